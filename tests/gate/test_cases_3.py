"""The gate against the decision table, generated families, part 3 of 4."""

from __future__ import annotations

import pytest

from tests.gate.counting import chunks, shows_everything
from tests.gate.examination import Tally, examine_all

PART = 3
pytestmark = pytest.mark.no_cover
"""Counting lines would double the time, and test_each_line walks the same ones."""


@pytest.fixture(scope="module")
def seen() -> Tally:
    return Tally()


@pytest.mark.parametrize("seeds", chunks(PART), ids=str)
def test_exactly_what_the_table_allows_leaves(seeds: range, seen: Tally) -> None:
    seen.add(examine_all(seeds))


def test_every_rule_was_met_often(seen: Tally) -> None:
    shows_everything(seen)
