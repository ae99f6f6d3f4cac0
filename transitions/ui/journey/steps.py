"""The steps of the journey, where each stands, and which of them parents may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.domain.consent import Ledger
from transitions.domain.next_step import NextStep, StepName
from transitions.domain.reminders import Reminder, reminders
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.stepper import State

STEPS = ("family", "introduction", "adbb", "form", "consent", "handover", "journal", "meeting")
FOR_PARENTS = ("form", "consent", "handover")
PARENTS_FIRST = ("form", "consent")
"""Where the parent view is on by default."""

_SCREENS: Mapping[StepName, str] = {
    "introduce": "introduction",
    "visit": "introduction",
    "repeat_due": "adbb",
    "fill": "form",
    "daycare": "family",
    "ask_again": "introduction",
    "thinking": "introduction",
    "consent": "consent",
    "print": "handover",
    "deliver": "handover",
    "journal": "journal",
    "meeting": "meeting",
    "follow_up": "meeting",
    "close": "meeting",
    "delete": "meeting",
    "declined": "introduction",
    "withdrawn": "consent",
    "disagreement": "consent",
}


class Stand(NamedTuple):
    """How far a step is; ``note`` names what stands under it (``journey.note.``)."""

    state: State
    note: str = ""


@dataclass(frozen=True)
class Standing:
    """A transition as the frame of its journey shows it.

    ``coming``: what is planned soon. ``handed_on``: since when a colleague has it.
    """

    record: TransitionRecord
    step: NextStep
    states: Mapping[str, Stand]
    coming: tuple[Reminder, ...] = ()
    handed_to: str = ""
    handed_on: date | None = None


def screen_of(step: StepName) -> str:
    """The screen where a next step is done."""
    return _SCREENS[step]


def place_of(screen: str, transition: UUID, child: UUID) -> Place:
    """A step of a transition, with the parent view where it is on by default."""
    return Place(
        screen=screen, transition=transition, child=child, parent_view=screen in PARENTS_FIRST
    )


def look_up(desk: Desk, transition: UUID) -> Standing:
    """Read where everything stands; done on the vault thread."""
    record = desk.transitions.show(transition)
    ledger = desk.records.ledger(transition)
    today = desk.around.clock.today()
    row = desk.overview.row_of(record, ledger)
    states = {
        "family": _family(record, bool(desk.children.problems(record.child))),
        "introduction": _introduction(record, row.step.name),
        "adbb": _adbb(record),
        "form": _form(record, bool(desk.transitions.problems(record))),
        "consent": _consent(record, ledger, today),
        "handover": _handover(record),
        "journal": _journal(record),
        "meeting": _meeting(record),
    }
    handed = desk.colleagues.periods(record.child.id)[-1].since if row.handed_to else None
    told = desk.around.library.policy.reminders
    coming = () if handed else reminders(record, row.step, today, told)
    return Standing(
        record=record, step=row.step, states=states, coming=coming, handed_to=row.handed_to, handed_on=handed
    )


def _family(record: TransitionRecord, problems: bool) -> Stand:
    child = record.child
    if not child.name and child.birth_date is None and not child.parents:
        return Stand("todo")
    if problems or any(parent.custody == "unknown" for parent in child.parents):
        return Stand("warn")
    return Stand("done" if child.parents else "now")


def _introduction(record: TransitionRecord, step: StepName) -> Stand:
    if record.form_declined:
        return Stand("done", "declined")
    if step == "thinking":
        return Stand("now", "thinking")
    if step == "ask_again":
        return Stand("now", "ask_again")
    if record.form_wish == "yes":
        return Stand("done")
    return Stand("now" if record.introduced_on else "todo")


def _adbb(record: TransitionRecord) -> Stand:
    if record.repeat.state == "awaiting":
        return Stand("warn", "repeat")
    if any(not screening.done for screening in record.screenings):
        return Stand("now")
    return Stand("done" if record.screenings else "todo")


def _form(record: TransitionRecord, problems: bool) -> Stand:
    if record.form_declined:
        return Stand("done", "declined")
    if problems:
        return Stand("warn")
    if record.progress.complete:
        return Stand("done")
    return Stand("now" if record.progress.done else "todo")


def _consent(record: TransitionRecord, ledger: Ledger, today: date) -> Stand:
    if record.form_declined:
        return Stand("done", "not_needed")
    positions = [ledger.position(parent.id, today) for parent in record.child.parents]
    if any(position.refused_handover for position in positions):
        return Stand("done", "declined")
    given = [position for position in positions if position.given and position.given.understood]
    if not given:
        return Stand("now" if ledger.events else "todo")
    stands = [position for position in given if not position.withdrawn_all]
    if not stands:
        return Stand("done", "withdrawn")
    lasts = any(p.given and p.given.last_day >= today for p in stands)
    return Stand("done") if lasts else Stand("warn", "expired")


def _handover(record: TransitionRecord) -> Stand:
    if record.to_daycare("delivered"):
        return Stand("done")
    if record.form_declined:
        return Stand("done", "not_needed")
    return Stand("now", "paper") if record.to_daycare("printed", "saved") else Stand("todo")


def _journal(record: TransitionRecord) -> Stand:
    if "handover" in record.journalised:
        return Stand("done")
    return Stand("warn" if record.to_daycare("delivered") else "todo")


def _meeting(record: TransitionRecord) -> Stand:
    if record.meeting_declined:
        return Stand("done", "declined")
    if record.meeting.held and record.follow_up_on and not record.followed_up:
        return Stand("now", "follow_up")
    if record.meeting.held or record.meeting.impossible:
        return Stand("done")
    return Stand("now" if record.meeting.day else "todo")
