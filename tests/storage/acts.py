"""What somebody does to a real vault through the application layer, and what must stand in it afterwards.

An act is a list of words, so that it can be told through a pipe: its name first. Each act is all or
nothing: a vault holds what it held before it, or what it holds after it.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from tests.bundled import bundled_catalogue
from tests.fakes.press import FakePress
from tests.storage.support import FAST, RandomIds
from transitions.application.consents import Wish
from transitions.application.desk import Desk, Surroundings
from transitions.application.errors import VaultSealMissing, WrongPassphrase
from transitions.application.ports import Despite
from transitions.clock import SystemClock
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.form import Voice
from transitions.domain.person import HealthVisitor
from transitions.export.formats import Formats
from transitions.storage.backup import Backups
from transitions.storage.opening import Opening, VaultFiles
from transitions.storage.schema import STEPS, Schema
from transitions.storage.store import VaultStore
from transitions.storage.thread import VaultThread
from transitions.storage.vault import VaultFolder

T = TypeVar("T")
Act = list[str]
FIELDS: tuple[tuple[str, Voice], ...] = (
    ("our_child", "parents"), ("happy_with", "parents"), ("good_at", "health_visitor"),
    ("medicine", "parents"), ("household", "parents"),
)
WORDS = ("bold", "bad", "hund", "sang", "søvn", "trøst", "æble", "ø")
KINDS = ("answer", "share", "give", "refuse", "withdraw", "passphrase", "recovery", "backup", "settle")
OFTEN = (60, 10, 8, 3, 4, 5, 2, 5, 3)


@dataclass
class Holding:
    """What can be read back: the answers, the share choices, the ledger, and who can open."""

    answers: dict[str, str] = field(default_factory=dict)
    shares: dict[str, str] = field(default_factory=dict)
    ledger: list[str] = field(default_factory=list)
    passphrase: int = 0
    recovery: str = ""

    def after(self, act: Act) -> Holding:
        """What there is once the act is done."""
        now = Holding(**json.loads(json.dumps(asdict(self))))
        match act:
            case ["answer", name, text]:
                now.answers[name] = text
            case ["share", name, choice]:
                now.shares[name] = choice
            case ["give" | "refuse" | "withdraw" as what, _]:
                now.ledger.append(EVENTS[what])
            case ["passphrase", number]:
                now.passphrase = int(number)
            case ["recovery", key]:
                now.recovery = key
        return now


EVENTS = {"give": "given", "refuse": "refused", "withdraw": "withdrawn"}


@cache
def surroundings() -> Surroundings:
    """The bundled definitions, read once; nothing is printed here."""
    library = bundled_catalogue()
    return Surroundings(SystemClock(), RandomIds(), library, FakePress(), Formats())


def passphrase(number: int) -> str:
    """The vault's passphrase after so many changes."""
    return f"blå cykel under køkkenbordet {number}"


def begin(desk: Desk) -> None:
    """Alma with two parents who have custody, and a form that is wanted."""
    desk.profile.write(HealthVisitor(name="Agnes Opdigtet", phone="00 00 00 00", certified=True))
    child = desk.children.register("Alma Prøve", date(2026, 1, 14))
    for name in ("Mette Prøve", "Jonas Prøve"):
        desk.children.add_parent(child, {"name": name, "custody": "holder"})
    transition = desk.transitions.start(child)
    daycare = {"name": "Vuggestuen Solsikken", "kind": "vuggestue"}
    desk.transitions.write(
        transition, {"form_wish": "yes", "start_date": "2027-01-04", "full_form": True, "daycare": daycare}
    )
    desk.transitions.settle(transition)


def consent(desk: Desk, what: str, place: str) -> None:
    """What a parent says about the handover."""
    transition = desk.transitions.all()[0]
    parent = desk.transitions.show(transition).child.parents[int(place)].id
    if what == "give":
        desk.consents.give(transition, _wish(desk, parent))
    elif what == "refuse":
        desk.consents.refuse(transition, parent)
    else:
        desk.consents.withdraw(transition, parent)


