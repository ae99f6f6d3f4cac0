"""Very many families, written through the tables of a vault: one is made, the others are like it."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.storage import acts
from tests.storage.acts import Home
from tests.storage.support import FAST, RandomIds
from transitions.clock import SystemClock
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.name_words import danish_order
from transitions.storage.store import VaultStore
from transitions.storage.thread import VaultThread
from transitions.storage.vault import VaultFolder

AT_ONCE = 500
FIRST = ("Alma", "Bo", "Clara", "Ditte", "Elias", "Freja", "Gorm", "Hanne", "Ivan", "Åse", "Ørn", "Æbbe")
LAST = ("Bæk", "Dam", "Eng", "Fjord", "Højgaard", "Kær", "Lund", "Mose", "Skov", "Østergård", "Ågren")
NAME = "Alma Prøve"
WORDS = "Hun er nysgerrig, rolig og glad for at bade. " * 3
MINE = "(SELECT id FROM subject WHERE kind IN ('child', 'parent', 'transition'))"
TABLES = {
    "subject": ("id, kind, created_at, parent_subject", "id", "rowid"),
    "version": (
        "id, subject, key, value, valid_on, recorded_at, author, replaces, reason", "subject", "place"
    ),
    "draft": ("subject, key, value, saved_at, author", "subject", "key"),
    "event": ("id, subject, kind, value, day, recorded_at, author", "subject", "place"),
}
"""The columns of each table, which of them names the subject, and the order they were written in."""
LINE = ("rules", "since", "until", "turn", "due", "name", "says", "transition")
"""The columns of what the overview has in order about a transition."""

_KEEP_LINE = f"UPDATE line SET {', '.join(f'{name} = ?' for name in LINE[:-1])} WHERE transition = ?"  # noqa: S608
_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")

Family = dict[str, list[list[Any]]]
"""The rows of one family by table."""


@dataclass(frozen=True)
class Pattern:
    """The family that the others are like, as one text, and the ids that each has for itself."""

    text: str
    ids: frozenset[str]

    def another(self, chance: random.Random) -> Family:
        """A family of its own."""
        new = {one: str(UUID(int=chance.getrandbits(128), version=4)) for one in self.ids}
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        text = _ID.sub(lambda found: new.get(found[0], found[0]), self.text.replace(NAME, name))
        family: Family = json.loads(text)
        for line in family["line"]:
            line[LINE.index("name")] = "\x1f".join(danish_order(name))
        return family


def make_vault(folder: Path, transitions: int) -> VaultFolder:
    """A closed vault with so many families of two parents, each with answers and both parents' yes.

    The overview has them in order.
    """
    vault = VaultFolder(folder, SystemClock(), FAST)
    vault.create(RandomIds(), acts.passphrase(0))
    thread = vault.unlock(acts.passphrase(0))
    thread.submit(write_first).result()
    thread.submit(lambda store: acts.surroundings().desk(store).overview.catch_up()).result()
    add_more(thread, thread.submit(read_pattern).result(), transitions - 1)
    thread.close()
    return vault


def write_first(store: VaultStore) -> None:
    """Alma, as the application itself writes her."""
    desk = acts.surroundings().desk(store)
    acts.begin(desk)
    transition = store.subjects.all("transition")[0]
    for asked, voice in acts.FIELDS:
        desk.transitions.answer(transition, Answer(key=AnswerKey(field=asked, voice=voice), value=WORDS))
        desk.transitions.share(transition, asked, voice, "share")
    for parent in "01":
        Home(Path()).on_vault(store, ["give", parent])


def read_pattern(store: VaultStore) -> Pattern:
    """What was written about the one family there is."""
    rows: Family = {}
    for table, (columns, subject, order) in TABLES.items():
        query = f"SELECT {columns} FROM {table} WHERE {subject} IN {MINE} ORDER BY {order}"  # noqa: S608
        rows[table] = [list(row) for row in store.database.rows(query)]
    kept = store.database.rows(f"SELECT {', '.join(LINE)} FROM line WHERE until <> ''")  # noqa: S608
    rows["line"] = [list(row) for row in kept]
    own = [row[0] for table in ("subject", "version", "event") for row in rows[table]]
    return Pattern(json.dumps(rows, ensure_ascii=False), frozenset(own))


def add_more(thread: VaultThread, pattern: Pattern, count: int) -> None:
    """So many more like it, some hundreds in each transaction."""
    chance = random.Random(count)
    for start in range(0, count, AT_ONCE):
        families = [pattern.another(chance) for _ in range(min(AT_ONCE, count - start))]
        thread.submit(partial(_add, families=families)).result()


def _add(store: VaultStore, families: list[Family]) -> None:
    with store.transaction():
        for table, (columns, _, _) in TABLES.items():
            places = ", ".join("?" * (columns.count(",") + 1))
            insert = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - our own names
            store.database.change_many(insert, [row for family in families for row in family[table]])
        for family in families:
            for subject, kind, at, _ in family["subject"]:
                _follow(store, UUID(subject), kind, datetime.fromisoformat(at))
        lines = [line for family in families for line in family["line"]]
        store.database.change_many(_KEEP_LINE, lines)


def _follow(store: VaultStore, subject: UUID, kind: str, at: datetime) -> None:
    """What the tables write beside a new subject: its line in the log, its salt, its names."""
    store.audit.write(at, "user", f"add_{kind}", str(subject))
    if kind == "transition":
        store.subjects.keep_salt(subject, RandomIds().salt())
    store.names.follow_new(subject, kind)
