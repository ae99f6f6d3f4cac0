"""Damage is told, and never read as other words."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from tests.storage.support import flip, make_database
from tests.storage.tables_of_two import add, reopen
from transitions.application.errors import (
    ExpectedError,
    VaultDamaged,
)
from transitions.storage.database import Database


def damage(database: Database) -> Database:
    """Many rows, closed, one page in the middle spoilt, open again."""
    with database.transaction():
        database.change_many(
            "INSERT INTO definition VALUES (?, 'text', ?)", [(str(n), "x" * 900) for n in range(300)]
        )
    database.close()
    flip(database.path, (database.path.stat().st_size // 2) * 8)
    return reopen(database.path)


def test_damage_is_told_on_reading_and_again_on_writing(database: Database) -> None:
    damaged = damage(database)
    before = damaged.path.read_bytes()
    with pytest.raises(VaultDamaged):
        damaged.rows("SELECT content FROM definition")
    with pytest.raises(VaultDamaged):
        add(damaged, "more")
    assert damaged.path.read_bytes() == before
    damaged.close()


def test_the_checks_see_damage(database: Database) -> None:
    assert database.findings() == []
    damaged = damage(database)
    with pytest.raises(VaultDamaged):
        damaged.check()
    damaged.close()


def test_a_flipped_bit_never_gives_wrong_words(database: Database) -> None:
    with database.transaction():
        rows = [(str(number), f"{number} " + "x" * 500) for number in range(300)]
        database.change_many("INSERT INTO definition VALUES (?, 'text', ?)", rows)
    database.close()
    whole, chance, damaged = database.path.read_bytes(), random.Random(5), 0
    for _ in range(80):
        database.path.write_bytes(whole)
        flip(database.path, chance.randrange(len(whole) * 8))
        damaged += reads_damage(database.path, rows)
    assert damaged > 40


def reads_damage(path: Path, rows: list[tuple[str, str]]) -> bool:
    """Whether reading everything is refused; what is not refused must be right."""
    opened: Database | None = None
    try:
        opened = reopen(path)
        assert opened.rows("SELECT hash, content FROM definition ORDER BY rowid") == rows
    except VaultDamaged:
        return True
    finally:
        if opened is not None:
            opened.close()
    return False


def test_errors_quote_nothing(database: Database) -> None:
    database.change("CREATE TEMP TABLE loose (words TEXT)")
    database.change("INSERT INTO loose VALUES (CAST(x'ff4b616e61726965' AS TEXT))")
    with pytest.raises(ExpectedError) as told:
        database.rows("SELECT words FROM loose")
    assert "Kanarie" not in repr(told.value) + str(told.value) + str(told.value.values)
    assert told.value.__context__ is None


@pytest.mark.parametrize("sign", ["x", "ø", "ต"])
def test_no_bad_page_of_a_long_text_is_read_as_a_shorter_or_another_one(tmp_path: Path, sign: str) -> None:
    """Its pages hold no whole number of signs, so a page that is missing may leave half a one."""
    database, text = make_database(tmp_path / "vault.db"), sign * 9000
    database.change("INSERT INTO definition VALUES ('long', 'text', ?)", (text,))
    database.close()
    path, whole = tmp_path / "spoilt.db", (tmp_path / "vault.db").read_bytes()
    told = 0
    for page in range(1, len(whole) // 4096):
        path.write_bytes(whole)
        flip(path, (page * 4096 + 1300) * 8)
        try:
            assert read_long(path) == text
        except VaultDamaged:
            told += 1
    assert told >= len(text.encode()) // 4096


def read_long(path: Path) -> object:
    database = reopen(path)
    try:
        return database.value("SELECT content FROM definition WHERE hash = 'long'")
    finally:
        with suppress(VaultDamaged):
            database.close()
