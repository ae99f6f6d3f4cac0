"""What is wrong with a resource file, said to the person who edits it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mistake:
    """Something wrong in a resource file, said to the person who edits it; line 0 is not known."""

    file: str
    place: str
    message: str
    remedy: str
    line: int = field(default=0, compare=False)

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.message} {self.remedy}"


class CatalogueError(Exception):
    """The resources cannot be used; ``mistakes`` lists every reason found."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)
