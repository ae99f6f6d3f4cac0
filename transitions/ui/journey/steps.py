"""The steps of the journey, where each stands, and which of them parents may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.domain.consent import Ledger
from transitions.domain.next_step import NextStep, StepName
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


@dataclass(frozen=True)
class Standing:
    """A transition as the frame of its journey shows it."""

    record: TransitionRecord
    step: NextStep
    states: Mapping[str, State]
    handed_to: str = ""


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
    states: dict[str, State] = {
        "family": _family(record, bool(desk.children.problems(record.child))),
        "introduction": _introduction(record),
        "adbb": _adbb(record),
        "form": _form(record, bool(desk.transitions.problems(record))),
        "consent": _consent(record, ledger, today),
        "handover": _handover(record),
        "journal": _journal(record),
        "meeting": _meeting(record),
    }
    row = desk.overview.row(transition)
    return Standing(record=record, step=row.step, states=states, handed_to=row.handed_to)


def _family(record: TransitionRecord, problems: bool) -> State:
    child = record.child
    if not child.name and child.birth_date is None and not child.parents:
        return "todo"
    if problems or any(parent.custody == "unknown" for parent in child.parents):
        return "warn"
    return "done" if child.parents else "now"


def _introduction(record: TransitionRecord) -> State:
    if record.form_wish in ("yes", "no"):
        return "done"
    return "now" if record.introduced_on else "todo"


def _adbb(record: TransitionRecord) -> State:
    if record.repeat.state == "awaiting":
        return "warn"
    if any(not screening.done for screening in record.screenings):
        return "now"
    return "done" if record.screenings else "todo"


def _form(record: TransitionRecord, problems: bool) -> State:
    if problems:
        return "warn"
    if record.progress.complete or record.form_declined:
        return "done"
    return "now" if record.progress.done else "todo"


def _consent(record: TransitionRecord, ledger: Ledger, today: date) -> State:
    if record.form_declined:
        return "done"
    given = ledger.latest_given(today)
    if given is None:
        return "now" if ledger.events else "todo"
    positions = [ledger.position(parent.id, today) for parent in record.child.parents]
    stands = any(p.given and not p.withdrawn_all and not p.refused_handover for p in positions)
    return "done" if stands and given.last_day >= today else "warn"


def _handover(record: TransitionRecord) -> State:
    if record.handed("delivered") or record.form_declined:
        return "done"
    return "now" if record.handed("printed", "saved") else "todo"


def _journal(record: TransitionRecord) -> State:
    if "handover" in record.journalised:
        return "done"
    return "warn" if record.handed("delivered") else "todo"


def _meeting(record: TransitionRecord) -> State:
    if record.meeting.held or record.meeting.impossible or record.meeting_declined:
        return "done"
    return "now" if record.meeting.day else "todo"
