"""Packages that were meddled with: every one is refused in words, and the vault stays as it was.

``python -m tests.storage.package_fuzz [cases]`` for the long count; the suite takes a few.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.storage.moving import WORDS, Visitor, add_family, forged, make_folder, opened, visitor
from transitions.application.dossier import Package
from transitions.application.errors import ExpectedError
from transitions.storage.package import MAGIC

SUM = 32
Chance = random.Random


def meddle(cases: int, folder: Path, seed: int = 1) -> Counter[str]:
    """Open so many meddled packages; returns how often each refusal came, and ``shown``.

    Raises AssertionError when a refusal changed the vault, and lets every other error through.
    """
    chance, told = Chance(seed), Counter[str]()
    make_folder(folder / "sofie")
    with visitor(folder / "sofie", "Sofie Øvesen") as sofie:
        child, _ = sofie.do(add_family)
        sealed = sofie.do(lambda desk: desk.colleagues.give(child, "Karen Øvesen"))
    package = opened(sealed.file, sealed.words)
    make_folder(folder / "karen")
    with visitor(folder / "karen", "Karen Øvesen") as karen:
        before = karen.rows()
        for number in range(cases):
            broken = number % 2 == 0
            file = chance.choice(BROKEN)(chance, sealed.file) if broken else _forged(chance, package)
            told[_outcome(karen, file)] += 1
            assert karen.rows() == before, number
    return told


def _forged(chance: Chance, package: Package) -> bytes:
    change = chance.choice(SAYS)
    return forged(package, lambda told: change(chance, told))


def _outcome(karen: Visitor, file: bytes) -> str:
    try:
        karen.do(lambda desk: desk.takeovers.look(file, WORDS))
    except ExpectedError as refusal:
        return type(refusal).__name__
    return "shown"


def _flip(chance: Chance, file: bytes) -> bytes:
    at = chance.randrange(len(file) * 8)
    return file[: at // 8] + bytes([file[at // 8] ^ 1 << at % 8]) + file[at // 8 + 1 :]


def _flip_and_sum(chance: Chance, file: bytes) -> bytes:
    """As who can add up would do it."""
    body = _flip(chance, file[:-SUM])
    return body + hashlib.sha256(body).digest()


def _cut(chance: Chance, file: bytes) -> bytes:
    return file[: chance.randrange(len(file))]


def _lengthen(chance: Chance, file: bytes) -> bytes:
    return file + chance.randbytes(chance.randrange(1, 99))


def _noise(chance: Chance, _file: bytes) -> bytes:
    return chance.choice((b"", MAGIC)) + chance.randbytes(chance.randrange(400))


BROKEN: list[Callable[[Chance, bytes], bytes]] = [_flip, _flip_and_sum, _cut, _lengthen, _noise]

ODD: tuple[Any, ...] = (
    None, 0, -1, 2**70, 1.5, True, "", "x", "../../etc", "\0", "a" * 5000, [], {}, [[]], {"x": 1},
    "0000-00-00", "9999-12-31", "00000000-0000-0000-0000-000000000000",
)


def _replace(chance: Chance, told: dict[str, Any]) -> None:
    """Something odd in place of anything."""
    holder, key = _anywhere(chance, told)
    holder[key] = chance.choice(ODD)


def _remove(chance: Chance, told: dict[str, Any]) -> None:
    holder, key = _anywhere(chance, told)
    del holder[key]


def _add(chance: Chance, told: dict[str, Any]) -> None:
    holder, _ = _anywhere(chance, told)
    if isinstance(holder, dict):
        holder["odd"] = chance.choice(ODD)
    else:
        holder.append(chance.choice(ODD))


def _double(chance: Chance, told: dict[str, Any]) -> None:
    rows = told["dossier"][chance.choice(("subjects", "versions", "drafts", "events", "definitions"))]
    if rows:
        rows.append(chance.choice(rows))


def _shuffle(chance: Chance, told: dict[str, Any]) -> None:
    """A value that belongs to another row."""
    rows = told["dossier"][chance.choice(("versions", "drafts"))]
    one, other = chance.choice(rows), chance.choice(rows)
    name = chance.choice(("value", "key", "subject"))
    one[name] = other[name]


SAYS: list[Callable[[Chance, dict[str, Any]], None]] = [_replace, _remove, _add, _double, _shuffle]


def _anywhere(chance: Chance, told: Any) -> tuple[Any, Any]:
    found: list[tuple[Any, Any]] = []
    waiting = [told]
    while waiting:
        holder = waiting.pop()
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        found += [(holder, key) for key in keys]
        waiting += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    weighed = [place for place in found if not isinstance(place[0][place[1]], str) or chance.random() < 0.5]
    return chance.choice(weighed or found)


if __name__ == "__main__":
    with TemporaryDirectory() as scratch:
        sys.stdout.write(f"{meddle(int(sys.argv[1]) if sys.argv[1:] else 2000, Path(scratch))}\n")
