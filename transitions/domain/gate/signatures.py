"""The parents' drawn signatures on the daycare's copy, where the municipality prints them there."""

from __future__ import annotations

from collections.abc import Iterable

from transitions.domain.consent import Given
from transitions.domain.disclosure import Signature, Signatures
from transitions.domain.gate.rules import Case
from transitions.domain.gate.words import Speech
from transitions.domain.in_words import date_in_words
from transitions.domain.person import Parent


def drawn_signatures(
    case: Case, given: Iterable[Given], speech: Speech
) -> tuple[Signatures, ...]:
    """What was drawn for these consents: nobody's empty line, and no protected name."""
    if not case.policy.signatures_on_daycare_copy:
        return ()
    signers = ((case.record.child.parent(yes.parent), yes) for yes in given if yes.strokes)
    rows = tuple(
        _signature(parent, yes, speech) for parent, yes in signers if not _is_hidden(case, parent)
    )
    return (Signatures(text=speech.say("paper.handover.signatures"), rows=rows),) if rows else ()


def _signature(parent: Parent, yes: Given, speech: Speech) -> Signature:
    named = {"name": parent.shown_name, "date": date_in_words(yes.day)}
    caption = speech.say("paper.receipt.signed", **named)
    return Signature(caption=caption, strokes=yes.strokes, size=yes.pad)


def _is_hidden(case: Case, parent: Parent) -> bool:
    """A signature is a name too."""
    return "name" in parent.protected | case.record.child.protected
