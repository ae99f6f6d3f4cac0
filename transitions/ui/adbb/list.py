"""The child's observations, the latest first, and what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.domain.in_words import ages_in_words, date_in_words
from transitions.domain.screening import Screening
from transitions.domain.texts import Texts
from transitions.ui.adbb.reading import UNREAD_DAY, Observations, capital, follow_up_words, observer_words
from transitions.ui.adbb.result import result_said
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Chip, Words, in_short
from transitions.ui.controls.speech import announce
from transitions.ui.controls.surfaces import BottomBar, Card, EmptyState, NoteBox
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.page import Page

_MORE = {
    "over_time": "adbb_screen.over_time.open",
    "copy_earlier": "adbb_screen.earlier",
    "read_file": "adbb_screen.read_file.open",
}


class ObservationList(Page):
    """``chosen`` carries the id of an observation; ``beginning`` asks for a new one.

    ``copying`` asks for one out of the journal, ``reading`` for one out of a file, ``comparing``
    for all over time, ``certifying`` for the profile.
    """

    chosen = Signal(object)
    beginning = Signal()
    copying = Signal()
    reading = Signal()
    comparing = Signal()
    certifying = Signal()
    declining = Signal(object)

    def __init__(self, known: Observations, texts: Texts, today: Callable[[], date]) -> None:
        super().__init__("adbb")
        self._known, self._texts, self._today = known, texts, today
        age = ages_in_words(known.child, today(), texts)
        lead = ", ".join(part for part in (in_short(known.child.name), age) if part)
        self.add_heading(texts.say("adbb_screen.title"), lead)
        self._refusal = self._make_refusal()
        self.add(self._refusal)
        self._add_follow_up()
        for screening in sorted(known.screenings, key=lambda s: s.day, reverse=True):
            self.add(self._card(screening))
        if not known.screenings:
            title, text = texts.say("adbb_screen.none_title"), texts.say("adbb_screen.none")
            self.add(EmptyState("document", title, text))
        self._add_more()
        self.set_bottom_bar(self._make_bar())

    def show_refusal(self, text: str) -> None:
        """Say why no observation can be begun."""
        self._refusal.say(text)
        self._refusal.show()
        self.to_top()

    def show_unread(self, text: str) -> None:
        """Say beside the button why a file was not read; an empty text takes it away."""
        self._unread.say(text)
        self._unread.setVisible(bool(text))
        if text:
            announce(self._unread, text)
            QTimer.singleShot(0, self, lambda: self.show_widget(self._unread))

    def _make_refusal(self) -> NoteBox:
        """Hidden until something is refused; in sight from the start for who is not certified."""
        say = self._texts.say
        if not self._known.barred:
            refusal = NoteBox("", "warn", name="adbb.refused")
            refusal.hide()
            return refusal
        title = say("adbb_screen.uncertified_title")
        said = say("adbb_screen.uncertified", why=say("screening.uncertified"))
        refusal = NoteBox(said, "warn", title=title, name="adbb.refused")
        self._certify = WrapButton(say("adbb_screen.to_profile"), "adbb.to_profile", icon="person")
        self._certify.clicked.connect(self.certifying)
        refusal.add(self._certify)
        return refusal

    def _add_more(self) -> None:
        """What is done less often, quietly under the list; a file that is not read is said there."""
        wanted = {
            "over_time": (self.comparing, "eye", bool(self._known.settled)),
            "copy_earlier": (self.copying, "pen", not self._known.barred),
            "read_file": (self.reading, "document", not self._known.barred),
        }
        row = QWidget()
        line = WrapLayout(row)
        for name, (signal, icon, offered) in wanted.items():
            if offered:
                button = WrapButton(self._texts.say(_MORE[name]), f"adbb.{name}", "ghost", icon)
                button.clicked.connect(signal)
                line.addWidget(button)
        self.add(row)
        self._unread = NoteBox("", "warn", name="adbb.read_file.error")
        self._unread.hide()
        self.add(self._unread)

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
        undated = bool(self._known.aside(screening, UNREAD_DAY))
        date_words = say("adbb_screen.undated") if undated else date_in_words(screening.day)
        words.addWidget(Words(say("adbb_screen.listed", date=date_words), "strong"))
        for text, kind in ((self._what(screening), "body"), (self._who(screening), "muted")):
            words.addWidget(Words(text, kind))
        if screening.origin != "here":
            words.addWidget(self._origin(screening), 0, Qt.AlignmentFlag.AlignLeft)
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
        by = observer_words(screening.observer, self._texts)
        if screening.second is not None:
            by = self._texts.say("adbb_screen.beside", who=by, name=screening.second.observer.name)
        return f"{age}. {capital(by)}" if age else capital(by)

    def _origin(self, screening: Screening) -> Chip:
        said = capital(self._texts.say(f"screening.from_{screening.origin}"))
        return Chip(said, name=f"adbb.listed.{screening.id}.origin")

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
        bar, barred = BottomBar("adbb.bar"), self._known.barred
        kind = "plain" if barred else "primary"
        begin = Button(self._texts.say("adbb_screen.begin"), "adbb.begin", kind, "plus")
        begin.setAutoDefault(True)
        if barred:
            why = Words(self._texts.say("adbb_screen.uncertified_short"), "muted", name="adbb.uncertified")
            why.setWordWrap(False)
            begin.setAccessibleDescription(why.said())
            bar.add_trailing(why)
            begin.clicked.connect(self._lead_to_profile)
        else:
            begin.clicked.connect(self.beginning)
        bar.add_trailing(begin)
        return bar

    def _lead_to_profile(self) -> None:
        self.to_top()
        self._certify.setFocus(Qt.FocusReason.TabFocusReason)
