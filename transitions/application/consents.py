"""The parents' yes and no: given, refused, not asked, withdrawn, disagreed; never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.errors import ExpectedError
from transitions.application.keys import is_answer
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.application.releases import Releases
from transitions.application.transitions import Transitions
from transitions.domain.answers import AnswerKey, Share
from transitions.domain.consent import (
    AnyConsentEvent,
    Approval,
    Disagreement,
    Given,
    Ledger,
    NotAsked,
    Refused,
    Stand,
    Way,
    Withdrawn,
    last_day_allowed,
)
from transitions.domain.disclosure import Stroke
from transitions.domain.form import Category
from transitions.domain.gate import Verdict, propose
from transitions.domain.gate.content import Candidate, candidates
from transitions.domain.gate.rules import Case, may_answer_for, stays, stays_unasked
from transitions.domain.in_words import answer_in_words
from transitions.domain.model import Record, canonical
from transitions.domain.person import Parent
from transitions.domain.transition import TransitionRecord

FEWEST_POINTS = 8
"""Fewer points drawn than this are not a signature."""


class ConsentIncomplete(ExpectedError):
    """Something a consent must hold is missing; the last part of the text id names it."""

    text_id = "refusal.consent.incomplete"


class AnswersUnclear(ExpectedError):
    """A shared answer must be mended before anybody can agree to it."""

    text_id = "refusal.answers_unclear"


class Wish(Record):
    """What a parent is about to agree to, as the screen has it."""

    parent: UUID
    until: date
    way: Way
    channels: tuple[str, ...]
    purpose: str
    reason: str = ""
    strokes: tuple[Stroke, ...] = ()
    pad: tuple[float, float] = (1.0, 1.0)
    interpreter: str = ""
    read_aloud: bool = False
    participants: str = ""


class BoardRow(Record):
    """One answer on the consent board: where each parent stands, and whether it goes."""

    key: AnswerKey
    section: str
    label: str
    text: str
    category: Category
    share: Share
    stands: tuple[Stand, ...]
    goes: bool
    why_not: str = ""


class Board(Record):
    """Answers × parents on a day."""

    parents: tuple[Parent, ...]
    rows: tuple[BoardRow, ...]
    overall: tuple[Stand, ...]
    disagreement: bool


@dataclass(frozen=True)
class Consents:
    """The consent ledger of a transition."""

    archive: Archive
    records: Records
    library: Library
    transitions: Transitions
    releases: Releases

    def longest(self, day: date) -> date:
        """The last day a consent given on ``day`` may be valid here."""
        return last_day_allowed(day, self.library.policy.consents.longest_days)

    def proposal(self, transition: UUID, until: date | None = None) -> Verdict:
        """What the daycare would see if everybody agreed."""
        return self._proposed(self.records.transition(transition), until)

    def _proposed(self, record: TransitionRecord, until: date | None) -> Verdict:
        release = self.releases.of(record, "handover")
        policy, texts = self.library.policy, self.library.texts
        return propose(record, policy, release, self._today(), texts, until)

    def give(self, transition: UUID, wish: Wish, day: date | None = None) -> Given:
        """A yes to what is shared now, as it reads now; all answers settle with it.

        Raises ConsentIncomplete naming what lacks, or AnswersUnclear.
        """
        day = day or self._today()
        record = self.records.transition(transition)
        self._check(record, wish, day)
        with self.archive.store.transaction():
            self.archive.settle(transition, which=is_answer)
            given = self._given(self.records.transition(transition), wish, day)
            self._keep_definitions()
            self._happen(transition, given, "consent_given")
        return given

    def refuse(
        self, transition: UUID, parent: UUID, fields: tuple[AnswerKey, ...] = (),
        day: date | None = None,
    ) -> None:
        """A no: to some answers, or with none named to the handover as a whole."""
        event = Refused(
            parent=parent, day=day or self._today(), recorded_by=self.archive.author(),
            handover=not fields, fields=fields,
        )
        self._happen(transition, event, "consent_refused")

    def not_asked(self, transition: UUID, parent: UUID, reason: str, day: date | None = None) -> None:
        """A custody holder who was not asked, with the reason."""
        if not reason.strip():
            raise ConsentIncomplete("refusal.consent.reason")
        event = NotAsked(parent=parent, day=day or self._today(),
                         recorded_by=self.archive.author(), reason=reason.strip())
        self._happen(transition, event, "consent_not_asked")

    def withdraw(
        self, transition: UUID, parent: UUID, fields: tuple[AnswerKey, ...] = (), how: str = "",
        day: date | None = None,
    ) -> None:
        """A yes taken back, for some answers or for all; it works at once."""
        event = Withdrawn(parent=parent, day=day or self._today(),
                          recorded_by=self.archive.author(), fields=fields, how=how)
        self._happen(transition, event, "consent_withdrawn")

    def disagree(self, transition: UUID, parent: UUID, day: date | None = None) -> None:
        """The parents disagree: nothing goes until both have said yes afterwards."""
        event = Disagreement(parent=parent, day=day or self._today(), recorded_by=self.archive.author())
        self._happen(transition, event, "disagreement")

    def ledger(self, transition: UUID) -> Ledger:
        """Everything that was said, in order."""
        return self.records.ledger(transition)

    def board(self, transition: UUID) -> Board:
        """Where every parent stands on every answer today."""
        record = self.records.transition(transition)
        case = Case(
            record=record, ledger=self.ledger(transition), policy=self.library.policy,
            asked=self.releases.of(record, "handover").asked, day=self._today(),
        )
        parents = record.child.parents
        return Board(
            parents=parents,
            rows=tuple(self._row(case, c) for c in candidates(record, self.library.texts)
                       if c.field.category != "internal"),
            overall=tuple(case.ledger.position(p.id, case.day).on_handover(case.asked, case.day)
                          for p in parents),
            disagreement=case.ledger.disagreement(
                (p.id for p in parents if p.may_hold_custody), case.day),
        )

    def _row(self, case: Case, candidate: Candidate) -> BoardRow:
        texts = self.library.texts
        reason = stays(case, candidate)
        why = texts.say(f"withheld.{reason.text_id}", who=reason.who) if reason else ""
        return BoardRow(
            key=candidate.answer.key,
            section=candidate.section.title.danish,
            label=candidate.field.label.danish,
            text=answer_in_words(candidate.answer, candidate.field, texts),
            category=candidate.field.category,
            share=case.record.share(candidate.field.id, candidate.voice),
            stands=tuple(case.stand(p, candidate) for p in case.record.child.parents),
            goes=reason is None,
            why_not=why,
        )

    def _check(self, record: TransitionRecord, wish: Wish, day: date) -> None:
        drawn = sum(len(stroke) for stroke in wish.strokes)
        lacking = {
            "daycare": record.daycare is None,
            "reason": wish.way == "oral" and not wish.reason.strip(),
            "signature": wish.way == "drawn" and drawn < FEWEST_POINTS,
            "until": not day <= wish.until <= self.longest(day),
            "channel": not wish.channels,
        }
        for what, lacks in lacking.items():
            if lacks:
                raise ConsentIncomplete(f"refusal.consent.{what}")
        if any(self._shared(record, key) for key in self.transitions.problems(record)):
            raise AnswersUnclear

    def _shared(self, record: TransitionRecord, key: AnswerKey) -> bool:
        return record.share(key.field, key.voice) == "share"

    def _given(self, record: TransitionRecord, wish: Wish, day: date) -> Given:
        if record.daycare is None:
            raise ConsentIncomplete("refusal.consent.daycare")
        parent = record.child.parent(wish.parent)
        seen = self._proposed(record, wish.until).disclosure
        return Given(
            **wish.model_dump(),
            day=day,
            recorded_by=self.archive.author(),
            recipient=record.daycare.recipient,
            approvals=self._approvals(record, parent),
            language=record.second_language or parent.language,
            policy_hash=self.library.policy.hash,
            texts_hash=self.library.texts.hash,
            form_hash=record.form.hash,
            seen_hash=seen.content_hash if seen else "",
        )

    def _approvals(self, record: TransitionRecord, parent: Parent) -> tuple[Approval, ...]:
        asked = (
            candidate
            for candidate in candidates(record, self.library.texts)
            if stays_unasked(record, self.library.policy, candidate) is None
            and may_answer_for(record, candidate.field, parent)
        )
        return tuple(Approval(key=c.answer.key, digest=record.digest(c.answer)) for c in asked)

    def _keep_definitions(self) -> None:
        policy, texts = self.library.policy, self.library.texts
        keep = self.archive.store.definitions.keep
        keep(policy.hash, "policy", canonical(policy.model_dump(mode="json")))
        keep(texts.hash, "texts", canonical(texts.model_dump(mode="json", exclude={"reviewed"})))

    def _happen(self, transition: UUID, event: AnyConsentEvent, action: str) -> None:
        with self.archive.store.transaction():
            self.archive.happen(transition, "consent", event.model_dump(mode="json"), event.day)
            self.archive.note(action, transition)

    def _today(self) -> date:
        return self.archive.clock.today()


__all__ = ["AnswersUnclear", "Board", "BoardRow", "ConsentIncomplete", "Consents", "Wish"]
