from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.application.desks import DAY, make_desk
from tests.fakes.backups import FakeBackups
from tests.fakes.clock import FakeClock
from transitions.application.copies import UNWATCHED, Ages, Carried
from transitions.application.desk import Desk
from transitions.application.errors import BackupDamaged, DiskFull


@pytest.fixture
def desk() -> Desk:
    made = make_desk("real")
    backups(made).changed = made.around.clock.now()
    return made


def backups(desk: Desk) -> FakeBackups:
    found = desk.store.backups
    assert isinstance(found, FakeBackups)
    return found


def next_day(desk: Desk, days: int = 1) -> None:
    clock = desk.around.clock
    assert isinstance(clock, FakeClock)
    clock.day += timedelta(days=days)


def names(desk: Desk) -> int:
    return len(backups(desk).made)


def test_the_first_copy_is_made_at_once_and_one_a_day_when_something_was_written(desk: Desk) -> None:
    desk.backups.tend()
    assert names(desk) == 1
    backups(desk).changed = desk.around.clock.now()
    desk.backups.tend()
    assert names(desk) == 1
    next_day(desk)
    desk.backups.tend()
    assert names(desk) == 2
    next_day(desk)
    desk.backups.tend()
    assert names(desk) == 2


def test_a_practice_vault_and_an_empty_one_are_left_alone(desk: Desk) -> None:
    practice = make_desk("practice")
    backups(practice).changed = practice.around.clock.now()
    backups(desk).changed = None
    for each in (practice, desk):
        assert each.backups.tend() == ()
        assert names(each) == 0


def test_the_drill_is_held_once_a_month_and_remembered(desk: Desk) -> None:
    desk.backups.tend()
    first = desk.backups.standing().trial
    assert first is not None
    assert first.problem == ""
    next_day(desk, 29)
    desk.backups.tend()
    assert desk.backups.standing().trial == first
    next_day(desk, 2)
    desk.backups.tend()
    later = desk.backups.standing().trial
    assert later is not None
    assert later.at > first.at


def test_a_copy_that_failed_the_drill_is_followed_by_another(desk: Desk) -> None:
    backups(desk).wrong = BackupDamaged
    desk.backups.tend()
    trial = desk.backups.standing().trial
    assert trial is not None
    assert trial.problem == BackupDamaged.text_id
    backups(desk).wrong = None
    desk.backups.tend()
    assert names(desk) == 2
    trial = desk.backups.standing().trial
    assert trial is not None
    assert trial.problem == ""


def test_before_a_risky_step_there_is_a_copy_or_the_step_stops(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.backups.before("restore").at.date() == DAY
    full = DiskFull()

    def refuse(*_: object, **__: object) -> None:
        raise full

    monkeypatch.setattr(backups(desk), "write", refuse)
    with pytest.raises(DiskFull):
        desk.backups.before("restore")


def test_the_chosen_folder_is_visited_once_for_each_copy(desk: Desk) -> None:
    desk.backups.choose("/stick")
    (errand,) = desk.backups.tend()
    desk.backups.note([errand.run(lambda: False)])
    assert desk.backups.standing().folder == "/stick"
    assert desk.backups.tend() == ()
    next_day(desk)
    backups(desk).changed = desk.around.clock.now()
    assert len(desk.backups.tend()) == 1


def test_a_folder_that_is_away_is_tried_again_and_told_with_the_date_its_copies_age_out(
    desk: Desk,
) -> None:
    desk.backups.choose("/stick")
    desk.backups.note([errand.run(lambda: False) for errand in desk.backups.tend()])
    assert desk.backups.standing().out_of_reach == ()
    next_day(desk)
    backups(desk).changed = desk.around.clock.now()
    desk.backups.tend()
    assert desk.backups.standing().waits
    away = Carried(folder="/stick", at=desk.around.clock.now(), problem="vault.backup_place_missing")
    desk.backups.note([away])
    assert not desk.backups.standing().waits
    (place,) = desk.backups.standing().out_of_reach
    assert (place.folder, place.until) == ("/stick", DAY + timedelta(days=90))
    assert len(desk.backups.tend()) == 1


def test_a_folder_she_has_left_is_thinned_until_it_is_empty(desk: Desk) -> None:
    desk.backups.choose("/stick")
    desk.backups.note([errand.run(lambda: False) for errand in desk.backups.tend()])
    desk.backups.choose("/drive")
    assert [place.folder for place in desk.backups.standing().out_of_reach] == ["/stick"]
    stick, drive = desk.backups.errands()
    outcomes = [stick.run(lambda: False), drive.run(lambda: False)]
    still = outcomes[0].model_copy(update={"left": 1})
    desk.backups.note([still, outcomes[1]])
    assert len(desk.backups.errands()) == 1
    desk.backups.note(outcomes)
    assert desk.backups.errands() == ()
    assert desk.backups.standing().out_of_reach == ()


def test_a_changed_key_is_taken_to_every_folder_and_told_until_it_is_there(desk: Desk) -> None:
    desk.backups.choose("/stick")
    desk.backups.note([errand.run(lambda: False) for errand in desk.backups.tend()])
    desk.backups.choose("/drive")
    desk.backups.note([errand.run(lambda: False).model_copy(update={"left": 1})
                       for errand in desk.backups.errands()])
    assert desk.backups.standing().old_keys == ()
    backups(desk).keys = "second"
    assert desk.backups.standing().old_keys == ("/stick", "/drive")
    stick, drive = desk.backups.errands()
    away = Carried(folder="/drive", at=desk.around.clock.now(), problem="vault.backup_place_missing")
    desk.backups.note([stick.run(lambda: False).model_copy(update={"left": 1}), away])
    assert desk.backups.standing().old_keys == ("/drive",)
    desk.backups.note([drive.run(lambda: False)])
    assert desk.backups.standing().old_keys == ()
    desk.backups.tend()
    assert backups(desk).shared == "second"


def test_after_an_erasure_no_older_copy_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    thinned: list[Ages] = []
    monkeypatch.setattr(backups(desk), "thin", thinned.append)
    desk.backups.tend()
    assert thinned[-1].none_before is None
    next_day(desk)
    desk.backups.renew()
    newest = desk.backups.standing().copies[0]
    assert thinned[-1].none_before == newest.at
    assert thinned[-1].longest_days == desk.around.library.policy.backups.longest_days
    next_day(desk)
    desk.backups.thin()
    assert thinned[-1].none_before == newest.at


def test_a_restoration_takes_a_copy_of_today_first(desk: Desk) -> None:
    old = desk.backups.make()
    next_day(desk)
    assert desk.backups.restore(old).run(UNWATCHED) == Path(old.name)
    assert names(desk) == 2
