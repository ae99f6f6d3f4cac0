"""A number, or nothing; what cannot be read is kept and said."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt

from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.editors.line_editor import ShortLineEditor
from transitions.ui.controls.editors.numbers_typed import UnclearNumber, read_number, write_number
from transitions.ui.controls.labels import Words


class NumberEditor(ShortLineEditor):
    """A nullable number with its unit; whole unless `decimals` says how many may follow the comma."""

    def __init__(
        self,
        name: str,
        words: Speech,
        *,
        unit: str = "",
        decimals: int = 0,
        least: int | Decimal | None = None,
        most: int | Decimal | None = None,
    ) -> None:
        super().__init__(name, words)
        self._unit, self._decimals, self._least, self._most = unit, decimals, least, most
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        if unit:
            self._row.addWidget(Words(unit, "body", name=f"{name}.unit"), 1)
        self._row.addStretch(1)
        self._line.textEdited.connect(lambda _: self.edited.emit())

    def value(self) -> int | Decimal | None:
        number = self._read()
        if number is None or self.problem() is not None:
            return None
        return number if self._decimals else int(number)

    def show_value(self, value: object) -> None:
        self.show_typed(write_number(value) if isinstance(value, int | Decimal) else "")

    def describe(self, name: str, description: str) -> None:
        super().describe(f"{name}, {self._unit}" if self._unit else name, description)

    def problem(self) -> str | None:
        if not self.typed().strip():
            return None
        number = self._read()
        if number is None:
            return self._unclear()
        if self._least is not None and number < self._least:
            return "editor.number.below"
        if self._most is not None and number > self._most:
            return "editor.number.above"
        return None

    def problem_facts(self) -> Mapping[str, str]:
        limits = {"least": self._least, "most": self._most}
        return {name: "" if limit is None else write_number(limit) for name, limit in limits.items()}

    def _unclear(self) -> str:
        text_id = "editor.number.unclear" if self._decimals else "editor.number.whole_unclear"
        return text_id if self._least is None or self._most is None else f"{text_id}_between"

    def _read(self) -> Decimal | None:
        try:
            return read_number(self.typed(), self._decimals)
        except UnclearNumber:
            return None
