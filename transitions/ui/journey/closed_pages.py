"""The pages of a family that a colleague has now: they can be read, and nothing written in them."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from transitions.ui.controls.signature import SignaturePad

READING = re.compile(
    r"""
      adbb\.(back|open\..+|over_time|over_time\.open\..+|to_profile)
    | consent\.(board\.[^.]+|letter\.open|preview|to_introduction|waiting\.family)
    | form\.(full|missing\..+|next|next_missing|previous|section\..+|sections\..+|to_introduction)
    | handover\.(large|log\.more|more|obstacle\..+|onward|pages\..+|present\..+|product\..+|trouble\..+)
    | family\.(child\.cpr\.show|mistake.*)
    | form\..+\.earlier
    | .+\.erase
    """,
    re.VERBOSE,
)
"""The buttons that lead elsewhere, show more, or delete a family that is with the colleague now."""

_SEEN = frozenset({QEvent.Type.Show, QEvent.Type.EnabledChange, QEvent.Type.ReadOnlyChange})


class ClosedPages(QObject):
    """What comes into sight below ``pages`` while they are closed is closed too, whoever opens it.

    There is no way back: pages that are open again are made anew.
    """

    def __init__(self, pages: QWidget) -> None:
        super().__init__(pages)
        self._pages = pages
        self.closed = False

    def close(self) -> None:
        """Close what is there, and what comes."""
        if self.closed:
            return
        self.closed = True
        for widget in self._pages.findChildren(QWidget):
            _close(widget)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def release(self) -> None:
        """Nothing that is made from now on is closed."""
        self.closed = False
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SEEN and isinstance(watched, QWidget) and self._pages.isAncestorOf(watched):
            _close(watched)
        return False


def _close(widget: QWidget) -> None:
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        if not widget.isReadOnly():
            widget.setReadOnly(True)
    elif widget.isEnabled() and _writes(widget):
        widget.setEnabled(False)


def _writes(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton):
        return READING.fullmatch(widget.objectName()) is None
    return isinstance(widget, SignaturePad)
