"""The overview: in which part a family stands, what is kept of its row, and where she left off."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.application.desks import DAY, anew, begin, kept, make_desk
from tests.fakes.clock import FakeClock
from transitions.application import overview
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.application.errors import DiskFull
from transitions.application.lines import name_of
from transitions.application.overview import PARTS, Agenda, Overview
from transitions.application.overview_row import OverviewRow, read_row
from transitions.domain.consent import Ledger
from transitions.domain.move import MOVE, Move
from transitions.domain.policy import Reminders
from transitions.domain.reminders import Plans, coming_up
from transitions.domain.transition import TransitionRecord


def to_day(desk: Desk, day: date) -> None:
    clock = desk.around.clock
    assert isinstance(clock, FakeClock)
    clock.day = day


def listed(agenda: Agenda) -> dict[str, str]:
    """The name of every child by the part it stands in."""
    return {name_of(line): part for part, lines in agenda.parts.items() for line in lines}


def family(desk: Desk, name: str, **values: object) -> UUID:
    transition = desk.transitions.start(desk.children.register(name, date(2026, 1, 20)))
    desk.transitions.write(transition, values)
    return transition


# --- the parts ---


def test_everything_stands_in_its_part_the_nearest_day_first() -> None:
    desk = make_desk()
    told = {"form_wish": "yes", "introduced_on": "2026-10-01"}
    family(desk, "Over", start_date="2026-10-30", **told)
    family(desk, "Idag", start_date=DAY.isoformat(), **told)
    family(desk, "Uge", start_date="2026-11-08", **told)
    family(desk, "Senere", start_date="2026-11-09", **told)
    family(desk, "Aldrig", **told)
    family(desk, "Nej", form_wish="no")
    family(desk, "Tænker", form_wish="thinking", introduced_on="2026-10-01")
    desk.transitions.close(family(desk, "Slut", **told))
    agenda = anew(desk).overview.agenda()
    assert list(agenda.parts) == list(PARTS)
    assert list(listed(agenda).items()) == [
        ("Over", "today"), ("Idag", "today"), ("Uge", "week"), ("Senere", "later"), ("Aldrig", "later"),
        ("Tænker", "others"), ("Nej", "no"), ("Slut", "closed"),
    ]


def test_what_stands_in_a_part_moves_on_with_the_days_and_nothing_is_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = make_desk()
    family(desk, "Uge", start_date="2026-11-08", form_wish="yes", introduced_on="2026-10-01")
    assert listed(desk.overview.agenda()) == {"Uge": "week"}
    monkeypatch.setattr(Overview, "row_of", None)
    to_day(desk, date(2026, 11, 8))
    assert listed(anew(desk).overview.agenda()) == {"Uge": "today"}


def test_a_line_knows_what_is_planned_and_it_is_told_when_its_days_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = make_desk()
    told = {"form_wish": "yes", "introduced_on": "2026-10-01", "visit_on": "2026-11-12"}
    family(desk, "Alma", start_date="2026-12-20", **told)
    desk.overview.agenda()
    monkeypatch.setattr(Overview, "row_of", None)
    said = {}
    for days in (0, 3, 9, 10):
        to_day(desk, DAY + timedelta(days=days))
        row = read_row(anew(desk).overview.agenda().parts["later"][0].says or "")
        coming = coming_up(row.plans, row.step, DAY + timedelta(days=days), Reminders())
        said[days] = [each.about for each in coming]
    assert said == {0: [], 3: ["visit"], 9: ["visit"], 10: ["visit"]}


def test_nothing_is_planned_here_for_a_family_that_is_closed_or_with_a_colleague() -> None:
    desk = make_desk()
    coming = {"start_date": "2026-12-20", "visit_on": "2026-11-12", "form_wish": "yes"}
    closed, handed = family(desk, "Alma", **coming), family(desk, "Ida", **coming)
    assert desk.overview.row(closed).plans.visit == date(2026, 11, 12)
    desk.transitions.close(closed)
    move = Move(step="handed", package=UUID(int=1), giver="a", taker="b", day=DAY)
    child = desk.transitions.show(handed).child.id
    desk.transitions.archive.happen(child, MOVE, move.model_dump(mode="json"))
    assert anew(desk).overview.row(closed).plans == anew(desk).overview.row(handed).plans == Plans()


# --- what is kept ---


def test_a_row_is_computed_once_and_kept_until_its_family_is_written_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = make_desk()
    first, second = family(desk, "Alma"), family(desk, "Ida")
    read: list[UUID] = []
    row = Overview.row_of

    def noted(self: Overview, record: TransitionRecord, ledger: Ledger) -> OverviewRow:
        read.append(record.id)
        return row(self, record, ledger)

    monkeypatch.setattr(Overview, "row_of", noted)
    for _ in range(3):
        anew(desk).overview.agenda()
    assert sorted(read) == sorted([first, second])
    read.clear()
    desk.transitions.write(second, {"start_date": "2026-12-01"})
    anew(desk).overview.agenda()
    assert read == [second]


def test_a_custody_that_changes_later_and_a_visit_that_passes_are_read_again_on_their_day() -> None:
    desk = make_desk()
    transition, mother, _ = begin(desk, "thinking")
    desk.transitions.write(transition, {"introduced_on": "2026-10-01", "visit_on": "2026-11-05"})
    desk.children.change_custody(mother, "not_holder", "dom", DAY + timedelta(days=1))
    days = []
    for n in range(7):
        to_day(desk, DAY + timedelta(days=n))
        if str(transition) not in kept(anew(desk)):
            days.append(n)
        anew(desk).overview.agenda()
    assert days == [0, 1, 4]


@pytest.mark.parametrize("back", [1, 30])
def test_a_clock_that_is_set_back_trusts_nothing_that_was_kept(back: int) -> None:
    desk = make_desk()
    family(desk, "Alma")
    anew(desk).overview.agenda()
    to_day(desk, DAY - timedelta(days=back))
    assert kept(anew(desk)) == set()


def test_another_policy_and_another_edition_write_every_row_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk()
    family(desk, "Alma")
    anew(desk).overview.agenda()
    assert len(kept(anew(desk))) == 1
    monkeypatch.setattr(overview, "EDITION", 0)
    assert kept(anew(desk)) == set()


def test_many_that_wait_are_put_in_order_a_few_at_a_time() -> None:
    desk = make_desk()
    for number in range(2 * overview.FEW + 5):
        family(desk, f"Barn {number}")
    agenda = anew(desk).overview.agenda()
    assert (len(listed(agenda)), agenda.waiting) == (overview.FEW, overview.FEW + 5)
    assert anew(desk).overview.catch_up()
    assert not anew(desk).overview.catch_up()
    agenda = anew(desk).overview.agenda()
    assert (len(listed(agenda)), agenda.waiting) == (2 * overview.FEW + 5, 0)


def test_what_is_seen_first_is_read_at_once_and_the_others_when_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(overview, "SCREENFUL", 2)
    desk = make_desk()
    today, *_ = [family(desk, f"Barn {n}", start_date=start) for n, start in
                 enumerate((DAY.isoformat(), "2026-12-20", "2026-12-21", "2026-12-22"))]
    desk.overview.agenda()
    lines = [line for part in anew(desk).overview.agenda().parts.values() for line in part]
    assert [line.says is not None for line in lines] == [True, True, False, False]
    said = desk.overview.read([line.transition for line in lines])
    assert [read_row(said[line.transition]).name for line in lines] == [name_of(line) for line in lines]
    desk.transitions.write(today, {"start_date": "2026-12-23"})
    assert str(today) not in desk.overview.read([line.transition for line in lines])


def test_a_full_disk_hides_no_family(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk()
    family(desk, "Alma")

    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(type(desk.store.lines), "keep", full)
    assert listed(anew(desk).overview.agenda()) == {"Alma": "later"}
    with pytest.raises(DiskFull):
        anew(desk).overview.catch_up()


# --- where she left off ---


def test_she_goes_on_in_the_family_she_left_and_not_in_one_that_is_gone() -> None:
    desk = make_desk()
    transition = family(desk, "Alma", form_wish="no")
    assert desk.overview.agenda().left_off is None
    left = Place(screen="form", transition=transition, section="day", question="sleep")
    desk.bookmark.keep(Place(screen="overview", transition=transition), left)
    desk.bookmark.keep(Place(screen="profile"))
    assert anew(desk).overview.agenda().left_off is None
    desk.transitions.write(transition, {"form_wish": "yes"})
    found = anew(desk).overview.agenda().left_off
    assert found is not None
    assert (found.place, found.name) == (left, "Alma")
    desk.transitions.write(transition, {"form_wish": "no"})
    desk.erasures.erase(transition)
    desk.bookmark.keep(Place(screen="overview"), left)
    assert desk.bookmark.left_off() is None
    assert anew(desk).overview.agenda() == Agenda({part: [] for part in PARTS})


def test_the_family_she_goes_to_is_the_one_she_left_last() -> None:
    desk = make_desk()
    first, second = family(desk, "Alma"), family(desk, "Ida")
    gone_to = Place(screen="form", transition=second)
    desk.bookmark.keep(gone_to, Place(screen="form", transition=first))
    assert desk.bookmark.left_off() == gone_to


# --- the first glance ---


def many(desk: Desk) -> list[UUID]:
    """Six families in four parts, all of whose lines are in order."""
    told = {"form_wish": "yes", "introduced_on": "2026-10-01"}
    days = (DAY, DAY, date(2026, 11, 8), date(2026, 12, 1), date(2026, 12, 2))
    known = [family(desk, f"Barn {n}", start_date=o.isoformat(), **told) for n, o in enumerate(days)]
    known.append(family(desk, "Nej", form_wish="no"))
    desk.overview.agenda()
    return known


@pytest.mark.parametrize("room", range(1, 6))
def test_the_glance_is_the_top_of_the_whole_and_knows_how_many_there_are(
    room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "SCREENFUL", room)
    desk = make_desk()
    known = many(desk)
    desk.bookmark.keep(Place(screen="form", transition=known[4], parent_view=False))
    glance, whole = anew(desk).overview.glance(None), anew(desk).overview.agenda()
    assert glance is not None
    assert (glance.whole, whole.whole) == (False, True)
    assert list(listed(glance).items()) == list(listed(whole).items())[:room]
    assert all(line.says for part in glance.parts.values() for line in part)
    assert [glance.count(part) for part in PARTS] == [whole.count(part) for part in PARTS]
    assert sum(map(whole.count, PARTS)) == len(known)
    assert glance.left_off == whole.left_off != None  # noqa: E711


def test_there_is_no_glance_where_it_would_not_be_the_truth(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk()
    known = many(desk)
    assert anew(desk).overview.glance(None) is None, "all of them are seen first"
    monkeypatch.setattr(overview, "SCREENFUL", 2)
    assert anew(desk).overview.glance(known[1]) is not None
    assert anew(desk).overview.glance(known[2]) is None, "another one is wanted"
    desk.transitions.write(known[0], {"start_date": "2027-01-01"})
    assert anew(desk).overview.glance(None) is None, "one waits to be put in order"
