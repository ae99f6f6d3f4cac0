"""A finished ADBB observation for the national format: eight items, the sum, the citizen."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from pydantic import JsonValue

from transitions.domain.disclosure import Disclosure, Fact, Facts, Said, TypedValue
from transitions.domain.gate.obstacles import obstacle
from transitions.domain.gate.rules import Case
from transitions.domain.gate.verdict import Obstacle, Release, Verdict
from transitions.domain.gate.words import Draft, Speech, finish, who
from transitions.domain.in_words import date_in_words
from transitions.domain.screening import Screening


def release_adbb(case: Case, release: Release, speech: Speech) -> Verdict:
    """The answer for one complete observation, or what it lacks."""
    found = [s for s in case.record.screenings if s.id == release.screening]
    screening = found[0] if found else None
    obstacles = _obstacles(case, screening, speech)
    if obstacles or screening is None:
        return Verdict(obstacles=obstacles)
    return Verdict(disclosure=_answer(case, release, screening, speech))


def _obstacles(case: Case, screening: Screening | None, speech: Speech) -> tuple[Obstacle, ...]:
    if screening is None:
        return (obstacle("no_screening", speech),)
    lacking = {
        "screening_incomplete": not (screening.done and screening.complete),
        "screening_elsewhere": screening.origin != "here",
        "no_cpr": not case.record.child.cpr,
        "no_sor": not _sor(case),
    }
    return tuple(obstacle(name, speech) for name, lacks in lacking.items() if lacks)


def _sor(case: Case) -> str:
    municipality = case.policy.municipality
    return municipality.sor_practice if case.record.practice else municipality.sor


def _answer(
    case: Case, release: Release, screening: Screening, speech: Speech
) -> Disclosure:
    rows = tuple(
        Fact(label=speech.words(item.label), text=Said(danish=str(screening.item(item.id).score)))
        for item in screening.scale.items
    )
    draft = Draft(
        product=release.product,
        audience=release.audience,
        consented=True,
        written_on=screening.day,
        title=Said(danish=screening.scale.title.danish),
        subtitle=speech.say("paper.handover.subtitle", **who(case.record)),
        parts=(Facts(title=Said(danish=date_in_words(screening.day)), rows=rows),),
        values=_values(case, screening),
    )
    return finish(draft, case.record, speech)


def _values(case: Case, screening: Screening) -> tuple[TypedValue, ...]:
    day = screening.day.isoformat()
    named: dict[str, JsonValue] = {
        "cpr": case.record.child.cpr,
        "sor": _sor(case),
        "authored": day,
        "timestamp": f"{day}T12:00:00Z",
        "status": "amended" if screening.corrected else "completed",
        "citizen_uuid": str(uuid5(NAMESPACE_URL, f"citizen:{case.record.child.id}")),
        "response_uuid": str(screening.id),
        "score": screening.at_least,
    }
    for item in screening.scale.items:
        named[item.link] = screening.item(item.id).score
    return tuple(TypedValue(name=name, value=value) for name, value in named.items())
