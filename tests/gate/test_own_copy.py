"""A parent's own papers: hers whole, each line rightly marked, nothing of the other's own or protected."""

from __future__ import annotations

import pytest

from tests.gate.generator import situation
from tests.gate.own_papers import examine_parents

FIRST, FAMILIES, CHUNK = 300_000, 300, 60


@pytest.mark.parametrize("first", range(FIRST, FIRST + FAMILIES, CHUNK))
def test_a_parent_reads_hers_and_nothing_of_the_other(first: int) -> None:
    for seed in range(first, first + CHUNK):
        examine_parents(situation(seed))
