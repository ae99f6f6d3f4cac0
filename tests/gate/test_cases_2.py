"""The gate against the decision table, generated families, part 2 of 4."""

from __future__ import annotations

from tests.gate.cases import Cases


class TestPart2(Cases):
    part = 2
