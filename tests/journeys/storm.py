"""Everything that happens to a screen by accident: wheels, drags, swipes, pastes and drops, at random."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from tests.journeys.finger import STRIDE, touch_screen
from transitions.ui.controls.signature import SignaturePad

PASTED = "7"
"""A text that an answer, a number, a date and a score would all take."""
LEAST_DRAG = 96
"""Shorter than this a finger or a mouse has pressed where it came down."""
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
CTRL = Qt.KeyboardModifier.ControlModifier


class Storm:
    """Beats down on whatever the window shows; what she does on purpose is not in it."""

    def __init__(self, window: QWidget, chance: Random) -> None:
        self._window, self._chance = window, chance
        handle = window.windowHandle()
        assert handle is not None
        self._handle: QWindow = handle
        self._controls: list[QWidget] = []
        self._kinds: tuple[Callable[[], None], ...] = (
            self.wheel, self.wheel, self.swipe, self.drag, self.paste, self.middle_click, self.drop,
        )

    def rage(self, blows: int) -> None:
        """So many events, one after the other, while the page glides."""
        QGuiApplication.clipboard().setText(PASTED)
        self._controls = self._window.findChildren(QWidget)
        for _ in range(blows):
            self._chance.choice(self._kinds)()
            QApplication.processEvents()
        QGuiApplication.clipboard().clear()

    def wheel(self) -> None:
        notches = self._chance.choice((-3, -1, 1, 3)) * 120
        turn = QPoint(notches, 0) if self._chance.random() < 1 / 8 else QPoint(0, notches)
        QTest.wheelEvent(self._handle, QPointF(self._point()), turn)

    def swipe(self) -> None:
        begin, end = self._far_apart()
        screen, window = touch_screen(), self._window
        QTest.touchEvent(window, screen, autoCommit=False).press(0, begin, window).commit()
        for point in _between(begin, end):
            QTest.touchEvent(window, screen, autoCommit=False).move(0, point, window).commit()
        QTest.touchEvent(window, screen, autoCommit=False).release(0, end, window).commit()

    def drag(self) -> None:
        begin, end = self._far_apart()
        QTest.mousePress(self._handle, LEFT, pos=begin)
        for point in _between(begin, end):
            QTest.mouseMove(self._handle, point)
        QTest.mouseRelease(self._handle, LEFT, pos=end)

    def paste(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not isinstance(focused, QLineEdit | QPlainTextEdit):
            QTest.keyClick(focused, Qt.Key.Key_V, CTRL)

    def middle_click(self) -> None:
        QTest.mouseClick(self._handle, MIDDLE, pos=self._point())

    def drop(self) -> None:
        """A text or a file let go over something that was on the way."""
        carried = QMimeData()
        carried.setText(PASTED)
        if self._chance.random() < 1 / 2:
            carried.setUrls([QUrl.fromLocalFile("/tmp/billede.png")])  # noqa: S108 - it is not read
        point = self._point()
        over = self._window.childAt(point) or self._window
        for kind in (QDragEnterEvent, QDragMoveEvent):
            offered = kind(over.mapFrom(self._window, point), Qt.DropAction.CopyAction, carried, LEFT,
                           Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(over, offered)
        dropped = QDropEvent(QPointF(over.mapFrom(self._window, point)), Qt.DropAction.CopyAction, carried,
                             LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(over, dropped)

    def _point(self) -> QPoint:
        """Anywhere, more often on something that can be pressed."""
        area = self._window.rect()
        point = QPoint(self._chance.randrange(area.width()), self._chance.randrange(area.height()))
        if self._chance.random() < 2 / 3:
            control = self._chance.choice(self._controls)
            if isValid(control) and _in_reach(control):
                point = control.mapTo(self._window, control.rect().center())
        return point if area.contains(point) else area.center()

    def _far_apart(self) -> tuple[QPoint, QPoint]:
        """Where a drag begins and ends: far from each other, and never on a field for signatures."""
        while True:
            begin, end = self._point(), self._point()
            signing = any(isinstance(self._window.childAt(point), SignaturePad) for point in (begin, end))
            if not signing and abs(begin.y() - end.y()) >= LEAST_DRAG:
                return begin, end


def _in_reach(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.visibleRegion().isEmpty()


def _between(begin: QPoint, end: QPoint) -> list[QPoint]:
    steps = max(2, (end - begin).manhattanLength() // (8 * STRIDE))
    return [begin + (end - begin) * step / steps for step in range(1, steps + 1)]
