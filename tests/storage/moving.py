"""Two health visitors with a vault each, and a family on its way between them."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from tests.rig import DAY, make_surroundings
from tests.storage.support import FAST, PASSPHRASE, StillClock
from transitions.application.desk import Desk, Surroundings
from transitions.application.dossier import Package, read_package
from transitions.application.practice.play import PlayClock, Practice
from transitions.clock import RandomIds
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.person import HealthVisitor
from transitions.domain.transition import Daycare
from transitions.places import bundled_resources
from transitions.storage.keyfile import Kind
from transitions.storage.package import Sealing
from transitions.storage.store import VaultStore
from transitions.storage.thread import VaultThread
from transitions.storage.vault import VaultFolder

T = TypeVar("T")
WORDS = "seks-ord-som-ingen-kan-gætte"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


class Visitor:
    """A health visitor at her open vault."""

    def __init__(self, thread: VaultThread, around: Surroundings) -> None:
        self.thread, self.around = thread, around
        self.thread.submit(_seal_cheaply).result()

    def do(self, work: Callable[[Desk], T]) -> T:
        """What the desk answers."""
        return self.thread.submit(lambda store: work(self.around.desk(store))).result()

    def rows(self) -> dict[str, str]:
        """A hash of every row of each table."""
        return self.thread.submit(_hashes).result()


def _seal_cheaply(store: VaultStore) -> None:
    store.sealing = Sealing(FAST)


def _hashes(store: VaultStore) -> dict[str, str]:
    found = {}
    for (name,) in store.database.rows(TABLES):
        rows = store.database.rows(f'SELECT * FROM "{name}"')  # noqa: S608 - a name of the schema
        found[name] = hashlib.sha256(repr(rows).encode()).hexdigest()
    return found


def surroundings() -> Surroundings:
    """The bundled definitions at a clock that can be set."""
    return replace(_definitions(), clock=PlayClock(DAY), ids=RandomIds())


@cache
def _definitions() -> Surroundings:
    """Read once for all tests."""
    return make_surroundings()


def make_folder(folder: Path, kind: Kind = "practice") -> VaultFolder:
    """A new vault."""
    vault = VaultFolder(folder, StillClock(), FAST)
    vault.create(RandomIds(), PASSPHRASE, kind)
    return vault


@contextmanager
def visitor(folder: Path, name: str = "", around: Surroundings | None = None) -> Iterator[Visitor]:
    """The vault in the folder, open; with a name written in its profile."""
    thread = VaultFolder(folder, StillClock(), FAST).unlock(PASSPHRASE)
    try:
        found = Visitor(thread, around or surroundings())
        if name:
            known = HealthVisitor(name=name, municipality="Prøvestad", certified=True)
            found.do(lambda desk: desk.profile.write(known))
        yield found
    finally:
        thread.close()


def play_families(folder: Path, around: Surroundings) -> None:
    """The bundled practice families, lived until today, in the vault of the folder."""
    clock = around.clock
    assert isinstance(clock, PlayClock)
    families = around.library.families(bundled_resources() / "practice" / "families.toml")  # type: ignore[attr-defined]
    with visitor(folder, around=around) as sofie:
        sofie.do(lambda desk: Practice(desk, clock, DAY).play(families))


def copied(played: Path, folder: Path) -> Path:
    """A vault of its own with the same content."""
    shutil.copytree(played, folder)
    return folder


def add_family(desk: Desk, name: str = "Alma Prøve") -> tuple[UUID, UUID]:
    """A child with a parent, an answer that stands and one that is being written."""
    with desk.transaction():
        child = desk.children.register(name, DAY.replace(month=1, day=14))
        desk.children.add_parent(child, {"name": "Mette Prøve", "custody": "holder"})
        transition = desk.transitions.start(child)
        daycare = Daycare(name="Vuggestuen Solsikken").model_dump(mode="json")
        values = {"daycare": daycare, "start_date": "2026-12-01", "form_wish": "yes"}
        desk.transitions.write(transition, values)
        desk.transitions.settle(transition)
        say(desk, transition, "our_child", "Alma griner.")
    return child, transition


def say(desk: Desk, transition: UUID, field: str, words: str) -> None:
    """Type an answer of the parents."""
    key = AnswerKey(field=field, voice="parents")
    desk.transitions.answer(transition, Answer(key=key, value=words))


def opened(file: bytes, words: str) -> Package:
    """What is sealed."""
    return read_package(Sealing(FAST).open(file, words, ""))


def forged(package: Package, change: Callable[[dict[str, Any]], object]) -> bytes:
    """A package that is sealed properly and says something else."""
    told = json.loads(package.model_dump_json())
    change(told)
    content = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Sealing(FAST).seal_by_words(content.encode(), package.vault, WORDS)
