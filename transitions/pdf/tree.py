"""The logical tree of a document: what each piece of it is, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Tag = Literal[
    "Document", "Sect", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD",
    "L", "LI", "Lbl", "LBody", "Form", "Figure", "Div",
]  # fmt: skip

Mark = tuple[int, int]
"""A piece of drawn content: page number and marked-content id."""


@dataclass(eq=False)
class Element:
    """One node; its kids are elements, and for a leaf the marks that were drawn for it.

    ``actual`` is the text in reading order, where it is drawn in another.
    """

    tag: Tag
    parent: Element | None = None
    lang: str = ""
    alt: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    actual: str = ""
    kids: list[Element | Mark] = field(default_factory=list)

    def add(
        self, tag: Tag, *, lang: str = "", alt: str = "", attributes: tuple[tuple[str, str], ...] = ()
    ) -> Element:
        """A new last kid."""
        kid = Element(tag, self, lang, alt, attributes)
        self.kids.append(kid)
        return kid

    @property
    def marks(self) -> list[Mark]:
        """The element's own marks, in drawing order."""
        return [kid for kid in self.kids if isinstance(kid, tuple)]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn for it or below it."""
        return all(isinstance(kid, Element) and kid.is_empty for kid in self.kids)

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


def settle_headings(root: Element) -> None:
    """No level is skipped: a heading comes up to the level under the one before it."""
    level = 0
    for element in root.walk():
        if element.tag in _HEADINGS and not element.is_empty:
            level = min(_HEADINGS.index(element.tag), level) + 1
            element.tag = _HEADINGS[level - 1]


_HEADINGS: tuple[Tag, ...] = ("H1", "H2", "H3")

PRINT_FIELD = (("O", "/PrintField"), ("Role", "/tv"))
PRINT_BOX = (("O", "/PrintField"), ("Role", "/cb"), ("checked", "/off"))
ROW_HEADER = (("O", "/Table"), ("Scope", "/Row"))
NUMBERED_LIST = (("O", "/List"), ("ListNumbering", "/Decimal"))
BOX_LIST = (("O", "/List"), ("ListNumbering", "/Square"))
