"""The parents' own copy: all that is this parent's, each line *delt* or *ikke delt*."""

from __future__ import annotations

from transitions.domain.disclosure import Entry, Facts, Mark, Notice, Part
from transitions.domain.gate.content import Candidate, candidates
from transitions.domain.gate.daycare_copy import goes_to_daycare
from transitions.domain.gate.explained import explained
from transitions.domain.gate.front import pages
from transitions.domain.gate.obstacles import obstacle
from transitions.domain.gate.rules import Case, concerned, is_protected
from transitions.domain.gate.verdict import Release, Verdict
from transitions.domain.gate.words import Draft, Speech, entry, finish, who, written
from transitions.domain.person import Parent
from transitions.domain.transition import TransitionRecord


def release_to_parent(case: Case, release: Release, speech: Speech) -> Verdict:
    """One parent's copy; it stays at home and needs no consent."""
    reader = reader_of(case, release)
    if reader is None:
        return Verdict(obstacles=(obstacle("no_such_parent", speech),))
    going = goes_to_daycare(case, speech)
    pairs = [
        (candidate, _entry(candidate, speech, candidate.answer.key in going))
        for candidate in candidates(case.record, speech.texts, speech.language)
        if may_read(case.record, candidate, reader)
    ]
    answered = [pair for pair in pairs if pair[0].answer.stance == "answered"]
    draft = Draft(
        product=release.product,
        audience=release.audience,
        consented=True,
        written_on=case.record.settled_on or case.day,
        title=speech.say("paper.parents.title"),
        subtitle=speech.say("paper.handover.subtitle", **who(case.record)),
        parts=(
            Notice(text=speech.say("paper.parents.lead"), tone="important"),
            *pages(pairs, case.record.form, speech),
            *explained(pages(answered, case.record.form, speech), release.audience.kind, speech),
            _calls(case, speech),
            *_about(case, speech),
            Notice(text=speech.say("paper.parents.changed_mind")),
        ),
    )
    return Verdict(disclosure=finish(draft, case.record, speech))


def may_read(record: TransitionRecord, candidate: Candidate, reader: Parent) -> bool:
    """Whether an answer is this parent's to keep: not internal, not the other's own or protected."""
    if candidate.field.category == "internal":
        return False
    about = concerned(record, candidate.field)
    if about and reader not in about:
        return False
    return not is_protected(record, candidate, reader)


def reader_of(case: Case, release: Release) -> Parent | None:
    """The parent a paper is for, or nothing for somebody who is not of the family."""
    parents = case.record.child.parents
    return next((p for p in parents if p.id == release.audience.parent), None)


def _entry(candidate: Candidate, speech: Speech, goes: bool) -> Entry:
    mark: Mark = "shared" if goes else "kept"
    return entry(candidate, speech, mark, f"paper.mark.{mark}")


def _about(case: Case, speech: Speech) -> tuple[Part, ...]:
    record = case.record
    told = Notice(text=written(record, record.settled_on or case.day, speech))
    if record.daycare is None:
        return (told,)
    return Facts(rows=(speech.fact("paper.call.daycare", record.daycare.name),)), told


def _calls(case: Case, speech: Speech) -> Facts:
    return Facts(
        title=speech.say("paper.call.title"),
        rows=(speech.fact("paper.call.health_visitor", case.record.health_visitor.card),),
    )
