"""The sheet to sign on paper: what stands on it now, and which printed ones say something else."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from transitions.domain.consent import Approval, Disagreement, Given, Ledger, PrintedSheet, Refused, Withdrawn
from transitions.domain.gate.content import candidates
from transitions.domain.gate.rules import concerned, may_answer_for, stays_unasked
from transitions.domain.person import Parent
from transitions.domain.policy import Policy
from transitions.domain.texts import Texts
from transitions.domain.transition import Handover, TransitionRecord


def sheet_now(
    record: TransitionRecord, policy: Policy, texts: Texts, purpose: str, until: date | None = None
) -> PrintedSheet | None:
    """What a sheet printed now asks a yes to; nothing while no daycare is known."""
    if record.daycare is None:
        return None
    return PrintedSheet(
        recipient=record.daycare.recipient, purpose=purpose, until=until,
        approvals=tuple(
            Approval(
                key=c.answer.key, digest=record.digest(c.answer),
                concerns=tuple(parent.id for parent in concerned(record, c.field)),
            )
            for c in candidates(record, texts)
            if stays_unasked(record, policy, c) is None
        ),
    )


def hers(sheet: PrintedSheet, record: TransitionRecord, parent: Parent) -> tuple[Approval, ...]:
    """The answers of a sheet that are a parent's to say yes to."""
    known = {field.id: field for field in record.form.fields()}
    return tuple(
        approval for approval in sheet.approvals
        if approval.key.field in known and may_answer_for(record, known[approval.key.field], parent)
    )


def printed_since_yes(record: TransitionRecord, ledger: Ledger, parent: UUID) -> tuple[Handover, ...]:
    """The printed sheets she may bring back signed, the newest first: none from before her newest yes."""
    yes = [event.day for event in ledger.events if isinstance(event, Given) and event.parent == parent]
    since = max(yes, default=date.min)
    return tuple(
        line for line in reversed(record.handovers)
        if line.sheet is not None and line.step in ("printed", "saved") and line.day >= since
    )


def others_left(
    record: TransitionRecord, ledger: Ledger, parent: UUID, now: PrintedSheet | None
) -> tuple[Handover, ...]:
    """Those of them that do not read as today's; of copies that read alike, the first printed."""
    found: dict[str, Handover] = {}
    for line in printed_since_yes(record, ledger, parent):
        if not reads_alike(line.sheet, now):
            found[line.content_hash] = line
    return tuple(found.values())


def said_since(ledger: Ledger, parent: UUID, day: date, today: date) -> bool:
    """Whether a no, a taking back or a disagreement came after a sheet was signed on ``day``.

    On the very day nobody can tell which came first, unless it is today.
    """
    return any(
        event.day > day or event.day == day < today
        for event in ledger.events
        if isinstance(event, Disagreement)
        or (isinstance(event, Refused | Withdrawn) and event.parent == parent)
    )


def reads_alike(one: PrintedSheet | None, other: PrintedSheet | None) -> bool:
    """Whether two sheets ask a yes to the same answers, for the same place and purpose."""
    if one is None or other is None:
        return False
    alike = set(one.approvals) == set(other.approvals)
    return alike and (one.recipient, one.purpose) == (other.recipient, other.purpose)
