"""What leaves the vault, in finished words: the only thing about a person that a renderer gets.

Types alone. The gate makes them, ``pdf`` and ``export`` lay them out. What was not agreed to is
not hidden in a :class:`Disclosure`, it is absent from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, JsonValue

from transitions.domain.model import Record, digest

Product = Literal[
    "handover", "sending", "parents", "consent_sheet", "journal", "adbb", "meeting",
    "withdrawal", "receipt", "extract", "copy", "sparring",
]
"""What is made: one kind of paper, file or text each."""

AudienceKind = Literal["daycare", "parent", "municipality", "meeting"]


class Audience(Record):
    """Who will read it; ``parent`` names which parent."""

    kind: AudienceKind
    parent: UUID | None = None


class Said(Record):
    """One finished text in Danish and perhaps beside it in the family's language.

    ``other`` is empty when there is no second language; ``language`` is its ISO 639 code.
    Line feeds separate paragraphs. The text is plain: a renderer escapes it.
    """

    danish: str
    other: str = ""
    language: str = ""


class Fact(Record):
    """A short label and what stands beside it."""

    label: Said
    text: Said


class Facts(Record):
    """A small table of facts, one row each."""

    kind: Literal["facts"] = "facts"
    title: Said | None = None
    rows: tuple[Fact, ...]


Speaker = Literal["parents", "health_visitor", "joint"]
"""Whose words an entry holds, for a line that tells voices apart without colour."""

Mark = Literal["", "shared", "kept"]
"""On the parents' own copy: *delt* or *ikke delt*; elsewhere nothing."""


class Entry(Record):
    """One answer as it is printed.

    ``voice`` says whose words they are; ``text`` is the Danish; ``original`` the parents' own
    words where they spoke another language (in ``other``, its ``danish`` is empty). ``special``
    marks a special consideration, ``special_words`` says so.
    """

    label: Said
    speaker: Speaker
    voice: Said
    text: Said
    original: Said | None = None
    special: bool = False
    special_words: Said | None = None
    mark: Mark = ""
    mark_words: Said | None = None


class Section(Record):
    """A topic with its answers; the tone sets its weight on the page."""

    kind: Literal["section"] = "section"
    title: Said
    lead: Said | None = None
    entries: tuple[Entry, ...]


class Topic(Record):
    """One line of a glance: what it is about, and the answers about it."""

    title: Said
    entries: tuple[Entry, ...] = Field(min_length=1)


class Glance(Record):
    """The first day on a few lines; an answer stands here instead of in its section."""

    kind: Literal["glance"] = "glance"
    title: Said
    topics: tuple[Topic, ...] = Field(min_length=1)


class Notice(Record):
    """A sentence or two in a box (``important``) or as running text (``plain``)."""

    kind: Literal["notice"] = "notice"
    title: Said | None = None
    text: Said
    tone: Literal["plain", "important"] = "plain"


class Lines(Record):
    """Room to write by hand: a caption and empty lines."""

    kind: Literal["lines"] = "lines"
    caption: Said
    count: int = 3


class Ticks(Record):
    """Empty boxes to tick by hand, each with its label."""

    kind: Literal["ticks"] = "ticks"
    caption: Said
    labels: tuple[Said, ...]


Stroke = tuple[tuple[float, float], ...]


class Signature(Record):
    """A line to sign on, or what was drawn: strokes in points of a pad of ``size``."""

    caption: Said
    strokes: tuple[Stroke, ...] = ()
    size: tuple[float, float] = (1.0, 1.0)


class Signatures(Record):
    """Signatures with the text they belong to, kept together on one page."""

    kind: Literal["signatures"] = "signatures"
    text: Said
    rows: tuple[Signature, ...]


class KeyGroups(Record):
    """A key to be typed from paper: numbered groups, and a QR code that holds the same characters."""

    kind: Literal["key_groups"] = "key_groups"
    groups: tuple[str, ...] = Field(min_length=1)
    code: str
    caption: Said


Part = Annotated[
    Facts | Section | Glance | Notice | Lines | Ticks | Signatures | KeyGroups,
    Field(discriminator="kind"),
]


class TypedValue(Record):
    """A value for a machine-readable format: name, and JSON value."""

    name: str
    value: JsonValue


class Foot(Record):
    """What stands at the foot of every page."""

    left: str
    middle: str
    page_of: str = "Side {page} af {pages}"


class Paper(Record):
    """A document in finished words: title, parts in reading order, foot.

    The foot is not content: it may carry the content's own hash. Nor is ``replaces``, the sentence
    that names the older copy to destroy: the same words are the same content before and after a
    correction. ``practice`` puts ØVELSE across every page; ``banner`` is a line over the title,
    such as that a proposal is not handed over.
    """

    title: Said
    subtitle: Said | None = None
    banner: Said | None = None
    replaces: Said | None = None
    parts: tuple[Part, ...]
    foot: Foot
    practice: bool = False
    practice_words: str = "ØVELSE"

    def entries(self) -> Iterator[Entry]:
        """Every answer on the paper, in reading order."""
        for part in self.parts:
            if isinstance(part, Section):
                yield from part.entries
            elif isinstance(part, Glance):
                yield from (entry for topic in part.topics for entry in topic.entries)


class NotePart(Record):
    """One heading of a journal note as plain text, to be copied alone; ``tells`` names its news."""

    title: str
    text: str
    tells: tuple[str, ...]


class Disclosure(Record):
    """Something readable about a person, cleared to leave for one audience.

    ``consented`` is false for a proposal: it may be shown, and printed as a sheet to sign,
    never handed over. ``written_on`` is the day its content was last settled, not the day of
    printing. ``values`` is for formats that need more than words.
    """

    product: Product
    audience: Audience
    consented: bool
    written_on: date
    paper: Paper
    values: tuple[TypedValue, ...] = ()

    @property
    def content_hash(self) -> str:
        """SHA-256 of the words and values; the same for paper and encrypted copy."""
        content = self.model_dump(mode="json", include={"paper", "values"})
        del content["paper"]["foot"], content["paper"]["replaces"]
        return digest(content)

    @property
    def code(self) -> str:
        """The first eight digits of the hash, for the foot of a page and a log line."""
        return self.content_hash[:8]
