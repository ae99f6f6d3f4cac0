"""Numbers beside each other: two observations of one child, or two observers of one observation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from transitions.domain.child import Child
from transitions.domain.in_words import ages_in_words, date_in_words
from transitions.domain.scale import Item
from transitions.domain.screening import ItemScore, ItemSheet, Screening
from transitions.domain.texts import Texts
from transitions.ui.adbb.circumstances import condition_words
from transitions.ui.adbb.reading import capital
from transitions.ui.controls.labels import Chip, Fitted, Rule, Words
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look

_LABELS, _NUMBERS = 4, 1
"""How the width is shared: the column of labels and notes, and each column of numbers."""


class Column(NamedTuple):
    """One sheet of numbers under its heading; ``end`` is how its numbers are named."""

    end: str
    heading: str
    sheet: ItemSheet


class NumbersTable(Fitted, QWidget):
    """Each item with its numbers, a column a sheet; ``marked`` items say that they differ.

    ``notes`` are the words under an item's label. Where there are several sheets, each has its own
    sum at the bottom.
    """

    def __init__(
        self, name: str, columns: Sequence[Column], notes: Mapping[str, str], texts: Texts,
        marked: Collection[str] = (),
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._columns, self._notes, self._texts, self._marked = columns, notes, texts, marked
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, _LABELS)
        for place in range(1, len(columns) + 1):
            self._grid.setColumnStretch(place, _NUMBERS)
        self._fill()
        self._fit()

    def _fit(self) -> None:
        look = current_look()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.length("space.l"))
        self._grid.setVerticalSpacing(look.length("space.m"))

    def _fill(self) -> None:
        beside = len(self._columns) > 1
        if beside:
            self._add_line(QWidget(), [_cell(c.heading, "caption", "") for c in self._columns])
        for item in self._columns[0].sheet.scale.items:
            if beside or self._grid.count():
                self._add_rule()
            self._add_line(self._label(item), [self._number(column, item) for column in self._columns])
        if beside:
            self._add_rule()
            said = self._texts.say("adbb_screen.side_by_side.sum")
            self._add_line(Words(said, "strong"), [self._sum(column) for column in self._columns])

    def _add_line(self, label: QWidget, cells: Sequence[Words]) -> None:
        line = self._grid.rowCount()
        self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
        for place, cell in enumerate(cells, 1):
            self._grid.addWidget(cell, line, place, Qt.AlignmentFlag.AlignTop)

    def _add_rule(self) -> None:
        self._grid.addWidget(Rule(), self._grid.rowCount(), 0, 1, len(self._columns) + 1)

    def _label(self, item: Item) -> QWidget:
        name = f"{self.objectName()}.{item.id}"
        label = Words(item.label.danish, "body", name=name)
        notes, marked = self._notes.get(item.id, ""), item.id in self._marked
        if not notes and not marked:
            return label
        block = QWidget()
        lines = QVBoxLayout(block)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(current_look().length("space.xs"))
        lines.addWidget(label)
        if marked:
            differs = self._texts.say("adbb_screen.side_by_side.difference")
            lines.addWidget(Chip(differs, "tint", f"{name}.differs"))
        if notes:
            lines.addWidget(Words(notes, "muted", name=f"{name}.notes"))
        return block

    def _number(self, column: Column, item: Item) -> Words:
        sheet = column.sheet
        score = sheet.item(item.id).score if item.id in {i.id for i in sheet.scale.items} else None
        text = self._texts.say("screening.not_assessed") if score is None else str(score)
        cell = _cell(text, "strong", f"{self.objectName()}.{item.id}.{column.end}")
        cell.setAccessibleName(f"{item.label.danish}, {' '.join(column.heading.split())}: {text}")
        return cell

    def _sum(self, column: Column) -> Words:
        sheet = column.sheet
        least = self._texts.say("screening.at_least", sum=str(sheet.at_least))
        text = least if sheet.total is None else str(sheet.total)
        return _cell(text, "strong", f"{self.objectName()}.sum.{column.end}")


class ConditionsBeside(QWidget):
    """Two observations, each with its day, the child's age and the conditions it was made under."""

    def __init__(self, observations: Sequence[Screening], child: Child, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("adbb.result.conditions")
        row = WrapLayout(self, "row", "space.xl")
        for observed in observations:
            row.addWidget(self._told(observed, child, texts))

    def _told(self, observed: Screening, child: Child, texts: Texts) -> QWidget:
        block = QWidget()
        lines = QVBoxLayout(block)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(current_look().length("space.xs"))
        lines.addWidget(Words(date_in_words(observed.day), "strong"))
        age = ages_in_words(child, observed.day, texts)
        name = f"adbb.result.conditions.{observed.id}"
        if age:
            lines.addWidget(Words(age, "muted", name=f"{name}.age"))
        lines.addWidget(Words("\n".join(conditions_said(observed, texts)), "body", name=name))
        lines.addStretch(1)
        return block


def conditions_said(screening: Screening, texts: Texts) -> list[str]:
    """How the conditions were, in sentences; that they are not known is said as well."""
    say, scale = texts.say, screening.scale
    if not screening.conditional:
        return [say("adbb_screen.side_by_side.ideal")]
    if not screening.conditions:
        return [say("adbb_screen.side_by_side.unknown")]
    odd = [c for c in scale.conditions if c.id in screening.not_ideal]
    found = [f"{condition_words(c, not c.ideal, texts)}." for c in odd]
    if any(c.id not in screening.conditions for c in scale.conditions):
        found.append(say("adbb_screen.side_by_side.not_all"))
    return [*found, *filter(None, [screening.conditional_reason])]


def item_notes(sheet: ItemSheet, texts: Texts) -> dict[str, str]:
    """By item what one observer wrote, why there is no number, and that she was in doubt."""
    said = {item.item: _written(item, texts) for item in sheet.items}
    return {item: words for item, words in said.items() if words}


def notes_by_name(sheets: Sequence[ItemSheet], texts: Texts) -> dict[str, str]:
    """By item what each observer wrote, after her name."""
    found: dict[str, list[str]] = {}
    for sheet in sheets:
        for item, words in item_notes(sheet, texts).items():
            found.setdefault(item, []).append(f"{sheet.observer.name}: {words}")
    return {item: "\n".join(lines) for item, lines in found.items()}


def _written(item: ItemScore, texts: Texts) -> str:
    unassessed = f"{capital(texts.say('screening.not_assessed'))}: {item.not_assessed}"
    words = "\n".join(filter(None, (item.note, unassessed if item.not_assessed else "")))
    unsure = texts.say("adbb_screen.result.unsure") if item.unsure else ""
    return f"{words} ({unsure})" if words and unsure else words or unsure


def _cell(text: str, kind: str, name: str) -> Words:
    words = Words(text, kind, name=name)
    words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return words
