"""A family is taken over: the file, its words or this vault's key, what is in it, and the receipt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.arrivals import Cover, Preview, Taken
from transitions.application.bookmark import Place
from transitions.application.colleagues import Fingerprinted
from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.application.package_errors import WrongWords
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words, in_short
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import BottomBar, Card, NoteBox
from transitions.ui.handover.file_choice import choose_file
from transitions.ui.pages.kept import beside
from transitions.ui.pages.page import Page
from transitions.ui.safety.arrival_card import ArrivalCard
from transitions.ui.safety.colleague_files import KEY_NAME, choose_to_open, read_package_file
from transitions.ui.safety.colleague_give import SAFETY
from transitions.ui.safety.colleague_words import NAME
from transitions.ui.screen import Screen, Stage

HERE = Place(screen="colleague_take", parent_view=False)
OVERVIEW = Place(screen="overview", parent_view=False)
PAGE = f"{NAME}.taking"


class TakeScreen(Screen):
    """Nothing is stored before *Overtag familien*."""

    def __init__(
        self, stage: Stage,
        choose_package: Callable[[QWidget, str], Path | None] = choose_to_open,
        choose_place: Callable[[QWidget, str], Path | None] = choose_file,
    ) -> None:
        super().__init__(stage)
        self._choose_package, self._choose_place = choose_package, choose_place
        self._file = b""
        self._cover: Cover | None = None
        self._key: Fingerprinted | None = None
        say = stage.say
        self._page = Page(PAGE)
        self._fetch = Button(say(f"{NAME}.take.fetch"), f"{PAGE}.fetch", "primary", "document")
        self._words = TextEditor(f"{PAGE}.words", stage.words)
        hint = say(f"{NAME}.take.words_hint")
        self._row = Row(f"{PAGE}.words", say(f"{NAME}.take.words"), self._words, hint)
        self._look = Button(say(f"{NAME}.take.look"), f"{PAGE}.look", "primary", "unlock")
        self._check_lead = Words(say(f"{NAME}.take.check_lead"), "body", name=f"{PAGE}.check_lead")
        self._check = Words("", "h2", name=f"{PAGE}.check")
        self._wrong = NoteBox("", "warn", name=f"{PAGE}.wrong")
        self._arrival = ArrivalCard(stage, PAGE)
        self._done = ReceiptCard(stage)
        self._show_key = Button(say(f"{NAME}.take.show_key"), f"{PAGE}.show_key", "plain", "eye")
        self._print = Words("", "h2", name=f"{PAGE}.fingerprint")
        lead = say(f"{NAME}.take.fingerprint_lead")
        self._print_lead = Words(lead, "body", name=f"{PAGE}.fingerprint_lead")
        self._save_key = Button(say(f"{NAME}.take.save_key"), f"{PAGE}.save_key", "plain", "save")
        self._back = Button(say(f"{NAME}.back"), f"{PAGE}.back", "plain", "arrow-left")
        self._build()

    def open(self, _place: Place) -> None:
        self._forget()
        self._page.to_top()

    def place(self) -> Place:
        return HERE

    def leave(self) -> None:
        super().leave()
        self._forget()

    def _build(self) -> None:
        say = self.stage.say
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self._page.add_heading(say(f"{NAME}.take.heading"), say(f"{NAME}.take.lead"))
        self._file_card = self._page.card(say(f"{NAME}.take.file"), say(f"{NAME}.take.file_hint"))
        self._looking = beside((self._look,), "flow")
        for widget in (beside((self._fetch,), "flow"), self._row, self._looking,
                       self._check_lead, self._check, self._wrong):
            self._file_card.add(widget)
        self._page.add(self._arrival)
        self._page.add(self._done)
        self._key_card = self._page.card(say(f"{NAME}.take.key"), say(f"{NAME}.take.key_hint"))
        self._showing, self._saving = (beside((b,), "flow") for b in (self._show_key, self._save_key))
        for widget in (self._showing, self._print_lead, self._print, self._saving):
            self._key_card.add(widget)
        bar = BottomBar(f"{PAGE}.bar")
        bar.add_leading(self._back)
        self._page.set_bottom_bar(bar)
        self._listen()

    def _listen(self) -> None:
        self._back.clicked.connect(lambda: self.go.emit(SAFETY))
        self._fetch.clicked.connect(self._fetch_file)
        self._look.clicked.connect(self._ask_to_look)
        self._words.edited.connect(self._row.clear_error)
        self._arrival.wanted.connect(self._take)
        self._done.go.connect(self.go)
        self._show_key.clicked.connect(
            lambda: self.stage.work.ask(self, lambda desk: desk.colleagues.my_key(), self._tell_key)
        )
        self._save_key.clicked.connect(self._keep_key)

    def _forget(self) -> None:
        self._file, self._cover, self._key = b"", None, None
        self._words.show_value("")
        self._row.clear_error()
        self._wrong.hide()
        self._arrival.hide()
        self._done.hide()
        self._file_card.show()
        self._key_card.show()
        self._fit()

    def _fit(self) -> None:
        way = self._cover.way if self._cover is not None else ""
        known = self._key is not None
        shown: dict[QWidget, bool] = {
            self._row: way == "words", self._looking: way == "words",
            self._check_lead: way == "key", self._check: way == "key",
            self._showing: not known,
            self._print: known, self._print_lead: known, self._saving: known,
        }
        for widget, seen in shown.items():
            widget.setVisible(seen)

    def _fetch_file(self) -> None:
        chosen = self._choose_package(self, "*.tryg")
        if chosen is None:
            return
        self._forget()
        try:
            self._file = file = read_package_file(chosen)
        except ExpectedError as error:
            self._refuse(error)
            return
        self.stage.work.ask(self, lambda desk: desk.takeovers.cover(file), self._covered, self._refuse)

    def _covered(self, cover: Cover) -> None:
        self._cover = cover
        self._check.say(cover.check)
        self._fit()
        if cover.way == "key":
            self._ask_to_look()
        else:
            self._row.focus()

    def _ask_to_look(self) -> None:
        file, words = self._file, self._words.value()
        self._wrong.hide()
        self._look.setEnabled(False)
        self.stage.work.ask(self, lambda desk: desk.takeovers.look(file, words), self._show, self._refuse)

    def _show(self, look: Preview) -> None:
        self._look.setEnabled(True)
        self._key_card.hide()
        self._file_card.setVisible(self._cover is not None and self._cover.way == "key")
        self._arrival.tell(look)
        self._page.to_top()

    def _take(self, beside_others: bool) -> None:
        file, words = self._file, self._words.value()
        self.stage.work.ask(
            self, lambda desk: take_over(desk, file, words, beside_others=beside_others),
            self._taken, self._refuse,
        )

    def _taken(self, taken: Taken) -> None:
        self._forget()
        for card in (self._file_card, self._key_card):
            card.hide()
        self._done.tell(taken)
        self._page.to_top()

    def _refuse(self, error: ExpectedError) -> None:
        self._look.setEnabled(True)
        self._arrival.hide()
        self._file_card.show()
        said = self.stage.say(error.text_id, **error.values)
        if isinstance(error, WrongWords):
            self._row.show_error(said)
            self._row.focus()
            return
        (self._look if self._looking.isVisible() else self._fetch).setFocus()
        self._wrong.complain(said)
        self._page.show_widget(self._wrong)

    def _tell_key(self, key: Fingerprinted) -> None:
        self._key = key
        self._print.say(key.words)
        self._fit()

    def _keep_key(self) -> None:
        chosen = self._choose_place(self, KEY_NAME)
        if chosen is None or self._key is None:
            return
        try:
            chosen.write_text(self._key.text, encoding="ascii")
        except OSError:
            self.told.emit(self.stage.say(f"{NAME}.give.not_saved"))
            return
        self.told.emit(self.stage.say(f"{NAME}.take.key_saved"))


class ReceiptCard(Card):
    """The family is here; the receipt to read aloud. ``go`` leads to her overview."""

    go = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say(f"{NAME}.taken.title"))
        self._stage = stage
        self._lead = Words("", "body", name=f"{PAGE}.taken")
        self._receipt = Words("", "h1", name=f"{PAGE}.receipt")
        self._then = Words(stage.say(f"{NAME}.taken.then"), "muted", name=f"{PAGE}.then")
        on = stage.say(f"{NAME}.taken.go_on")
        self._on = Button(on, f"{PAGE}.go_on", "primary", "arrow-right", icon_last=True)
        self._on.clicked.connect(lambda: self.go.emit(OVERVIEW))
        for widget in (self._lead, self._receipt, self._then, beside((self._on,), "flow")):
            self.add(widget)
        self.hide()

    def tell(self, taken: Taken) -> None:
        """Show the receipt."""
        child = in_short(taken.name) or self._stage.say("overview.no_name")
        self._lead.say(self._stage.say(f"{NAME}.taken.lead", child=child, name=taken.giver))
        self._receipt.say(taken.receipt)
        self.show()


def take_over(desk: Desk, file: bytes, words: str, *, beside_others: bool) -> Taken:
    """Take a family over, with a copy of the vault as it was before."""
    desk.backups.before("take_over")
    return desk.takeovers.take(file, words, beside_others=beside_others)
