"""The handover log: what is delivered left as it was made, and whose paper it was."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.application.desks import begin, make_desk, say, yes
from transitions.application.desk import Desk
from transitions.domain.answers import AnswerKey
from transitions.domain.disclosure import Product
from transitions.domain.transition import Handover


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def agreed(desk: Desk, **answers: str) -> tuple[UUID, UUID, UUID]:
    """A family that shares these answers, and said yes."""
    transition, mother, father = begin(desk)
    share(desk, transition, **answers)
    for parent in (mother, father):
        desk.consents.give(transition, yes(parent))
    return transition, mother, father


def share(desk: Desk, transition: UUID, **answers: str) -> None:
    for field, text in answers.items():
        say(desk, transition, field, text)
        desk.transitions.share(transition, field, "parents", "share")


def code_of(desk: Desk, transition: UUID) -> str:
    disclosure = desk.handovers.verdict(transition, "handover").disclosure
    assert disclosure is not None
    return disclosure.content_hash


def newest(desk: Desk, transition: UUID) -> Handover:
    return desk.transitions.show(transition).handovers[-1]


def test_a_delivery_stands_on_what_was_printed_and_not_on_what_was_agreed_since(desk: Desk) -> None:
    transition, mother, father = agreed(desk, our_child="Rolig")
    code = code_of(desk, transition)
    desk.handovers.log(transition, "printed", "handover", content_hash=code)
    printed = newest(desk, transition)
    share(desk, transition, household="Bor sammen")
    for parent in (mother, father):
        desk.consents.give(transition, yes(parent))
    desk.handovers.log(transition, "delivered", "handover", "på mødet", code)
    delivered = newest(desk, transition)
    assert delivered.answers == printed.answers == (AnswerKey(field="our_child", voice="parents"),)
    assert delivered.consents == printed.consents
    assert len(printed.consents) == 2
    assert (delivered.step, delivered.how, delivered.content_hash) == ("delivered", "på mødet", code)


def test_a_copy_delivered_after_the_yes_was_taken_back_is_asked_for(desk: Desk) -> None:
    transition, mother, _ = agreed(desk, our_child="Rolig")
    code = code_of(desk, transition)
    desk.handovers.log(transition, "printed", "handover", content_hash=code)
    desk.consents.withdraw(transition, mother, (AnswerKey(field="our_child", voice="parents"),))
    desk.handovers.log(transition, "delivered", "handover", content_hash=code)
    letter = desk.handovers.verdict(transition, "withdrawal").disclosure
    assert letter is not None
    assert code[:8] in letter.paper.model_dump_json()


@pytest.mark.parametrize("product", ["parents", "receipt", "extract", "copy"])
def test_one_parent_s_paper_is_told_to_her_alone(desk: Desk, product: Product) -> None:
    transition, mother, father = agreed(desk, our_child="Rolig")
    desk.handovers.log(transition, "printed", product, parent=father)
    assert newest(desk, transition).parent == father
    named = desk.around.library.texts.say(f"product.{product}")
    told = [desk.handovers.verdict(transition, "extract", parent).disclosure for parent in (mother, father)]
    assert [named in paper.paper.model_dump_json() for paper in told if paper] == [False, True]


def test_the_daycare_s_pages_are_nobody_s_own(desk: Desk) -> None:
    transition, mother, _ = agreed(desk, our_child="Rolig")
    desk.handovers.log(transition, "printed", "handover", parent=mother)
    assert newest(desk, transition).parent is None
