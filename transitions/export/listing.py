"""A list for Danish Excel: semicolons, decimal commas, letters as they are, and nothing that is run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

Cell = str | int | float | None

_BYTE_ORDER_MARK = "\ufeff"
_BEGINS_A_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20|%")
_KEPT_SPACES = "\n"


def write_list(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows, heading first; text that a spreadsheet would reckon with stays text."""
    target = StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + target.getvalue()).encode()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return str(cell)
    return str(cell).replace(".", ",") if isinstance(cell, float) else _harmless(cell)


def _harmless(text: str) -> str:
    """An apostrophe before what begins as a formula, also behind spaces; no other control signs."""
    lines = "\n".join(text.splitlines())
    plain = "".join(sign for sign in lines if sign.isprintable() or sign in _KEPT_SPACES)
    return f"'{plain}" if plain.lstrip().startswith(_BEGINS_A_FORMULA) else plain
