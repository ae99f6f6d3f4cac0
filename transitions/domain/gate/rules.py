"""Why an answer stays: each rule on its own, in the order they are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from transitions.domain.answers import AnswerKey
from transitions.domain.consent import Asked, Ledger, Position, Stand
from transitions.domain.form import Field
from transitions.domain.gate.content import Candidate
from transitions.domain.gate.verdict import Reason
from transitions.domain.person import Parent
from transitions.domain.policy import Holders, Policy
from transitions.domain.transition import TransitionRecord

FROM_SCREENING = "screening"
"""The ``origin`` of a field whose words come from ADBB observations."""


@dataclass(frozen=True, repr=False)
class Case:
    """Everything a rule may look at."""

    record: TransitionRecord
    ledger: Ledger
    policy: Policy
    asked: Asked
    day: date

    @cached_property
    def positions(self) -> dict[UUID, Position]:
        """Each parent's position today."""
        return {p.id: self.ledger.position(p.id, self.day) for p in self.record.child.parents}

    @cached_property
    def _overall(self) -> dict[UUID, Stand]:
        """Where each parent stands on handing anything over."""
        return {who: position.on_handover(self.asked, self.day) for who, position in self.positions.items()}

    @cached_property
    def _digests(self) -> dict[AnswerKey, str]:
        return {}

    def stand(self, parent: Parent, candidate: Candidate) -> Stand:
        """Where one parent stands on one answer as it reads today."""
        key = candidate.answer.key
        digest = self._digests.get(key) or self._digests.setdefault(key, self.record.digest(candidate.answer))
        return self.positions[parent.id].on_answer(key, digest, self._overall[parent.id])


def stays(case: Case, candidate: Candidate) -> Reason | None:
    """The first reason why an answer may not go to the daycare, or nothing: it may."""
    return stays_unasked(case.record, case.policy, candidate) or _consent(case, candidate)


def stays_unasked(
    record: TransitionRecord, policy: Policy, candidate: Candidate
) -> Reason | None:
    """The reasons that no consent can remove, and that nobody has chosen to share it.

    *Ikke relevant* and *ønsker ikke at svare* stay: on a paper they could be read as a no.
    """
    if candidate.field.category == "internal":
        return Reason(text_id="internal")
    if candidate.answer.stance != "answered":
        return Reason(text_id="no_words")
    if candidate.field.origin == FROM_SCREENING and not policy.consents.screening_words_may_travel:
        return Reason(text_id="screening_words_off")
    if is_protected(record, candidate, reader=None):
        return Reason(text_id="protected")
    share = record.share(candidate.field.id, candidate.voice)
    if share != "share":
        return Reason(text_id="kept" if share == "keep" else "not_shared")
    return None


def is_protected(record: TransitionRecord, candidate: Candidate, reader: Parent | None) -> bool:
    """Whether an answer reveals what protection hides from the daycare or from a parent.

    An answer about the child may tell where any of the family is, and where a parent is may tell
    where the child is. A reader may read what is her own or what only her own protection covers.
    """
    about = concerned(record, candidate.field)
    people = [p for p in about or record.child.parents if p != reader]
    hidden = {detail for parent in people for detail in parent.protected}
    if reader is None or reader not in about:
        hidden |= record.child.protected - (reader.protected if reader else frozenset())
    return bool(hidden & set(candidate.field.reveals))


def concerned(record: TransitionRecord, field: Field) -> tuple[Parent, ...]:
    """The parents whose own information an answer is; none when it is about the child alone."""
    parents = record.child.parents
    match field.concerns:
        case "first_parent":
            return parents[:1]
        case "second_parent":
            return parents[1:2]
        case "all_parents":
            return parents
        case "child":
            return ()


def may_answer_for(record: TransitionRecord, field: Field, parent: Parent) -> bool:
    """A parent says yes or no for herself, and with custody for the child."""
    about = concerned(record, field)
    return parent in about if about else parent.may_hold_custody


def _consent(case: Case, candidate: Candidate) -> Reason | None:
    subjects = concerned(case.record, candidate.field)
    for parent in subjects:
        stand = case.stand(parent, candidate)
        if stand != "given":
            return _own_yes_lacks(parent, stand)
    if subjects:
        return None
    return _custody_holders(case, candidate)


def _own_yes_lacks(parent: Parent, stand: Stand) -> Reason:
    if stand in ("missing", "not_asked"):
        return Reason(text_id="other_subject", who=parent.name)
    return reason_for(stand, parent)


def _custody_holders(case: Case, candidate: Candidate) -> Reason | None:
    parents = [p for p in case.record.child.parents if p.may_hold_custody]
    stands = [(p, case.stand(p, candidate)) for p in parents]
    conflict = _conflict(stands)
    if conflict:
        return conflict
    if _needed(case.policy, candidate) == "all":
        return _all_say_yes(stands)
    return _one_says_yes(stands)


def _needed(policy: Policy, candidate: Candidate) -> Holders:
    match candidate.field.category:
        case "special":
            return policy.consents.special
        case "administrative":
            return policy.consents.administrative
        case _:
            return policy.consents.everyday


def _conflict(stands: Iterable[tuple[Parent, Stand]]) -> Reason | None:
    refused = [parent for parent, stand in stands if stand == "refused"]
    if not refused:
        return None
    somebody_gave = any(stand == "given" for _, stand in stands)
    return Reason(text_id="conflict" if somebody_gave else "refused", who=refused[0].name)


def _all_say_yes(stands: list[tuple[Parent, Stand]]) -> Reason | None:
    for parent, stand in stands:
        if parent.custody == "unknown":
            return Reason(text_id="custody_unknown", who=parent.name)
        if stand != "given":
            return reason_for(stand, parent)
    return None if stands else Reason(text_id="no_custody_holder")


def _one_says_yes(stands: list[tuple[Parent, Stand]]) -> Reason | None:
    holders = [(p, stand) for p, stand in stands if p.custody == "holder"]
    if not holders:
        unknown = next((p for p, _ in stands), None)
        return Reason(text_id="custody_unknown" if unknown else "no_custody_holder",
                      who=unknown.name if unknown else "")
    for parent, stand in stands:
        if stand not in ("given", "not_asked"):
            return reason_for(stand, parent)
    if not any(stand == "given" for _, stand in holders):
        return reason_for("missing", holders[0][0])
    return None


def reason_for(stand: Stand, parent: Parent) -> Reason:
    """The reason that tells of one parent's stand."""
    text_id = {"not_asked": "missing", "other_release": "other_release"}.get(stand, stand)
    return Reason(text_id=text_id, who=parent.name)
