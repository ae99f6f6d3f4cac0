"""What to copy into the municipality's journal: per contact, only what is new, no CPR.

The journal is the record, this program a working copy (PRACTICE §11). Parents read it: it says
what was observed and agreed, never an assessment that nobody made.
"""

from __future__ import annotations

from collections.abc import Iterator

from transitions.domain.consent import (
    AnyConsentEvent,
    Disagreement,
    Given,
    NotAsked,
    Refused,
    Withdrawn,
)
from transitions.domain.disclosure import Fact, Facts, Part, Said, TypedValue
from transitions.domain.gate.daycare_copy import obstacle
from transitions.domain.gate.rules import Case
from transitions.domain.gate.verdict import Release, Verdict
from transitions.domain.gate.words import Draft, Speech, finish, who
from transitions.domain.in_words import ages_in_words, date_in_words
from transitions.domain.model import digest
from transitions.domain.screening import Screening
from transitions.domain.transition import TransitionRecord

Told = tuple[str, Fact]
"""A name that says which news it is, and the news."""


def release_to_journal(case: Case, release: Release, speech: Speech) -> Verdict:
    """The note, or the obstacle that there is nothing new to tell."""
    groups = [
        ("note.title.form", _form(case, speech)),
        ("note.title.consent", _consents(case, speech)),
        ("note.title.screening", (*_screenings(case, speech), *_repeat(case, speech))),
        ("note.title.handover", _handovers(case, speech)),
        ("note.title.meeting", _meeting(case.record, speech)),
    ]
    news = [(title, [n for n in notes if n[0] not in case.record.told]) for title, notes in groups]
    if not any(notes for _, notes in news):
        return Verdict(obstacles=(obstacle("journal_up_to_date", speech),))
    return Verdict(disclosure=finish(_draft(case, release, speech, news), case.record, speech))


def _draft(
    case: Case, release: Release, speech: Speech, news: list[tuple[str, list[Told]]]
) -> Draft:
    parts: list[Part] = [
        Facts(title=speech.say(title), rows=tuple(fact for _, fact in notes))
        for title, notes in news
        if notes
    ]
    names = [name for _, notes in news for name, _ in notes]
    return Draft(
        product=release.product,
        audience=release.audience,
        consented=True,
        written_on=case.day,
        title=speech.say("journal.title"),
        subtitle=speech.say("paper.handover.subtitle", **who(case.record)),
        parts=(_head(case, speech), *parts, _author(case, speech)),
        values=tuple(TypedValue(name="tells", value=name) for name in names),
    )


def _head(case: Case, speech: Speech) -> Facts:
    record = case.record
    rows = [
        speech.fact("note.written", date_in_words(case.day)),
        speech.fact("note.kind", speech.say("journal.kind_coordination")),
        speech.fact("note.age", ages_in_words(record.child, case.day, speech.texts)),
    ]
    if record.daycare:
        rows.append(speech.fact("note.daycare", record.daycare.name))
    return Facts(rows=tuple(rows))


def _author(case: Case, speech: Speech) -> Facts:
    visitor = case.record.health_visitor
    return Facts(rows=(speech.fact("note.author", f"{visitor.name}, {visitor.title}"),))


def _note(name: str, text_id: str, words: str, speech: Speech) -> Told:
    return name, Fact(label=speech.say(text_id), text=Said(danish=words))


def _form(case: Case, speech: Speech) -> Iterator[Told]:
    record = case.record
    if record.introduced_on:
        words = f"{date_in_words(record.introduced_on)}. {record.introduced_how}".strip()
        yield _note("introduced", "note.introduced", words, speech)
    if record.form_wish:
        words = speech.texts.say(f"wish.{record.form_wish}")
        yield _note(f"wish/{record.form_wish}", "note.wish", words, speech)
    if record.answers and record.form_wish == "yes":
        progress = record.progress
        words = speech.texts.say(
            "note.filled", n=str(progress.done), all=str(progress.of),
            form=f"{record.form.title.danish} {record.form.version}", hash=record.form.hash[:8],
        )
        yield _note(f"filled/{progress.done}/{progress.of}", "note.form", words, speech)


def _consents(case: Case, speech: Speech) -> Iterator[Told]:
    for index, event in enumerate(case.ledger.until(case.day).events):
        words = f"{date_in_words(event.day)}: {_consent_words(case, event, speech)}"
        yield _note(f"consent/{index}", "note.consent", words, speech)


def _consent_words(case: Case, event: AnyConsentEvent, speech: Speech) -> str:
    name = case.record.child.parent(event.parent).name
    say = speech.texts.say
    match event:
        case Given():
            fields = _field_names(case.record, [a.key.field for a in event.approvals])
            given = say(
                "note.given", who=name, fields=fields, recipient=event.recipient.name,
                until=date_in_words(event.last_day), way=say(f"way.{event.way}"),
                purpose=_purpose(case, event.purpose),
            )
            reason = say("note.given_reason", reason=_unended(event.reason)) if event.reason else ""
            return f"{given} {reason}".strip()
        case Refused(handover=True):
            return say("note.refused_handover", who=name)
        case Refused():
            fields = _field_names(case.record, [key.field for key in event.fields])
            return say("note.refused", who=name, fields=fields)
        case NotAsked():
            return say("note.not_asked", who=name, reason=_unended(event.reason))
        case Disagreement():
            return say("note.disagreement", who=name)
        case Withdrawn(fields=()):
            return say("note.withdrawn", who=name)
        case Withdrawn():
            fields = _field_names(case.record, [key.field for key in event.fields])
            return say("journal.withdrawn", who=name, date=date_in_words(event.day), fields=fields)


