"""Reading: the stored versions, drafts and events put together into what the domain knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel, TypeAdapter

from transitions.application.archive import Archive
from transitions.application.keys import (
    ANSWER,
    UNREAD,
    answers_in,
    conditions_in,
    items_in,
    only,
    shares_in,
)
from transitions.application.ports import Library
from transitions.domain.child import Child
from transitions.domain.consent import AnyConsentEvent, Ledger
from transitions.domain.form import Form
from transitions.domain.person import HealthVisitor, Parent
from transitions.domain.scale import Scale
from transitions.domain.screening import RepeatDeclined, Screening
from transitions.domain.transition import Handover, TransitionRecord
from transitions.domain.version import Json, Version

CONSENT = TypeAdapter[AnyConsentEvent](AnyConsentEvent)
M = TypeVar("M", bound=BaseModel)

PLAIN = frozenset(TransitionRecord.model_fields) - {
    "id", "child", "form", "salt", "health_visitor", "practice", "answers", "settled_on",
    "shares", "screenings", "repeats_declined", "handovers", "journalised", "told",
}
"""The fields of a transition that are stored under their own name."""


@dataclass(frozen=True)
class Records:
    """Everything that can be read, as it stands on a day (today)."""

    archive: Archive
    library: Library

    def health_visitor(self) -> HealthVisitor:
        """Whose vault this is; empty until she has said."""
        profiles = self.archive.store.subjects.all("profile")
        if not profiles:
            return HealthVisitor()
        values = self.archive.values(profiles[0], self.archive.clock.today())
        return read(HealthVisitor, only(values, HealthVisitor.model_fields))

    def child(self, child: UUID, day: date | None = None) -> Child:
        """A child with its parents."""
        store = self.archive.store
        parents = store.subjects.belonging_to(child, "parent")
        values = self.archive.values_of_many([child, *parents], day or self._today())
        people = [self._parent(p, values[p]) for p in parents if not values[p].get("removed")]
        return read(Child, {**only(values[child], Child.model_fields), "id": child, "parents": people})

    def _parent(self, parent: UUID, values: Mapping[str, Json]) -> Parent:
        known = {"name": "", **only(values, Parent.model_fields)}
        return read(Parent, {**known, "id": parent})

    def screening(self, screening: UUID) -> Screening:
        """One observation with the scale it was scored by."""
        store = self.archive.store
        child = store.subjects.owner(screening)
        values = self.archive.values(screening, self._today())
        scale = read(Scale, _json(store.definitions.read(values["scale"])))
        versions = store.versions.of(screening)
        plain = only(values, ("day", "observer", "conditional_reason", "outside_age_reason", "done"))
        return read(
            Screening,
            {
                **plain, "id": screening, "child": child, "scale": scale,
                "conditions": conditions_in(values), "items": items_in(values),
                "reached": highest_sum(versions),
            },
        )

    def screenings(self, child: UUID) -> tuple[Screening, ...]:
        """All observations of a child by their own day."""
        found = self.archive.store.subjects.belonging_to(child, "screening")
        kept = (s for s in found if not self.archive.values(s, self._today()).get("removed"))
        return tuple(sorted((self.screening(s) for s in kept), key=lambda s: s.day))

    def transition(self, transition: UUID, day: date | None = None) -> TransitionRecord:
        """One transition with all that belongs to it."""
        day = day or self._today()
        store = self.archive.store
        child = store.subjects.owner(transition)
        if child is None:
            raise KeyError(transition)
        values = self.archive.values(transition, day)
        return read(
            TransitionRecord,
            {
                **only(values, PLAIN),
                "id": transition,
                "child": self.child(child, day),
                "form": self._form(values["form_hash"]),
                "salt": store.subjects.salt(transition),
                "health_visitor": self.health_visitor(),
                "practice": store.kind == "practice",
                "answers": answers_in(values),
                "settled_on": self._settled_on(transition),
                "shares": shares_in(values),
                "screenings": self.screenings(child),
                "repeats_declined": self.repeats_declined(child),
                "handovers": self._handovers(transition),
                **self._journal(transition),
            },
        )

    def ledger(self, transition: UUID) -> Ledger:
        """The consent events of a transition."""
        events = self.archive.events(transition, "consent")
        return Ledger(events=tuple(CONSENT.validate_python(event.value) for event in events))

    def _form(self, form_hash: str) -> Form:
        if form_hash == self.library.form.hash:
            return self.library.form
        return read(Form, _json(self.archive.store.definitions.read(form_hash)))

    def _settled_on(self, transition: UUID) -> date | None:
        drafts = self.archive.store.drafts.of(transition)
        if any(draft.key.startswith(ANSWER) for draft in drafts):
            return self._today()
        versions = self.archive.store.versions.of(transition)
        moments = [v.recorded_at for v in versions if v.key.startswith(ANSWER)]
        return _local_day(max(moments)) if moments else None

    def repeats_declined(self, child: UUID) -> tuple[RepeatDeclined, ...]:
        events = self.archive.events(child, "repeat_declined")
        return tuple(read(RepeatDeclined, event.value) for event in events)

    def _handovers(self, transition: UUID) -> tuple[Handover, ...]:
        events = self.archive.events(transition, "handover")
        return tuple(read(Handover, event.value) for event in events)

    def _journal(self, transition: UUID) -> dict[str, frozenset[str]]:
        entries = [event.value for event in self.archive.events(transition, "journalised")]
        return {
            "journalised": frozenset(entry["part"] for entry in entries),
            "told": frozenset(name for entry in entries for name in entry.get("tells", ())),
        }

    def unread(self, subject: UUID) -> dict[str, str]:
        """What was typed and not understood, by the name of the value it was meant for."""
        values = self.archive.values(subject, self._today())
        return {k.removeprefix(UNREAD): v for k, v in values.items() if k.startswith(UNREAD) and v}

    def _today(self) -> date:
        return self.archive.clock.today()


def read(model: type[M], values: Json) -> M:
    """A stored value as the model of today; what the model no longer knows is passed over."""
    return model.model_validate(values, extra="ignore")


def highest_sum(versions: Iterable[Version]) -> int:
    """The highest sum an observation ever had once it was done, through every correction."""
    known: dict[str, Json] = {}
    highest = 0
    for _, group in groupby(versions, key=lambda version: version.recorded_at):
        known |= {version.key: version.value for version in group}
        if known.get("done"):
            highest = max(highest, sum(item.score or 0 for item in items_in(known)))
    return highest


def _json(content: str) -> Json:
    return TypeAdapter(object).validate_json(content)


def _local_day(moment: datetime) -> date:
    return moment.astimezone().date()
