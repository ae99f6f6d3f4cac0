"""Families handed to a colleague, and taken over from one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.bookmark import Place
from transitions.application.colleagues import Moved
from transitions.application.errors import ExpectedError
from transitions.application.package_errors import WrittenSince
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Called, Rule, Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.stacking import clear
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.pages.card_screen import ScreenCard
from transitions.ui.pages.kept import beside
from transitions.ui.safety.colleague_words import NAME, called, moved_in_words, periods_in_words
from transitions.ui.screen import Stage

GIVE = Place(screen="colleague_give", parent_view=False)
TAKE = Place(screen="colleague_take", parent_view=False)


class ColleagueCard(ScreenCard):
    """What is on its way or handed over, the receipt that ends it, and the way to both pages."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "safety.colleague")
        say = stage.say
        self._give = Button(say(f"{NAME}.give.open"), f"{NAME}.give", "plain", "arrow-right")
        self._take = Button(say(f"{NAME}.take.open"), f"{NAME}.take", "plain", "arrow-left")
        self._receipt = TextEditor(f"{NAME}.receipt", stage.words, placeholder="000 000 000 000")
        self._row = Row(
            f"{NAME}.receipt", say(f"{NAME}.receipt"), self._receipt, say(f"{NAME}.receipt_hint")
        )
        self._enter = Button(say(f"{NAME}.enter"), f"{NAME}.enter", "plain", "tick")
        self._since = NoteBox(say(f"{NAME}.written_since"), "warn", name=f"{NAME}.since")
        self._anyway = Button(say(f"{NAME}.enter_anyway"), f"{NAME}.enter_anyway", "plain")
        self._moved = QVBoxLayout()
        self._waiting = QWidget()
        self._build()

    def read(self) -> None:
        self._since.hide()
        self.stage.work.ask(self, lambda desk: desk.colleagues.moved(), self._show)

    def _build(self) -> None:
        held = QWidget()
        held.setLayout(self._moved)
        self._moved.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self._waiting)
        column.setContentsMargins(0, 0, 0, 0)
        self._since.add(self._anyway)
        for widget in (Rule(), self._row, beside((self._enter,), "flow"), self._since):
            column.addWidget(widget)
        for widget in (beside((self._give, self._take), "flow"), held, self._waiting):
            self.add(widget)
        self._waiting.hide()
        self._give.clicked.connect(lambda: self.go.emit(GIVE))
        self._take.clicked.connect(lambda: self.go.emit(TAKE))
        self._enter.clicked.connect(lambda: self._receive(despite_writing=False))
        self._anyway.clicked.connect(lambda: self._receive(despite_writing=True))
        self._receipt.edited.connect(self._row.clear_error)

    def _show(self, moved: Sequence[Moved]) -> None:
        clear(self._moved)
        for number, family in enumerate(moved, start=1):
            self._moved.addWidget(self._family(f"{NAME}.moved.{number}", family))
        self._waiting.setVisible(any(family.on_the_way for family in moved))

    def _family(self, name: str, moved: Moved) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Rule())
        child = called(self.stage, moved.name, moved.birth_date)
        column.addWidget(Called(child, "strong", name=f"{name}.name"))
        column.addWidget(Words(moved_in_words(self.stage, moved), "body", name=name))
        if moved.on_the_way:
            column.addWidget(beside((self._call_back(name, moved),), "flow"))
        else:
            told = periods_in_words(self.stage, moved.periods)
            column.addWidget(Words(told, "muted", name=f"{name}.periods"))
        return held

    def _call_back(self, name: str, moved: Moved) -> Button:
        say, child = self.stage.say, moved.child
        spoken = f"{say(f'{NAME}.call_back')}: {moved.name}"
        button = Button(say(f"{NAME}.call_back"), f"{name}.call_back", "ghost", "undo", spoken=spoken)
        button.clicked.connect(
            lambda: self.stage.work.ask(
                self, lambda desk: desk.colleagues.call_back(child), lambda _: self.read(), self.complain
            )
        )
        return button

    def _receive(self, *, despite_writing: bool) -> None:
        typed = self._receipt.value()
        self.stage.work.ask(
            self, lambda desk: desk.colleagues.receive(typed, despite_writing=despite_writing),
            self._received, self._refused,
        )

    def _received(self, moved: Moved) -> None:
        self._receipt.show_value("")
        self.told.emit(self.stage.say(f"{NAME}.received", name=moved.taker))
        self.read()

    def _refused(self, error: ExpectedError) -> None:
        if isinstance(error, WrittenSince):
            self._since.show()
            self._anyway.setFocus()
        else:
            self._row.show_error(self.stage.say(error.text_id, **error.values))
            self._row.focus()
