# ruff: noqa: S608 - the column names are our own
from __future__ import annotations

import dataclasses
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.storage.support import MORNING, flip
from transitions.application.errors import VaultOlder, VaultSealMissing
from transitions.storage.audit import FIRST_PREVIOUS, AuditTable, Head
from transitions.storage.database import Database
from transitions.storage.erasures import ErasureTable
from transitions.storage.seal import Seal
from transitions.storage.secret import Secret

VAULT = UUID(int=7)


@pytest.fixture
def audit(database: Database) -> AuditTable:
    table = AuditTable(database)
    for number in range(10):
        table.write(MORNING, "agnes", "consent", str(uuid4()), f"nr. {number}")
    return table


def make_seal(folder: Path, key: bytes = b"k" * 32, vault: UUID = VAULT) -> Seal:
    return Seal(folder / "vault.seal", vault, Secret(bytearray(key)))


def test_each_line_follows_from_the_one_before(audit: AuditTable) -> None:
    lines = audit.lines()
    assert [line.seq for line in lines] == list(range(1, 11))
    assert lines[0].previous == FIRST_PREVIOUS
    assert [line.previous for line in lines[1:]] == [line.hash for line in lines[:-1]]
    assert audit.first_broken() is None
    assert audit.head() == Head(10, lines[-1].hash)


def test_an_empty_audit_is_whole(database: Database) -> None:
    assert AuditTable(database).head() == Head(0, FIRST_PREVIOUS)
    assert AuditTable(database).first_broken() is None


def test_the_order_is_the_number_not_the_clock(audit: AuditTable) -> None:
    audit.write(MORNING - timedelta(days=400), "agnes", "print", "x")
    assert audit.lines()[-1].action == "print"
    assert audit.first_broken() is None


def test_a_line_goes_with_the_transaction_it_belongs_to(database: Database, audit: AuditTable) -> None:
    def fail() -> None:
        with database.transaction():
            audit.write(MORNING, "agnes", "consent", "x")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert audit.head().seq == 10


@pytest.mark.parametrize("column", ["at", "actor", "action", "entity", "detail", "previous", "hash"])
def test_a_changed_line_breaks_the_chain(database: Database, audit: AuditTable, column: str) -> None:
    database.change("DROP TRIGGER audit_stays_as_it_is")
    database.change(f"UPDATE audit SET {column} = 'x' WHERE seq = 4")
    assert audit.first_broken() == 4


def test_a_line_taken_out_breaks_the_chain(database: Database, audit: AuditTable) -> None:
    database.change("DROP TRIGGER audit_stays")
    database.change("DELETE FROM audit WHERE seq = 4")
    assert audit.first_broken() == 5


def test_a_rewritten_line_shows_however_well_it_is_stitched_in(database: Database, audit: AuditTable) -> None:
    database.change("DROP TRIGGER audit_stays_as_it_is")
    forged = dataclasses.replace(audit.lines()[3], detail="forged")
    database.change("UPDATE audit SET detail = 'forged', hash = ? WHERE seq = 4", (forged.expected_hash,))
    assert audit.first_broken() == 5
    database.change("UPDATE audit SET previous = ? WHERE seq = 5", (forged.expected_hash,))
    assert audit.first_broken() == 5


def test_a_cut_tail_is_whole_from_inside_and_told_by_the_seal(
    database: Database, audit: AuditTable, tmp_path: Path
) -> None:
    seal = make_seal(tmp_path)
    seal.write(audit, ErasureTable(database))
    seal.compare(audit)
    database.change("DROP TRIGGER audit_stays")
    database.change("DELETE FROM audit WHERE seq > 8")
    assert audit.first_broken() is None
    with pytest.raises(VaultOlder):
        make_seal(tmp_path).compare(audit)


def test_another_history_of_the_same_length_is_told(
    database: Database, audit: AuditTable, tmp_path: Path
) -> None:
    make_seal(tmp_path).write(audit, ErasureTable(database))
    database.change("DROP TRIGGER audit_stays")
    database.change("DELETE FROM audit WHERE seq = 10")
    audit.write(MORNING, "agnes", "something", "else")
    assert audit.first_broken() is None
    with pytest.raises(VaultOlder):
        make_seal(tmp_path).compare(audit)


def test_later_lines_are_no_older_database(database: Database, audit: AuditTable, tmp_path: Path) -> None:
    make_seal(tmp_path).write(audit, ErasureTable(database))
    audit.write(MORNING, "agnes", "print", "x")
    make_seal(tmp_path).compare(audit)


@pytest.mark.parametrize("spoil", ["missing", "empty", "flipped", "key", "vault"])
def test_an_unreadable_seal_is_told(
    database: Database, audit: AuditTable, tmp_path: Path, spoil: str
) -> None:
    seal = make_seal(tmp_path)
    seal.write(audit, ErasureTable(database))
    if spoil == "missing":
        seal.path.unlink()
    elif spoil == "empty":
        seal.path.write_bytes(b"")
    elif spoil == "flipped":
        flip(seal.path, 300)
    reader = make_seal(
        tmp_path, b"w" * 32 if spoil == "key" else b"k" * 32, UUID(int=8) if spoil == "vault" else VAULT
    )
    with pytest.raises(VaultSealMissing):
        reader.compare(audit)


def test_a_seal_is_written_only_when_something_changed(
    database: Database, audit: AuditTable, tmp_path: Path
) -> None:
    seal = make_seal(tmp_path)
    seal.write(audit, ErasureTable(database))
    before = seal.path.read_bytes()
    seal.write(audit, ErasureTable(database))
    assert seal.path.read_bytes() == before
    audit.write(MORNING, "agnes", "print", "x")
    seal.write(audit, ErasureTable(database))
    assert seal.path.read_bytes() != before
