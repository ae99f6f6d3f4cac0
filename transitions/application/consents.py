"""The parents' yes and no: given, refused, not asked, withdrawn, disagreed; never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.consent_board import Board, BoardRow, lay_out
from transitions.application.errors import ExpectedError
from transitions.application.keys import is_answer
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.application.releases import Releases
from transitions.application.transitions import Transitions
from transitions.application.wishes import check_accepted, check_answerable
from transitions.domain.answers import AnswerKey
from transitions.domain.consent import (
    AnyConsentEvent,
    Disagreement,
    Given,
    Giver,
    Ledger,
    NotAsked,
    PrintedSheet,
    Refused,
    Translation,
    Way,
    Withdrawn,
    last_day_allowed,
)
from transitions.domain.disclosure import Stroke
from transitions.domain.gate import Verdict, propose
from transitions.domain.gate.consent_sheet import INFORMED
from transitions.domain.gate.rules import Case
from transitions.domain.model import DANISH, Record, canonical
from transitions.domain.person import Parent
from transitions.domain.signed_sheet import (
    hers,
    others_left,
    printed_since_yes,
    reads_alike,
    said_since,
    sheet_now,
)
from transitions.domain.transition import Handover, TransitionRecord

NOW = "now"
FEWEST_POINTS = 8
"""Fewer points drawn than this are not a signature."""


class ConsentIncomplete(ExpectedError):
    """Something a consent must hold is missing; the last part of the text id names it."""

    text_id = "refusal.consent.incomplete"


class AnswersUnclear(ExpectedError):
    """A shared answer must be mended before anybody can agree to it."""

    text_id = "refusal.answers_unclear"


class Wish(Record):
    """What a parent is about to agree to, as the screen has it.

    ``sheet`` is the content hash of the printed sheet that came back signed, ``NOW`` when what she
    signed reads as today; it must be said where a printed one reads otherwise.
    """

    parent: UUID
    until: date
    way: Way
    channels: tuple[str, ...]
    purpose: str
    reason: str = ""
    strokes: tuple[Stroke, ...] = ()
    pad: tuple[float, float] = (1.0, 1.0)
    signed_as: str = ""
    sheet: str = ""
    interpreter: str = ""
    read_aloud: bool = False
    participants: str = ""


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

        A signed sheet is a yes of the ``day`` it was signed, to the answers as they read on it.
        Raises FormNotAccepted before the *ja* to the form, ConsentIncomplete naming what lacks, or
        AnswersUnclear.
        """
        day = day or self._today()
        record = self.records.transition(transition)
        check_accepted(record)
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
        """A no: to some answers, or with none named to the handover as a whole.

        Raises FormNotAccepted before the *ja* to the form: a no to that is said there.
        """
        self._check_answerable(transition)
        event = Refused(
            parent=parent, day=day or self._today(), recorded_by=self.archive.author(),
            handover=not fields, fields=fields,
        )
        self._happen(transition, event, "consent_refused")

    def not_asked(self, transition: UUID, parent: UUID, reason: str, day: date | None = None) -> None:
        """A custody holder who was not asked, with the reason.

        Raises FormNotAccepted before the *ja* to the form, ConsentIncomplete without a reason.
        """
        check_accepted(self.records.transition(transition))
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
        """The parents disagree: nothing goes until both have said yes afterwards.

        Raises FormNotAccepted before the *ja* to the form.
        """
        self._check_answerable(transition)
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
        return lay_out(case, self.library.texts)

    def _check_answerable(self, transition: UUID) -> None:
        check_answerable(self.records.transition(transition), self.ledger(transition), self._today())

    def _check(self, record: TransitionRecord, wish: Wish, day: date) -> None:
        """What is lacking is told in the order in which the page asks for it."""
        drawn = sum(len(stroke) for stroke in wish.strokes)
        lacking = {
            "daycare": record.daycare is None,
            "channel": not wish.channels,
            "until": not day <= wish.until <= self.longest(day),
            "translation": self._read_in_draft(record, wish),
            "reason": wish.way == "oral" and not wish.reason.strip(),
            "signature": wish.way == "drawn" and drawn < FEWEST_POINTS,
            "signed_as": wish.way == "typed" and not wish.signed_as.strip(),
            "day": not self._printed_on(record, wish) <= day <= self._today(),
            "said_since": said_since(self.ledger(record.id), wish.parent, day, self._today()),
            "sheet": self._sheet_unsaid(record, wish),
        }
        for what, lacks in lacking.items():
            if lacks:
                raise ConsentIncomplete(f"refusal.consent.{what}")
        if any(self._shared(record, key) for key in self.transitions.problems(record)):
            raise AnswersUnclear

    def sheets_left(self, record: TransitionRecord, parent: UUID) -> tuple[Handover, ...]:
        """The printed sheets this parent may have signed that read otherwise than today."""
        purpose = self.releases.of(record, "consent_sheet").purpose
        return others_left(record, self.ledger(record.id), parent, self._sheet_now(record, purpose))

    def translation(self, record: TransitionRecord, parent: UUID) -> Translation:
        """What language a parent reads the consent in."""
        return self.library.texts.translation(_language(record, record.child.parent(parent)))

    def _sheet_now(self, record: TransitionRecord, purpose: str) -> PrintedSheet | None:
        return sheet_now(record, self.library.policy, self.library.texts, purpose)

    def _printed_on(self, record: TransitionRecord, wish: Wish) -> date:
        """The first day the sheet that was signed can have been signed on."""
        printed = printed_since_yes(record, self.ledger(record.id), wish.parent)
        return next((line.day for line in printed if line.content_hash == wish.sheet), date.min)

    def _sheet_unsaid(self, record: TransitionRecord, wish: Wish) -> bool:
        """A sheet that reads otherwise is about, and nobody has said which one she signed."""
        if wish.way != "paper":
            return False
        left = {line.content_hash for line in self.sheets_left(record, wish.parent)}
        return bool(left) and wish.sheet not in {NOW, *left}

    def _read_in_draft(self, record: TransitionRecord, wish: Wish) -> bool:
        """A draft translation alone: neither an interpreter nor read aloud."""
        told = bool(wish.interpreter.strip()) or wish.read_aloud
        return not told and self.translation(record, wish.parent) == "draft"

    def _shared(self, record: TransitionRecord, key: AnswerKey) -> bool:
        return record.share(key.field, key.voice) == "share"

    def _given(self, record: TransitionRecord, wish: Wish, day: date) -> Given:
        parent = record.child.parent(wish.parent)
        signed = self._signed(record, wish)
        until = min(wish.until, signed.until or wish.until)
        seen = self._proposed(record, until).disclosure
        return Given(
            **wish.model_dump(exclude={"sheet", "purpose", "until"}),
            day=day,
            until=until,
            purpose=signed.purpose,
            recorded_by=self.archive.author(),
            recipient=signed.recipient,
            approvals=hers(signed, record, parent),
            giver=Giver.model_validate(
                parent.model_dump(include={"name", "relation", "custody", "custody_established"})
            ),
            authority=self.library.policy.authority(record.health_visitor.municipality),
            informed=INFORMED,
            language=_language(record, parent),
            translation=self.translation(record, wish.parent),
            policy_hash=self.library.policy.hash,
            texts_hash=self.library.texts.hash,
            form_hash=record.form.hash,
            seen_hash=seen.content_hash if seen and wish.sheet in ("", NOW) else wish.sheet,
        )

    def _signed(self, record: TransitionRecord, wish: Wish) -> PrintedSheet:
        """What the yes is to: the answers as they read today, or on the sheet that was signed."""
        now = self._sheet_now(record, wish.purpose)
        if now is None:
            raise ConsentIncomplete("refusal.consent.daycare")
        if wish.way != "paper":
            return now
        printed = printed_since_yes(record, self.ledger(record.id), wish.parent)
        named = [line.sheet for line in printed if line.content_hash == wish.sheet]
        alike = [line.sheet for line in printed if reads_alike(line.sheet, now)]
        return next((sheet for sheet in (*named, *alike) if sheet), now)

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


def _language(record: TransitionRecord, parent: Parent) -> str:
    """What a parent reads: Danish when it is hers, else the language shown beside it, else her own."""
    return DANISH if parent.language == DANISH else record.second_language or parent.language


__all__ = ["NOW", "AnswersUnclear", "Board", "BoardRow", "ConsentIncomplete", "Consents", "Wish"]
