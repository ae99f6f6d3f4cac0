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
    for toggle in page.findChildren(Toggle):
        restyle(toggle, reading="large" if on else "")
    for label in page.findChildren(QLabel):
        kind = label.property("own_kind") or label.property("kind")
        label.setProperty("own_kind", kind)
        wanted = LARGER.get(str(kind), str(kind)) if on else str(kind)
        restyle(label, kind=wanted, reading="large" if on else "")
