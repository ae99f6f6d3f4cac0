"""The lines of the overview are put together once while none of them has changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.application.desks import begin, say
from tests.rig import make_surroundings, make_vaults
from transitions.application.desk import Desk
from transitions.application.lines import Line
from transitions.application.ports import Vault


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Vault, Desk]]:
    around = make_surroundings()
    vault = make_vaults(tmp_path, around).open_practice()
    yield vault, vault.submit(around.desk).result()
    vault.close()


def lines(desk: Desk, day: date) -> tuple[Line, ...]:
    desk.overview.catch_up()
    return desk.store.lines.in_order(desk.overview._rules, day)


def test_the_very_same_are_given_until_one_has_changed(desk: tuple[Vault, Desk]) -> None:
    vault, at = desk
    today = at.around.clock.today()

    def work(_: object) -> None:
        transition, *_ = begin(at)
        first = lines(at, today)
        assert [line.transition for line in first] == [str(transition)]
        at.bookmark.forget_family()
        assert lines(at, today) is first
        say(at, transition, "happy_with", "bolde")
        after = at.store.lines.in_order(at.overview._rules, today)
        assert [line.says for line in after] == [""], "it may say something else now"
        assert lines(at, today) == first

    vault.submit(work).result()


def test_another_family_stands_among_them(desk: tuple[Vault, Desk]) -> None:
    vault, at = desk
    today = at.around.clock.today()

    def work(_: object) -> None:
        begin(at)
        before = lines(at, today)
        child = at.children.register("Bo Prøve", date(2026, 3, 1))
        other = at.transitions.start(child)
        assert {line.transition for line in lines(at, today)} == {before[0].transition, str(other)}

    vault.submit(work).result()
