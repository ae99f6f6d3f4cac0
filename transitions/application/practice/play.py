"""Plays fictitious families into an open vault, day by day, by the verbs of the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from uuid import NAMESPACE_URL, UUID, uuid5

from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.application.practice.days import on
from transitions.application.practice.families import Families, Family, FamilyAnswer, FamilyParent
from transitions.application.practice.happenings import FamilyEvent
from transitions.application.practice.observing import Observing
from transitions.application.practice.scores import FamilyScreening
from transitions.application.practice.turns import Played, Turns
from transitions.domain.answers import Answer, AnswerKey, DanishText
from transitions.domain.person import HealthVisitor
from transitions.domain.version import Json

Turn = FamilyAnswer | FamilyScreening | FamilyEvent


class Unplayable(Exception):
    """A family says something that the program would not allow; the message is for its author."""


class PlayClock:
    """A clock that is set to the day being played and never runs backwards within a day."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._ticks = 0

    def now(self) -> datetime:
        """Noon of the day in the local zone and a little later each time it is asked."""
        self._ticks += 1
        noon = datetime.combine(self.day, time(12)).astimezone()
        return noon + timedelta(milliseconds=self._ticks)

    def today(self) -> date:
        """The day being played."""
        return self.day


class PlayIds:
    """Ids that are the same each time the same families are played."""

    def __init__(self) -> None:
        self._count = 0

    def new(self) -> UUID:
        """The next id."""
        self._count += 1
        return uuid5(NAMESPACE_URL, f"tryg-overgang:{self._count}")

    def salt(self) -> bytes:
        """The next salt."""
        self._count += 1
        return sha256(str(self._count).encode()).digest()[:16]


@dataclass(frozen=True)
class Practice:
    """Plays families at a desk whose clock is ``clock``, as if it were ``today``."""

    desk: Desk
    clock: PlayClock
    today: date

    def play(self, families: Families) -> dict[str, Played]:
        """Play every family; afterwards the clock stands on ``today``.

        Raises Unplayable, naming family and day, for what the program itself would refuse.
        """
        began = (on(family.transition.began, self.today) for family in families.families)
        self.clock.day = min(self.today, *began)
        self._introduce_visitor(families)
        introduced = replace(self, desk=self.desk.around.desk(self.desk.store))
        return introduced.play_families(families)

    def play_families(self, families: Families) -> dict[str, Played]:
        """Play the families of a health visitor who was known before the first of them began.

        Raises Unplayable.
        """
        played: dict[str, Played] = {}
        for family in families.families:
            with self.desk.store.transaction():
                played[family.id] = self._play(family, played)
        self.clock.day = self.today
        return played

    def _introduce_visitor(self, families: Families) -> None:
        visitor = families.health_visitor
        day = visitor.certified_on
        known = {**visitor.model_dump(), "certified_on": on(day, self.today) if day else None}
        self.desk.profile.write(HealthVisitor.model_validate(known))

    def _play(self, family: Family, before: dict[str, Played]) -> Played:
        began = on(family.transition.began, self.today)
        self._refuse_ahead(family, began)
        self.clock.day = began
        played = self._begin(family, before)
        for day, _, turn in sorted(self._days(family), key=lambda entry: entry[:2]):
            self._refuse_ahead(family, day)
            self.clock.day = max(day, self.clock.day)
            try:
                self._happen(played, turn)
            except ExpectedError as refusal:
                raise Unplayable(self._told(family, day, refusal)) from refusal
        return played

    def _refuse_ahead(self, family: Family, day: date) -> None:
        if day > self.today:
            ahead = ExpectedError("problem.date_future")
            raise Unplayable(self._told(family, day, ahead))

    def _told(self, family: Family, day: date, refusal: ExpectedError) -> str:
        words = self.desk.around.library.texts.say(refusal.text_id, **refusal.values)
        return f'familien "{family.id}", {day:%d.%m.%Y}: {words}'

    def _days(self, family: Family) -> Iterator[tuple[date, int, Turn]]:
        visit = family.transition.visit_on or family.transition.began
        for answer in family.answers:
            yield on(answer.on or visit, self.today), 0, answer
        for screening in family.screenings:
            yield on(screening.on, self.today), 1, screening
        for event in family.events:
            yield on(event.on, self.today), 2, event

    def _begin(self, family: Family, before: dict[str, Played]) -> Played:
        child = self.desk.children.register(family.child.name)
        self.desk.children.write(child, self._child_values(family))
        parents = {p.id: self._add_parent(child, p) for p in family.parents}
        if family.parents_of:
            parents = self._copy_parents(before[family.parents_of], child)
        transition = self.desk.transitions.start(child)
        self.desk.transitions.write(transition, self._transition_values(family))
        self.desk.children.settle(child)
        self.desk.transitions.settle(transition)
        return Played(child=child, transition=transition, parents=parents)

    def _child_values(self, family: Family) -> dict[str, Json]:
        child = family.child
        values = child.model_dump(mode="json", exclude={"birth_date", "cpr"}, exclude_none=True)
        if child.birth_date:
            values["birth_date"] = on(child.birth_date, self.today).isoformat()
        number = child.number(self.today)
        return {**values, "cpr": number} if number else values

    def _add_parent(self, child: UUID, parent: FamilyParent) -> UUID:
        return self.desk.children.add_parent(child, parent.model_dump(mode="json", exclude={"id"}))

    def _copy_parents(self, sibling: Played, child: UUID) -> dict[str, UUID]:
        self.desk.children.copy_parents(sibling.child, child)
        copied = [parent.id for parent in self.desk.children.show(child).parents]
        return dict(zip(sibling.parents, copied, strict=True))

    def _transition_values(self, family: Family) -> dict[str, Json]:
        said = family.transition
        days = ("start_date", "introduced_on", "visit_on", "follow_up_on")
        values = said.model_dump(mode="json", exclude={*days, "began", "meeting"}, exclude_none=True)
        for name in days:
            day = getattr(said, name)
            if day is not None:
                values[name] = on(day, self.today).isoformat()
        if said.meeting:
            meeting = said.meeting.model_dump(mode="json")
            values["meeting"] = {**meeting, "day": on(said.meeting.day, self.today).isoformat()}
        return {name: value for name, value in values.items() if value not in ("", (), [])}

    def _happen(self, played: Played, turn: Turn) -> None:
        match turn:
            case FamilyAnswer():
                self._say(played, turn)
            case FamilyScreening():
                self._observe(played, turn)
            case _:
                Turns(self.desk, self.clock, self.today).take(played, turn)

    def _say(self, played: Played, said: FamilyAnswer) -> None:
        answer = Answer(
            key=AnswerKey(field=said.field, voice=said.voice, row=said.row),
            stance=said.stance,
            value=said.value,
            language=said.language,
            danish=DanishText.model_validate(said.danish.model_dump()) if said.danish else None,
            unread=said.unread,
        )
        self.desk.transitions.answer(played.transition, answer)
        if said.share != "undecided":
            self.desk.transitions.share(played.transition, said.field, said.voice, said.share)

    def _observe(self, played: Played, seen: FamilyScreening) -> None:
        day = on(seen.on, self.today) if seen.journal_observer else self.clock.day
        played.screenings.append(Observing(self.desk).observe(played.child, day, seen))
