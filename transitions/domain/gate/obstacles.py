"""What stops a paper to the daycare altogether, in words with the step that removes it."""

from __future__ import annotations

from collections.abc import Iterable

from transitions.domain.answers import holds_cpr, holds_score, problems
from transitions.domain.consent import Position
from transitions.domain.gate.content import Candidate
from transitions.domain.gate.rules import Case
from transitions.domain.gate.verdict import Obstacle
from transitions.domain.gate.words import Speech
from transitions.domain.in_words import answer_in_words, date_in_words
from transitions.domain.model import DANISH


def obstacle(name: str, speech: Speech, field_id: str = "", /, **named: str) -> Obstacle:
    """An obstacle in words; ``field_id`` where it stands in one answer."""
    text_id = f"obstacle.{name}"
    return Obstacle(text_id=text_id, words=speech.texts.say(text_id, **named), field=field_id)


def obstacles_today(case: Case, going: list[Candidate], speech: Speech) -> tuple[Obstacle, ...]:
    """Everything that keeps ``going`` from leaving today; what comes first hides what comes after."""
    blocks = (*before_asking(case, speech), *_refusals(case, speech))
    if blocks:
        return blocks
    nobody = _nobody_said_yes(case, speech)
    if nobody:
        return (nobody,)
    if not going:
        return (obstacle("nothing_shared", speech),)
    return text_obstacles(going, speech)


def before_asking(case: Case, speech: Speech) -> tuple[Obstacle, ...]:
    """What must be there before anybody is asked."""
    record = case.record
    lacking = {
        "form_declined": record.form_declined,
        "form_thinking": record.thinks_again,
        "no_child_name": not record.child.name,
        "no_birth_date": record.child.birth_date is None,
        "no_daycare": record.daycare is None,
        "no_custody_holder": not any(p.may_hold_custody for p in record.child.parents),
        "replaced": record.replaced_by is not None,
    }
    return tuple(obstacle(name, speech) for name, lacks in lacking.items() if lacks)


def _refusals(case: Case, speech: Speech) -> tuple[Obstacle, ...]:
    holders = [p for p in case.record.child.parents if p.may_hold_custody]
    found = [
        obstacle("handover_refused", speech, who=parent.name)
        for parent in holders
        if case.positions[parent.id].refused_handover
    ]
    if case.ledger.disagreement((p.id for p in holders), case.day):
        found.append(obstacle("disagreement", speech))
    return tuple(found)


def _nobody_said_yes(case: Case, speech: Speech) -> Obstacle | None:
    if case.record.daycare and case.asked.recipient != case.record.daycare.recipient:
        return obstacle("consent_changed_recipient", speech)
    holders = [p for p in case.record.child.parents if p.custody == "holder"]
    if not holders:
        unknown = next(p.name for p in case.record.child.parents if p.custody == "unknown")
        return obstacle("custody_unknown", speech, who=unknown)
    positions = [case.positions[p.id] for p in holders]
    if any(p.on_handover(case.asked, case.day) == "given" for p in positions):
        return None
    stands = {position.on_handover(case.asked, case.day) for position in positions}
    if "other_release" in stands:
        return obstacle(_what_differs(case, positions), speech)
    if "withdrawn" in stands:
        return obstacle("consent_withdrawn", speech)
    if "not_understood" in stands:
        return obstacle("consent_not_understood", speech)
    if "expired" in stands:
        ends = [p.given.last_day for p in positions if p.given]
        return obstacle("consent_expired", speech, date=date_in_words(max(ends)))
    return obstacle("no_consent", speech)


def _what_differs(case: Case, positions: Iterable[Position]) -> str:
    same_place = any(p.given and p.given.recipient == case.asked.recipient for p in positions)
    return "channel_not_agreed" if same_place else "consent_changed_recipient"


def text_obstacles(going: Iterable[Candidate], speech: Speech) -> tuple[Obstacle, ...]:
    """Answers that cannot be printed as they read: unclear, without Danish, with a number in them."""
    found = []
    for candidate in going:
        label = candidate.field.label.danish
        name = _text_problem(candidate, speech)
        if name:
            found.append(obstacle(name, speech, candidate.field.id, field=label))
    return tuple(found)


def _text_problem(candidate: Candidate, speech: Speech) -> str:
    if candidate.field.source is None and problems(candidate.field, candidate.answer):
        return "unclear_answer"
    if candidate.answer.needs_danish:
        return "needs_danish"
    answer, field = candidate.answer, candidate.field
    said = (answer_in_words(answer, field, speech.texts, spoken) for spoken in {DANISH, answer.language})
    text = "\n".join(said)
    if holds_cpr(text):
        return "cpr_in_text"
    return "score_in_text" if holds_score(text) else ""
