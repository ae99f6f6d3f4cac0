"""One finger on the screen, for the tests of single screens and controls."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


class Finger:
    """Put down, moved and lifted in the window's own coordinates."""

    def __init__(self, page: QWidget) -> None:
        self._page, self._device = page, QTest.createTouchDevice()
        self._at = QPoint()

    def down(self, point: QPoint) -> None:
        self._at = point
        self._sequence().press(0, point, self._page.window()).commit()

    def drag(self, distance: int) -> None:
        for _ in range(abs(distance) // 8):
            self._at += QPoint(0, 8 if distance > 0 else -8)
            self._sequence().move(0, self._at, self._page.window()).commit()
            QTest.qWait(8)

    def up(self) -> None:
        self._sequence().release(0, self._at, self._page.window()).commit()

    def tap(self, widget: QWidget) -> None:
        self.down(widget.mapTo(self._page.window(), widget.rect().center()))
        self.up()

    def _sequence(self) -> QTest.QTouchEventSequence:
        return QTest.touchEvent(self._page.window(), self._device, autoCommit=False)
