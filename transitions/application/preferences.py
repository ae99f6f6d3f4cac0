"""How the health visitor likes to work: remembered in the vault, about nobody else."""

from __future__ import annotations

from dataclasses import dataclass

from transitions.application.archive import Archive
from transitions.domain.version import Json

KIND = "preferences"


@dataclass(frozen=True)
class Preferences:
    """One row a choice, that replaces itself."""

    archive: Archive

    def keep(self, name: str, value: Json) -> None:
        """Remember a choice."""
        subjects = self.archive.store.subjects
        with self.archive.store.transaction():
            known = subjects.all(KIND)
            subject = known[0] if known else self.archive.add_subject(KIND)
            self.archive.draft(subject, {name: value})

    def read(self, name: str) -> Json:
        """The choice, or nothing while she has not made it."""
        for subject in self.archive.store.subjects.all(KIND):
            return self.archive.values(subject, self.archive.clock.today()).get(name)
        return None
