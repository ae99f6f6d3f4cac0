"""The cost of a passphrase is measured once; the stopwatch here is a formula."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from tests.ui.support import RESOURCES
from transitions import main as program
from transitions.storage.key_slots import Cost
from transitions.storage.local_vaults import LocalVaults
from transitions.storage.tuning import (
    MOST_ITERATIONS,
    MOST_MEMORY_KIB,
    TARGET_SECONDS,
    Tuning,
    time_one_guess,
)
from transitions.ui.app import Front, Process
from transitions.ui.frame.appearance import prepare_application
from transitions.ui.house import House
from transitions.ui.look.wardrobe import Wardrobe

FLOOR = Cost(iterations=3, memory_kib=64 * 1024)


class Machine:
    """One that needs so many seconds for each pass over a GiB; it counts what it is asked."""

    def __init__(self, seconds: float, stumbles: int = 0) -> None:
        self.seconds, self.stumbles = seconds, stumbles
        self.asked: list[Cost] = []

    def __call__(self, cost: Cost) -> float:
        self.asked.append(cost)
        if len(self.asked) <= self.stumbles:
            return 60.0
        return self.takes(cost)

    def takes(self, cost: Cost) -> float:
        return self.seconds * cost.iterations * cost.memory_kib / 2**20


def test_half_a_second_is_met_where_it_can_be() -> None:
    for seconds in (0.2, 0.4, 0.8, 1.2, 2.0):
        machine = Machine(seconds)
        assert 0.6 * TARGET_SECONDS <= machine.takes(Tuning(machine).choose()) <= 1.2 * TARGET_SECONDS


def test_a_slow_machine_keeps_the_floor_and_a_fast_one_stops_at_the_cap() -> None:
    assert Tuning(Machine(50.0)).choose() == FLOOR
    most = Tuning(Machine(0.0001)).choose()
    assert (most.memory_kib, most.iterations) == (MOST_MEMORY_KIB, MOST_ITERATIONS)


@given(st.floats(0, 1e4))
def test_the_cost_always_lies_between_floor_and_cap(seconds: float) -> None:
    cost = Tuning(Machine(seconds)).choose()
    assert FLOOR.memory_kib <= cost.memory_kib <= MOST_MEMORY_KIB
    assert FLOOR.iterations <= cost.iterations <= MOST_ITERATIONS
    assert cost.lanes == FLOOR.lanes


def test_it_is_measured_once() -> None:
    machine = Machine(0.4)
    tuning = Tuning(machine)
    first, asked = tuning.choose(), len(machine.asked)
    assert tuning.choose() == first
    assert len(machine.asked) == asked


def test_nothing_is_measured_before_it_is_needed_or_for_what_is_no_secret() -> None:
    machine = Machine(0.4)
    assert Tuning(machine).least() == FLOOR
    assert machine.asked == []


def test_one_hiccup_does_not_make_a_fast_machine_look_slow() -> None:
    assert Tuning(Machine(0.4, stumbles=1)).choose() == Tuning(Machine(0.4)).choose()


def test_the_real_stopwatch_does_the_work() -> None:
    assert time_one_guess(FLOOR) > 0.005


def test_the_program_tunes(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    wardrobe = Wardrobe(qapp, prepare_application(qapp, RESOURCES))
    prices: list[object] = []

    def run(_front: Front, furnish: Callable[[Wardrobe], House], _process: Process) -> int:
        vaults = furnish(wardrobe).vaults
        assert isinstance(vaults, LocalVaults)
        prices.append(vaults.cost)
        return 0

    monkeypatch.setattr(program, "run", run)
    monkeypatch.setattr(sys, "argv", ["transitions"])
    monkeypatch.setattr(program, "_keep_memory_private", lambda: None)
    program.main([])
    assert [type(price) for price in prices] == [Tuning]
