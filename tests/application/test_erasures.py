"""A family that said no, or whose transition is closed, is deleted whole; a no stays as a number."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.application.desks import DAY, begin, library, make_desk, say, yes
from tests.fakes import FakeClock, FakePress, FakeStore
from tests.storage.support import FAST, PASSPHRASE, RandomIds
from tests.storage.test_leaks import decrypt
from transitions.application.bookmark import Place
from transitions.application.desk import Desk, Surroundings
from transitions.application.erasures import NotInJournal, StillInUse
from transitions.application.store import Store
from transitions.domain.person import HealthVisitor
from transitions.domain.transition import Daycare
from transitions.export.formats import Formats
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder

WORDS = ("Alma Prøve", "Mette Prøve", "Jonas Prøve", "Solsikken", "Kanariefugl", "2026-01-20")


def declined(desk: Desk, wish: str = "no") -> UUID:
    transition, *_ = begin(desk, wish)
    desk.transitions.write(transition, {"introduced_on": "2026-10-01"})
    desk.transitions.settle(transition)
    return transition


def delivered(desk: Desk) -> UUID:
    """A family whose pages are with the daycare."""
    transition, mother, father = begin(desk)
    say(desk, transition, "happy_with", "Kanariefugl")
    desk.transitions.share(transition, "happy_with", "parents", "share")
    for parent in (mother, father):
        desk.consents.give(transition, yes(parent))
    desk.handovers.log(transition, "printed", "handover")
    desk.handovers.log(transition, "delivered", "handover")
    return transition


def rows(desk: Desk) -> str:
    store = desk.store
    assert isinstance(store, FakeStore)
    held = (*store.versions.rows, *store.drafts.rows.values(), *store.events.rows)
    return repr([row.model_dump() for row in held]) + repr(store.subjects.salts)


def to_day(desk: Desk, days: int) -> None:
    clock = desk.around.clock
    assert isinstance(clock, FakeClock)
    clock.day = DAY + timedelta(days=days)


def numbers(desk: Desk) -> list[tuple[int, str, int]]:
    return [(count.year, count.what, count.number) for count in desk.erasures.counts()]


# --- when ---


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


# --- what goes, what stays ---


def test_the_whole_child_goes_and_a_number_stays() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    say(desk, transition, "happy_with", "Kanariefugl")
    desk.transitions.write(transition, {"form_wish": "no"})
    desk.bookmark.keep(Place(screen="introduction", transition=transition))
    assert [word for word in WORDS if word not in rows(desk)] == []
    desk.erasures.erase(transition)
    assert not [word for word in WORDS if word in rows(desk)]
    assert desk.overview.rows() == ()
    assert numbers(desk) == [(2026, "declined_form", 1)]
    assert desk.bookmark.read() == Place(screen="overview", parent_view=False)
    store = desk.store
    assert isinstance(store, FakeStore)
    assert store.audit.rows[-1][2:] == ("erase_child", store.audit.rows[-1][3], "")


def test_the_numbers_are_the_same_before_and_after() -> None:
    desk = make_desk()
    first, second, third = declined(desk), declined(desk), begin(desk)[0]
    desk.transitions.write(second, {"meeting_wish": "no"})
    desk.wishes.answer_again(third, "meeting", "no")
    before = numbers(desk)
    assert before == [(2026, "declined_form", 2), (2026, "declined_meeting", 2)]
    for transition in (first, second):
        desk.erasures.erase(transition)
        assert numbers(desk) == before
    to_day(desk, 100)
    fourth = declined(desk)
    desk.erasures.erase(fourth)
    assert numbers(desk)[:2] == [(2026, "declined_form", 2), (2026, "declined_meeting", 1)]
    assert (2027, "declined_form", 1) in numbers(desk)


def test_a_family_that_moves_daycare_is_counted_once() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    desk.transitions.write(transition, {"meeting_wish": "no"})
    desk.transitions.change_daycare(transition, Daycare(name="Dagplejen"))
    assert numbers(desk) == [(2026, "declined_meeting", 1)]


# --- what is never lost ---


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
    before, counted = rows(desk), numbers(desk)

    def fail(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(FakeStore, "erasures", property(fail))
    with pytest.raises(OSError, match="full"):
        desk.erasures.erase(transition)
    assert rows(desk) == before
    assert numbers(desk) == counted


# --- on the disk ---


class Clock(FakeClock):
    """The rig's day, for a vault that is opened again."""


def desk_on(store: Store) -> Desk:
    around = Surroundings(
        clock=Clock(DAY), ids=RandomIds(), library=library(), press=FakePress(), exports=Formats()
    )
    return around.desk(store)


def test_no_byte_of_an_erased_family_is_in_the_decrypted_data_file(tmp_path: Path) -> None:
    vault = VaultFolder(tmp_path / "Agnes", Clock(DAY), FAST)
    vault.create(RandomIds(), PASSPHRASE)
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)

    def add(store: VaultStore) -> UUID:
        desk = desk_on(store)
        desk.profile.write(HealthVisitor(name="Sofie Øvesen"))
        transition = delivered(desk)
        desk.transitions.jot(transition, {"delivery/by": "Kanariefugl"})
        desk.handovers.entered_in_journal(transition)
        desk.wishes.answer_again(transition, "form", "no")
        desk.bookmark.keep(Place(screen="introduction", transition=transition))
        store.settle()
        return transition

    transition = thread.submit(add).result()
    before = decrypt(vault)
    assert [word for word in WORDS if word.encode() not in before] == []

    def erase(store: VaultStore) -> list[tuple[int, str, int]]:
        desk_on(store).erasures.erase(transition)
        store.settle()
        return numbers(desk_on(store))

    assert thread.submit(erase).result() == [(2026, "declined_form", 1)]
    after = decrypt(vault)
    assert [word for word in WORDS if word.encode() in after] == []
    assert b"Sofie" in after
    thread.close()
