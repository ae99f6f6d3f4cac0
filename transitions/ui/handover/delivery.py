"""How pages reached the daycare: asked for when they are delivered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transitions.application.desk import Desk
from transitions.domain.disclosure import Product
from transitions.domain.version import Json
from transitions.ui.consent.words import sentence
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.rows import Row
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.handover.reading import DELIVERY
from transitions.ui.handover.side import Block
from transitions.ui.screen import Stage

BY = ("parents", "health_visitor", "other")
"""Who gave it to the daycare; another is named."""


@dataclass(frozen=True)
class Delivery:
    """How, by whom and when the pages reached the daycare; how and by whom in words."""

    how: str
    by: str
    day: date


class DeliveryPanel(Block):
    """`delivered` carries a Delivery; `stopped` that she thought better of it; `typed` what to keep."""

    delivered = Signal(object)
    stopped = Signal()
    typed = Signal(str, object)

    def __init__(self, stage: Stage, kept: Mapping[str, Json]) -> None:
        super().__init__("handover.delivery", stage.say("handover_screen.delivery.title"))
        self._stage = stage
        channels = [(c.id, sentence(c.label.danish)) for c in stage.library.policy.channels]
        self._how = ChoiceEditor("handover.delivery.how", stage.words, channels, clearable=False)
        people = [(name, stage.say(f"handover_screen.delivery.by_{name}")) for name in BY]
        self._by = ChoiceEditor("handover.delivery.by", stage.words, people, clearable=False)
        self._name = TextEditor("handover.delivery.name", stage.words, limit=200)
        self._day = DateEditor("handover.delivery.day", stage.words, stage.clock.today)
        self._day.show_typed(str(kept.get("day") or f"{stage.clock.today():%d.%m.%Y}"))
        self._how.show_value(kept.get("how"))
        self._by.show_value(kept.get("by"))
        self._name.show_value(kept.get("name"))
        self._how_row = self._row("how", self._how)
        self._name_row = self._row("name", self._name)
        self._day_row = self._row("day", self._day)
        for row in (self._how_row, self._row("by", self._by), self._name_row, self._day_row):
            self.add(row)
        self._by.edited.connect(self._ask_who)
        self._ask_who()
        self.add(self._buttons())

    def focus(self) -> None:
        """Put the cursor on the first question."""
        self._how.focus_target().setFocus()

    def _row(self, name: str, editor: ChoiceEditor | TextEditor | DateEditor) -> Row:
        row = Row(f"handover.delivery.{name}", self._stage.say(f"handover_screen.delivery.{name}"), editor)
        editor.edited.connect(row.clear_error)
        typed = editor.typed if isinstance(editor, DateEditor) else editor.value
        editor.edited.connect(lambda: self.typed.emit(name, typed()))
        return row

    def _buttons(self) -> QWidget:
        line = QWidget()
        row = WrapLayout(line)
        done = Button(self._stage.say("handover_screen.delivery.done"), "handover.delivery.done", "primary")
        stop = Button(self._stage.say("handover_screen.delivery.stop"), "handover.delivery.stop", "ghost")
        done.clicked.connect(self._register)
        stop.clicked.connect(self.stopped)
        row.addWidget(done)
        row.addWidget(stop)
        return line

    def _register(self) -> None:
        how, day = self._how.value(), self._day.value()
        if how is None:
            self._how_row.show_error(self._stage.say("handover_screen.delivery.how_missing"))
            self._how_row.focus()
        elif day is None or day > self._stage.clock.today():
            self._day_row.show_error(self._stage.say("handover_screen.delivery.day_wrong"))
            self._day_row.focus()
        else:
            labels = {c.id: c.label.danish for c in self._stage.library.policy.channels}
            self.delivered.emit(Delivery(labels[str(how)], self._handed_over_by(), day))

    def _ask_who(self) -> None:
        self._name_row.setVisible(self._by.value() == "other")

    def _handed_over_by(self) -> str:
        """Who gave it to the daycare, in words; nothing when it was not said."""
        chosen = self._by.value()
        if chosen != "other":
            return self._stage.say(f"handover_screen.delivery.handed_{chosen}") if chosen else ""
        name = self._name.value().strip()
        return self._stage.say("handover_screen.delivery.handed_other", who=name) if name else ""


def deliver(desk: Desk, transition: UUID, product: Product, delivery: Delivery, code: str) -> None:
    """Write a delivery into the log, and forget what was typed for it."""
    how = ", ".join(part for part in (delivery.how, delivery.by) if part)
    with desk.transaction():
        desk.handovers.log(transition, "delivered", product, how, code, day=delivery.day)
        desk.transitions.jot(transition, {f"{DELIVERY}{name}": None for name in ("how", "by", "name", "day")})
