"""Power that fails: every write of a real vault is recorded, and any moment of it is a disk to open again.

``strace`` records what the vault asks of the system. A :class:`Disk` replays it up to a moment. What
was synced stays; of what was not, nothing, everything, some, the first part, or torn sectors. Names
(made, renamed, removed) survive in their order, and all that came before the last synced folder.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tests.storage import acts
from tests.storage.acts import Act, Holding, Home
from tests.storage.calls import CALLS, Call, read_calls
from tests.storage.lives import ask
from tests.storage.support import ROOT
from transitions.application.errors import ExpectedError, VaultLogDamaged, VaultUnfinishedWrite

SECTOR = 512
Way = Literal["none", "all", "some", "first", "torn"]
WAYS: tuple[Way, ...] = ("none", "all", "some", "first", "torn")
MAY_BE_TOLD: tuple[type[ExpectedError], ...] = (VaultUnfinishedWrite, VaultLogDamaged)
"""After a power cut the last, never acknowledged save may be told as unfinished, and opens despite it."""

@dataclass
class File:
    """A file: what is on the disk for certain, and what has been written since."""

    certain: bytes = b""
    waiting: list[Call] = field(default_factory=list)
    length: int = 0


@dataclass
class Disk:
    """The files below ``root`` at one moment; ``lying`` disks do nothing when asked to sync."""

    root: str
    lying: bool = False
    files: dict[str, File] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    first_folders: tuple[str, ...] = ()
    named: list[dict[str, File]] = field(default_factory=list)
    certain: int = 0

    def load(self) -> None:
        """Begin with what lies there now, all of it certain."""
        for path in Path(self.root).rglob("*"):
            if path.is_dir():
                self.folders.add(str(path))
            else:
                content = path.read_bytes()
                self.files[str(path)] = File(content, [], len(content))
        self.named, self.first_folders = [dict(self.files)], tuple(self.folders)

    def do(self, call: Call) -> None:
        """One more call."""
        match call.what:
            case "make" if call.path not in self.files:
                self.files[call.path] = File()
            case "make":
                return
            case "folder":
                self.folders.add(call.path)
                return
            case "remove":
                self.files.pop(call.path, None)
            case "rename":
                self._rename(call.path, call.content.decode())
            case "write" | "cut":
                self._change(call)
                return
            case "sync":
                self._sync(call.path)
                return
        self.named.append(dict(self.files))

    def _rename(self, old: str, new: str) -> None:
        moved = [path for path in self.files if path == old or path.startswith(f"{old}/")]
        for path in moved:
            self.files[new + path.removeprefix(old)] = self.files.pop(path)
        if old in self.folders:
            self.folders.add(new)

    def _change(self, call: Call) -> None:
        file = self.files.get(call.path)
        if file is None:
            return
        place = file.length if call.place < 0 else call.place
        file.waiting.append(call._replace(place=place))
        file.length = place if call.what == "cut" else max(file.length, place + len(call.content))

    def _sync(self, path: str) -> None:
        if self.lying:
            return
        if path in self.folders or path == self.root:
            self.certain = len(self.named) - 1
        elif path in self.files:
            file = self.files[path]
            file.certain, file.waiting = _apply(file.certain, file.waiting), []

    def cut_power(self, target: Path, way: Way, chance: random.Random) -> None:
        """Write what is there after the power came back to ``target``."""
        last = len(self.named) - 1
        names = self.named[{"none": self.certain, "all": last}.get(way, chance.randint(self.certain, last))]
        for folder in sorted({*self.first_folders, *(str(Path(path).parent) for path in names)}):
            (target / Path(folder).relative_to(self.root)).mkdir(parents=True, exist_ok=True)
        for path, file in names.items():
            kept = _kept(file.waiting, way, chance)
            (target / Path(path).relative_to(self.root)).write_bytes(_apply(file.certain, kept))


def _kept(waiting: list[Call], way: Way, chance: random.Random) -> list[Call]:
    match way:
        case "none":
            return []
        case "all":
            return waiting
        case "some":
            return [call for call in waiting if chance.random() < 0.5]
        case "first":
            return waiting[: chance.randint(0, len(waiting))]
    return [part for call in waiting for part in _tear(call, chance)]


def _tear(call: Call, chance: random.Random) -> Iterator[Call]:
    if call.what != "write":
        yield call
        return
    for at in range(0, len(call.content), SECTOR):
        if chance.random() < 0.7:
            yield call._replace(content=call.content[at : at + SECTOR], place=call.place + at)


def _apply(content: bytes, calls: list[Call]) -> bytes:
    changed = bytearray(content)
    for call in calls:
        if len(changed) < call.place:
            changed += bytes(call.place - len(changed))
        if call.what == "cut":
            del changed[call.place :]
        else:
            changed[call.place : call.place + len(call.content)] = call.content
    return bytes(changed)


# --- recording ---


@dataclass
class Outage:
    """What was seen of the moments tried."""

    states: int = 0
    told: int = 0
    wrong: list[str] = field(default_factory=list)


class Recording(NamedTuple):
    """A vault as it was before the work, what it held then, and every call of the work in order.

    What the worker says on standard output is among the calls as ``say``.
    """

    before: Path
    known: Holding
    calls: list[Call]

    def try_some(self, moments: int, seed: int, *, lying: bool = False) -> Outage:
        """Cut the power at so many moments."""
        chosen = random.Random(seed).choices(range(len(self.calls)), k=moments)
        return try_moments(self, chosen, seed, lying=lying)


def record(root: Path, seed: int, turns: int) -> Recording:
    """Make a vault below ``root``, let somebody work in it three times ``turns`` long."""
    live, before = root / "home", root / "before" / "home"
    known = Home(live).make()
    shutil.copytree(live, before)
    calls = _watch(live, seed, turns)
    shutil.rmtree(before / "steps")
    live.rename(root / "done")
    before.rename(live)
    shutil.copytree(root / "done" / "steps", live / "steps")
    return Recording(live, known, calls)


def _watch(root: Path, seed: int, turns: int) -> list[Call]:
    trace = root.with_name(f"{root.name}.trace")
    watch = ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", str(trace)]
    worker = [sys.executable, "-m", "tests.storage.power", str(root), str(seed), str(turns)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*watch, *worker], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    with trace.open(encoding="ascii") as lines:
        calls = list(read_calls(lines, str(root)))
    trace.unlink()
    return calls


# --- the work that is recorded ---


def work(root: Path, seed: int, turns: int) -> None:
    """Three times opened, worked in and closed, with something to migrate before the third."""
    chance, home, known = random.Random(seed), Home(root), Holding()
    for visit in range(3):
        if visit == 2:
            home.grow()
        thread = home.open(known.passphrase, settle_seconds=(60, 0.01, 60)[visit])
        coming = acts.acts(chance, known)
        for _ in range(turns):
            act = next(coming)
            say(["about", act])
            try:
                done = home.perform(thread, act)
            except ExpectedError as refusal:
                if not refusal.text_id.startswith("refusal."):
                    raise
                done = ["nothing"]
            known = known.after(done)
            say(["done", done])
        thread.close()


def say(words: list[Any]) -> None:
    """One line, at once."""
    os.write(1, json.dumps(words).encode() + b"\n")


# --- opening again ---


def try_moments(recording: Recording, moments: list[int], seed: int, *, lying: bool = False) -> Outage:
    """Cut the power after each of these calls, in one of the ways, and open what is left."""
    chance, outage, disk = random.Random(seed), Outage(), Disk(str(recording.before), lying)
    disk.load()
    must, about = recording.known, ["nothing"]
    wanted = sorted(moments)
    for number, call in enumerate(recording.calls):
        if call.what == "say":
            word, act = json.loads(call.content)
            must, about = (must.after(act), ["nothing"]) if word == "done" else (must, act)
        else:
            disk.do(call)
        while wanted and wanted[0] == number:
            wanted.pop(0)
            way = chance.choice(WAYS)
            found = _try(disk, way, chance, must, about)
            outage.states += 1
            outage.told += bool(found.get("told"))
            if "wrong" in found:
                outage.wrong.append(f"after call {number}, {way}, in {about}: {found['wrong']}")
    return outage


def _try(disk: Disk, way: Way, chance: random.Random, must: Holding, about: Act) -> dict[str, Any]:
    target = Path(disk.root).with_name(f"{Path(disk.root).name}.after.{os.getpid()}")
    disk.cut_power(target, way, chance)
    try:
        return ask(partial(judge, Home(target), must, about))
    finally:
        shutil.rmtree(target)


def judge(home: Home, must: Holding, about: Act) -> dict[str, Any]:
    """Whether it opens and holds all that was done; what is told is counted."""
    told = ""
    try:
        held = home.observe(must, renewing=about[0] == "recovery")
    except MAY_BE_TOLD as finding:
        told = finding.text_id
        held = home.observe(must, renewing=about[0] == "recovery", despite=MAY_BE_TOLD)
    later = must.after(about) if about[0] != "recovery" else must
    if held not in (must, later):
        return {"wrong": f"{told}: {held} instead of {must}"}
    home.check_newest_backup(held.passphrase + 1)
    return {"told": told}


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
