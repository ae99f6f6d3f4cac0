"""What an answer said before: settled texts alone, as what is struck while drafting leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pydantic import AwareDatetime

from transitions.application.archive import Archive
from transitions.application.keys import ANSWER, answers_in
from transitions.domain.answers import Answer
from transitions.domain.form import Voice
from transitions.domain.model import Record
from transitions.domain.version import Author, Version, values

Place = tuple[str, Voice]
"""A question and who answers it."""


class Earlier(Record):
    """How an answer read from a moment on, and who wrote it down; no answers where it was taken away."""

    answers: tuple[Answer, ...]
    at: AwareDatetime
    by: Author


@dataclass(frozen=True)
class EarlierAnswers:
    """The settled answers of a transition, one behind the other."""

    archive: Archive

    def of(self, transition: UUID) -> Mapping[Place, tuple[Earlier, ...]]:
        """By question and voice, the newest first; rows of one question are told together."""
        found: dict[Place, list[Version]] = {}
        for version in self.archive.store.versions.of(transition):
            if version.key.startswith(ANSWER):
                field, voice, _ = version.key.removeprefix(ANSWER).split("/", 2)
                found.setdefault((field, _spoken(voice)), []).append(version)
        today = self.archive.clock.today()
        return {place: tuple(_told(versions, today))[::-1] for place, versions in found.items()}


def _told(versions: list[Version], today: date) -> Iterator[Earlier]:
    """Each moment something was settled, unless it changed nothing."""
    before: tuple[Answer, ...] = ()
    for moment in sorted({version.recorded_at for version in versions}):
        answers = tuple(a for a in answers_in(values(versions, today, moment)) if not a.empty)
        if answers != before:
            author = next(v.author for v in versions if v.recorded_at == moment)
            yield Earlier(answers=answers, at=moment, by=author)
        before = answers


def _spoken(voice: str) -> Voice:
    match voice:
        case "parents" | "health_visitor" | "joint":
            return voice
        case _:
            raise ValueError("unknown voice")
