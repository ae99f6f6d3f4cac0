"""The health visitor's own profile, said once and shown on every paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.records import Records
from transitions.domain.person import HealthVisitor
from transitions.domain.version import Json


@dataclass(frozen=True)
class Profile:
    """Who uses this vault."""

    archive: Archive
    records: Records

    def show(self) -> HealthVisitor:
        """As it stands; an empty name means that she has not said yet."""
        return self.records.health_visitor()

    def write(self, visitor: HealthVisitor) -> None:
        """Replace the profile; what was written before keeps the name it was written under."""
        with self._writing():
            self.archive.keep(self._subject(), visitor.model_dump(mode="json"))

    def note(self, values: Mapping[str, Json]) -> None:
        """Save what is being typed; what cannot be read goes under ``unread/<name>``."""
        with self._writing():
            self.archive.draft(self._subject(), values)

    def unread(self) -> dict[str, str]:
        """What was typed and could not be read, by the name of the value."""
        found = (self.records.unread(subject) for subject in self._known())
        return {name: text for unread in found for name, text in unread.items()}

    def settle(self) -> None:
        """What has been typed stands from now on."""
        with self._writing():
            for subject in self._known():
                self.archive.settle(subject)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self.archive.store.transaction():
            yield
            self.archive.store.author = None

    def _known(self) -> tuple[UUID, ...]:
        return self.archive.store.subjects.all("profile")

    def _subject(self) -> UUID:
        known = self._known()
        return known[0] if known else self.archive.add_subject("profile")
