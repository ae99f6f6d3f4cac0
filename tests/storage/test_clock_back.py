"""The computer's clock set back: it is told, everything can still be read, and a no still counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.fakes import FakeClock
from tests.storage import acts
from tests.storage.acts import Home
from tests.storage.support import FAST, RandomIds
from transitions.application.desk import Desk
from transitions.application.errors import ClockBehind
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
    assert told.value.values == {"day": "20.5.2031"}
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
