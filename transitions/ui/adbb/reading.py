"""What the ADBB screen reads from the vault at once, and the words it makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.desk import Desk
from transitions.application.keys import SECOND, is_beside
from transitions.domain.child import Child
from transitions.domain.in_words import date_in_words
from transitions.domain.repeat import FollowUp
from transitions.domain.screening import Screening
from transitions.domain.texts import Texts
from transitions.domain.version import Author

UNREAD_DAY, CORRECTION = "unread/day", "correction_reason"
NO_DAY = " "
"""What is kept of a day that she has left empty."""
PREFERENCE = "adbb.one_at_a_time"
COLLEAGUE, COLLEAGUE_TITLE = "unread/colleague", "unread/colleague_title"
_ASIDE, _NEVER = (UNREAD_DAY, CORRECTION), (COLLEAGUE, COLLEAGUE_TITLE)


@dataclass(frozen=True)
class Observations:
    """A child, its observations, and what is being written in each.

    ``settled`` holds those that are done, without what is being written; ``barred``: these are
    real families, and she is not certified; ``one_at_a_time`` is how she likes to score.
    """

    child: Child
    screenings: tuple[Screening, ...]
    follow_up: FollowUp
    drafts: Mapping[UUID, Mapping[str, object]]
    settled: tuple[Screening, ...] = ()
    barred: bool = False
    one_at_a_time: bool = False

    def screening(self, screening: UUID) -> Screening | None:
        """The observation of that id, if it is there."""
        return next((s for s in self.screenings if s.id == screening), None)

    def is_corrected(self, screening: Screening) -> bool:
        """Whether something in an observation that is done is being changed."""
        waiting = self.drafts.get(screening.id, {})
        written = ((key, value) for key, value in waiting.items() if key not in _NEVER)
        changed = (key for key, value in written if value or key not in _ASIDE)
        return screening.done and not all(is_beside(k) or k.startswith(SECOND) for k in changed)

    def aside(self, screening: Screening, key: str) -> str:
        """What is kept beside the observation while it is written."""
        return str(self.drafts.get(screening.id, {}).get(key) or "")


def read_observations(desk: Desk, child: UUID) -> Observations:
    """Read everything; done on the vault's thread."""
    screenings = desk.screenings.of(child)
    drafts = desk.screenings.waiting([s.id for s in screenings])
    settled = tuple(s for s in desk.records.settled_screenings(child) if s.done)
    barred = not (desk.practice or desk.profile.show().certified)
    follow = desk.screenings.follow_up(child)
    one = bool(desk.preferences.read(PREFERENCE))
    return Observations(desk.children.show(child), screenings, follow, drafts, settled, barred, one)


def read_family(desk: Desk, child: UUID | None, transition: UUID | None) -> Observations:
    """The observations of a child, or of the child of a transition."""
    if child is None and transition is not None:
        child = desk.transitions.show(transition).child.id
    if child is None:
        raise LookupError("no child")
    return read_observations(desk, child)


def begin_copy(desk: Desk, child: UUID, today: date) -> UUID:
    """An observation out of the journal, with nobody named and no day written yet."""
    screening = desk.screenings.copy_earlier(child, today, Author(name=""))
    desk.screenings.explain(screening, UNREAD_DAY, NO_DAY)
    return screening


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


def observer_words(observer: Author, texts: Texts) -> str:
    """Name and title; an answer from a file names nobody."""
    named = ", ".join(part for part in (observer.name, observer.title) if part)
    return named if observer.name else texts.say("adbb_screen.not_named")


def capital(words: str) -> str:
    """The words with a capital first letter, as a sentence begins."""
    return f"{words[:1].upper()}{words[1:]}"
