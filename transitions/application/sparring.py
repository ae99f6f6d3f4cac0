"""A sheet for supervision that names nobody: read for traces, printed, and kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.handovers import Handovers, Pages
from transitions.application.records import Records
from transitions.application.releases import Releases
from transitions.domain.gate import Written, disclose
from transitions.domain.screening import Screening


@dataclass(frozen=True)
class Sparring:
    """What she wrote lives as long as the page it stands on; the log says that a sheet was printed."""

    archive: Archive
    records: Records
    releases: Releases
    handovers: Handovers

    def observation(self, transition: UUID) -> Screening | None:
        """The newest observation that is done, to begin from."""
        done = [s for s in self.records.transition(transition).screenings if s.done]
        return max(done, key=lambda screening: screening.day, default=None)

    def read(
        self, transition: UUID, written: Mapping[str, str], screening: UUID | None = None
    ) -> Pages:
        """The sheet as it would be printed; or what must be written otherwise, by field.

        ``screening`` names the observation whose sum is to stand on it, for her own professional use.
        """
        record = self.records.transition(transition)
        release = self.releases.of(record, "sparring", screening=screening).model_copy(update={
            "written": tuple(Written(field=field, text=text) for field, text in written.items()),
            "with_sum": screening is not None,
        })
        library = self.handovers.library
        ledger, day = self.records.ledger(transition), self.archive.clock.today()
        verdict = disclose(record, ledger, library.policy, release, day, library.texts)
        return self.handovers.pages(verdict)

    def printed(self, transition: UUID) -> None:
        """Write down that a sheet was printed, and nothing of what stood on it."""
        with self.archive.store.transaction():
            self.archive.note("sparring", transition)
