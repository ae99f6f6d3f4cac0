"""ADBB observations of one child: the health visitor's own page, outside the joint journey."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from transitions.application.bookmark import Place
from transitions.application.errors import ExpectedError
from transitions.domain.screening import Screening
from transitions.ui.adbb.colleague import INVITE, SECOND, Colleague
from transitions.ui.adbb.done import DonePage
from transitions.ui.adbb.list import ObservationList
from transitions.ui.adbb.over_time import SECTION, OverTimePage, is_wanted
from transitions.ui.adbb.page import ObservationPage
from transitions.ui.adbb.read_file import choose_to_read, text_of
from transitions.ui.adbb.reading import PREFERENCE, UNREAD_DAY, Observations, begin_copy, read_family
from transitions.ui.adbb.result import result_said
from transitions.ui.adbb.saving import ObservationSaving
from transitions.ui.adbb.second import HandBackPage, InvitePage
from transitions.ui.adbb.setting import setting_for
from transitions.ui.adbb.sheet import ScoringPage
from transitions.ui.controls.question import Verb, ask
from transitions.ui.controls.speech import announce
from transitions.ui.controls.surfaces import EmptyState
from transitions.ui.controls.touch import undisturbed
from transitions.ui.pages.page import Page
from transitions.ui.pages.said import Said
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
        self._colleague = Colleague(stage, self)
        self._colleague.turning.connect(self._turn_to)
        self._colleague.changed.connect(self.changed)
        self._page: Page | None = None
        self._said, self._choose_file = Said(), choose_to_read
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    # --- the contract of a screen ---

    def open(self, place: Place) -> None:
        self._place, self._parents, self._correcting = place, place.parent_view, False
        self._reload()

    def place(self) -> Place:
        return self._place.model_copy(update={"parent_view": self._parents})

    def leave(self) -> None:
        super().leave()
        self._settle_words()
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
        self.stage.work.ask(self, lambda desk: read_family(desk, child, transition), self._arrived)

    @undisturbed()
    def _arrived(self, known: Observations) -> None:
        if self._parents:
            return
        self._known = known
        self._place = self._place.model_copy(update={"child": known.child.id})
        chosen = known.screening(self._place.screening) if self._place.screening else None
        seat = self._colleague.page(self._place.section, chosen, known) if chosen else None
        if is_wanted(self._place, known):
            self._show_over_time(known)
        elif chosen is None:
            self._show_list(known)
        elif seat is not None:
            self._put(seat)
        elif chosen.done and not (self._correcting or known.is_corrected(chosen)):
            self._show_done(known, chosen)
        else:
            self._show_observation(known, chosen)

    def _show_done(self, known: Observations, chosen: Screening) -> None:
        page = DonePage(chosen, known, self.stage)
        page.returning.connect(self._return)
        page.correcting.connect(self._correct)
        page.declining.connect(self._ask_decline)
        page.beginning.connect(self._begin)
        page.inviting.connect(lambda: self._turn_to(INVITE))
        page.resuming_second.connect(lambda: self._turn_to(SECOND))
        page.dismissing_second.connect(lambda: self._colleague.ask_remove(chosen.id))
        page.changed.connect(self.changed)
        self._put(page)

    def _show_calm(self) -> None:
        page = Page(NAME)
        title, text = self.stage.say("adbb_screen.calm_title"), self.stage.say("adbb_screen.calm")
        page.add(EmptyState("family", title, text))
        self._put(page)

    def _show_list(self, known: Observations) -> None:
        """The list; the one that stands, if it says all this and nothing else."""
        says, page = (known, self.stage.clock.today()), self._page
        if page is not None and self._said.still(*says):
            page.to_top()
            QTimer.singleShot(0, page, self._focus_first)
            return
        self._put(self._made_list(known))
        self._said.make(*says)

    def _made_list(self, known: Observations) -> Page:
        page = ObservationList(known, self.stage.library.texts, self.stage.clock.today)
        page.chosen.connect(self._go_to)
        page.beginning.connect(self._begin)
        page.copying.connect(self._copy_earlier)
        page.reading.connect(self._read_file)
        page.comparing.connect(lambda: self._turn_to(SECTION))
        page.certifying.connect(lambda: self.go.emit(Place(screen="profile", parent_view=False)))
        page.declining.connect(self._ask_decline)
        return page

    def _show_over_time(self, known: Observations) -> None:
        page = OverTimePage(known, self.stage.library.texts)
        page.chosen.connect(self._go_to)
        page.returning.connect(lambda: self._turn_to(""))
        self._put(page)

    def _show_observation(self, known: Observations, chosen: Screening) -> None:
        setting = setting_for(self.stage, chosen.scale, chosen.origin)
        page = ObservationPage(chosen, known, setting, self.stage.clock.today)
        ObservationSaving(self.stage.autosave, page, known.aside(chosen, UNREAD_DAY))
        page.returning.connect(self._return)
        page.finishing.connect(self._finish)
        page.removing.connect(self._ask_remove)
        page.inviting.connect(lambda: self._turn_to(INVITE))
        page.resuming.connect(lambda: self._turn_to(SECOND))
        page.dismissing.connect(lambda: self._colleague.ask_remove(chosen.id))
        page.arranged.connect(self._keep_layout)
        self._put(page)

    def _put(self, page: Page) -> None:
        self._settle_words()
        self._said.forget()
        if self._page is not None:
            self._column.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = page
        self._column.addWidget(page)
        if isinstance(page, ScoringPage):
            page.moved.connect(self._remember)
        QTimer.singleShot(0, page, self._focus_first)

    def _settle_words(self) -> None:
        if isinstance(self._page, DonePage):
            self._page.settle()

    def _focus_first(self) -> None:
        page = self._page
        if isinstance(page, ScoringPage | InvitePage | HandBackPage):
            page.begin(self._place.question)
        elif page is not None and self.isVisible():
            page.focus_first()

    def _remember(self, question: str) -> None:
        self._place = self._place.model_copy(update={"question": question})

    def _keep_layout(self, one: bool) -> None:
        self.stage.work.ask(self, lambda desk: desk.preferences.keep(PREFERENCE, one))

    # --- what she does ---

    def _go_to(self, screening: UUID) -> None:
        self._place = self._place.model_copy(update={"screening": screening, "question": ""})
        self._correcting = False
        self._reload()

    def _return(self) -> None:
        self._place = self._place.model_copy(update={"screening": None, "question": ""})
        self._reload()

    def _turn_to(self, section: str) -> None:
        self._place = self._place.model_copy(update={"section": section, "question": ""})
        self._reload()

    def _read_file(self) -> None:
        page, child = self._page, self._place.child
        chosen = self._choose_file(self)
        if not isinstance(page, ObservationList) or child is None or chosen is None:
            return
        page.show_unread("")
        self.stage.work.ask(
            self, lambda desk: desk.imports.adbb(child, text_of(chosen)), self._read_in, self._unreadable
        )

    def _read_in(self, screening: UUID) -> None:
        self.changed.emit()
        self._go_to(screening)

    def _unreadable(self, error: ExpectedError) -> None:
        if isinstance(self._page, ObservationList):
            self._said.forget()
            self._page.show_unread(self.stage.say(error.text_id, **error.values))

    def _correct(self) -> None:
        self._correcting = True
        self._remember("")
        self._reload()

    def _begin(self) -> None:
        child, today = self._place.child, self.stage.clock.today()
        if child is not None:
            self.stage.work.ask(
                self, lambda desk: desk.screenings.begin(child, today), self._go_to, self._refused
            )

    def _copy_earlier(self) -> None:
        child, today = self._place.child, self.stage.clock.today()
        if child is not None:
            self.stage.work.ask(self, lambda desk: begin_copy(desk, child, today), self._go_to, self._refused)

    def _refused(self, error: ExpectedError) -> None:
        if isinstance(self._page, ObservationList):
            self._said.forget()
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
            self, lambda desk: desk.screenings.finish(screening, reason), self._tell_result, self._unfinished
        )

    def _tell_result(self, done: Screening) -> None:
        announce(self, result_said(done, self.stage.library.texts))
        self._finished(done)

    def _finished(self, _done: object) -> None:
        self._correcting = False
        self._remember("")
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
