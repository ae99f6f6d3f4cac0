"""The form in use, what is new in it, and the families that were begun with an earlier one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.application.new_form import Waiting
from transitions.domain.form_changes import FormChanges
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Called, Words
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.pages.card_screen import ScreenCard
from transitions.ui.pages.kept import beside
from transitions.ui.screen import Stage
from transitions.ui.settings.changes import changes_in_words
from transitions.ui.settings.stack import Stack

FIRST, MOST = 6, 60
Found = tuple[FormChanges | None, Sequence[Waiting]]


class FormCard(ScreenCard):
    """Each family is shown what would happen before it is moved."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "settings.form", hint=False)
        version = stage.library.form.version
        self.add(Words(stage.say("settings.form.in_use", version=version), name="settings.form.in_use"))
        self._news = Stack("settings.form.news")
        self._families = Stack("settings.form.families")
        self._all = False
        for stack in (self._news, self._families):
            self.add(stack)

    def read(self) -> None:
        """Ask what is new, and who waits."""
        self._all = False
        self.stage.work.ask_when_idle(self, read_forms, self._show)

    def _show(self, found: Found) -> None:
        news, waiting = found
        self._show_news(news)
        self._show_families(waiting)

    def _show_news(self, news: FormChanges | None) -> None:
        if news is None:
            self._news.put()
            return
        say = self.stage.say
        seen = Button(say("settings.form.seen"), "settings.form.seen", "plain", "tick")
        seen.clicked.connect(self._note_seen)
        title = Words(say("settings.form.news_title"), "h2", name="settings.form.news_title")
        self._news.put(title, *changes_in_words(news, say), beside((seen,), "flow"))

    def _note_seen(self) -> None:
        self.stage.work.ask(self, lambda desk: desk.new_form.note_seen(), lambda _: self.read())

    def _show_families(self, waiting: Sequence[Waiting]) -> None:
        say = self.stage.say
        if not waiting:
            self._families.put(Words(say("settings.form.all_new"), "muted", name="settings.form.all_new"))
            return
        told = say("settings.form.waiting_one" if len(waiting) == 1 else "settings.form.waiting")
        shown = waiting[: MOST if self._all else FIRST]
        rows = [self._row(family) for family in shown]
        if len(shown) < len(waiting) and self._all:
            rows.append(Words(say("settings.form.count", number=str(len(waiting))), "muted"))
        elif len(shown) < len(waiting):
            more = Button(say("settings.form.more", number=str(len(waiting))), "settings.form.more", "ghost")
            more.clicked.connect(lambda: self._show_more(waiting))
            rows.append(beside((more,), "flow"))
        self._families.put(Words(told, name="settings.form.waiting"), *rows)

    def _show_more(self, waiting: Sequence[Waiting]) -> None:
        self._all = True
        self._show_families(waiting)

    def _row(self, family: Waiting) -> QWidget:
        say = self.stage.say
        name = family.name or say("settings.form.unnamed")
        row = QWidget()
        layout = WrapLayout(row, "apart", "space.m")
        version = say("settings.form.version", version=family.version)
        layout.addWidget(Called(f"{name}, {version}", name=f"settings.form.family.{family.transition}"))
        look = Button(
            say("settings.form.look"), f"settings.form.look.{family.transition}", "plain",
            spoken=say("settings.form.look_spoken", child=name),
        )
        place = Place(screen="new_form", transition=family.transition, child=family.child, parent_view=False)
        look.clicked.connect(lambda: self.go.emit(place))
        layout.addWidget(look)
        return row


def read_forms(desk: Desk) -> Found:
    """What is new and who waits."""
    return desk.new_form.news(), desk.new_form.waiting()
