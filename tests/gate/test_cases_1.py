"""The gate against the decision table, generated families, part 1 of 4."""

from __future__ import annotations

from tests.gate.cases import Cases


class TestPart1(Cases):
    part = 1
