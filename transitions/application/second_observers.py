"""A second, certified observer of the same occasion: her own items, then a note in words.

Never the second observation: it is the same child on the same day. She sees the item sheet only,
and there is no third set of numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.errors import ExpectedError
from transitions.application.keys import ITEM, SECOND
from transitions.application.records import Records
from transitions.application.screenings import NotCertified, ScreeningUnfinished, item_value
from transitions.domain.answers import clean_text
from transitions.domain.screening import ItemScore, ItemSheet, Screening
from transitions.domain.version import Author


class NotAnotherPerson(ExpectedError):
    """The second observer bears the name of the first, or none."""

    text_id = "refusal.not_another_person"


@dataclass(frozen=True)
class SecondObservers:
    """The colleague who observes beside her."""

    archive: Archive
    records: Records

    def invite(self, screening: UUID, observer: Author, *, certified: bool) -> None:
        """Name the second observer; raises NotCertified, NotAnotherPerson."""
        first = self._show(screening).observer
        if not certified:
            raise NotCertified
        if observer.name.split() in ([], first.name.split()):
            raise NotAnotherPerson
        with self.archive.store.transaction():
            self.archive.keep(screening, {f"{SECOND}observer": observer.model_dump(mode="json")})
            self.archive.note("invite_second_observer", screening)

    def score(self, screening: UUID, item: ItemScore) -> None:
        """Save an item as she scores or writes it; nothing changes once she has ended."""
        if self._sheet(screening).done:
            return
        self.archive.draft(screening, {f"{SECOND}{ITEM}{item.item}": item_value(item)})

    def finish(self, screening: UUID) -> Screening:
        """Her items stand for good; raises ScreeningUnfinished while one is untouched."""
        sheet = self._sheet(screening)
        if not sheet.all_considered:
            raise ScreeningUnfinished
        if not sheet.done:
            with self.archive.store.transaction():
                self.archive.settle(screening, which=lambda key: key.startswith(SECOND))
                self.archive.keep(screening, {f"{SECOND}done": True})
                self.archive.note("finish_second_observer", screening)
        return self._show(screening)

    def remove(self, screening: UUID) -> None:
        """Take away a second observer who has not ended her items."""
        if self._sheet(screening).done:
            raise ScreeningUnfinished
        drafts = self.archive.store.drafts.of(screening)
        with self.archive.store.transaction():
            self.archive.store.drafts.remove(
                screening, [d.key for d in drafts if d.key.startswith(SECOND)]
            )
            self.archive.keep(screening, {f"{SECOND}observer": None})

    def conclude(self, screening: UUID, joint_note: str) -> None:
        """What the two observers say together, in words, as it is typed."""
        self.archive.draft(screening, {"joint_note": clean_text(joint_note)})

    def _show(self, screening: UUID) -> Screening:
        return self.records.screening(screening)

    def _sheet(self, screening: UUID) -> ItemSheet:
        sheet = self._show(screening).second
        if sheet is None:
            raise LookupError("nobody observes beside her")
        return sheet
