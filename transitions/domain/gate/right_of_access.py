"""The right of access: when the family's information was used, and a full copy of what is held.

Both are for one parent with custody, and hold nothing of the other parent's own or protected.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import get_args

from transitions.domain.consent import AnyConsentEvent, Given, Refused, Withdrawn
from transitions.domain.disclosure import Fact, Facts, Notice, Part, Product, Said
from transitions.domain.evaluation import HIGHEST, QUESTIONS
from transitions.domain.gate.content import Candidate, candidates
from transitions.domain.gate.front import sections
from transitions.domain.gate.obstacles import obstacle
from transitions.domain.gate.parents_copy import may_read, reader_of
from transitions.domain.gate.rules import Case, concerned, is_protected
from transitions.domain.gate.screening_note import tell_screenings
from transitions.domain.gate.verdict import Release, Verdict
from transitions.domain.gate.words import BETWEEN, Draft, Speech, entry, finish, on_one_line, who
from transitions.domain.model import DANISH
from transitions.domain.person import Parent
from transitions.domain.transition import Handover, HandoverStep, TransitionRecord

OF_ONE_PARENT = ("parents", "receipt", "extract", "copy")
"""Papers of one parent alone: the other is not told of them."""
OF_SOME_PARENT = frozenset({
    "consent_given", "consent_refused", "consent_not_asked", "consent_withdrawn", "disagreement",
    "change_custody",
})
"""What may be the other parent's doing; her own stands with her answers."""


def release_extract(case: Case, release: Release, speech: Speech) -> Verdict:
    """Dates and purposes: her consents, what was handed over, when the information was opened."""
    return _release(case, release, speech, "extract", ())


def release_copy(case: Case, release: Release, speech: Speech) -> Verdict:
    """All that is held about the child and about herself, with the same dates and purposes."""
    reader = reader_of(case, release)
    held = () if reader is None else tuple(_held(case, reader, speech))
    return _release(case, release, speech, "copy", held)


def _release(
    case: Case, release: Release, speech: Speech, name: str, held: tuple[Part, ...]
) -> Verdict:
    reader = reader_of(case, release)
    if reader is None:
        return Verdict(obstacles=(obstacle("no_such_parent", speech),))
    if reader.custody != "holder":
        return Verdict(obstacles=(obstacle("access_needs_custody", speech),))
    lead = speech.tell(f"paper.{name}.lead", date=speech.day(case.day))
    draft = Draft(
        product=release.product, audience=release.audience, consented=True, written_on=case.day,
        title=speech.say(f"paper.{name}.title"),
        subtitle=speech.say("paper.extract.subtitle", **who(case.record)),
        parts=(Notice(text=lead, tone="important"), *held, *_dates(case, reader, speech)),
    )
    return Verdict(disclosure=finish(draft, case.record, speech))


def _held(case: Case, reader: Parent, speech: Speech) -> Iterator[Part]:
    yield _people(case, reader, speech)
    found = candidates(case.record, speech.texts, speech.language)
    readable = [(c, entry(c, speech)) for c in found if _may_have(case, c, reader)]
    yield from sections(readable, speech)
    way = tuple(_way_in(case, reader, speech))
    if way:
        yield Facts(title=speech.say("paper.copy.transition"), rows=way)
    beside = tuple(_beside(case, reader, speech))
    if beside:
        yield Facts(title=speech.say("paper.copy.beside"), rows=beside)
    observations = tuple(fact for _, fact in tell_screenings(case, speech))
    if observations and case.policy.access.screenings and not _others_are_sheltered(case, reader):
        yield Facts(title=speech.say("paper.copy.screenings"), rows=observations)


