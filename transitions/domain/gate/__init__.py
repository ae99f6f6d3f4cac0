"""The one gate: whatever is readable about a person leaves through here, or not at all.

Pure and total: the record, the ledger, the policy, the wish and the day decide everything.
"""

from __future__ import annotations

from datetime import date

from transitions.domain.consent import Ledger
from transitions.domain.gate.adbb_answer import release_adbb
from transitions.domain.gate.consent_sheet import propose_on_paper
from transitions.domain.gate.daycare_copy import propose_to_daycare, release_to_daycare
from transitions.domain.gate.journal_note import release_to_journal
from transitions.domain.gate.obstacles import obstacle
from transitions.domain.gate.parents_copy import release_to_parent
from transitions.domain.gate.receipt import release_receipt
from transitions.domain.gate.right_of_access import release_copy, release_extract
from transitions.domain.gate.rules import Case
from transitions.domain.gate.verdict import Obstacle, Release, Verdict, Withheld
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
    "withdrawal": "daycare",
    "receipt": "parent",
    "extract": "parent",
    "copy": "parent",
}
"""Which audience each product is for; any other is refused."""


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
    match release.product:
        case "handover" | "sending":
            return release_to_daycare(case, release, speech)
        case "parents":
            return release_to_parent(case, release, speech)
        case "journal":
            return release_to_journal(case, release, speech)
        case "adbb":
            return release_adbb(case, release, speech)
        case "withdrawal":
            return release_withdrawal(case, release, speech)
        case "receipt":
            return release_receipt(case, release, speech)
        case "extract":
            return release_extract(case, release, speech)
        case "copy":
            return release_copy(case, release, speech)
        case _:
            return Verdict(obstacles=(obstacle("not_released", speech),))


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


__all__ = ["Obstacle", "Release", "Verdict", "Withheld", "disclose", "propose"]
