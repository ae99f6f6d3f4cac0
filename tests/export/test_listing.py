"""A list for Danish Excel: what it reads, and what it must never run."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitions.export.listing import Cell, write_list


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_excel_in_denmark_reads_it() -> None:
    content = write_list([("År", "Hvad"), (2026, 12.5), (-3, None), ("a;b", 'han sagde "nej"')])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == (
        'År;Hvad\r\n2026;12,5\r\n-3;\r\n"a;b";"han sagde ""nej"""\r\n'
    )


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+45", "-2", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "＝1", "|calc", "\u200b=1", "\n=1", "%x"],
)
def test_no_text_begins_as_a_formula(text: str) -> None:
    cell = read(write_list([[text]]))[0][0]
    assert cell.startswith("'")


@given(st.lists(st.lists(st.one_of(st.text(), st.integers(), st.floats(0, 100)), min_size=2, max_size=4)))
def test_every_row_is_a_row_and_harmless(rows: list[list[Cell]]) -> None:
    found = read(write_list(rows))
    assert [len(row) for row in found] == [len(row) for row in rows]
    for row, given_row in zip(found, rows, strict=True):
        for cell, given_cell in zip(row, given_row, strict=True):
            if isinstance(given_cell, str):
                assert not cell.lstrip().startswith(("=", "+", "-", "@"))
                assert all(sign.isprintable() or sign == "\n" for sign in cell)
