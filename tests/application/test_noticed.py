"""What was noticed together goes into the form as words beside what stands there, once."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.application.desks import DAY, DAYCARE, begin, make_desk, say, yes
from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.application.noticed import AnsweredOtherwise, FormHasNoPlace
from transitions.application.transitions import FormNotAccepted, TransitionClosed
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.disclosure import Disclosure
from transitions.domain.gate.rules import FROM_SCREENING
from transitions.domain.screening import ItemScore

WORDS = "Alma finder mors blik, når der er ro."
PLACE = AnswerKey(field="seen_together", voice="health_visitor")


def observed(desk: Desk, transition: UUID, words: str = WORDS) -> UUID:
    screening = desk.screenings.begin(desk.transitions.show(transition).child.id, DAY)
    for number, item in enumerate(desk.screenings.show(screening).scale.items):
        note = "ANSIGT SET" if number == 0 else ""
        desk.screenings.score(screening, ItemScore(item=item.id, score=1, note=note))
    desk.screenings.finish(screening)
    desk.screenings.explain(screening, "together", words)
    return screening


def standing(desk: Desk, transition: UUID) -> Answer | None:
    return desk.transitions.show(transition).answer(PLACE)


def test_the_place_is_the_question_whose_words_come_from_observations() -> None:
    form = make_desk().around.library.form
    assert [field.id for field in form.fields() if field.origin == FROM_SCREENING] == [PLACE.field]


def test_the_words_become_a_draft_and_nothing_else_goes_along() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    before = desk.transitions.show(transition)
    assert desk.noticed.put_into_form(observed(desk, transition)) is True
    after = desk.transitions.show(transition)
    assert {a.key: a.value for a in after.answers} == {PLACE: WORDS}
    assert after.shares == before.shares
    assert [d.key for d in desk.store.drafts.of(transition)] == ["answer/seen_together/health_visitor/"]


def test_what_stands_there_is_never_replaced() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    say(desk, transition, PLACE.field, "Mor synger.\n", "health_visitor")
    desk.noticed.put_into_form(observed(desk, transition))
    answer = standing(desk, transition)
    assert answer is not None
    assert answer.value == f"Mor synger.\n{WORDS}"


def test_the_same_words_go_in_once() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    screening = observed(desk, transition)
    desk.noticed.put_into_form(screening)
    before = standing(desk, transition)
    assert desk.noticed.put_into_form(screening) is False
    assert standing(desk, transition) == before


def test_no_words_write_nothing() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    assert desk.noticed.put_into_form(observed(desk, transition, "  \n")) is False
    assert standing(desk, transition) is None


@pytest.mark.parametrize("wish", ["", "thinking", "no"])
def test_before_the_parents_yes_nothing_goes_into_the_form(wish: str) -> None:
    desk = make_desk()
    transition, *_ = begin(desk, wish)
    screening = observed(desk, transition)
    with pytest.raises(FormNotAccepted):
        desk.noticed.put_into_form(screening)
    assert standing(desk, transition) is None
    assert desk.screenings.show(screening).together == WORDS


def test_a_child_without_a_transition_has_no_form() -> None:
    desk = make_desk()
    child = desk.children.register("Bo Prøve", DAY.replace(year=2025))
    screening = desk.screenings.begin(child, DAY)
    desk.screenings.explain(screening, "together", WORDS)
    with pytest.raises(FormNotAccepted):
        desk.noticed.put_into_form(screening)


def test_a_closed_transition_is_left_alone() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    screening = observed(desk, transition)
    desk.transitions.close(transition)
    with pytest.raises(TransitionClosed):
        desk.noticed.put_into_form(screening)
    assert standing(desk, transition) is None


def test_a_changed_daycare_takes_the_words_into_the_new_form() -> None:
    desk = make_desk()
    old, *_ = begin(desk)
    screening = observed(desk, old)
    new = desk.transitions.change_daycare(old, DAYCARE.model_copy(update={"name": "Dagplejen"}))
    desk.noticed.put_into_form(screening)
    assert standing(desk, old) is None
    assert standing(desk, new) is not None


def test_the_next_transition_of_the_child_is_the_one_that_is_open() -> None:
    desk = make_desk()
    first, *_ = begin(desk)
    screening = observed(desk, first)
    desk.transitions.close(first)
    second = desk.transitions.start(desk.transitions.show(first).child.id)
    desk.transitions.write(second, {"form_wish": "yes"})
    desk.noticed.put_into_form(screening)
    assert standing(desk, first) is None
    assert standing(desk, second) is not None


def test_of_several_open_ones_it_is_one_with_the_parents_yes() -> None:
    desk = make_desk()
    accepted, *_ = begin(desk)
    screening = observed(desk, accepted)
    desk.transitions.start(desk.transitions.show(accepted).child.id)
    ended = desk.transitions.start(desk.transitions.show(accepted).child.id)
    desk.transitions.write(ended, {"form_wish": "yes"})
    desk.transitions.close(ended)
    desk.noticed.put_into_form(screening)
    assert standing(desk, accepted) is not None


def test_a_replaced_transition_does_not_come_back_when_the_new_one_ends() -> None:
    desk = make_desk()
    old, *_ = begin(desk)
    screening = observed(desk, old)
    desk.transitions.close(desk.transitions.change_daycare(old, DAYCARE))
    with pytest.raises(TransitionClosed):
        desk.noticed.put_into_form(screening)
    assert standing(desk, old) is None


@pytest.mark.parametrize(
    "other",
    [
        Answer(key=PLACE, stance="declined"),
        Answer(key=PLACE, stance="not_relevant"),
        Answer(key=PLACE, value="She smiles.", language="en"),
    ],
)
def test_a_question_that_is_answered_otherwise_stays_as_it_is(other: Answer) -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    desk.transitions.answer(transition, other)
    screening = observed(desk, transition)
    with pytest.raises(AnsweredOtherwise):
        desk.noticed.put_into_form(screening)
    assert standing(desk, transition) == other


@pytest.mark.parametrize("error", [AnsweredOtherwise, FormHasNoPlace, FormNotAccepted, TransitionClosed])
def test_every_refusal_can_be_said(error: type[ExpectedError]) -> None:
    assert make_desk().around.library.texts.say(error.text_id)


def test_the_words_travel_by_consent_alone_and_no_number_does() -> None:
    desk = make_desk()
    transition, mother, father = begin(desk)
    desk.noticed.put_into_form(observed(desk, transition))
    say(desk, transition, "happy_with", "bolde")
    desk.transitions.share(transition, "happy_with", "parents", "share")
    for parent in (mother, father):
        desk.consents.give(transition, yes(parent))
    assert WORDS not in _disclosed(desk, transition)
    desk.transitions.share(transition, PLACE.field, "health_visitor", "share")
    for parent in (mother, father):
        desk.consents.give(transition, yes(parent))
    told = _disclosed(desk, transition)
    assert WORDS in told
    assert "ANSIGT SET" not in told
    assert "Ansigtsudtryk" not in told


def _disclosed(desk: Desk, transition: UUID) -> str:
    verdict = desk.handovers.verdict(transition, "handover")
    assert isinstance(verdict.disclosure, Disclosure)
    return verdict.disclosure.model_dump_json()