def _unended(reason: str) -> str:
    """A reason without the full stop that the sentence around it has already."""
    return reason.strip().removesuffix(".")


def _purpose(case: Case, purpose_id: str) -> str:
    labels = {purpose.id: purpose.label.danish for purpose in case.policy.purposes}
    return labels.get(purpose_id, purpose_id)


def _field_names(record: TransitionRecord, field_ids: list[str]) -> str:
    labels = dict.fromkeys(record.form.field(name).label.danish for name in field_ids)
    return "; ".join(label.rstrip("?") for label in labels)


def _screenings(case: Case, speech: Speech) -> Iterator[Told]:
    for screening in case.record.screenings:
        if screening.done:
            words = _screening_words(case, screening, speech)
            name = f"screening/{screening.id}/{screening.at_least}"
            yield _note(name, "note.screening", words, speech)


def _screening_words(case: Case, screening: Screening, speech: Speech) -> str:
    items = "; ".join(
        f"{item.label.danish} {_score_words(screening, item.id, speech)}"
        for item in screening.scale.items
    )
    age = ages_in_words(case.record.child, screening.day, speech.texts)
    sentences = [
        f"{date_in_words(screening.day)}, {age}",
        items,
        result_words(screening, speech),
        *_reservations(screening, speech),
        f"{screening.observer.name}, {screening.observer.title}",
    ]
    return " ".join(f"{sentence.rstrip('.')}." for sentence in sentences)


def _score_words(screening: Screening, item_id: str, speech: Speech) -> str:
    item = screening.item(item_id)
    if item.score is None:
        return f"{speech.texts.say('screening.not_assessed')} ({item.not_assessed})"
    return str(item.score)


def _reservations(screening: Screening, speech: Speech) -> list[str]:
    """What makes the observation less sure, and why it was made outside the age window."""
    say = speech.texts.say
    found = []
    if screening.conditional:
        odd = (c for c in screening.scale.conditions if screening.conditions.get(c.id) != c.ideal)
        named = ", ".join(condition.label.danish for condition in odd)
        found.append(say("screening.conditional_why", conditions=named))
        found.append(screening.conditional_reason)
    if screening.outside_age_reason:
        found.append(f"{say('note.outside_age')}: {screening.outside_age_reason}")
    return [sentence for sentence in found if sentence.strip()]


def _repeat(case: Case, speech: Speech) -> Iterator[Told]:
    """Whether a new observation is awaited, has come, or was declined."""
    state = case.record.repeat
    if state.state == "none":
        return
    words = speech.texts.say(f"screening.{_REPEAT_WORDS[state.state]}")
    if state.due_from and state.due_to:
        named = {"first": date_in_words(state.due_from), "last": date_in_words(state.due_to)}
        words = speech.texts.say("screening.repeat_due", **named)
    yield _note(f"repeat/{state.first}/{state.state}", "note.repeat", words, speech)


_REPEAT_WORDS = {
    "awaiting": "awaiting_repeat",
    "confirmed": "confirmed",
    "not_confirmed": "not_confirmed",
    "declined": "repeat_declined",
}


def result_words(screening: Screening, speech: Speech) -> str:
    """The sum and what it means, for the health visitor; never *below* when incomplete."""
    say = speech.texts.say
    total = screening.total
    reached = screening.asks_for_repeat
    if total is None:
        parts = [
            say("screening.incomplete", n=str(screening.scored), all=str(len(screening.scale.items))),
            say("screening.at_least", sum=str(screening.at_least)),
        ]
        return ", ".join([*parts, say("screening.at_or_above")] if reached else parts)
    outcome = say("screening.at_or_above") if reached else say("screening.below")
    return f"{say('screening.total', sum=str(total))}, {outcome}"


def _handovers(case: Case, speech: Speech) -> Iterator[Told]:
    for index, line in enumerate(case.record.handovers):
        if line.step in ("printed", "saved", "delivered"):
            words = speech.texts.say(
                f"note.{line.step}", date=date_in_words(line.day), code=line.content_hash[:8],
                product=speech.texts.say(f"product.{line.product}"), recipient=line.recipient,
                how=line.how,
            )
            yield _note(f"handover/{index}", "note.handover", words, speech)


def _meeting(record: TransitionRecord, speech: Speech) -> Iterator[Told]:
    meeting = record.meeting
    if meeting.held and meeting.day:
        words = f"{date_in_words(meeting.day)}. {meeting.participants}".strip()
        yield _note(f"meeting/{meeting.day}", "note.meeting", words, speech)
    for agreement in record.agreements:
        words = f"{agreement.text} ({agreement.who})" if agreement.who else agreement.text
        yield _note(f"agreement/{digest(words)[:16]}", "note.agreement", words, speech)
    if record.follow_up_on:
        words = date_in_words(record.follow_up_on)
        yield _note(f"follow_up/{words}", "note.follow_up", words, speech)
