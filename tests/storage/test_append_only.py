# ruff: noqa: S608 - the table names are our own
from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.storage.support import MORNING, event, version
from transitions.storage.audit import AuditTable
from transitions.storage.database import Database
from transitions.storage.definitions import DefinitionTable
from transitions.storage.erasures import ErasureTable
from transitions.storage.events import EventTable
from transitions.storage.failures import RowRefused
from transitions.storage.subjects import SubjectTable
from transitions.storage.versions import VersionTable

TABLES = {
    "vault": "kind",
    "version": "value",
    "event": "value",
    "definition": "content",
    "audit": "detail",
    "subject": "kind",
    "salt": "value",
    "erasure": "at",
}


@pytest.fixture
def filled(database: Database) -> Database:
    """One row in every append-only table, and no guard: the triggers alone must hold."""
    subject, gone = uuid4(), uuid4()
    database.change("INSERT INTO vault VALUES (1, ?, 'real', '')", (str(uuid4()),))
    subjects = SubjectTable(database)
    subjects.add(subject, "child", MORNING)
    subjects.add(gone, "child", MORNING)
    subjects.keep_salt(subject, b"s" * 16)
    VersionTable(database).add([version(subject), version(subject)])
    EventTable(database).add(event(subject))
    DefinitionTable(database).keep("h", "text", "words")
    AuditTable(database).write(MORNING, "a", "b", "c")
    AuditTable(database).write(MORNING, "a", "b", "d")
    ErasureTable(database).erase(gone, MORNING)
    return database


def contents(database: Database) -> dict[str, Any]:
    return {table: database.rows(f"SELECT * FROM {table}") for table in TABLES}


@pytest.mark.parametrize(("table", "column"), TABLES.items())
def test_nothing_settled_can_be_changed(filled: Database, table: str, column: str) -> None:
    before = contents(filled)
    value = b"x" if table == "salt" else "practice"
    attempts = [
        (f"UPDATE {table} SET {column} = ?", (value,)),
        (f"UPDATE OR REPLACE {table} SET {column} = ?", (value,)),
        (f"DELETE FROM {table}", ()),
        (f"INSERT INTO {table} SELECT * FROM {table}", ()),
        (f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", ()),
        (f"REPLACE INTO {table} SELECT * FROM {table}", ()),
    ]
    for statement, values in attempts:
        with pytest.raises(RowRefused):
            filled.change(statement, values)
    assert contents(filled) == before


@pytest.mark.parametrize(("table", "column"), TABLES.items())
def test_replacing_is_refused_even_with_recursive_triggers_off(
    filled: Database, table: str, column: str
) -> None:
    filled.change("PRAGMA recursive_triggers = OFF")
    before = contents(filled)
    with pytest.raises(RowRefused):
        filled.change(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    assert contents(filled) == before


@pytest.mark.parametrize(("table", "column"), TABLES.items())
def test_the_triggers_are_what_refuses(filled: Database, table: str, column: str) -> None:
    """The control: without its triggers every table can be emptied."""
    names = filled.rows("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,))
    for (name,) in names:
        filled.change(f"DROP TRIGGER {name}")
    filled.change("PRAGMA foreign_keys = OFF")
    filled.change(f"DELETE FROM {table}")
    assert contents(filled)[table] == []


@pytest.mark.parametrize("table", ["version", "event"])
def test_a_replacement_by_id_under_a_new_place_is_refused(filled: Database, table: str) -> None:
    columns = [row[1] for row in filled.rows(f"SELECT * FROM pragma_table_info('{table}')")][1:]
    names = ", ".join(columns)
    with pytest.raises(RowRefused):
        filled.change(f"INSERT OR REPLACE INTO {table} ({names}) SELECT {names} FROM {table} LIMIT 1")


@pytest.mark.parametrize("seq", [0, 1, 2, 4, -1])
def test_the_audit_takes_only_the_next_number(filled: Database, seq: int) -> None:
    with pytest.raises(RowRefused):
        filled.change("INSERT OR REPLACE INTO audit VALUES (?, '', '', '', '', '', '', 'new')", (seq,))


def test_the_audit_takes_no_hash_twice(filled: Database) -> None:
    head = AuditTable(filled).head()
    with pytest.raises(RowRefused):
        filled.change(
            "INSERT OR REPLACE INTO audit VALUES (?, '', '', '', '', '', '', ?)", (head.seq + 1, head.hash)
        )
    assert AuditTable(filled).head() == head


def test_the_tables_take_no_other_type(filled: Database) -> None:
    with pytest.raises(RowRefused):
        filled.change("INSERT INTO definition VALUES ('new', 'text', x'00')")
