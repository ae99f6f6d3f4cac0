"""What somebody meets in a window: by a reader, by a finger, with large letters, with tired eyes.

Each function tells what is wrong, by name; nothing is wrong when it tells nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from tests.ui.test_theme import contrast
from transitions.ui.look.tokens import current_look

_Role = QAccessible.Role
NAMELESS_ROLES = frozenset({_Role.NoRole, _Role.Client, _Role.Pane, _Role.Border, _Role.Window})
"""Roles that tell a reader nothing about what can be done."""

READABLE, READABLE_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 24, 19
"""Pixels from which letters are large: 18 points, or 14 of bold ones."""
_ROUNDING = 1


@dataclass(frozen=True)
class Met:
    """One thing of the accessible tree."""

    role: QAccessible.Role
    name: str
    focusable: bool
    disabled: bool
    checkable: bool
    checked: bool
    widget: QWidget | None

    def __str__(self) -> str:
        called = self.widget.objectName() if self.widget is not None else ""
        return f"{self.role.name} {called or type(self.widget).__name__} '{self.name}'"


def met(root: QWidget) -> list[Met]:
    """What a reader finds below a widget, in its order; what is not in sight is passed by."""
    face = QAccessible.queryAccessibleInterface(root)
    return [*_walk(face)]


def _walk(face: QAccessibleInterface) -> Iterator[Met]:
    state = face.state()
    if state.invisible:
        return
    thing = face.object()
    yield Met(
        face.role(), face.text(QAccessible.Text.Name).strip(), bool(state.focusable), bool(state.disabled),
        bool(state.checkable), bool(state.checked), thing if isinstance(thing, QWidget) else None,
    )
    for place in range(face.childCount()):
        child = face.child(place)
        if child.isValid():
            yield from _walk(child)


def unnamed(root: QWidget) -> list[str]:
    """What can be acted on and has no name for readers."""
    return [str(thing) for thing in met(root) if _acted_on(thing) and not thing.name]


def without_a_role(root: QWidget) -> list[str]:
    """What can be acted on and does not say what it is."""
    return [str(thing) for thing in met(root) if _acted_on(thing) and thing.role in NAMELESS_ROLES]


def unlike_its_state(root: QWidget) -> list[str]:
    """Buttons whose state a reader is told otherwise than it is."""
    wrong: list[str] = []
    for thing in met(root):
        button = thing.widget
        if not isinstance(button, QAbstractButton):
            continue
        told = (thing.checkable, thing.checked, thing.disabled)
        if told != (button.isCheckable(), button.isChecked(), not button.isEnabled()):
            wrong.append(str(thing))
    return wrong


def without_an_object_name(root: QWidget) -> list[str]:
    """What a person can act on and a test cannot find."""
    return [type(widget).__name__ for widget in _controls(root) if "." not in widget.objectName()]


def too_small(root: QWidget) -> list[str]:
    """Targets that a finger misses."""
    least = current_look().length("size.target")
    small = (w for w in _controls(root) if min(w.width(), w.height()) < least)
    return [f"{w.objectName()} {w.width()}x{w.height()}" for w in small]


def clipped(root: QWidget) -> list[str]:
    """Words that have less room than they need, and anything that reaches out of the window."""
    lost = [f"{_called(w)}: {why}" for w in _shown(root) if (why := _lost(w))]
    return lost + [f"{_called(w)}: outside" for w in _controls(root) if _reaches_out(w, root)]


def _lost(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and widget.text():
        return _lost_words(widget)
    needed = widget.minimumSizeHint().width()
    if isinstance(widget, QAbstractButton) and widget.text() and widget.width() < needed:
        return f"{widget.width()} of {needed} wide"
    if isinstance(widget, QAbstractButton | QLineEdit):
        needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else (
            widget.fontMetrics().height()
        )
        return f"{widget.height()} of {needed} high" if widget.height() < needed - _ROUNDING else ""
    return ""


def _lost_words(label: QLabel) -> str:
    """Measured by Qt itself, which paints them: labels of ours remember what they found."""
    needed = QLabel.heightForWidth(label, label.width()) if label.wordWrap() else label.sizeHint().height()
    if label.height() < needed - _ROUNDING:
        return f"{label.height()} of {needed} high"
    metrics = QFontMetrics(label.font())
    parts = label.text().split() if label.wordWrap() else label.text().splitlines()
    widest = max(map(metrics.horizontalAdvance, parts), default=0)
    room = label.contentsRect().width()
    return f"{room} of {widest} wide" if room < widest - _ROUNDING else ""


def _reaches_out(widget: QWidget, root: QWidget) -> bool:
    """Whether it is cut at a side: nothing scrolls sideways but pages of paper."""
    left = widget.mapTo(root, QPoint(0, 0)).x()
    room = root.rect()
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea):
            if parent.horizontalScrollBar().maximum():
                return False
            start = parent.viewport().mapTo(root, QPoint(0, 0)).x()
            room = room.intersected(QRect(start, 0, parent.viewport().width(), room.height()))
        parent = parent.parentWidget()
    return left < room.left() - _ROUNDING or left + widget.width() > room.left() + room.width() + _ROUNDING


def too_faint(root: QWidget) -> list[str]:
    """Labels whose words stand out too little from what they are painted on."""
    picture = root.grab().toImage()
    ratio = picture.devicePixelRatio()
    faint: list[str] = []
    for label in _shown(root):
        if not isinstance(label, QLabel) or not label.text() or not label.isEnabled():
            continue
        seen = label.visibleRegion().boundingRect()
        if seen.isEmpty():
            continue
        area = QRect(label.mapTo(root, seen.topLeft()) * ratio, seen.size() * ratio)
        least, found = _least(label), contrast(_ink(label), _ground(picture, area))
        if found < least:
            faint.append(f"{_called(label)} '{label.text()[:30]}' {found:.2f} < {least}")
    return faint


def _ink(label: QLabel) -> QColor:
    return label.palette().color(label.foregroundRole())


def _ground(picture: QImage, area: QRect) -> QColor:
    """The colour there is most of."""
    seen = picture.copy(area.intersected(picture.rect())).convertToFormat(QImage.Format.Format_RGB32)
    dots = memoryview(seen.constBits()).cast("I")
    counted = Counter(dots[:: max(1, len(dots) // 4000)])
    return QColor.fromRgb(counted.most_common(1)[0][0])


def _least(label: QLabel) -> float:
    size, bold = label.fontInfo().pixelSize(), label.font().weight() >= 600
    return READABLE_LARGE if size >= (LARGE_BOLD if bold else LARGE) else READABLE


def _acted_on(thing: Met) -> bool:
    return thing.focusable and not thing.disabled and not isinstance(thing.widget, QScrollBar)


def _shown(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget, QScrollBar):
            yield widget


def _controls(root: QWidget) -> Iterator[QWidget]:
    """Buttons and fields in sight, also those further down a page that scrolls."""
    for widget in _shown(root):
        if isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit):
            yield widget


def _called(widget: QWidget) -> str:
    parent: QWidget | None = widget
    while parent is not None and not parent.objectName():
        parent = parent.parentWidget()
    own = f" ({type(widget).__name__})" if parent is not widget else ""
    return f"{parent.objectName() if parent is not None else ''}{own}"


EVERYTHING = {
    "no name": unnamed, "no role": without_a_role, "another state": unlike_its_state,
    "no object name": without_an_object_name, "too small": too_small, "clipped": clipped,
    "too faint": too_faint,
}


def everything_wrong(root: QWidget) -> dict[str, list[str]]:
    """All that is wrong in a window, by what it is."""
    found = {what: [*dict.fromkeys(look(root))] for what, look in EVERYTHING.items()}
    return {what: wrong for what, wrong in found.items() if wrong}
