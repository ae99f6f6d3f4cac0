"""One observation while it is made or mended: day, conditions, the items in their order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal

from transitions.domain.in_words import date_in_words
from transitions.domain.screening import Screening
from transitions.domain.texts import Texts
from transitions.ui.adbb.circumstances import ConditionsCard, DayCard
from transitions.ui.adbb.items import ItemCard
from transitions.ui.adbb.reading import CORRECTION, UNREAD_DAY, Observations, follow_up_words
from transitions.ui.adbb.result import ItemsTable, ResultCard
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import BottomBar, Card, NoteBox
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.pages.page import Page


class ObservationPage(Page):
    """``finishing`` asks to end it, ``returning`` for the list, ``removing`` to take it away."""

    finishing = Signal()
    returning = Signal()
    removing = Signal()

    def __init__(
        self, screening: Screening, known: Observations, texts: Texts, today: Callable[[], date],
        *, practice: bool,
    ) -> None:
        super().__init__("adbb")
        self.screening, self._texts = screening, texts
        scale = screening.scale
        self.day = DayCard(known.child, scale, texts, today)
        self.conditions = ConditionsCard(scale, texts)
        prompted = practice or bool(scale.certified_reviewer)
        self.items = [
            ItemCard(item, number, scale, texts, prompted=prompted)
            for number, item in enumerate(scale.items, 1)
        ]
        self.reason = TextEditor("adbb.correction_reason", texts.say, lines=2)
        self._progress = Words("", "muted", name="adbb.progress")
        self._fill(known)
        self._show(known)

    def show_progress(self) -> None:
        """How many items have been considered; never a sum."""
        considered = sum(card.said().considered for card in self.items)
        named = {"n": str(considered), "all": str(len(self.items))}
        self._progress.say(self._texts.say("adbb_screen.progress", **named))

    def show_missing(self) -> bool:
        """Say the first thing that is missing, with the way to it; false when nothing is."""
        found = self._first_missing()
        if found is None:
            return False
        text, jump = found
        self.say_unfinished(text)
        self._jump.clicked.disconnect()
        self._jump.clicked.connect(jump)
        self._jump.show()
        self._jump.setFocus()
        return True

    def say_unfinished(self, text: str) -> None:
        """Say beside the end of the page that the observation cannot be ended yet."""
        self._unfinished.say(f"{self._texts.say('adbb_screen.unfinished')} {text}")
        self._unfinished.show()
        self._jump.hide()
        QTimer.singleShot(0, self._show_unfinished)

    def _show_unfinished(self) -> None:
        self.show_widget(self._unfinished)

    def _first_missing(self) -> tuple[str, Callable[[], None]] | None:
        say = self._texts.say
        if self.day.day.value() is None:
            return say("adbb_screen.missing_day"), lambda: self._lead_to(self.day, self.day.ask_day)
        if self.day.needs_reason():
            return say("adbb_screen.missing_age"), lambda: self._lead_to(self.day, self.day.ask_reason)
        card = next((card for card in self.items if not card.said().considered), None)
        if card is None:
            return None
        named = {"number": str(card.number), "item": card.item.label.danish}
        return say("adbb_screen.missing_item", **named), lambda: self._lead_to(card, card.enter)

    def _lead_to(self, card: Card, enter: Callable[[], None]) -> None:
        self._unfinished.hide()
        enter()
        self.show_widget(card)

    def _fill(self, known: Observations) -> None:
        say = self._texts.say
        self.add_heading(say("adbb_screen.heading"), known.child.name)
        if self.screening.done:
            self.add(NoteBox(say("adbb_screen.correct_hint"), name="adbb.correcting"))
        for card in (self.day, self.conditions, *self.items):
            self.add(card)
        self._unfinished = NoteBox("", "warn", name="adbb.unfinished")
        self._jump = WrapButton(say("adbb_screen.jump"), "adbb.unfinished.jump", "ghost", "arrow-right")
        self._jump.clicked.connect(self.finishing)
        self._unfinished.add(self._jump)
        self._unfinished.hide()
        if self.screening.done:
            card = self.card()
            label, hint = say("adbb_screen.correction_reason"), say("adbb_screen.correction_help")
            card.add(Row("adbb.correction_reason", label, self.reason, hint))
        self.add(self._unfinished)
        self.add(Words(self.screening.scale.notice.danish, "caption", name="adbb.notice"))
        self.set_bottom_bar(self._make_bar())

    def _make_bar(self) -> BottomBar:
        bar, say, done = BottomBar("adbb.bar"), self._texts.say, self.screening.done
        back = Button(say("adbb_screen.back"), "adbb.back", icon="arrow-left")
        back.clicked.connect(self.returning)
        self._progress.setWordWrap(False)
        bar.add_leading(back)
        bar.add_leading(self._progress)
        if not done:
            remove = Button("", "adbb.remove", "ghost", "trash", spoken=say("adbb_screen.remove"))
            remove.clicked.connect(self.removing)
            bar.add_trailing(remove)
        words = say("adbb_screen.finish_correction" if done else "adbb_screen.finish")
        finish = Button(words, "adbb.finish", "primary")
        finish.clicked.connect(self.finishing)
        bar.add_trailing(finish)
        return bar

    def _show(self, known: Observations) -> None:
        screening = self.screening
        self.day.show_screening(screening, known.aside(screening, UNREAD_DAY))
        self.conditions.show_screening(screening)
        for card in self.items:
            card.show_score(screening.item(card.item.id))
        self.reason.show_value(known.aside(screening, CORRECTION))
        self.show_progress()


class DonePage(Page):
    """An observation that is done, to be read; ``correcting`` asks to mend it."""

    returning = Signal()
    correcting = Signal()
    declining = Signal(object)

    def __init__(
        self, screening: Screening, known: Observations, texts: Texts, today: Callable[[], date]
    ) -> None:
        super().__init__("adbb")
        self._texts = texts
        listed = texts.say("adbb_screen.listed", date=date_in_words(screening.day))
        self.add_heading(listed, known.child.name)
        now = follow_up_words(known.follow_up, today(), texts)
        result = ResultCard(screening, known, texts, now)
        result.declining.connect(lambda: self.declining.emit(screening.id))
        self.add(result)
        card = Card(texts.say("adbb_screen.result.items"))
        card.add(ItemsTable(screening, self._first(screening, known), texts))
        self.add(card)
        self.add(Words(screening.scale.notice.danish, "caption", name="adbb.notice"))
        self.set_bottom_bar(self._make_bar())

    def _first(self, screening: Screening, known: Observations) -> Screening | None:
        first = known.screening(known.follow_up.first) if known.follow_up.first else None
        later = first is not None and first.id != screening.id and first.day <= screening.day
        return first if later else None

    def _make_bar(self) -> BottomBar:
        bar, say = BottomBar("adbb.bar"), self._texts.say
        back = Button(say("adbb_screen.back"), "adbb.back", icon="arrow-left")
        back.clicked.connect(self.returning)
        correct = Button(say("adbb_screen.correct"), "adbb.correct", icon="pen")
        correct.clicked.connect(self.correcting)
        bar.add_leading(back)
        bar.add_trailing(correct)
        return bar