def _may_have(case: Case, candidate: Candidate, reader: Parent) -> bool:
    """As on her own copy; the health visitor's own words too where the policy says so.

    What the record knows of the parents stands under ``people``, and there of the reader alone.
    """
    if candidate.field.category != "internal":
        return may_read(case.record, candidate, reader)
    about = concerned(case.record, candidate.field)
    others = bool(about) and about != (reader,)
    if candidate.field.source is not None or others or _others_are_sheltered(case, reader):
        return False
    return case.policy.access.internal and not is_protected(case.record, candidate, reader)


def _others_are_sheltered(case: Case, reader: Parent) -> bool:
    """Whether somebody else's details are protected: then no rule can read free words for a trace."""
    child = case.record.child
    others = (parent.protected for parent in child.parents if parent.id != reader.id)
    return any(others) or bool(child.protected - reader.protected)


def _way_in(case: Case, reader: Parent, speech: Speech) -> Iterator[Fact]:
    """What is held about the way into the daycare and stands under no question of the form."""
    record, place = case.record, case.record.daycare
    if place is not None:
        named = BETWEEN.join(x for x in (place.name, place.group, place.contact, place.phone) if x)
        yield speech.fact("paper.copy.daycare", named)
    yield from _dated(record, speech)
    yield from _wished(record, speech)
    yield from _asked_again(case, speech)
    yield from _evaluated(case, speech)
    if not _others_are_sheltered(case, reader):
        yield from _told(record, speech)


def _dated(record: TransitionRecord, speech: Speech) -> Iterator[Fact]:
    days = {"introduced": record.introduced_on, "visit": record.visit_on, "follow_up": record.follow_up_on}
    yield from (speech.fact(f"paper.copy.{name}", speech.day(day)) for name, day in days.items() if day)


def _wished(record: TransitionRecord, speech: Speech) -> Iterator[Fact]:
    wishes = {"form_wish": record.form_wish, "meeting_wish": record.meeting_wish}
    for name, wish in wishes.items():
        if wish:
            yield speech.fact(f"paper.copy.{name}", speech.say(f"paper.copy.wish.{wish}"))


def _told(record: TransitionRecord, speech: Speech) -> Iterator[Fact]:
    """What was written in free words on the way."""
    meeting = record.meeting
    agreed = (": ".join(x for x in (a.who, a.text, a.when) if x) for a in record.agreements)
    why_not = meeting.why_not if meeting.impossible else ""
    about = (meeting.time, meeting.place, meeting.participants, why_not)
    told = {
        "introduced_how": record.introduced_how,
        "meeting": BETWEEN.join(part for part in about if part),
        "agreements": "\n".join(agreed),
    }
    yield from (speech.fact(f"paper.copy.{name}", text) for name, text in told.items() if text)


def _beside(case: Case, reader: Parent, speech: Speech) -> Iterator[Fact]:
    """What was written down beside her own consents and the handovers, in the words it has."""
    if _others_are_sheltered(case, reader):
        return
    for event in case.ledger.until(case.day).events:
        if isinstance(event, Given) and event.parent == reader.id:
            said = (event.interpreter, event.participants, event.reason)
            yield from _noted(event.day, said, speech)
    for line in case.record.handovers:
        if line.product not in OF_ONE_PARENT or line.parent == reader.id:
            yield from _noted(line.day, (line.how,), speech)


def _noted(day: date, said: tuple[str, ...], speech: Speech) -> Iterator[Fact]:
    words = BETWEEN.join(text.strip() for text in said if text.strip())
    if words:
        yield Fact(label=speech.day(day), text=Said(danish=words))


def _asked_again(case: Case, speech: Speech) -> Iterator[Fact]:
    """What the parents answered when the two offers were made once more, and on which day."""
    record = case.record
    for offer, said in (("form", record.form_wish_end), ("meeting", record.meeting_wish_end)):
        if said is not None and said.wish:
            wish = speech.say(f"paper.copy.wish.{said.wish}")
            words = speech.tell("paper.copy.said_again", wish=wish, date=speech.day(said.day))
            yield speech.fact(f"paper.copy.{offer}_wish_end", words)


