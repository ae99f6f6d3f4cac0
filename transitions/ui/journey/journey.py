"""The frame round one transition: whose it is, the steps, and the screen of the step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from transitions.application.bookmark import Place
from transitions.application.errors import ExpectedError
from transitions.domain.in_words import date_in_words
from transitions.domain.model import DANISH
from transitions.ui.controls.keys import Key
from transitions.ui.controls.stepper import Step, Stepper
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.touch import undisturbed
from transitions.ui.journey.closed_pages import ClosedPages
from transitions.ui.journey.header import JourneyHeader
from transitions.ui.journey.next_words import facts_in_words, reminders_in_words, step_in_words
from transitions.ui.journey.steps import (
    FOR_PARENTS,
    PARENTS_FIRST,
    STEPS,
    Stand,
    Standing,
    look_up,
    screen_of,
)
from transitions.ui.look.direction import apart, led
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.reading_focus import take_focus
from transitions.ui.screen import Screen, Stage

LOW = 560
"""Below this height (at 100 % text) the header gives room to the page."""

Factories = Mapping[str, Callable[[Stage], Screen]]


class Journey(Screen):
    """One transition from first word to follow-up.

    The screens of the steps are made when they are first shown.
    """

    def __init__(self, stage: Stage, factories: Factories) -> None:
        super().__init__(stage)
        self._factories = factories
        self._screens: dict[str, Screen] = {}
        self._at = Place(screen="", parent_view=False)
        self._standing: Standing | None = None
        self._asked = self._stale = self._visit = self._noted = False
        self.header = JourneyHeader(stage.words)
        self.stepper = Stepper("journey.steps", stage.words)
        self.stepper.setMinimumHeight(1)
        self.stepper.setAccessibleName(stage.say("journey.title"))
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(1)
        self._handed = NoteBox("", name="journey.handed")
        self._closed = ClosedPages(self._stack)
        self._build()
        stage.autosave.saved.connect(self._refresh)

    @property
    def parent_view(self) -> bool:
        """Whether parents are looking."""
        return self._at.parent_view

    @property
    def visited(self) -> bool:
        return self.parent_view

    @undisturbed()
    def open(self, place: Place) -> None:
        before, self._at = self._at, _allowed(place)
        if before.transition != self._at.transition:
            self._standing, self._noted = None, False
            self.header.show_child("", "")
            self._reopen()
        elif before.screen in self._screens and before.screen != self._at.screen:
            self._screens[before.screen].leave()
        screen = self._screen(self._at.screen)
        self._stack.setCurrentWidget(screen)
        self._show_parent_view()
        self._note_opening()
        screen.open(self._at)
        take_focus(screen, unless_in=self.stepper)
        self._refresh()

    def place(self) -> Place:
        screen = self._screens.get(self._at.screen)
        found = screen.place() if screen is not None else self._at
        kept = {"screen": self._at.screen, "transition": self._at.transition,
                "parent_view": self._at.parent_view, "child": found.child or self._at.child}
        return found.model_copy(update=kept)

    def flush(self) -> None:
        for screen in self._screens.values():
            screen.flush()
        super().flush()

    def leave(self) -> None:
        self._noted = False
        screen = self._screens.get(self._at.screen)
        if screen is not None:
            screen.leave()
        super().leave()

    def said(self, error: ExpectedError) -> str:
        """In front of the parents with their language under the Danish."""
        spoken = self._standing.record.second_language if self._standing and self.parent_view else DANISH
        told = self.stage.library.texts.said(error.text_id, spoken or DANISH, **error.values)
        return "\n".join(filter(None, (told.danish, apart(led(told.other, spoken)))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.set_short(self.height() < round(LOW * current_look().scale))

    def begin_visit(self) -> None:
        """Parents sit beside her; said once."""
        if self._visit:
            return
        self._visit = True
        self._show_parent_view()
        self.visit_began.emit()

    def turn(self, on: bool) -> None:
        """Parents look, or she looks alone; asked for by key or button."""
        if on:
            self.begin_visit()
        if on and self._at.screen not in FOR_PARENTS:
            self.go.emit(self._at.model_copy(update={"screen": "form", "parent_view": True}))
            return
        self._at = self._at.model_copy(update={"parent_view": on})
        self._show_parent_view()

    def step_by(self, steps: int) -> None:
        """To the next step or the one before, among those that may be seen."""
        shown = self._shown_steps()
        place = shown.index(self._at.screen) + steps
        if 0 <= place < len(shown):
            self._step_to(shown[place])

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.stepper)
        pages = QVBoxLayout()
        pages.addWidget(self._handed)
        pages.addWidget(self._stack, 1)
        row.addLayout(pages, 1)
        self._handed.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row, 1)
        self.stepper.chosen.connect(self._step_to)
        self.header.back.connect(self._to_overview)
        self.header.next_chosen.connect(self._to_next)
        self.header.parents_chosen.connect(self.turn)
        self._listen()

    def _listen(self) -> None:
        Key(self, "parents", "F2", lambda: self.turn(not self._at.parent_view), within=True)
        Key(self, "next", "Alt+Right", lambda: self.step_by(1), within=True)
        Key(self, "previous", "Alt+Left", lambda: self.step_by(-1), within=True)

    def _screen(self, name: str) -> Screen:
        if name not in self._screens:
            screen = self._factories[name](self.stage)
            screen.go.connect(self.go)
            screen.told.connect(self.told)
            screen.trouble.connect(self.trouble)
            screen.changed.connect(self._refresh)
            self._screens[name] = screen
            self._stack.addWidget(screen)
        return self._screens[name]

    def _note_opening(self) -> None:
        """The family can ask when somebody looked: once for each time their journey is opened."""
        transition = self._at.transition
        if transition is not None and not self._noted:
            self._noted = True
            self.stage.work.ask(self, lambda desk: desk.transitions.opened(transition))

    def _shown_steps(self) -> tuple[str, ...]:
        return FOR_PARENTS if self._at.parent_view else STEPS

    def _step_to(self, name: str) -> None:
        if name == self._at.screen:
            return
        parents = self._at.parent_view if name == "handover" else name in PARENTS_FIRST
        self.go.emit(
            Place(screen=name, transition=self._at.transition, child=self._child(), parent_view=parents)
        )

    def _to_next(self) -> None:
        if self._standing is not None:
            self._step_to(screen_of(self._standing.step.name))

    def _to_overview(self) -> None:
        self.go.emit(Place(screen="overview", transition=self._at.transition, parent_view=False))

    def _child(self) -> UUID | None:
        return self._standing.record.child.id if self._standing else self._at.child

    def _show_parent_view(self) -> None:
        on, screen = self._at.parent_view, self._screens.get(self._at.screen)
        if screen is not None:
            screen.set_parent_view(on)
        self.header.show_parent_view(on, locks=self._visit and not self.stage.practice)
        self._show_steps()
        self.parent_view_changed.emit(on)

    def _show_steps(self) -> None:
        states = self._standing.states if self._standing else {}
        steps = [self._step(name, states.get(name, Stand("todo"))) for name in self._shown_steps()]
        self.stepper.show_steps(steps, self._at.screen)

    def _step(self, name: str, stand: Stand) -> Step:
        """A step as it stands; the note is hers alone."""
        noted = stand.note and not self._at.parent_view
        note = self.stage.say(f"journey.note.{stand.note}") if noted else ""
        return Step(name, self.stage.say(f"journey.{name}"), stand.state, note)

    def _refresh(self) -> None:
        transition = self._at.transition
        self._stale = self._asked
        if self._asked or transition is None:
            return
        self._asked = True
        self.stage.work.ask(self, lambda desk: look_up(desk, transition), self._take, self._missed)

    def _missed(self, error: Exception) -> None:
        self._asked = False
        self.trouble.emit(error)

    def _take(self, standing: Standing) -> None:
        self._asked = False
        if standing.record.id == self._at.transition:
            self._standing = standing
            self._show_standing(standing)
        if self._stale:
            self._refresh()

    def _show_standing(self, standing: Standing) -> None:
        texts, today = self.stage.library.texts, self.stage.clock.today()
        record = standing.record
        daycare = record.daycare.name if record.daycare else ""
        facts = facts_in_words(record.child, daycare, record.start_date, today, texts)
        coming = reminders_in_words(standing.coming, today, texts)
        self.header.show_child(record.child.name or self.stage.say("overview.no_name"), facts, coming)
        gone = standing.handed_to and texts.say("overview.handed_to", name=standing.handed_to)
        self.header.show_next(gone or step_in_words(standing.step, today, texts))
        self._show_steps()
        self._show_handed(standing)
        if record.visit_on == today:
            self.begin_visit()

    def _show_handed(self, standing: Standing) -> None:
        """A family that a colleague has is read here, not written; one that came back is written again."""
        handed = standing.handed_on
        if handed is None and self._closed.closed:
            place = self.place()
            self._reopen()
            self.open(place)
        self._handed.setVisible(handed is not None)
        if handed is not None:
            words = {"name": standing.handed_to, "date": date_in_words(handed)}
            self._handed.say(self.stage.say("journey.handed", **words))
            self._closed.close()

    def _reopen(self) -> None:
        """Pages that were closed are made anew when they are next shown."""
        if not self._closed.closed:
            return
        self._closed.release()
        self._handed.hide()
        for screen in self._screens.values():
            self._stack.removeWidget(screen)
            screen.hide()
            screen.deleteLater()
        self._screens.clear()


def _allowed(place: Place) -> Place:
    shown = place.parent_view and place.screen in FOR_PARENTS
    return place.model_copy(update={"parent_view": shown})
