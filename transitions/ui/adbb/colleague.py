"""A colleague's way through one observation: asked in, scoring by herself, handing back."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.domain.screening import ItemSheet, Screening
from transitions.domain.version import Author
from transitions.ui.adbb.reading import COLLEAGUE, COLLEAGUE_TITLE, Observations
from transitions.ui.adbb.saving import SecondSaving, note
from transitions.ui.adbb.second import HandBackPage, InvitePage, SecondPage
from transitions.ui.adbb.setting import setting_for
from transitions.ui.controls.labels import in_short
from transitions.ui.controls.question import Verb, ask
from transitions.ui.pages.page import Page
from transitions.ui.screen import Stage

INVITE, SECOND, HANDED = "invite", "second", "handed"
SECTIONS = (INVITE, SECOND, HANDED)


class Colleague(QObject):
    """``turning`` carries the section to show next, nothing for the observer's own page.

    ``changed``: a sheet was ended or taken away.
    """

    turning = Signal(str)
    changed = Signal()

    def __init__(self, stage: Stage, window: QWidget) -> None:
        super().__init__(window)
        self._stage, self._window = stage, window

    def page(self, section: str, screening: Screening, known: Observations) -> Page | None:
        """The page of a section, where there is one to show."""
        sheet = screening.second
        if section == INVITE and sheet is None:
            return self._invitation(screening, known)
        if sheet is None or section not in (SECOND, HANDED):
            return None
        if section == SECOND and not sheet.done:
            return self._sheet(screening.id, sheet, known)
        page = HandBackPage(screening.observer.name, sheet, self._stage.library.texts)
        page.returning.connect(lambda: self.turning.emit(""))
        return page

    def ask_remove(self, screening: UUID) -> None:
        """Take away what a colleague has begun, once that is meant."""
        say, about = self._stage.say, "adbb_screen.second"
        verbs = (Verb("keep", say("adbb_screen.keep")), Verb("remove", say(f"{about}.remove"), "danger"))
        ask(
            self._window, "adbb.second.removing", say(f"{about}.remove_title"), say(f"{about}.remove_text"),
            verbs, lambda answer: self._remove(answer, screening),
        )

    def _remove(self, answer: str, screening: UUID) -> None:
        if answer == "remove":
            self._stage.autosave.flush()
            self._stage.work.ask(
                self, lambda desk: desk.second_observers.remove(screening), lambda _: self._settled("")
            )

    def _settled(self, section: str) -> None:
        self.changed.emit()
        self.turning.emit(section)

    def _invitation(self, screening: Screening, known: Observations) -> Page:
        named = Author(
            name=known.aside(screening, COLLEAGUE), title=known.aside(screening, COLLEAGUE_TITLE)
        )
        page = InvitePage(named, self._stage.library.texts)
        page.returning.connect(lambda: self.turning.emit(""))
        page.written.connect(lambda: self._keep_name(screening.id, page.said()))
        page.accepted.connect(lambda: self._invite(screening.id, page))
        return page

    def _keep_name(self, screening: UUID, said: Author) -> None:
        note(self._stage.autosave, screening, "colleague", lambda desk: _keep(desk, screening, said))

    def _invite(self, screening: UUID, page: InvitePage) -> None:
        said, certified = page.said(), page.tick.isChecked()

        def work(desk: Desk) -> None:
            desk.second_observers.invite(screening, said, certified=certified)
            _keep(desk, screening, Author(name=""))

        self._stage.autosave.flush()
        self._stage.work.ask(page, work, lambda _: self._settled(SECOND), page.show_refusal)

    def _sheet(self, screening: UUID, sheet: ItemSheet, known: Observations) -> Page:
        setting = setting_for(self._stage, sheet.scale, name="adbb.second")
        page = SecondPage(sheet, in_short(known.child.name), setting, one_at_a_time=known.one_at_a_time)
        SecondSaving(self._stage.autosave, screening, page)
        page.returning.connect(lambda: self.turning.emit(HANDED))
        page.finishing.connect(lambda: self._finish(screening, page))
        return page

    def _finish(self, screening: UUID, page: SecondPage) -> None:
        if page.show_missing():
            return

        def refused(error: ExpectedError) -> None:
            page.say_unfinished(self._stage.say(error.text_id, **error.values))

        self._stage.autosave.flush()
        self._stage.work.ask(
            page, lambda desk: desk.second_observers.finish(screening),
            lambda _: self._settled(HANDED), refused,
        )


def _keep(desk: Desk, screening: UUID, said: Author) -> None:
    desk.screenings.explain(screening, COLLEAGUE, said.name)
    desk.screenings.explain(screening, COLLEAGUE_TITLE, said.title)