def _evaluated(case: Case, speech: Speech) -> Iterator[Fact]:
    """What the daycare's staff and the parents answered afterwards, by number and cause alone."""
    for question in QUESTIONS:
        said = case.record.evaluations.of(question)
        if said.rating is not None:
            named = {"rating": str(said.rating), "highest": str(HIGHEST)}
            words = [speech.tell("paper.copy.evaluated", **{k: Said(danish=v) for k, v in named.items()})]
            if said.cause:
                words.append(speech.say(f"paper.copy.cause.{said.cause}"))
            yield speech.fact(f"paper.copy.evaluation_{question}", on_one_line(words))


def _people(case: Case, reader: Parent, speech: Speech) -> Facts:
    child = case.record.child
    rows = [speech.fact("paper.copy.child", child.name)]
    if child.birth_date:
        rows.append(speech.fact("paper.copy.birth_date", speech.day(child.birth_date)))
    if child.cpr:
        rows.append(speech.fact("paper.copy.cpr", f"{child.cpr[:6]}-xxxx"))
    rows.append(speech.fact("paper.copy.parent", reader.name))
    own = (("relation", reader.relation), ("phone", reader.phone),
           ("custody", speech.say(f"custody.{reader.custody}")),
           ("established", reader.custody_established))
    rows += [speech.fact(f"paper.copy.{name}", text) for name, text in own if text]
    return Facts(title=speech.say("paper.copy.people"), rows=tuple(rows))


def _dates(case: Case, reader: Parent, speech: Speech) -> Iterator[Part]:
    consents = tuple(
        Fact(label=speech.day(event.day), text=_event(event, speech))
        for event in case.ledger.until(case.day).events
        if event.parent == reader.id
    )
    handed = tuple(
        Fact(label=speech.day(line.day), text=_line(case, line, speech))
        for line in case.record.handovers
        if line.product not in OF_ONE_PARENT or line.parent == reader.id
    )
    uses = tuple(_uses(case, speech))
    for name, rows in (("consents", consents), ("handovers", handed), ("uses", uses)):
        if rows:
            yield Facts(title=speech.say(f"paper.extract.{name}"), rows=rows)


def _event(event: AnyConsentEvent, speech: Speech) -> Said:
    if isinstance(event, Given):
        return speech.tell("paper.extract.given", until=speech.day(event.last_day))
    partly = isinstance(event, Withdrawn | Refused) and event.fields
    return speech.say(f"paper.extract.{event.event}{'_partly' if partly else ''}")


def _line(case: Case, line: Handover, speech: Speech) -> Said:
    named = {"what": speech.say(f"product.{line.product}"), "step": speech.say(f"step.{line.step}")}
    if line.audience != "daycare" or not line.recipient:
        return speech.tell("paper.extract.handed", **named)
    named["recipient"] = Said(danish=line.recipient)
    purpose = next((p.label for p in case.policy.purposes if p.id == line.purpose), None)
    if purpose is None:
        return speech.tell("paper.extract.handed_to", **named)
    return speech.tell("paper.extract.handed_for", purpose=speech.words(purpose), **named)


def _uses(case: Case, speech: Speech) -> Iterator[Fact]:
    """What for, one line a day; papers stand with what was handed over."""
    uses = (use for use in case.record.uses if not _made_a_paper(use.purpose))
    for day, of_the_day in groupby(uses, key=lambda use: use.day):
        named = dict.fromkeys(_purpose(use.purpose, speech) for use in of_the_day)
        yield Fact(label=speech.day(day), text=on_one_line(list(named)))


def _made_a_paper(purpose: str) -> bool:
    step, _, product = purpose.partition("_")
    return step in get_args(HandoverStep) and product in get_args(Product)


def _purpose(purpose: str, speech: Speech) -> Said:
    told = f"use.{purpose}" in speech.texts.tables[DANISH] and purpose not in OF_SOME_PARENT
    return speech.say(f"use.{purpose}" if told else "use.other")
