"""Beside the pages: whether they may leave, what to do with them, what stays, what has left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.domain.gate import Obstacle
from transitions.ui.consent.board import Reader
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words, look_changed
from transitions.ui.controls.stacking import stacked
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.handover.reading import HandoverReading
from transitions.ui.handover.words import (
    HERS_ALONE,
    leave_words,
    log_lines,
    obstacle_words,
    staying,
    staying_for,
    step_of,
)
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage


class Block(QWidget):
    """A heading with things under it, made anew each time it is shown."""

    def __init__(self, name: str, title: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._title = Words(title, "h2", name=f"{name}.title")
        if title:
            self._column.addWidget(self._title)
        self._kept = self._column.count()
        self.fit()

    def add(self, widget: QWidget) -> None:
        """Put a widget under what is already there."""
        self._column.addWidget(widget)

    def clear(self) -> None:
        """Take away everything but the heading."""
        while self._column.count() > self._kept:
            item = self._column.takeAt(self._kept)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self.fit()

    def fit(self) -> None:
        """Take the distances of the look in force."""
        self._column.setSpacing(current_look().length("space.m"))


def together(*words: QWidget) -> QWidget:
    """Words that belong together, closer to each other than to what is round them."""
    return stacked(*words, space="space.xs")


class Standing(Block):
    """Whether the pages may leave; each obstacle with the step that removes it."""

    step = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__("handover.standing")
        self._stage = stage

    def show_reading(self, reading: HandoverReading, reader: Reader) -> None:
        """Show what may be done with these pages, or what hinders it."""
        self.clear()
        if reading.verdict.obstacles:
            self._show_obstacles(reading.verdict.obstacles, to_parents=reader.parent is not None)
        elif reading.wanted.kind == "handover":
            for place, (tone, text) in enumerate(leave_words(self._stage, reading)):
                self.add(NoteBox(text, tone, name=f"handover.standing.{place}"))
        else:
            text = self._stage.say(f"handover_screen.about.{reading.wanted.kind}")
            self.add(NoteBox(text, name="handover.standing.about"))

    def _show_obstacles(self, obstacles: Sequence[Obstacle], *, to_parents: bool) -> None:
        for place, obstacle in enumerate(obstacles):
            words = obstacle_words(self._stage, obstacle, to_parents=to_parents)
            note = NoteBox(words, "warn", name=f"handover.obstacle.{place}")
            if step_of(obstacle) and not (to_parents and step_of(obstacle) in HERS_ALONE):
                note.add(self._step_button(obstacle, place))
            self.add(note)

    def _step_button(self, obstacle: Obstacle, place: int) -> Button:
        words = self._stage.say(f"handover_screen.step.{step_of(obstacle)}")
        button = Button(words, f"handover.obstacle.{place}.step", "ghost", "arrow-right", icon_last=True)
        button.clicked.connect(lambda: self.step.emit(obstacle))
        return button


class Staying(Block):
    """What stays: with the reasons for the health visitor, as a plain list for parents."""

    def __init__(self, stage: Stage) -> None:
        super().__init__("handover.stays", stage.say("handover_screen.stays.title"))
        self._stage = stage

    def show_reading(self, reading: HandoverReading, reader: Reader) -> None:
        """Show what the daycare does not see."""
        self.clear()
        self.setVisible(reading.wanted.kind == "handover")
        if reader.parent is not None:
            mine = reading.readable.get(reader.parent, frozenset())
            self._show_list(staying_for(reading.verdict.withheld, mine))
            return
        groups = staying(reading.verdict.withheld)
        for group in groups:
            self.add(together(Words(group.reason, "label"), Words("\n".join(group.labels), "muted")))
        if not groups:
            self._show_list(())

    def _show_list(self, labels: Sequence[str]) -> None:
        nothing = self._stage.say("handover_screen.stays.nothing")
        self.add(Words("\n".join(labels) or nothing, "muted", name="handover.stays.list"))


class Log(Block):
    """What has been printed, saved, copied and delivered; the details when she asks for them."""

    def __init__(self, stage: Stage) -> None:
        super().__init__("handover.log", stage.say("handover_screen.log.title"))
        self._stage = stage
        self._opened = False
        self._details: list[Words] = []

    def show_reading(self, reading: HandoverReading, reader: Reader) -> None:
        """Show the lines, newest first."""
        self.clear()
        self._details = []
        lines = log_lines(self._stage, reading, to_parents=reader.parent is not None)
        for place, line in enumerate(lines):
            details = Words("\n".join(line.details), "muted", name=f"handover.log.{place}.details")
            details.setVisible(self._opened and bool(line.details))
            if line.details:
                self._details.append(details)
            self.add(together(Words(line.summary, "body", name=f"handover.log.{place}"), details))
        if not lines:
            self.add(Words(self._stage.say("handover_screen.log.nothing"), "muted", name="handover.log.0"))
        if self._details:
            self.add(self._more_button())

    def _more_button(self) -> Button:
        more = Button(self._more_words(), "handover.log.more", "ghost")
        more.clicked.connect(lambda: self._turn(more))
        return more

    def _turn(self, more: Button) -> None:
        self._opened = not self._opened
        for details in self._details:
            details.setVisible(self._opened)
        more.say(self._more_words())

    def _more_words(self) -> str:
        return self._stage.say(f"handover_screen.log.{'less' if self._opened else 'more'}")
