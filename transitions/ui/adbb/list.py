"""The child's observations, the latest first, and what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.domain.in_words import ages_in_words, date_in_words
from transitions.domain.screening import Screening
from transitions.domain.texts import Texts
from transitions.ui.adbb.reading import Observations, follow_up_words
from transitions.ui.adbb.result import result_said
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Chip, Words
from transitions.ui.controls.surfaces import BottomBar, Card, EmptyState, NoteBox
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.page import Page


class ObservationList(Page):
    """``chosen`` carries the id of an observation; ``beginning`` asks for a new one."""

    chosen = Signal(object)
    beginning = Signal()
    declining = Signal(object)

    def __init__(self, known: Observations, texts: Texts, today: Callable[[], date]) -> None:
        super().__init__("adbb")
        self._known, self._texts, self._today = known, texts, today
        age = ages_in_words(known.child, today(), texts)
        lead = ", ".join(part for part in (known.child.name, age) if part)
        self.add_heading(texts.say("adbb_screen.title"), lead)
        self._refusal = NoteBox("", "warn", name="adbb.refused")
        self._refusal.hide()
        self.add(self._refusal)
        self._add_follow_up()
        for screening in sorted(known.screenings, key=lambda s: s.day, reverse=True):
            self.add(self._card(screening))
        if not known.screenings:
            title, text = texts.say("adbb_screen.none_title"), texts.say("adbb_screen.none")
            self.add(EmptyState("document", title, text))
        self.set_bottom_bar(self._make_bar())

    def show_refusal(self, text: str) -> None:
        """Say why no observation can be begun."""
        self._refusal.say(text)
        self._refusal.show()
        self.to_top()

    def _add_follow_up(self) -> None:
        follow = self._known.follow_up
        said = follow_up_words(follow, self._today(), self._texts)
        if not said:
            return
        awaiting = follow.state == "awaiting"
        title = self._texts.say("adbb_screen.result.awaiting") if awaiting else ""
        note = NoteBox(said, title=title, name="adbb.follow_up")
        if awaiting:
            decline = WrapButton(self._texts.say("adbb_screen.result.decline"), "adbb.decline")
            decline.clicked.connect(lambda: self.declining.emit(follow.first))
            note.add(decline)
        self.add(note)

    def _card(self, screening: Screening) -> Card:
        card, say = Card(), self._texts.say
        card.setObjectName(f"adbb.listed.{screening.id}")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current_look().length("space.l"))
        words = QVBoxLayout()
        words.setSpacing(current_look().length("space.xs"))
        date_words = date_in_words(screening.day)
        words.addWidget(Words(say("adbb_screen.listed", date=date_words), "strong"))
        for text, kind in ((self._what(screening), "body"), (self._who(screening), "muted")):
            words.addWidget(Words(text, kind))
        line.addLayout(words, 1)
        line.addWidget(self._chip(screening), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._open(screening.id, date_words), 0, Qt.AlignmentFlag.AlignVCenter)
        card.add(row)
        return card

    def _what(self, screening: Screening) -> str:
        if screening.done:
            words = result_said(screening, self._texts)
            conditional = self._texts.say("screening.conditional")
            return f"{words}, {conditional}" if screening.conditional else words
        named = {"n": str(screening.considered), "all": str(len(screening.scale.items))}
        return self._texts.say("adbb_screen.progress", **named)

    def _who(self, screening: Screening) -> str:
        age = ages_in_words(self._known.child, screening.day, self._texts)
        observer = screening.observer
        by = self._texts.say("adbb_screen.by", name=observer.name, title=observer.title)
        return f"{age}. {by}" if age else by

    def _chip(self, screening: Screening) -> Chip:
        state = "draft" if not screening.done else "done"
        if self._known.is_corrected(screening):
            state = "correcting"
        tone = "" if state == "done" else "tint"
        return Chip(self._texts.say(f"adbb_screen.{state}"), tone, name=f"adbb.listed.{screening.id}.state")

    def _open(self, screening: UUID, day: str) -> Button:
        spoken = f"{self._texts.say('adbb_screen.open')}: {self._texts.say('adbb_screen.listed', date=day)}"
        button = Button(self._texts.say("adbb_screen.open"), f"adbb.open.{screening}", spoken=spoken)
        button.clicked.connect(lambda: self.chosen.emit(screening))
        return button

    def _make_bar(self) -> BottomBar:
        bar = BottomBar("adbb.bar")
        begin = Button(self._texts.say("adbb_screen.begin"), "adbb.begin", "primary", "plus")
        begin.clicked.connect(self.beginning)
        bar.add_trailing(begin)
        return bar
