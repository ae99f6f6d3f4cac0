"""How far the pregnancy was at birth, typed as it is said: 29+3."""

from __future__ import annotations

import re
from collections.abc import Mapping

from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.editors.line_editor import ShortLineEditor
from transitions.ui.controls.labels import Words

_TYPED = re.compile(r"(\d{1,2})(?:\D{1,12}(\d)\D{0,6})?\D{0,6}", re.ASCII)
LEAST_WEEKS, MOST_WEEKS, MOST_DAYS = 20, 44, 6


class GestationEditor(ShortLineEditor):
    """Weeks and days; the value is ``{"weeks": …, "days": …}`` or nothing."""

    def __init__(self, name: str, words: Speech, placeholder: str) -> None:
        super().__init__(name, words)
        self._line.setPlaceholderText(placeholder)
        self._understood = Words("", "muted", name=f"{name}.understood")
        self._row.addWidget(self._understood, 1)
        self._line.textEdited.connect(lambda _: self.edited.emit())

    def value(self) -> dict[str, int] | None:
        found = _TYPED.fullmatch(self.typed().strip())
        if found is None:
            return None
        weeks, days = int(found[1]), int(found[2] or 0)
        within = LEAST_WEEKS <= weeks <= MOST_WEEKS and days <= MOST_DAYS
        return {"weeks": weeks, "days": days} if within else None

    def show_value(self, value: object) -> None:
        known = value if isinstance(value, Mapping) else None
        self.show_typed(f"{known['weeks']}+{known.get('days', 0)}" if known else "")

    def problem(self) -> str | None:
        return "problem.gestation_range" if self.typed().strip() and self.value() is None else None

    def problem_facts(self) -> Mapping[str, str]:
        return {"min": str(LEAST_WEEKS), "max": str(MOST_WEEKS)}

    def say(self, text: str) -> None:
        """Say beside the field what it means."""
        self._understood.say(text)
