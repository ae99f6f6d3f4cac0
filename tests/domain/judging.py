"""A release to the daycare, judged."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.domain.families import (
    DAY,
    FATHER,
    MOTHER,
    POLICY,
    parent,
    record,
    to_daycare,
    yes,
)
from transitions.domain.answers import Answer
from transitions.domain.child import Child
from transitions.domain.consent import AnyConsentEvent, Ledger
from transitions.domain.disclosure import Section
from transitions.domain.gate import Verdict, disclose
from transitions.domain.texts import Texts
from transitions.domain.transition import TransitionRecord

EVERYDAY = {"play", "sleep"}
ALL = {"play", "sleep", "illness", "home", "words", "call_mother", "call_father", "both"}


def judge(
    of: TransitionRecord, texts: Texts, *events: AnyConsentEvent, day: date = DAY, **more: Any
) -> Verdict:
    policy = more.pop("policy", POLICY)
    return disclose(of, Ledger(events=events), policy, to_daycare(**more), day, texts)


def gone_out(verdict: Verdict) -> set[str]:
    if verdict.disclosure is None:
        return set()
    sections = [part for part in verdict.disclosure.paper.parts if isinstance(part, Section)]
    return {entry.text.danish.removeprefix("svar om ") for part in sections for entry in part.entries}


def both_say_yes(of: TransitionRecord) -> tuple[AnyConsentEvent, ...]:
    return yes(MOTHER, of), yes(FATHER, of)


def family(mother: object = None, father: object = None, **child: object) -> Child:
    parents = (mother or parent(MOTHER), father or parent(FATHER))
    known = {"id": record().child.id, "name": "Alma Prøve", "birth_date": date(2026, 1, 20), **child}
    return Child.model_validate({**known, "parents": parents})


def answers_with(field: str, text: str) -> tuple[Answer, ...]:
    return tuple(
        a.model_copy(update={"value": text}) if a.key.field == field else a for a in record().answers
    )
