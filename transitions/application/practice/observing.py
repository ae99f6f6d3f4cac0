"""The ADBB observations of a fictitious family, made by the verbs of the window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.desk import Desk
from transitions.application.practice.scores import FamilyItem, FamilyScreening, FamilySecond
from transitions.domain.screening import CauseNote, ItemScore
from transitions.domain.version import Author


@dataclass(frozen=True)
class Observing:
    """Does at a desk what a families file says was observed."""

    desk: Desk

    def observe(self, child: UUID, day: date, seen: FamilyScreening) -> UUID:
        """Make one observation, with all that was written beside it."""
        screening = self._begin(child, day, seen)
        self._note_conditions(screening, seen)
        self.score(screening, seen.items.items())
        if seen.second:
            self._observe_beside(screening, seen.second)
        if seen.done:
            self.desk.screenings.finish(screening)
            self._write_beside(screening, seen)
        return screening

    def score(self, screening: UUID, items: Iterable[tuple[str, FamilyItem]]) -> None:
        """Type items as a families file has them."""
        for item, scored in items:
            self.desk.screenings.score(screening, ItemScore(item=item, **scored.model_dump()))

    def _begin(self, child: UUID, day: date, seen: FamilyScreening) -> UUID:
        screenings = self.desk.screenings
        if seen.journal_observer:
            author = Author(name=seen.journal_observer, title="sundhedsplejerske")
            return screenings.copy_earlier(child, day, author, seen.scale)
        return screenings.begin(child, day, seen.scale)

    def _note_conditions(self, screening: UUID, seen: FamilyScreening) -> None:
        for condition in self.desk.screenings.show(screening).scale.conditions:
            unnamed = None if seen.journal_observer else condition.ideal
            holds = seen.conditions.get(condition.id, unnamed)
            self.desk.screenings.condition(screening, condition.id, holds)
        for name in ("conditional_reason", "outside_age_reason"):
            self.desk.screenings.explain(screening, name, getattr(seen, name))

    def _observe_beside(self, screening: UUID, second: FamilySecond) -> None:
        beside = self.desk.second_observers
        author = Author(name=second.name, title=second.title, training="ADBB-certificeret")
        beside.invite(screening, author, certified=True)
        for item, scored in second.items.items():
            beside.score(screening, ItemScore(item=item, **scored.model_dump()))
        if second.done:
            beside.finish(screening)

    def _write_beside(self, screening: UUID, seen: FamilyScreening) -> None:
        for cause in self.desk.around.library.guides[seen.scale].causes:
            if cause.id in seen.causes:
                written = CauseNote(
                    label=cause.label.danish, considered=True, note=seen.causes[cause.id]
                )
                self.desk.screenings.consider(screening, cause.id, written)
        self.desk.second_observers.conclude(screening, seen.joint_note)
        self.desk.screenings.explain(screening, "together", seen.together)
        self.desk.screenings.settle_words(screening)
