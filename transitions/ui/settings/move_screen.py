"""A family moved to the form of today: what would happen is read first."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.bookmark import Place
from transitions.application.new_form import FormMove, Line
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import BottomBar, NoteBox
from transitions.ui.pages.page import Page
from transitions.ui.screen import Screen, Stage
from transitions.ui.settings.changes import changes_in_words, told

BACK = Place(screen="settings", question="settings.form", parent_view=False)


class MoveScreen(Screen):
    """Nothing is changed before *Flyt familien*; a family whose parents have decided keeps its form."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._transition: UUID | None = None
        self._child: UUID | None = None
        self._page = Page("new_form")
        self._keep = Button(stage.say("settings.move.keep"), "new_form.keep", "plain", "arrow-left")
        self._do = Button(stage.say("settings.move.do"), "new_form.do", "primary")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        bar = BottomBar("new_form.bar")
        bar.add_leading(self._keep)
        bar.add_trailing(self._do)
        self._page.set_bottom_bar(bar)
        self._keep.clicked.connect(lambda: self.go.emit(BACK))
        self._do.clicked.connect(self._move)

    def open(self, place: Place) -> None:
        self._transition, self._child = place.transition, place.child
        self._page.clear()
        self._do.setEnabled(False)
        transition = place.transition
        if transition is None:
            self.go.emit(BACK)
            return
        self.stage.work.ask(self, lambda desk: desk.new_form.preview(transition), self._show)

    def place(self) -> Place:
        return Place(
            screen="new_form", transition=self._transition, child=self._child, parent_view=False
        )

    def _show(self, move: FormMove) -> None:
        if move.transition != self._transition:
            return
        self._page.clear()
        say = self.stage.say
        name = move.name or say("settings.form.unnamed")
        self._page.add_heading(say("settings.move.title", child=name), say("settings.move.lead"))
        if move.blocked:
            note = NoteBox(say("settings.move.blocked_hint"), "warn", say("settings.move.blocked"),
                           name="new_form.blocked")
            for question in move.blocked:
                note.add(Words(question))
            self._page.add(note)
        else:
            self._show_answers(move)
        card = self._page.card(say("settings.form.news_title"))
        for part in changes_in_words(move.changes, say):
            card.add(part)
        self._do.setEnabled(not move.blocked)

    def _show_answers(self, move: FormMove) -> None:
        say = self.stage.say
        card = self._page.card(say("settings.move.happens"))
        counted = {0: "along_none", 1: "along_one"}.get(move.along, "along")
        card.add(Words(say(f"settings.move.{counted}", number=str(move.along)), name="new_form.along"))
        for kind in ("anew", "behind"):
            lines: tuple[Line, ...] = getattr(move, kind)
            if lines:
                card.add(self._lines(kind, lines))
        card.add(Words(say("settings.move.signing"), "muted"))

    def _lines(self, kind: str, lines: tuple[Line, ...]) -> QWidget:
        say = self.stage.say
        words = [f"{line.question}: {line.words}" for line in lines]
        return told(
            say(f"settings.move.{kind}"), words, f"new_form.{kind}", say(f"settings.move.{kind}_hint")
        )

    def _move(self) -> None:
        transition = self._transition
        if transition is None:
            return
        self._do.setEnabled(False)
        self.stage.work.ask(
            self, lambda desk: desk.new_form.move(transition), lambda _: self._moved(), self.complain
        )

    def _moved(self) -> None:
        self.go.emit(BACK)
        self.told.emit(self.stage.say("settings.move.done"))
