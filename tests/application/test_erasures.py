"""A family that said no, or whose transition is closed, is deleted whole; a no stays as a number."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.application.desks import DAY, begin, make_desk, say
from tests.application.erasing import WORDS, child_of, declined, delivered, noes, rows, to_day
from tests.fakes.store import FakeStore
from transitions.application.bookmark import Place
from transitions.application.erasures import NotInJournal, StillInUse


def test_a_no_is_deleted_a_month_after_it_was_said_and_not_after_it_was_introduced() -> None:
    desk = make_desk()
    transition = declined(desk, "thinking")
    to_day(desk, 10)
    assert desk.overview.row(transition).delete_on is None
    desk.transitions.write(transition, {"form_wish": "no"})
    due = DAY + timedelta(days=40)
    assert desk.overview.row(transition).delete_on == due
    desk.transitions.settle(transition)
    to_day(desk, 60)
    assert desk.erasures.standing(transition).due == due
    desk.transitions.write(transition, {"form_wish": "yes"})
    assert desk.overview.row(transition).delete_on is None


def test_a_no_at_the_end_and_a_refused_handover_count_from_their_day() -> None:
    desk = make_desk()
    transition, mother, _ = begin(desk)
    to_day(desk, 2)
    desk.wishes.answer_again(transition, "form", "no")
    assert desk.overview.row(transition).delete_on == DAY + timedelta(days=32)
    desk.wishes.answer_again(transition, "form", "yes")
    to_day(desk, 5)
    desk.consents.refuse(transition, mother)
    to_day(desk, 9)
    assert desk.overview.row(transition).delete_on == DAY + timedelta(days=35)


def test_a_closed_one_is_deleted_by_the_policys_days_after_the_start() -> None:
    desk = make_desk()
    transition = delivered(desk)
    assert desk.overview.row(transition).delete_on is None
    desk.transitions.close(transition)
    row = desk.overview.row(transition)
    assert row.delete_on == row.step.due
    assert row.start_date is not None
    assert row.delete_on == row.start_date + timedelta(days=90)


def test_those_who_said_no_stand_calmly_after_the_others() -> None:
    desk = make_desk()
    no, busy = declined(desk), begin(desk)[0]
    desk.transitions.write(busy, {"start_date": "2027-06-01", "introduced_on": "2026-10-01"})
    closed = begin(desk)[0]
    desk.transitions.close(closed)
    assert [row.transition for row in desk.overview.rows()] == [busy, no, closed]


def test_the_whole_child_goes_and_a_number_stays() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    say(desk, transition, "happy_with", "Kanariefugl")
    desk.transitions.write(transition, {"form_wish": "no"})
    desk.bookmark.keep(Place(screen="introduction", transition=transition))
    assert [word for word in WORDS if word not in rows(desk)] == []
    child = child_of(desk, transition)
    desk.erasures.erase(transition)
    assert not [word for word in WORDS if word in rows(desk)]
    assert desk.overview.rows() == ()
    assert noes(desk) == [(2026, 1)]
    assert desk.bookmark.read() == Place(screen="overview", parent_view=False)
    store = desk.store
    assert isinstance(store, FakeStore)
    assert [line[2:] for line in store.audit.rows if line[2] == "erase_child"] == [
        ("erase_child", str(child), "")
    ]


def test_what_is_in_use_is_not_deleted() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    assert desk.erasures.standing(transition).due is None
    before = rows(desk)
    with pytest.raises(StillInUse):
        desk.erasures.erase(transition)
    assert rows(desk) == before


def test_a_childs_other_open_transition_keeps_it() -> None:
    desk = make_desk()
    transition = declined(desk)
    child = desk.transitions.show(transition).child.id
    other = desk.transitions.start(child)
    assert desk.erasures.standing(transition).refusal == "refusal.erase_in_use"
    with pytest.raises(StillInUse):
        desk.erasures.erase(transition)
    desk.transitions.close(other)
    desk.erasures.erase(transition)
    assert desk.overview.rows() == ()


def test_what_was_handed_over_is_in_the_journal_first() -> None:
    desk = make_desk()
    transition = delivered(desk)
    desk.transitions.close(transition)
    before = rows(desk)
    with pytest.raises(NotInJournal):
        desk.erasures.erase(transition)
    assert rows(desk) == before
    desk.handovers.entered_in_journal(transition)
    assert desk.erasures.standing(transition).refusal == ""
    desk.erasures.erase(transition)
    assert not [word for word in WORDS if word in rows(desk)]


def test_what_came_after_the_last_entry_is_in_the_journal_first_too() -> None:
    desk = make_desk()
    transition = delivered(desk)
    desk.handovers.entered_in_journal(transition)
    desk.wishes.answer_again(transition, "form", "no")
    assert desk.erasures.standing(transition).refusal == ""
    mother = desk.transitions.show(transition).child.parents[0]
    desk.consents.withdraw(transition, mother.id)
    with pytest.raises(NotInJournal):
        desk.erasures.erase(transition)


def test_a_name_that_cannot_be_printed_does_not_make_the_journal_look_complete() -> None:
    desk = make_desk()
    transition = delivered(desk)
    child = desk.transitions.show(transition).child.id
    desk.children.write(child, {"name": "Alma 🙂"})
    desk.transitions.close(transition)
    with pytest.raises(NotInJournal):
        desk.erasures.erase(transition)


def test_a_failure_leaves_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk()
    transition = declined(desk)
    before, counted = rows(desk), noes(desk)

    def fail(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(FakeStore, "erasures", property(fail))
    with pytest.raises(OSError, match="full"):
        desk.erasures.erase(transition)
    assert rows(desk) == before
    assert noes(desk) == counted
