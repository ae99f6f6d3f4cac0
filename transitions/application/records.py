"""Reading: the stored versions, drafts and events put together into what the domain knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel, TypeAdapter

from transitions.application.archive import Archive
from transitions.application.keys import (
    ANSWER,
    UNREAD,
    answers_in,
    is_beside,
    only,
    shares_in,
)
from transitions.application.newest import Newest
from transitions.application.observations import DONE, read_screening
from transitions.application.ports import Library
from transitions.domain.child import Child
from transitions.domain.consent import AnyConsentEvent, Ledger
from transitions.domain.form import Form
from transitions.domain.person import SAYS_WHO_WRITES, HealthVisitor, Parent
from transitions.domain.repeat import RepeatDeclined
from transitions.domain.scale import Scale
from transitions.domain.screening import Screening
from transitions.domain.transition import Handover, TransitionRecord, Use
from transitions.domain.version import Author, Json, standing

CONSENT = TypeAdapter[AnyConsentEvent](AnyConsentEvent)
M = TypeVar("M", bound=BaseModel)

PLAIN = frozenset(TransitionRecord.model_fields) - {
    "id", "child", "form", "salt", "health_visitor", "practice", "answers", "settled_on",
    "shares", "screenings", "repeats_declined", "handovers", "journalised", "journalised_on", "told",
    "form_declined_on",
}
"""The fields of a transition that are stored under their own name."""


@dataclass(frozen=True)
class Records:
    """Everything that can be read, as it stands on a day (today)."""

    archive: Archive
    library: Library
    _newest: Newest[tuple[UUID, date, date, int], TransitionRecord] = field(
        default_factory=Newest, repr=False, compare=False
    )
    _consents: Newest[tuple[UUID, int], Ledger] = field(default_factory=Newest, repr=False, compare=False)

    def health_visitor(self) -> HealthVisitor:
        """Whose vault this is; empty until she has said."""
        return self._profile(HealthVisitor.model_fields)

    def author(self) -> Author:
        """She as the one who writes; every save asks, so only what that takes is read."""
        return self._profile(SAYS_WHO_WRITES).author

    def _profile(self, keys: Collection[str]) -> HealthVisitor:
        profiles = self.archive.store.subjects.all("profile")
        if not profiles:
            return HealthVisitor()
        return read(HealthVisitor, self.archive.stands(profiles[0], keys).values)

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
        """One observation with the scale it was scored by, and what is being written in it."""
        return self._screening(screening, self.archive.values(screening, self._today()))

    def screenings(self, child: UUID) -> tuple[Screening, ...]:
        """All observations of a child by their own day, and what is being written in them."""
        return self._screenings(child, self.screening)

    def settled_screenings(self, child: UUID) -> tuple[Screening, ...]:
        """As ``screenings``, but one that is done is without a correction that is not."""
        return self._screenings(child, self._settled_screening)

    def _screenings(
        self, child: UUID, read_one: Callable[[UUID], Screening]
    ) -> tuple[Screening, ...]:
        found = self.archive.store.subjects.belonging_to(child, "screening")
        kept = (s for s in found if not self.archive.values(s, self._today()).get("removed"))
        return tuple(sorted((read_one(s) for s in kept), key=lambda s: s.day))

    def _settled_screening(self, screening: UUID) -> Screening:
        stands = standing(self.archive.store.versions.of(screening), self._today())
        drafts = self.archive.store.drafts.of(screening)
        values = {key: version.value for key, version in stands.items()}
        values |= {draft.key: draft.value for draft in drafts if is_beside(draft.key)}
        return self._screening(screening, values) if values.get(DONE) else self.screening(screening)

    def _screening(self, screening: UUID, values: Mapping[str, Json]) -> Screening:
        store = self.archive.store
        scale = read(Scale, _json(store.definitions.read(values["scale"])))
        child, versions = store.subjects.owner(screening), store.versions.of(screening)
        return read_screening(screening, child, scale, values, versions)

    def transition(self, transition: UUID, day: date | None = None) -> TransitionRecord:
        """One transition with all that belongs to it; read once while nothing is written.

        One look at a screen asks for it up to five times.
        """
        today = self._today()
        asked = (transition, day or today, today, self.archive.store.writes)
        return self._newest.answer(asked, lambda: self._transition(transition, day or today))

    def _transition(self, transition: UUID, day: date) -> TransitionRecord:
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
                "screenings": self.settled_screenings(child),
                "repeats_declined": self.repeats_declined(child),
                "handovers": self._handovers(transition),
                "form_declined_on": self._form_declined_on(transition, values),
                **self._journal(transition),
            },
        )

    def ledger(self, transition: UUID) -> Ledger:
        """The consent events of a transition; read once while nothing is written."""
        asked = (transition, self.archive.store.writes)
        return self._consents.answer(asked, lambda: self._ledger(transition))

    def _ledger(self, transition: UUID) -> Ledger:
        events = self.archive.events(transition, "consent")
        told = (CONSENT.validate_python(event.value) for event in events)
        numbered = zip(told, events, strict=True)
        return Ledger(events=tuple(t.model_copy(update={"id": e.id}) for t, e in numbered))

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

    def _form_declined_on(self, transition: UUID, values: Mapping[str, Json]) -> date | None:
        """The day the no to the form that stands was written down."""
        if values.get("form_wish") != "no":
            return None
        drafts = self.archive.store.drafts.of(transition)
        typed = [draft.saved_at for draft in drafts if draft.key == "form_wish"]
        versions = self.archive.store.versions.of(transition)
        kept = [v.recorded_at for v in versions if (v.key, v.value) == ("form_wish", "no")]
        return _local_day((typed or kept)[-1])

    def repeats_declined(self, child: UUID) -> tuple[RepeatDeclined, ...]:
        """Each time the parents said no to a new observation."""
        events = self.archive.events(child, "repeat_declined")
        return tuple(read(RepeatDeclined, {**e.value, "at": e.recorded_at}) for e in events)

    def _handovers(self, transition: UUID) -> tuple[Handover, ...]:
        events = self.archive.events(transition, "handover")
        return tuple(read(Handover, event.value) for event in events)

    def _journal(self, transition: UUID) -> dict[str, object]:
        events = self.archive.events(transition, "journalised")
        entries = [event.value for event in events]
        return {
            "journalised_on": max((event.day for event in events), default=None),
            "journalised": frozenset(entry["part"] for entry in entries),
            "told": frozenset(name for entry in entries for name in entry.get("tells", ())),
        }

    def uses(self, transition: UUID) -> tuple[Use, ...]:
        """When and what for the family's information was opened and used, each once a day."""
        subjects, child = self.archive.store.subjects, self.archive.store.subjects.owner(transition)
        kin = [] if child is None else [child, *subjects.belonging_to(child, "parent"),
                                        *subjects.belonging_to(child, "screening")]
        lines = self.archive.store.audit.of({str(subject) for subject in (transition, *kin)})
        before = [] if child is None else self._used_before(child, {transition, *kin})
        told = dict.fromkeys((_local_day(at), action) for at, action in (*before, *lines))
        return tuple(Use(day=day, purpose=action) for day, action in told)

    def _used_before(self, child: UUID, subjects: Collection[UUID]) -> list[tuple[datetime, str]]:
        """The uses where the family was before it was taken over."""
        used = (each for move in self.archive.moves(child) for each in move.used)
        return [(u.at, u.action) for u in used if u.subject in subjects]

    def unread(self, subject: UUID) -> dict[str, str]:
        """What was typed and not understood, by the name of the value it was meant for."""
        values = self.archive.values(subject, self._today())
        return {k.removeprefix(UNREAD): v for k, v in values.items() if k.startswith(UNREAD) and v}

    def _today(self) -> date:
        return self.archive.clock.today()


def read(model: type[M], values: Json) -> M:
    """A stored value as the model of today; what the model no longer knows is passed over."""
    return model.model_validate(values, extra="ignore")


def _json(content: str) -> Json:
    return TypeAdapter(object).validate_json(content)


def _local_day(moment: datetime) -> date:
    return moment.astimezone().date()
