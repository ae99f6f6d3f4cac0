"""Where the cursor is when a page has come into sight and nothing on it has asked for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def take_focus(page: QWidget, *, unless_in: QWidget | None = None) -> None:
    """Put the cursor at the beginning of the page, so that no button elsewhere answers to Return.

    It stays where it is inside the page, or inside ``unless_in``.
    """
    focused = QApplication.focusWidget()
    kept = (page, unless_in) if unless_in is not None else (page,)
    if focused is None or not any(part is focused or part.isAncestorOf(focused) for part in kept):
        page.setFocus(Qt.FocusReason.OtherFocusReason)
