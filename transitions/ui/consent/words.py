"""The consent page in sentences: what is agreed to, and where a parent stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transitions.application.consents import BoardRow
from transitions.application.ports import Library
from transitions.domain.consent import Recipient
from transitions.domain.form import Form
from transitions.domain.gate.rules import concerned
from transitions.domain.in_words import COMMAS, date_in_words
from transitions.domain.model import DANISH, Words
from transitions.domain.person import Parent
from transitions.ui.consent.reading import ConsentReading, first_name
from transitions.ui.consent.tongue import Named, Tongue
from transitions.ui.screen import Stage


@dataclass(frozen=True)
class Terms:
    """The terms as they stand on the page; ``until`` is none while the date cannot be read."""

    channels: tuple[str, ...]
    purpose: str
    until: date | None


def called(stage: Stage, parent: Parent, family: tuple[Parent, ...]) -> str:
    """What a parent is called on the page."""
    return first_name(parent, family) or stage.say("consent_screen.unnamed")


def named(tongue: Tongue, parent: Parent, family: tuple[Parent, ...]) -> Named:
    """What a parent is called within a sentence."""
    return first_name(parent, family) or tongue.words("consent_screen.unnamed")


def question_words(
    stage: Stage, tongue: Tongue, reading: ConsentReading, row: BoardRow, present: Parent | None
) -> str:
    """The question, whose words the answer holds when it is asked of several, its weight, whom it is about.

    To the parent who reads along only that it is about herself.
    """
    field = reading.record.form.field(row.key.field)
    about = concerned(reading.record, field)
    who = ", ".join(called(stage, parent, reading.parents) for parent in about)
    own = tongue.both("board.about_you") if present in about else ""
    parts = (
        tongue.joined(field.label),
        tongue.both(f"board.voice.{row.key.voice}") if len(field.voices) > 1 else "",
        tongue.both("board.special") if row.category == "special" else "",
        own if present else stage.say("board.about", who=who) if about else "",
    )
    return " · ".join(part for part in parts if part)


def answer_words(tongue: Tongue, reading: ConsentReading, row: BoardRow) -> str:
    """An answer as the family reads it."""
    return tongue.lines(row.text, reading.translated.get(row.key, ""))


def recipient_words(recipient: Recipient) -> str:
    """The daycare and the group of staff in one line."""
    return ", ".join(part for part in (recipient.name, recipient.group) if part)


def channel_words(library: Library, channels: tuple[str, ...], language: str = DANISH) -> str:
    """The ways it may travel, in the policy's own words."""
    known = {channel.id: channel.label.in_language(language) for channel in library.policy.channels}
    return "; ".join(known[channel] for channel in channels if channel in known)


def sentence(words: str) -> str:
    """Words that begin a line of their own."""
    return words[:1].upper() + words[1:]


def purpose_words(library: Library, purpose: str, language: str = DANISH) -> str:
    """The purpose in the policy's own words."""
    found = (p.label.in_language(language) for p in library.policy.purposes if p.id == purpose)
    return next(found, purpose or "…")


def status_words(tongue: Tongue, reading: ConsentReading, parent: Parent) -> str:
    """One sentence about where a parent stands on the handover today."""
    stand = reading.board.overall[reading.parents.index(parent)]
    position = reading.ledger.position(parent.id, reading.day)
    told: dict[str, Named] = {"who": named(tongue, parent, reading.parents)}
    if position.given is not None:
        told |= {"date": position.given.day, "until": position.given.last_day}
    if stand == "not_asked":
        told["reason"] = within(position.not_asked)
    return tongue.under(f"consent_screen.status.{stand}", **told)


def terms_words(stage: Stage, reading: ConsentReading, purpose: str, language: str = DANISH) -> str:
    """Who receives what, and what for, in one sentence."""
    named = _parties(stage, reading, purpose, language)
    return stage.library.texts.say("consent_screen.terms.sentence", language, **named)


def agreement_lines(
    stage: Stage, reading: ConsentReading, terms: Terms, language: str, *, about_self: bool
) -> list[str]:
    """The sentences a parent says yes to, in a language."""
    say = stage.library.texts.say
    lines = [say("consent.statement", language, **_parties(stage, reading, terms.purpose, language))]
    if about_self:
        lines.append(say("consent.statement_self", language))
    lines.append(say("consent.scope", language))
    if terms.channels:
        channels = channel_words(stage.library, terms.channels, language)
        lines.append(say("consent.channel", language, channel=channels))
    if terms.until:
        lines.append(say("consent.until", language, date=date_in_words(terms.until, language)))
    return lines


def _parties(stage: Stage, reading: ConsentReading, purpose: str, language: str) -> dict[str, str]:
    daycare = reading.record.daycare
    return {
        "municipality": stage.library.policy.authority(
            reading.record.health_visitor.municipality, language
        ),
        "child": reading.record.child.name,
        "recipient": recipient_words(daycare.recipient) if daycare else "",
        "purpose": purpose_words(stage.library, purpose, language),
    }


def field_words(form: Form, tongue: Tongue, fields: Iterable[str]) -> Words:
    """Questions by their names, each once, in Danish and the family's language."""
    known = {field.id: field.label for field in form.fields()}
    names = [known.get(field, Words({DANISH: field})) for field in dict.fromkeys(fields)]
    return Words({
        language: COMMAS.get(language, ", ").join(f"«{name.in_language(language)}»" for name in names)
        for language in (DANISH, tongue.language or DANISH)
    })


def within(reason: str) -> str:
    """A reason as it stands inside a sentence."""
    plain = " ".join(reason.split()).rstrip(".")
    return plain[:1].lower() + plain[1:] if plain[1:2].islower() else plain
