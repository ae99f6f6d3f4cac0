"""The sections of the form, quietly at its side; folded above it when there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.drawn import EXPANDING, draws_itself
from transitions.ui.controls.labels import Words, look_changed
from transitions.ui.controls.scrolling import scroll_area
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.touch import focus_is_shown
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.form.wording import FormWording
from transitions.ui.look.painting import brush_for, draw_box, draw_text, mirrored, text_height
from transitions.ui.look.tokens import Look, current_look

_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class SectionMark:
    """A section in the list: how many of its questions have a stand, of how many."""

    id: str
    title: str
    done: int
    of: int


class SectionButton(QPushButton):
    """A section's title with its progress beneath."""

    def __init__(self, mark: SectionMark, wording: FormWording) -> None:
        super().__init__(mark.title)
        draws_itself(self, f"form.section.{mark.id}", EXPANDING)
        self._wording, self._current = wording, False
        self.mark = mark
        self.show_mark(mark, current=False)

    def show_mark(self, mark: SectionMark, *, current: bool) -> None:
        """Show how far the section is, and whether it is the one shown."""
        self.mark, self._current = mark, current
        spoken = "form_screen.section_spoken_now" if current else "form_screen.section_spoken"
        named = {"title": mark.title, "done": str(mark.done), "of": str(mark.of)}
        self.setAccessibleName(self._wording.say(spoken, **named))
        self.update()

    def note(self) -> str:
        """The quiet line under the title."""
        if not self.mark.of:
            return self._wording.say("form_screen.section_facts")
        named = {"done": str(self.mark.done), "of": str(self.mark.of)}
        return self._wording.say("form_screen.section_progress", **named)

    def sizeHint(self) -> QSize:
        look = current_look()
        width = list_width(look) - 2 * look.length("space.s")
        words = text_height(self._font(look), self.text(), width - 2 * look.length("space.m"))
        note = round(look.length("type.caption") * 1.4)
        return QSize(width, max(look.length("size.control"), words + note + look.length("space.m")))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = current_look(), brush_for(self)
        self._paint_ground(painter, look)
        self._paint_words(painter, look)
        painter.end()

    def _paint_ground(self, painter: QPainter, look: Look) -> None:
        ringed, pointed_at = focus_is_shown(self), self._current or self.underMouse()
        if pointed_at or ringed:
            fill = look.colour("tint" if pointed_at else "bg")
            ring = look.colour("focus") if ringed else None
            area, radius = QRectF(self.rect()), look.length("radius.control")
            draw_box(painter, area, radius, fill, ring, look.border("ring"))

    def _paint_words(self, painter: QPainter, look: Look) -> None:
        side, note = look.length("space.m"), round(look.length("type.caption") * 1.4)
        width = self.width() - 2 * side
        words = text_height(self._font(look), self.text(), width)
        top = (self.height() - words - note) / 2
        ink = look.colour("on_tint" if self._current else "text")
        title = mirrored(QRectF(side, top, width, words), self)
        draw_text(painter, title, self.text(), self._font(look), ink, _LEADING)
        below = mirrored(QRectF(side, top + words, width, note), self)
        quiet = look.colour("on_tint" if self._current else "muted")
        draw_text(painter, below, self.note(), look.font("caption"), quiet, _LEADING)

    def _font(self, look: Look) -> QFont:
        return look.font("small", 600 if self._current else 500)


class SectionList(QFrame):
    """``chosen`` carries the id of the section pressed; ``full`` whether the whole form is wanted.

    ``sought``: what is missing is to be shown.
    """

    chosen = Signal(str)
    sought = Signal()
    full_chosen = Signal(bool)

    def __init__(self, wording: FormWording) -> None:
        super().__init__()
        self.setObjectName("form.sections")
        self.setAccessibleName(wording.say("form_screen.sections"))
        self._wording, self._narrow, self._unfolded = wording, False, False
        self._any_missing = False
        self._buttons: list[SectionButton] = []
        self.fold = Button("", "form.sections.fold", "ghost", "more")
        self.full = Toggle(wording.say("form_screen.full"), "form.full")
        self.missing = WrapButton("", "form.missing.open", "ghost")
        self._place = Words("", "strong", name="form.sections.place")
        self._area, self._stack = _list_area()
        self._build()

    def show_sections(self, marks: Sequence[SectionMark], now: str) -> None:
        """Show these sections; ``now`` is the one on the page."""
        if [button.mark.id for button in self._buttons] != [mark.id for mark in marks]:
            self._replace(marks)
        for button, mark in zip(self._buttons, marks, strict=True):
            button.show_mark(mark, current=mark.id == now)
        place = next((n for n, mark in enumerate(marks, 1) if mark.id == now), 1)
        named = {"place": str(place), "count": str(len(marks))}
        done, of = sum(mark.done for mark in marks), sum(mark.of for mark in marks)
        far = self._wording.say("form_screen.progress", done=str(done), of=str(of))
        self.missing.say(self._wording.say("form_screen.missing_open", count=str(of - done)))
        self._any_missing = done < of
        self._settle()
        self._place.say(f"{self._wording.say('form_screen.place', **named)}, {far}")

    def is_narrow(self) -> bool:
        """Whether it lies above the page."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Lie folded above the page instead of standing at its side."""
        self._narrow, self._unfolded = narrow, False
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._settle()

    def _build(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._place, 1)
        self._head.addWidget(self.fold)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self.missing, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.full, 0, Qt.AlignmentFlag.AlignLeft)
        self.fold.say(self._wording.say("form_screen.show_sections"))
        self.fold.clicked.connect(self._unfold)
        self.missing.clicked.connect(self._seek)
        self.full.clicked.connect(lambda: self.full_chosen.emit(self.full.isChecked()))
        self._settle()

    def _unfold(self) -> None:
        self._unfolded = not self._unfolded
        self._settle()

    def _seek(self) -> None:
        self._unfolded = False
        self._settle()
        self.sought.emit()

    def _choose(self, section: str) -> None:
        self._unfolded = False
        self._settle()
        self.chosen.emit(section)

    def _replace(self, marks: Sequence[SectionMark]) -> None:
        for old in self._buttons:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [SectionButton(mark, self._wording) for mark in marks]
        for place, button in enumerate(self._buttons):
            self._stack.insertWidget(place, button)
            button.clicked.connect(lambda _=False, chosen=button.mark.id: self._choose(chosen))

    def _settle(self) -> None:
        look = current_look()
        folded = self._narrow and not self._unfolded
        self._place.setVisible(self._narrow)
        self.fold.setVisible(self._narrow)
        self._area.setVisible(not folded)
        self.full.setVisible(not folded)
        self.missing.setVisible(not folded and self._any_missing)
        side, top = look.length("space.l"), look.length("space.xxl" if not self._narrow else "space.s")
        self._column.setContentsMargins(side, top, 0 if not self._narrow else side, look.length("space.m"))
        self._column.setSpacing(look.length("space.s"))
        self._stack.setSpacing(look.length("space.xxs"))
        self.setMinimumWidth(0 if self._narrow else list_width(look))
        self.setMaximumWidth(16_777_215 if self._narrow else list_width(look))
        self.setMaximumHeight(16_777_215 if not folded else self._column.sizeHint().height())


def list_width(look: Look) -> int:
    """How wide the list stands at the side of the page."""
    return look.length("size.sidebar") * 7 // 8


def _list_area() -> tuple[QScrollArea, QVBoxLayout]:
    inside = QWidget()
    inside.setProperty("kind", "clear")
    stack = QVBoxLayout(inside)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.addStretch(1)
    area = scroll_area(clear=True)
    area.setWidget(inside)
    return area, stack
