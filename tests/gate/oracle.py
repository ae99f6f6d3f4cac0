"""The decision table of the daycare copy, written from the design and not from the gate.

It imports nothing of the gate and uses none of its ways of reading a ledger: every line stands on
its own, so an answer may have many reasons to stay, and it goes when it has none.

What the design leaves open and is decided here (each on the closed side):

* What happened is read by its own day, and on one day by the order it was written down: a sheet
  signed on Monday and registered on Friday does not undo Thursday's no.
* A yes that was given on a draft translation alone does not count: it ends no refusal, and it takes
  the place of no other yes.
* *Not asked, with a reason* helps only for a parent who never said yes.
* A parent of unknown custody must say yes or be not asked, and her yes is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from tests.gate.hearing import Situation, Voice, ends, told_by
from tests.gate.papers import share_key
from tests.gate.said import plain, unclear
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.form import Field
from transitions.domain.person import Parent

CPR = re.compile(r"(?<![0-9])[0-9]{6}[- ]?[0-9]{4}(?![0-9])")
SCORE = re.compile(r"ADBB[^0-9]{0,20}[0-9]|score[^0-9]{0,20}[0-9]", re.IGNORECASE)


class Judgement(NamedTuple):
    """What the table says: why each answer stays (nothing: it may go), and what blocks it all."""

    reasons: dict[AnswerKey, frozenset[str]]
    obstacles: frozenset[str]

    @property
    def free(self) -> frozenset[AnswerKey]:
        """The answers with no reason to stay."""
        return frozenset(key for key, why in self.reasons.items() if not why)

    @property
    def goes(self) -> frozenset[AnswerKey]:
        """The answers that leave: none while anything blocks."""
        return frozenset() if self.obstacles else self.free


class Table:
    """The whole table for one situation."""

    def __init__(self, s: Situation) -> None:
        self.s = s
        self.parents = s.child.parents
        self.voices = {p.id: Voice(s, p.id) for p in self.parents}
        self.possible = [p for p in self.parents if p.custody in ("holder", "unknown")]
        self.known = [p for p in self.parents if p.custody == "holder"]

    def judge(self) -> Judgement:
        """Every answer and every obstacle."""
        spoken = self.s.said
        reasons = {a.key: self.stays(a, f) for f, a in spoken}
        free = [(f, a) for f, a in spoken if not reasons[a.key]]
        return Judgement(reasons, frozenset(self._blocks(free)))

    def stays(self, answer: Answer, field: Field) -> frozenset[str]:
        """Every reason why an answer stays."""
        return self.stays_unasked(answer, field) | frozenset(self._unagreed(answer, field))

    def stays_unasked(self, answer: Answer, field: Field) -> frozenset[str]:
        """The reasons that no yes removes, and the family's own choice."""
        share = self.s.record.shares.get(share_key(field.id, answer.key.voice), "undecided")
        lines = {
            "internal": field.category == "internal",
            "no_words": answer.stance != "answered",
            "screening_words_off": field.origin == "screening"
            and not self.s.policy.consents.screening_words_may_travel,
            "protected": bool(set(field.reveals) & self.hidden(field)),
            "kept": share == "keep",
            "not_shared": share == "undecided",
        }
        return frozenset(name for name, holds in lines.items() if holds)

    def subjects(self, field: Field) -> list[Parent]:
        """Whose information it is, the child apart."""
        return subjects_of(self.s, field)

    def hidden(self, field: Field) -> set[str]:
        """What protection hides of it; of the child's, whatever hides where any of them is."""
        people = self.subjects(field)
        if people:
            return {detail for p in people for detail in p.protected} | set(self.s.child.protected)
        return {d for p in self.parents for d in p.protected} | set(self.s.child.protected)

    def _unagreed(self, answer: Answer, field: Field) -> Iterator[str]:
        subjects = self.subjects(field)
        if subjects:
            for parent in subjects:
                for why in self.voices[parent.id].lacks_for(answer):
                    yield "other_subject" if why in ("missing", "not_asked") else why
        elif not self.possible:
            yield "no_custody_holder"
        else:
            yield from self._not_agreed_for_child(answer, field)

    def _not_agreed_for_child(self, answer: Answer, field: Field) -> Iterator[str]:
        lacks = {p.id: self.voices[p.id].lacks_for(answer) for p in self.possible}
        if any("refused" in why for why in lacks.values()):
            yield "refused" if all(lacks.values()) else "conflict"
        if not self.known:
            yield "custody_unknown"
        if self._all_needed(field):
            yield from ("custody_unknown" for p in self.possible if p.custody == "unknown")
            found = (why for each in lacks.values() for why in each)
            yield from ("missing" if why == "not_asked" else why for why in found if why != "refused")
        else:
            found = (why for each in lacks.values() for why in each)
            yield from (why for why in found if why not in ("not_asked", "refused"))
            if not any(not lacks[p.id] for p in self.known):
                yield "missing"

    def _all_needed(self, field: Field) -> bool:
        consents = self.s.policy.consents
        asked = {"everyday": consents.everyday, "administrative": consents.administrative}
        return asked.get(field.category, "all") == "all"

    def _blocks(self, free: list[tuple[Field, Answer]]) -> Iterator[str]:
        release, record = self.s.release, self.s.record
        if (release.product not in ("handover", "sending")) or release.audience.kind != "daycare":
            yield "wrong_audience"
        yield from self.before_asking(free)
        lines = {
            "handover_refused": any(self.voices[p.id].refuses_all for p in self.possible),
            "disagreement": self._disagree(),
            "custody_unknown": bool(self.possible) and not self.known,
            "consent_changed_recipient": record.daycare is not None
            and release.recipient != record.daycare.recipient,
        }
        yield from (name for name, holds in lines.items() if holds)
        yield from self._nobody_agreed()

    def before_asking(self, free: list[tuple[Field, Answer]]) -> Iterator[str]:
        """What must be mended whatever the parents say."""
        record = self.s.record
        asked_again = record.form_wish_end.wish if record.form_wish_end else ""
        lines = {
            "form_declined": record.form_wish == "no" or asked_again == "no",
            "form_thinking": asked_again == "thinking",
            "no_child_name": record.child.name == "",
            "no_birth_date": record.child.birth_date is None,
            "no_daycare": record.daycare is None,
            "replaced": record.replaced_by is not None,
            "no_custody_holder": not self.possible,
            "nothing_shared": not free,
        }
        yield from (name for name, holds in lines.items() if holds)
        for field, answer in free:
            yield from self.in_text(answer, field)

    def _disagree(self) -> bool:
        by_day = told_by(self.s)
        everybody = {p.id for p in self.possible}
        return any(
            not any(ends(t, quarrel) and t.event.parent == who for t in by_day)
            for quarrel in by_day
            if quarrel.event.event == "disagreement"
            for who in everybody | {quarrel.event.parent}
        )

    def _nobody_agreed(self) -> Iterator[str]:
        voices = [self.voices[p.id] for p in self.known]
        if not all(voice.lacks for voice in voices):
            return
        told = {"withdrawn": "consent_withdrawn", "expired": "consent_expired",
                "not_understood": "consent_not_understood"}
        for voice in voices:
            for why in voice.lacks:
                if why == "other_release":
                    yield from self._differs(voice)
                else:
                    yield told.get(why, "no_consent")

    def _differs(self, voice: Voice) -> Iterator[str]:
        """Another place, or this place another way; the latter also where only some parent named it."""
        here = self.s.release.recipient
        if voice.yes is not None and voice.yes.recipient != here:
            yield "consent_changed_recipient"
        if any(v.yes is not None and v.yes.recipient == here for v in self.voices.values()):
            yield "channel_not_agreed"

    def in_text(self, answer: Answer, field: Field) -> Iterator[str]:
        """What must not travel in the words of an answer, or must be mended first."""
        danish = answer.danish.text if answer.danish else ""
        foreign = answer.language != "da"
        printed = [danish if danish or answer.danish else plain(answer.value)]
        if foreign:
            printed.append(plain(answer.value))
        lines = {
            "unclear_answer": bool(answer.unread) or unclear(field, answer.value),
            "needs_danish": foreign and not (answer.danish and danish.strip() and answer.danish.approved),
            "cpr_in_text": any(CPR.search(text) for text in printed),
            "score_in_text": any(SCORE.search(text) for text in printed),
        }
        yield from (name for name, holds in lines.items() if holds)


