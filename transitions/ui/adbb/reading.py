"""What the ADBB screen reads from the vault at once, and the words it makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.desk import Desk
from transitions.domain.child import Child
from transitions.domain.in_words import date_in_words
from transitions.domain.screening import FollowUp, Screening
from transitions.domain.texts import Texts

UNREAD_DAY, CORRECTION = "unread/day", "correction_reason"
_ASIDE = (UNREAD_DAY, CORRECTION)


@dataclass(frozen=True)
class Observations:
    """A child, its observations, and what is being written in each."""

    child: Child
    screenings: tuple[Screening, ...]
    follow_up: FollowUp
    drafts: Mapping[UUID, Mapping[str, object]]

    def screening(self, screening: UUID) -> Screening | None:
        """The observation of that id, if it is there."""
        return next((s for s in self.screenings if s.id == screening), None)

    def is_corrected(self, screening: Screening) -> bool:
        """Whether something in an observation that is done is being changed."""
        waiting = self.drafts.get(screening.id, {})
        return screening.done and any(value or key not in _ASIDE for key, value in waiting.items())

    def aside(self, screening: Screening, key: str) -> str:
        """What is kept beside the observation while it is written."""
        return str(self.drafts.get(screening.id, {}).get(key) or "")


def read_observations(desk: Desk, child: UUID) -> Observations:
    """Read everything; done on the vault's thread."""
    screenings = desk.screenings.of(child)
    drafts = desk.screenings.waiting([s.id for s in screenings])
    return Observations(desk.children.show(child), screenings, desk.screenings.follow_up(child), drafts)


def follow_up_words(follow: FollowUp, today: date, texts: Texts) -> str:
    """Where the child stands after its observations, or nothing."""
    if follow.state == "awaiting" and follow.due_from and follow.due_to:
        if today > follow.due_to:
            return texts.say("screening.repeat_overdue", date=date_in_words(follow.due_to))
        first, last = date_in_words(follow.due_from), date_in_words(follow.due_to)
        return texts.say("screening.repeat_due", first=first, last=last)
    if follow.state == "declined":
        return texts.say("screening.repeat_declined")
    if follow.state in ("confirmed", "not_confirmed"):
        return capital(texts.say(f"screening.{follow.state}"))
    return ""


def capital(words: str) -> str:
    """The words with a capital first letter, as a sentence begins."""
    return f"{words[:1].upper()}{words[1:]}"
