"""Scores side by side: one press, one key, and never a wheel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QRadioButton, QVBoxLayout, QWidget

from transitions.ui.controls.drawn import EXPANDING, draws_itself
from transitions.ui.controls.editors.editor import Editor, Speech
from transitions.ui.controls.labels import look_changed
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.touch import focus_is_shown, show_focus
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.painting import (
    brush_for,
    draw_box,
    draw_ringed,
    draw_text,
    longest_word,
    text_height,
)
from transitions.ui.look.tokens import Look, current_look

NOT_ASSESSED = "not_assessed"
UNASSESSED_KEY = Qt.Key.Key_I
_CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
_TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


class ScoreSegment(QRadioButton):
    """One score as a large field: the digit above, what it means beneath."""

    def __init__(self, score: int, caption: str, name: str, spoken: str) -> None:
        super().__init__(str(score))
        draws_itself(self, name, EXPANDING, wraps=True)
        self.setAccessibleName(spoken)
        self._caption = caption

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = current_look()
        side = look.length("space.s")
        least = look.length("size.score_height" if self._caption else "size.step")
        words = text_height(look.font("caption", 500), self._caption, width - 2 * side)
        return max(least, self._digit_height(look) + words + look.length("space.xl"))

    def sizeHint(self) -> QSize:
        look = current_look()
        word = longest_word(look.font("caption", 500), self._caption) + 2 * look.length("space.s")
        width = max(look.length("size.score_width"), word)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = brush_for(self)
        self._paint_box(painter, look)
        colour = look.colour(self._ink())
        side, tall = look.length("space.s"), self._digit_height(look)
        font = look.font("caption", 500)
        below = text_height(font, self._caption, self.width() - 2 * side) if self._caption else 0
        digit = QRectF(0, (self.height() - tall - below) / 2, self.width(), tall)
        draw_text(painter, digit, self.text(), look.font("score", 600), colour, Qt.AlignmentFlag.AlignCenter)
        words = QRectF(side, digit.bottom(), self.width() - 2 * side, below)
        quiet = look.colour("muted" if self._ink() == "text" else self._ink())
        draw_text(painter, words, self._caption, font, quiet, _TOP)
        painter.end()

    def _digit_height(self, look: Look) -> int:
        return look.length("type.score") + look.length("space.m")

    def _paint_box(self, painter: QPainter, look: Look) -> None:
        area, radius = QRectF(self.rect()), look.length("radius.score")
        fill, edge = look.colour(self._fill()), look.colour(self._edge())
        if focus_is_shown(self) and self.isChecked():
            draw_ringed(painter, area, radius, look, fill, look.colour("surface"))
        elif focus_is_shown(self):
            draw_box(painter, area, radius, fill, look.colour("focus"), look.border("ring"))
        else:
            draw_box(painter, area, radius, fill, edge, look.border("control"))

    def _fill(self) -> str:
        if not self.isEnabled():
            return "sunken"
        if self.isChecked():
            return "primary"
        return "tint" if self.underMouse() else "surface"

    def _edge(self) -> str:
        if not self.isEnabled():
            return "line"
        if self.property("state") == "error":
            return "danger"
        return "primary" if self.isChecked() or self.underMouse() else "edge"

    def _ink(self) -> str:
        if not self.isEnabled():
            return "muted" if self.isChecked() else "disabled"
        return "on_primary" if self.isChecked() else "text"


class ScoreEditor(Editor):
    """Scores from 0 upwards, or `not_assessed`, or None. Digits choose, I is not assessed, Backspace clears.

    ``moving`` asks for what comes next (1) or came before (-1): after a digit key and by Enter and the
    arrows up and down, never after a press of mouse or finger. A key that is held down counts once.
    """

    moving = Signal(int)
    keys = ("scores", "clear")

    def __init__(self, name: str, words: Speech, captions: Sequence[str]) -> None:
        super().__init__(name, words)
        self.setObjectName(name)
        self._segments = [self._segment(score, caption) for score, caption in enumerate(captions)]
        self._group = QButtonGroup(self)
        self._box = QGroupBox()
        self._box.setProperty("kind", "group")
        self._unassessed = Toggle(words("score.not_assessed"), f"{name}.{NOT_ASSESSED}")
        self._build()
        self._group.idToggled.connect(self._after_choice)
        self._unassessed.toggled.connect(self._after_unassessed)

    def value(self) -> object:
        if self._unassessed.isChecked():
            return NOT_ASSESSED
        chosen = self._group.checkedId()
        return None if chosen < 0 else chosen

    def show_value(self, value: object) -> None:
        score = value if isinstance(value, int) and not isinstance(value, bool) else None
        self._choose(score)
        self._set_unassessed(value == NOT_ASSESSED)

    def clear(self) -> None:
        """Take the score back, as the person's own act."""
        if self.value() is None:
            return
        self._choose(None)
        self._set_unassessed(False)
        self.edited.emit()

    def inputs(self) -> tuple[QWidget, ...]:
        return (*self._segments, self._unassessed)

    def focus_target(self) -> QWidget:
        chosen = self._group.checkedButton()
        return chosen if chosen is not None else self._segments[0]

    def describe(self, name: str, description: str) -> None:
        last = len(self._segments) - 1
        spoken = self.words("score.range").format(item=name, first=0, last=last)
        self._box.setAccessibleName(spoken)
        self._box.setAccessibleDescription(description)
        for segment in self._segments:
            segment.setAccessibleDescription(name)
        self._unassessed.setAccessibleName(f"{self._unassessed.text()}: {name}")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._column.setSpacing(current_look().length("space.m"))

    def _segment(self, score: int, caption: str) -> ScoreSegment:
        text = "score.segment" if caption else "score.plain_segment"
        spoken = self.words(text).format(score=score, caption=caption)
        return ScoreSegment(score, caption, f"{self.name}.{score}", spoken)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.m"))
        self._column.addWidget(self._box)
        self._column.addWidget(self._unassessed, 0, Qt.AlignmentFlag.AlignLeft)
        row = WrapLayout(self._box, "row")
        for score, segment in enumerate(self._segments):
            self._group.addButton(segment, score)
            segment.installEventFilter(self)
            row.addWidget(segment)
        self._unassessed.installEventFilter(self)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, digit = Qt.Key(event.key()), event.key() - Qt.Key.Key_0
        if key not in (*_CLEARING, *_WAYS, UNASSESSED_KEY) and not 0 <= digit < len(self._segments):
            return False
        if not event.isAutoRepeat():
            show_focus()
            self._obey(key, digit)
        return True

    def _obey(self, key: Qt.Key, digit: int) -> None:
        if key in _CLEARING:
            self.clear()
        elif key == UNASSESSED_KEY:
            self._unassessed.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._unassessed.setChecked(True)
        elif key in _WAYS:
            self.moving.emit(_WAYS[key])
        else:
            self._segments[digit].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._segments[digit].setChecked(True)
            self.moving.emit(1)

    def _choose(self, score: int | None) -> None:
        with QSignalBlocker(self._group):
            self._group.setExclusive(False)
            for number, segment in enumerate(self._segments):
                segment.setChecked(number == score)
            self._group.setExclusive(True)
        self._settle_focus()

    def _set_unassessed(self, on: bool) -> None:
        with QSignalBlocker(self._unassessed):
            self._unassessed.setChecked(on)
        self._unassessed.update()

    def _settle_focus(self) -> None:
        chosen = self._group.checkedButton()
        for segment in self._segments:
            reachable = chosen is None or segment is chosen
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.ClickFocus)

    def _after_choice(self, _score: int, on: bool) -> None:
        if not on:
            return
        self._set_unassessed(False)
        self._settle_focus()
        self.edited.emit()

    def _after_unassessed(self, on: bool) -> None:
        if on:
            self._choose(None)
        self.edited.emit()
