"""Where she was: kept inside the vault, so that unlocking returns to the same question."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from pydantic import ValidationError

from transitions.application.archive import Archive
from transitions.domain.model import Record

KIND = "bookmark"
OVERVIEW = "overview"


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
    """The last place of this vault, and the last one in a family; rows that replace themselves."""

    archive: Archive

    def keep(self, place: Place, left: Place | None = None) -> None:
        """Remember a place, and the one that was left for it where that is in a family."""
        kept = {"place": place.model_dump(mode="json")}
        for last in (left, place):
            if last is not None and last.screen != OVERVIEW and self._is_there(last.transition):
                kept["left_off"] = last.model_dump(mode="json")
        subjects = self.archive.store.subjects
        with self.archive.store.transaction():
            known = subjects.all(KIND)
            subject = known[0] if known else self.archive.add_subject(KIND)
            self.archive.draft(subject, kept)

    def forget_family(self) -> None:
        """The family she left is gone."""
        for subject in self.archive.store.subjects.all(KIND):
            self.archive.store.drafts.remove(subject, ["left_off"])

    def read(self) -> Place | None:
        """The last place, or nothing in a new vault."""
        return self._read("place")

    def left_off(self) -> Place | None:
        """The last place in a family, wherever she has been since."""
        return self._read("left_off")

    def _is_there(self, transition: UUID | None) -> bool:
        with suppress(KeyError):
            return transition is not None and self.archive.store.subjects.owner(transition) is not None
        return False

    def _read(self, key: str) -> Place | None:
        for subject in self.archive.store.subjects.all(KIND):
            kept = self.archive.stands(subject, [key]).values.get(key)
            try:
                return Place.model_validate(kept) if kept else None
            except ValidationError:
                return None
        return None
