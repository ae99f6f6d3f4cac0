"""A part of the generated families. Each part is a module of its own, for a core takes whole modules."""

from __future__ import annotations

import pytest

from tests.gate.counting import chunks, shows_everything
from tests.gate.examination import Tally, examine_all


@pytest.mark.no_cover
class Cases:
    """The gate against the decision table. Counting lines would double the time, and test_each_line
    walks the same ones.
    """

    part: int

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        if "seeds" in metafunc.fixturenames:
            metafunc.parametrize("seeds", chunks(self.part), ids=str)

    @pytest.fixture(scope="class")
    @classmethod
    def seen(cls) -> Tally:
        return Tally()

    def test_exactly_what_the_table_allows_leaves(self, seeds: range, seen: Tally) -> None:
        seen.add(examine_all(seeds))

    def test_every_rule_was_met_often(self, seen: Tally) -> None:
        shows_everything(seen)
