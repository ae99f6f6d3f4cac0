"""A family is given to a colleague: which, to whom, how it is sealed, and what happens then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.bookmark import Place
from transitions.application.colleagues import Fingerprinted, Present, Sealed
from transitions.application.errors import ExpectedError
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.choice import ChoiceEditor, YesNoEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import BottomBar, Card, NoteBox
from transitions.ui.handover.file_choice import choose_file
from transitions.ui.pages.kept import beside
from transitions.ui.pages.page import Page
from transitions.ui.safety.colleague_files import PACKAGE_NAME, choose_to_open, read_key_file
from transitions.ui.safety.colleague_words import NAME
from transitions.ui.safety.family_choice import FamilyChoice
from transitions.ui.screen import Screen, Stage

HERE = Place(screen="colleague_give", parent_view=False)
SAFETY = Place(screen="safety", question=NAME, parent_view=False)
PAGE = f"{NAME}.giving"


class GiveScreen(Screen):
    """One page; nothing leaves before *Gem den forseglede fil*."""

    def __init__(
        self, stage: Stage,
        choose_place: Callable[[QWidget, str], Path | None] = choose_file,
        choose_key: Callable[[QWidget, str], Path | None] = choose_to_open,
    ) -> None:
        super().__init__(stage)
        self._choose_place, self._choose_key = choose_place, choose_key
        self._key: Fingerprinted | None = None
        say, words = stage.say, stage.words
        self._page = Page(PAGE)
        self._family = FamilyChoice(stage, f"{PAGE}.family")
        self._to = TextEditor(f"{PAGE}.to", words)
        self._way = ChoiceEditor(f"{PAGE}.way", words, (
            ("words", say(f"{NAME}.give.by_words")), ("key", say(f"{NAME}.give.by_key")),
        ), clearable=False)
        self._by_words = Words(say(f"{NAME}.give.by_words_hint"), "muted", name=f"{PAGE}.by_words")
        self._fetch = Button(say(f"{NAME}.give.fetch"), f"{PAGE}.fetch", "plain", "document")
        self._print = Words("", "h2", name=f"{PAGE}.fingerprint")
        self._same = YesNoEditor(f"{PAGE}.same", words, clearable=False)
        self._other = NoteBox(say(f"{NAME}.give.not_same"), "danger", name=f"{PAGE}.not_same")
        self._wrong = NoteBox("", "warn", name=f"{PAGE}.wrong")
        self._save = Button(say(f"{NAME}.give.save"), f"{PAGE}.save", "primary", "lock")
        self._back = Button(say(f"{NAME}.back"), f"{PAGE}.back", "plain", "arrow-left")
        self._done = SealedCard(stage)
        self._build()

    def open(self, place: Place) -> None:
        self._begin_anew()
        self.stage.work.ask(
            self, lambda desk: desk.colleagues.present(), lambda found: self._show(found, place.child)
        )

    def place(self) -> Place:
        return HERE

    def leave(self) -> None:
        super().leave()
        self._done.forget()

    def _build(self) -> None:
        say = self.stage.say
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self._page.add_heading(say(f"{NAME}.give.heading"), say(f"{NAME}.give.lead"))
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        for card in self._cards():
            column.addWidget(card)
        self._page.add(self._form)
        self._page.add(self._done)
        bar = BottomBar(f"{PAGE}.bar")
        bar.add_leading(self._back)
        bar.add_trailing(self._save)
        self._page.set_bottom_bar(bar)
        self._listen()

    def _cards(self) -> tuple[Card, ...]:
        say = self.stage.say
        who, how = Card(say(f"{NAME}.give.which")), Card(say(f"{NAME}.give.how"))
        who.add(self._family)
        who.add(Row(f"{PAGE}.to", say(f"{NAME}.give.to"), self._to, say(f"{NAME}.give.to_hint")))
        how.add(Row(f"{PAGE}.way", say(f"{NAME}.give.way"), self._way))
        self._checking = QWidget()
        column = QVBoxLayout(self._checking)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._print)
        hint = say(f"{NAME}.give.same_hint")
        column.addWidget(Row(f"{PAGE}.same", say(f"{NAME}.give.same"), self._same, hint))
        self._fetching = beside((self._fetch,), "flow")
        for widget in (self._by_words, self._fetching, self._checking, self._other):
            how.add(widget)
        how.add(self._wrong)
        return who, how

    def _listen(self) -> None:
        self._back.clicked.connect(lambda: self.go.emit(SAFETY))
        self._save.clicked.connect(self._seal)
        self._fetch.clicked.connect(self._fetch_key)
        self._family.changed.connect(self._fit_form)
        for editor in (self._to, self._way, self._same):
            editor.edited.connect(self._fit_form)

    def _begin_anew(self) -> None:
        self._key = None
        for editor in (self._to, self._way, self._same):
            editor.show_value(None)
        self._way.show_value("words")
        self._wrong.hide()
        self._done.forget()
        self._form.show()
        self._save.show()
        self._page.to_top()
        self._fit_form()

    def _show(self, present: Sequence[Present], wanted: UUID | None) -> None:
        self._family.offer(present, wanted)
        self._fit_form()

    def _fit_form(self) -> None:
        by_key, same = self._way.value() == "key", self._same.value()
        self._by_words.setVisible(not by_key)
        self._fetching.setVisible(by_key)
        self._checking.setVisible(by_key and self._key is not None)
        self._other.setVisible(by_key and same is False)
        sealable = not by_key or (self._key is not None and same is True)
        named = self._family.chosen() is not None and bool(self._to.value().strip())
        self._save.setEnabled(named and sealable)

    def _fetch_key(self) -> None:
        chosen = self._choose_key(self, "*.txt")
        if chosen is None:
            return
        try:
            text = read_key_file(chosen)
        except ExpectedError as error:
            self._refuse(error)
            return
        self.stage.work.ask(self, lambda desk: desk.colleagues.read_key(text), self._take_key, self._refuse)

    def _take_key(self, key: Fingerprinted) -> None:
        self._key = key
        self._wrong.hide()
        self._print.say(key.words)
        self._same.show_value(None)
        self._fit_form()

    def _seal(self) -> None:
        family, to = self._family.chosen(), self._to.value()
        chosen = self._choose_place(self, PACKAGE_NAME)
        if family is None or chosen is None:
            return
        key = self._key.text if self._key is not None and self._way.value() == "key" else ""
        self._save.setEnabled(False)
        self.stage.work.ask(
            self, lambda desk: desk.colleagues.give(family.child, to, key),
            lambda sealed: self._write(family, sealed, chosen), self._not_sealed,
        )

    def _write(self, family: Present, sealed: Sealed, chosen: Path) -> None:
        try:
            chosen.write_bytes(sealed.file)
        except OSError:
            self.stage.work.ask(self, lambda desk: desk.colleagues.call_back(family.child))
            self._complain(self.stage.say(f"{NAME}.give.not_saved"))
            self._save.setFocus()
            return
        self._form.hide()
        self._save.hide()
        self._page.to_top()
        self._done.tell(sealed, self._to.value().strip())

    def _refuse(self, error: ExpectedError) -> None:
        self._complain(self.stage.say(error.text_id, **error.values))

    def _not_sealed(self, error: ExpectedError) -> None:
        self._refuse(error)
        self._save.setFocus()

    def _complain(self, text: str) -> None:
        self._fit_form()
        self._wrong.complain(text)
        self._page.show_widget(self._wrong)


class SealedCard(Card):
    """The file is saved: the words to read aloud, shown once, and what happens next."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say(f"{NAME}.sealed.title"))
        self._stage = stage
        say = stage.say
        self._lead = Words(say(f"{NAME}.sealed.words_lead"), "body", name=f"{PAGE}.words_lead")
        self._words = Words("", "h1", name=f"{PAGE}.words")
        self._never = NoteBox(say(f"{NAME}.sealed.never"), "warn", name=f"{PAGE}.never")
        self._check_lead = Words(say(f"{NAME}.sealed.check_lead"), "body", name=f"{PAGE}.check_lead")
        self._check = Words("", "h2", name=f"{PAGE}.check")
        self._next = Words("", "body", name=f"{PAGE}.next")
        for widget in (self._lead, self._words, self._never, self._check_lead, self._check, self._next):
            self.add(widget)
        self.hide()

    def tell(self, sealed: Sealed, taker: str) -> None:
        """Show what to say to the colleague."""
        by_words = bool(sealed.words)
        for widget in (self._lead, self._words, self._never):
            widget.setVisible(by_words)
        for widget in (self._check_lead, self._check):
            widget.setVisible(not by_words)
        self._words.say(sealed.words.replace("-", " "))
        self._check.say(sealed.check)
        self._next.say(self._stage.say(f"{NAME}.sealed.next", name=taker))
        self.show()

    def forget(self) -> None:
        """The words were shown once."""
        self._words.say("")
        self._check.say("")
        self.hide()
