"""What is wrong with a resource file, said to the person who edits it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """Something wrong in a resource file, said to the person who edits it."""

    file: str
    place: str
    message: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.message} {self.remedy}"


class CatalogueError(Exception):
    """The resources cannot be used; ``mistakes`` lists every reason found."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)
