"""Numbers without names: what this vault's families came to, year by year, also when they are deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.log import VAULT
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.domain.counts import YEARS, CountsFile, vault_mark, whole
from transitions.domain.move import handed_to
from transitions.domain.tally import Counted, tally_family, tally_repeat

TALLY = "tally"
SAVED = "save_counts"
_KEPT, _SECRET, _EDITION = "kept/", "secret", "edition/"


class YearOffered(NamedTuple):
    """How many families got the offer in a year, and what they said."""

    year: int
    offered: int
    accepted: int
    declined: int


@dataclass(frozen=True)
class Tallies:
    """What is counted of the families here. One that a colleague has taken over is counted there."""

    archive: Archive
    records: Records
    library: Library

    def years(self) -> tuple[YearOffered, ...]:
        """The years there is something to count in, and this one; the newest first."""
        found = self._all()
        years = {counted.year for counted in found} | {self.archive.clock.today().year}
        return tuple(
            YearOffered(year, *(found[Counted(year, cell)] for cell in ("offered", "accepted", "declined")))
            for year in sorted(years, reverse=True) if year in YEARS
        )

    def write(self, year: int) -> CountsFile:
        """The counts file of a year as it is now, a later edition each time."""
        found = self._all()
        with self.archive.store.transaction():
            secret, edition = self._mark(year)
            self.archive.keep(self._subject(), {f"{_EDITION}{year}": edition})
        practice = self.archive.store.kind == "practice"
        return CountsFile(
            about=self.library.texts.say("counts.about_practice" if practice else "counts.about"),
            municipality=self.library.policy.municipality.name.danish[:100],
            year=year, practice=practice,
            vault=vault_mark(secret, year), edition=edition,
            counts=whole({counted.cell: n for counted, n in found.items() if counted.year == year}),
        )

    def note_saved(self, year: int) -> None:
        """Write down that the file of a year was saved."""
        self.archive.store.audit.write(self.archive.clock.now(), "user", SAVED, VAULT, str(year))

    def keep(self, children: Iterable[UUID]) -> None:
        """Count these families for good; they are about to be deleted."""
        found = Counter(each for child in children for each in self._of(child))
        if not found:
            return
        found.update({each: number for each, number in self._kept().items() if each in found})
        self.archive.keep(
            self._subject(), {f"{_KEPT}{each.year}/{each.cell}": n for each, n in found.items()}
        )

    def _all(self) -> Counter[Counted]:
        found = self._kept()
        for child in self.archive.store.subjects.all("child"):
            found.update(self._of(child))
        return found

    def _of(self, child: UUID) -> Iterator[Counted]:
        """A child's repeat counts once, however many daycares it is on its way to."""
        if handed_to(self.archive.moves(child)) is not None:
            return
        today = self.archive.clock.today()
        transitions = self.archive.store.subjects.belonging_to(child, "transition")
        records = [self.records.transition(transition) for transition in transitions]
        for record in records:
            yield from tally_family(record, self.records.ledger(record.id), today)
        if records:
            yield from tally_repeat(records[-1], today)

    def _kept(self) -> Counter[Counted]:
        found: Counter[Counted] = Counter()
        for subject in self.archive.store.subjects.all(TALLY):
            for key, number in self.archive.values(subject, self.archive.clock.today()).items():
                if key.startswith(_KEPT):
                    year, _, cell = key.removeprefix(_KEPT).partition("/")
                    found[Counted(int(year), cell)] += number
        return found

    def _mark(self, year: int) -> tuple[str, int]:
        """The vault's secret, made when it is first needed, and the next edition of a year."""
        subject, today = self._subject(), self.archive.clock.today()
        values = self.archive.values(subject, today)
        if _SECRET not in values:
            values[_SECRET] = self.archive.ids.salt().hex()
            self.archive.keep(subject, {_SECRET: values[_SECRET]})
        return str(values[_SECRET]), int(values.get(f"{_EDITION}{year}", 0)) + 1

    def _subject(self) -> UUID:
        known = self.archive.store.subjects.all(TALLY)
        return known[0] if known else self.archive.add_subject(TALLY)
