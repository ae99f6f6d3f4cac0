"""The copy that a new one replaces is named on it."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.families import (
    DAY,
    FATHER,
    MOTHER,
    POLICY,
    record,
    to_daycare,
    yes,
)
from tests.domain.papers_made import (
    BEFORE,
    CODE,
    MOTHERS,
    OTHER_CODE,
    both_yes,
    delivered,
    made,
    paper,
    words,
)
from tests.domain.test_receipt import approving, receipt
from transitions.domain.answers import Answer
from transitions.domain.consent import Ledger, Withdrawn
from transitions.domain.disclosure import Disclosure
from transitions.domain.gate import disclose, propose
from transitions.domain.texts import Texts
from transitions.domain.transition import Handover, TransitionRecord


def copy(of: TransitionRecord, texts: Texts) -> Disclosure:
    ledger = Ledger(events=(yes(MOTHER, of), yes(FATHER, of)))
    return made(disclose(of, ledger, POLICY, to_daycare(), DAY, texts))


def handed(*lines: Handover) -> TransitionRecord:
    return record(handovers=lines)


def test_a_corrected_copy_names_the_delivered_one(texts: Texts) -> None:
    first = copy(record(), texts)
    corrected = tuple(a if a.key.field != "play" else Answer(key=a.key, value="andet")
                      for a in record().answers)
    older = delivered(content_hash=first.content_hash)
    new = copy(record(answers=corrected, handovers=(older,)), texts)
    assert new.paper.replaces is not None
    assert new.paper.replaces.danish == texts.say(
        "paper.handover.replaces", date="13. oktober 2026", code=first.code
    )
    without = copy(record(answers=corrected), texts)
    assert without.paper.replaces is None
    assert new.content_hash == without.content_hash != first.content_hash


def test_of_several_delivered_copies_the_last_is_replaced(texts: Texts) -> None:
    lines = (delivered(), delivered(day=DAY - timedelta(days=3), content_hash=OTHER_CODE, product="sending"),
             delivered(step="printed", content_hash="3c" * 32))
    replaces = copy(handed(*lines), texts).paper.replaces
    assert replaces is not None
    assert "30. oktober 2026" in replaces.danish
    assert "2b2b2b2b" in replaces.danish


def test_the_same_words_replace_nothing(texts: Texts) -> None:
    same = delivered(content_hash=copy(record(), texts).content_hash)
    assert copy(handed(same), texts).paper.replaces is None
    assert copy(handed(delivered(), same), texts).paper.replaces is None


def test_what_never_came_there_is_not_replaced(texts: Texts) -> None:
    lines = (delivered(step="prepared"), delivered(step="printed"), delivered(step="saved"),
             delivered(product="parents"), delivered(content_hash=""))
    assert copy(handed(*lines), texts).paper.replaces is None


def test_a_proposal_and_the_parents_own_copy_replace_nothing(texts: Texts) -> None:
    of = handed(delivered())
    assert copy(of, texts).paper.replaces is not None
    assert made(propose(of, POLICY, to_daycare(), DAY, texts)).paper.replaces is None
    assert made(paper("parents", of, texts, *both_yes(), reader=MOTHER)).paper.replaces is None


def test_a_yes_that_does_not_count_leaves_the_letter_and_the_receipt_as_they_were(texts: Texts) -> None:
    yes_then = approving(MOTHER, "comfort", day=BEFORE, id=MOTHERS)
    taken_back = Withdrawn(parent=MOTHER, day=DAY - timedelta(days=2))
    unread = approving(MOTHER, "comfort", day=DAY - timedelta(days=1), translation="draft")
    of = handed(delivered("comfort", consents=(MOTHERS,)))
    before = made(paper("withdrawal", of, texts, yes_then, taken_back))
    assert made(paper("withdrawal", of, texts, yes_then, taken_back, unread)) == before
    receipts = [receipt(of, texts, yes_then, taken_back, *more) for more in ((), (unread,))]
    assert receipts[0] == receipts[1]


def test_paper_and_encrypted_copy_are_both_named(texts: Texts) -> None:
    yes_then = approving(MOTHER, "comfort", day=BEFORE, id=MOTHERS)
    on_paper = delivered("comfort", consents=(MOTHERS,))
    of = handed(on_paper, on_paper.model_copy(update={"product": "sending"}))
    letter = made(paper("withdrawal", of, texts, yes_then, Withdrawn(parent=MOTHER, day=DAY)))
    assert words(letter).count(CODE[:8]) == 2


def test_a_copy_another_place_was_given_is_not_told_to_this_one(texts: Texts) -> None:
    assert copy(handed(delivered("comfort", content_hash=OTHER_CODE)), texts).paper.replaces is not None
    elsewhere = handed(delivered("comfort", content_hash=OTHER_CODE, recipient="Et andet sted"))
    assert copy(elsewhere, texts).paper.replaces is None
