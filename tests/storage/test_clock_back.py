"""The computer's clock set back: it is told, everything can still be read, and a no still counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.bundled import bundled_catalogue
from tests.fakes.clock import FakeClock
from tests.storage import acts
from tests.storage.acts import Home
from tests.storage.support import FAST, RandomIds
from transitions.application.desk import Desk
from transitions.application.errors import ClockBehind, ClockFarBehind
from transitions.clock import SystemClock
from transitions.domain.answers import Answer, AnswerKey
from transitions.storage.store import VaultStore
from transitions.storage.thread import VaultThread
from transitions.storage.vault import VaultFolder

LATER = date(2031, 5, 20)
EARLIER = (date(2031, 5, 19), date(2026, 1, 1), date(2020, 1, 1))
KEY = AnswerKey(field="our_child", voice="parents")


def open_at(home: Home, day: date, *, anyway: bool = False) -> VaultThread:
    despite = (ClockBehind,) if anyway else ()
    return VaultFolder(home.folder, FakeClock(day), FAST).unlock(acts.passphrase(0), despite)


def do(thread: VaultThread, day: date, work: Callable[[Desk], object]) -> object:
    """With a computer that says it is this day."""
    around = replace(acts.surroundings(), clock=FakeClock(day))

    def on_vault(store: VaultStore) -> object:
        return work(around.desk(store))

    return thread.submit(on_vault).result()


def live_a_day(desk: Desk) -> None:
    """Begin a family, agree, and take it back."""
    acts.begin(desk)
    transition = desk.transitions.all()[0]
    desk.transitions.answer(transition, Answer(key=KEY, value="Hun er glad for at bade"))
    desk.transitions.share(transition, "our_child", "parents", "share")
    for act in ("give", "withdraw"):
        acts.consent(desk, act, "0")


def read(desk: Desk) -> object:
    transition = desk.transitions.all()[0]
    record, ledger = desk.transitions.show(transition), desk.consents.ledger(transition)
    parent = record.child.parents[0].id
    stands = ledger.position(parent, desk.around.clock.today()).withdrawn_all
    return record.answers, record.shares, ledger, stands, [row.name for row in desk.overview.rows()]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A vault in which a day was lived in 2031."""
    made = Home(tmp_path)
    VaultFolder(made.folder, FakeClock(LATER), FAST).create(RandomIds(), acts.passphrase(0))
    thread = open_at(made, LATER)
    do(thread, LATER, live_a_day)
    thread.close()
    return made


@pytest.mark.parametrize("day", EARLIER)
def test_a_clock_set_back_is_told_and_hides_nothing(home: Home, day: date) -> None:
    with pytest.raises(ClockBehind) as told:
        open_at(home, day)
    assert told.value.values == {"day": "20.5.2031", "today": f"{day.day}.{day.month}.{day.year}"}
    assert isinstance(told.value, ClockFarBehind) == (day != EARLIER[0])
    thread = open_at(home, LATER)
    stood = do(thread, LATER, read)
    thread.close()
    thread = open_at(home, day, anyway=True)
    assert do(thread, day, read) == stood
    thread.close()


def test_the_day_itself_and_every_later_one_say_nothing(home: Home) -> None:
    for day in (LATER, date(2031, 5, 21), date(2040, 1, 1)):
        open_at(home, day).close()


def test_what_is_written_with_a_clock_set_back_comes_after_what_was_there(home: Home) -> None:
    day = EARLIER[-1]
    thread = open_at(home, day, anyway=True)
    do(thread, day, lambda desk: acts.consent(desk, "give", "0"))
    events = do(thread, day, lambda desk: desk.consents.ledger(desk.transitions.all()[0]).events)
    assert isinstance(events, tuple)
    assert [(event.event, event.day) for event in events] == [
        ("given", LATER), ("withdrawn", LATER), ("given", LATER)
    ]
    thread.close()


def test_far_ahead_it_says_what_was_wrong_and_what_to_do_either_way(home: Home) -> None:
    with pytest.raises(ClockFarBehind) as told:
        open_at(home, date(2026, 11, 21))
    said = bundled_catalogue().texts.say(told.value.text_id, **told.value.values)
    assert "gemt noget den 20.5.2031, men computerens ur siger 21.11.2026" in said
    for advice in ("stil uret", "Gendan en sikkerhedskopi", "regner programmet med den 20.5.2031"):
        assert advice in said


def test_a_consent_counts_as_run_out_after_a_day_years_ahead_never_as_running_longer(tmp_path: Path) -> None:
    """Opened all the same, the later day is today: nothing leaves on a consent that may have run out."""
    home, before, after = Home(tmp_path), date(2026, 11, 1), date(2026, 11, 21)
    VaultFolder(home.folder, FakeClock(before), FAST).create(RandomIds(), acts.passphrase(0))
    thread = open_at(home, before)
    do(thread, before, begin_and_agree)
    assert do(thread, before, in_force)
    do(thread, LATER, lambda desk: acts.consent(desk, "give", "1"))
    thread.close()
    thread = open_at(home, after, anyway=True)
    assert not do(thread, after, in_force)
    thread.close()


def begin_and_agree(desk: Desk) -> None:
    acts.begin(desk)
    jot(desk, "Hun er glad for at bade")
    acts.consent(desk, "give", "0")


def in_force(desk: Desk) -> bool:
    """Whether the consent of the first parent still holds as the program counts."""
    transition, today = desk.transitions.all()[0], desk.around.clock.today()
    parent = desk.transitions.show(transition).child.parents[0].id
    given = desk.consents.ledger(transition).position(parent, today).given
    assert given is not None
    return given.last_day >= today


def test_copies_are_made_each_day_though_time_stands_still(home: Home) -> None:
    """Something was written in 2031; since then the clock is right, and every day counts as that one."""
    taken: list[list[str]] = []
    days = (date(2026, 11, 20), date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23))
    for number, day in enumerate(days):
        thread = open_at(home, day, anyway=True)
        do(thread, day, lambda desk, number=number: jot(desk, f"dag {number}"))  # type: ignore[misc]
        do(thread, day, lambda desk: desk.backups.tend())
        taken.append(sorted(copy.name for copy in (home.folder / "backups").iterdir()))
        thread.close()
    assert [len(names) for names in taken] == [1, 1, 2, 3]


def jot(desk: Desk, words: str) -> None:
    desk.transitions.answer(desk.transitions.all()[0], Answer(key=KEY, value=words))


def test_the_day_does_not_go_back_while_the_program_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    before = clock.today()

    class YearsAgo(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(2020, 1, 1, tzinfo=tz)  # type: ignore[arg-type]

    clock.now()
    monkeypatch.setattr("transitions.clock.datetime", YearsAgo)
    assert clock.today() >= before
