"""Invented papers by number: every kind of part, many scripts, from a line to thirty pages.

The same number makes the same paper, so a failure is told by its number.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path
from typing import Literal, get_args

from tests.pdf import gates, samples
from tests.pdf.accessibility import faults
from tests.pdf.gates import turned
from transitions.domain.disclosure import (
    Entry,
    Fact,
    Facts,
    Glance,
    KeyGroups,
    Lines,
    Mark,
    Notice,
    Paper,
    Part,
    Said,
    Section,
    Signature,
    Signatures,
    Speaker,
    Ticks,
    Topic,
)
from transitions.domain.sheet import Sheet
from transitions.pdf.press import Press

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
SIZES = (1, 2, 3, 1, 5, 8, 2, 14, 1, 27)
"""Pages of the papers that follow each other, about."""

_ON_A_PAGE = 2000
_LINE = 60
"""Signs that fill a page, and signs that take the room of a line."""

_DANISH = (
    "søvn", "og", "12", "34", "ÆØÅ", "æg", "a\u030a", "mor-og-far", "»mam«", "–", "Alma", "rolig", "<3",
    "a<b>fed</b>", "&amp;", "&", "'", '"', "<img src='x'/>", "<unknown>", "nysgerrig", "bliver", "trøstet",
    "i", "garderoben",
)  # fmt: skip
_ENDLESS = 90
"""A word so long is broken, over pages too, where a foot or a second column stands in the midst of it."""
_LARGE = 4
"""Every so many is in large print."""

_LETTERS = str.maketrans("0123456789", "bcdfghjklm")
_LONG = "børnefællesskabsforberedelsesmøde" * 3
LANGUAGES: dict[str, tuple[str, ...]] = {
    "": (),
    "pl": ("Zażółć", "gęślą", "jaźń", "i", "żłobek", "„płotek”"),
    "uk": ("Їжак", "Ґудзик", "щедрий", "день", "і"),
    "tr": ("Iğdır", "İstanbul", "şöyle", "çocuk", "ve"),
    "so": ("cunug", "hooyo", "iyo", "hurdo"),
    "ar": ("هذا", "أنا", "اليوم", "النوم", "(Alma)", "9.30", "والطعام،"),
    "ur": ("یہ", "میں", "ہوں", "نیند", "کھانا", "12"),
}
_VOICES: tuple[tuple[Speaker, str], ...] = (
    ("parents", "Forældrene"), ("health_visitor", "Sundhedsplejersken"), ("joint", "Sammen"),
)


class Writer:
    """Makes one paper up; every text it writes has a word of its own."""

    def __init__(self, number: int) -> None:
        self.chance = random.Random(number)
        self.size = SIZES[number % len(SIZES)] * _ON_A_PAGE
        self.language = self.chance.choice(tuple(LANGUAGES))
        self.endless = False
        self.numbers = count(1)
        self.used = 0

    def paper(self) -> Paper:
        """All of it; a short one has a part or two."""
        kinds: list[Callable[[], Part]] = [
            self.facts, self.section, self.glance, self.notice, self.lines, self.ticks, self.signatures,
            self.key_groups,
        ]
        parts: list[Part] = []
        while self.used < self.size and not (parts and self.chance.random() < 0.02):
            parts.append(self.chance.choices(kinds, (3, 8, 2, 4, 3, 3, 1, 1))[0]())
        return Paper(
            title=self.said(self.chance.choice((3, 3, 40))), subtitle=self.maybe(8),
            banner=self.maybe(5), replaces=self.maybe(12), parts=tuple(parts), foot=samples.FOOT,
            practice=self.chance.random() < 0.1,
        )

    def words(self, most: int, known: tuple[str, ...]) -> str:
        """A few words, now and then one without an end, perhaps over several lines."""
        number = self.chance.randint(0, most)
        words = [_name(next(self.numbers), known), *self.chance.choices(known, k=number)]
        if self.chance.random() < 0.01:
            words.append("x" * 600 if self.endless else _LONG)
        breaks = "\n" if most > 20 else " "
        text = "".join(word + (breaks if self.chance.random() < 0.03 else " ") for word in words).strip()
        self.used += len(text) + _LINE // 2
        return text

    def said(self, most: int) -> Said:
        """Words that are there, often in both languages."""
        known = LANGUAGES[self.language]
        other = self.words(most, known) if known and self.chance.random() < 0.7 else ""
        danish = _plain(_DANISH) if known and turned(known[0]) else _DANISH
        return Said(danish=self.words(most, danish), other=other, language=self.language if other else "")

    def maybe(self, most: int) -> Said | None:
        return self.said(most) if self.chance.random() < 0.4 else None

    def text(self, most: int) -> Said:
        """Words or silence."""
        if self.chance.random() < 0.1:
            return Said(danish="")
        self.endless = True
        said = self.said(self.chance.choice((2, most, most * 4)))
        self.endless = False
        return said

    def several(self, least: int, most: int) -> range:
        return range(self.chance.randint(least, most))

    def facts(self) -> Facts:
        blank = self.chance.random() < 0.2
        rows = [
            Fact(label=self.said(3), text=Said(danish="") if blank else self.text(12))
            for _ in self.several(1, 8)
        ]
        return Facts(title=self.maybe(4), rows=tuple(rows))

    def entries(self, most: int) -> tuple[Entry, ...]:
        marks = self.chance.random() < 0.3
        made: list[Entry] = []
        for _ in self.several(1, most):
            again = bool(made) and self.chance.random() < 0.2
            label = made[-1].label if again else self.said(self.chance.choice((4, 4, 30)))
            made.append(self.entry(label, marks))
        return tuple(made)

    def entry(self, label: Said, marks: bool) -> Entry:
        speaker, voice = self.chance.choice(_VOICES)
        special = self.chance.random() < 0.2
        mark: Mark = self.chance.choice(get_args(Mark)) if marks else ""
        original = self.text(40) if self.language and self.chance.random() < 0.3 else None
        return Entry(
            label=label, speaker=speaker, voice=Said(danish=voice), text=self.text(40),
            original=original and original.model_copy(update={"danish": ""}),
            special=special, special_words=Said(danish="Særligt hensyn") if special else None,
            mark=mark, mark_words=Said(danish="delt" if mark == "shared" else "ikke delt") if mark else None,
        )

    def section(self) -> Section:
        empty = self.chance.random() < 0.1
        title = self.said(self.chance.choice((3, 3, 60)))
        return Section(title=title, lead=self.maybe(30), entries=() if empty else self.entries(8))

    def glance(self) -> Glance:
        topics = [Topic(title=self.said(2), entries=self.entries(3)) for _ in self.several(1, 8)]
        return Glance(title=self.said(4), topics=tuple(topics))

    def notice(self) -> Notice:
        tone: Literal["plain", "important"] = "important" if self.chance.random() < 0.5 else "plain"
        return Notice(title=self.maybe(5), text=self.said(self.chance.choice((10, 40, 200))), tone=tone)

    def lines(self) -> Lines:
        number = self.chance.choice((1, 2, 3, 6, 40))
        self.used += number * _LINE
        return Lines(caption=self.said(self.chance.choice((2, 12))), count=number)

    def ticks(self) -> Ticks:
        labels = (self.said(self.chance.choice((2, 12))) for _ in self.several(1, 9))
        return Ticks(caption=self.said(6), labels=tuple(labels))

    def signatures(self) -> Signatures:
        rows = tuple(
            Signature(caption=self.said(5), strokes=self.strokes(), size=(320, 100))
            for _ in self.several(1, 4)
        )
        return Signatures(text=self.said(self.chance.choice((20, 120))), rows=rows)

    def strokes(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """Drawn on the pad and beside it, or not at all."""
        return tuple(tuple(self.point() for _ in self.several(0, 8)) for _ in self.several(0, 4))

    def point(self) -> tuple[float, float]:
        return self.chance.uniform(-10, 400), self.chance.uniform(-10, 200)

    def key_groups(self) -> KeyGroups:
        groups = tuple(f"{self.chance.randrange(16**5):05X}" for _ in self.several(1, 12))
        return KeyGroups(groups=groups, code="".join(groups), caption=self.said(8))


def _plain(known: tuple[str, ...]) -> tuple[str, ...]:
    """Words without signs that a reader turns beside Arabic."""
    return tuple(word for word in known if word.isalnum())


def _name(number: int, known: tuple[str, ...]) -> str:
    """A word that no other text has; a reader may put letters and digits apart where lines turn."""
    digits = f"{number:05}"
    return digits if turned(known[0]) else digits.translate(_LETTERS)


def paper(number: int) -> Paper:
    """The paper of this number."""
    return Writer(number).paper()


@cache
def _press() -> Press:
    return Press(FONTS)


def wrong(number: int) -> tuple[int, dict[str, object]]:
    """How many pages the paper of this number has, and what each gate found wrong on them."""
    made = paper(number)
    pdf = _press().print_sheet(Sheet(name="blank", paper=made), large=number % _LARGE == 0)
    told: dict[str, object] = {
        "words": [word for word in gates.missing(pdf, made) if len(word) < _ENDLESS],
        "signs": gates.missing_glyphs(pdf),
        "numbers": gates.wrong_page_numbers(pdf),
        "headings that end a page": gates.lonely_headings(pdf),
        "parted": gates.parted(pdf),
        "clipped": gates.clipped(pdf, margin=0 if made.practice else gates.MARGIN),
        "in the foot": gates.in_the_foot(pdf),
        "one over another": [] if made.practice else gates.overlapping(pdf),
        "bookmarks": [] if any(map(turned, gates.texts_of(made))) else gates.wrong_bookmarks(pdf),
        **faults(pdf),
    }
    return len(gates.page_texts(pdf)), {gate: found for gate, found in told.items() if found}
