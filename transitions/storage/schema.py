"""The numbered steps that make and change the tables; their number is the version of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from transitions.application.errors import VaultNewer, VaultNotVault
from transitions.storage.database import Database

APPLICATION_ID = 0x54727967
"""``Tryg`` in ASCII, in every file of ours."""

STEPS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Schema:
    """The steps in ``folder``, named ``0001_….sql`` and on, each applied once and whole."""

    folder: Path = STEPS

    @property
    def steps(self) -> tuple[Path, ...]:
        """The step files in order; raises ``ValueError`` when a number is missing or used twice."""
        steps = tuple(sorted(self.folder.glob("[0-9]*.sql")))
        if [int(step.name[:4]) for step in steps] != list(range(1, len(steps) + 1)):
            raise ValueError("the migrations are not numbered 1, 2, 3 and on")
        return steps

    def check(self, database: Database) -> None:
        """Raise ``VaultNotVault`` for another program's file, ``VaultNewer`` for a later version's."""
        if database.value("PRAGMA application_id") != APPLICATION_ID:
            raise VaultNotVault
        if read_version(database) > len(self.steps):
            raise VaultNewer

    def build(self, database: Database, version: int | None = None) -> None:
        """Make all tables in an empty database, or those that a version had."""
        for number, step in enumerate(self.steps[:version], start=1):
            _apply(database, number, step)

    def migrate(self, database: Database, back_up: Callable[[], object]) -> None:
        """Bring an existing vault to this version, after one backup when there is anything to do.

        Each step is all or nothing; a failing one leaves the version before it.
        """
        version = read_version(database)
        if version < len(self.steps):
            back_up()
        for number, step in enumerate(self.steps, start=1):
            if number > version:
                _apply(database, number, step)


def read_version(database: Database) -> int:
    """How many steps a database has been through."""
    return int(database.value("PRAGMA user_version"))


def split(script: str) -> Iterator[str]:
    """The statements of a script one by one; raises ``ValueError`` when the last one is cut off."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if dbapi2.complete_statement(waiting):
            yield waiting
            waiting = ""
    if waiting.strip():
        raise ValueError("a migration ends in the middle of a statement")


def _apply(database: Database, number: int, step: Path) -> None:
    with database.transaction("EXCLUSIVE"):
        for statement in split(step.read_text(encoding="utf-8")):
            database.change(statement)
        database.change(f"PRAGMA user_version = {number}")
