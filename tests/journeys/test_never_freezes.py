"""A whole journey in a vault of some size, copies being taken all the time: the window always answers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.benchmarks.many import add_more, read_pattern
from tests.fakes.clock import FakeClock
from tests.journeys.heartbeat import LONGEST, listening
from tests.journeys.keys_alone import from_the_family_to_the_paper
from tests.journeys.person import NOTHING, Hands
from tests.journeys.program import PASSPHRASE, Program, running
from tests.journeys.story import unlock
from tests.rig import DAY, make_surroundings
from tests.ui.consent_stage import seed
from transitions.storage.key_slots import CostForTests
from transitions.ui.safety.backup_card import copy_now

FAMILIES = 400


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """Hundreds of families."""
    with running(qtbot, tmp_path, CostForTests(), replace(make_surroundings(), clock=Ticking())) as program:
        vault = program.vaults.create(PASSPHRASE).vault
        vault.submit(lambda store: seed(program.around.desk(store))).result()
        add_more(vault, vault.submit(read_pattern).result(), FAMILIES - 1)
        vault.close()
        yield Unhurried(program)


class Ticking(FakeClock):
    """Goes as a clock does: with hundreds of families the other one would have it evening in no time."""

    def __init__(self) -> None:
        super().__init__(DAY)
        self._began = monotonic()

    def now(self) -> datetime:
        noon = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
        return noon + timedelta(seconds=monotonic() - self._began)


class Unhurried(Hands):
    """Presses one key after the other, and lets the window answer each."""

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        super().key(key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for letter in text:
            super().type(letter)
            QApplication.processEvents()


class Copying:
    """One copy after the other, each begun when the one before is there."""

    def __init__(self, program: Program) -> None:
        self._program, self.made = program, 0

    def begin(self) -> None:
        session = self._program.window.session
        if session is not None:
            session.work.ask_when_idle(self._program.window, copy_now, lambda _: self._next(), lambda _: None)

    def _next(self) -> None:
        self.made += 1
        self.begin()


def test_no_block_of_more_than_a_tenth_of_a_second(hands: Hands) -> None:
    program = hands.program
    with listening() as heart:
        unlock(hands)
        copying = Copying(program)
        copying.begin()
        program.until_sees("overview.new")
        hands.press("overview.new")
        program.until_sees("family.child.name")
        program.rest()
        from_the_family_to_the_paper(hands)
        program.until(lambda: copying.made > 0)
    assert heart.beats > 1000
    assert [str(block) for block in heart.blocks] == []


def test_a_block_is_seen(qtbot: QtBot) -> None:
    """One of half a second, and longer ones where the computer is so busy that half a second excuses it."""
    lengths = count(5)

    def block() -> None:
        until = time.thread_time() + LONGEST * next(lengths)
        while time.thread_time() < until:
            pass

    with listening() as heart:
        timer = QTimer()
        timer.timeout.connect(block)
        timer.start(20)
        qtbot.waitUntil(lambda: bool(heart.blocks))
        timer.stop()
    found = heart.blocks[0]
    assert found.own > LONGEST
    assert "test_never_freezes" in str(found)
