"""Where she was: kept inside the vault, so that unlocking returns to the same question."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from pydantic import ValidationError

from transitions.application.archive import Archive
from transitions.domain.model import Record

KIND = "bookmark"


class Place(Record):
    """A place in the program: a screen, what it shows, and the question in focus."""

    screen: str
    transition: UUID | None = None
    child: UUID | None = None
    screening: UUID | None = None
    section: str = ""
    question: str = ""
    parent_view: bool = True


@dataclass(frozen=True)
class Bookmark:
    """The last place of this vault; one row that replaces itself."""

    archive: Archive

    def keep(self, place: Place) -> None:
        """Remember a place."""
        subjects = self.archive.store.subjects
        with self.archive.store.transaction():
            known = subjects.all(KIND)
            subject = known[0] if known else self.archive.add_subject(KIND)
            self.archive.draft(subject, {"place": place.model_dump(mode="json")})

    def read(self) -> Place | None:
        """The last place, or nothing in a new vault."""
        for subject in self.archive.store.subjects.all(KIND):
            kept = self.archive.values(subject, self.archive.clock.today()).get("place")
            try:
                return Place.model_validate(kept) if kept else None
            except ValidationError:
                return None
        return None
