"""What the consent page reads from the vault: one look at a transition on the vault's thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.consents import Board, BoardRow
from transitions.application.desk import Desk
from transitions.domain.answers import AnswerKey, Problem
from transitions.domain.consent import Disagreement, Given, Ledger, Translation
from transitions.domain.gate.content import candidates
from transitions.domain.gate.parents_copy import may_read
from transitions.domain.gate.rules import concerned, may_answer_for
from transitions.domain.guard import Noted
from transitions.domain.guard_words import asked_about
from transitions.domain.in_words import answer_in_words
from transitions.domain.model import DANISH
from transitions.domain.person import Parent
from transitions.domain.texts import Texts
from transitions.domain.transition import Handover, TransitionRecord
from transitions.domain.version import Json

DRAFT = "consent_draft/"
TERMS = "terms"
"""Whose draft what is common to all parents is, in place of a parent's id."""


@dataclass(frozen=True)
class ConsentReading:
    """A transition as the consent page needs it on one day."""

    record: TransitionRecord
    board: Board
    ledger: Ledger
    day: date
    longest: date
    drafts: dict[str, Json]
    unclear: Mapping[AnswerKey, tuple[Problem, ...]]
    readable: Mapping[UUID, frozenset[AnswerKey]]
    translated: Mapping[AnswerKey, str]
    """The answers in the family's language, those that have words of their own there."""
    asked: Mapping[AnswerKey, tuple[Noted, ...]]
    """The words in shared answers that are still to be asked about."""
    translations: Mapping[UUID, Translation]
    sheets: Mapping[UUID, tuple[Handover, ...]]
    """The printed sheets each parent may have signed that read otherwise than today."""
    letter: bool
    """Whether the daycare holds what is no longer agreed to, and is to have the letter."""

    @property
    def parents(self) -> tuple[Parent, ...]:
        """The child's parents, the first named first."""
        return self.record.child.parents

    def parent(self, parent_id: UUID) -> Parent:
        """The parent of that id."""
        return self.record.child.parent(parent_id)

    def draft(self, whose: UUID | str, name: str) -> Json:
        """What has been typed and not registered yet, or nothing."""
        return self.drafts.get(draft_key(whose, name))

    def shared_rows(self) -> tuple[BoardRow, ...]:
        """The answers that somebody chose to share."""
        return tuple(row for row in self.board.rows if row.share == "share")

    def rows_of(self, parent: Parent) -> tuple[BoardRow, ...]:
        """The shared answers this parent may say yes or no to."""
        return tuple(row for row in self.shared_rows() if self._may_answer(row, parent))

    def stand(self, row: BoardRow, parent: Parent) -> str:
        """Where the parent stands on an answer; `not_theirs` when it is not hers to answer for."""
        if not self._may_answer(row, parent):
            return "not_theirs"
        return row.stands[self.parents.index(parent)]

    def overall(self, parent: Parent, *, alone: bool = False) -> str:
        """Where the parent stands on handing anything over; ``alone`` tells nothing of the other's.

        A yes that lacks some of her shared answers, or has other words for them, is `changed`.
        """
        stand = self.board.overall[self.parents.index(parent)]
        if stand in ("refused", "withdrawn"):
            return stand
        if self._disagrees(parent, alone=alone):
            return "disagree"
        lacking = any(self.stand(row, parent) in ("changed", "missing") for row in self.rows_of(parent))
        return "changed" if stand == "given" and lacking else stand

    def is_about(self, row: BoardRow, parent: Parent) -> bool:
        """Whether an answer is the parent's own information."""
        return parent in concerned(self.record, self.record.form.field(row.key.field))

    def _disagrees(self, parent: Parent, *, alone: bool) -> bool:
        """Whether a registered disagreement stands that this parent has not said yes after."""
        stands = False
        for event in self.ledger.until(self.day).events:
            if isinstance(event, Disagreement) and (event.parent == parent.id or not alone):
                stands = parent.may_hold_custody or event.parent == parent.id
            if isinstance(event, Given) and event.parent == parent.id:
                stands = False
        return stands

    def has_refused(self, row: BoardRow, parent: Parent) -> bool:
        """Whether the parent said no to this very answer, not to the handover as a whole."""
        return row.key in self.ledger.position(parent.id, self.day).refused

    def _may_answer(self, row: BoardRow, parent: Parent) -> bool:
        return may_answer_for(self.record, self.record.form.field(row.key.field), parent)


def read_consent(desk: Desk, transition: UUID) -> ConsentReading:
    """Everything the page shows, read in one piece of work."""
    record = desk.transitions.show(transition)
    day = desk.around.clock.today()
    texts = desk.around.library.texts
    problems = desk.transitions.problems(record)
    drafts = desk.transitions.jottings(transition)
    asked = asked_about(record, desk.around.library.guard, drafts)
    return ConsentReading(
        record=record,
        board=desk.consents.board(transition),
        ledger=desk.consents.ledger(transition),
        day=day,
        longest=desk.consents.longest(day),
        drafts=drafts,
        unclear={key: found for key, found in problems.items() if _is_shared(record, key)},
        readable={p.id: readable(record, texts, p) for p in record.child.parents},
        translated=dict(_translated(record, texts)),
        asked={key: noted for key, noted in asked.items() if _is_shared(record, key)},
        translations={p.id: desk.consents.translation(record, p.id) for p in record.child.parents},
        sheets={p.id: desk.consents.sheets_left(record, p.id) for p in record.child.parents},
        letter=desk.handovers.verdict(transition, "withdrawal").disclosure is not None,
    )


def readable(record: TransitionRecord, texts: Texts, reader: Parent) -> frozenset[AnswerKey]:
    """The answers one parent may read: hers and the child's, nothing internal or protected."""
    found = (c for c in candidates(record, texts) if may_read(record, c, reader))
    return frozenset(candidate.answer.key for candidate in found)


def _translated(record: TransitionRecord, texts: Texts) -> Iterator[tuple[AnswerKey, str]]:
    language = record.second_language or DANISH
    for candidate in candidates(record, texts, language):
        answer, field = candidate.answer, candidate.field
        free = field.source is None and field.kind in ("text", "repeat")
        if answer.danish is not None or not free:
            yield answer.key, candidate.translated or answer_in_words(answer, field, texts, language)


def draft_key(whose: UUID | str, name: str) -> str:
    """Where something typed on the consent page is kept until it is registered."""
    return f"{DRAFT}{whose}/{name}"


def first_name(person: Parent, family: tuple[Parent, ...]) -> str:
    """The first name, or the whole name where two share it."""
    names = [other.name.split()[0] for other in family if other.name.split()]
    own = person.name.split()
    return own[0] if own and names.count(own[0]) == 1 else person.name


def _is_shared(record: TransitionRecord, key: AnswerKey) -> bool:
    return record.share(key.field, key.voice) == "share"
