"""Text that was copied, and taken off the clipboard again when it is still there."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_KEPT_OUT = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\x01",
    _WINDOWS.format("CanIncludeInClipboardHistory"): b"\x00\x00\x00\x00",
    _WINDOWS.format("CanUploadToCloudClipboard"): b"\x00\x00\x00\x00",
    "x-kde-passwordManagerHint": b"secret",
}
"""What asks clipboard histories and clouds to leave the text alone."""


class Clipping(QObject):
    """One text on the clipboard; it goes at the latest when the program ends."""

    def __init__(self) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._text = ""
        if application is not None:
            application.aboutToQuit.connect(self.forget)

    def copy(self, text: str) -> None:
        """Put the text on the clipboard, marked as private."""
        carried = QMimeData()
        carried.setText(text)
        for kind, mark in _KEPT_OUT.items():
            carried.setData(kind, QByteArray(mark))
        QGuiApplication.clipboard().setMimeData(carried)
        self._text = text

    def forget(self) -> None:
        """Empty the clipboard if the text is still on it."""
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""
