"""Text that was copied, and taken off the clipboard again when its time is up and it is still there."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QByteArray, QCoreApplication, QDeadlineTimer, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_KEPT_OUT = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\x01",
    _WINDOWS.format("CanIncludeInClipboardHistory"): b"\x00\x00\x00\x00",
    _WINDOWS.format("CanUploadToCloudClipboard"): b"\x00\x00\x00\x00",
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"",
}
"""What asks clipboard histories and clouds to leave the text alone.

Run on Linux alone. The Windows names are from Microsoft's documentation. On macOS Qt hands a format
on under a prefix of its own, which a clipboard program need not know; PySide6 shows no converter.
"""
_SECOND = 1000


class Clipping(QObject):
    """One text on the clipboard; it goes after so many seconds, at the latest when the program ends.

    ``left`` carries the seconds there are left, each second; nothing is left when it has gone.
    """

    left = Signal(int)

    def __init__(self, seconds: int) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._text, self._seconds = "", seconds
        self._until = QDeadlineTimer()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_SECOND)
        self._ticking.timeout.connect(self._tick)
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
        self._until.setRemainingTime(self._seconds * _SECOND)
        self._ticking.start()
        self._tick()

    def forget(self) -> None:
        """Empty the clipboard if the text is still on it."""
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""
        self._ticking.stop()

    def _tick(self) -> None:
        seconds = ceil(self._until.remainingTime() / _SECOND)
        if seconds <= 0:
            self.forget()
        self.left.emit(max(0, seconds))
