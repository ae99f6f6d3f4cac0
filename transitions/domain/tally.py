"""What is counted, by the seed's own goals (SEED R46, R94, R118, R129): closed categories that add up.

A family counts in the year it was offered the form, once in every branch it reaches; a repeat in the
year of the observation that asked for it. What was declined, left or withdrawn stands beside what was
done. Nothing here names anybody, and no free word is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from transitions.domain.consent import Ledger
from transitions.domain.evaluation import CAUSES, GOOD, HIGHEST, LOWEST, QUESTIONS, Question
from transitions.domain.transition import TransitionRecord


class Branch(NamedTuple):
    """A number and the parts that add up to it; ``name`` is that of its heading in the texts."""

    name: str
    total: str
    rows: tuple[str, ...]


class Counted(NamedTuple):
    """One family's mark in one cell of a year."""

    year: int
    cell: str


def _evaluation(question: Question) -> tuple[Branch, ...]:
    """Answers as good and lacking ones, each by number and by cause."""
    good, lacking = f"{question}_good", f"{question}_lacking"
    ratings = [f"{question}_{number}" for number in range(HIGHEST, LOWEST - 1, -1)]
    above = HIGHEST - GOOD + 1
    causes = (*CAUSES[1:], "unsaid")
    return (
        Branch(question, "accepted", (good, lacking, f"{question}_unanswered")),
        Branch(good, good, tuple(ratings[:above])),
        Branch(f"{good}_causes", good, tuple(f"{good}_{cause}" for cause in causes)),
        Branch(lacking, lacking, tuple(ratings[above:])),
        Branch(f"{lacking}_causes", lacking, tuple(f"{lacking}_{cause}" for cause in causes)),
    )


BRANCHES: tuple[Branch, ...] = (
    Branch("offer", "offered", ("accepted", "declined", "undecided")),
    Branch("form", "accepted", ("completed", "incomplete")),
    Branch("consent", "accepted", ("agreed", "refused", "withdrawn", "not_agreed")),
    Branch("delivery", "accepted", ("delivered", "not_delivered")),
    Branch("tiers", "delivered", ("everyday_only", "with_special")),
    Branch("meeting", "accepted", (
        "meeting_accompanied", "meeting_alone", "meeting_planned", "meeting_impossible",
        "meeting_declined", "meeting_none",
    )),
    Branch("follow_up", "accepted", ("follow_up_held", "follow_up_planned", "follow_up_none")),
    *(branch for question in QUESTIONS for branch in _evaluation(question)),
    Branch("repeats", "repeats", ("repeat_on_time", "repeat_late", "repeat_declined", "repeat_awaited")),
)
"""Every number, those it is part of first; what is left over stands last in its branch."""
CELLS: tuple[str, ...] = tuple(
    dict.fromkeys(cell for branch in BRANCHES for cell in (branch.total, *branch.rows))
)
_PARTS = frozenset(row for branch in BRANCHES for row in branch.rows)
ROOTS: tuple[str, ...] = tuple(dict.fromkeys(b.total for b in BRANCHES if b.total not in _PARTS))


def tally_family(record: TransitionRecord, ledger: Ledger, day: date) -> Iterator[Counted]:
    """The cells a transition counts in; none before the offer, nor for a daycare that was given up."""
    if record.replaced_by or not (record.introduced_on or record.form_wish):
        return
    year = (record.introduced_on or record.visit_on or record.start_date or day).year
    yield from (Counted(year, cell) for cell in ("offered", _offer(record)))
    if _offer(record) == "accepted":
        yield from (Counted(year, cell) for cell in _accepted(record, ledger, day))


def tally_repeat(record: TransitionRecord, day: date) -> Iterator[Counted]:
    """The child's repeated observation, where one was asked for."""
    repeat = record.repeat
    if repeat.first_day is None:
        return
    yield from (Counted(repeat.first_day.year, cell) for cell in ("repeats", _repeat(record, day)))


def _offer(record: TransitionRecord) -> str:
    if record.form_declined:
        return "declined"
    return "accepted" if record.form_wish == "yes" else "undecided"


def _accepted(record: TransitionRecord, ledger: Ledger, day: date) -> Iterator[str]:
    yield "completed" if record.progress.complete else "incomplete"
    yield _consent(record, ledger, day)
    yield from _delivery(record)
    yield _meeting(record)
    yield _follow_up(record)
    for question in QUESTIONS:
        yield from _answered(record, question)


def _consent(record: TransitionRecord, ledger: Ledger, day: date) -> str:
    positions = [ledger.position(parent.id, day) for parent in record.child.parents]
    given = [position for position in positions if position.given]
    if any(position.refused_handover for position in positions):
        return "refused"
    if not given:
        return "not_agreed"
    return "withdrawn" if all(position.withdrawn_all for position in given) else "agreed"


def _delivery(record: TransitionRecord) -> tuple[str, ...]:
    lines = record.to_daycare("delivered")
    if not lines:
        return ("not_delivered",)
    special = {field.id for field in record.form.fields() if field.category == "special"}
    shared = any(key.field in special for line in lines for key in line.answers)
    return "delivered", "with_special" if shared else "everyday_only"


def _meeting(record: TransitionRecord) -> str:
    meeting = record.meeting
    if meeting.held:
        return "meeting_accompanied" if record.health_visitor_attends == "yes" else "meeting_alone"
    if meeting.impossible:
        return "meeting_impossible"
    if record.meeting_declined:
        return "meeting_declined"
    return "meeting_planned" if meeting.day else "meeting_none"


def _follow_up(record: TransitionRecord) -> str:
    if record.followed_up:
        return "follow_up_held"
    return "follow_up_planned" if record.follow_up_on else "follow_up_none"


def _answered(record: TransitionRecord, question: Question) -> tuple[str, ...]:
    said = record.evaluations.of(question)
    if said.rating is None:
        return (f"{question}_unanswered",)
    worth = f"{question}_{'good' if said.rating >= GOOD else 'lacking'}"
    return worth, f"{question}_{said.rating}", f"{worth}_{said.cause or 'unsaid'}"


def _repeat(record: TransitionRecord, day: date) -> str:
    """On time: by the last day the scale names."""
    repeat = record.repeat
    if repeat.state == "declined":
        return "repeat_declined"
    if repeat.state == "awaiting":
        return "repeat_late" if repeat.due_to and repeat.due_to < day else "repeat_awaited"
    first = next(screening for screening in record.screenings if screening.id == repeat.first)
    longest = timedelta(days=first.scale.repeat.to_days)
    after = repeat.days_between
    return "repeat_on_time" if after is not None and timedelta(days=after) <= longest else "repeat_late"
