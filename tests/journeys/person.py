"""A person with a keyboard and nothing else: Tab, Space, arrows, letters, shortcuts.

Every stop of the cursor must be in sight, lead on, and be reached from where the cursor was.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from tests.journeys.program import Never, Program

Key = Qt.Key
NOTHING = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Trapped(AssertionError):
    """Tab does not lead on, or not to where the person wants to go."""


class OutOfSight(AssertionError):
    """The cursor is where nobody can see it."""


class Hands:
    """Every key goes to the widget that has the focus; nothing is reached in another way."""

    def __init__(self, program: Program) -> None:
        self.program = program

    @property
    def focus(self) -> QWidget:
        """Where the cursor is."""
        return QApplication.focusWidget() or self.program.window

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """Press a key."""
        QTest.keyClick(self.focus, key, modifier)

    def type(self, text: str) -> None:
        """Type letters where the cursor is."""
        QTest.keyClicks(self.focus, text)

    def walk(self, name: str, *, back: bool = False, limit: int = 160) -> QWidget:
        """Tab on to a control, or back with Shift."""
        self.program.until_sees(name)
        passed: list[QWidget] = [self.focus]
        while self.focus.objectName() != name:
            self._tab(back=back)
            if self.focus in passed or len(passed) > limit:
                stops = [stop.objectName() or type(stop).__name__ for stop in passed]
                raise Trapped(f"{name} is not reached within {len(stops)} stops: {stops}")
            passed.append(self.focus)
        return self._in_sight(self.focus)

    def press(self, name: str) -> None:
        """Walk to a button, a toggle or a box and press Space."""
        self.walk(name)
        self.key(Key.Key_Space)

    def write(self, name: str, text: str) -> None:
        """Walk to a field and type, in place of what stands there."""
        self.walk(name)
        self.key(Key.Key_A, CTRL)
        self.key(Key.Key_Delete)
        self.type(text)

    def choose(self, name: str) -> None:
        """Choose one of several: Tab into the group, arrows to the answer, Space where none is in."""
        button = self.program.until_sees(name)
        assert isinstance(button, QAbstractButton)
        self._walk_into(button.group())
        for _ in range(12):
            if self.focus is not button:
                self.key(_arrow(self.focus, button))
        assert self.focus is button, f"the arrows lead to {self.focus.objectName()}, not to {name}"
        if not button.isChecked():
            self.key(Key.Key_Space)
        assert button.isChecked(), name

    def _tab(self, *, back: bool = False) -> None:
        before = self.focus
        self.key(Key.Key_Backtab if back else Key.Key_Tab, SHIFT if back else NOTHING)
        if self.focus is before:
            raise Trapped(f"{before.objectName() or before} keeps the cursor")

    def _walk_into(self, group: QButtonGroup) -> None:
        passed: list[QWidget] = []
        while self.focus not in group.buttons():
            if self.focus in passed:
                raise Trapped(f"{[button.objectName() for button in group.buttons()]} is not reached")
            passed.append(self.focus)
            self._tab()
        self._in_sight(self.focus)

    def _in_sight(self, widget: QWidget) -> QWidget:
        try:
            self.program.until(lambda: not widget.visibleRegion().isEmpty())
        except Never:
            raise OutOfSight(widget.objectName()) from None
        return widget


def _arrow(here: QWidget, there: QWidget) -> Qt.Key:
    """The arrow that points from one control to another."""
    way = there.mapToGlobal(there.rect().center()) - here.mapToGlobal(here.rect().center())
    if abs(way.y()) >= here.height() // 2:
        return Key.Key_Down if way.y() > 0 else Key.Key_Up
    return Key.Key_Right if way.x() > 0 else Key.Key_Left
