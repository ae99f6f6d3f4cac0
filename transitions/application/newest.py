"""The newest answer to a question that is asked again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Newest(Generic[Question, Answer]):
    """One question with its answer; another question takes its place.

    A question holds all that its answer depends on, such as the number of writes it was asked after.
    """

    def __init__(self) -> None:
        self.known: tuple[Question, Answer] | None = None

    def answer(self, question: Question, ask: Callable[[], Answer]) -> Answer:
        """What is known already, or what ``ask`` finds."""
        if self.known is None or self.known[0] != question:
            self.known = question, ask()
        return self.known[1]