def subjects_of(s: Situation, field: Field) -> list[Parent]:
    """Whose information an answer is, the child apart."""
    parents = s.child.parents
    chosen = {"first_parent": parents[:1], "second_parent": parents[1:2], "all_parents": parents}
    return list(chosen.get(field.concerns, ()))


def judge(s: Situation) -> Judgement:
    """What the table says of a situation."""
    return Table(s).judge()


def judge_unasked(s: Situation) -> Judgement:
    """What the table says before anybody is asked: what would be proposed, and what must be mended first."""
    table = Table(s)
    reader = s.release.audience.parent
    spoken = [(f, a) for f, a in s.said if reader is None or _is_read_by(reader, table.subjects(f))]
    reasons = {a.key: table.stays_unasked(a, f) for f, a in spoken}
    free = [(f, a) for f, a in spoken if not reasons[a.key]]
    return Judgement(reasons, frozenset(table.before_asking(free)))


def _is_read_by(reader: UUID, subjects: list[Parent]) -> bool:
    """A sheet for one parent holds nothing that is the other's own."""
    return not subjects or reader in {parent.id for parent in subjects}


def may_keep(s: Situation, field: Field, reader: Parent) -> bool:
    """Whether an answer may stand on one parent's own copy, whatever is shared.

    Not the service's own, not the other parent's own, nothing that the protection of anybody
    else covers; her own protection hides nothing from herself.
    """
    subjects = subjects_of(s, field)
    if field.category == "internal" or (subjects and reader not in subjects):
        return False
    others = [p for p in subjects or s.child.parents if p.id != reader.id]
    hidden = {detail for p in others for detail in p.protected}
    if not subjects:
        hidden |= set(s.child.protected) - set(reader.protected)
    return not hidden & set(field.reveals)


def last_day(s: Situation) -> date:
    """The day the paper must give as the last: the earliest end of the consents that stand."""
    table = Table(s)
    standing = [v.yes for v in table.voices.values() if v.yes and not v.lacks]
    return min(min(yes.until, yes.day + timedelta(days=365)) for yes in standing)
