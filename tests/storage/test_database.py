from __future__ import annotations

import re
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.storage.support import make_database
from tests.storage.tables_of_two import ADD, add, add_both, count, key, open_and_check, reopen
from transitions.application.errors import (
    VaultAlreadyOpen,
    VaultDamaged,
    VaultFailed,
    VaultMissing,
    VaultNotVault,
)
from transitions.storage.database import PRAGMAS, Database, create_database, open_database
from transitions.storage.failures import Interrupted, RowRefused
from transitions.storage.schema import Schema
from transitions.storage.secret import Secret, write_hex

SOURCES = Path(__file__).parents[2] / "transitions"

EXPECTED: dict[str, Any] = {
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "cache_size": -24576,
}


def test_every_pragma_is_in_force(database: Database) -> None:
    read = {name: database.value(f"PRAGMA {name}") for name, _ in PRAGMAS if name != "cipher_log_level"}
    assert read == EXPECTED
    assert database.value("PRAGMA cipher_version").startswith("4.")


def test_whatever_changes_something_is_counted(database: Database) -> None:
    counted = [database.writes]
    with database.transaction():
        counted.append(database.writes)
        database.change(ADD, ("one",))
        counted.append(database.writes)
        database.change_many(ADD, [("two",)])
        counted.append(database.writes)
    counted.append(database.writes)
    with suppress(KeyError), database.transaction():
        counted.append(database.writes)
        raise KeyError
    counted.append(database.writes)
    assert counted == sorted(set(counted))


def test_no_other_cipher_pragma_is_in_the_code() -> None:
    allowed = {"cipher_log_level", "cipher_integrity_check", "cipher_salt"}
    texts = [path.read_text() for path in SOURCES.rglob("*") if path.suffix in (".py", ".sql")]
    words = {word for text in texts for word in text.replace('"', " ").replace("`", " ").split()}
    found = {part for word in words for part in word.split(".") if part.startswith("cipher_")}
    assert found == allowed
    assert not [text for text in texts if re.search(r"cipher_salt\s*=", text)]  # read, never set


def test_sqlcipher_is_opened_in_one_place() -> None:
    connecting = [path.name for path in SOURCES.rglob("*.py") if "dbapi2.connect(" in path.read_text()]
    assert connecting == ["database.py"]


