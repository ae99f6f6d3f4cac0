"""Two ways of working the window: with the keyboard alone, and with the mouse alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from tests.ui.shell_stage import Shell

FAR = 150
"""So many stops of the Tab key is further than anything may be."""


ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up)


class Keyboard:
    """Finds everything with Tab, and never touches a widget but by keys."""

    def __init__(self, house: Shell) -> None:
        self._house = house

    def walk_to(self, name: str) -> None:
        """Press Tab until the cursor is there; a trap or something out of reach fails."""
        passed: list[str] = []
        for _ in range(FAR):
            if self._here() == name:
                return
            passed.append(self._here())
            self._key(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} cannot be reached with Tab; passed {passed[-12:]}")

    def write(self, name: str, text: str) -> None:
        """Walk there and type, in place of what stands there."""
        self.walk_to(name)
        self._key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(QApplication.focusWidget() or self._house.window, text)

    def press(self, name: str) -> None:
        """Walk there and press Space, or Enter where a button takes it."""
        self.walk_to(name)
        self._key(Qt.Key.Key_Space)

    def choose(self, group: str, option: str) -> None:
        """Walk to a group of radio buttons and step to one of them with the arrows."""
        for _ in range(FAR):
            if self._here().startswith(f"{group}."):
                break
            self._key(Qt.Key.Key_Tab)
        passed: list[str] = []
        for arrow in [arrow for arrow in ARROWS for _ in range(6)]:
            passed.append(self._here())
            if self._here() == f"{group}.{option}":
                self._key(Qt.Key.Key_Space)
                return
            self._key(arrow)
        raise AssertionError(f"{group}.{option} cannot be reached with the arrows from {passed}")

    def step(self, forward: bool = True) -> None:
        """Go to the next or the previous step of the journey."""
        key = Qt.Key.Key_Right if forward else Qt.Key.Key_Left
        self._key(key, Qt.KeyboardModifier.AltModifier)
        self._house.settle()

    def _here(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def _key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._house.window, key, modifier)


class Mouse:
    """Clicks what is in sight, scrolling it into sight first, and types where the click put the cursor."""

    def __init__(self, house: Shell) -> None:
        self._house = house

    def press(self, name: str) -> None:
        """Click the middle of a control."""
        widget = self._in_sight(name)
        if isinstance(widget, QAbstractButton):
            assert widget.isEnabled(), name
        self._click(widget)

    def write(self, name: str, text: str) -> None:
        """Click into a field and type, in place of what stands there."""
        widget = self._in_sight(name)
        self._click(widget)
        field = QApplication.focusWidget()
        assert field is not None
        assert field is widget or widget.isAncestorOf(field), name
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)

    def draw(self, name: str) -> None:
        """Sign with the mouse."""
        pad = self._in_sight(name)
        left, middle = Qt.MouseButton.LeftButton, pad.height() // 2
        QTest.mousePress(pad, left, pos=QPoint(20, middle))
        for step in range(1, 25):
            QTest.mouseMove(pad, QPoint(20 + 8 * step, middle + (step * 13) % 40 - 20))
        QTest.mouseRelease(pad, left, pos=QPoint(230, middle))

    def _in_sight(self, name: str) -> QWidget:
        widget = self._house.control(name)
        assert widget.isVisible(), name
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget, 20, 60)
            parent = parent.parentWidget()
        QApplication.processEvents()
        return widget

    def _click(self, widget: QWidget) -> None:
        window = widget.window()
        middle = widget.mapTo(window, widget.rect().center())
        target = window.childAt(middle) or widget
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(window, middle))
