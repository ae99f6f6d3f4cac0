"""ADBB at a desk: what is kept, what a correction may do, and who may observe."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.application.desks import DAY, begin, make_desk
from tests.bundled import bundled_catalogue
from tests.fakes.clock import FakeClock
from transitions.application.desk import Desk
from transitions.application.screenings import NotCertified, ScreeningUnfinished
from transitions.application.second_observers import NotAnotherPerson
from transitions.domain.repeat import FollowUp
from transitions.domain.screening import CauseNote, ItemScore
from transitions.domain.version import Author

HIGH, LOW = (1, 1, 1, 1, 1, 0, 0, 0), (0, 0, 0, 0, 0, 0, 0, 0)
KAREN = Author(name="Karen Prøvelund", title="sundhedsplejerske")


def a_child(desk: Desk) -> UUID:
    return desk.children.register("Alma Prøve", date(2026, 1, 20))


def fill(desk: Desk, screening: UUID, scores: Sequence[int | None], *, ideal: bool = True) -> None:
    scale = desk.screenings.show(screening).scale
    for condition in scale.conditions:
        desk.screenings.condition(screening, condition.id, condition.ideal == ideal)
    for item, score in zip(scale.items, scores, strict=True):
        why = "sov" if score is None else ""
        desk.screenings.score(screening, ItemScore(item=item.id, score=score, not_assessed=why))


def observe(desk: Desk, child: UUID, scores: Sequence[int | None], day: date = DAY) -> UUID:
    screening = desk.screenings.begin(child, day)
    fill(desk, screening, scores)
    desk.screenings.finish(screening)
    return screening


def beside(desk: Desk, screening: UUID, scores: Sequence[int]) -> None:
    desk.second_observers.invite(screening, KAREN, certified=True)
    for item, score in zip(desk.screenings.show(screening).scale.items, scores, strict=True):
        desk.second_observers.score(screening, ItemScore(item=item.id, score=score))
    desk.second_observers.finish(screening)


def test_an_earlier_observation_is_typed_in_and_marked() -> None:
    desk = make_desk()
    child = a_child(desk)
    screening = desk.screenings.copy_earlier(child, date(2026, 5, 4), Author(name=""))
    scale = desk.screenings.show(screening).scale
    for item, score in zip(scale.items, HIGH, strict=True):
        desk.screenings.score(screening, ItemScore(item=item.id, score=score))
    with pytest.raises(ScreeningUnfinished):
        desk.screenings.finish(screening)
    desk.screenings.observed_by(screening, Author(name="Birthe Øvestrup"))
    made = desk.screenings.finish(screening)
    assert (made.origin, made.observer.name, made.total) == ("journal", "Birthe Øvestrup", 5)
    assert made.conditional
    assert desk.screenings.follow_up(child).due_to == date(2026, 5, 18)


@pytest.mark.parametrize("verb", ["begin", "copy"])
def test_without_certification_scoring_works_in_practice_only(verb: str) -> None:
    def try_it(desk: Desk) -> None:
        if verb == "begin":
            desk.screenings.begin(a_child(desk), DAY)
        else:
            desk.screenings.copy_earlier(a_child(desk), DAY, KAREN)

    with pytest.raises(NotCertified):
        try_it(make_desk("real", certified=False))
    try_it(make_desk("practice", certified=False))
    try_it(make_desk("real"))


def test_what_was_begun_with_certification_is_not_scored_without() -> None:
    desk = make_desk("real")
    screening = desk.screenings.begin(a_child(desk), DAY)
    fill(desk, screening, LOW)
    desk.profile.write(desk.profile.show().model_copy(update={"certified": False}))
    with pytest.raises(NotCertified):
        desk.screenings.score(screening, ItemScore(item="eye_contact", score=1))
    with pytest.raises(NotCertified):
        desk.screenings.finish(screening)


def test_a_second_observer_is_certified_and_somebody_else() -> None:
    desk = make_desk()
    screening = desk.screenings.begin(a_child(desk), DAY)
    with pytest.raises(NotCertified):
        desk.second_observers.invite(screening, KAREN, certified=False)
    for name in ("", "  ", " Sofie  Øvesen"):
        with pytest.raises(NotAnotherPerson):
            desk.second_observers.invite(screening, Author(name=name), certified=True)
    assert desk.screenings.show(screening).second is None


def test_two_observers_keep_their_own_numbers() -> None:
    desk = make_desk()
    child = a_child(desk)
    screening = observe(desk, child, LOW)
    assert desk.screenings.follow_up(child).state == "none"
    beside(desk, screening, HIGH)
    made = desk.screenings.show(screening)
    assert made.second is not None
    assert (made.total, made.second.total, made.second.observer.name) == (0, 5, KAREN.name)
    assert desk.screenings.follow_up(child).state == "awaiting"
    desk.second_observers.conclude(screening, "Vi så det samme smil.")
    desk.screenings.settle_words(screening)
    assert desk.screenings.show(screening).joint_note == "Vi så det samme smil."


def test_a_second_observers_items_are_not_settled_by_the_first_and_stand_once_ended() -> None:
    desk = make_desk()
    screening = desk.screenings.begin(a_child(desk), DAY)
    fill(desk, screening, LOW)
    desk.second_observers.invite(screening, KAREN, certified=True)
    desk.second_observers.score(screening, ItemScore(item="eye_contact", score=2))
    desk.screenings.finish(screening)
    second = desk.screenings.show(screening).second
    assert second is not None
    assert not second.done
    with pytest.raises(ScreeningUnfinished):
        desk.second_observers.finish(screening)
    fill_second(desk, screening, HIGH)
    desk.second_observers.finish(screening)
    fill_second(desk, screening, LOW)
    with pytest.raises(ScreeningUnfinished):
        desk.second_observers.remove(screening)
    second = desk.screenings.show(screening).second
    assert second is not None
    assert second.total == 5


def fill_second(desk: Desk, screening: UUID, scores: Sequence[int]) -> None:
    for item, score in zip(desk.screenings.show(screening).scale.items, scores, strict=True):
        desk.second_observers.score(screening, ItemScore(item=item.id, score=score))


def test_an_unfinished_second_observer_can_be_taken_away() -> None:
    desk = make_desk()
    screening = desk.screenings.begin(a_child(desk), DAY)
    desk.second_observers.invite(screening, KAREN, certified=True)
    fill_second(desk, screening, HIGH)
    desk.second_observers.remove(screening)
    assert desk.screenings.show(screening).second is None
    desk.second_observers.invite(screening, KAREN, certified=True)
    second = desk.screenings.show(screening).second
    assert second is not None
    assert second.items == ()


def test_causes_are_kept_as_they_read() -> None:
    desk = make_desk()
    screening = observe(desk, a_child(desk), HIGH)
    note = CauseNote(label="Syn og hørelse", considered=True, note="Henvist.")
    desk.screenings.consider(screening, "sight_and_hearing", note)
    desk.screenings.settle_words(screening)
    assert desk.screenings.show(screening).causes == {"sight_and_hearing": note}
    desk.screenings.consider(screening, "sight_and_hearing", CauseNote(label="Syn og hørelse"))
    assert desk.screenings.show(screening).causes == {}


def test_only_the_awaited_repeat_can_be_declined() -> None:
    desk = make_desk()
    child = a_child(desk)
    calm = observe(desk, child, LOW, DAY - timedelta(days=20))
    desk.screenings.decline_repeat(calm)
    asked = observe(desk, child, HIGH)
    assert desk.screenings.follow_up(child).state == "awaiting"
    desk.screenings.decline_repeat(asked)
    assert desk.screenings.follow_up(child).state == "declined"


def test_a_correction_that_is_not_ended_leaves_note_and_export_as_they_were() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    record = desk.transitions.show(transition)
    screening = observe(desk, record.child.id, HIGH)
    desk.screenings.score(screening, ItemScore(item="eye_contact", score=4))
    assert desk.screenings.show(screening).total == 8
    settled = desk.transitions.show(transition).screenings[0]
    assert settled.total == 5
    assert "Sum 5" in desk.handovers.journal_note(transition)


def test_the_journal_note_tells_of_two_observers_and_not_of_what_it_was_copied_from() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    child = desk.transitions.show(transition).child.id
    earlier = desk.screenings.copy_earlier(child, DAY - timedelta(days=90), KAREN)
    fill(desk, earlier, (2, 0, 0, 0, 0, 0, 0, 0))
    desk.screenings.finish(earlier)
    screening = observe(desk, child, LOW)
    beside(desk, screening, (0, 3, 0, 0, 0, 0, 0, 0))
    desk.second_observers.conclude(screening, "Enige om resten.")
    note = desk.handovers.journal_note(transition)
    assert "Karen Prøvelund" in note
    assert "Sum 3" in note
    assert "Enige om resten." in note
    assert "Sum 2" not in note


def test_an_observation_keeps_the_scale_it_was_scored_by() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    desk.children.write(desk.transitions.show(transition).child.id, {"cpr": "8001264321"})
    screening = observe(desk, desk.transitions.show(transition).child.id, HIGH)
    before = everything_said(desk, transition, screening)
    assert "Sum 5" in before[0]

    updated = with_new_scale(desk)
    assert updated.around.library.scales["adbb"].threshold.at_or_above == 9
    assert everything_said(updated, transition, screening) == before
    child = updated.transitions.show(transition).child.id
    assert updated.screenings.follow_up(child).state == "awaiting"
    again = observe(updated, child, HIGH, DAY + timedelta(days=10))
    assert updated.screenings.show(again).scale.version == "99"
    assert not updated.screenings.show(again).asks_for_repeat


def everything_said(desk: Desk, transition: UUID, screening: UUID) -> tuple[str, str, str]:
    shown = desk.screenings.show(screening).model_dump_json()
    note = desk.handovers.journal_note(transition)
    return note, desk.handovers.adbb_answer(transition, screening), shown


def with_new_scale(desk: Desk) -> Desk:
    """The same vault after the program came with another edition of the scale."""
    old = desk.around.library.scales["adbb"]
    label = old.items[0].label.model_copy(update={"root": {"da": "Et andet navn"}})
    scale = old.model_copy(
        update={
            "version": "99", "items": (old.items[0].model_copy(update={"label": label}), *old.items[1:]),
            "threshold": old.threshold.model_copy(update={"at_or_above": 9}),
        }
    )

    changed = copy(bundled_catalogue())
    changed.scales = {"adbb": scale}
    return replace(desk.around, library=changed).desk(desk.store)


class Act(NamedTuple):
    """One thing done at the desk to one of three observations."""

    verb: str
    number: int
    scores: tuple[int | None, ...]
    ideal: bool
    days: int


SCORES = st.sampled_from([LOW, HIGH, (1, 1, 1, 1, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0, 0, None),
                          (2, 2, 2, 0, 0, 0, 0, None)])
ACTS = st.lists(
    st.builds(Act, st.sampled_from(["end", "correct", "second", "decline"]), st.integers(0, 2), SCORES,
              st.booleans(), st.integers(-20, 20)),
    min_size=2, max_size=10,
)


@settings(max_examples=60, deadline=None)
@given(ACTS)
def test_at_the_desk_too_a_due_repeat_ends_in_two_ways_alone(acts: list[Act]) -> None:
    desk = make_desk(day=DAY + timedelta(days=30))
    assert isinstance(desk.around.clock, FakeClock)
    child = a_child(desk)
    observations = [desk.screenings.begin(child, DAY) for _ in range(3)]
    before = FollowUp()
    for act in acts:
        screening = observations[act.number]
        was_done = desk.screenings.show(screening).done
        act_at(desk, screening, act)
        after = desk.screenings.follow_up(child)
        if before.state == "awaiting" and after.state != "awaiting":
            newly_ended = act.verb == "end" and not was_done and after.answer == screening
            declined = act.verb == "decline" and after.state == "declined"
            assert newly_ended or declined
        before = after


def act_at(desk: Desk, screening: UUID, act: Act) -> None:
    made = desk.screenings.show(screening)
    with suppress(ScreeningUnfinished):
        if act.verb in ("end", "correct") and made.done == (act.verb == "correct"):
            desk.screenings.observe_on(screening, DAY + timedelta(days=act.days))
            fill(desk, screening, act.scores, ideal=act.ideal)
            desk.screenings.finish(screening, "tastet forkert")
        elif act.verb == "second" and made.second is None and None not in act.scores:
            beside(desk, screening, [score or 0 for score in act.scores])
        elif act.verb == "decline":
            desk.screenings.decline_repeat(screening)
