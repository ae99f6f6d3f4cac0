"""The two short evaluations: by the form's own purpose, never of the child (SEED R118, R132)."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from transitions.domain.model import Record

Question = Literal["knowledge", "security"]
"""To the daycare's staff: was the knowledge there from the start? To the parents: was it safe?"""
QUESTIONS: tuple[Question, ...] = get_args(Question)
Cause = Literal["", "form", "talk", "time", "technique", "other"]
"""What mattered most for the answer, for better or worse; no words of one's own."""
CAUSES: tuple[Cause, ...] = get_args(Cause)
LOWEST, HIGHEST = 1, 5
GOOD = 4
"""From here on something worked well; below it something was missing."""


class Evaluation(Record):
    """One answer, 1 to 5, and its cause; nothing while nobody has answered."""

    rating: int | None = Field(default=None, ge=LOWEST, le=HIGHEST)
    cause: Cause = ""


class Evaluations(Record):
    """What the daycare's staff and the parents answered."""

    knowledge: Evaluation = Evaluation()
    security: Evaluation = Evaluation()

    def of(self, question: Question) -> Evaluation:
        """The answer to one of them."""
        return self.knowledge if question == "knowledge" else self.security
