"""The counts file: nothing but numbers that add up, and what is no such file is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitions.domain.counts import (
    CountsFile,
    NewerCounts,
    NotCounts,
    add_up,
    read_counts,
    vault_mark,
    whole,
)
from transitions.domain.tally import CELLS

COUNTS = {"offered": 7, "declined": 7}


def counts_file(**more: Any) -> CountsFile:
    known = {
        "about": "Tal", "municipality": "Øvelseskommunen", "year": 2026, "practice": False,
        "vault": "0123456789abcdef", "edition": 1, "counts": whole(COUNTS), **more,
    }
    return CountsFile.model_validate(known)


def changed(**more: Any) -> bytes:
    return json.dumps({**json.loads(counts_file().write()), **more}).encode()


def test_it_is_read_back_as_it_was_written() -> None:
    counts = counts_file()
    assert read_counts(counts.write().encode()) == counts
    assert read_counts("\ufeff".encode() + counts.write().encode()) == counts


def test_it_holds_nothing_but_what_is_named_here() -> None:
    """No name, no id, no author and no date more exact than the year."""
    held = json.loads(counts_file().write())
    assert set(held) == {
        "format", "version", "about", "municipality", "year", "practice", "vault", "edition", "counts",
    }
    assert set(held["counts"]) == set(CELLS)
    assert {type(number) for number in held["counts"].values()} == {int}


@pytest.mark.parametrize(
    "content",
    [b"", b"hej", b"\xff\xfe", b"[]", b"{}", b'{"format": "andet"}', b"[" * 90_000, b"1" * 9_000, b"null"],
)
def test_what_is_no_counts_file(content: bytes) -> None:
    with pytest.raises(NotCounts):
        read_counts(content)


def test_one_of_a_later_program_is_told_apart() -> None:
    with pytest.raises(NewerCounts):
        read_counts(changed(version=2, more="andet"))


@pytest.mark.parametrize(
    "more",
    [
        {"counts": {}}, {"counts": {**whole(COUNTS), "declined": 6}}, {"counts": {**whole(COUNTS), "x": 0}},
        {"counts": {**whole(COUNTS), "offered": 6.5}}, {"counts": {**whole(COUNTS), "offered": True}},
        {"counts": {**whole({}), "offered": -1, "declined": -1}}, {"counts": 7},
        {"counts": {**whole(COUNTS), "offered": "7"}}, {"vault": "Sofie Øvesen"}, {"year": 20261},
        {"edition": 0}, {"practice": None}, {"author": "Sofie"}, {"version": 0}, {"municipality": "x" * 101},
    ],
)
def test_a_damaged_one_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="damaged"):
        read_counts(changed(**more))


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_calmly(content: bytes) -> None:
    with pytest.raises((NotCounts, ValueError)):
        read_counts(content)


def test_many_are_added_up_cell_by_cell() -> None:
    total = add_up([counts_file(), counts_file(counts=whole({"offered": 2, "undecided": 2}))])
    assert {cell: number for cell, number in total.items() if number} == {
        "offered": 9, "declined": 7, "undecided": 2,
    }


def test_the_mark_of_a_vault_is_another_one_each_year() -> None:
    marks = {vault_mark(secret, year) for secret in ("a", "b") for year in (2026, 2027)}
    assert len(marks) == 4
    assert vault_mark("a", 2026) == vault_mark("a", 2026)
    assert counts_file().name == "tal-2026-01234567.json"
