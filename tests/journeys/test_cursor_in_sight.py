"""The whole way with keys alone, looking at the cursor: every stop is in sight and lets go again."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.journeys.keys_alone import from_the_family_to_the_paper
from tests.journeys.person import Hands
from tests.journeys.program import running
from tests.journeys.story import (
    CHILD,
    DAYCARE,
    KEPT,
    NAP,
    REASON,
    SEEN,
    SHARED,
    begin_a_transition,
    begin_a_vault,
    tell_who_she_is,
)


def test_from_the_first_start_to_the_paper_with_the_cursor_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        hands = Hands(program)
        begin_a_vault(hands)
        tell_who_she_is(hands)
        begin_a_transition(hands)
        paper = from_the_family_to_the_paper(hands)
    for shared in (CHILD, DAYCARE, SHARED, SEEN, NAP, "Karen Sund"):
        assert shared in paper
    for kept in (KEPT, REASON, "forældremyndighed", "oplyst af begge"):
        assert kept not in paper
