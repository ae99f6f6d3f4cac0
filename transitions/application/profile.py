"""The health visitor's own profile, said once and shown on every paper."""

from __future__ import annotations

from dataclasses import dataclass

from transitions.application.archive import Archive
from transitions.application.records import Records
from transitions.domain.person import HealthVisitor


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
        store = self.archive.store
        with store.transaction():
            profiles = store.subjects.all("profile")
            subject = profiles[0] if profiles else self.archive.add_subject("profile")
            self.archive.keep(subject, visitor.model_dump(mode="json"))
