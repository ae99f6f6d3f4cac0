"""What the form's screen reads from the vault at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from transitions.application.desk import Desk
from transitions.application.earlier import Earlier, Place
from transitions.domain.answers import AnswerKey, Problem
from transitions.domain.guard import Noted
from transitions.domain.guard_words import SAID_SO, asked_about
from transitions.domain.texts import Texts
from transitions.domain.transition import TransitionRecord


@dataclass(frozen=True)
class Reading:
    """The record as the vault has it, what is wrong with its answers, which words to ask about, and what
    was said before.
    """

    record: TransitionRecord
    problems: dict[AnswerKey, tuple[Problem, ...]]
    asked: dict[AnswerKey, tuple[Noted, ...]]
    earlier: Mapping[Place, tuple[Earlier, ...]] = field(default_factory=dict)

    def said_problems(self, texts: Texts) -> dict[AnswerKey, str]:
        """The first problem of each answer as a sentence."""
        return {
            key: texts.say(f"problem.{found[0].text_id}", **found[0].values)
            for key, found in self.problems.items()
        }


def read_form(desk: Desk, transition: UUID) -> Reading:
    """Read the record and its problems; done on the vault's thread."""
    record = desk.transitions.show(transition)
    remembered = desk.transitions.jottings(transition, SAID_SO)
    asked = asked_about(record, desk.around.library.guard, remembered)
    return Reading(record, desk.transitions.problems(record), asked, desk.earlier.of(transition))
