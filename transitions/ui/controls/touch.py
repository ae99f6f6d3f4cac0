"""Nothing changes an answer by accident: guards for wheel and finger; focus shown to those who use keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QScrollBar,
    QScroller,
    QTabBar,
    QWidget,
)

_Kind = QEvent.Type
_FOCUS_KEYS = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    }
)
_STILL = (QScroller.State.Inactive, QScroller.State.Pressed)


def touch_scroll(area: QScrollArea) -> None:
    """Let a finger scroll this area; a mouse drag keeps selecting text."""
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)


def page_is_moving(widget: QWidget) -> bool:
    """Whether the nearest scroll area above the widget is being dragged or is still gliding."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if parent is None or not QScroller.hasScroller(parent.viewport()):
        return False
    return QScroller.scroller(parent.viewport()).state() not in _STILL


def hold_page(widget: QWidget) -> None:
    """Keep every scroll area above the widget still: this touch belongs to the widget."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and QScroller.hasScroller(parent.viewport()):
            QScroller.scroller(parent.viewport()).stop()
        parent = parent.parentWidget()


def focus_is_shown(widget: QWidget) -> bool:
    """Whether the widget has the focus and the person is steering with keys."""
    app = QApplication.instance()
    return widget.hasFocus() and app is not None and bool(app.property("keyboard_focus"))


def show_focus() -> None:
    """The person steers with keys: show where the focus is from now on."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty("keyboard_focus", True)


class InputGuard(QObject):
    """Application event filter: wheel, finger and focus in one place, since each filter costs every event."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._pressed_while_moving: QAbstractButton | None = None
        self._answers = {
            _Kind.MouseButtonPress: self._on_press,
            _Kind.MouseButtonRelease: self._on_release,
            _Kind.TouchBegin: self._on_touch,
            _Kind.KeyPress: self._on_key,
            _Kind.Wheel: self._on_wheel,
            _Kind.Polish: self._on_polish,
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        answer = self._answers.get(event.type())
        return answer(watched, event) if answer is not None else False

    def _on_press(self, watched: QObject, _event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            self._show_keyboard_focus(False)
        if isinstance(watched, QAbstractButton):
            self._pressed_while_moving = watched if page_is_moving(watched) else None
        return False

    def _on_release(self, watched: QObject, _event: QEvent) -> bool:
        if not isinstance(watched, QAbstractButton):
            return False
        remembered, self._pressed_while_moving = self._pressed_while_moving is watched, None
        if not remembered and not page_is_moving(watched):
            return False
        watched.setDown(False)
        return True

    def _on_touch(self, _watched: QObject, _event: QEvent) -> bool:
        self._show_keyboard_focus(False)
        return False

    def _on_key(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in _FOCUS_KEYS:
            self._show_keyboard_focus(True)
        return False

    def _on_wheel(self, watched: QObject, event: QEvent) -> bool:
        if not _changes_on_wheel(watched) or not isinstance(watched, QWidget) or watched.hasFocus():
            return False
        event.ignore()
        return True

    def _on_polish(self, watched: QObject, _event: QEvent) -> bool:
        if isinstance(watched, QWidget) and _changes_on_wheel(watched):
            _refuse_wheel_focus(watched)
        return False

    def _show_keyboard_focus(self, shown: bool) -> None:
        if bool(self._app.property("keyboard_focus")) == shown:
            return
        self._app.setProperty("keyboard_focus", shown)
        focused = self._app.focusWidget()
        if focused is not None:
            focused.update()


def _changes_on_wheel(watched: QObject) -> bool:
    if isinstance(watched, QScrollBar):
        return False
    return isinstance(watched, QAbstractSpinBox | QComboBox | QAbstractSlider | QTabBar)


def _refuse_wheel_focus(widget: QWidget) -> None:
    if widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
