"""The daycare's copy: only what the parents chose to share and may share, child first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from transitions.domain.answers import AnswerKey
from transitions.domain.consent import Given
from transitions.domain.disclosure import (
    Disclosure,
    Facts,
    Lines,
    Notice,
    Part,
    Said,
    Signatures,
)
from transitions.domain.gate.content import Candidate, candidates
from transitions.domain.gate.explained import explained
from transitions.domain.gate.front import Pair, pages
from transitions.domain.gate.obstacles import before_asking, obstacle, obstacles_today, text_obstacles
from transitions.domain.gate.rules import Case, concerned, stays, stays_unasked
from transitions.domain.gate.signatures import drawn_signatures
from transitions.domain.gate.verdict import Reason, Release, Verdict, Withheld
from transitions.domain.gate.words import Draft, Speech, entry, finish, who, written
from transitions.domain.model import Words
from transitions.domain.transition import TransitionRecord

USES = ("room", "group", "everyday", "who", "when")
"""What the daycare writes by hand about its own use of the paper (SEED R49)."""


def release_to_daycare(case: Case, release: Release, speech: Speech) -> Verdict:
    """The pages for the daycare, or why there are none."""
    judged = [(c, stays(case, c)) for c in candidates(case.record, speech.texts, speech.language)]
    going = [candidate for candidate, reason in judged if reason is None]
    withheld = _told(((c, r) for c, r in judged if r), speech)
    obstacles = obstacles_today(case, going, speech)
    if obstacles:
        return Verdict(obstacles=obstacles, withheld=withheld)
    given = governing(case)
    terms = _Consented(given, drawn_signatures(case, given, speech))
    disclosure = _pages(case, going, release, speech, terms)
    return Verdict(disclosure=_replacing(case, disclosure, speech), withheld=withheld)


def goes_to_daycare(case: Case, speech: Speech) -> frozenset[AnswerKey]:
    """The answers that may leave for the daycare today; none while anything blocks."""
    going = [c for c in candidates(case.record, speech.texts, speech.language) if stays(case, c) is None]
    if obstacles_today(case, going, speech):
        return frozenset()
    return frozenset(candidate.answer.key for candidate in going)


def propose_to_daycare(
    case: Case, release: Release, speech: Speech, until: date | None
) -> Verdict:
    """The pages as they would be if everybody said yes; marked as not consented to.

    A sheet for one parent to take home holds nothing that is the other's own.
    """
    judged = [
        (c, stays_unasked(case.record, case.policy, c))
        for c in candidates(case.record, speech.texts, speech.language)
        if _is_for(case, c, release)
    ]
    going = [candidate for candidate, reason in judged if reason is None]
    withheld = _told(((c, r) for c, r in judged if r), speech)
    obstacles = (*before_asking(case, speech), *text_obstacles(going, speech))
    if not going:
        obstacles = (*obstacles, obstacle("nothing_shared", speech))
    written_on = case.record.settled_on or case.day
    pages = _pages(case, going, release, speech, _Proposed(written_on, until))
    return Verdict(disclosure=pages, obstacles=obstacles, withheld=withheld)


def _is_for(case: Case, candidate: Candidate, release: Release) -> bool:
    about = {parent.id for parent in concerned(case.record, candidate.field)}
    return release.audience.parent is None or not about or release.audience.parent in about


class _Consented:
    """What governs a consented copy: the newest yes dates it, the earliest end limits it."""

    consented = True

    def __init__(self, given: list[Given], signatures: tuple[Signatures, ...]) -> None:
        self.signatures = signatures
        self.written_on = max(yes.day for yes in given)
        self.until: date | None = min(yes.last_day for yes in given)


class _Proposed:
    """What dates a proposal."""

    consented = False
    signatures: tuple[Signatures, ...] = ()

    def __init__(self, written_on: date, until: date | None) -> None:
        self.written_on = written_on
        self.until = until


def _replacing(case: Case, disclosure: Disclosure, speech: Speech) -> Disclosure:
    """The pages, naming the copy that was delivered last, to be destroyed if it has other words."""
    delivered = case.record.to_daycare("delivered")
    here = case.asked.recipient.name
    held = (line for line in reversed(delivered) if line.content_hash and line.recipient in ("", here))
    older = next(held, None)
    if older is None or older.content_hash == disclosure.content_hash:
        return disclosure
    code = Said(danish=older.content_hash[:8])
    replaces = speech.tell("paper.handover.replaces", date=speech.day(older.day), code=code)
    paper = disclosure.paper.model_copy(update={"replaces": replaces})
    return disclosure.model_copy(update={"paper": paper})


def governing(case: Case) -> list[Given]:
    """The consents a release to the daycare stands on."""
    return [
        position.given
        for position in case.positions.values()
        if position.given and position.on_handover(case.asked, case.day) == "given"
    ]


def _told(
    judged: Iterable[tuple[Candidate, Reason]], speech: Speech
) -> tuple[Withheld, ...]:
    return tuple(
        Withheld(
            key=candidate.answer.key,
            label=candidate.field.label.danish,
            reason=reason,
            words=speech.texts.say(f"withheld.{reason.text_id}", who=reason.who),
        )
        for candidate, reason in judged
    )


def _pages(
    case: Case,
    going: list[Candidate],
    release: Release,
    speech: Speech,
    terms: _Consented | _Proposed,
) -> Disclosure:
    banner = None if terms.consented else speech.say("paper.proposal.banner")
    draft = Draft(
        product=release.product,
        audience=release.audience,
        consented=terms.consented,
        written_on=terms.written_on,
        title=speech.say("paper.handover.title"),
        subtitle=speech.say("paper.handover.subtitle", **who(case.record)),
        banner=banner,
        parts=(
            *_answers(case.record, going, release, speech),
            *_parts(case.record, _purpose(case, release), speech, terms),
            *(_by_hand(speech) if release.audience.kind == "daycare" else ()),
        ),
    )
    return finish(draft, case.record, speech)


def _purpose(case: Case, release: Release) -> Words:
    named = {purpose.id: purpose.label for purpose in case.policy.purposes}
    return named.get(release.purpose, case.record.form.purpose)


def _answers(
    record: TransitionRecord, going: list[Candidate], release: Release, speech: Speech
) -> tuple[Part, ...]:
    pairs: list[Pair] = [(c, entry(c, speech)) for c in going]
    silence = Notice(text=speech.say("paper.silence"), tone="important")
    answers = pages(pairs, record.form, speech, silence)
    return (*answers, *explained(answers, release.audience.kind, speech))


def _parts(
    record: TransitionRecord, purpose: Words, speech: Speech, terms: _Consented | _Proposed
) -> tuple[Part, ...]:
    return (
        _calls(record, speech),
        _terms(record, purpose, speech, terms),
        Notice(text=written(record, terms.written_on, speech)),
        *terms.signatures,
    )


def _terms(
    record: TransitionRecord, purpose: Words, speech: Speech, terms: _Consented | _Proposed
) -> Facts:
    daycare = record.daycare
    rows = []
    if daycare:
        place = ", ".join(part for part in (daycare.name, daycare.group) if part)
        rows.append(speech.fact("paper.recipient", place))
    rows.append(speech.fact("paper.purpose", speech.words(purpose)))
    if terms.until:
        rows.append(speech.fact("paper.valid_until", speech.day(terms.until)))
    return Facts(rows=tuple(rows))


def _calls(record: TransitionRecord, speech: Speech) -> Facts:
    daycare = record.daycare
    rows = [speech.fact("paper.call.health_visitor", record.health_visitor.card)]
    if daycare and (daycare.contact or daycare.phone):
        place = ", ".join(part for part in (daycare.contact, daycare.phone) if part)
        rows.append(speech.fact("paper.call.daycare", place))
    return Facts(title=speech.say("paper.call.title"), rows=tuple(rows))


def _by_hand(speech: Speech) -> tuple[Part, ...]:
    """What the daycare writes itself, and how it keeps the paper; a sheet to sign stays with the family."""
    rows = tuple(speech.fact(f"paper.use.{row}", "") for row in USES)
    return (
        Lines(caption=speech.say("paper.changed_since"), count=1),
        Facts(title=speech.say("paper.use.title"), rows=rows),
        Lines(caption=speech.say("paper.meeting_lines"), count=3),
        Notice(text=speech.say("paper.keep")),
    )

