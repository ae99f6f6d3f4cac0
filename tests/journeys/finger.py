"""A person with one finger and nothing else: taps, swipes, a signature, and the keyboard on the screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScroller, QWidget

from tests.journeys.program import Program
from transitions.ui.controls.signature import SignaturePad

STRIDE = 8
"""A finger moves in small steps; so many pixels each."""
HOLD_MS = 120
"""A finger that is still before it is lifted sends nothing gliding."""
SWIPES = 40
"""So many swipes is further than anything may be."""


@cache
def touch_screen() -> QPointingDevice:
    """The one touch screen of the computer."""
    return QTest.createTouchDevice()


class Finger:
    """Nothing is reached but by touching what is in sight; what is not is swiped into sight first."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def press(self, name: str) -> None:
        """Tap a button, a toggle or a box."""
        self.tap(self._still(name))

    def choose(self, name: str) -> None:
        """Tap one of several answers."""
        self.press(name)

    def write(self, name: str, text: str) -> None:
        """Tap a field and write with the keyboard on the screen, in place of what stands there."""
        field = self._still(name)
        self.tap(field)
        focused = QApplication.focusWidget()
        assert focused is not None, name
        assert focused is field or field.isAncestorOf(focused), f"a tap on {name} went to {focused}"
        commit(focused, text)

    def sign(self, name: str) -> None:
        """Draw a wave across a field for signatures."""
        pad = self._still(name)
        left = pad.mapTo(pad.window(), QPoint(20, pad.height() // 2))
        wave = [left + QPoint(8 * step, (step * 13) % 40 - 20) for step in range(25)]
        self.draw(pad.window(), wave)

    def tap(self, widget: QWidget) -> None:
        """Touch the middle of a widget for a moment."""
        window = widget.window()
        self.draw(window, [widget.mapTo(window, widget.rect().center())])

    def draw(self, window: QWidget, way: list[QPoint], pause_ms: int = 0, hold_ms: int = 0) -> None:
        """Put the finger down, move it along, hold it still, lift it."""
        screen = touch_screen()
        QTest.touchEvent(window, screen, autoCommit=False).press(0, way[0], window).commit()
        for point in way[1:]:
            QTest.touchEvent(window, screen, autoCommit=False).move(0, point, window).commit()
            QTest.qWait(pause_ms)
        QTest.qWait(hold_ms)
        QTest.touchEvent(window, screen, autoCommit=False).release(0, way[-1], window).commit()
        QApplication.processEvents()

    def swipe(self, window: QWidget, begin: QPoint, distance: int) -> None:
        """Move the finger down (or up, with a negative distance), hold it still and lift it."""
        sign = 1 if distance > 0 else -1
        way = [begin + QPoint(0, sign * step) for step in range(0, abs(distance) + 1, STRIDE)]
        self.draw(window, way, pause_ms=4, hold_ms=HOLD_MS)

    def in_sight(self, widget: QWidget) -> QWidget:
        """Swipe whatever scrolls around the widget until its middle is in sight, and let it come to rest."""
        for area in _areas_round(widget):
            for _ in range(SWIPES):
                away = _distance(area, widget)
                if not away:
                    break
                self._swipe_in(area, away)
            assert not _distance(area, widget), f"{widget.objectName()} cannot be swiped into sight"
        return widget

    def _still(self, name: str) -> QWidget:
        """The control in sight, when no answer that moves the page is on its way any more."""
        session = self.program.window.session
        if session is not None:
            self.program.until(lambda: session.work.idle)
        QApplication.processEvents()
        return self.in_sight(self.program.until_sees(name))

    def _swipe_in(self, area: QAbstractScrollArea, away: int) -> None:
        viewport, window = area.viewport(), area.window()
        room = viewport.rect()
        reach = room.height() * 2 // 3
        distance = max(-reach, min(reach, -away))
        distance += STRIDE * 4 * (1 if distance > 0 else -1)
        begin = _where_to_begin(area, room, distance)
        self.swipe(window, viewport.mapTo(window, begin), distance)
        scroller = QScroller.scroller(viewport)
        self.program.until(lambda: scroller.state() == QScroller.State.Inactive)


def commit(focused: QWidget, text: str) -> None:
    """Write as a keyboard on the screen does: it takes what stands there and hands over whole words."""
    around, at = Qt.InputMethodQuery.ImSurroundingText, Qt.InputMethodQuery.ImCursorPosition
    asked = QInputMethodQueryEvent(around | at)
    QApplication.sendEvent(focused, asked)
    there, cursor = str(asked.value(around) or ""), int(asked.value(at) or 0)
    written = QInputMethodEvent()
    written.setCommitString(text, -cursor, len(there))
    QApplication.sendEvent(focused, written)


def _areas_round(widget: QWidget) -> list[QAbstractScrollArea]:
    """What scrolls around a widget, the outermost first."""
    areas: list[QAbstractScrollArea] = []
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea) and QScroller.hasScroller(parent.viewport()):
            areas.insert(0, parent)
        parent = parent.parentWidget()
    return areas


def _distance(area: QAbstractScrollArea, widget: QWidget) -> int:
    """How far the page must be scrolled before the widget's middle is well in sight."""
    room, bar = area.viewport().rect(), area.verticalScrollBar()
    shown = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
    middle, edge = shown.center().y(), min(shown.height() // 2, room.height() // 4)
    above, below = middle - edge - room.top(), middle + edge - room.bottom()
    return max(above, -bar.value()) if above < 0 else min(max(0, below), bar.maximum() - bar.value())


def _where_to_begin(area: QAbstractScrollArea, room: QRect, distance: int) -> QPoint:
    """A point to put the finger on, with room to move; a field for signatures keeps the page."""
    y = room.height() // 8 if distance > 0 else room.height() * 7 // 8
    for x in (room.center().x(), room.width() // 6, 6):
        if not isinstance(area.viewport().childAt(QPoint(x, y)), SignaturePad):
            return QPoint(x, y)
    raise AssertionError("no room for a finger")
