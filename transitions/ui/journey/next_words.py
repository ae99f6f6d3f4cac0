"""The next step, an age, a start in the words of the screen."""

from __future__ import annotations

from datetime import date

from transitions.domain.child import Child
from transitions.domain.in_words import ages_in_words, short_date
from transitions.domain.next_step import NextStep
from transitions.domain.texts import Texts


def step_in_words(step: NextStep, today: date, texts: Texts) -> str:
    """``Udfyld skemaet inden 01.12.2026``, or that the day has passed."""
    words = texts.say(f"next.{step.name}")
    if step.due is None:
        return words
    return texts.say(f"next.{due_tone(step, today)}", step=words, date=short_date(step.due))


def due_tone(step: NextStep, today: date) -> str:
    """``overdue`` when its day has passed, else ``before``."""
    return "overdue" if step.due is not None and step.due < today else "before"


def facts_in_words(child: Child, daycare: str, start: date | None, today: date, texts: Texts) -> str:
    """Age, daycare and start on one line."""
    age = ages_in_words(child, today, texts)
    place = daycare or texts.say("overview.no_daycare")
    begins = texts.say("overview.starts", date=short_date(start)) if start else ""
    return " · ".join(part for part in (age, place, begins) if part)
