"""A year's numbers as bars: one scale for all of them, from nought, each with its number beside it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from transitions.domain.sheet import CountRow, CountTables

_WIDTH, _LABELS, _LONGEST_BAR = 900, 400, 360
_MARGIN, _LINE, _BAR, _BETWEEN = 24, 24, 14, 20
_INK, _PALE, _PAPER = "#1c2b33", "#5f7480", "#ffffff"
_FONT = "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


def draw_bars(tables: CountTables) -> bytes:
    """The tables as an SVG picture; read aloud it says the same."""
    most = max((row.count or 0 for table in tables.tables for row in table.rows), default=0)
    body, height = _body(tables, max(most, 1))
    spoken = " ".join(_spoken(tables))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="title desc" lang="da" '
        f'font-family="{_FONT}" font-size="14" fill="{_INK}">'
    )
    about = f'<title id="title">{_text(tables.title)}</title><desc id="desc">{_text(spoken)}</desc>'
    paper = f'<rect width="{_WIDTH}" height="{height}" fill="{_PAPER}"/>'
    return "\n".join((head, about, paper, *body, "</svg>\n")).encode()


def _body(tables: CountTables, most: int) -> tuple[list[str], int]:
    mark = f"{tables.title} · ØVELSE" if tables.practice else tables.title
    drawn, y = [_words(_MARGIN, _MARGIN + 20, mark, "600", 20)], _MARGIN + 24
    for note in tables.notes[:1]:
        y += _LINE
        drawn.append(_words(_MARGIN, y, note, colour=_PALE))
    for table in tables.tables:
        y += _BETWEEN
        drawn.append(_words(_MARGIN, y + 12, table.title, "600", 15))
        y += _LINE + 2
        for row in table.rows:
            fill = "none" if row is table.whole else _INK
            drawn += _row(row, y, most, tables.unshown, fill)
            y += _LINE
    return drawn, y + _MARGIN


def _row(row: CountRow, y: int, most: int, unshown: str, fill: str) -> Iterator[str]:
    """A part is a filled bar; what it is part of an outlined one; what is not shown has none."""
    yield _words(_MARGIN, y + 12, row.label)
    left = _MARGIN + _LABELS
    if row.count is None:
        yield _words(left, y + 12, unshown, colour=_PALE)
        return
    long = round(_LONGEST_BAR * row.count / most, 1)
    if row.count:
        yield (
            f'<rect x="{left}" y="{y}" width="{long}" height="{_BAR}" fill="{fill}" '
            f'stroke="{_INK}" stroke-width="1"/>'
        )
    yield _words(round(left + long + 8), y + 12, str(row.count))


def _words(x: int, y: int, text: str, weight: str = "400", size: int = 14, colour: str = _INK) -> str:
    return (
        f'<text x="{x}" y="{y}" font-weight="{weight}" font-size="{size}" fill="{colour}">'
        f"{_text(text)}</text>"
    )


def _spoken(tables: CountTables) -> Iterator[str]:
    for table in tables.tables:
        told = (f"{row.label}: {tables.unshown if row.count is None else row.count}" for row in table.rows)
        yield f"{table.title}. {', '.join(told)}."


def _text(text: str) -> str:
    return escape("".join(sign for sign in text if sign.isprintable()))
