"""*Skal det stå der?* is asked of an answer until somebody has said yes to its very words."""

from __future__ import annotations

from uuid import UUID

from tests.application.desks import begin, make_desk, say
from transitions.application.desk import Desk
from transitions.domain.answers import AnswerKey
from transitions.domain.guard_words import SAID_SO, as_it_reads, asked_about, said_so

LABELLED = "Han er et risikobarn"


def asked(desk: Desk, transition: UUID) -> list[AnswerKey]:
    record = desk.transitions.show(transition)
    remembered = desk.transitions.jottings(transition, SAID_SO)
    return list(asked_about(record, desk.around.library.guard, remembered))


def let_stand(desk: Desk, transition: UUID, key: AnswerKey) -> None:
    record = desk.transitions.show(transition)
    answer = record.answer(key)
    assert answer is not None
    desk.transitions.jot(transition, {said_so(key): as_it_reads(record, answer)})


def test_it_is_not_asked_again_of_the_same_words_and_is_of_others() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    key = say(desk, transition, "happy_with", LABELLED)
    assert asked(desk, transition) == [key]
    let_stand(desk, transition, key)
    assert asked(desk, transition) == []
    say(desk, transition, "happy_with", f"{LABELLED}.")
    assert asked(desk, transition) == [key]
    say(desk, transition, "happy_with", LABELLED)
    assert asked(desk, transition) == []


def test_it_is_asked_of_each_answer_for_itself() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    first = say(desk, transition, "happy_with", LABELLED)
    second = say(desk, transition, "our_child", LABELLED)
    let_stand(desk, transition, first)
    assert asked(desk, transition) == [second]


def test_what_stays_at_home_is_left_in_peace() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    key = say(desk, transition, "happy_with", LABELLED)
    desk.transitions.share(transition, key.field, key.voice, "keep")
    assert asked(desk, transition) == []
    desk.transitions.share(transition, key.field, key.voice, "share")
    assert asked(desk, transition) == [key]
