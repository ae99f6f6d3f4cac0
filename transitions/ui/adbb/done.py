"""One observation that is done, to be read; what is written beside it is kept and stands when she goes."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal

from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.domain.in_words import date_in_words
from transitions.domain.screening import CauseNote, ItemSheet, Screening
from transitions.ui.adbb.causes import CausesCard, ReferralsCard, answering
from transitions.ui.adbb.reading import Observations
from transitions.ui.adbb.result import ItemsCard, ResultCard, compared
from transitions.ui.adbb.second_card import SecondCard
from transitions.ui.adbb.together import TogetherCard
from transitions.ui.adbb.two_observers import TwoObserversCard
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words, in_short
from transitions.ui.controls.surfaces import BottomBar
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.pages.page import Page
from transitions.ui.screen import Stage


class DonePage(Page):
    """``correcting`` asks to mend it, ``beginning`` for a new observation, ``declining`` for the no.

    ``inviting`` asks to name a second observer, ``resuming_second`` to go on with her items,
    ``dismissing_second`` to take away what she has begun.
    ``changed``: the journey's state may be new.
    """

    returning = Signal()
    correcting = Signal()
    declining = Signal(object)
    beginning = Signal()
    inviting = Signal()
    resuming_second = Signal()
    dismissing_second = Signal()
    changed = Signal()

    def __init__(self, screening: Screening, known: Observations, stage: Stage) -> None:
        super().__init__("adbb")
        self.screening, self._known, self._stage = screening, known, stage
        self._texts = stage.library.texts
        self._guide = stage.library.guides.get(screening.scale.id)
        listed = self._texts.say("adbb_screen.listed", date=date_in_words(screening.day))
        self.add_heading(listed, in_short(known.child.name))
        self._add_result()
        self._add_items()
        self._add_causes()
        self._add_together()
        self.add(Words(screening.scale.notice.danish, "caption", name="adbb.notice"))
        self.set_bottom_bar(self._make_bar())

    def settle(self) -> None:
        """What was written beside the observation stands, now that the page is left."""
        self._stage.autosave.flush()
        answer = answering(self.screening, self._known)
        self._settle(self.screening.id)
        if answer is not None and answer.id != self.screening.id:
            self._settle(answer.id)

    def _settle(self, screening: UUID) -> None:
        self._stage.work.ask(self, lambda desk: desk.screenings.settle_words(screening))

    def _add_result(self) -> None:
        today = self._stage.clock.today()
        result = ResultCard(self.screening, self._known, self._texts, today)
        result.declining.connect(lambda: self.declining.emit(self.screening.id))
        result.beginning.connect(self.beginning)
        self.add(result)

    def _add_items(self) -> None:
        """Her own numbers; where two observers stand side by side they are there already."""
        second = self.screening.second
        both = second is not None and second.done
        if not both or compared(self.screening, self._known):
            card = ItemsCard(self.screening, self._known, self._texts)
            if second is None and self.screening.origin == "here":
                card.add(self._invitation())
            self.add(card)
        if second is not None:
            self._add_second(second)

    def _add_second(self, second: ItemSheet) -> None:
        if second.done:
            both = TwoObserversCard(self.screening, second, self._texts)
            both.concluded.connect(lambda: self._conclude(both.note.value()))
            self.add(both)
            return
        card = SecondCard(second, self._texts)
        card.resuming.connect(self.resuming_second)
        card.dismissing.connect(self.dismissing_second)
        self.add(card)

    def _invitation(self) -> WrapButton:
        said = self._texts.say("adbb_screen.side_by_side.invite")
        invite = WrapButton(said, "adbb.second.invite", "ghost", "person")
        invite.clicked.connect(self.inviting)
        return invite

    def _add_causes(self) -> None:
        answer = answering(self.screening, self._known)
        if answer is None or self._guide is None:
            return
        causes = CausesCard(self._guide, answer, self._texts)
        causes.noted.connect(lambda cause, note: self._consider(answer.id, cause, note))
        self.add(causes)
        self.add(ReferralsCard(self._guide, self._texts))

    def _add_together(self) -> None:
        card = self._together = TogetherCard(self.screening, self._guide, self._texts)
        card.written.connect(lambda: self._write_together(card.text.value()))
        card.putting.connect(self._put_into_form)
        self.add(card)

    def _make_bar(self) -> BottomBar:
        bar, say = BottomBar("adbb.bar"), self._texts.say
        back = Button(say("adbb_screen.back"), "adbb.back", icon="arrow-left")
        back.clicked.connect(self.returning)
        correct = Button(say("adbb_screen.correct"), "adbb.correct", icon="pen")
        correct.clicked.connect(self.correcting)
        bar.add_leading(back)
        bar.add_trailing(correct)
        return bar

    # --- saving ---

    def _note(self, screening: UUID, name: str, save: Callable[[Desk], object]) -> None:
        self._stage.autosave.note(f"screening/{screening}/{name}", save)

    def _conclude(self, note: str) -> None:
        screening = self.screening.id
        self._note(screening, "joint_note", lambda desk: desk.second_observers.conclude(screening, note))

    def _consider(self, answer: UUID, cause: str, note: CauseNote) -> None:
        self._note(answer, f"cause/{cause}", lambda desk: desk.screenings.consider(answer, cause, note))

    def _write_together(self, text: str) -> None:
        screening = self.screening.id
        self._note(
            screening, "together", lambda desk: desk.screenings.explain(screening, "together", text)
        )

    def _put_into_form(self) -> None:
        screening = self.screening.id
        self._stage.autosave.flush()
        self._stage.work.ask(
            self, lambda desk: desk.noticed.put_into_form(screening), self._was_put, self._refused
        )

    def _was_put(self, written: bool) -> None:
        self._together.show_put(written)
        self.changed.emit()

    def _refused(self, error: ExpectedError) -> None:
        self._together.tell(self._texts.say(error.text_id, **error.values))
