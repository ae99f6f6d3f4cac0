"""The guide of the program: a short page for each screen, and what it is called in the list."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field as Constraint
from pydantic import StringConstraints, model_validator

from transitions.domain.model import Definition, Id

Sentence = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Trouble(Definition):
    """Something that may happen, and what to do then."""

    when: Sentence
    do: Sentence


class HelpPage(Definition):
    """One page in Danish: what a screen is for, a few steps, and what to do when.

    ``screens`` are those it is opened from; a page of none is found in the list. ``picture`` names
    a picture of the screen, and ``shows`` says what is on it to those who do not see it.
    """

    id: Id
    place: int = Constraint(ge=1, le=999)
    title: Sentence
    lead: Sentence
    screens: tuple[Id, ...] = ()
    picture: Id | None = None
    shows: str = ""
    steps: tuple[Sentence, ...] = Constraint(default=(), max_length=8)
    troubles: tuple[Trouble, ...] = ()

    @model_validator(mode="after")
    def _says_what_the_picture_shows(self) -> Self:
        if self.picture and not self.shows.strip():
            raise ValueError("a picture needs words")
        return self


class Handbook(Definition):
    """All pages in their order."""

    pages: tuple[HelpPage, ...] = ()

    def of(self, screen: str) -> HelpPage | None:
        """The page a screen opens."""
        return next((page for page in self.pages if screen in page.screens), None)

    def page(self, page_id: str) -> HelpPage:
        """The page of that id; raises ``KeyError`` when there is none."""
        for page in self.pages:
            if page.id == page_id:
                return page
        raise KeyError(page_id)
