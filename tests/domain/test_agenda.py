"""Whose turn it is, in which part of the overview it stands, and how long what is said stays true."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.families import DAY, DAYCARE, FATHER, MOTHER, POLICY, parent, record
from tests.domain.observations import HIGH, observed
from transitions.domain.agenda import AT_ONCE, NO_DAY, Turn, When, due_of, stretch_of, turn_of, when
from transitions.domain.child import Child
from transitions.domain.consent import (
    AnyConsentEvent,
    Disagreement,
    Given,
    Ledger,
    NotAsked,
    Refused,
    Withdrawn,
)
from transitions.domain.deadlines import consent_ends_on, delete_on
from transitions.domain.lasting import stands_until
from transitions.domain.next_step import NextStep, StepName, next_step
from transitions.domain.transition import Handover, HandoverStep, Meeting, TransitionRecord
from transitions.domain.wishes import SaidAgain

MONDAY, FRIDAY, SUNDAY = date(2026, 11, 2), date(2026, 11, 6), date(2026, 11, 8)
WARN, KEPT, WEEKS = 30, 90, 8
FAR = 450


@pytest.mark.parametrize(
    ("day", "due", "part"),
    [
        (FRIDAY, MONDAY, "today"), (FRIDAY, FRIDAY, "today"), (FRIDAY, SUNDAY, "week"),
        (FRIDAY, SUNDAY + timedelta(days=1), "later"), (SUNDAY, SUNDAY + timedelta(days=1), "later"),
        (MONDAY, SUNDAY, "week"), (MONDAY, AT_ONCE, "today"), (MONDAY, NO_DAY, "later"),
    ],
)
def test_a_day_that_has_passed_is_today_and_the_week_ends_on_its_sunday(
    day: date, due: date, part: str
) -> None:
    assert when("hers", due, day) == part
    assert when("others", due, day) == ("others" if part == "later" else part)
    assert when("no", due, day) == "no"
    assert when("closed", due, day) == "closed"


def test_every_step_has_its_turn() -> None:
    turns = {
        name: turn_of(NextStep(name=name, due=DAY), over=False, awaited=False)
        for name in get_args(StepName)
    }
    waits = {name for name, turn in turns.items() if turn == "others"}
    assert waits == {"thinking", "daycare", "withdrawn", "disagreement"}
    assert {name for name, turn in turns.items() if turn == "no"} == {"declined"}


def test_a_meeting_without_a_day_and_what_somebody_else_carries_waits_for_them() -> None:
    assert turn_of(NextStep(name="meeting"), over=False, awaited=False) == "others"
    assert turn_of(NextStep(name="deliver", due=DAY), over=False, awaited=True) == "others"
    assert turn_of(NextStep(name="declined"), over=True, awaited=True) == "closed"


def test_the_journal_is_written_at_once_and_a_no_is_sorted_by_the_day_it_is_deleted() -> None:
    assert due_of(NextStep(name="journal"), None) == AT_ONCE
    assert due_of(NextStep(name="declined"), DAY) == DAY
    assert due_of(NextStep(name="close"), None) == NO_DAY


# --- how long it stays true ---

days = st.integers(-420, 60).map(lambda n: DAY + timedelta(days=n))
ahead = st.integers(-20, 60).map(lambda n: DAY + timedelta(days=n))
parents = st.sampled_from((MOTHER, FATHER))


@st.composite
def yeses(draw: st.DrawFn) -> Given:
    day = draw(days)
    return Given(
        parent=draw(parents), day=day, until=day + timedelta(days=draw(st.integers(0, 500))),
        recipient=DAYCARE.recipient, channels=("carry",), purpose="start", approvals=(), way="paper",
        translation=draw(st.sampled_from(("danish", "draft"))),
    )


def plain(kind: type[AnyConsentEvent], **more: object) -> st.SearchStrategy[AnyConsentEvent]:
    return st.builds(lambda who, day: kind.model_validate({"parent": who, "day": day, **more}), parents, days)


ledgers = st.lists(
    st.one_of(
        yeses(), plain(Refused, handover=True), plain(Withdrawn), plain(Disagreement),
        plain(NotAsked, reason="rejst"),
    ),
    max_size=5,
).map(lambda events: Ledger(events=tuple(events)))


@st.composite
def records(draw: st.DrawFn) -> TransitionRecord:
    maybe = st.none() | ahead
    wishes = st.sampled_from(("", "yes", "yes", "no", "thinking"))
    again = draw(st.none() | st.builds(lambda w, d: SaidAgain(wish=w, day=d), wishes, ahead))
    steps: list[HandoverStep] = draw(st.lists(st.sampled_from(("printed", "delivered")), max_size=2))
    told: dict[str, object] = {
        "child": Child(id=UUID(int=7), name="Alma", parents=(parent(MOTHER), parent(FATHER))),
        "start_date": draw(maybe), "introduced_on": draw(maybe), "visit_on": draw(maybe),
        "form_wish": draw(wishes), "form_wish_end": again, "form_declined_on": draw(maybe),
        "meeting": Meeting(day=draw(maybe), held=draw(st.booleans())),
        "follow_up_on": draw(maybe), "closed_on": draw(st.none() | st.none() | ahead),
        "handovers": tuple(Handover(step=s, product="handover", day=DAY) for s in steps),
        "journalised": frozenset(draw(st.sampled_from((("handover",), ())))),
        "screenings": tuple(observed(HIGH, day=day) for day in draw(st.lists(ahead, max_size=1))),
    }
    return record().model_copy(update=told)


def said(of: TransitionRecord, ledger: Ledger, day: date) -> object:
    """All that a row says that a day decides."""
    step = next_step(of, ledger, day, KEPT, WEEKS)
    ends = consent_ends_on(of, ledger, day, WARN)
    return step, delete_on(of, ledger, day, POLICY.retention), ends


@settings(max_examples=250, deadline=None)
@given(of=records(), ledger=ledgers)
def test_nothing_that_is_said_changes_before_the_day_it_stands_until(
    of: TransitionRecord, ledger: Ledger
) -> None:
    until = stands_until(of, ledger, DAY, WARN)
    assert until > DAY
    now = said(of, ledger, DAY)
    last = min(until, DAY + timedelta(days=FAR))
    for n in range((last - DAY).days):
        assert said(of, ledger, DAY + timedelta(days=n)) == now


def test_what_is_said_does_change_on_the_days_it_looks_at() -> None:
    """Or the promise above would be kept by a family of whom nothing is ever said."""
    introduced = record().model_copy(update={"introduced_on": DAY, "form_wish": "yes"})
    yes = Given(
        parent=MOTHER, day=DAY, until=DAY + timedelta(days=100), recipient=DAYCARE.recipient,
        channels=("carry",), purpose="start", approvals=(), way="paper",
    )
    ledger, day, changes = Ledger(events=(yes,)), DAY, 0
    while (until := stands_until(introduced, ledger, day, WARN)) < date.max:
        changes += said(introduced, ledger, day) != said(introduced, ledger, until)
        day = until
    assert (day, changes) == (DAY + timedelta(days=101), 2)


def test_a_visit_is_said_through_its_day_and_no_longer() -> None:
    thinking = record().model_copy(
        update={"introduced_on": DAY, "form_wish": "thinking", "visit_on": DAY + timedelta(days=3)}
    )
    until = stands_until(thinking, Ledger(), DAY, WARN)
    assert until == DAY + timedelta(days=4)
    assert said(thinking, Ledger(), until) != said(thinking, Ledger(), DAY)


def test_a_value_that_holds_from_a_later_day_ends_what_is_said_today() -> None:
    begins = [DAY - timedelta(days=3), DAY + timedelta(days=9), DAY + timedelta(days=4)]
    assert stands_until(record(), Ledger(), DAY, WARN, begins) == DAY + timedelta(days=4)


@settings(max_examples=300)
@given(
    st.dates(date(2026, 1, 1), date(2026, 2, 1)),
    st.one_of(st.integers(-9, 9), st.sampled_from([AT_ONCE, NO_DAY])),
    st.sampled_from(get_args(Turn)),
)
def test_the_stretches_of_the_parts_hold_each_line_once_and_where_it_stands(
    day: date, due: int | date, turn: Turn
) -> None:
    due = due if isinstance(due, date) else day + timedelta(days=due)
    stretches = {part: stretch_of(part, day) for part in get_args(When)}
    held = [part for part, o in stretches.items() if turn in o.turns and o.first <= due <= o.last]
    assert held == [when(turn, due, day)]
