"""Where every parent stands on every answer: computed from the ledger, never typed."""

from __future__ import annotations

from transitions.domain.answers import AnswerKey, Share
from transitions.domain.consent import Stand
from transitions.domain.form import Category
from transitions.domain.gate.content import Candidate, candidates
from transitions.domain.gate.rules import Case, stays
from transitions.domain.in_words import answer_in_words
from transitions.domain.model import Record
from transitions.domain.person import Parent
from transitions.domain.texts import Texts


class BoardRow(Record):
    """One answer on the consent board: where each parent stands, and whether it goes."""

    key: AnswerKey
    section: str
    label: str
    text: str
    category: Category
    share: Share
    stands: tuple[Stand, ...]
    goes: bool
    why_not: str = ""


class Board(Record):
    """Answers × parents on a day."""

    parents: tuple[Parent, ...]
    rows: tuple[BoardRow, ...]
    overall: tuple[Stand, ...]
    disagreement: bool


def lay_out(case: Case, texts: Texts) -> Board:
    """The board of a transition on the day of the case."""
    parents = case.record.child.parents
    positions = [case.ledger.position(parent.id, case.day) for parent in parents]
    holders = (parent.id for parent in parents if parent.may_hold_custody)
    return Board(
        parents=parents,
        rows=tuple(
            _row(case, candidate, texts)
            for candidate in candidates(case.record, texts)
            if candidate.field.category != "internal"
        ),
        overall=tuple(position.on_handover(case.asked, case.day) for position in positions),
        disagreement=case.ledger.disagreement(holders, case.day),
    )


def _row(case: Case, candidate: Candidate, texts: Texts) -> BoardRow:
    reason = stays(case, candidate)
    return BoardRow(
        key=candidate.answer.key,
        section=candidate.section.title.danish,
        label=candidate.field.label.danish,
        text=answer_in_words(candidate.answer, candidate.field, texts),
        category=candidate.field.category,
        share=case.record.share(candidate.field.id, candidate.voice),
        stands=tuple(case.stand(parent, candidate) for parent in case.record.child.parents),
        goes=reason is None,
        why_not=texts.say(f"withheld.{reason.text_id}", who=reason.who) if reason else "",
    )
