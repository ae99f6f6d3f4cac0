"""The one gate: whatever is readable about a person leaves through here, or not at all.

Pure and total: the record, the ledger, the policy, the wish and the day decide everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from transitions.domain.consent import Ledger
from transitions.domain.disclosure import Product
from transitions.domain.gate.adbb_answer import release_adbb
from transitions.domain.gate.consent_sheet import propose_on_paper
from transitions.domain.gate.daycare_copy import propose_to_daycare, release_to_daycare
from transitions.domain.gate.journal_note import release_to_journal
from transitions.domain.gate.meeting_sheet import release_to_meeting
from transitions.domain.gate.obstacles import obstacle
from transitions.domain.gate.parents_copy import release_to_parent
from transitions.domain.gate.receipt import release_receipt
from transitions.domain.gate.right_of_access import release_copy, release_extract
from transitions.domain.gate.rules import Case
from transitions.domain.gate.sparring_sheet import release_for_sparring
from transitions.domain.gate.verdict import Obstacle, Release, Verdict, Withheld, Written
from transitions.domain.gate.withdrawal_letter import release_withdrawal
from transitions.domain.gate.words import Speech
from transitions.domain.policy import Policy
from transitions.domain.texts import Texts
from transitions.domain.transition import TransitionRecord

READERS = {
    "handover": "daycare",
    "sending": "daycare",
    "consent_sheet": "parent",
    "parents": "parent",
    "journal": "municipality",
    "adbb": "municipality",
    "sparring": "municipality",
    "meeting": "meeting",
    "withdrawal": "daycare",
    "receipt": "parent",
    "extract": "parent",
    "copy": "parent",
}
"""Which audience each product is for; any other is refused."""

_RELEASES: Mapping[Product, Callable[[Case, Release, Speech], Verdict]] = {
    "handover": release_to_daycare,
    "sending": release_to_daycare,
    "parents": release_to_parent,
    "journal": release_to_journal,
    "adbb": release_adbb,
    "sparring": release_for_sparring,
    "meeting": release_to_meeting,
    "withdrawal": release_withdrawal,
    "receipt": release_receipt,
    "extract": release_extract,
    "copy": release_copy,
}


def disclose(
    record: TransitionRecord,
    ledger: Ledger,
    policy: Policy,
    release: Release,
    day: date,
    texts: Texts,
) -> Verdict:
    """What may leave on ``day``: a disclosure, or the obstacles in words; and what stays."""
    case = Case(record=record, ledger=ledger, policy=policy, asked=release.asked, day=day)
    speech = Speech(texts=texts, language=release.language)
    if not _is_for(release):
        return Verdict(obstacles=(obstacle("wrong_audience", speech),))
    make = _RELEASES.get(release.product)
    return make(case, release, speech) if make else Verdict(obstacles=(obstacle("not_released", speech),))


def propose(
    record: TransitionRecord,
    policy: Policy,
    release: Release,
    day: date,
    texts: Texts,
    until: date | None = None,
) -> Verdict:
    """What would leave if every parent agreed: to be seen or signed, never handed over."""
    case = Case(record=record, ledger=Ledger(), policy=policy, asked=release.asked, day=day)
    speech = Speech(texts=texts, language=release.language)
    if not _is_for(release):
        return Verdict(obstacles=(obstacle("wrong_audience", speech),))
    match release.product:
        case "consent_sheet":
            return propose_on_paper(case, release, speech, until)
        case "handover" | "sending":
            return propose_to_daycare(case, release, speech, until)
        case _:
            return Verdict(obstacles=(obstacle("not_released", speech),))


def _is_for(release: Release) -> bool:
    return READERS.get(release.product) == release.audience.kind


__all__ = ["Obstacle", "Release", "Verdict", "Withheld", "Written", "disclose", "propose"]