@pytest.mark.parametrize("size", [0, 1, 31, 33])
def test_a_key_of_another_length_is_refused_before_it_becomes_a_passphrase(tmp_path: Path, size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        create_database(tmp_path / "vault.db", key(size=size))


def test_the_key_is_spelled_as_sqlcipher_wants_it() -> None:
    assert write_hex(Secret(bytearray(range(32)))) == b"x'" + bytes(range(32)).hex().encode() + b"'"


def test_a_missing_file_is_told_and_not_created(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        reopen(tmp_path / "vault.db")
    assert list(tmp_path.iterdir()) == []


def test_a_database_is_never_made_over_another(database: Database) -> None:
    with pytest.raises(FileExistsError):
        create_database(database.path, key())


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "vault.db").mkdir()
    with pytest.raises(VaultNotVault):
        reopen(tmp_path / "vault.db")


def test_the_wrong_key_and_garbage_are_damage_and_stay_untouched(database: Database) -> None:
    database.close()
    before = database.path.read_bytes()
    with pytest.raises(VaultDamaged):
        open_database(database.path, key(b"w"))
    assert database.path.read_bytes() == before
    database.path.write_bytes(b"garbage " * 1000)
    with pytest.raises(VaultDamaged):
        reopen(database.path)
    assert database.path.read_bytes() == b"garbage " * 1000


@pytest.mark.parametrize("cut", [4096, 100, 4096 * 5])
def test_a_truncated_file_is_damage(database: Database, cut: int) -> None:
    for number in range(200):
        add(database, str(number))
    database.close()
    database.path.write_bytes(database.path.read_bytes()[:-cut])
    with pytest.raises(VaultDamaged):
        open_and_check(database.path)


def test_a_second_connection_is_told_that_it_is_open(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transitions.storage.database._BUSY_SECONDS", 0.05)
    with pytest.raises(VaultAlreadyOpen):
        reopen(database.path)
    add(database, "still works")


@pytest.mark.parametrize("name", ["med mellemrum", "æøå ÆØÅ", "nr. #1 ?mode=ro&x=%20", "100 %"])
def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    made = make_database(folder / "vault.db")
    add(made, "one")
    made.close()
    reopened = reopen(folder / "vault.db")
    assert count(reopened) == 1
    reopened.close()
    assert [found.name for found in tmp_path.iterdir()] == [name]
    assert [found.name for found in folder.iterdir()] == ["vault.db"]


def test_a_transaction_is_all_or_nothing(database: Database) -> None:
    def fail() -> None:
        with database.transaction():
            database.change(ADD, ("one",))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert count(database) == 0
    add(database, "two")
    assert count(database) == 1


def test_an_inner_transaction_joins_the_outer(database: Database) -> None:
    def fail() -> None:
        with database.transaction():
            add(database, "inner")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert count(database) == 0


def test_an_inner_transaction_that_fails_alone_undoes_itself_alone(database: Database) -> None:
    with database.transaction():
        database.change(ADD, ("outer",))
        with pytest.raises(RowRefused):
            add_both(database, "inner", "outer")
    assert [row[0] for row in database.rows("SELECT hash FROM definition")] == ["outer"]


def test_a_file_that_was_deleted_while_open_is_told(database: Database) -> None:
    add(database, "before")
    database.path.unlink()
    with pytest.raises(VaultMissing):
        add(database, "after")
    assert count(database) == 1


def test_a_file_that_was_replaced_while_open_is_told(database: Database) -> None:
    database.path.rename(database.path.with_name("moved.db"))
    database.path.write_bytes(b"another")
    with pytest.raises(VaultMissing):
        add(database, "after")


def test_a_log_that_was_deleted_while_open_is_told(database: Database) -> None:
    add(database, "before")
    database.path.with_name("vault.db-wal").unlink()
    with pytest.raises(VaultMissing):
        add(database, "after")


def test_another_thread_is_refused(database: Database) -> None:
    caught: list[Exception] = []

    def ask() -> None:
        try:
            database.rows("SELECT 1")
        except VaultFailed as error:
            caught.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert [type(error) for error in caught] == [VaultFailed]


FORBIDDEN = [
    "ATTACH 'x.db' AS x",
    "ATTACH 'x.db' AS x KEY ''",
    "DETACH main",
    "VACUUM INTO 'x.db'",
    "DROP TABLE audit",
    "DROP TRIGGER audit_stays",
    "DROP INDEX event_by_kind",
    "ALTER TABLE audit RENAME TO other",
    "CREATE TEMP TRIGGER t BEFORE INSERT ON audit BEGIN SELECT RAISE(IGNORE); END",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA writable_schema = ON",
    "PRAGMA temp_store = FILE",
    "PRAGMA synchronous = OFF",
    "PRAGMA user_version = 9",
    "PRAGMA rekey = 'x'",
    "PRAGMA key = 'x'",
    "DELETE FROM audit",
    "UPDATE definition SET content = ''",
    "DELETE FROM vault",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_guard_refuses(database: Database, statement: str, tmp_path: Path) -> None:
    database.guard()
    with pytest.raises(VaultFailed) as told:
        database.change(statement)
    assert told.value.values["code"] == "SQLITE_AUTH"
    assert not (tmp_path / "x.db").exists()


def test_the_guard_lets_ordinary_work_and_the_checks_pass(database: Database) -> None:
    database.guard()
    add(database, "one")
    database.check()
    database.checkpoint()
    assert database.value("PRAGMA user_version") == len(Schema().steps)


def test_the_guard_is_back_after_it_was_lifted(database: Database, tmp_path: Path) -> None:
    database.guard()
    with database.unguarded():
        database.change("VACUUM INTO ?", (str(tmp_path / "copy.db"),))
    with pytest.raises(VaultFailed):
        database.change("VACUUM INTO ?", (str(tmp_path / "copy2.db"),))


def test_long_work_can_be_interrupted_and_the_connection_lives_on(database: Database) -> None:
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(Interrupted), database.interruptible(lambda: True):
        database.rows(endless)
    add(database, "after")
    assert count(database) == 1
