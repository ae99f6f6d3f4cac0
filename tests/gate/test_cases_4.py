"""The gate against the decision table, generated families, part 4 of 4."""

from __future__ import annotations

from tests.gate.cases import Cases


class TestPart4(Cases):
    part = 4
