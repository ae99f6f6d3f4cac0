"""Whether a new observation is awaited, and what ends the waiting.

A total at or above the threshold, by either observer, asks for a new observation. What has
happened is taken in the order it was written down. Two things alone end the waiting: another
observation, by what it said when it was ended, or the parents' recorded no. A correction or a
second observer may make a repeat due, never undo one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple
from uuid import UUID

from pydantic import AwareDatetime

from transitions.domain.model import Record
from transitions.domain.screening import Screening, Settlement


class RepeatDeclined(Record):
    """The parents said no to a new observation, written down at that moment."""

    screening: UUID
    day: date
    at: AwareDatetime


RepeatState = Literal["none", "awaiting", "confirmed", "not_confirmed", "declined"]


class FollowUp(Record):
    """Where a child stands after its observations; the due days only while a repeat is awaited.

    ``first`` asked for the repeat, ``answer`` is the observation that confirmed or did not.
    """

    state: RepeatState = "none"
    first: UUID | None = None
    first_day: date | None = None
    due_from: date | None = None
    due_to: date | None = None
    answer: UUID | None = None
    answer_day: date | None = None

    @property
    def days_between(self) -> int | None:
        """Days from the first observation to the one that answered it."""
        if self.first_day is None or self.answer_day is None:
            return None
        return abs((self.answer_day - self.first_day).days)


class _Moment(NamedTuple):
    """One settled state among all that went before it in the same observation."""

    screening: Screening
    settled: Settlement
    before: tuple[Settlement, ...]

    @property
    def at(self) -> datetime:
        return self.settled.at

    @property
    def threshold(self) -> int:
        return self.screening.scale.threshold.at_or_above

    @property
    def ended(self) -> bool:
        return any(s.kind == "ended" for s in (*self.before, self.settled))

    @property
    def asks(self) -> bool:
        """At the threshold now or before, by either observer."""
        return any(s.sum >= self.threshold for s in (*self.before, self.settled))

    @property
    def newly_asks(self) -> bool:
        """At the threshold for the first time since it was ended, or on ending."""
        asked = any(s.sum >= self.threshold for s in self.before)
        return self.ended and self.asks and (self.settled.kind == "ended" or not asked)

    @property
    def confirms(self) -> bool:
        """By the observer's own numbers."""
        return self.settled.sum >= self.threshold

    @property
    def clears(self) -> bool:
        """Complete, under ideal conditions, with nothing at the threshold."""
        return self.settled.complete and not self.settled.conditional and not self.asks


def follow_up(screenings: Iterable[Screening], declined: Iterable[RepeatDeclined] = ()) -> FollowUp:
    """What the observations ask for."""
    known = sorted(screenings, key=lambda screening: screening.day)
    moments = sorted((m for s in known for m in _moments(s)), key=lambda moment: moment.at)
    refusals = sorted(declined, key=lambda refusal: refusal.at)
    state, answers = FollowUp(), dict[UUID, _Moment]()
    for moment in moments:
        state = _refused(state, refusals, moment.at)
        state = _advanced(state, moment, answers)
        _remember(answers, moment)
    return _refused(state, refusals, None)


def _moments(screening: Screening) -> Iterator[_Moment]:
    for number, settled in enumerate(screening.history):
        yield _Moment(screening, settled, screening.history[:number])


def _remember(answers: dict[UUID, _Moment], moment: _Moment) -> None:
    """What each observation may answer with, should an older one be written down later."""
    if moment.settled.kind == "ended":
        answers[moment.screening.id] = moment
    elif moment.newly_asks:
        answers.pop(moment.screening.id, None)


def _refused(state: FollowUp, refusals: Iterable[RepeatDeclined], until: datetime | None) -> FollowUp:
    said_no = any(
        refusal.screening == state.first and (until is None or refusal.at <= until)
        for refusal in refusals
    )
    if state.state == "awaiting" and said_no:
        return FollowUp(state="declined", first=state.first, first_day=state.first_day)
    return state


def _advanced(state: FollowUp, moment: _Moment, answers: Mapping[UUID, _Moment]) -> FollowUp:
    if moment.settled.kind == "ended" and state.state in ("awaiting", "declined"):
        return _answered(state, moment)
    if state.state == "awaiting":
        return _awaiting(moment) if state.first == moment.screening.id else state
    if state.state == "confirmed" or not moment.newly_asks:
        return state
    return _raised(moment, answers)


def _answered(before: FollowUp, moment: _Moment) -> FollowUp:
    day, asked_on = moment.settled.day, before.first_day or moment.settled.day
    known = {
        "first": before.first, "first_day": asked_on,
        "answer": moment.screening.id, "answer_day": day,
    }
    if moment.confirms and day != asked_on:
        return FollowUp.model_validate({"state": "confirmed", **known})
    if moment.clears and day > asked_on:
        return FollowUp.model_validate({"state": "not_confirmed", **known})
    return before


def _raised(moment: _Moment, answers: Mapping[UUID, _Moment]) -> FollowUp:
    """Awaiting, unless an observation of a later day has answered it already."""
    state = _awaiting(moment)
    for other in sorted(answers.values(), key=lambda known: known.settled.day):
        if state.state == "awaiting" and other.settled.day > moment.settled.day:
            state = _answered(state, other)
    return state


def _awaiting(moment: _Moment) -> FollowUp:
    repeat, day = moment.screening.scale.repeat, moment.settled.day
    return FollowUp(
        state="awaiting",
        first=moment.screening.id,
        first_day=day,
        due_from=day + timedelta(days=repeat.from_days),
        due_to=day + timedelta(days=repeat.to_days),
    )
