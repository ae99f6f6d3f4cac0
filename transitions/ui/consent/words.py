"""The consent page in sentences: what is agreed to, where a parent stands, what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from transitions.application.consents import BoardRow
from transitions.application.ports import Library
from transitions.domain.answers import AnswerKey
from transitions.domain.consent import (
    AnyConsentEvent,
    Disagreement,
    Given,
    NotAsked,
    Recipient,
    Refused,
    Withdrawn,
)
from transitions.domain.gate.rules import concerned
from transitions.domain.in_words import date_in_words
from transitions.domain.model import DANISH
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


def status_words(stage: Stage, tongue: Tongue, reading: ConsentReading, parent: Parent) -> str:
    """One sentence about where a parent stands on the handover today."""
    stand = reading.board.overall[reading.parents.index(parent)]
    position = reading.ledger.position(parent.id, reading.day)
    named: dict[str, Named] = {"who": called(stage, parent, reading.parents)}
    if position.given is not None:
        named |= {"date": position.given.day, "until": position.given.last_day}
    if stand == "not_asked":
        named["reason"] = _within(position.not_asked)
    return tongue.under(f"consent_screen.status.{stand}", **named)


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


def history_line(stage: Stage, reading: ConsentReading, event: AnyConsentEvent) -> str:
    """One ledger entry as a sentence, with its day and who wrote it down."""
    line = stage.say(
        "consent_screen.history.line",
        date=date_in_words(event.day),
        what=_happened(stage, reading, event),
    )
    if not event.recorded_by.name:
        return line
    return f"{line} {stage.say('consent_screen.history.by', name=event.recorded_by.name)}"


def _happened(stage: Stage, reading: ConsentReading, event: AnyConsentEvent) -> str:
    named = {"who": _name_of(stage, reading, event)}
    match event:
        case Given():
            return _given(stage, event, named)
        case Refused(handover=True):
            return stage.say("consent_screen.history.refused_all", **named)
        case Refused():
            what = field_words(reading, event.fields)
            return stage.say("consent_screen.history.refused_some", what=what, **named)
        case NotAsked():
            reason = _within(event.reason)
            return stage.say("consent_screen.history.not_asked", reason=reason, **named)
        case Withdrawn():
            return _withdrawn(stage, reading, event, named)
        case Disagreement():
            return stage.say("consent_screen.history.disagreement", **named)
        case _:
            assert_never(event)


def _given(stage: Stage, event: Given, named: dict[str, str]) -> str:
    count = len(event.approvals)
    said = stage.say(
        "consent_screen.history.given_one" if count == 1 else "consent_screen.history.given",
        n=str(count),
        recipient=recipient_words(event.recipient),
        until=date_in_words(event.last_day),
        way=stage.say(f"consent_screen.history.way.{event.way}"),
        **named,
    )
    details = [
        stage.say("consent_screen.history.because", reason=_within(event.reason)) if event.reason else "",
        stage.say("consent_screen.history.present", who=event.participants) if event.participants else "",
        stage.say("consent.interpreter", name=event.interpreter) if event.interpreter else "",
        stage.say("consent_screen.history.read_aloud") if event.read_aloud else "",
    ]
    return " ".join(part for part in (said, *details) if part)


def _withdrawn(stage: Stage, reading: ConsentReading, event: Withdrawn, named: dict[str, str]) -> str:
    if not event.fields:
        said = stage.say("consent_screen.history.withdrawn_all", **named)
    else:
        what = field_words(reading, event.fields)
        said = stage.say("consent_screen.history.withdrawn_some", what=what, **named)
    return f"{said} {event.how}" if event.how else said


def field_words(reading: ConsentReading, keys: tuple[AnswerKey, ...]) -> str:
    """The answers by the names of their questions, each once."""
    known = {field.id: field.label.danish for field in reading.record.form.fields()}
    names = [known.get(key.field, key.field) for key in keys]
    return ", ".join(f"«{name}»" for name in dict.fromkeys(names))


def _name_of(stage: Stage, reading: ConsentReading, event: AnyConsentEvent) -> str:
    people = {parent.id: parent for parent in reading.parents}
    known = people.get(event.parent)
    return called(stage, known, reading.parents) if known else stage.say("consent_screen.unnamed")


def _within(reason: str) -> str:
    """A reason as it stands inside a sentence."""
    plain = " ".join(reason.split()).rstrip(".")
    return plain[:1].lower() + plain[1:] if plain[1:2].islower() else plain
