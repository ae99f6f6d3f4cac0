"""A row of the list in words; beside the next step what is planned, a consent that ends, a deletion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transitions.application.overview_row import OverviewRow
from transitions.domain.child import Child
from transitions.domain.in_words import short_date
from transitions.domain.policy import Reminders
from transitions.domain.reminders import coming_up
from transitions.domain.texts import Texts
from transitions.ui.controls.labels import in_short
from transitions.ui.journey.next_words import due_tone, facts_in_words, reminders_in_words, step_in_words


@dataclass(frozen=True)
class RowWords:
    """A row as it is read: the child, the facts, the next step, whether its day has passed, a note."""

    name: str
    facts: str
    step: str
    overdue: bool
    note: str = ""

    @property
    def spoken(self) -> str:
        """The whole row in one breath."""
        parts = (self.name, self.facts, self.note, self.step)
        return ", ".join(part.replace(" · ", ", ") for part in parts if part)


def row_in_words(row: OverviewRow, today: date, texts: Texts, told: Reminders) -> RowWords:
    """A row as it is read on a day."""
    child = Child(id=row.child, name=row.name, birth_date=row.birth_date)
    tone = due_tone(row.step, today)
    notes = (coming_in_words(row, today, texts, told), note_in_words(row, today, texts))
    return RowWords(
        name=in_short(row.name) or texts.say("overview.no_name"),
        facts=facts_in_words(child, row.daycare, row.start_date, today, texts),
        step=erasing_in_words(row, today, texts) or step_in_words(row.step, today, texts),
        overdue=(row.delete_on < today) if row.delete_on else tone == "overdue",
        note=" · ".join(note for note in notes if note),
    )


def erasing_in_words(row: OverviewRow, today: date, texts: Texts) -> str:
    """From when a family that said no, or is closed, is to be deleted; nothing of the others."""
    if row.delete_on is None:
        return ""
    text = "next.erase_now" if row.delete_on < today else "next.erase"
    return texts.say(text, date=short_date(row.delete_on))


def coming_in_words(row: OverviewRow, today: date, texts: Texts, told: Reminders) -> str:
    """What is planned for one of the next days and not the next step itself: the soonest."""
    return reminders_in_words(coming_up(row.plans, row.step, today, told)[:1], today, texts)


def note_in_words(row: OverviewRow, today: date, texts: Texts) -> str:
    """Where the family or the paper is, that it said no, or that its consent ends soon or has ended."""
    if row.handed_to:
        return texts.say("overview.handed_to", name=row.handed_to)
    if row.on_the_way_to:
        return texts.say("overview.on_the_way_to", name=row.on_the_way_to)
    if row.carried:
        return texts.say("overview.carried")
    if row.step.name == "declined":
        return texts.say("next.declined")
    if row.consent_ends_on is None:
        return ""
    text = "overview.consent_ended" if row.consent_ends_on < today else "overview.consent_ends"
    return texts.say(text, date=short_date(row.consent_ends_on))
