"""ADBB observations: conditions, eight items, done; the child's own page, outside the form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.errors import ExpectedError
from transitions.application.keys import CONDITION, ITEM
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.domain.answers import clean_text
from transitions.domain.model import canonical
from transitions.domain.screening import (
    FollowUp,
    ItemScore,
    RepeatDeclined,
    Screening,
    follow_up,
    outside_age,
)
from transitions.domain.version import Json


class NotCertified(ExpectedError):
    """ADBB is for certified users; others score in practice only."""

    text_id = "refusal.not_certified"


class ScreeningUnfinished(ExpectedError):
    """An item has neither a score nor a reason, or the age needs a written reason."""

    text_id = "refusal.screening_unfinished"


class ReasonMissing(ExpectedError):
    """Something settled is replaced, and nobody has said why."""

    text_id = "refusal.reason_missing"


@dataclass(frozen=True)
class Screenings:
    """The observations of a child."""

    archive: Archive
    records: Records
    library: Library

    def begin(self, child: UUID, day: date, scale: str = "adbb") -> UUID:
        """A new observation on a day; raises NotCertified outside practice without certification."""
        visitor = self.records.health_visitor()
        store = self.archive.store
        if store.kind != "practice" and not visitor.certified:
            raise NotCertified
        used = self.library.scales[scale]
        with store.transaction():
            store.definitions.keep(used.hash, "scale", canonical(used.model_dump(mode="json")))
            screening = self.archive.add_subject("screening", child)
            self.archive.keep(
                screening,
                {"scale": used.hash, "day": day.isoformat(),
                 "observer": visitor.author.model_dump(mode="json")},
            )
        return screening

    def show(self, screening: UUID) -> Screening:
        """The observation as it stands."""
        return self.records.screening(screening)

    def of(self, child: UUID) -> tuple[Screening, ...]:
        """All observations of a child by their own day."""
        return self.records.screenings(child)

    def waiting(self, screenings: Iterable[UUID]) -> dict[UUID, dict[str, Json]]:
        """What is being written in each observation and does not stand yet."""
        found = self.archive.store.drafts.of_many(screenings)
        return {screening: {d.key: d.value for d in drafts} for screening, drafts in found.items()}

    def follow_up(self, child: UUID) -> FollowUp:
        """Whether a new observation is awaited."""
        return follow_up(self.of(child), self.records.repeats_declined(child))

    def observe_on(self, screening: UUID, day: date) -> None:
        """Another day for an observation that is not done."""
        self.archive.draft(screening, {"day": day.isoformat()})

    def condition(self, screening: UUID, condition: str, holds: bool | None) -> None:
        """Note one condition of the observation; nothing takes it back."""
        self.archive.draft(screening, {f"{CONDITION}{condition}": holds})

    def explain(self, screening: UUID, name: str, reason: str) -> None:
        """Write ``conditional_reason`` or ``outside_age_reason``."""
        self.archive.draft(screening, {name: clean_text(reason)})

    def score(self, screening: UUID, item: ItemScore) -> None:
        """Save an item as it is scored or written; an empty one is nothing."""
        cleaned = item.model_copy(
            update={"note": clean_text(item.note), "not_assessed": clean_text(item.not_assessed)}
        )
        value = cleaned.model_dump(mode="json")
        empty = cleaned == ItemScore(item=item.item)
        self.archive.draft(screening, {f"{ITEM}{item.item}": None if empty else value})

    def finish(self, screening: UUID, reason: str = "") -> Screening:
        """The observation is done and stands; a later change of it needs a reason.

        Raises ScreeningUnfinished while an item is untouched or a reason for the age is missing.
        """
        draft = self.show(screening)
        settled = any(v.key == "done" for v in self.archive.store.versions.of(screening))
        if settled and not reason.strip():
            raise ReasonMissing
        if draft.considered < len(draft.scale.items) or self._needs_age_reason(draft):
            raise ScreeningUnfinished
        with self.archive.store.transaction():
            self.archive.settle(screening, clean_text(reason))
            self.archive.keep(screening, {"done": True})
            self.archive.note("finish_screening", screening)
        return self.show(screening)

    def outside_age(self, screening: Screening) -> tuple[str, ...]:
        """By which age the day lies outside the window."""
        return outside_age(self.records.child(screening.child), screening.scale, screening.day)

    def decline_repeat(self, screening: UUID) -> None:
        """The parents said no to a new observation; said once, kept for good."""
        child = self.show(screening).child
        refusal = RepeatDeclined(screening=screening, day=self.archive.clock.today())
        self.archive.happen(child, "repeat_declined", refusal.model_dump(mode="json"))

    def remove(self, screening: UUID) -> None:
        """Take away an observation begun by mistake; one that is done stays."""
        if self.show(screening).done:
            raise ScreeningUnfinished
        with self.archive.store.transaction():
            drafts = self.archive.store.drafts.of(screening)
            self.archive.store.drafts.remove(screening, [d.key for d in drafts])
            self.archive.keep(screening, {"removed": True})

    def _needs_age_reason(self, screening: Screening) -> bool:
        return bool(self.outside_age(screening)) and not screening.outside_age_reason.strip()
