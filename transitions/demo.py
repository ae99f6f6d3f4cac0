"""Plays fictitious families through the whole journey without a window, into a folder."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from errno import ENOTDIR
from hashlib import sha256
from io import BytesIO
from os import strerror
from pathlib import Path
from typing import Any
from uuid import UUID

from PIL import Image

from transitions.application.desk import Desk, Surroundings
from transitions.application.handovers import NotReleased
from transitions.application.ports import Vaults
from transitions.application.practice.families import Families
from transitions.application.practice.play import PlayClock, Practice
from transitions.application.practice.turns import Played
from transitions.application.store import Store
from transitions.domain.disclosure import Product
from transitions.domain.screening import Screening
from transitions.export.formats import PASSPHRASE_WORDS, Formats
from transitions.export.sending import make_passphrase

PAGES: tuple[Product, ...] = ("handover", "parents", "receipt", "withdrawal", "extract", "copy")
MADE = frozenset({f"{product}.pdf" for product in PAGES} | {"sending.pdf", "journal.txt", "adbb.json"})
"""The files a family's folder may hold."""

GUIDE_WIDTH, COLOURS = 872, 48
"""Of a picture of the guide."""


class PlayFormats(Formats):
    """The formats, with passphrases that are the same each time the same families are played.

    Only for families that do not exist: whoever has the program can foresee them.
    """

    def __init__(self) -> None:
        self._count = 0

    def make_passphrase(self, words: Sequence[str]) -> str:
        """Ordinary words, drawn in an order that never changes."""
        return make_passphrase(words, PASSPHRASE_WORDS, self._below)

    def _below(self, limit: int) -> int:
        self._count += 1
        return int.from_bytes(sha256(f"passphrase:{self._count}".encode()).digest()) % limit


@dataclass
class Made:
    """What one family's way led to: files by name, and what stopped the rest."""

    files: dict[str, bytes] = field(default_factory=dict)
    products: dict[str, str] = field(default_factory=dict)
    obstacles: dict[str, list[str]] = field(default_factory=dict)
    passphrase: str | None = None
    next_step: str = ""

    def summary(self) -> dict[str, Any]:
        """As it stands in ``summary.json``."""
        return {
            "obstacles": self.obstacles,
            "products": self.products,
            "sending_passphrase": self.passphrase,
            "next_step": self.next_step,
        }


@dataclass(frozen=True)
class Demo:
    """Families to play at a clock of their own, with vaults made in a temporary folder."""

    around: Surroundings
    clock: PlayClock
    families: Families
    today: date

    def play(self, vaults: Vaults) -> dict[str, bytes]:
        """Every file of the demo by its path; nothing is written. Raises Unplayable."""
        vault = vaults.open_practice()
        try:
            return vault.submit(self._play).result()
        finally:
            vault.close()

    def _play(self, store: Store) -> dict[str, bytes]:
        around = replace(self.around, exports=PlayFormats())
        desk = around.desk(store)
        played = Practice(desk, self.clock, self.today).play(self.families)
        made = {name: self._make(around.desk(store), way) for name, way in played.items()}
        files = {"blank.pdf": desk.sheets.blank()}
        for name, family in made.items():
            files |= {f"{name}/{file}": content for file, content in family.files.items()}
        counts = desk.tallies.write(self.today.year)
        files[counts.name] = counts.write().encode()
        return {**files, "summary.json": self._summary(made)}

    def _summary(self, made: Mapping[str, Made]) -> bytes:
        families = {name: family.summary() for name, family in made.items()}
        summary = {"today": self.today.isoformat(), "families": families}
        return (json.dumps(summary, ensure_ascii=False, indent=2) + "\n").encode()

    def _make(self, desk: Desk, way: Played) -> Made:
        made = Made(next_step=self._next_step(desk, way.transition))
        parent = next(iter(way.parents.values()), None)
        for product in PAGES:
            self._print(desk, way.transition, product, parent, made)
        self._journal(desk, way.transition, made)
        self._send(desk, way.transition, made)
        self._adbb(desk, way, made)
        return made

    def _next_step(self, desk: Desk, transition: UUID) -> str:
        step = desk.overview.row(transition).step
        return self.around.library.texts.say(f"next.{step.name}")

    def _print(
        self, desk: Desk, transition: UUID, product: Product, parent: UUID | None, made: Made
    ) -> None:
        reader = parent if product in ("parents", "receipt", "extract", "copy") else None
        try:
            pages = desk.handovers.print(transition, product, reader)
        except NotReleased as refusal:
            made.obstacles[product] = _words(refusal)
            return
        made.files[f"{product}.pdf"] = pages.pdf
        if pages.verdict.disclosure:
            made.products[product] = pages.verdict.disclosure.content_hash

    def _journal(self, desk: Desk, transition: UUID, made: Made) -> None:
        try:
            note = desk.handovers.journal_note(transition)
            disclosure = desk.handovers.verdict(transition, "journal").disclosure
        except NotReleased as refusal:
            made.obstacles["journal"] = _words(refusal)
            return
        made.files["journal.txt"] = note.encode()
        made.products["journal"] = disclosure.content_hash if disclosure else ""

    def _send(self, desk: Desk, transition: UUID, made: Made) -> None:
        try:
            sending = desk.handovers.encrypted_copy(transition)
        except NotReleased as refusal:
            made.obstacles["sending"] = _words(refusal)
            return
        made.files["sending.pdf"] = sending.pdf
        made.products["sending"] = sending.content_hash
        made.passphrase = sending.passphrase

    def _adbb(self, desk: Desk, way: Played, made: Made) -> None:
        finished = [s for s in desk.screenings.of(way.child) if s.done and s.complete]
        if not finished:
            return
        self._national(desk, way.transition, finished[-1], made)

    def _national(
        self, desk: Desk, transition: UUID, screening: Screening, made: Made
    ) -> None:
        try:
            answer = desk.handovers.adbb_answer(transition, screening.id)
            verdict = desk.handovers.verdict(transition, "adbb", screening=screening.id)
        except NotReleased as refusal:
            made.obstacles["adbb"] = _words(refusal)
            return
        made.files["adbb.json"] = answer.encode()
        made.products["adbb"] = verdict.disclosure.content_hash if verdict.disclosure else ""


def _words(refusal: NotReleased) -> list[str]:
    return [obstacle.words for obstacle in refusal.obstacles]


def refuse_no_folder(out: Path) -> None:
    """Raises ``NotADirectoryError`` where something else lies, before anything is played."""
    if out.exists() and not out.is_dir():
        raise NotADirectoryError(ENOTDIR, strerror(ENOTDIR), str(out))


def write_files(files: Mapping[str, bytes], out: Path) -> None:
    """Write every file under ``out``, making its folder; what an earlier demo left there goes."""
    for left in out.glob("*/*"):
        if left.name in MADE and left.relative_to(out).as_posix() not in files:
            left.unlink()
    for name, content in files.items():
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def smaller(picture: bytes) -> bytes:
    """A picture of a screen as the guide has it: less wide, in few colours, without specks."""
    with Image.open(BytesIO(picture)) as screen:
        height = round(screen.height * GUIDE_WIDTH / screen.width)
        small = screen.convert("RGB").resize((GUIDE_WIDTH, height), Image.Resampling.LANCZOS)
    few = small.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    target = BytesIO()
    few.save(target, "PNG", optimize=True)
    return target.getvalue()
