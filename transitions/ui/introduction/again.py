"""The two offers made again, when the form is filled and consent is about to be given."""

from __future__ import annotations

from transitions.domain.in_words import date_in_words
from transitions.domain.transition import TransitionRecord
from transitions.domain.wishes import Offer, SaidAgain
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.introduction.cards import STEM, WISHES
from transitions.ui.pages.kept import KeptCard, KeptRow
from transitions.ui.screen import Stage

OFFERS: tuple[Offer, ...] = ("form", "meeting")


class AskedAgain(KeptCard):
    """Each answer apart from the first, with the day and who wrote it down."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say("introduction.again.title"), stage.say("introduction.again.hint"))
        self._asked = {offer: _Asked(stage, offer) for offer in OFFERS}
        for asked in self._asked.values():
            self.put(asked)

    def show_record(self, record: TransitionRecord) -> None:
        """Show what was answered, unless it is being answered."""
        said = {"form": record.form_wish_end, "meeting": record.meeting_wish_end}
        for offer, asked in self._asked.items():
            asked.show_said(said[offer])

    def say_outcome(self) -> None:
        """Say what each answer means."""
        for asked in self._asked.values():
            asked.say_outcome()


class _Asked(KeptRow):
    def __init__(self, stage: Stage, offer: Offer) -> None:
        self._stage, self._offer = stage, offer
        options = [(wish, stage.say(f"introduction.offer.{wish}")) for wish in WISHES]
        choice = ChoiceEditor(f"{STEM}.{offer}_wish_end", stage.words, options)
        super().__init__(choice.name, f"{offer}_wish_end", stage.say(f"introduction.again.{offer}"), choice)
        self._written = Words("", "muted", name=f"{choice.name}.written")
        self._outcome = NoteBox("", name=f"{choice.name}.outcome")
        self.add_foot(self._written)
        self.add_foot(self._outcome)

    def show_said(self, said: SaidAgain | None) -> None:
        """Show the answer as it was written down."""
        self.show_stored({self.key: said.wish if said else None})
        words = ""
        if said is not None and said.wish == self.editor.value():
            words = _written(self._stage, said)
        self._written.say(words)
        self._written.setVisible(bool(words))

    def say_outcome(self) -> None:
        """Say what the answer means."""
        wish = str(self.editor.value() or "")
        told = wish in ("no", "thinking")
        words = self._stage.say(f"introduction.again.{self._offer}_{wish}") if told else ""
        self._outcome.say(words)
        self._outcome.setVisible(told)


def _written(stage: Stage, said: SaidAgain) -> str:
    """The day it was written down, and by whom where she has said her name."""
    day = date_in_words(said.day)
    if not said.by.name:
        return stage.say("introduction.again.written_unnamed", date=day)
    return stage.say("introduction.again.written", date=day, who=said.by.name)
