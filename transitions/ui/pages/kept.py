"""Rows whose values go to the vault as they are typed; what is not understood is kept beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Protocol, runtime_checkable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.desk import Desk
from transitions.domain.version import Json
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.dates_typed import read_time
from transitions.ui.controls.editors.editor import Editor
from transitions.ui.controls.editors.time import TimeEditor
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.wrapping import Arrangement, WrapLayout

Values = dict[str, Json]
UNREAD = "unread/"
"""What was typed and could not be read is stored under this and the name of the value."""


@runtime_checkable
class Typed(Protocol):
    """An editor that keeps what it cannot read."""

    def typed(self) -> str:
        """What stands in the field."""
        ...

    def show_typed(self, text: str) -> None:
        """Put it back, silently."""
        ...


def unread(desk: Desk, subject: UUID) -> Values:
    """What was typed about a subject and could not be read, by ``unread/<name>``."""
    return {f"{UNREAD}{name}": text for name, text in desk.records.unread(subject).items()}


class KeptRow(Row):
    """A row that knows the key its value is stored under.

    ``changed``: the person edited it. From then on, until ``let_go``, nothing stored is put over it.
    """

    changed = Signal()

    def __init__(self, name: str, key: str, label: str, editor: Editor, hint: str = "") -> None:
        super().__init__(name, label, editor, hint)
        self.key, self.editor, self.touched = key, editor, False
        editor.edited.connect(self._take_hold)

    def show_stored(self, values: Mapping[str, Json]) -> None:
        """Show what is stored, unless the person has edited it."""
        if self.touched:
            return
        raw = values.get(UNREAD + self.key)
        if raw and isinstance(self.editor, Typed):
            self.editor.show_typed(str(raw))
            self.check()
        else:
            before = self.editor.value()
            self.editor.show_value(_shown(self.editor, values.get(self.key)))
            if self.editor.problem():
                self.check()
            elif self.editor.value() != before:
                self.clear_error()

    def stored(self) -> Values:
        """The value to store, and beside it what could not be read, if anything."""
        value = _stored(self.editor.value())
        if not isinstance(self.editor, Typed):
            return {self.key: value}
        unclear = self.editor.typed() if self.editor.problem() else None
        return {self.key: None if unclear else value, UNREAD + self.key: unclear}

    def show_problem(self, words: str) -> None:
        """Show what must be mended, or nothing; never while the person is in the field."""
        if self.editor.problem() or self.is_being_edited():
            return
        if not words:
            self.clear_error()
        elif words != self.error():
            self.show_error(words)

    def is_being_edited(self) -> bool:
        """Whether the cursor is in the field."""
        return any(widget.hasFocus() for widget in self.editor.inputs())

    def let_go(self) -> None:
        """What is stored may be shown again."""
        self.touched = False

    def _take_hold(self) -> None:
        self.touched = True
        self.changed.emit()


class KeptCard(Card):
    """A card of kept rows that belong together; ``edited`` carries what to store."""

    edited = Signal(object)

    def __init__(self, title: str = "", hint: str = "") -> None:
        super().__init__(title, hint)
        self.rows: list[KeptRow] = []

    def put(self, *rows: KeptRow, arrangement: Arrangement = "row") -> None:
        """Put rows under what is there: beside each other while they fit."""
        for row in rows:
            self.rows.append(row)
            row.changed.connect(lambda row=row: self.edited.emit(self.stored_of(row)))
        self.add(rows[0] if len(rows) == 1 else beside(rows, arrangement))

    def stored_of(self, row: KeptRow) -> Values:
        """What an edit of this row stores."""
        return row.stored()

    def show_stored(self, values: Mapping[str, Json]) -> None:
        """Show what is stored in every row that the person has not edited."""
        for row in self.rows:
            row.show_stored(values)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show each row what must be mended in it."""
        for row in self.rows:
            row.show_problem(problems.get(row.key, ""))

    def let_go(self) -> None:
        """What is stored may be shown again."""
        for row in self.rows:
            row.let_go()


class WholeCard(KeptCard):
    """A card whose rows are stored as one value: an edit of any of them stores them all."""

    def stored(self) -> Values:
        """What to store of all rows."""
        raise NotImplementedError

    def stored_of(self, row: KeptRow) -> Values:
        return self.stored() if row in self.rows else {}


def beside(widgets: Sequence[QWidget], arrangement: Arrangement = "row", space: str = "space.xl") -> QWidget:
    """Widgets beside each other while they fit, else beneath each other."""
    holder = QWidget()
    layout = WrapLayout(holder, arrangement, space)
    for widget in widgets:
        layout.addWidget(_resting_at_the_top(widget) if arrangement == "row" else widget)
    return holder


def _resting_at_the_top(widget: QWidget) -> QWidget:
    """The widget with the room that is left beneath it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return holder


def _stored(value: object) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return list(value) if isinstance(value, tuple) else value


def _shown(editor: Editor, value: Json) -> object:
    if isinstance(editor, DateEditor):
        return date.fromisoformat(value) if value else None
    if isinstance(editor, TimeEditor):
        return read_time(str(value)) if value else None
    return value
