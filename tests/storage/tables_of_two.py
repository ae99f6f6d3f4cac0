"""A database with two small tables."""

from __future__ import annotations

from pathlib import Path

from transitions.storage.database import Database, open_database
from transitions.storage.secret import Secret

ADD = "INSERT INTO definition VALUES (?, 'text', 'x')"


def key(fill: bytes = b"k", size: int = 32) -> Secret:
    return Secret(bytearray(fill * size))


def reopen(path: Path) -> Database:
    return open_database(path, key())


def open_and_check(path: Path) -> None:
    database = reopen(path)
    try:
        database.check()
    finally:
        database.close()


def count(database: Database) -> int:
    return int(database.value("SELECT count(*) FROM definition"))


def add(database: Database, name: str) -> None:
    with database.transaction():
        database.change(ADD, (name,))


def add_both(database: Database, *names: str) -> None:
    with database.transaction():
        for name in names:
            database.change(ADD, (name,))
