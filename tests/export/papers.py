"""Disclosures to the municipality about an invented family, and KL's own published example."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import JsonValue

from transitions.domain.disclosure import (
    Audience,
    Disclosure,
    Entry,
    Fact,
    Facts,
    Foot,
    Lines,
    Notice,
    Paper,
    Part,
    Said,
    Section,
    Signature,
    Signatures,
    Ticks,
    TypedValue,
)

RIKKE: dict[str, JsonValue] = {
    "cpr": "0505209996",
    "sor": "123456789012345",
    "authored": "2021-07-04",
    "timestamp": "2021-07-04T10:00:00+02:00",
    "status": "completed",
    "citizen_uuid": "00000000-0000-4000-8000-00000000000a",
    "response_uuid": "00000000-0000-4000-8000-00000000000b",
    "1facialExpression": 0,
    "2eyeContact": 1,
    "3generalLevelOfActivity": 0,
    "4selfStimulatingGestures": 0,
    "5vocalizations": 0,
    "6brisknessOfResponseToStimulation": 1,
    "7relationship": 0,
    "8attraction": 1,
    "score": 3,
}
"""KL's ``ADBBAnswerRikke``, with identifiers of our own."""


def da(text: str) -> Said:
    return Said(danish=text)


def municipal(product: Any, *parts: Part, values: Any = (), practice: bool = False) -> Disclosure:
    paper = Paper(
        title=da("Journalnotat"),
        parts=parts,
        foot=Foot(left="Alma Prøve, født 14. maj 2025", middle=""),
        practice=practice,
    )
    return Disclosure(
        product=product,
        audience=Audience(kind="municipality"),
        consented=True,
        written_on=date(2026, 4, 16),
        paper=paper,
        values=tuple(values),
    )


def adbb(changes: Mapping[str, JsonValue] | None = None, practice: bool = False) -> Disclosure:
    """Rikke's answer with some values changed."""
    values = [TypedValue(name=name, value=value) for name, value in {**RIKKE, **(changes or {})}.items()]
    return municipal("adbb", values=values, practice=practice)


def note(practice: bool = False) -> Disclosure:
    """A journal note with every kind of part."""
    answer = Entry(
        label=da("Sådan bliver jeg trøstet"),
        speaker="parents",
        voice=da("Forældrene"),
        text=da(
            "Bliver taget op, holdt tæt og vugget. Sutteklud. En rolig stemme. Sig hendes navn, "
            "og vent lidt, før du løfter.\nIkke andet."
        ),
        original=Said(danish="", other="Biorę ją na ręce.", language="pl"),
    )
    facts = Facts(title=da("Kontakt"), rows=(Fact(label=da("Dato"), text=da("16. april 2026")),))
    section = Section(title=da("Overgangsskema"), entries=(answer,))
    notice = Notice(text=da("Samtykke givet den 16. april 2026.\tGælder til den 16. april 2027."))
    rest = (
        Lines(caption=da("Aftaler"), count=2),
        Ticks(caption=da("Talt om"), labels=(da("Søvn"), da("Mad"))),
        Signatures(text=da("Læst højt."), rows=(Signature(caption=da("Anna Prøve")),)),
    )
    return municipal("journal", facts, section, notice, *rest, practice=practice)
