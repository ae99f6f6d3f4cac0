"""Writing and reading what can change: drafts that settle into versions, events that stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from transitions.application.keys import JOTTING, NEVER_SETTLES
from transitions.application.newest import Newest
from transitions.application.package_errors import HandedOver
from transitions.application.ports import Clock, Ids
from transitions.application.store import Stands, Store
from transitions.domain.move import MOVE, Move, handed_to
from transitions.domain.version import Author, Draft, Event, Json, Version, standing


class _Asked(NamedTuple):
    subject: UUID
    keys: tuple[str, ...]
    day: date
    writes: int


@dataclass(frozen=True)
class Archive:
    """The open vault, the clock, and who is writing."""

    store: Store
    clock: Clock
    ids: Ids
    author: Callable[[], Author]
    _newest: Newest[_Asked, Stands] = field(default_factory=Newest, repr=False, compare=False)

    def add_subject(self, kind: str, belongs_to: UUID | None = None) -> UUID:
        """A new child, parent, transition or screening."""
        self._refuse_handed_over(belongs_to)
        subject = self.ids.new()
        self.store.subjects.add(subject, kind, self.clock.now(), belongs_to)
        self.note(f"add_{kind}", subject)
        return subject

    def draft(self, subject: UUID, values: Mapping[str, Json], known: Stands | None = None) -> datetime:
        """Save what is being written; a draft equal to what stands already is taken away.

        ``known``: what stands under these keys, where that has been asked. Returns the moment it was saved.
        """
        stands, _, moved = known or self.stands(subject, values)
        if moved:
            self._refuse_handed_over(subject)
        now, before = self.clock.now(), self.store.writes
        typed = {key: value for key, value in values.items() if key not in stands or stands[key] != value}
        with self.store.transaction():
            self.store.drafts.remove(subject, values.keys() - typed.keys())
            for key, value in typed.items():
                self.store.drafts.save(self._draft(subject, key, value, now))
        self._follow(subject, before, values, typed)
        return now

    def settle(
        self, subject: UUID, reason: str = "", which: Callable[[str], bool] = lambda _: True
    ) -> None:
        """Turn the drafts of a subject (of the keys that are meant) into versions, all or none.

        Pages settle what they leave, so in a family that is handed over nothing happens.
        """
        drafts = [
            draft for draft in self.store.drafts.of(subject)
            if which(draft.key) and not draft.key.startswith(NEVER_SETTLES)
        ]
        if not drafts or self.handed_to(subject) is not None:
            return
        with self.store.transaction():
            self.keep(subject, {d.key: d.value for d in drafts}, reason)
            self.store.drafts.remove(subject, [d.key for d in drafts])

    def jot(self, subject: UUID, values: Mapping[str, Json]) -> datetime:
        """Keep what waits to be signed or sent; nothing takes it away again without a trace."""
        self._refuse_handed_over(subject)
        now = self.clock.now()
        with self.store.transaction():
            for key, value in values.items():
                if value is None:
                    self.store.drafts.remove(subject, [f"{JOTTING}{key}"])
                else:
                    self.store.drafts.save(self._draft(subject, f"{JOTTING}{key}", value, now))
        return now

    def jottings(self, subject: UUID, prefix: str = "") -> dict[str, Json]:
        """What waits, by the names it was jotted down under that begin so."""
        begins = f"{JOTTING}{prefix}"
        drafts = (d for d in self.store.drafts.of(subject) if d.key.startswith(begins))
        return {draft.key.removeprefix(JOTTING): draft.value for draft in drafts}

    def forget_jottings(self, subject: UUID) -> None:
        """Take away everything that never stood."""
        self._refuse_handed_over(subject)
        drafts = self.store.drafts.of(subject)
        self.store.drafts.remove(subject, [d.key for d in drafts if d.key.startswith(NEVER_SETTLES)])

    def keep(self, subject: UUID, values: Mapping[str, Json], reason: str = "") -> None:
        """Write versions at once, each in place of the one that stands, from its own first day."""
        self._refuse_handed_over(subject)
        stands = standing(self.store.versions.of(subject), self.clock.today())
        now = self.clock.now()
        self.store.versions.add(
            self._version(subject, key, value, now, stands.get(key), reason)
            for key, value in values.items()
        )

    def change(self, subject: UUID, values: Mapping[str, Json], valid_on: date) -> None:
        """Write what holds from a day on; what held before that day stays true of its time.

        What was written as valid from that day or a later one up to today is replaced.
        """
        self._refuse_handed_over(subject)
        stands = standing(self.store.versions.of(subject), self.clock.today())
        now = self.clock.now()
        versions = (
            self._version(subject, key, value, now, self._overtaken(stands.get(key), valid_on), "")
            for key, value in values.items()
        )
        self.store.versions.add(v.model_copy(update={"valid_on": valid_on}) for v in versions)

    def _overtaken(self, old: Version | None, valid_on: date) -> Version | None:
        return old if old and old.valid_on >= valid_on else None

    def values(self, subject: UUID, day: date) -> dict[str, Json]:
        """What stands on a day, drafts first."""
        return self.values_of_many([subject], day)[subject]

    def stands(self, subject: UUID, keys: Iterable[str]) -> Stands:
        """What stands under these keys today; asked once while one question is being typed in."""
        asked = _Asked(subject, tuple(keys), self.clock.today(), self.store.writes)
        return self._newest.answer(asked, lambda: self.store.standing.of(*asked[:3]))

    def _follow(
        self, subject: UUID, before: int, values: Collection[str], typed: Mapping[str, Json]
    ) -> None:
        """What was known ``before`` these drafts is known after them."""
        if self._newest.known is None:
            return
        asked, stands = self._newest.known
        if (asked.subject, asked.writes) == (subject, before):
            kept = {key: value for key, value in stands.typed.items() if key not in values}
            told = {key: value for key, value in typed.items() if key in asked.keys}
            now = asked._replace(writes=self.store.writes)
            self._newest.known = now, stands._replace(typed=kept | told)

    def values_of_many(self, subjects: Iterable[UUID], day: date) -> dict[UUID, dict[str, Json]]:
        """As ``values`` for many subjects at once."""
        wanted = list(subjects)
        versions = self.store.versions.of_many(wanted)
        drafts = self.store.drafts.of_many(wanted)
        return {
            subject: {key: v.value for key, v in standing(versions[subject], day).items()}
            | {draft.key: draft.value for draft in drafts[subject]}
            for subject in wanted
        }

    def happen(self, subject: UUID, kind: str, value: Json, day: date | None = None) -> None:
        """Write down something that happened, on a day (today)."""
        if kind != MOVE:
            self._refuse_handed_over(subject)
        event = Event(
            id=self.ids.new(), subject=subject, kind=kind, value=value,
            day=day or self.clock.today(), recorded_at=self.clock.now(), author=self.author(),
        )
        self.store.events.add(event)

    def events(self, subject: UUID, kind: str) -> tuple[Event, ...]:
        """What happened of a kind, in the order it was written down."""
        return self.store.events.of(subject, kind)

    def moves(self, subject: UUID) -> tuple[Move, ...]:
        """The way of the family that a subject belongs to, between health visitors."""
        events = self.store.events.of_family(subject, MOVE)
        return tuple(Move.model_validate(event.value, extra="ignore") for event in events)

    def handed_to(self, subject: UUID) -> str | None:
        """The colleague who has the family now, when one has."""
        return handed_to(self.moves(subject))

    def note(self, action: str, subject: UUID, detail: str = "") -> None:
        """One line in the audit: ids and verbs, never content."""
        self.store.audit.write(self.clock.now(), "user", action, str(subject), detail)

    def _refuse_handed_over(self, subject: UUID | None) -> None:
        if subject is not None and self.handed_to(subject) is not None:
            raise HandedOver

    def _draft(self, subject: UUID, key: str, value: Json, now: datetime) -> Draft:
        return Draft(subject=subject, key=key, value=value, saved_at=now, author=self.author())

    def _version(
        self, subject: UUID, key: str, value: Json, now: datetime, old: Version | None, reason: str
    ) -> Version:
        return Version(
            id=self.ids.new(),
            subject=subject,
            key=key,
            value=value,
            valid_on=old.valid_on if old else self.clock.today(),
            recorded_at=now,
            author=self.author(),
            replaces=old.id if old else None,
            reason=reason,
        )
