"""One line of the table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One figure: what was measured, against what, and whether it is as wished."""

    what: str
    measured: str
    against: str
    result: str
    wish: str
    met: bool
