"""One parent's receipt: the whole of her own consent, with her signature, and what it led to."""

from __future__ import annotations

from datetime import date

from transitions.domain.answers import AnswerKey
from transitions.domain.consent import Given, Position, Withdrawn
from transitions.domain.disclosure import Fact, Facts, Notice, Part, Said, Signature, Signatures
from transitions.domain.gate.obstacles import obstacle
from transitions.domain.gate.parents_copy import reader_of
from transitions.domain.gate.rules import Case, may_answer_for
from transitions.domain.gate.verdict import Release, Verdict
from transitions.domain.gate.words import BETWEEN, Draft, Speech, finish, topics, who
from transitions.domain.in_words import date_in_words
from transitions.domain.person import Parent
from transitions.domain.transition import Handover


def release_receipt(case: Case, release: Release, speech: Speech) -> Verdict:
    """The receipt of her newest yes, or that there is none."""
    parent = reader_of(case, release)
    if parent is None:
        return Verdict(obstacles=(obstacle("no_such_parent", speech),))
    position = case.ledger.position(parent.id, case.day)
    if position.given is None:
        return Verdict(obstacles=(obstacle("no_consent", speech),))
    draft = Draft(
        product=release.product, audience=release.audience, consented=True,
        written_on=position.given.day, title=speech.say("paper.receipt.title"),
        subtitle=speech.say("paper.receipt.subtitle", **who(case.record)),
        parts=_parts(case, parent, position, position.given, speech),
    )
    return Verdict(disclosure=finish(draft, case.record, speech))


def _parts(
    case: Case, parent: Parent, position: Position, given: Given, speech: Speech
) -> tuple[Part, ...]:
    lead = "lead_withdrawn" if position.withdrawn_all else "lead"
    return (
        Notice(text=speech.say(f"paper.receipt.{lead}"), tone="important"),
        Facts(rows=tuple(_terms(case, given, speech))),
        *_topics(case, parent, position, given, speech),
        *_informed(given, speech),
        *_signature(given, speech),
        _handed_over(case, given, speech),
    )


def _terms(case: Case, given: Given, speech: Speech) -> list[Fact]:
    how = speech.say(f"way.{given.way}")
    if given.way == "oral":
        how = speech.say("paper.receipt.oral", reason=given.reason)
    if given.way == "typed":
        how = speech.say("paper.receipt.typed", name=given.signed_as)
    place = BETWEEN.join(part for part in (given.recipient.name, given.recipient.group) if part)
    rows = [
        speech.fact("paper.receipt.given_by", given.giver.name),
        speech.fact("paper.receipt.given_on", speech.day(given.day)),
        speech.fact("paper.receipt.how", how),
        speech.fact("paper.receipt.from_whom", given.authority),
        speech.fact("paper.recipient", place),
        *_purpose_and_ways(case, given, speech),
        speech.fact("paper.valid_until", speech.day(given.last_day)),
        *(speech.fact("paper.receipt.withdrawn_on", speech.day(day)) for day in _withdrawals(case, given)),
        speech.fact("paper.receipt.interpreter", given.interpreter),
        *([speech.fact("paper.receipt.read_aloud", speech.say("editor.yes"))] if given.read_aloud else []),
        speech.fact("paper.receipt.recorded_by", given.recorded_by.name),
    ]
    return [row for row in rows if row.text.danish]


def _purpose_and_ways(case: Case, given: Given, speech: Speech) -> list[Fact]:
    said = [speech.words(p.label) for p in case.policy.purposes if p.id == given.purpose]
    rows = [speech.fact("paper.purpose", purpose) for purpose in said]
    ways = [speech.words(c.label) for c in case.policy.channels if c.id in given.channels]
    if not ways:
        return rows
    danish = "\n".join(way.danish for way in ways)
    other = "\n".join(way.other for way in ways if way.other)
    named = Said(danish=danish, other=other, language=speech.language if other else "")
    return [*rows, speech.fact("paper.receipt.channels", named)]


def _withdrawals(case: Case, given: Given) -> list[date]:
    """The days on which she took back something of this yes."""
    hers = [event for event in case.ledger.until(case.day).events if event.parent == given.parent]
    newest = max(place for place, event in enumerate(hers) if event == given)
    return list(dict.fromkeys(e.day for e in hers[newest:] if isinstance(e, Withdrawn)))


def _topics(
    case: Case, parent: Parent, position: Position, given: Given, speech: Speech
) -> list[Part]:
    """What she said yes to, what she took back, and what she did not wish to share."""
    agreed = {approval.key for approval in given.approvals}
    gone = agreed if position.withdrawn_all else agreed & (position.withdrawn | position.refused)
    kept = _not_wished(case, parent, position) - agreed
    groups = (("what", agreed - gone), ("taken_back", gone), ("not_wished", kept))
    return [
        Facts(title=speech.say(f"paper.receipt.{name}"), rows=rows)
        for name, keys in groups
        if (rows := topics(case.record.form, {key.field for key in keys}, speech))
    ]


def _not_wished(case: Case, parent: Parent, position: Position) -> set[AnswerKey]:
    kept = {
        AnswerKey(field=field.id, voice=voice)
        for field in case.record.form.fields()
        if field.category != "internal" and may_answer_for(case.record, field, parent)
        for voice in field.voices
        if case.record.share(field.id, voice) == "keep" and case.record.given(field, voice)
    }
    return kept | set(position.refused)


def _informed(given: Given, speech: Speech) -> list[Part]:
    """What she was told before she said yes."""
    told = [speech.say(f"consent.informed.{name}") for name in given.informed]
    if not told:
        return []
    other = "\n".join(said.other for said in told if said.other)
    text = Said(
        danish="\n".join(said.danish for said in told), other=other,
        language=speech.language if other else "",
    )
    return [Notice(title=speech.say("paper.receipt.informed"), text=text)]


def _signature(given: Given, speech: Speech) -> list[Part]:
    if not given.strokes:
        return []
    caption = Said(danish=f"{given.giver.name}, {date_in_words(given.day)}")
    drawn = Signature(caption=caption, strokes=given.strokes, size=given.pad)
    return [Signatures(text=speech.say("paper.receipt.signature"), rows=(drawn,))]


def _handed_over(case: Case, given: Given, speech: Speech) -> Facts:
    """What left on this consent."""
    lines = case.record.to_daycare("delivered", "printed", "saved")
    rows = tuple(_line(line, speech) for line in lines if given.id in line.consents)
    if not rows:
        rows = (speech.fact("paper.receipt.so_far", speech.say("paper.receipt.nothing_yet")),)
    return Facts(title=speech.say("paper.receipt.handed_over"), rows=rows)


def _line(line: Handover, speech: Speech) -> Fact:
    told = speech.tell(
        "paper.receipt.line", what=speech.say(f"product.{line.product}"),
        step=speech.say(f"step.{line.step}"), code=Said(danish=line.content_hash[:8]),
    )
    return Fact(label=speech.day(line.day), text=told)
