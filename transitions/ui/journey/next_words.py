"""The next step, an age, a start in the words of the screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from transitions.domain.child import Child
from transitions.domain.in_words import ages_in_words, short_date
from transitions.domain.next_step import NextStep
from transitions.domain.reminders import Reminder
from transitions.domain.texts import Texts


def step_in_words(step: NextStep, today: date, texts: Texts) -> str:
    """``Udfyld skemaet inden 01.12.2026``, or that the day has passed."""
    words = texts.say(f"next.{step.name}")
    if step.due is None:
        return words
    tone = due_tone(step, today)
    if step.name == "visit":
        text = "next.visit_was" if tone == "overdue" else "next.visit_on"
        return texts.say(text, date=short_date(step.due))
    if (step.name, tone) == ("introduce", "overdue"):
        return texts.say("next.introduce_late")
    return texts.say(f"next.{tone}", step=words, date=short_date(step.due))


def due_tone(step: NextStep, today: date) -> str:
    """``overdue`` when its day has passed, else ``before``."""
    return "overdue" if step.due is not None and step.due < today else "before"


def reminders_in_words(coming: Iterable[Reminder], today: date, texts: Texts) -> str:
    """``Besøg om 3 dage, 26.11.2026``: what is planned, on one quiet line."""
    return " · ".join(_reminder(each, today, texts) for each in coming)


def _reminder(coming: Reminder, today: date, texts: Texts) -> str:
    days = (coming.day - today).days
    text = {0: "reminder.today", 1: "reminder.tomorrow"}.get(days, "reminder.days")
    when = texts.say(text, days=str(days))
    return texts.say(f"reminder.{coming.about}", when=when, date=short_date(coming.day))


def facts_in_words(child: Child, daycare: str, start: date | None, today: date, texts: Texts) -> str:
    """Age, daycare and start on one line."""
    age = ages_in_words(child, today, texts)
    place = daycare or texts.say("overview.no_daycare")
    begins = texts.say("overview.starts", date=short_date(start)) if start else ""
    return " · ".join(part for part in (age, place, begins) if part)
