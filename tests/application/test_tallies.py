"""What a vault counts: its families year by year, the deleted ones too, and nobody by name."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from tests.application.desks import DAY, begin, make_desk
from tests.application.erasing import declined, delivered
from tests.application.test_screenings import observe
from tests.fakes.clock import FakeClock
from transitions.application.desk import Desk
from transitions.domain.counts import vault_mark
from transitions.domain.move import MOVE, Move

WORDS = ("Alma", "Prøve", "Mette", "Jonas", "Solsikken", "Kanariefugl", "Sofie", "2026-", "11-02")


def counted(desk: Desk, year: int = 2026) -> dict[str, int]:
    counts = desk.tallies.write(year).counts
    return {cell: number for cell, number in counts.items() if number}


def child_of(desk: Desk, transition: UUID) -> UUID:
    return desk.transitions.show(transition).child.id


def in_year(desk: Desk, transition: UUID, day: str) -> None:
    desk.transitions.write(transition, {"introduced_on": day})


def later(desk: Desk, days: int) -> None:
    clock = desk.around.clock
    assert isinstance(clock, FakeClock)
    clock.day = DAY + timedelta(days=days)


def test_each_family_counts_in_its_own_year() -> None:
    desk = make_desk()
    for day in ("2025-12-31", "2026-01-01", "2026-06-01"):
        in_year(desk, begin(desk)[0], day)
    declined(desk)
    assert [tuple(year) for year in desk.tallies.years()] == [(2026, 3, 2, 1), (2025, 1, 1, 0)]
    assert counted(desk)["accepted"] == 2
    assert counted(desk, 2025)["offered"] == 1


def test_this_year_is_there_before_anybody_got_the_offer() -> None:
    desk = make_desk()
    desk.children.register("Alma Prøve", date(2026, 1, 20))
    assert [tuple(year) for year in desk.tallies.years()] == [(2026, 0, 0, 0)]
    assert counted(desk) == {}


def test_a_slip_of_the_keys_is_no_year() -> None:
    desk = make_desk()
    in_year(desk, begin(desk)[0], "0202-01-01")
    assert [each.year for each in desk.tallies.years()] == [2026]


def test_a_deleted_family_is_still_counted_and_stands_nowhere() -> None:
    desk = make_desk()
    transition = declined(desk)
    before = counted(desk)
    desk.erasures.erase(transition)
    assert counted(desk) == before == {"offered": 1, "declined": 1}
    declined(desk)
    second = declined(desk)
    desk.erasures.erase(second)
    assert counted(desk) == {"offered": 3, "declined": 3}


def test_a_child_made_by_mistake_is_not_counted() -> None:
    desk = make_desk()
    child = desk.children.register("Alma Prøve", date(2026, 1, 20))
    desk.transitions.start(child)
    desk.erasures.erase_mistake(child)
    assert counted(desk) == {}


def test_a_family_a_colleague_has_is_counted_there() -> None:
    desk = make_desk()
    transition = delivered(desk)
    child = child_of(desk, transition)
    move = Move(step="handed", package=uuid4(), giver="a", taker="b", day=DAY)
    desk.transitions.archive.happen(child, MOVE, move.model_dump(mode="json"))
    assert counted(desk) == {}


def test_another_daycare_is_the_same_family_and_its_repeat_counts_once() -> None:
    desk = make_desk()
    transition = begin(desk)[0]
    observe(desk, child_of(desk, transition), [1] * 8)
    record = desk.transitions.show(transition)
    assert record.daycare is not None
    desk.transitions.change_daycare(transition, record.daycare.model_copy(update={"name": "Månen"}))
    found = counted(desk)
    assert found["offered"] == 1
    assert found["repeats"] == found["repeat_awaited"] == 1


def test_the_file_names_nobody_and_is_another_edition_each_time() -> None:
    desk = make_desk()
    transition = delivered(desk)
    first, second = desk.tallies.write(2026), desk.tallies.write(2026)
    assert first.counts["delivered"] == first.counts["everyday_only"] == 1
    assert [word for word in (*WORDS, str(transition)) if word in first.write()] == []
    assert (first.edition, second.edition) == (1, 2)
    assert first.vault == second.vault != desk.tallies.write(2025).vault
    assert make_desk("real").tallies.write(2026).practice is False
    assert first.practice
    assert first.about.startswith("ØVELSE")


def test_the_mark_says_nothing_of_the_vault() -> None:
    """It is made of a secret that is in no file, not of an id or the name."""
    desk = make_desk()
    counts = desk.tallies.write(2026)
    kept = desk.store.subjects.all("tally")[0]
    secret = desk.tallies.archive.values(kept, DAY)["secret"]
    assert secret not in counts.write()
    assert str(kept) not in counts.write()
    assert counts.vault == vault_mark(secret, 2026)


def test_that_it_was_saved_is_a_line_of_the_log_without_a_family() -> None:
    desk = make_desk()
    desk.tallies.write(2026)
    assert [line.action for line in desk.log.latest(3)] == []
    desk.tallies.note_saved(2026)
    line = desk.log.latest(1)[0]
    assert (line.action, line.detail, line.family) == ("save_counts", "2026", "")
