from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.storage.support import start
from transitions.application.errors import VaultNewer, VaultNotVault
from transitions.storage.database import Database, create_database, open_database
from transitions.storage.failures import RowRefused
from transitions.storage.schema import APPLICATION_ID, STEPS, Schema, read_version, split
from transitions.storage.secret import Secret

SHIPPED = len(Schema().steps)
NEXT = f"{SHIPPED + 1:04}_more.sql"
MORE = "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;\nINSERT INTO more VALUES (1), (2);\n"
BROKEN = "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT;\n" + "INSERT INTO half VALUES (1);\n" * 2


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    folder = tmp_path / "steps"
    shutil.copytree(STEPS, folder)
    return folder


def tables(database: Database) -> set[str]:
    return {str(row[0]) for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_a_new_database_has_our_tables_and_marks(database: Database) -> None:
    assert tables(database) == {
        "vault", "subject", "salt", "version", "draft", "event", "definition", "erasure", "audit",
        "named", "name_word", "name_waiting", "line",
    }  # fmt: skip
    assert database.value("PRAGMA application_id") == APPLICATION_ID
    assert read_version(database) == len(Schema().steps)
    assert all(
        row[0] for row in database.rows("SELECT strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite%'")
    )


def test_a_step_is_added_after_one_backup(database: Database, steps: Path) -> None:
    (steps / NEXT).write_text(MORE)
    backups: list[int] = []
    schema = Schema(steps)
    schema.migrate(database, lambda: backups.append(read_version(database)))
    schema.migrate(database, lambda: backups.append(read_version(database)))
    assert backups == [SHIPPED]
    assert database.value("SELECT count(*) FROM more") == 2
    assert read_version(database) == SHIPPED + 1


def test_no_backup_no_migration(database: Database, steps: Path) -> None:
    (steps / NEXT).write_text(MORE)

    def fail() -> None:
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - the one raised above
        Schema(steps).migrate(database, fail)
    assert read_version(database) == SHIPPED


def test_a_broken_last_step_leaves_the_version_before_it(database: Database, steps: Path) -> None:
    (steps / NEXT).write_text(MORE)
    (steps / f"{SHIPPED + 2:04}_broken.sql").write_text(BROKEN)
    with pytest.raises(RowRefused):
        Schema(steps).migrate(database, lambda: None)
    assert read_version(database) == SHIPPED + 1
    assert "more" in tables(database)
    assert "half" not in tables(database)


def test_a_newer_file_and_a_foreign_one_are_refused(database: Database, tmp_path: Path) -> None:
    database.change("PRAGMA user_version = 99")
    with pytest.raises(VaultNewer):
        Schema().check(database)
    database.change("PRAGMA application_id = 1")
    with pytest.raises(VaultNotVault):
        Schema().check(database)


@pytest.mark.parametrize("name", [f"{SHIPPED + 2:04}_gap.sql", "0001_twice.sql"])
def test_a_gap_or_a_repeat_in_the_numbers_is_a_bug(steps: Path, name: str) -> None:
    (steps / name).write_text("")
    with pytest.raises(ValueError, match="numbered"):
        _ = Schema(steps).steps


def test_statements_are_split_where_sqlite_says() -> None:
    script = "CREATE TRIGGER t BEFORE DELETE ON x\nBEGIN SELECT 1; SELECT ';'; END;\n-- a; b\nSELECT 1;\n"
    assert len(list(split(script))) == 2
    with pytest.raises(ValueError, match="middle"):
        list(split("SELECT 1;\nSELECT 2"))


@pytest.mark.parametrize("moment", range(4))
def test_a_kill_in_the_middle_of_a_step_leaves_it_undone(tmp_path: Path, steps: Path, moment: int) -> None:
    with Secret(bytearray(b"k" * 32)) as key:
        database = create_database(tmp_path / "vault.db", key)
    Schema().build(database)
    database.close()
    filler = "INSERT INTO more (words) SELECT hex(randomblob(2000)) FROM pragma_function_list;\n"
    long_step = "CREATE TABLE more (id INTEGER PRIMARY KEY, words TEXT) STRICT;\n" + filler * 300
    (steps / NEXT).write_text(long_step)
    process = start("migrator.py", tmp_path / "vault.db", steps)
    assert process.stdout is not None
    assert process.stdout.readline() == "migrating\n"
    try:
        process.wait(timeout=0.02 + 0.04 * moment)
    except Exception:  # noqa: BLE001 - still running, as meant
        process.kill()
    process.communicate()
    assert process.returncode == -9
    with Secret(bytearray(b"k" * 32)) as key:
        database = open_database(tmp_path / "vault.db", key)
    database.check()
    assert read_version(database) == SHIPPED
    assert "more" not in tables(database)
    database.close()
