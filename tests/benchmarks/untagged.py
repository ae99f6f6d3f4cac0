"""A canvas that draws the same pages without their tags, to be measured against."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas

from transitions.pdf.tagging import TaggedCanvas


class UntaggedCanvas(TaggedCanvas):
    """Draws the same and tells nothing."""

    @contextmanager
    def tagged(self, element: object = None) -> Iterator[None]:
        yield

    tagged_text = artifact = tagged  # type: ignore[assignment]

    def turn(self, element: object) -> None:
        pass

    def showPage(self) -> None:
        Canvas.showPage(self)

    def save(self) -> None:
        Canvas.save(self)
