"""ADBB observations of one child: the health visitor's own page, outside the joint journey."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.ui.adbb.items import ItemCard
from transitions.ui.adbb.list import ObservationList
from transitions.ui.adbb.page import DonePage, ObservationPage
from transitions.ui.adbb.reading import CORRECTION, UNREAD_DAY, Observations, read_observations
from transitions.ui.controls.messages import Verb, ask
from transitions.ui.controls.surfaces import EmptyState
from transitions.ui.pages.page import Page
from transitions.ui.screen import Screen, Stage

NAME = "adbb"


class AdbbScreen(Screen):
    """A list of observations, or one of them; nothing at all in parent view."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.setObjectName("adbb.screen")
        self._place = Place(screen=NAME)
        self._known: Observations | None = None
        self._parents, self._correcting = True, False
        self._unread = ""
        self._page: Page | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    # --- the contract of a screen ---

    def open(self, place: Place) -> None:
        self._place, self._parents = place, place.parent_view
        self._correcting = False
        self._reload()

    def place(self) -> Place:
        return self._place.model_copy(update={"parent_view": self._parents})

    def leave(self) -> None:
        super().leave()
        self._known = None

    def set_parent_view(self, shown: bool) -> None:
        if shown == self._parents:
            return
        self._parents = shown
        self._reload()

    # --- reading and showing ---

    def _reload(self) -> None:
        self.flush()
        if self._parents:
            self._show_calm()
            return
        child, transition = self._place.child, self._place.transition
        if child is None and transition is None:
            return
        self.stage.work.ask(self, lambda desk: _read(desk, child, transition), self._arrived)

    def _arrived(self, known: Observations) -> None:
        if self._parents:
            return
        self._known = known
        self._place = self._place.model_copy(update={"child": known.child.id})
        chosen = known.screening(self._place.screening) if self._place.screening else None
        if chosen is None:
            self._show_list(known)
        elif chosen.done and not (self._correcting or known.is_corrected(chosen)):
            page = DonePage(chosen, known, self.stage.library.texts, self.stage.clock.today)
            page.returning.connect(self._return)
            page.correcting.connect(self._correct)
            page.declining.connect(self._ask_decline)
            self._put(page)
        else:
            self._show_observation(known, chosen.id)

    def _show_calm(self) -> None:
        page = Page(NAME)
        title, text = self.stage.say("adbb_screen.calm_title"), self.stage.say("adbb_screen.calm")
        page.add(EmptyState("family", title, text))
        self._put(page)

    def _show_list(self, known: Observations) -> None:
        page = ObservationList(known, self.stage.library.texts, self.stage.clock.today)
        page.chosen.connect(self._go_to)
        page.beginning.connect(self._begin)
        page.declining.connect(self._ask_decline)
        self._put(page)

    def _show_observation(self, known: Observations, screening: UUID) -> None:
        chosen = known.screening(screening)
        if chosen is None:
            return
        texts, practice = self.stage.library.texts, self.stage.practice
        self._unread = known.aside(chosen, UNREAD_DAY)
        page = ObservationPage(chosen, known, texts, self.stage.clock.today, practice=practice)
        page.returning.connect(self._return)
        page.finishing.connect(self._finish)
        page.removing.connect(self._ask_remove)
        page.day.moved.connect(lambda: self._save_day(page))
        page.day.explained.connect(
            lambda: self._explain("outside_age_reason", page.day.reason.value())
        )
        page.conditions.noted.connect(lambda it: self._save_condition(page, it))
        page.conditions.explained.connect(
            lambda: self._explain("conditional_reason", page.conditions.reason.value())
        )
        page.reason.edited.connect(lambda: self._explain(CORRECTION, page.reason.value()))
        for card in page.items:
            card.edited.connect(lambda it=card: self._save_item(page, it))
            card.scored.connect(lambda it=card: self._save_score(page, it))
        self._put(page)

    def _put(self, page: Page) -> None:
        if self._page is not None:
            self._column.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = page
        self._column.addWidget(page)
        QTimer.singleShot(0, self._focus_first)

    def _focus_first(self) -> None:
        if self._page is None:
            return
        wanted = [c for c in self._item_cards() if c.item.id == self._place.question]
        if wanted:
            wanted[0].enter()
            self._page.show_widget(wanted[0])
        elif self.isVisible():
            self._page.focus_first()

    def _item_cards(self) -> list[ItemCard]:
        return self._page.items if isinstance(self._page, ObservationPage) else []

    # --- saving ---

    def _note(self, screening: UUID, name: str, save: Callable[[Desk], object]) -> None:
        self.stage.autosave.note(f"screening/{screening}/{name}", save)

    def _save_item(self, page: ObservationPage, card: ItemCard) -> None:
        screening, said = page.screening.id, card.said()
        self._place = self._place.model_copy(update={"question": said.item})
        self._note(screening, f"item/{said.item}", lambda desk: desk.screenings.score(screening, said))
        page.show_progress()

    def _save_score(self, page: ObservationPage, card: ItemCard) -> None:
        self._save_item(page, card)
        self.flush()

    def _save_day(self, page: ObservationPage) -> None:
        screening, day = page.screening.id, page.day.day.value()
        unread = "" if day else page.day.day.typed()
        if unread or self._unread:
            self._explain(UNREAD_DAY, unread)
        self._unread = unread
        if day is not None:
            self._note(screening, "day", lambda desk: desk.screenings.observe_on(screening, day))

    def _save_condition(self, page: ObservationPage, condition: str) -> None:
        screening, holds = page.screening.id, page.conditions.holds(condition)
        self._note(
            screening, f"condition/{condition}",
            lambda desk: desk.screenings.condition(screening, condition, holds),
        )
        self.flush()

    def _explain(self, name: str, text: str) -> None:
        screening = self._place.screening
        if screening is not None:
            self._note(screening, name, lambda desk: desk.screenings.explain(screening, name, text))

    # --- what she does ---

    def _go_to(self, screening: UUID) -> None:
        self._place = self._place.model_copy(update={"screening": screening, "question": ""})
        self._correcting = False
        self._reload()

    def _return(self) -> None:
        self._place = self._place.model_copy(update={"screening": None, "question": ""})
        self._reload()

    def _correct(self) -> None:
        self._correcting = True
        self._reload()

    def _begin(self) -> None:
        child, today = self._place.child, self.stage.clock.today()
        if child is not None:
            self.stage.work.ask(
                self, lambda desk: desk.screenings.begin(child, today), self._go_to, self._refused
            )

    def _refused(self, error: ExpectedError) -> None:
        if isinstance(self._page, ObservationList):
            self._page.show_refusal(self.stage.say(error.text_id, **error.values))
        else:
            self.complain(error)

    def _finish(self) -> None:
        page = self._page
        if not isinstance(page, ObservationPage) or page.show_missing():
            return
        self.flush()
        screening, reason = page.screening.id, page.reason.value() if page.screening.done else ""
        self.stage.work.ask(
            self, lambda desk: desk.screenings.finish(screening, reason), self._finished, self._unfinished
        )

    def _finished(self, _done: object) -> None:
        self._correcting = False
        self.changed.emit()
        self._reload()

    def _unfinished(self, error: ExpectedError) -> None:
        if isinstance(self._page, ObservationPage):
            self._page.say_unfinished(self.stage.say(error.text_id, **error.values))

    def _ask_remove(self) -> None:
        say = self.stage.say
        verbs = (Verb("keep", say("adbb_screen.keep")), Verb("remove", say("adbb_screen.remove"), "danger"))
        title, text = say("adbb_screen.remove_title"), say("adbb_screen.remove_text")
        ask(self, "adbb.removing", title, text, verbs, self._remove)

    def _remove(self, answer: str) -> None:
        screening = self._place.screening
        if answer == "remove" and screening is not None:
            self.flush()
            self.stage.work.ask(self, lambda desk: desk.screenings.remove(screening))
            self._return()

    def _ask_decline(self, screening: UUID) -> None:
        say = self.stage.say
        verbs = (
            Verb("keep", say("adbb_screen.keep")),
            Verb("decline", say("adbb_screen.result.decline_yes"), "primary"),
        )
        title, text = say("adbb_screen.result.decline_title"), say("adbb_screen.result.decline_text")
        ask(self, "adbb.declining", title, text, verbs, lambda chosen: self._decline(chosen, screening))

    def _decline(self, answer: str, screening: UUID) -> None:
        if answer == "decline":
            self.stage.work.ask(
                self, lambda desk: desk.screenings.decline_repeat(screening), self._finished
            )


def _read(desk: Desk, child: UUID | None, transition: UUID | None) -> Observations:
    if child is None and transition is not None:
        child = desk.transitions.show(transition).child.id
    if child is None:
        raise LookupError("no child")
    return read_observations(desk, child)
