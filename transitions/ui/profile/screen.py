"""The health visitor herself: said once, shown on every paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.domain.person import HealthVisitor
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.choice import YesNoEditor
from transitions.ui.controls.editors.choices import ChoicesEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.editor import Editor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import BottomBar, Card
from transitions.ui.pages.page import Page
from transitions.ui.papers.card import PapersCard, sheet_makers
from transitions.ui.screen import Screen, Stage

UNREAD = "unread/"
UNREAD_DAY = f"{UNREAD}certified_on"
_HERSELF = ("name", "title", "phone", "municipality")
_ADBB = ("certified", "certified_on", "certified_at", "circle_of_security", "training")
_ONLY_CERTIFIED = ("certified_on", "certified_at")
_TICKED = "yes"


class ProfileScreen(Screen):
    """Name, telephone, municipality, and her ADBB certification."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._page = Page("profile")
        self._editors = self._made_editors()
        self._rows: dict[str, Row] = {}
        self._edited: set[str] = set()
        self._on = Button(
            stage.words("profile.on"), "profile.on", "primary", "arrow-right", icon_last=True
        )
        self._build()

    def open(self, place: Place) -> None:
        self.flush()
        self._edited.clear()
        self.stage.work.ask(self, read_profile, lambda values: self._show(values, place.question))

    def place(self) -> Place:
        focused = [name for name, editor in self._editors.items() if _has_cursor(editor)]
        return Place(screen="profile", question=focused[0] if focused else "", parent_view=False)

    def leave(self) -> None:
        super().leave()
        self.stage.work.ask(self, lambda desk: desk.profile.settle())

    def _made_editors(self) -> dict[str, Editor]:
        words, today = self.stage.words, self.stage.clock.today
        editors: dict[str, Editor] = {
            name: TextEditor(f"profile.{name}", words)
            for name in (*_HERSELF, "certified_at", "training")
        }
        editors["certified"] = YesNoEditor("profile.certified", words, clearable=False)
        editors["certified_on"] = DateEditor("profile.certified_on", words, today)
        trained = (_TICKED, words("profile.circle_trained"))
        editors["circle_of_security"] = ChoicesEditor("profile.circle_of_security", words, (trained,))
        return editors

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        say = self.stage.say
        self._page.add_heading(say("profile.heading"), say("profile.lead"))
        self._fill(self._page.card(say("profile.herself")), _HERSELF)
        self._fill(self._page.card(say("profile.adbb"), say("profile.adbb_hint")), _ADBB)
        papers = PapersCard(self.stage, "profile.papers", "any_time")
        papers.offer(sheet_makers(), chosen=False)
        papers.told.connect(self.told)
        self._page.add(papers)
        bar = BottomBar("profile.bar")
        bar.add_trailing(self._on)
        self._page.set_bottom_bar(bar)
        self._on.clicked.connect(self._go_on)

    def _fill(self, card: Card, names: tuple[str, ...]) -> None:
        for name in names:
            editor = self._editors[name]
            row = Row(f"profile.{name}", self.stage.say(f"profile.{name}"), editor)
            editor.edited.connect(lambda name=name: self._note(name))
            self._rows[name] = row
            card.add(row)

    def _go_on(self) -> None:
        """On to the overview; what cannot be read is pointed at first."""
        unclear = next((row for row in self._rows.values() if row.isVisible() and not row.check()), None)
        if unclear is not None:
            unclear.focus()
        else:
            self.go.emit(Place(screen="overview", parent_view=False))

    def _note(self, name: str) -> None:
        self._edited.add(name)
        values = self._values(name)
        self.stage.autosave.note(f"profile/{name}", lambda desk: desk.profile.note(values))
        self._show_certified()

    def _values(self, name: str) -> dict[str, Any]:
        editor = self._editors[name]
        value = editor.value()
        if isinstance(editor, DateEditor):
            unread = editor.typed() if editor.problem() else ""
            return {name: value.isoformat() if isinstance(value, date) else None, UNREAD_DAY: unread}
        return {name: value.strip() if isinstance(value, str) else bool(value)}

    def _show(self, values: dict[str, Any], question: str) -> None:
        visitor = HealthVisitor.model_validate({k: v for k, v in values.items() if not k.startswith(UNREAD)})
        for name, editor in self._editors.items():
            if name not in self._edited:
                editor.show_value(_shown(getattr(visitor, name), editor))
        day = self._editors["certified_on"]
        if values.get(UNREAD_DAY) and isinstance(day, DateEditor) and "certified_on" not in self._edited:
            day.show_typed(values[UNREAD_DAY])
            self._rows["certified_on"].check()
        self._show_certified()
        self._rows.get(question, self._first_empty()).focus()

    def _first_empty(self) -> Row:
        empty = (self._rows[name] for name in _HERSELF if self._editors[name].is_empty())
        return next(empty, self._rows["name"])

    def _show_certified(self) -> None:
        certified = self._editors["certified"].value() is True
        for name in _ONLY_CERTIFIED:
            self._rows[name].setVisible(certified)


def read_profile(desk: Desk) -> dict[str, Any]:
    """The profile as it stands, and a date that could not be read."""
    unread = {f"{UNREAD}{name}": text for name, text in desk.profile.unread().items()}
    return {**desk.profile.show().model_dump(mode="json"), **unread}


def _shown(value: object, editor: Editor) -> object:
    """The value as its editor shows it: a yes is a tick where there is only that to choose."""
    return ((_TICKED,) if value else ()) if isinstance(editor, ChoicesEditor) else value


def _has_cursor(editor: Editor) -> bool:
    return any(widget.hasFocus() for widget in editor.inputs())
