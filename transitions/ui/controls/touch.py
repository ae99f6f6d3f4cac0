"""Nothing changes an answer by accident: guards for wheel and finger; focus shown to those who use keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTouchEvent, QWheelEvent
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
from shiboken6 import isValid

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
_BY_SOMEBODY = frozenset(
    {
        _Kind.KeyPress,
        _Kind.MouseMove,
        _Kind.MouseButtonPress,
        _Kind.Wheel,
        _Kind.TouchBegin,
        _Kind.TouchUpdate,
        _Kind.TabletPress,
        _Kind.TabletMove,
    }
)
_AS_THE_SYSTEM = -1
"""The interval of a double click where nobody has set one."""
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


@contextmanager
def undisturbed() -> Iterator[None]:
    """A page is being made, and nobody can touch it meanwhile; around nothing that asks a person.

    Making a page sends itself thousands of events, and the guard looks at each: a third of the time.
    """
    app = QApplication.instance()
    guard = app.findChild(InputGuard) if app is not None else None
    if app is None or guard is None or guard.resting:
        yield
        return
    guard.resting = True
    app.removeEventFilter(guard)
    try:
        yield
    finally:
        app.installEventFilter(guard)
        guard.resting = False


class InputGuard(QObject):
    """Application event filter: wheel, finger and focus in one place, since each filter costs every event.

    Two filters took 40 % of the time in which a page of the form was built; so whoever wants to know
    that somebody is there listens to ``touched`` here, and it rests while a page is made.
    """

    touched = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.resting = False
        self._pressed: QAbstractButton | None = None
        self._moved = False
        self._tapped = QPointF()
        self._answers = {
            _Kind.MouseButtonPress: self._on_press,
            _Kind.MouseButtonRelease: self._on_release,
            _Kind.TouchBegin: self._on_touch,
            _Kind.TouchEnd: self._on_touch_end,
            _Kind.TouchCancel: self._on_touch_end,
            _Kind.KeyPress: self._on_key,
            _Kind.Wheel: self._on_wheel,
            _Kind.DragEnter: self._on_drop,
            _Kind.DragMove: self._on_drop,
            _Kind.Drop: self._on_drop,
            _Kind.MouseMove: _let_be,
            _Kind.TouchUpdate: self._on_touch_move,
            _Kind.TabletPress: _let_be,
            _Kind.TabletMove: _let_be,
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        answer = self._answers.get(kind)
        if answer is None:
            return False
        if kind in _BY_SOMEBODY:
            self.touched.emit()
        return answer(watched, event)

    def _on_press(self, watched: QObject, _event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            self._show_keyboard_focus(False)
        if isinstance(watched, QAbstractButton):
            self._pressed, self._moved = watched, page_is_moving(watched)
        return False

    def _on_release(self, watched: QObject, _event: QEvent) -> bool:
        if not isinstance(watched, QAbstractButton):
            return False
        moved, self._pressed = self._moved and self._pressed is watched, None
        if not moved and not page_is_moving(watched):
            return False
        watched.setDown(False)
        return True

    def _on_touch(self, watched: QObject, event: QEvent) -> bool:
        self._show_keyboard_focus(False)
        if watched.isWindowType() and isinstance(event, QTouchEvent):
            self._tell_taps_apart(event.point(0).globalPosition())
        return False

    def _on_touch_move(self, watched: QObject, _event: QEvent) -> bool:
        """A finger that is still before it is lifted leaves the page at rest: remember that it moved it."""
        if watched.isWindowType() and self._pressed is not None and isValid(self._pressed):
            self._moved = self._moved or page_is_moving(self._pressed)
        return False

    def _on_touch_end(self, watched: QObject, event: QEvent) -> bool:
        if watched.isWindowType():
            QApplication.setDoubleClickInterval(_AS_THE_SYSTEM)
        return self._on_touch_move(watched, event)

    def _tell_taps_apart(self, point: QPointF) -> None:
        """Qt takes two quick taps for a double click wherever they are, and the second is lost."""
        away, self._tapped = point - self._tapped, point
        if away.manhattanLength() > QGuiApplication.styleHints().touchDoubleTapDistance():
            QApplication.setDoubleClickInterval(0)

    def _on_key(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in _FOCUS_KEYS:
            self._show_keyboard_focus(True)
        return False

    def _on_wheel(self, watched: QObject, event: QEvent) -> bool:
        if watched.isWindowType() and isinstance(event, QWheelEvent):
            _refuse_wheel_focus(QApplication.widgetAt(event.globalPosition().toPoint()))
        if not _changes_on_wheel(watched) or not isinstance(watched, QWidget) or watched.hasFocus():
            return False
        event.ignore()
        return True

    def _on_drop(self, watched: QObject, event: QEvent) -> bool:
        """Words that are dropped move what somebody said; they are typed, copied and inserted instead."""
        event.ignore()
        return isinstance(watched, QWidget)

    def _show_keyboard_focus(self, shown: bool) -> None:
        if bool(self._app.property("keyboard_focus")) == shown:
            return
        self._app.setProperty("keyboard_focus", shown)
        focused = self._app.focusWidget()
        if focused is not None:
            focused.update()


def _let_be(_watched: QObject, _event: QEvent) -> bool:
    return False


def _changes_on_wheel(watched: QObject) -> bool:
    if isinstance(watched, QScrollBar):
        return False
    return isinstance(watched, QAbstractSpinBox | QComboBox | QAbstractSlider | QTabBar)


def _refuse_wheel_focus(widget: QWidget | None) -> None:
    """The wheel gives the cursor to what it turns over, before that can pass it on."""
    while widget is not None and not widget.isWindow():
        if _changes_on_wheel(widget) and widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget = widget.parentWidget()
