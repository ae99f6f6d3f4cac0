"""What a family counts as: once in every branch it reaches, in the year it got the offer."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.domain.families import DAY, FATHER, MOTHER, key, record, yes
from tests.domain.observations import HIGH, LOW, observed
from transitions.domain.consent import Given, Ledger, Refused, Withdrawn
from transitions.domain.evaluation import Evaluation, Evaluations
from transitions.domain.repeat import RepeatDeclined
from transitions.domain.tally import BRANCHES, CELLS, tally_family, tally_repeat
from transitions.domain.transition import Handover, Meeting, TransitionRecord

OFFERED = date(2025, 12, 30)
TALK = Evaluation(rating=4, cause="talk")


def cells(of: TransitionRecord, *events: Given | Refused | Withdrawn) -> set[str]:
    counted = list(tally_family(of, Ledger(events=events), DAY))
    assert len(counted) == len(set(counted))
    return {each.cell for each in counted}


def delivered(*fields: str) -> Handover:
    return Handover(step="delivered", product="handover", day=DAY, answers=tuple(map(key, fields)))


def held(attends: str = "", **more: object) -> TransitionRecord:
    return record(meeting=Meeting(held=True), health_visitor_attends=attends, **more)


FAMILIES = [
    record(introduced_on=OFFERED, form_wish=""),
    record(form_wish="no"),
    record(form_wish="yes", answers=()),
    held("yes", handovers=(delivered("play"),), followed_up=True),
    held(handovers=(delivered("illness"),), evaluations=Evaluations(knowledge=Evaluation(rating=5))),
    record(evaluations=Evaluations(security=Evaluation(rating=2, cause="time"))),
]


@pytest.mark.parametrize("of", FAMILIES)
def test_every_branch_a_family_reaches_adds_up(of: TransitionRecord) -> None:
    found = cells(of, yes(MOTHER, of))
    assert found <= set(CELLS)
    for branch in BRANCHES:
        assert sum(row in found for row in branch.rows) == (branch.total in found), branch


def test_a_family_counts_in_the_year_it_got_the_offer_and_not_before() -> None:
    assert cells(record(form_wish="")) == set()
    assert cells(record(replaced_by=UUID(int=5))) == set()
    years = {each.year for each in tally_family(record(introduced_on=OFFERED), Ledger(), DAY)}
    assert years == {2025}


@pytest.mark.parametrize(
    ("of", "cell"),
    [
        (record(form_wish="thinking"), "undecided"),
        (record(form_wish="no"), "declined"),
        (record(full_form=True), "completed"),
        (record(answers=()), "incomplete"),
        (record(), "not_agreed"),
        (record(handovers=(delivered("play"),)), "everyday_only"),
        (record(handovers=(delivered("play", "illness"),)), "with_special"),
        (record(), "not_delivered"),
        (held("yes"), "meeting_accompanied"),
        (held("no"), "meeting_alone"),
        (record(meeting=Meeting(day=DAY)), "meeting_planned"),
        (record(meeting=Meeting(impossible=True)), "meeting_impossible"),
        (record(meeting_wish="no"), "meeting_declined"),
        (record(), "meeting_none"),
        (record(followed_up=True), "follow_up_held"),
        (record(follow_up_on=DAY), "follow_up_planned"),
        (record(evaluations=Evaluations(knowledge=TALK)), "knowledge_good_talk"),
        (record(evaluations=Evaluations(security=Evaluation(rating=3))), "security_lacking_unsaid"),
        (record(), "security_unanswered"),
    ],
)
def test_what_a_family_counts_as(of: TransitionRecord, cell: str) -> None:
    assert cell in cells(of)


def test_a_consent_that_was_given_refused_or_taken_back() -> None:
    of = record()
    given = yes(MOTHER, of)
    assert "agreed" in cells(of, given)
    assert "refused" in cells(of, given, Refused(parent=FATHER, day=DAY, handover=True))
    assert "withdrawn" in cells(of, given, Withdrawn(parent=MOTHER, day=DAY))
    assert "agreed" in cells(of, given, Withdrawn(parent=MOTHER, day=DAY, fields=(key("play"),)))


def repeat(of: TransitionRecord, day: date = DAY) -> list[str]:
    return [each.cell for each in tally_repeat(of, day)]


def test_a_repeat_counts_once_and_whether_it_was_in_time() -> None:
    first = observed(HIGH)
    longest = first.scale.repeat.to_days
    due = first.day + timedelta(days=longest)
    assert repeat(record(screenings=(observed(LOW),))) == []
    assert repeat(record(screenings=(first,)), due) == ["repeats", "repeat_awaited"]
    assert repeat(record(screenings=(first,)), due + timedelta(days=1)) == ["repeats", "repeat_late"]
    said_no = RepeatDeclined(screening=first.id, day=first.day, at=first.history[-1].at)
    assert repeat(record(screenings=(first,), repeats_declined=(said_no,))) == ["repeats", "repeat_declined"]
    for late, cell in ((0, "repeat_on_time"), (1, "repeat_late")):
        second = observed(LOW, 2, day=due + timedelta(days=late))
        assert repeat(record(screenings=(first, second))) == ["repeats", cell]