class Home:
    """A vault in ``root/vault`` with its backups beside it; its tables may be ahead of the program's."""

    def __init__(self, root: Path) -> None:
        self.folder, self.backups, self.steps = root / "vault", root / "backups", root / "steps"
        self.vault = VaultFolder(self.folder, SystemClock(), FAST)

    def make(self) -> Holding:
        """A new vault with a family in it."""
        self.backups.mkdir(parents=True)
        shutil.copytree(STEPS, self.steps)
        recovery = self.vault.create(RandomIds(), passphrase(0)).own
        thread = self.open(0)
        thread.submit(lambda store: begin(surroundings().desk(store))).result()
        thread.close()
        return Holding(recovery=recovery)

    def grow(self) -> None:
        """One more migration waits for whoever opens the vault next."""
        number = len(Schema(self.steps).steps) + 1
        earlier = self.steps / f"{number - 1:04d}_more.sql"
        drop = f"DROP TABLE more_{number - 1};\n" if earlier.exists() else ""
        rows = f"CREATE TABLE more_{number} (id TEXT PRIMARY KEY) STRICT;\n"
        rows += f"INSERT INTO more_{number} SELECT id FROM version;\n"  # noqa: S608 - a number of ours
        (self.steps / f"{number:04d}_more.sql").write_text(rows + drop, "utf-8")

    def open(
        self, number: int, folder: Path | None = None, despite: Despite = (), settle_seconds: float = 60
    ) -> VaultThread:
        """The open vault, or a copy of it in another folder."""
        schema = Schema(self.steps)
        opening = Opening(VaultFiles(folder or self.folder), SystemClock(), despite, schema)
        thread = VaultThread(lambda: opening.open(lambda keys: keys.open(passphrase(number))), settle_seconds)
        thread.opened.result()
        return thread

    def perform(self, thread: VaultThread, act: Act) -> Act:
        """Do it and wait until it is done; what was done, with what only then is known."""
        match act:
            case ["passphrase", number]:
                self.vault.change_passphrase(passphrase(int(number) - 1), passphrase(int(number)))
            case ["recovery", number]:
                return ["recovery", self.vault.renew_recovery_key(passphrase(int(number)))]
            case _:
                thread.submit(lambda store: self.on_vault(store, act)).result()
        return act

    def on_vault(self, store: VaultStore, act: Act) -> None:
        """What the vault's thread does of it."""
        desk = surroundings().desk(store)
        transition = store.subjects.all("transition")[0]
        match act:
            case ["answer", name, text]:
                desk.transitions.answer(transition, Answer(key=_key(name), value=text))
            case ["share", name, choice]:
                desk.transitions.share(transition, _key(name).field, _key(name).voice, choice)  # type: ignore[arg-type]
            case ["give" | "refuse" | "withdraw" as what, parent]:
                consent(desk, what, parent)
            case ["backup"]:
                Backups(store.database, self.folder / "vault.key", self.backups).write(SystemClock().now())
            case ["settle"]:
                store.settle()

    def observe(self, known: Holding, *, renewing: bool = False, despite: Despite = ()) -> Holding:
        """Open it as after a crash, check everything, read it back and close it.

        ``renewing``: the recovery key was being renewed, so the one that is known may be old.
        """
        number, thread = self._open_by_either(known.passphrase, despite)
        try:
            held = thread.submit(self.read).result()
        finally:
            thread.close()
        held.passphrase, held.recovery = number, known.recovery
        if not renewing:
            self.vault.reset_passphrase(known.recovery, passphrase(number))
        return held

    def read(self, store: VaultStore) -> Holding:
        """What the family's pages say; raises when a check objects."""
        store.check()
        steps = len(Schema(self.steps).steps)
        assert store.database.value("PRAGMA user_version") == steps
        if (self.steps / f"{steps:04d}_more.sql").exists():
            more = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'more_%'"
            assert store.database.rows(more) == [(f"more_{steps}",)]
        desk = surroundings().desk(store)
        transition = store.subjects.all("transition")[0]
        record = desk.transitions.show(transition)
        return Holding(
            answers={f"{a.key.field}/{a.key.voice}": str(a.value) for a in record.answers},
            shares={f"{key.field}/{key.voice}": share for key, share in record.shares.items()},
            ledger=[event.event for event in desk.consents.ledger(transition).events],
        )

    def check_newest_backup(self, until: int) -> None:
        """It opens by itself, with the passphrase of its day, and is whole."""
        finished = sorted(folder for folder in self.backups.iterdir() if not folder.name.startswith("."))
        if not finished:
            return
        copy = self.folder.with_name("copy")
        shutil.copytree(finished[-1], copy)
        for number in range(until, -1, -1):
            try:
                thread = self.open(number, copy, (VaultSealMissing,))
            except WrongPassphrase:
                continue
            thread.submit(self.read).result()
            thread.close()
            break
        else:
            raise WrongPassphrase
        shutil.rmtree(copy)

    def _open_by_either(self, number: int, despite: Despite) -> tuple[int, VaultThread]:
        try:
            return number, self.open(number, despite=despite)
        except WrongPassphrase:
            return number + 1, self.open(number + 1, despite=despite)


def acts(chance: random.Random, known: Holding) -> Iterator[Act]:
    """One act after another, for ever."""
    number = known.passphrase
    for turn in iter(lambda: chance.randrange(10_000), -1):
        kind = chance.choices(KINDS, OFTEN)[0]
        if kind == "passphrase":
            number += 1
        yield _act(kind, chance, number, turn)


def _act(kind: str, chance: random.Random, number: int, turn: int) -> Act:
    name = "/".join(chance.choice(FIELDS))
    words: dict[str, Callable[[], list[str]]] = {
        "answer": lambda: [name, f"{chance.choice(WORDS)} " * chance.choice((1, 3, 900)) + str(turn)],
        "share": lambda: [name, chance.choice(("share", "keep"))],
        "passphrase": lambda: [str(number)],
        "recovery": lambda: [str(number)],
        "backup": list,
        "settle": list,
    }
    return [kind, *words.get(kind, lambda: [str(chance.randrange(2))])()]


def _key(name: str) -> AnswerKey:
    asked, voice = name.split("/")
    return AnswerKey.model_validate({"field": asked, "voice": voice})


def _wish(desk: Desk, parent: UUID) -> Wish:
    policy, today = desk.around.library.policy, desk.around.clock.today()
    wish: dict[str, Any] = {"channels": (policy.channels[0].id,), "purpose": policy.purposes[0].id}
    until = desk.consents.longest(today)
    return Wish(parent=parent, until=until, way="oral", reason="Sagde det i telefonen", **wish)
