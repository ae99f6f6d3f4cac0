"""Deleting a family when its time has come, or a child made by mistake; two presses, nothing by itself."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QDialog

from transitions.application.deletions import Erasing
from transitions.domain.child import Child
from transitions.domain.in_words import date_in_words
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words, in_short
from transitions.ui.controls.question import Verb, ask
from transitions.ui.controls.surfaces import Card, NoteBox
from transitions.ui.pages.kept import beside
from transitions.ui.pages.two_steps import TwoSteps
from transitions.ui.screen import Stage


class EraseCard(Card):
    """In sight only where there is something to delete; `erased` when it is gone."""

    erased = Signal()

    def __init__(self, stage: Stage, screen: str) -> None:
        say = stage.say
        super().__init__(say("erase.title"))
        self._stage, self._name = stage, f"{screen}.erase"
        self._transition: UUID | None = None
        self._child = ""
        self._why = Words("", "body", name=f"{self._name}.why")
        self._counted = Words(say("erase.counted"), "muted", name=f"{self._name}.counted")
        self._stopped = NoteBox("", "warn", name=f"{self._name}.stopped")
        self._button = Button(say("erase.button"), self._name, "plain")
        self._button.clicked.connect(self.ask_to_erase)
        for widget in (self._why, self._counted, self._stopped, beside((self._button,), "flow")):
            self.add(widget)
        self.hide()

    def show_record(self, record: TransitionRecord, erasing: Erasing) -> None:
        """Show whether this family is to be deleted."""
        self._transition = record.id
        self._child = in_short(record.child.name) or self._stage.say("overview.no_name")
        self._counted.setVisible(record.form_declined or record.meeting_declined)
        if erasing.due is not None:
            why = "declined" if record.closed_on is None else "closed"
            self._why.say(self._stage.say(f"erase.{why}", date=date_in_words(erasing.due)))
        self._stopped.say(self._stage.say(erasing.refusal) if erasing.refusal else "")
        self._stopped.setVisible(bool(erasing.refusal))
        self._button.setEnabled(not erasing.refusal)
        self.setVisible(erasing.due is not None)

    def ask_to_erase(self) -> QDialog:
        """Ask before anything is deleted."""
        say = self._stage.say
        verbs = (Verb("keep", say("erase.keep")), Verb("erase", say("erase.do"), "danger"))
        question = say("erase.question", child=self._child)
        return ask(self, f"{self._name}.ask", question, say("erase.meaning"), verbs, self._answer)

    def _answer(self, verb: str) -> None:
        transition = self._transition
        if verb == "erase" and transition is not None:
            self._stage.autosave.flush()
            self._stage.work.ask(
                self, lambda desk: desk.erasures.erase(transition), lambda _: _tell(self._stage, self.erased)
            )


class MistakeCard(Card):
    """A child that was created by mistake goes at once; any other is told why not. ``erased`` when gone."""

    erased = Signal()

    def __init__(self, stage: Stage, screen: str) -> None:
        say = stage.say
        super().__init__(say("erase.mistake.title"))
        self._stage = stage
        self._known, self._for_parents = False, False
        self._child: Child | None = None
        name = f"{screen}.mistake"
        self._text = Words(say("erase.mistake.text"), "body", name=f"{name}.text")
        self._steps = TwoSteps(name, say("erase.mistake.button"), say("erase.keep"), say("erase.do"))
        self._steps.asked.connect(self._ask)
        self._steps.confirmed.connect(self._erase)
        for widget in (self._text, self._steps):
            self.add(widget)
        self.hide()

    def show_child(self, child: Child, refusal: str) -> None:
        """Show whether this child may be a mistake: nothing, or the text that says why not."""
        self._child, self._known = child, True
        self._text.say(self._stage.say(refusal or "erase.mistake.text"))
        self._steps.setVisible(not refusal)
        self.show_for_parents(self._for_parents)

    def show_for_parents(self, shown: bool) -> None:
        """Deleting is hers alone."""
        self._for_parents = shown
        self.setVisible(self._known and not shown)

    def _ask(self) -> None:
        name = self._child.name if self._child is not None else ""
        child = in_short(name) or self._stage.say("overview.no_name")
        self._steps.ask(self._stage.say("erase.mistake.question", child=child))

    def _erase(self) -> None:
        child = self._child
        if child is not None:
            self._stage.autosave.flush()
            self._stage.work.ask(
                self, lambda desk: desk.erasures.erase_mistake(child.id),
                lambda _: _tell(self._stage, self.erased),
            )


def _tell(stage: Stage, erased: SignalInstance) -> None:
    """Copies in other folders are replaced at once, and whoever shows the family leaves it."""
    stage.work.outdated.emit()
    erased.emit()
