"""Whether a name or another short line can stand on paper."""

from __future__ import annotations

from collections.abc import Mapping

from transitions.application.ports import Press
from transitions.domain.answers import Problem
from transitions.domain.line import LONGEST_LINE
from transitions.domain.version import Json


def line_problem(text: str, press: Press) -> Problem | None:
    """What must be mended in a line: signs that cannot be printed, or more than fits."""
    signs = press.unprintable(text)
    if signs:
        return Problem(text_id="text_unprintable", values={"signs": " ".join(signs)})
    if len(text) > LONGEST_LINE:
        values = {"max": str(LONGEST_LINE), "n": str(len(text) - LONGEST_LINE)}
        return Problem(text_id="text_too_long", values=values)
    return None


def line_problems(lines: Mapping[str, Json], press: Press, stem: str = "") -> dict[str, Problem]:
    """The problems of the lines among some values, by ``stem`` and name."""
    found = {
        f"{stem}{name}": line_problem(text, press)
        for name, text in lines.items() if isinstance(text, str)
    }
    return {name: problem for name, problem in found.items() if problem}
