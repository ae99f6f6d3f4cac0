"""The answers of a family: by topic, and the first day at a glance.

Whose words they are is said where the voice changes and shown by the line beside them; a special
consideration has a mark where it begins and a heavy bar for as long as it lasts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transitions.domain.disclosure import Entry, Glance, Said, Section, Topic
from transitions.pdf.blocks import Box, Row, Stack
from transitions.pdf.edges import CHIP_ROOM, GLANCE, KEPT, SHARED, SPECIAL, VOICES
from transitions.pdf.leaves import WritingLine
from transitions.pdf.pairs import paired
from transitions.pdf.story import Lead, Piece, Story
from transitions.pdf.style import MM, Kind
from transitions.pdf.tree import ROW_HEADER, Element, Tag

_WITHIN = 2.5
_CHIP_GUTTER = 4 * MM
_TOPIC_GUTTER = 3.5 * MM
_ANSWER_LINES = 2
_FEW_SIGNS = 200
"""A Danish answer of so many stays on the page where the family's language begins."""


@dataclass(frozen=True)
class _Question:
    """How questions are set: in a section each is a heading, in a glance a quiet word."""

    kind: Kind
    tag: Tag
    gap: float


_IN_SECTION, _IN_GLANCE = _Question("label", "H3", 4), _Question("quiet", "P", 2.5)


class Answers:
    """Puts answers into a story."""

    def __init__(self, story: Story, marks: Iterable[Said]) -> None:
        self._story = story
        words = [text for said in marks for text in (said.danish, said.other)]
        widest = max((story.look.width_of(text, "chip") for text in words), default=0.0)
        self._chip_width = min(widest + 1 + CHIP_ROOM, story.look.label_width)

    def put_section(self, part: Section) -> None:
        """A topic under its heading."""
        sect = self._story.root.add("Sect")
        self._story.put_head(part.title, sect, self._first_voice(part.entries))
        if part.lead:
            self._story.put_all(self._story.both(part.lead, "body", sect), gap=6, binds=True)
        for unit in self._units(part.entries, sect, _IN_SECTION):
            self._story.put(unit, gap=unit.gap, binds=unit.binds)

    def put_glance(self, part: Glance) -> None:
        """The first day in a frame, a row for each topic."""
        sect = self._story.root.add("Sect")
        voice = self._first_voice(part.topics[0].entries)
        head = self._story.head(part.title, sect, voice)
        table = sect.add("Table")
        rows: list[Piece] = []
        before: Entry | None = None
        for topic in part.topics:
            row = self._topic(topic, table.add("TR"), before)
            rows.append(Stack([self._story.rule(), row], gap=3, heads=1, parted=True))
            before = topic.entries[-1]
        self._story.put(Box(Stack([*head, *rows], heads=len(head)), GLANCE), gap=10)

    def _topic(self, topic: Topic, row: Element, before: Entry | None) -> Piece:
        name = self._story.short(topic.title, "label", row.add("TH", attributes=ROW_HEADER))
        units = self._units(topic.entries, row.add("TD"), _IN_GLANCE, opens=before is None)
        width = self._story.look.topic_width
        again = self._story.again(topic.title)
        return Row([Stack(name), Stack(units)], [width, None], gutter=_TOPIC_GUTTER, gap=3, again=again)

    def _first_voice(self, entries: tuple[Entry, ...]) -> Said | None:
        return entries[0].voice if entries else None

    def _units(
        self, entries: tuple[Entry, ...], parent: Element, question: _Question, *, opens: bool = True
    ) -> list[Piece]:
        """One piece for each answer; two voices on the same question stay together."""
        units: list[Piece] = []
        for place, entry in enumerate(entries):
            before = entries[place - 1] if place else None
            again = before is not None and before.label == entry.label
            gap = _WITHIN if again else question.gap
            lead = self._lead(entry, before, question, voice=place > 0 or not opens)
            unit = self._unit(entry, lead, parent, _reaches(before, entry, gap))
            unit.gap = gap
            after = entries[place + 1] if place + 1 < len(entries) else None
            unit.binds = after is not None and after.label == entry.label and after.speaker != entry.speaker
            units.append(unit)
        return units

    def _lead(
        self, entry: Entry, before: Entry | None, question: _Question, *, voice: bool
    ) -> list[Lead]:
        """What is said before the answer: its mark, question and voice, each where it is new."""
        lead: list[Lead] = []
        if entry.special_words and not (before and before.special):
            lead.append(Lead(entry.special_words, "mark"))
        if before is None or before.label != entry.label:
            lead.append(Lead(entry.label, question.kind, question.tag))
        if voice:
            lead.append(Lead(entry.voice, "voice"))
        return lead

    def _unit(self, entry: Entry, lead: list[Lead], parent: Element, reach: tuple[float, float]) -> Piece:
        pieces, danish = self._words(entry, lead, parent), entry.text.danish.strip()
        binds = not danish or (len(pieces) > 1 and len(danish) < _FEW_SIGNS)
        by_hand = any(isinstance(piece, WritingLine) for piece in pieces)
        words = Stack(pieces, heads=len(pieces) - 1 if by_hand else int(binds))
        chip = self._chip(entry, parent)
        bar: Piece = Box(words, VOICES[entry.speaker], reach=reach[0])
        if entry.special:
            bar = Box(Stack([bar]), SPECIAL, reach=reach[1])
        if chip is None:
            return bar
        return Row([Stack([bar]), Stack([chip])], [None, self._chip_width], gutter=_CHIP_GUTTER, keeps=1)

    def _words(self, entry: Entry, lead: list[Lead], parent: Element) -> list[Piece]:
        story = self._story
        own = entry.original.other if entry.original else ""
        beside = "\n".join(text for text in (own, entry.text.other) if text)
        language = (entry.original or entry.text).language
        alone = not beside.strip() and all(one.kind == "voice" for one in lead)
        pieces = story.led(lead, entry.text.danish, parent, both=alone)
        if not alone:
            other = story.led_beside(lead, beside, parent, language)
            pieces = paired(pieces, other, story.look.faces, named=not beside.strip())
        if not entry.text.danish.strip() and not beside.strip():
            pieces += story.writing_lines(entry.label.danish, _ANSWER_LINES, parent)
        return pieces

    def _chip(self, entry: Entry, parent: Element) -> Piece | None:
        if not entry.mark or entry.mark_words is None:
            return None
        said, look = entry.mark_words, self._story.look
        words = Stack(self._story.short(said, "chip", parent))
        snug = max(look.width_of(text, "chip") for text in (said.danish, said.other)) + 1
        return Box(words, SHARED if entry.mark == "shared" else KEPT, snug=snug)


def _reaches(before: Entry | None, entry: Entry, gap: float) -> tuple[float, float]:
    """How far the voice's line and the heavy bar go up to meet those of the answer before."""
    if before is None or before.special != entry.special:
        return 0.0, 0.0
    return (gap if before.speaker == entry.speaker else 0.0), gap
