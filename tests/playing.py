"""The practice families played, what was made of them, and what was printed for whom."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from tests.fakes.store import FakeStore
from tests.leaks import normalised
from tests.rig import DAY, make_surroundings
from transitions.application.desk import Surroundings
from transitions.application.practice.families import Families, Family, FamilyAnswer
from transitions.application.practice.play import PlayClock, PlayIds, Practice
from transitions.domain.answers import Share
from transitions.domain.disclosure import Disclosure
from transitions.domain.sheet import Sheet
from transitions.pdf.press import Press
from transitions.places import bundled_resources

FILE = bundled_resources() / "practice" / "families.toml"
ROOT = Path(__file__).resolve().parents[1]


class ListeningPress(Press):
    """A press that remembers what it printed for whom."""

    def __init__(self, fonts: Path) -> None:
        super().__init__(fonts)
        self.printed: list[tuple[Disclosure, bytes]] = []

    def print_disclosure(self, disclosure: Disclosure, large: bool = False) -> bytes:
        pdf = super().print_disclosure(disclosure, large)
        self.printed.append((disclosure, pdf))
        return pdf

    def print_sheet(self, sheet: Sheet, large: bool = False) -> bytes:
        return super().print_sheet(sheet, large)


@dataclass
class Run:
    """One demo in this process: the families, the files, and what was printed."""

    families: Families
    files: dict[str, bytes]
    printed: list[tuple[Disclosure, bytes]] = field(default_factory=list)

    @cached_property
    def summary(self) -> dict[str, Any]:
        known: dict[str, Any] = json.loads(self.files["summary.json"])["families"]
        return known

    def family(self, name: str) -> Family:
        return next(family for family in self.families.families if family.id == name)

    def disclosure(self, name: str, product: str) -> Disclosure:
        return self._first_printed[product, self.summary[name]["products"][product]]

    @cached_property
    def _first_printed(self) -> dict[tuple[str, str], Disclosure]:
        return {(d.product, d.content_hash): d for d, _ in reversed(self.printed)}

    def of(self, *names: str) -> Iterator[tuple[str, str, bytes]]:
        """Family, file name and content of the files of these names."""
        for path, content in self.files.items():
            family, _, file = path.rpartition("/")
            if file in names:
                yield family, file, content

    def password(self, family: str, file: str) -> str:
        return str(self.summary[family]["sending_passphrase"]) if file == "sending.pdf" else ""


class Again(NamedTuple):
    """The same from the command line, under a hash seed of its own."""

    out: Path
    process: subprocess.Popen[bytes]


def surroundings() -> tuple[Surroundings, PlayClock, ListeningPress]:
    clock, press = PlayClock(DAY), ListeningPress(bundled_resources() / "fonts")
    return replace(make_surroundings(), clock=clock, ids=PlayIds(), press=press), clock, press


def play_from_the_command_line(out: Path, seed: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)}
    today = DAY.isoformat()
    command = [sys.executable, "-m", "transitions", "demo", "--out", str(out), "--today", today]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def written(out: Path) -> dict[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inside in value.values():
                yield from strings(inside)
        case list() | tuple():
            for inside in value:
                yield from strings(inside)
        case _:
            return


def told_by(family: Family) -> list[str]:
    """The family's own words, who she is and how she took it back."""
    answers = [text for a in family.answers for text in strings(a.model_dump()) if " " in text]
    assert len(answers) > 5
    return [*answers, *(parent.name for parent in family.parents), "ringede", "Sanne"]


def words_of(disclosure: Disclosure) -> str:
    return normalised(" ".join(strings(disclosure.paper.model_dump())))


def with_more(family: Family, share: Share, fields: Sequence[str]) -> Families:
    """One family that also answered these questions."""
    more = tuple(
        FamilyAnswer(field=name, voice="parents", value=f"Noget om {name}, som bliver hjemme.", share=share)
        for name in fields
    )
    told = family.model_copy(update={"answers": (*family.answers, *more)})
    visitor = {"name": "Sofie Øvesen", "phone": "09 00 00 10"}
    return Families.model_validate({"health_visitor": visitor, "families": [told]})


def handover_of(families: Families) -> bytes:
    """The daycare's copy of the one family that is played."""
    around, clock, _ = surroundings()
    desk = around.desk(FakeStore())
    played = Practice(desk, clock, DAY).play(families)
    (way,) = played.values()
    return around.desk(desk.store).handovers.print(way.transition, "handover").pdf
