"""Both offers are asked about again, and either no stops what was begun."""

from __future__ import annotations

import pytest

from tests.application.agreeing import LATER, agreed, obstacles, show
from tests.application.desks import DAYCARE, begin, make_desk, yes
from tests.application.erasing import to_day
from transitions.application.transitions import TransitionClosed
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.transition import Daycare


def test_the_second_answer_stands_apart_from_the_first_with_its_day_and_who_wrote_it() -> None:
    desk, transition = agreed()
    to_day(desk, 3)
    desk.wishes.answer_again(transition, "form", "thinking")
    desk.wishes.answer_again(transition, "meeting", "no")
    record = show(desk, transition)
    assert (record.form_wish, record.meeting_wish) == ("yes", "yes")
    assert record.form_wish_end is not None
    assert record.meeting_wish_end is not None
    assert (record.form_wish_end.wish, record.form_wish_end.day) == ("thinking", LATER)
    assert record.form_wish_end.by.name == "Sofie Øvesen"
    assert (record.meeting_wish_end.wish, record.meeting_wish_end.day) == ("no", LATER)


def test_every_answer_that_was_given_is_kept() -> None:
    desk, transition = agreed()
    for wish in ("thinking", "no", "yes"):
        desk.wishes.answer_again(transition, "form", wish)
    desk.wishes.answer_again(transition, "form", "")
    assert show(desk, transition).form_wish_end is None
    kept = [v for v in desk.store.versions.of(transition) if v.key == "form_wish_end"]
    assert [v.value and v.value["wish"] for v in kept] == ["thinking", "no", "yes", None]
    assert [v.replaces for v in kept] == [None, *(v.id for v in kept[:-1])]


def test_a_no_at_the_end_stops_the_handover_and_is_not_chased() -> None:
    desk, transition = agreed()
    assert desk.overview.row(transition).step.name == "print"
    desk.wishes.answer_again(transition, "form", "no")
    assert obstacles(desk, transition) == ["obstacle.form_declined"]
    step = desk.overview.row(transition).step
    assert (step.name, step.due) == ("declined", None)
    desk.wishes.answer_again(transition, "form", "yes")
    assert obstacles(desk, transition) == []


def test_who_wants_time_is_neither_handed_over_nor_chased() -> None:
    desk, transition = agreed()
    desk.wishes.answer_again(transition, "form", "thinking")
    assert obstacles(desk, transition) == ["obstacle.form_thinking"]
    step = desk.overview.row(transition).step
    assert (step.name, step.due) == ("thinking", None)


def test_a_no_to_company_leaves_the_form_alone_and_is_what_the_papers_say() -> None:
    desk, transition = agreed()
    desk.wishes.answer_again(transition, "meeting", "no")
    assert obstacles(desk, transition) == []
    assert show(desk, transition).health_visitor_attends == "no"
    desk.handovers.log(transition, "printed", "handover")
    desk.handovers.log(transition, "delivered", "handover")
    desk.handovers.entered_in_journal(transition)
    assert desk.overview.row(transition).step.name == "close"


def test_asking_again_comes_when_the_form_is_filled_and_before_consent() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    desk.transitions.write(transition, {"introduced_on": "2026-10-01"})
    assert desk.overview.row(transition).step.name == "fill"
    for field, voice in list(show(desk, transition).questions()):
        key = AnswerKey(field=field.id, voice=voice)
        desk.transitions.answer(transition, Answer(key=key, stance="not_relevant"))
    assert desk.overview.row(transition).step.name == "ask_again"
    desk.wishes.answer_again(transition, "form", "yes")
    assert desk.overview.row(transition).step.name == "consent"


def test_a_closed_transition_is_not_asked_again() -> None:
    desk, transition = agreed()
    desk.transitions.close(transition)
    with pytest.raises(TransitionClosed):
        desk.wishes.answer_again(transition, "form", "no")


def test_a_new_daycare_needs_a_new_consent_and_both_are_asked_again() -> None:
    desk, old = agreed()
    desk.wishes.answer_again(old, "form", "yes")
    new = desk.transitions.change_daycare(old, Daycare(name="Dagplejen", kind="dagpleje"))
    record = show(desk, new)
    assert [a.value for a in record.answers] == ["bolde"]
    assert record.form_wish_end is None
    desk.transitions.share(new, "happy_with", "parents", "share")
    assert obstacles(desk, new) == ["obstacle.no_consent"]
    for parent in record.child.parents:
        desk.consents.give(new, yes(parent.id))
    assert obstacles(desk, new) == []
    verdict = desk.handovers.verdict(new, "handover")
    assert verdict.disclosure is not None
    assert DAYCARE.name not in verdict.disclosure.model_dump_json()
