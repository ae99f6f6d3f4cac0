"""A vault that is killed again and again: ``python -m tests.storage.lives ROOT KILLS SEED [WAY]``.

This program reads everything once and does each round in forks of itself: one works until it is
killed, a fresh one opens what is left and reads it. It prints one JSON line with what was seen.
``WAY`` is ``honest``; ``hasty`` says *done* before it is done, which must be found out.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from tests.storage import acts
from tests.storage.acts import Act, Holding, Home
from transitions.application.errors import ExpectedError
from transitions.storage import wal
from transitions.storage.wal import LogState

OPENING, MIGRATING = 0.25, 0.12
"""How often a round is killed while it opens, and how often there is something to migrate."""
PATIENCE = 30.0
ABOUT, DONE, OPEN = "about", "done", "open"
OF_THE_KEY_FILE = ("passphrase", "recovery")

Tell = Callable[[list[Any]], None]


@dataclass
class Life:
    """What one life has seen."""

    kills: int = 0
    done: int = 0
    logs: int = 0
    killed_in: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Told:
    """What a killed worker said: what it had done, and what it was about to do."""

    opened: bool
    done: list[Act]
    about: Act | None


def live(root: Path, kills: int, seed: int, *, hasty: bool = False) -> Life:
    """One vault through so many kills; stops at the first round that went wrong."""
    chance, home, life = random.Random(seed), Home(root), Life()
    known = home.make()
    for number in range(kills):
        migrating = chance.random() < MIGRATING
        if migrating:
            home.grow()
        told = _round(home, known, chance, migrating=migrating, hasty=hasty)
        life.kills += 1
        life.done += len(told.done)
        life.logs += wal.inspect(home.folder / "vault.db-wal") is LogState.WHOLE
        moment = _moment(told, migrating=migrating)
        life.killed_in[moment] = life.killed_in.get(moment, 0) + 1
        found = ask(partial(_judge, home, known, told))
        if "wrong" in found:
            life.wrong.append(f"seed {seed}, kill {number}, in {told.about}: {found['wrong']}")
            break
        known = Holding(**found)
    return life


def _moment(told: Told, *, migrating: bool) -> str:
    if not told.opened:
        return "migration" if migrating else "opening"
    return told.about[0] if told.about else "between"


def _round(home: Home, known: Holding, chance: random.Random, *, migrating: bool, hasty: bool) -> Told:
    reading, writing = os.pipe()
    seed, at_once = chance.randrange(1 << 30), migrating or chance.random() < OPENING
    wait = chance.uniform(0, 0.04 if at_once else chance.choice((0.05, 0.2)))
    worker = fork()
    if worker == 0:
        os.close(reading)
        _as_child(lambda: _work(home, known, random.Random(seed), _teller(writing), hasty=hasty))
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        if not at_once:
            select.select([pipe], [], [], PATIENCE)
        time.sleep(wait)
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        said = pipe.readall() or b""
    lines = [json.loads(line) for line in said.splitlines(keepends=True) if line.endswith(b"\n")]
    opened = any(line[0] == OPEN for line in lines)
    about = lines[-1][1] if lines and lines[-1][0] == ABOUT else None
    return Told(opened, [line[1] for line in lines if line[0] == DONE], about)


def fork() -> int:
    """A fork of this process once the vault's thread is gone from it.

    Python has joined a thread before the system is done with it: on its way out it holds a lock of the
    cipher's for a moment, and a fork made in that moment waits for it for ever.
    """
    until = time.monotonic() + PATIENCE
    while _threads() > _lasting_threads() and time.monotonic() < until:
        time.sleep(0.001)
    return os.fork()


@cache
def _lasting_threads() -> int:
    """How many threads stay: this one, and under pytest its watchdog."""
    until = time.monotonic() + 1
    while _threads() > 1 and time.monotonic() < until:
        time.sleep(0.01)
    return _threads()


def _threads() -> int:
    return len(list(Path("/proc/self/task").iterdir()))


def _teller(handle: int) -> Tell:
    def tell(words: list[Any]) -> None:
        os.write(handle, json.dumps(words).encode() + b"\n")

    return tell


def _work(home: Home, known: Holding, chance: random.Random, tell: Tell, *, hasty: bool) -> None:
    thread = home.open(known.passphrase, settle_seconds=chance.choice((60, 0.002)))
    tell([OPEN])
    for act in acts.acts(chance, known):
        tell([DONE if hasty else ABOUT, act])
        if hasty and act[0] not in OF_THE_KEY_FILE:
            thread.submit(partial(home.on_vault, act=act))
            continue
        try:
            tell([DONE, home.perform(thread, act)])
        except ExpectedError as refusal:
            if not refusal.text_id.startswith("refusal."):
                raise
            tell([DONE, ["nothing"]])


def _judge(home: Home, known: Holding, told: Told) -> dict[str, Any]:
    must = known
    for act in told.done:
        must = must.after(act)
    about = told.about or ["nothing"]
    held = home.observe(must, renewing=about[0] == "recovery")
    if held not in (must, must.after(about) if about[0] != "recovery" else must):
        return {"wrong": f"{_difference(must, held)}"}
    if about[0] == "backup" or ["backup"] in told.done:
        home.check_newest_backup(held.passphrase)
    if about[0] == "recovery":
        held.recovery = home.vault.renew_recovery_key(acts.passphrase(held.passphrase))
    return asdict(held)


def _difference(must: Holding, held: Holding) -> dict[str, tuple[Any, Any]]:
    wanted, found = asdict(must), asdict(held)
    return {name: (wanted[name], found[name]) for name in wanted if wanted[name] != found[name]}


def ask(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What ``work`` answers in a process of its own."""
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        os.close(reading)
        _as_child(lambda: _answer(work, writing))
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer: dict[str, Any] = json.loads(pipe.read() or '{"wrong": "the reader died"}')
    os.waitpid(child, 0)
    return answer


def _answer(work: Callable[[], dict[str, Any]], handle: int) -> None:
    try:
        answer = work()
    except Exception as problem:  # noqa: BLE001 -- whatever it is, it is told
        answer = {"wrong": f"{type(problem).__name__}: {problem}"}
    with os.fdopen(handle, "wb") as pipe:
        pipe.write(json.dumps(answer).encode())


def _as_child(work: Callable[[], None]) -> None:
    try:
        work()
        os._exit(0)
    finally:
        os._exit(1)


def main(arguments: list[str]) -> int:
    """Live, and tell what was seen."""
    root, kills, seed, *way = arguments
    life = live(Path(root), int(kills), int(seed), hasty="hasty" in way)
    sys.stdout.write(json.dumps(asdict(life)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
