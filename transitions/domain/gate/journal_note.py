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
from transitions.domain.disclosure import Facts, Part, TypedValue
from transitions.domain.gate.obstacles import obstacle
from transitions.domain.gate.rules import Case
from transitions.domain.gate.screening_note import Told, tell, tell_screenings
from transitions.domain.gate.verdict import Release, Verdict
from transitions.domain.gate.words import Draft, Speech, finish, who
from transitions.domain.in_words import ages_in_words, date_in_words
from transitions.domain.model import digest
from transitions.domain.transition import Meeting, TransitionRecord


def release_to_journal(case: Case, release: Release, speech: Speech) -> Verdict:
    """The note, or the obstacle that there is nothing new to tell."""
    groups = [
        ("note.title.form", _form(case, speech)),
        ("note.title.consent", _consents(case, speech)),
        ("note.title.screening", tell_screenings(case, speech)),
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


def _form(case: Case, speech: Speech) -> Iterator[Told]:
    record = case.record
    if record.introduced_on:
        words = f"{date_in_words(record.introduced_on)}. {record.introduced_how}".strip()
        yield tell("introduced", "note.introduced", words, speech)
    if record.form_wish:
        words = speech.texts.say(f"wish.{record.form_wish}")
        yield tell(f"wish/{record.form_wish}", "note.wish", words, speech)
    yield from _asked_again(record, speech)
    if record.answers and record.form_wish == "yes":
        progress = record.progress
        words = speech.texts.say(
            "note.filled", n=str(progress.done), all=str(progress.of),
            form=f"{record.form.title.danish} {record.form.version}", hash=record.form.hash[:8],
        )
        yield tell(f"filled/{progress.done}/{progress.of}", "note.form", words, speech)


def _asked_again(record: TransitionRecord, speech: Speech) -> Iterator[Told]:
    """What the parents said when they were asked once more, before anything left."""
    for offer, said in (("form", record.form_wish_end), ("meeting", record.meeting_wish_end)):
        if said is not None and said.wish:
            answer = speech.texts.say(f"note.again.{offer}.{said.wish}")
            words = f"{date_in_words(said.day)}: {answer}"
            yield tell(f"wish_again/{offer}/{said.wish}/{said.day}", "note.wish_again", words, speech)


def _consents(case: Case, speech: Speech) -> Iterator[Told]:
    happened = (pair for pair in enumerate(case.ledger.events) if pair[1].day <= case.day)
    for index, event in happened:
        words = f"{date_in_words(event.day)}: {_consent_words(case, event, speech)}"
        yield tell(f"consent/{index}", "note.consent", words, speech)


def _consent_words(case: Case, event: AnyConsentEvent, speech: Speech) -> str:
    name = _who_said(case.record, event, speech)
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


def _who_said(record: TransitionRecord, event: AnyConsentEvent, speech: Speech) -> str:
    """The parent by name; one who was taken off the family since by none."""
    found = (parent.name for parent in record.child.parents if parent.id == event.parent)
    return next(found, "") or speech.texts.say("note.a_parent")


def _unended(reason: str) -> str:
    """A reason without the full stop that the sentence around it has already."""
    return reason.strip().removesuffix(".")


def _purpose(case: Case, purpose_id: str) -> str:
    labels = {purpose.id: purpose.label.danish for purpose in case.policy.purposes}
    return labels.get(purpose_id, purpose_id)


def _field_names(record: TransitionRecord, field_ids: list[str]) -> str:
    labels = dict.fromkeys(record.form.field(name).label.danish for name in field_ids)
    return "; ".join(label.rstrip("?") for label in labels)


def _handovers(case: Case, speech: Speech) -> Iterator[Told]:
    for index, line in enumerate(case.record.handovers):
        if line.step in ("printed", "saved", "delivered"):
            words = speech.texts.say(
                f"note.{line.step}", date=date_in_words(line.day), code=line.content_hash[:8],
                product=speech.texts.say(f"product.{line.product}"), recipient=line.recipient,
                how=line.how,
            )
            yield tell(f"handover/{index}", "note.handover", words, speech)


def _meeting(record: TransitionRecord, speech: Speech) -> Iterator[Told]:
    meeting = record.meeting
    if meeting.held and meeting.day:
        words = f"{date_in_words(meeting.day)}. {meeting.participants}".strip()
        yield tell(f"meeting/{meeting.day}", "note.meeting", words, speech)
    elif meeting.impossible:
        name = f"meeting_impossible/{digest([str(meeting.day), meeting.why_not])[:16]}"
        yield tell(name, "note.meeting_impossible", _why_not(meeting, speech), speech)
    for agreement in record.agreements:
        by_whom = ", ".join(part for part in (agreement.who, agreement.when) if part)
        words = f"{agreement.text} ({by_whom})" if by_whom else agreement.text
        yield tell(f"agreement/{digest(words)[:16]}", "note.agreement", words, speech)
    if record.follow_up_on:
        words = date_in_words(record.follow_up_on)
        yield tell(f"follow_up/{words}", "note.follow_up", words, speech)


def _why_not(meeting: Meeting, speech: Speech) -> str:
    say, day = speech.texts.say, meeting.day
    planned = [say("note.meeting_planned", date=date_in_words(day))] if day else []
    return " ".join([*planned, meeting.why_not or say("note.no_reason")])
