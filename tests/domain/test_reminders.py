"""What is coming up is told some days before, and a family that decides is left in peace."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.application.desks import begin, make_desk
from transitions.application.desk import Desk
from transitions.domain.next_step import NextStep
from transitions.domain.policy import Reminders
from transitions.domain.reminders import reminders

TOLD = Reminders(visit_days=7, meeting_days=3, start_days=14)
START = date(2026, 12, 1)


def said(desk: Desk, transition: UUID, day: date) -> list[tuple[str, date]]:
    record = desk.transitions.show(transition)
    step = desk.overview.row(transition).step
    return [(each.about, each.day) for each in reminders(record, step, day, TOLD)]


def started(**values: object) -> tuple[Desk, UUID]:
    desk = make_desk()
    transition, *_ = begin(desk)
    desk.transitions.write(transition, {"introduced_on": "2026-10-01", **values})
    return desk, transition


def test_the_start_is_told_from_its_days_before_until_the_day() -> None:
    desk, transition = started()
    told = [("start", START)]
    assert said(desk, transition, START - timedelta(days=15)) == []
    assert said(desk, transition, START - timedelta(days=14)) == told
    assert said(desk, transition, START) == told
    assert said(desk, transition, START + timedelta(days=1)) == []


def test_the_soonest_stands_first_each_within_its_own_days() -> None:
    desk, transition = started(visit_on="2026-11-26", meeting={"day": "2026-11-24"})
    assert said(desk, transition, date(2026, 11, 20)) == [("visit", date(2026, 11, 26)), ("start", START)]
    assert said(desk, transition, date(2026, 11, 21)) == [
        ("meeting", date(2026, 11, 24)), ("visit", date(2026, 11, 26)), ("start", START),
    ]


@pytest.mark.parametrize("meeting", [{"held": True}, {"impossible": True}])
def test_a_meeting_that_is_over_is_not_coming(meeting: dict[str, object]) -> None:
    desk, transition = started(meeting={"day": "2026-11-24", **meeting}, start_date="2027-03-01")
    assert said(desk, transition, date(2026, 11, 23)) == []


def test_a_no_to_the_meeting_is_not_reminded_of_it() -> None:
    desk, transition = started(meeting={"day": "2026-11-24"}, meeting_wish="no", start_date="2027-03-01")
    assert said(desk, transition, date(2026, 11, 23)) == []


@pytest.mark.parametrize("wish", ["no", "thinking"])
def test_a_family_that_decides_is_left_in_peace(wish: str) -> None:
    desk = make_desk()
    transition, *_ = begin(desk, wish)
    desk.transitions.write(transition, {"introduced_on": "2026-10-01", "visit_on": "2026-11-01"})
    assert said(desk, transition, date(2026, 11, 25)) == []


@pytest.mark.parametrize("name", ["withdrawn", "disagreement", "declined"])
def test_no_step_that_is_an_outcome_is_reminded_of(name: str) -> None:
    desk, transition = started()
    step = NextStep.model_validate({"name": name})
    assert reminders(desk.transitions.show(transition), step, START, TOLD) == ()


def test_what_the_next_step_says_is_not_said_twice() -> None:
    desk = make_desk()
    transition, *_ = begin(desk, "")
    values = {"introduced_on": "2026-10-01", "visit_on": "2026-11-26", "start_date": "2027-03-01"}
    desk.transitions.write(transition, values)
    assert desk.overview.row(transition).step.name == "visit"
    assert said(desk, transition, date(2026, 11, 25)) == []


def test_what_is_closed_or_replaced_is_over() -> None:
    desk, transition = started()
    record = desk.transitions.show(transition)
    step = NextStep(name="close")
    for over in ({"closed_on": START}, {"replaced_by": transition}):
        assert reminders(record.model_copy(update=over), step, START, TOLD) == ()


# --- the offer is made in good time ---


def test_the_offer_is_due_its_weeks_before_the_start() -> None:
    desk = make_desk()
    transition, *_ = begin(desk, "")
    weeks = desk.around.library.policy.introduce_weeks_before_start
    step = desk.overview.row(transition).step
    assert (step.name, step.due) == ("introduce", START - timedelta(weeks=weeks))


@pytest.mark.parametrize(("visit", "name", "due"), [
    ("", "thinking", None),
    ("2026-11-01", "thinking", None),
    ("2026-11-02", "visit", date(2026, 11, 2)),
])
def test_a_family_that_thinks_is_not_asked_to_hurry(visit: str, name: str, due: date | None) -> None:
    desk = make_desk()
    transition, *_ = begin(desk, "thinking")
    desk.transitions.write(transition, {"introduced_on": "2026-10-01", "visit_on": visit or None})
    step = desk.overview.row(transition).step
    assert (step.name, step.due) == (name, due)
