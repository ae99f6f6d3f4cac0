"""The gate against the decision table, generated families, part 3 of 4."""

from __future__ import annotations

from tests.gate.cases import Cases


class TestPart3(Cases):
    part = 3
