"""The child, its parents and the daycare; and a transition for a twin or sibling."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from uuid import UUID

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.domain.person import Custody
from transitions.domain.transition import Daycare
from transitions.ui.autosave import Save
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.family.child_card import ChildCard
from transitions.ui.family.custody_change import CUSTODIES, KEY
from transitions.ui.family.daycare_card import DaycareCard
from transitions.ui.family.parent_cards import ParentCards
from transitions.ui.family.reading import Family, change_daycare, read_family, start_for_sibling
from transitions.ui.pages.erase_card import MistakeCard
from transitions.ui.pages.kept import KeptCard, Values, beside
from transitions.ui.pages.kept_screen import KeptScreen
from transitions.ui.screen import Stage


class FamilyScreen(KeptScreen[Family]):
    """Everything about the family that is no answer in the form."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "family")
        self._child: UUID | None = None
        self._problems: Mapping[str, str] = {}

    def reading(self, place: Place) -> Callable[[Desk], Family]:
        return lambda desk: read_family(desk, place)

    def build(self) -> None:
        say = self.stage.say
        self.page.add_heading(say("family.title"), say("family.lead"))
        self._facts = ChildCard(self.stage)
        self._parents = ParentCards(self.stage)
        self._daycare = DaycareCard(self.stage)
        self._sibling = self._sibling_card()
        self._hers_alone = NoteBox(say("family.hers_alone"), name="family.hers_alone")
        self._mistake = MistakeCard(self.stage, "family")
        self._mistake.erased.connect(self._go_away)
        cards = (self._facts, self._parents, self._hers_alone, self._daycare, self._sibling, self._mistake)
        for widget in cards:
            self.page.add(widget)
        self._connect()

    def refresh(self, read: Family) -> None:
        self._child = read.child.id
        self._daycare.setVisible(read.record is not None)
        self._facts.show_child(read.child, read.unread.get(read.child.id, {}))
        self._problems = read.problems
        self._parents.show_family(read)
        self._mistake.show_child(read.child, read.mistake)
        if read.record is not None:
            unread = read.unread.get(read.record.id, {})
            self._daycare.show_record(read.record, unread, read.consented)

    def tell_problems(self) -> None:
        self._facts.show_problems({} if self._facts.is_blank() else self._problems)
        self._daycare.start.show_problems(self._problems)
        self._daycare.fields.show_problems(about("daycare", self._problems))
        for card in self._parents.cards():
            card.show_problems(about(str(card.parent_id), self._problems))

    def settling(self, place: Place) -> Save | None:
        child, transition = self._child, place.transition

        def settle(desk: Desk) -> None:
            if child is not None:
                desk.children.settle(child)
            if transition is not None:
                desk.transitions.settle(transition)

        return settle

    def cards(self) -> Iterator[KeptCard]:
        if self._child is not None:
            yield self._facts
            yield from self._parents.cards()
            yield from self._daycare.cards()

    def leave(self) -> None:
        super().leave()
        if self._child is not None:
            self._daycare.let_go()

    def show_for_parents(self, shown: bool) -> None:
        if self._child is None:
            return
        self._facts.show_for_parents(shown)
        self._mistake.show_for_parents(shown)
        for widget in (self._parents, self._sibling):
            widget.setVisible(not shown)
        self._hers_alone.setVisible(shown)

    def _connect(self) -> None:
        self._facts.edited.connect(self._note_child)
        self._parents.edited.connect(self._note_parent)
        self._parents.added.connect(self._add_parent)
        self._parents.removed.connect(self._remove_parent)
        self._parents.restored.connect(self._restore_parent)
        self._parents.custody_changed.connect(self._change_custody)
        self._daycare.edited.connect(self.note_transition)
        self._daycare.moved.connect(self._change_daycare)

    def _sibling_card(self) -> KeptCard:
        say = self.stage.say
        card = KeptCard(say("family.sibling.title"), say("family.sibling.text"))
        start = Button(say("family.sibling.start"), "family.sibling.start", "plain", "plus")
        start.clicked.connect(self._start_for_sibling)
        card.add(beside((start,), "flow"))
        return card

    def _note_child(self, values: Values) -> None:
        child = self._child
        if child is not None:
            self.note(f"{child}", values, lambda desk, v: desk.children.write(child, v))

    def _note_parent(self, parent: UUID, values: Values) -> None:
        self.note(f"{parent}", values, lambda desk, v: desk.children.write_parent(parent, v))

    def _add_parent(self) -> None:
        child = self._child
        if child is not None:
            self._do(lambda desk: desk.children.add_parent(child, {"name": ""}))

    def _remove_parent(self, parent: UUID) -> None:
        self._do(lambda desk: desk.children.remove_parent(parent))

    def _restore_parent(self, parent: UUID) -> None:
        self._do(lambda desk: desk.children.restore_parent(parent))

    def _change_custody(self, parent: UUID, day: date, custody: str, how: str) -> None:
        chosen: Custody = next(known for known in CUSTODIES if known == custody)

        def change(desk: Desk) -> None:
            desk.children.write_parent(parent, {KEY: None})
            desk.children.change_custody(parent, chosen, how, day)

        self._parents.card(parent).close_change()
        self._do(change)

    def _change_daycare(self, daycare: Daycare) -> None:
        transition = self._place.transition
        if transition is not None:
            self.flush()
            self.stage.work.ask(self, lambda desk: change_daycare(desk, transition, daycare), self._go_to_new)

    def _start_for_sibling(self) -> None:
        child = self._child
        if child is not None:
            self.flush()
            self.stage.work.ask(self, lambda desk: start_for_sibling(desk, child), self._go_to_sibling)

    def _go_to_new(self, place: Place) -> None:
        self.told.emit(self.stage.say("daycare_card.moved"))
        self.go.emit(place)

    def _go_away(self) -> None:
        self._child = None
        self.told.emit(self.stage.say("erase.done"))
        self.go.emit(Place(screen="overview", parent_view=False))

    def _go_to_sibling(self, place: Place) -> None:
        self.told.emit(self.stage.say("family.sibling.started"))
        self.go.emit(place)

    def _do(self, work: Save) -> None:
        """Do it at once, after what waits, and show the family anew."""
        self.flush()
        self.stage.work.ask(self, work, lambda _: self._show_anew())

    def _show_anew(self) -> None:
        self.reread()
        self.changed.emit()


def about(whom: str, problems: Mapping[str, str]) -> dict[str, str]:
    """The problems of one person or place, by the names of the values alone."""
    stem = f"{whom}/"
    return {name.removeprefix(stem): said for name, said in problems.items() if name.startswith(stem)}
