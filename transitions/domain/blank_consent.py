"""A samtykkeark with nothing on it, for a home without a printer: what is shared is written by hand."""

from __future__ import annotations

from transitions.domain.disclosure import (
    Fact,
    Facts,
    Foot,
    Lines,
    Notice,
    Paper,
    Part,
    Signature,
    Signatures,
    Ticks,
)
from transitions.domain.gate.consent_sheet import INFORMED
from transitions.domain.gate.words import Speech, on_its_lines, told_as_draft
from transitions.domain.model import DANISH
from transitions.domain.policy import Policy
from transitions.domain.sheet import Sheet
from transitions.domain.texts import Texts

PARENTS = 2
ROOM, MORE_ROOM = (8, 3), (18, 5)
"""Lines for everyday answers and special considerations; more where two languages fill three pages."""


def blank_consent_sheet(policy: Policy, texts: Texts, language: str = DANISH) -> Sheet:
    """The sheet to sign where nothing can be printed; it counts once it says what is shared."""
    speech = Speech(texts=texts, language=language)
    say = speech.say
    parts: tuple[Part, ...] = (
        *told_as_draft(speech),
        Notice(text=say("paper.blank_consent.lead"), tone="important"),
        Notice(
            title=say("consent.informed.title"),
            text=on_its_lines([say(f"consent.informed.{name}") for name in INFORMED]),
        ),
        *_written(speech),
        _purpose(policy, speech),
        Ticks(
            caption=say("paper.consent_sheet.channels"),
            labels=tuple(speech.words(channel.label) for channel in policy.channels),
        ),
        Lines(caption=say("paper.blank_consent.until"), count=1),
        _signed(policy, speech),
    )
    foot = Foot(
        left=policy.municipality.name.danish, middle="", page_of=texts.tables[DANISH]["paper.page_of"]
    )
    return Sheet(
        name="blank_consent", paper=Paper(title=say("paper.blank_consent.title"), parts=parts, foot=foot)
    )


def _written(speech: Speech) -> tuple[Part, ...]:
    """Whom it is about, where it goes, and what: room to write."""
    answers, special = ROOM if speech.language == DANISH else MORE_ROOM
    rooms = (("child", 1), ("daycare", 1), ("answers", answers), ("special", special))
    lines = [Lines(caption=speech.say(f"paper.blank_consent.{room}"), count=count) for room, count in rooms]
    carriers, unwritten = speech.say("consent.carriers"), speech.say("paper.blank_consent.unwritten")
    return (*lines, Notice(text=on_its_lines([unwritten, carriers])))


def _purpose(policy: Policy, speech: Speech) -> Part:
    """The purpose where the municipality has one, else boxes to choose from."""
    purposes = tuple(speech.words(purpose.label) for purpose in policy.purposes)
    caption = speech.say("paper.purpose")
    if len(purposes) == 1:
        return Facts(rows=(Fact(label=caption, text=purposes[0]),))
    return Ticks(caption=caption, labels=purposes)


def _signed(policy: Policy, speech: Speech) -> Signatures:
    municipality = speech.words(policy.municipality.name)
    parent = Signature(caption=speech.say("paper.signature.blank_parent"))
    recorded = Signature(caption=speech.say("paper.blank_consent.recorded_by"))
    return Signatures(
        text=speech.tell("paper.blank_consent.statement", municipality=municipality),
        rows=(*(parent,) * PARENTS, recorded),
    )
