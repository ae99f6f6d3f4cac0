"""One section of the form as a page: its questions, what is known already, sharing, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transitions.application.earlier import Earlier, Place
from transitions.domain.answers import AnswerKey, Share
from transitions.domain.form import Field, Section, Voice
from transitions.domain.guard import Noted
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.labels import Words
from transitions.ui.form.answer_editors import share_of
from transitions.ui.form.changes import Changes
from transitions.ui.form.known_card import KnownCard, KnownFact
from transitions.ui.form.overview import missing_in
from transitions.ui.form.question_card import QuestionCard
from transitions.ui.form.reading_size import enlarge
from transitions.ui.form.strips import MissingCard, SharingStrip, WarningLine
from transitions.ui.form.voice_answer import VoiceAnswer
from transitions.ui.form.wording import FormWording
from transitions.ui.pages.page import Page

EVERYDAY = ("everyday", "administrative")


@dataclass(frozen=True)
class Choice:
    """A share choice somebody made on the page."""

    field: str
    voice: Voice
    share: Share


class SectionPage(Page):
    """``answered`` carries a VoiceAnswer that was changed, ``chosen`` a Choice, ``entered`` a VoiceAnswer,
    ``confirmed`` one whose words are to stand.

    ``shared_all`` and ``undone`` are about the everyday answers together; ``jumped`` carries field and
    voice of something missing; ``correcting`` asks for the family's page.
    """

    answered = Signal(object)
    chosen = Signal(object)
    entered = Signal(object)
    confirmed = Signal(object)
    shared_all = Signal()
    undone = Signal()
    jumped = Signal(str, str)
    correcting = Signal()

    def __init__(
        self, section: Section, record: TransitionRecord, wording: FormWording, today: Callable[[], date],
        frame: QWidget,
    ) -> None:
        super().__init__("form")
        self.setParent(frame)  # while nothing is in it: later the style would be asked about every part anew
        self.section, self._wording = section, wording
        self.for_parents = False
        self._before: dict[tuple[str, Voice], Share] = {}
        maker = record.health_visitor.name
        self.cards = [
            QuestionCard(field, wording, today, maker)
            for field in section.fields
            if is_question(field, full=record.full_form)
        ]
        sourced = any(field.source is not None for field in section.fields)
        self.known = KnownCard(section, wording) if sourced else None
        self.sharing = SharingStrip(wording)
        self.missing = MissingCard(wording)
        self.changes = Changes(self)
        self._fill()
        self._listen()

    def answers(self) -> list[VoiceAnswer]:
        """Every answer on the page in reading order."""
        return [answer for card in self.cards for answer in card.voices.values()]

    def show_record(self, record: TransitionRecord) -> None:
        """Show what stands in the vault, without an edit."""
        for card in self.cards:
            card.show_record(record)
        if self.known is not None:
            self.known.show_record(record)
        self.changes.begin(self.answers())

    def show_earlier(self, record: TransitionRecord, earlier: Mapping[Place, Sequence[Earlier]]) -> None:
        """Offer what was said before."""
        for card in self.cards:
            card.show_earlier(record, earlier)

    def show_missing(self, record: TransitionRecord) -> None:
        """Say what has no stand yet, and how to get there."""
        self.missing.show_missing(missing_in(record), record.form)
        enlarge(self.missing, self.for_parents)

    def lead_to_missing(self, record: TransitionRecord) -> None:
        """Show what is not answered yet, with the cursor on it."""
        self.show_missing(record)
        self.show_widget(self.missing)
        self.missing.focus_first()

    def follow(self, record: TransitionRecord, problems: Mapping[AnswerKey, str]) -> None:
        """After a save: which questions are asked now, and what is wrong; no value is shown again."""
        for card in self.cards:
            card.follow(record)
            card.show_problems(problems)

    def ask_about(self, asked: Mapping[AnswerKey, Sequence[Noted]]) -> None:
        """Ask about the words that people may not want to stand."""
        for card in self.cards:
            card.ask_about(asked)

    def show_parent_view(self, shown: bool) -> None:
        """Larger type, and nothing that stays within the health service."""
        if self.known is not None:
            self.known.show_internal(not shown)
        self.for_parents = shown
        for card in self.cards:
            card.enlarge(shown)
        enlarge(self.area, shown)

    def answer_to(self, field: str, voice: str = "") -> VoiceAnswer | None:
        """The answer of that field; the first voice when none is named."""
        found = [a for a in self.answers() if a.field.id == field and voice in ("", a.voice)]
        return found[0] if found else None

    def enter_at(self, question: str) -> None:
        """Put the cursor in a question and its voice, or at the top of the page."""
        field, _, voice = question.partition(".")
        wanted = self.answer_to(field, voice) if field else None
        if wanted is None:
            self.to_top()
            self.focus_first()
            return
        wanted.enter()
        self.show_widget(wanted)

    def share_everyday(self, record: TransitionRecord) -> None:
        """Show that all everyday answers of the section are chosen for sharing; how it was is remembered."""
        self._before = self._everyday_shares(record)
        for it in self._sharers():
            if it.field.category in EVERYDAY:
                it.share.show_value("share")
        self.sharing.show_done(True)

    def take_sharing_back(self) -> list[Choice]:
        """Show the everyday answers as they were chosen before, and say how that was."""
        for it in self._sharers():
            if (it.field.id, it.voice) in self._before:
                it.share.show_value(self._before[it.field.id, it.voice])
        self.sharing.show_done(False)
        self.sharing.button.setFocus()
        return [Choice(field, voice, share) for (field, voice), share in self._before.items()]

    def _everyday_shares(self, record: TransitionRecord) -> dict[tuple[str, Voice], Share]:
        """The share choices of the section's everyday fields, as the page shows them."""
        kept: dict[tuple[str, Voice], Share] = {
            (field.id, voice): record.share(field.id, voice)
            for field in self.section.fields
            if field.category in EVERYDAY
            for voice in field.voices
        }
        shown = {(it.field.id, it.voice): share_of(it.share.value()) for it in self._sharers()}
        return {key: shown.get(key, share) for key, share in kept.items()}

    def _sharers(self) -> list[VoiceAnswer | KnownFact]:
        return [*self.answers(), *(self.known.facts if self.known else ())]

    def _fill(self) -> None:
        lead = self.section.lead
        self.add_heading(self.section.title.danish, lead.danish if lead else "")
        beside = [self._wording.other(self.section.title), self._wording.other(lead)]
        if any(beside):
            self.add(Words(". ".join(filter(None, beside)), "muted", name="form.title.translated"))
        self.add(WarningLine(self._wording))
        for card in (*self.cards, *([self.known] if self.known else [])):
            self.add(card)
        if any(card.field.category in EVERYDAY for card in self.cards):
            self.add(self.sharing)
        self.add(self.missing)

    def _listen(self) -> None:
        for answer in self.answers():
            answer.edited.connect(lambda it=answer: self._after_edit(it))
            answer.chosen.connect(lambda it=answer: self._after_choice(it))
            answer.entered.connect(lambda it=answer: self._after_entering(it))
            answer.confirmed.connect(lambda it=answer: self.confirmed.emit(it))
        if self.known is not None:
            self.known.chosen.connect(self._after_choice)
            self.known.correcting.connect(self.correcting)
        self.sharing.button.clicked.connect(self.shared_all)
        self.sharing.undo.clicked.connect(self.undone)
        self.missing.chosen.connect(self.jumped)

    def _after_edit(self, about: VoiceAnswer) -> None:
        self.changes.note(about)
        self.answered.emit(about)

    def _after_entering(self, about: VoiceAnswer) -> None:
        self.changes.entered()
        self.entered.emit(about)

    def _after_choice(self, about: VoiceAnswer | KnownFact) -> None:
        self.chosen.emit(Choice(about.field.id, about.voice, share_of(about.share.value())))


def is_question(field: Field, *, full: bool) -> bool:
    """Whether a field is something to answer together, in the short or the full form."""
    return field.source is None and field.category != "internal" and (full or field.short)
