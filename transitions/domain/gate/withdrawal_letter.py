"""The letter to a daycare that holds what is no longer agreed to: which copies to destroy.

It names copies, days and, when only some answers were taken back, the questions the daycare has
read already; never who took the consent back, or why.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from transitions.domain.answers import AnswerKey
from transitions.domain.consent import Given, Refused, Withdrawn
from transitions.domain.disclosure import Fact, Facts, Notice, Part, Said
from transitions.domain.gate.obstacles import obstacle
from transitions.domain.gate.rules import Case
from transitions.domain.gate.verdict import Release, Verdict
from transitions.domain.gate.words import Draft, Speech, finish, topics, who
from transitions.domain.model import Record
from transitions.domain.transition import Handover


class TakenBack(Record):
    """A no after a yes: the day, the answers (none: all), and every yes it takes back."""

    day: date
    fields: tuple[AnswerKey, ...] = ()
    given: frozenset[UUID] = frozenset()

    def reaches(self, copy: Handover) -> bool:
        """Whether a copy left on that yes with those answers; one that does not tell is reached."""
        on_it = not (self.given and copy.consents) or bool(self.given & set(copy.consents))
        with_them = not (self.fields and copy.answers) or bool(set(self.fields) & set(copy.answers))
        return on_it and with_them


class Recall(Record):
    """What the daycare is asked to destroy, and since when it may not be used."""

    copies: tuple[Handover, ...]
    taken_back: tuple[TakenBack, ...]
    day: date
    elsewhere: bool

    @property
    def partly(self) -> bool:
        """Whether only some answers were taken back, and every copy tells which it held."""
        known = all(copy.answers for copy in self.copies)
        return known and not self.elsewhere and all(no.fields for no in self.taken_back)


def release_withdrawal(case: Case, release: Release, speech: Speech) -> Verdict:
    """The letter, or that nothing was delivered or nothing of it taken back."""
    if not case.record.to_daycare("delivered"):
        return Verdict(obstacles=(obstacle("nothing_delivered", speech),))
    recall = _recall(case)
    if not recall.copies:
        return Verdict(obstacles=(obstacle("nothing_taken_back", speech),))
    draft = Draft(
        product=release.product, audience=release.audience, consented=True, written_on=recall.day,
        title=speech.say("paper.withdrawal.title"),
        subtitle=speech.say("paper.withdrawal.subtitle", **who(case.record)),
        parts=_parts(case, recall, speech),
    )
    return Verdict(disclosure=finish(draft, case.record, speech))


def _recall(case: Case) -> Recall:
    """Every copy, each once, that a no reaches; all of them when the child starts elsewhere."""
    delivered = case.record.to_daycare("delivered")
    taken_back = tuple(no for no in _taken_back(case) if any(no.reaches(copy) for copy in delivered))
    elsewhere = case.record.replaced_by is not None
    reached = (copy for copy in delivered if elsewhere or any(no.reaches(copy) for no in taken_back))
    copies = {(c.product, c.content_hash or str(place)): c for place, c in enumerate(reached)}
    return Recall(
        copies=tuple(copies.values()), taken_back=taken_back, elsewhere=elsewhere,
        day=max((no.day for no in taken_back), default=case.day),
    )


def _taken_back(case: Case) -> list[TakenBack]:
    """What each parent said no to after her newest yes."""
    found: list[TakenBack] = []
    events = case.ledger.until(case.day).events
    for parent in {event.parent for event in events}:
        given: frozenset[UUID] | None = None
        since: list[TakenBack] = []
        for event in events:
            if event.parent == parent and isinstance(event, Given) and (event.understood or given is None):
                since, given = [], (given or frozenset()) | ({event.id} if event.id else set())
            if event.parent == parent and isinstance(event, Withdrawn | Refused) and given is not None:
                since.append(TakenBack(day=event.day, fields=event.fields, given=given))
        found.extend(since)
    return found


def _parts(case: Case, recall: Recall, speech: Speech) -> tuple[Part, ...]:
    places = dict.fromkeys(copy.recipient for copy in recall.copies if copy.recipient)
    to = (Facts(rows=(speech.fact("paper.recipient", ", ".join(places)),)),) if places else ()
    rows = tuple(_line(copy, speech) for copy in recall.copies)
    return (
        *to,
        Notice(text=_body(recall, speech), tone="important"),
        Facts(title=speech.say("paper.withdrawal.which"), rows=rows),
        *_questions(case, recall, speech),
        Notice(text=speech.say("paper.withdrawal.thanks")),
        _caller(case, speech),
    )


def _body(recall: Recall, speech: Speech) -> Said:
    if recall.elsewhere:
        return speech.say("paper.withdrawal.elsewhere")
    name = "body_partly" if recall.partly else "body"
    return speech.tell(f"paper.withdrawal.{name}", date=speech.day(recall.day))


def _line(copy: Handover, speech: Speech) -> Fact:
    text = speech.say(f"paper.withdrawal.{copy.product}", code=copy.content_hash[:8])
    return Fact(label=speech.tell("paper.withdrawal.received", date=speech.day(copy.day)), text=text)


def _questions(case: Case, recall: Recall, speech: Speech) -> tuple[Part, ...]:
    """The questions, when only some answers were taken back: the daycare has read them already."""
    if not recall.partly:
        return ()
    read = {key for copy in recall.copies for key in copy.answers}
    named = {key.field for no in recall.taken_back for key in no.fields if key in read}
    rows = topics(case.record.form, named, speech)
    return (Facts(title=speech.say("paper.withdrawal.partly"), rows=rows),)


def _caller(case: Case, speech: Speech) -> Facts:
    return Facts(rows=(speech.fact("paper.call.health_visitor", case.record.health_visitor.card),))
