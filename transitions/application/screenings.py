"""ADBB observations: conditions, eight items, done; the child's own page, outside the form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.errors import ExpectedError
from transitions.application.keys import CAUSE, CONDITION, ITEM, SECOND, is_beside
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.domain.answers import clean_text
from transitions.domain.model import canonical
from transitions.domain.repeat import FollowUp, follow_up
from transitions.domain.screening import CauseNote, ItemScore, Origin, Screening, outside_age
from transitions.domain.version import Author, Json


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
        return self.add(child, day, "here", self.records.health_visitor().author, scale)

    def copy_earlier(self, child: UUID, day: date, observer: Author, scale: str = "adbb") -> UUID:
        """An observation that stands in the journal, to be typed in; raises NotCertified."""
        return self.add(child, day, "journal", observer, scale)

    def add(self, child: UUID, day: date, origin: Origin, observer: Author, scale: str) -> UUID:
        """An observation from anywhere; raises NotCertified."""
        store = self.archive.store
        self._check_certified()
        used = self.library.scales[scale]
        with store.transaction():
            store.definitions.keep(used.hash, "scale", canonical(used.model_dump(mode="json")))
            screening = self.archive.add_subject("screening", child)
            self.archive.keep(
                screening,
                {"scale": used.hash, "day": day.isoformat(), "origin": origin,
                 "observer": observer.model_dump(mode="json")},
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
        return follow_up(self.records.settled_screenings(child), self.records.repeats_declined(child))

    def observe_on(self, screening: UUID, day: date) -> None:
        """Another day for an observation that is not done."""
        self.archive.draft(screening, {"day": day.isoformat()})

    def observed_by(self, screening: UUID, observer: Author) -> None:
        """Who made an observation that stands in the journal, as it is typed."""
        self.archive.draft(screening, {"observer": observer.model_dump(mode="json")})

    def condition(self, screening: UUID, condition: str, holds: bool | None) -> None:
        """Note one condition of the observation; nothing takes it back."""
        self.archive.draft(screening, {f"{CONDITION}{condition}": holds})

    def explain(self, screening: UUID, name: str, reason: str) -> None:
        """Write ``conditional_reason``, ``outside_age_reason`` or ``together``."""
        self.archive.draft(screening, {name: clean_text(reason)})

    def score(self, screening: UUID, item: ItemScore) -> None:
        """Save an item as it is scored or written; an empty one is nothing. Raises NotCertified."""
        self._check_certified()
        self.archive.draft(screening, {f"{ITEM}{item.item}": item_value(item)})

    def finish(self, screening: UUID, reason: str = "") -> Screening:
        """The observation is done and stands; a later change of it needs a reason.

        Raises ScreeningUnfinished while an item is untouched, nobody is named, or a reason for the
        age is missing.
        """
        self._check_certified()
        draft = self.show(screening)
        if draft.done and not reason.strip():
            raise ReasonMissing
        if not draft.all_considered or not draft.observer.name.strip() or self._needs_age_reason(draft):
            raise ScreeningUnfinished
        with self.archive.store.transaction():
            self.archive.settle(screening, clean_text(reason), lambda key: not key.startswith(SECOND))
            self.archive.keep(screening, {"done": True})
            self.archive.note("finish_screening", screening)
        return self.show(screening)

    def consider(self, screening: UUID, cause: str, note: CauseNote) -> None:
        """Note one line of the cause checklist."""
        cleaned = note.model_copy(update={"note": clean_text(note.note)})
        said = cleaned.considered or cleaned.note
        value = cleaned.model_dump(mode="json") if said else None
        self.archive.draft(screening, {f"{CAUSE}{cause}": value})

    def settle_words(self, screening: UUID) -> None:
        """What was written beside an observation that is done stands: causes, joint and shared words."""
        if self.show(screening).done:
            self.archive.settle(screening, which=is_beside)

    def outside_age(self, screening: Screening) -> tuple[str, ...]:
        """By which age the day lies outside the window."""
        return outside_age(self.records.child(screening.child), screening.scale, screening.day)

    def decline_repeat(self, screening: UUID) -> None:
        """The parents said no to the new observation that is awaited; said once, kept for good."""
        child = self.show(screening).child
        state = self.follow_up(child)
        if state.state != "awaiting" or state.first != screening:
            return
        refusal = {"screening": str(screening), "day": self.archive.clock.today().isoformat()}
        self.archive.happen(child, "repeat_declined", refusal)

    def remove(self, screening: UUID) -> None:
        """Take away an observation begun by mistake; one that is done stays."""
        if self.show(screening).done:
            raise ScreeningUnfinished
        with self.archive.store.transaction():
            drafts = self.archive.store.drafts.of(screening)
            self.archive.store.drafts.remove(screening, [d.key for d in drafts])
            self.archive.keep(screening, {"removed": True})

    def _check_certified(self) -> None:
        """Scoring is for certified users, in practice for everybody."""
        if self.archive.store.kind != "practice" and not self.records.health_visitor().certified:
            raise NotCertified

    def _needs_age_reason(self, screening: Screening) -> bool:
        return bool(self.outside_age(screening)) and not screening.outside_age_reason.strip()


def item_value(item: ItemScore) -> Json:
    """An item as it is stored; nothing when it is empty."""
    cleaned = item.model_copy(
        update={"note": clean_text(item.note), "not_assessed": clean_text(item.not_assessed)}
    )
    return None if cleaned == ItemScore(item=item.item) else cleaned.model_dump(mode="json")
