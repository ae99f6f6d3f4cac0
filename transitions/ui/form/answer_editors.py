"""From a field to its editor, and between an answer and what the editor holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import assert_never
from uuid import uuid4

from transitions.domain.answers import Answer, Share, holds_cpr, holds_score
from transitions.domain.form import (
    Choice,
    ChoiceField,
    ChoicesField,
    DateField,
    Field,
    NumberField,
    RepeatField,
    TextField,
    TimeField,
    YesNoField,
)
from transitions.domain.version import Json
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.editors.choices import ChoicesEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.editor import Editor
from transitions.ui.controls.editors.number import NumberEditor
from transitions.ui.controls.editors.numbers_typed import UnclearNumber, read_number
from transitions.ui.controls.editors.repeat import RepeatEditor
from transitions.ui.controls.editors.repeat_row import Column
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.editors.time import TimeEditor
from transitions.ui.form.wording import FormWording

DECIMALS = 2
TYPED_KINDS = ("text", "number", "repeat")
"""Kinds that are typed word by word and saved at a pause; the others are saved as they are chosen."""


def editor_for(field: Field, name: str, wording: FormWording, today: Callable[[], date]) -> Editor:
    """The editor of a field's kind, empty."""
    words = wording.bare
    match field:
        case TextField():
            return TextEditor(name, words, lines=field.lines, limit=field.max_length)
        case NumberField():
            return _number_editor(field, name, wording)
        case DateField():
            return DateEditor(name, words, today)
        case TimeField():
            return TimeEditor(name, words)
        case ChoiceField():
            return ChoiceEditor(name, words, _options(field.choices, wording))
        case ChoicesField():
            return ChoicesEditor(name, words, _options(field.choices, wording))
        case YesNoField():
            sides = (("yes", wording.joined(field.yes)), ("no", wording.joined(field.no)))
            return ChoiceEditor(name, words, sides)
        case RepeatField():
            columns = [Column(column.id, wording.joined(column.label)) for column in field.columns]
            return RepeatEditor(name, words, columns, lambda: uuid4().hex, most=field.max_rows)
        case _:
            assert_never(field)


def _number_editor(field: NumberField, name: str, wording: FormWording) -> NumberEditor:
    unit = field.unit.danish if field.unit else ""
    decimals = 0 if field.whole else DECIMALS
    return NumberEditor(
        name, wording.bare, unit=unit, decimals=decimals, least=field.min, most=field.max
    )


def _options(choices: Sequence[Choice], wording: FormWording) -> list[tuple[str, str]]:
    return [(choice.id, wording.joined(choice.label)) for choice in choices]


def said_in(field: Field, editor: Editor) -> tuple[Json, str]:
    """What the editor holds as an answer's value, and what was typed and not understood."""
    match editor:
        case NumberEditor():
            return _number_said(editor, 0 if isinstance(field, NumberField) and field.whole else DECIMALS)
        case DateEditor():
            day = editor.value()
            return (day.isoformat(), "") if day else (None, editor.typed().strip())
        case TimeEditor():
            clock = editor.value()
            return (f"{clock:%H:%M}", "") if clock else (None, editor.typed().strip())
        case ChoicesEditor():
            return list(editor.value()), ""
        case ChoiceEditor() if isinstance(field, YesNoField):
            return {"yes": True, "no": False}.get(str(editor.value())), ""
        case _:
            return editor.value(), ""


def _number_said(editor: NumberEditor, decimals: int) -> tuple[Json, str]:
    typed = editor.typed().strip()
    if not typed:
        return None, ""
    try:
        return str(read_number(typed, decimals)), ""
    except UnclearNumber:
        return None, typed


def rows_said(editor: RepeatEditor) -> dict[str, Json]:
    """The rows of a repeated field, by their id."""
    return {
        row["id"]: {column: text for column, text in row.items() if column != "id" and text}
        for row in editor.value()
    }


def show_answer(editor: Editor, answers: Sequence[Answer]) -> None:
    """Show what was answered, without an edit; unfinished typing is shown as it was typed."""
    if isinstance(editor, RepeatEditor):
        editor.show_value(tuple({**a.value, "id": a.key.row} for a in answers if isinstance(a.value, dict)))
        return
    answer = answers[0] if answers else None
    if answer is not None and answer.unread and isinstance(editor, NumberEditor | DateEditor | TimeEditor):
        editor.show_typed(answer.unread)
        return
    editor.show_value(_for_editor(editor, answer.value if answer else None))


def _for_editor(editor: Editor, value: Json) -> object:
    match editor:
        case NumberEditor():
            return _read(Decimal, value)
        case DateEditor():
            return _read(date.fromisoformat, value)
        case TimeEditor():
            return _read(time.fromisoformat, value)
        case ChoiceEditor() if isinstance(value, bool):
            return "yes" if value else "no"
        case _:
            return value


def _read(how: Callable[[str], object], value: Json) -> object:
    try:
        return None if value is None else how(str(value))
    except (ValueError, InvalidOperation):
        return None


def snapshot(editor: Editor) -> object:
    """What stands in the editor, understood or not, to put back with ``restore``."""
    if isinstance(editor, NumberEditor | DateEditor | TimeEditor):
        return editor.typed()
    return editor.value()


def restore(editor: Editor, kept: object) -> None:
    """Put a snapshot back, without an edit."""
    if isinstance(editor, NumberEditor | DateEditor | TimeEditor):
        editor.show_typed(str(kept))
    else:
        editor.show_value(kept)


def caution(editor: Editor) -> str | None:
    """The text id of something that must not stand in an answer's words, or nothing."""
    for text in _texts(editor.value()):
        if holds_cpr(text):
            return "question.cpr"
        if holds_score(text):
            return "question.figure"
    return None


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        cells = [row for row in value if isinstance(row, dict)]
        return [text for row in cells for name, text in row.items() if name != "id"]
    return []

def share_of(value: object) -> Share:
    """An editor's value as a share choice."""
    match value:
        case "share":
            return "share"
        case "keep":
            return "keep"
        case _:
            return "undecided"
