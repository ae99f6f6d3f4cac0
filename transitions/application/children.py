"""Families: a child, its parents, custody and protection; everything can be corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.ports import Press
from transitions.application.print_lines import line_problems
from transitions.application.records import Records
from transitions.domain.answers import Problem, clean_text
from transitions.domain.child import Child
from transitions.domain.cpr import CprReading, read_cpr
from transitions.domain.version import Json

OLDEST_AT_START_YEARS = 6


@dataclass(frozen=True)
class CustodyAhead:
    """A change of custody that has been written down and has not come yet."""

    custody: str
    day: date


@dataclass(frozen=True)
class Children:
    """The children of this vault."""

    archive: Archive
    records: Records
    press: Press

    def register(self, name: str = "", birth_date: date | None = None) -> UUID:
        """A new child; name and birth date may follow."""
        with self.archive.store.transaction():
            child = self.archive.add_subject("child")
            first = {"name": clean_text(name), "birth_date": birth_date and birth_date.isoformat()}
            self.archive.keep(child, {key: value for key, value in first.items() if value})
        return child

    def show(self, child: UUID) -> Child:
        """The child with its parents."""
        return self.records.child(child)

    def write(self, child: UUID, values: Mapping[str, Json]) -> None:
        """Save what is being typed about the child: name, birth_date, cpr, gestation, protected."""
        self.archive.draft(child, _cleaned(values))

    def add_parent(self, child: UUID, values: Mapping[str, Json]) -> UUID:
        """One more parent of the child."""
        with self.archive.store.transaction():
            parent = self.archive.add_subject("parent", child)
            self.archive.keep(parent, _cleaned(values))
        return parent

    def write_parent(self, parent: UUID, values: Mapping[str, Json]) -> None:
        """Save what is being typed about a parent."""
        self.archive.draft(parent, _cleaned(values))

    def remove_parent(self, parent: UUID) -> None:
        """Take a parent who was written by mistake off the family; the history stays."""
        with self.archive.store.transaction():
            self.archive.settle(parent)
            self.archive.keep(parent, {"removed": True})

    def restore_parent(self, parent: UUID) -> None:
        """Put a parent who was taken off the family back on it."""
        self.archive.keep(parent, {"removed": False})

    def change_custody(self, parent: UUID, custody: str, established: str, valid_on: date) -> None:
        """Custody that is otherwise from a day on; before that day it was as it was."""
        changed = {"custody": custody, "custody_established": clean_text(established)}
        with self.archive.store.transaction():
            self.archive.settle(parent)
            self.archive.change(parent, changed, valid_on)
            self.archive.note("change_custody", parent)

    def custody_ahead(self, parent: UUID) -> CustodyAhead | None:
        """The last change of custody that is still to come, if any."""
        versions, today = self.archive.store.versions.of(parent), self.archive.clock.today()
        coming = [v for v in versions if v.key == "custody" and v.valid_on > today]
        if not coming:
            return None
        last = max(coming, key=lambda version: (version.valid_on, version.recorded_at))
        return CustodyAhead(str(last.value), last.valid_on)

    def settle(self, child: UUID, reason: str = "") -> None:
        """What has been typed about the family stands from now on."""
        store = self.archive.store
        with store.transaction():
            for subject in (child, *store.subjects.belonging_to(child, "parent")):
                self.archive.settle(subject, reason)

    def copy_parents(self, sibling: UUID, child: UUID) -> None:
        """Give a sibling or twin the same parents, as people of its own; nothing else is shared."""
        for parent in self.records.child(sibling).parents:
            self.add_parent(child, parent.model_dump(mode="json", exclude={"id"}))

    def read_cpr(self, text: str, birth_date: date | None) -> CprReading:
        """What a typed number turns out to be."""
        return read_cpr(text, self.archive.clock.today(), birth_date)

    def problems(self, child: Child) -> dict[str, Problem]:
        """What must be mended in the family's facts, by the name of the value.

        A parent's value is named by the parent's id and a stroke: ``<id>/name``.
        """
        found = _birth_problem(child, self.archive.clock.today())
        found |= line_problems({"name": child.name}, self.press)
        for parent in child.parents:
            lines = parent.model_dump(include={"name", "relation", "phone", "custody_established"})
            found |= line_problems(lines, self.press, f"{parent.id}/")
        if not child.name.strip():
            found["name"] = Problem(text_id="name_missing")
        if child.cpr:
            reading = self.read_cpr(child.cpr, child.birth_date)
            if reading.problem:
                found["cpr"] = Problem(text_id=reading.problem)
        return found


def _birth_problem(child: Child, today: date) -> dict[str, Problem]:
    if child.birth_date is None:
        return {"birth_date": Problem(text_id="birth_missing")}
    if child.birth_date > today:
        return {"birth_date": Problem(text_id="date_future")}
    if today.year - child.birth_date.year > OLDEST_AT_START_YEARS:
        return {"birth_date": Problem(text_id="birth_too_long_ago")}
    return {}


def _cleaned(values: Mapping[str, Json]) -> dict[str, Json]:
    return {k: clean_text(v) if isinstance(v, str) else v for k, v in values.items()}
