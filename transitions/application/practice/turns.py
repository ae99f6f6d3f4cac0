"""What happens in a fictitious family, done by the verbs of the window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, assert_never
from uuid import UUID

from transitions.application.consents import Wish as ConsentWish
from transitions.application.desk import Desk
from transitions.application.practice.days import on
from transitions.application.practice.happenings import (
    AskedAgain,
    Closed,
    Copied,
    Corrected,
    Disagrees,
    FamilyEvent,
    HandedOver,
    IsNotAsked,
    Journalised,
    NewCustody,
    NewDaycare,
    NewProtection,
    RepeatRefused,
    SaysNo,
    SaysYes,
    Shares,
    TakesBack,
)
from transitions.application.practice.observing import Observing
from transitions.domain.answers import AnswerKey
from transitions.domain.disclosure import Stroke
from transitions.domain.form import Voice

VOICES: dict[str, Voice] = {
    "parents": "parents", "health_visitor": "health_visitor", "joint": "joint"
}
SIGNATURE: Stroke = tuple((6.0 * x, 20.0 + (x * 7) % 13) for x in range(18))


class Today(Protocol):
    """A clock that can be asked for the day being played."""

    @property
    def day(self) -> date:
        """The day being played."""
        ...


@dataclass
class Played:
    """A family in the vault: its child, its newest transition, its parents by name in the file."""

    child: UUID
    transition: UUID
    parents: dict[str, UUID] = field(default_factory=dict)
    screenings: list[UUID] = field(default_factory=list)


@dataclass(frozen=True)
class Turns:
    """Does at a desk what a families file says happened."""

    desk: Desk
    clock: Today
    today: date

    def take(self, played: Played, event: FamilyEvent) -> None:
        """Let one thing happen to a family."""
        match event:
            case SaysYes() | SaysNo() | IsNotAsked() | TakesBack() | Disagrees():
                self._consent(played, event)
            case HandedOver() | Copied() | Journalised() | Closed():
                self._log(played, event)
            case Corrected() | RepeatRefused():
                self._screening(played, event)
            case NewCustody() | NewProtection():
                self._parent(played, event)
            case Shares():
                self._share(played, event)
            case AskedAgain():
                self.desk.wishes.answer_again(played.transition, event.offer, event.wish)
            case NewDaycare():
                self._change_daycare(played, event)
            case _:
                assert_never(event)

    def _consent(
        self, played: Played, event: SaysYes | SaysNo | IsNotAsked | TakesBack | Disagrees
    ) -> None:
        consents, transition = self.desk.consents, played.transition
        parent = played.parents[event.parent]
        match event:
            case SaysYes():
                name = self.desk.transitions.show(transition).child.parent(parent).name
                consents.give(transition, self._wish(parent, event, name))
            case SaysNo():
                consents.refuse(transition, parent, keys_of(event.fields))
            case IsNotAsked():
                consents.not_asked(transition, parent, event.reason)
            case TakesBack():
                consents.withdraw(transition, parent, keys_of(event.fields), event.how)
            case Disagrees():
                consents.disagree(transition, parent)

    def _wish(self, parent: UUID, event: SaysYes, name: str) -> ConsentWish:
        longest = self.desk.consents.longest(self.clock.day)
        return ConsentWish(
            parent=parent,
            until=on(event.until, self.today) if event.until else longest,
            way=event.way,
            channels=event.channels,
            purpose=event.purpose or self.desk.around.library.policy.purposes[0].id,
            reason=event.reason,
            strokes=(SIGNATURE,) if event.way == "drawn" else (),
            pad=(120.0, 40.0),
            signed_as=name if event.way == "typed" else "",
            interpreter=event.interpreter,
            read_aloud=event.read_aloud,
            participants=event.participants,
        )

    def _log(self, played: Played, event: HandedOver | Copied | Journalised | Closed) -> None:
        match event:
            case HandedOver():
                self._hand_over(played, event)
            case Copied():
                self.desk.handovers.copied_to_journal(played.transition)
            case Journalised():
                self.desk.handovers.entered_in_journal(played.transition, event.part)
            case Closed():
                self.desk.transitions.close(played.transition)

    def _hand_over(self, played: Played, event: HandedOver) -> None:
        parent = played.parents[event.parent] if event.parent else next(iter(played.parents.values()), None)
        handovers = self.desk.handovers
        if event.product == "consent_sheet":
            verdict = handovers.proposal(played.transition, "consent_sheet").verdict
        else:
            last = played.screenings[-1] if played.screenings else None
            verdict = handovers.verdict(played.transition, event.product, parent, last)
        code = verdict.disclosure.content_hash if verdict.disclosure else ""
        handovers.log(played.transition, event.event, event.product, event.how, code, parent=parent)

    def _screening(self, played: Played, event: Corrected | RepeatRefused) -> None:
        match event:
            case RepeatRefused():
                awaited = self.desk.screenings.follow_up(played.child).first
                if awaited:
                    self.desk.screenings.decline_repeat(awaited)
            case Corrected():
                screening = played.screenings[event.number - 1]
                Observing(self.desk).score(screening, event.items.items())
                self.desk.screenings.finish(screening, event.reason)

    def _parent(self, played: Played, event: NewCustody | NewProtection) -> None:
        children = self.desk.children
        match event:
            case NewCustody():
                parent = played.parents[event.parent]
                children.change_custody(parent, event.custody, event.established, self.clock.day)
            case NewProtection():
                hidden = {"protected": list(event.protected)}
                if event.parent:
                    children.write_parent(played.parents[event.parent], hidden)
                else:
                    children.write(played.child, hidden)
                children.settle(played.child)

    def _share(self, played: Played, event: Shares) -> None:
        for section in event.sections:
            self.desk.transitions.share_everyday(played.transition, section)
        for key in keys_of(event.fields):
            self.desk.transitions.share(played.transition, key.field, key.voice, event.choice)

    def _change_daycare(self, played: Played, event: NewDaycare) -> None:
        played.transition = self.desk.transitions.change_daycare(played.transition, event.daycare)
        if event.start_date:
            start = on(event.start_date, self.today).isoformat()
            self.desk.transitions.write(played.transition, {"start_date": start})
            self.desk.transitions.settle(played.transition)


def keys_of(names: Iterable[str]) -> tuple[AnswerKey, ...]:
    """The answers that ``field/voice`` or ``field/voice/row`` name."""
    return tuple(_key(name) for name in names)


def _key(name: str) -> AnswerKey:
    field_id, voice, *row = name.split("/")
    return AnswerKey(field=field_id, voice=VOICES[voice], row="".join(row))
