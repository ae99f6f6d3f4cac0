"""The sheet to sign on paper: the proposal itself, what consent means, and lines to sign."""

from __future__ import annotations

from datetime import date

from transitions.domain.disclosure import Notice, Part, Said, Signature, Signatures, Ticks
from transitions.domain.gate.daycare_copy import propose_to_daycare
from transitions.domain.gate.rules import Case
from transitions.domain.gate.verdict import Release, Verdict
from transitions.domain.gate.words import Draft, Speech, finish, on_its_lines
from transitions.domain.person import Parent

INFORMED = (
    "voluntary", "no_consequence", "may_see_first", "withdraw", "not_recalled", "retention", "complaint",
)
"""What the parents are told before they agree; text ids under ``consent.informed.``."""


def propose_on_paper(case: Case, release: Release, speech: Speech, until: date | None) -> Verdict:
    """The proposal with signature lines, one for each parent who may consent."""
    verdict = propose_to_daycare(case, release, speech, until)
    if verdict.disclosure is None:
        return verdict
    proposal = verdict.disclosure
    draft = Draft(
        product=release.product,
        audience=release.audience,
        consented=False,
        written_on=proposal.written_on,
        title=speech.say("paper.consent_sheet.title"),
        subtitle=proposal.paper.subtitle,
        banner=proposal.paper.banner,
        parts=(*proposal.paper.parts, *_agreement(case, release, speech)),
    )
    return verdict.model_copy(update={"disclosure": finish(draft, case.record, speech)})


def _agreement(case: Case, release: Release, speech: Speech) -> tuple[Part, ...]:
    told = [speech.say(f"consent.informed.{name}") for name in INFORMED]
    lines = tuple(
        Signature(caption=_signer(parent, speech))
        for parent in case.record.child.parents
        if parent.may_hold_custody and release.audience.parent in (None, parent.id)
    )
    return (
        Notice(title=speech.say("consent.informed.title"), text=on_its_lines(told)),
        Ticks(
            caption=speech.say("paper.consent_sheet.channels"),
            labels=tuple(speech.words(channel.label) for channel in case.policy.channels),
        ),
        Signatures(text=_statement(case, speech), rows=lines),
    )


def _signer(parent: Parent, speech: Speech) -> Said:
    if parent.shown_name:
        return speech.say("paper.signature.parent", name=parent.shown_name)
    return speech.say("paper.signature.blank_parent")


def _statement(case: Case, speech: Speech) -> Said:
    daycare = case.record.daycare
    purposes = {purpose.id: speech.words(purpose.label) for purpose in case.policy.purposes}
    authority = case.policy.authority(case.record.health_visitor.municipality)
    return speech.tell(
        "consent.statement",
        municipality=Said(danish=authority),
        child=Said(danish=case.record.child.name),
        recipient=Said(danish=daycare.name if daycare else ""),
        purpose=purposes.get(case.asked.purpose, Said(danish="")),
    )
