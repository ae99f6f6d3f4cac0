"""The consent page's layout: cards from the terms to the history, rebuilt from one reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.domain.gate.consent_sheet import INFORMED
from transitions.ui.consent.board import ConsentBoard, Reader
from transitions.ui.consent.guard_card import GuardCard
from transitions.ui.consent.history_card import HistoryCard, Told
from transitions.ui.consent.reading import TERMS, ConsentReading
from transitions.ui.consent.signing_card import SigningCard
from transitions.ui.consent.terms import TermsCard
from transitions.ui.consent.tongue import Tongue
from transitions.ui.consent.words import Terms
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import BottomBar, Card, EmptyState, NoteBox
from transitions.ui.controls.touch import undisturbed
from transitions.ui.pages.page import Page
from transitions.ui.pages.present_parent import PresentParent
from transitions.ui.pages.reading_order import follow_reading_order
from transitions.ui.pages.said import Said
from transitions.ui.screen import Stage

Calm = Literal["not_offered", "thinking", "declined"]
"""Why nobody is asked: the form was never offered, is thought over, or was declined."""


class ConsentPage(QWidget):
    """`wanted` names another place: `introduction`, `family`, `handover`, `consent_sheet`, `withdrawal`.

    `mend` carries the key of an answer to look at in the form, `stand` of one that is to stand as it
    reads; the rest tells what was done.
    """

    typed = Signal(str, object)
    terms_edited = Signal()
    act = Signal(object)
    mend = Signal(object)
    stand = Signal(object)
    wanted = Signal(str)
    present = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._page = Page("consent.page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self._bar = self._made_bar()
        self._page.set_bottom_bar(self._bar)
        self._cards: dict[UUID, SigningCard] = {}
        self._slots: dict[UUID, QVBoxLayout] = {}
        self._terms: TermsCard | None = None
        self._ways: list[Button] = []
        self._said = Said()
        for touched in (self.typed, self.act, self.stand):
            touched.connect(self._touch)

    def set_aside(self) -> None:
        """Out of sight while the vault is asked; what nobody has touched may come back as it is."""
        self._page.hide()
        if not self._said.known:
            self.show_nothing()

    def shows(self, reading: ConsentReading, reader: Callable[[], Reader]) -> bool:
        """Whether the page that was set aside says all this, and nothing was done on it."""
        return self._said.known and self._said.still(reading, reader())

    def bring_back(self) -> None:
        """The page that was set aside, from its top."""
        self._page.to_top()
        self._page.show()

    def show_nothing(self) -> None:
        """An empty page while the vault is asked."""
        self._page.clear()
        self._cards, self._terms = {}, None
        self._said.forget()

    def show_calm(self, reading: ConsentReading, calm: Calm, *, to_parents: bool) -> None:
        """Say why there is nothing to ask; the way to the offer, unless a no has finished it."""
        self.show_nothing()
        tongue = Tongue(self._stage.library.texts, reading.record.second_language)
        title, text = (tongue.under(f"consent_screen.{calm}.{part}") for part in ("title", "text"))
        self._ways = [] if calm == "declined" else [self._made_way()]
        self._page.add(EmptyState("document", title, text, self._ways))
        self._bar.hide()
        self._page.show()
        self.turn_calm(to_parents=to_parents)

    def turn_calm(self, *, to_parents: bool) -> None:
        """The introduction is the health visitor's page; parents who look along get no way to it."""
        for way in self._ways:
            way.setVisible(not to_parents)

    @undisturbed()
    def show_reading(self, reading: ConsentReading, reader: Callable[[], Reader]) -> None:
        """Build the page from the top, for the reader whom it then tells of."""
        with self._page.filling():
            self._fill(reading)
            self.turn(reading, reader())
        self._said.make(reading, reader())
        self._page.show()

    def _fill(self, reading: ConsentReading) -> None:
        self.show_nothing()
        self._tongue = Tongue(self._stage.library.texts, reading.record.second_language)
        both, under = self._tongue.both, self._tongue.under
        self._bar.show()
        self._preview.setText(both("consent_screen.preview"))
        self._page.add_heading(both("consent_screen.title"), under("consent_screen.lead"))
        self._say_draft()
        self._add_present(reading)
        self._add_notes()
        self._add_terms(reading)
        self._add_board()
        self._page.add(self._informed())
        for parent in reading.parents:
            self._add_card(reading, parent.id)
        self._add_history()

    def _say_draft(self) -> None:
        """Say on top of the page that no professional has reviewed the translation beside the Danish."""
        if self._stage.library.texts.translation(self._tongue.language) == "draft":
            told = self._tongue.under("paper.draft_translation")
            self._page.add(NoteBox(told, name="consent.draft"))

    @undisturbed()
    def turn(self, reading: ConsentReading, reader: Reader) -> None:
        """Turn the page to this reader: what stands is shown anew, what is being typed stays."""
        self._present.setVisible(reader.parent is not None and self._present.needed())
        self._show_notes(reading, reader)
        if self._terms is not None:
            self._terms.show_reading(reading)
        self._board.show_board(reading, reader)
        self._guard.show_asked(reading, reader)
        for parent_id, card in self._cards.items():
            card.setVisible(reader.parent in (None, parent_id))
            card.set_parent_view(reader.parent is not None)
        self._history.show_reading(reading, reader)
        self.terms_edited.emit()
        follow_reading_order(self)
        if self._said.known:
            self._said.say(reading, reader)

    def replace_card(self, reading: ConsentReading, parent: UUID) -> None:
        """A fresh card for a parent who has said something."""
        old = self._cards[parent]
        fresh = self._made_card(reading, parent)
        self._slots[parent].removeWidget(old)
        self._slots[parent].addWidget(fresh)
        old.hide()
        old.deleteLater()
        fresh.focus()

    def ask(self, parent: UUID, says: str) -> None:
        """Go to a parent's card, with what she is asked about unfolded."""
        self._touch()
        card = self._cards[parent]
        card.choose(says)
        self._page.show_widget(card)

    def terms(self) -> Terms | None:
        """The terms on the page, once it is built."""
        return self._terms.terms() if self._terms is not None else None

    def show_terms(self, terms: Terms, seen: str) -> None:
        """Tell every card what a yes is given to."""
        for card in self._cards.values():
            card.show_terms(terms, seen)

    def complain_about(self, parent: UUID, what: str, text: str) -> bool:
        """Show an error beside its cause and scroll there; false when it has no place here."""
        if what == "daycare":
            self._page.show_widget(self._waiting)
            return True
        if what == "answers":
            return self._board.focus_first_mend()
        if self._terms is not None and self._terms.complain_about(what, text):
            return True
        return self._cards[parent].complain_about(what, text)

    def present_parent(self) -> UUID | None:
        """The parent the page is turned to in the parents' view."""
        return self._present.present()

    def focus_first(self) -> bool:
        """Put the cursor on the first thing to act on."""
        return self._page.focus_first()

    def _touch(self, *_: object) -> None:
        """What is on the page is no longer all the vault's: it is made anew when it is next opened."""
        self._said.forget()

    def _made_way(self) -> Button:
        words = self._stage.say("consent_screen.to_introduction")
        way = Button(words, "consent.to_introduction", "primary")
        way.clicked.connect(lambda: self.wanted.emit("introduction"))
        return way

    def _made_bar(self) -> BottomBar:
        bar = BottomBar("consent.bar")
        words = self._stage.say("consent_screen.preview")
        self._preview = Button(words, "consent.preview", "primary", "arrow-right", icon_last=True)
        self._preview.clicked.connect(lambda: self.wanted.emit("handover"))
        bar.add_trailing(self._preview)
        return bar

    def _add_present(self, reading: ConsentReading) -> None:
        label = self._tongue.both("consent_screen.present.label")
        self._present = PresentParent("consent.present", self._stage, label)
        kept = reading.draft(TERMS, "present")
        self._present.show_parents(reading.parents, UUID(kept) if kept else None)
        self._present.chosen.connect(self.present)
        self._page.add(self._present)

    def _add_notes(self) -> None:
        say = self._stage.say
        waiting = self._tongue.under("consent_screen.waiting")
        self._waiting = NoteBox(waiting, "warn", name="consent.waiting")
        self._to_family = Button(say("consent_screen.to_family"), "consent.waiting.family", "plain", "family")
        self._to_family.clicked.connect(lambda: self.wanted.emit("family"))
        self._waiting.add(self._to_family)
        self._disagreement = NoteBox(say("consent_screen.disagreement"), "warn", name="consent.disagreement")
        self._letter = NoteBox(say("consent_screen.letter.text"), "warn", name="consent.letter")
        words = say("consent_screen.letter.button")
        letter = Button(words, "consent.letter.open", "plain", "document")
        letter.clicked.connect(lambda: self.wanted.emit("withdrawal"))
        self._letter.add(letter)
        for note in (self._waiting, self._disagreement, self._letter):
            self._page.add(note)

    def _show_notes(self, reading: ConsentReading, reader: Reader) -> None:
        record = reading.record
        self._waiting.setVisible(record.daycare is None and not record.form_declined)
        self._letter.setVisible(reading.letter and reader.parent is None)
        self._to_family.setVisible(reader.parent is None)
        self._disagreement.setVisible(reading.board.disagreement and reader.parent is None)

    def _add_terms(self, reading: ConsentReading) -> None:
        self._terms = TermsCard(self._stage, reading)
        self._terms.typed.connect(self.typed)
        self._terms.edited.connect(self.terms_edited)
        self._page.add(self._terms)

    def _add_board(self) -> None:
        self._board = ConsentBoard(self._stage, self._tongue)
        self._board.mend.connect(self.mend)
        self._board.ask.connect(self.ask)
        self._board.unfolded.connect(lambda: follow_reading_order(self))
        self._guard = GuardCard(self._tongue)
        self._guard.mend.connect(self.mend)
        self._guard.stand.connect(self.stand)
        for card in (self._board, self._guard):
            self._page.add(card)

    def _informed(self) -> Card:
        under = self._tongue.under
        card = Card(self._tongue.both("consent.informed.title"), under("consent_screen.read_out"))
        card.setObjectName("consent.informed")
        card.add(Told([Words(under(f"consent.informed.{text}")) for text in INFORMED]))
        return card

    def _add_card(self, reading: ConsentReading, parent: UUID) -> None:
        slot = QWidget()
        column = QVBoxLayout(slot)
        column.setContentsMargins(0, 0, 0, 0)
        self._slots[parent] = column
        self._page.add(slot)
        column.addWidget(self._made_card(reading, parent))

    def _made_card(self, reading: ConsentReading, parent: UUID) -> SigningCard:
        card = SigningCard(self._stage, reading, reading.parent(parent))
        card.typed.connect(self.typed)
        card.act.connect(self.act)
        card.unfolded.connect(lambda: follow_reading_order(self))
        card.sheet.connect(lambda: self.wanted.emit("consent_sheet"))
        self._cards[parent] = card
        return card

    def _add_history(self) -> None:
        self._history = HistoryCard(self._tongue)
        self._page.add(self._history)
