"""What is proposed for deletion, several at once, and what a colleague has taken over."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.application.desks import DAY, begin, make_desk
from tests.application.erasing import WORDS, child_of, declined, delivered, entered, move, noes, rows, to_day
from tests.fakes.store import FakeStore
from transitions.application.desk import Desk
from transitions.application.erasures import StillInUse
from transitions.application.errors import DiskFull
from transitions.application.records import Records
from transitions.domain.transition import TransitionRecord


def test_a_family_is_proposed_from_its_day_on_with_what_goes() -> None:
    desk = make_desk()
    transition = entered(desk)
    due = desk.erasures.standing(transition).due
    assert due is not None
    to_day(desk, (due - DAY).days - 1)
    assert desk.erasures.state().proposals == ()
    to_day(desk, (due - DAY).days)
    (proposed,) = desk.erasures.state().proposals
    assert (proposed.name, proposed.why, proposed.since, proposed.due) == ("Alma Prøve", "closed", DAY, due)
    assert proposed.refusal == ""
    gone = proposed.contents
    assert (gone.children, gone.parents, gone.transitions, gone.answers) == (1, 2, 1, 1)
    assert (gone.observations, gone.consents, gone.handovers) == (0, 2, 2)


def test_what_the_journal_lacks_is_proposed_with_the_reason_it_cannot_go_yet() -> None:
    desk = make_desk()
    transition = delivered(desk)
    desk.transitions.close(transition)
    to_day(desk, 400)
    (proposed,) = desk.erasures.state().proposals
    assert proposed.refusal == "refusal.erase_not_in_journal"
    desk.handovers.entered_in_journal(transition)
    assert desk.erasures.state().proposals[0].refusal == ""


def test_a_child_with_another_open_transition_is_not_proposed() -> None:
    desk = make_desk()
    transition = entered(desk)
    desk.transitions.start(child_of(desk, transition))
    to_day(desk, 400)
    assert desk.erasures.state().proposals == ()


def test_a_family_in_use_is_not_read_to_be_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk()
    over, open_one = entered(desk), begin(desk)[0]
    to_day(desk, 400)
    desk.overview.rows()
    read: list[UUID] = []
    real = Records.transition

    def noted(self: Records, transition: UUID) -> TransitionRecord:
        read.append(transition)
        return real(self, transition)

    monkeypatch.setattr(Records, "transition", noted)
    (proposed,) = desk.erasures.state().proposals
    assert proposed.transition == over
    assert over in read
    assert open_one not in read


def test_several_go_at_once_or_none_and_the_list_names_nobody() -> None:
    desk = make_desk()
    first, second, open_one = entered(desk), declined(desk), begin(desk)[0]
    children = [child_of(desk, t) for t in (first, second, open_one)]
    before = rows(desk)
    with pytest.raises(StillInUse):
        desk.erasures.erase_families(children)
    assert rows(desk) == before
    desk.erasures.erase_families(children[:2])
    (deletion,) = desk.erasures.state().deletions
    assert (deletion.day, deletion.by) == (DAY, "Sofie Øvesen")
    assert (deletion.contents.children, deletion.contents.parents, deletion.contents.transitions) == (2, 4, 2)
    kept = [row.model_dump_json() for row in desk.store.events.of(counter(desk), "erased")]
    assert not [word for word in WORDS if word in repr(kept)]
    assert not [child for child in children if str(child) in repr(kept)]
    assert desk.store.subjects.all("transition") == (open_one,)


def counter(desk: Desk) -> UUID:
    return desk.store.subjects.all("counter")[0]


def test_the_newest_deletion_is_told_first() -> None:
    desk = make_desk()
    desk.erasures.erase(declined(desk))
    to_day(desk, 3)
    desk.erasures.erase(declined(desk))
    assert [d.day for d in desk.erasures.state().deletions] == [DAY + timedelta(days=3), DAY]


def test_after_a_deletion_the_files_are_written_anew() -> None:
    desk = make_desk()
    store = desk.store
    assert isinstance(store, FakeStore)
    desk.erasures.erase(declined(desk))
    assert store.wiped == 1
    desk.erasures.sweep()
    assert store.wiped == 1


def test_what_could_not_be_swept_is_remembered_until_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk()

    def full(_: FakeStore) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(FakeStore, "wipe", full)
        desk.erasures.erase(declined(desk))
        assert desk.overview.rows() == ()
        assert desk.erasures.state().unswept
        with pytest.raises(DiskFull):
            desk.erasures.sweep()
    desk.erasures.sweep()
    assert not desk.erasures.state().unswept


def test_a_family_a_colleague_has_taken_over_goes_after_the_policys_days() -> None:
    desk = make_desk()
    transition = begin(desk)[0]
    move(desk, transition, "sent")
    to_day(desk, 100)
    assert desk.erasures.standing(transition).due is None
    with pytest.raises(StillInUse):
        desk.erasures.erase(transition)
    move(desk, transition, "handed")
    assert desk.erasures.standing(transition).due == DAY + timedelta(days=130)
    assert desk.overview.row(transition).delete_on == DAY + timedelta(days=130)
    assert desk.erasures.state().proposals == ()
    to_day(desk, 130)
    (proposed,) = desk.erasures.state().proposals
    assert (proposed.why, proposed.since, proposed.refusal) == ("handed_over", DAY + timedelta(days=100), "")
    desk.erasures.erase_families([proposed.child])
    assert desk.overview.rows() == ()


def test_a_family_that_came_back_is_in_use_again() -> None:
    desk = make_desk()
    transition = begin(desk)[0]
    move(desk, transition, "handed")
    move(desk, transition, "taken")
    assert desk.erasures.standing(transition).due is None


def test_a_no_that_moved_is_counted_where_the_family_is() -> None:
    desk = make_desk()
    transition = declined(desk)
    move(desk, transition, "handed")
    assert noes(desk) == [(2026, 0)]
    desk.erasures.erase(transition)
    assert noes(desk) == [(2026, 0)]
