"""Consent and handover at the desk: what is needed, what is logged, what is never overwritten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from tests.application.desks import DAY, begin, make_desk, say, yes
from tests.fakes.clock import FakeClock
from transitions.application.consents import AnswersUnclear, ConsentIncomplete
from transitions.application.desk import Desk
from transitions.application.handovers import NotReleased
from transitions.application.screenings import NotCertified, ReasonMissing, ScreeningUnfinished
from transitions.application.transitions import FormNotAccepted
from transitions.domain.answers import AnswerKey
from transitions.domain.screening import ItemScore


def shared(desk: Desk) -> tuple[UUID, UUID, UUID]:
    transition, mother, father = begin(desk)
    say(desk, transition, "happy_with", "bolde")
    desk.transitions.share(transition, "happy_with", "parents", "share")
    return transition, mother, father


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"way": "oral"}, "reason"),
        ({"way": "drawn", "strokes": (((1.0, 1.0),),)}, "signature"),
        ({"until": date(2027, 11, 3)}, "until"),
        ({"until": date(2026, 11, 1)}, "until"),
        ({"channels": ()}, "channel"),
    ],
)
def test_a_yes_that_lacks_something_is_not_written(more: dict[str, object], what: str) -> None:
    desk = make_desk()
    transition, mother, _ = shared(desk)
    with pytest.raises(ConsentIncomplete) as refusal:
        desk.consents.give(transition, yes(mother, **more))
    assert refusal.value.text_id == f"refusal.consent.{what}"
    assert desk.around.library.texts.say(refusal.value.text_id)
    assert desk.consents.ledger(transition).events == ()


def test_no_daycare_yet_means_that_consent_waits() -> None:
    desk = make_desk()
    transition, mother, _ = shared(desk)
    desk.transitions.write(transition, {"daycare": None})
    desk.transitions.settle(transition)
    with pytest.raises(ConsentIncomplete, match="daycare"):
        desk.consents.give(transition, yes(mother))


def test_a_shared_answer_that_is_too_long_stops_the_signature() -> None:
    desk = make_desk()
    transition, mother, _ = shared(desk)
    say(desk, transition, "happy_with", "x" * 5000)
    with pytest.raises(AnswersUnclear):
        desk.consents.give(transition, yes(mother))


def test_the_handover_waits_for_consent_and_then_leaves_unchanged_days_later() -> None:
    desk = make_desk()
    transition, mother, father = shared(desk)
    with pytest.raises(NotReleased):
        desk.handovers.print(transition, "handover")
    for parent in (mother, father):
        desk.consents.give(transition, yes(parent))
    first = desk.handovers.verdict(transition, "handover").disclosure
    clock = desk.around.clock
    assert isinstance(clock, FakeClock)
    clock.day = date(2026, 11, 20)
    later = desk.handovers.verdict(transition, "handover").disclosure
    assert first is not None
    assert first == later


def test_one_letter_after_the_signature_is_told_on_the_board() -> None:
    desk = make_desk()
    transition, mother, father = shared(desk)
    for parent in (mother, father):
        desk.consents.give(transition, yes(parent))
    say(desk, transition, "happy_with", "bolden")
    row = next(r for r in desk.consents.board(transition).rows if r.key.field == "happy_with")
    assert row.stands == ("changed", "changed")
    assert not row.goes
    assert row.why_not
    say(desk, transition, "happy_with", "bolde")
    row = next(r for r in desk.consents.board(transition).rows if r.key.field == "happy_with")
    assert row.goes


SAID_BEFORE_A_YES: dict[str, Callable[[Desk, UUID, UUID], object]] = {
    "given": lambda desk, transition, parent: desk.consents.give(transition, yes(parent)),
    "refused": lambda desk, transition, parent: desk.consents.refuse(transition, parent),
    "refused in part": lambda desk, transition, parent: desk.consents.refuse(
        transition, parent, (AnswerKey(field="happy_with", voice="parents"),)
    ),
    "not asked": lambda desk, transition, parent: desk.consents.not_asked(transition, parent, "på rejse"),
    "disagreed": lambda desk, transition, parent: desk.consents.disagree(transition, parent),
}


@pytest.mark.parametrize("wish", ["", "thinking", "no"])
@pytest.mark.parametrize("verb", SAID_BEFORE_A_YES)
def test_before_the_ja_to_the_form_nothing_is_said_of_consent(verb: str, wish: str) -> None:
    desk = make_desk()
    transition, mother, _ = begin(desk, wish)
    with pytest.raises(FormNotAccepted) as refusal:
        SAID_BEFORE_A_YES[verb](desk, transition, mother)
    assert "ikke sagt ja til skemaet" in desk.around.library.texts.say(refusal.value.text_id)
    assert desk.consents.ledger(transition).events == ()


@pytest.mark.parametrize("verb", [verb for verb in SAID_BEFORE_A_YES if verb != "given"])
def test_after_the_ja_each_of_them_is_written_down(verb: str) -> None:
    """The control: it is the missing ja that stops them."""
    desk = make_desk()
    transition, mother, _ = shared(desk)
    SAID_BEFORE_A_YES[verb](desk, transition, mother)
    assert len(desk.consents.ledger(transition).events) == 1


@pytest.mark.parametrize("verb", ["refused", "refused in part", "disagreed"])
def test_a_ja_taken_back_never_stops_a_no_while_somebodys_yes_stands(verb: str) -> None:
    desk = make_desk()
    transition, mother, father = shared(desk)
    desk.consents.give(transition, yes(mother))
    desk.transitions.write(transition, {"form_wish": "thinking"})
    SAID_BEFORE_A_YES[verb](desk, transition, father)
    desk.consents.withdraw(transition, mother)
    assert len(desk.consents.ledger(transition).events) == 3
    with pytest.raises(FormNotAccepted):
        SAID_BEFORE_A_YES[verb](desk, transition, father)


def test_later_events_never_overwrite_earlier_ones() -> None:
    desk = make_desk()
    transition, mother, father = shared(desk)
    desk.consents.refuse(transition, father)
    desk.consents.give(transition, yes(mother))
    desk.consents.give(transition, yes(father))
    desk.consents.withdraw(transition, mother)
    events = [(e.parent, e.event) for e in desk.consents.ledger(transition).events]
    assert events == [(father, "refused"), (mother, "given"), (father, "given"), (mother, "withdrawn")]


def test_the_journal_note_tells_only_what_is_new() -> None:
    desk = make_desk()
    transition, mother, father = shared(desk)
    desk.consents.give(transition, yes(mother))
    first = desk.handovers.journal_note(transition)
    assert "Mette Prøve" in first
    desk.handovers.copied_to_journal(transition)
    assert desk.handovers.journal_note(transition) == first
    desk.handovers.entered_in_journal(transition)
    with pytest.raises(NotReleased) as refusal:
        desk.handovers.journal_note(transition)
    assert refusal.value.obstacles[0].text_id == "obstacle.journal_up_to_date"
    desk.consents.give(transition, yes(father))
    second = desk.handovers.journal_note(transition)
    assert "Jonas Prøve" in second
    assert "Mette Prøve" not in second


def observed(desk: Desk, scores: list[int]) -> UUID:
    transition, *_ = begin(desk)
    child = desk.transitions.show(transition).child.id
    screening = desk.screenings.begin(child, DAY)
    scale = desk.screenings.show(screening).scale
    for condition in scale.conditions:
        desk.screenings.condition(screening, condition.id, condition.ideal)
    for item, score in zip(scale.items, scores, strict=False):
        desk.screenings.score(screening, ItemScore(item=item.id, score=score))
    return screening


def test_an_unfinished_observation_is_not_done() -> None:
    desk = make_desk()
    screening = observed(desk, [0] * 7)
    with pytest.raises(ScreeningUnfinished):
        desk.screenings.finish(screening)
    assert desk.screenings.show(screening).scored == 7


def test_a_correction_needs_a_reason_and_takes_no_repeat_away() -> None:
    desk = make_desk()
    screening = observed(desk, [1] * 6 + [0, 0])
    child = desk.screenings.finish(screening).child
    desk.screenings.score(screening, ItemScore(item="facial_expression", score=0))
    desk.screenings.score(screening, ItemScore(item="eye_contact", score=0))
    with pytest.raises(ReasonMissing):
        desk.screenings.finish(screening)
    corrected = desk.screenings.finish(screening, "tastefejl")
    assert (corrected.total, corrected.reached) == (4, 6)
    assert desk.screenings.follow_up(child).state == "awaiting"


def test_two_scores_corrected_together_are_one_correction() -> None:
    desk = make_desk()
    screening = observed(desk, [4] + [0] * 7)
    desk.screenings.finish(screening)
    desk.screenings.score(screening, ItemScore(item="facial_expression", score=0))
    desk.screenings.score(screening, ItemScore(item="eye_contact", score=4))
    assert desk.screenings.finish(screening, "byttet om").reached == 4


def test_without_certification_scoring_is_for_practice() -> None:
    desk = make_desk(kind="real", certified=False)
    transition, *_ = begin(desk)
    with pytest.raises(NotCertified):
        desk.screenings.begin(desk.transitions.show(transition).child.id, DAY)
    assert make_desk(kind="practice", certified=False).screenings is not None


def test_scoring_in_a_real_vault_needs_certification_only() -> None:
    assert observed(make_desk(kind="real"), [0]) is not None


def test_errors_name_no_one() -> None:
    desk = make_desk()
    transition, *_ = shared(desk)
    with pytest.raises(NotReleased) as refusal:
        desk.handovers.print(transition, "handover")
    assert "Prøve" not in f"{refusal.value!r}{refusal.value}"
    record = desk.transitions.show(transition)
    assert "Prøve" not in f"{record!r}{record.child}"
    with pytest.raises(ValueError, match="validation error") as broken:
        type(record.child).model_validate({"id": "x", "name": ["Prøve"], "cpr": {"Prøve": 1}})
    assert "Prøve" not in str(broken.value)
