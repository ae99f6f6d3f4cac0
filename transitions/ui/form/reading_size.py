"""Larger words for people who read along from across a table."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from transitions.ui.controls.toggle import Toggle
from transitions.ui.look.restyle import restyle

LARGER = {
    "label": "h2", "translation": "translation-large", "body": "reading", "muted": "lead", "caption": "quiet",
}
"""What each kind of words becomes."""


def enlarge(page: QWidget, on: bool) -> None:
    """Every label and pill of the page in its larger size, or as it was."""
    size = "large" if on else ""
    for toggle in page.findChildren(Toggle):
        restyle(toggle, reading=size)
    for label in page.findChildren(QLabel):
        own = label.property("own_kind")
        kind = str(own or label.property("kind") or "")
        if on and own is None and kind in LARGER:
            label.setProperty("own_kind", kind)
        restyle(label, kind=LARGER.get(kind, kind) if on else kind, reading=size)
