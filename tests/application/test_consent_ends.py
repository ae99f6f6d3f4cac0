"""When a consent ends, and who is told of it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.application.agreeing import agreed, show
from tests.application.desks import DAY, begin, make_desk, say, yes
from tests.application.erasing import to_day
from transitions.domain.disclosure import Product
from transitions.domain.policy import Retention


def test_how_long_it_lasts_stands_on_the_daycares_copy_and_the_receipt() -> None:
    desk, transition = agreed()
    mother = show(desk, transition).child.parents[0].id
    products: tuple[tuple[Product, UUID | None], ...] = (("handover", None), ("receipt", mother))
    for product, parent in products:
        verdict = desk.handovers.verdict(transition, product, parent)
        assert verdict.disclosure is not None
        told = verdict.disclosure.model_dump_json()
        assert "Samtykket gælder til" in told
        assert "2. november 2027" in told


@pytest.mark.parametrize(
    ("days", "told"), [(0, False), (334, False), (335, True), (365, True), (366, True), (500, True)]
)
def test_a_consent_that_ends_is_told_a_month_before_and_after(days: int, told: bool) -> None:
    desk, transition = agreed()
    to_day(desk, days)
    last = DAY + timedelta(days=365)
    assert desk.overview.row(transition).consent_ends_on == (last if told else None)


def test_the_parent_whose_consent_ends_first_is_the_one_told_of() -> None:
    desk = make_desk()
    transition, mother, father = begin(desk)
    desk.consents.give(transition, yes(mother, until=DAY + timedelta(days=20)))
    desk.consents.give(transition, yes(father))
    assert desk.overview.row(transition).consent_ends_on == DAY + timedelta(days=20)
    desk.consents.give(transition, yes(mother))
    assert desk.overview.row(transition).consent_ends_on is None


def test_it_is_not_told_once_the_transition_is_closed_or_taken_back_or_declined() -> None:
    for end in (
        lambda desk, t: desk.transitions.close(t),
        lambda desk, t: desk.wishes.answer_again(t, "form", "no"),
        lambda desk, t: [desk.consents.withdraw(t, p.id) for p in show(desk, t).child.parents],
    ):
        desk, transition = agreed()
        to_day(desk, 350)
        assert desk.overview.row(transition).consent_ends_on is not None
        end(desk, transition)
        assert desk.overview.row(transition).consent_ends_on is None


def test_a_new_consent_is_asked_for_only_where_something_is_still_to_be_handed_over() -> None:
    desk, transition = agreed()
    to_day(desk, 366)
    assert desk.overview.row(transition).step.name == "fill"
    to_day(desk, 0)
    desk.handovers.log(transition, "printed", "handover")
    desk.handovers.log(transition, "delivered", "handover")
    desk.handovers.entered_in_journal(transition)
    to_day(desk, 366)
    assert desk.overview.row(transition).step.name == "meeting"


def test_what_is_to_be_delivered_is_due_while_the_consent_lasts() -> None:
    desk = make_desk()
    transition, mother, _ = begin(desk)
    ends = DAY + timedelta(days=5)
    desk.consents.give(transition, yes(mother, until=ends))
    step = desk.overview.row(transition).step
    assert (step.name, step.due) == ("print", ends)


def test_the_days_are_the_policys() -> None:
    policy = make_desk().around.library.policy
    assert policy.consents.warn_days_before_expiry == 30
    assert policy.retention == Retention(propose_days_after_start=90, days_after_no=30)


def test_parents_who_disagree_are_not_chased() -> None:
    desk = make_desk()
    transition, mother, father = begin(desk)
    say(desk, transition, "happy_with", "Bade.")
    desk.transitions.share(transition, "happy_with", "parents", "share")
    for who in (mother, father):
        desk.consents.give(transition, yes(who))
    assert desk.overview.row(transition).step.name == "print"
    desk.consents.disagree(transition, father)
    assert desk.overview.row(transition).step.name == "disagreement"
