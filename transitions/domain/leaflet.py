"""One page of general words that a municipality may rewrite: it names nobody."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Constraint

from transitions.domain.disclosure import Fact, Facts, Foot, Lines, Notice, Paper, Part, Said
from transitions.domain.model import DANISH, Definition, Words
from transitions.domain.sheet import Sheet
from transitions.domain.texts import Texts

LeafletId = Literal["daycare_staff", "first_visit", "lost_computer"]


class Point(Definition):
    """A catchword and what is said of it."""

    label: Words
    text: Words


class Chapter(Definition):
    """Points that belong together, with a heading where there are several chapters.

    ``lines`` are captions of lines to write on, under the points.
    """

    title: Words | None = None
    points: tuple[Point, ...] = Constraint(min_length=1)
    lines: tuple[Words, ...] = ()


class Leaflet(Definition):
    """Title, what matters most, and the chapters in their order."""

    id: LeafletId
    title: Words
    lead: Words
    chapters: tuple[Chapter, ...] = Constraint(min_length=1)


def leaflet_sheet(leaflet: Leaflet, texts: Texts) -> Sheet:
    """The leaflet as paper, in Danish."""
    parts: list[Part] = [Notice(text=Said(danish=leaflet.lead.danish), tone="important")]
    for chapter in leaflet.chapters:
        parts += [_chapter(chapter), *(_line(caption) for caption in chapter.lines)]
    page_of = texts.tables[DANISH]["paper.page_of"]
    foot = Foot(left=texts.say("paper.leaflet_foot"), middle="", page_of=page_of)
    paper = Paper(title=Said(danish=leaflet.title.danish), parts=tuple(parts), foot=foot)
    return Sheet(name=leaflet.id, paper=paper)


def _chapter(chapter: Chapter) -> Facts:
    rows = tuple(
        Fact(label=Said(danish=point.label.danish), text=Said(danish=point.text.danish))
        for point in chapter.points
    )
    return Facts(title=Said(danish=chapter.title.danish) if chapter.title else None, rows=rows)


def _line(caption: Words) -> Lines:
    return Lines(caption=Said(danish=caption.danish), count=1)
