"""Before the parents' yes nothing of the form is stored, whichever verb is used."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from uuid import UUID

import pytest

from tests.application.agreeing import show
from tests.application.desks import DAYCARE, begin, make_desk, say, yes
from tests.fakes.store import FakeStore
from transitions.application.desk import Desk
from transitions.application.transitions import FormNotAccepted
from transitions.domain.transition import Daycare
from transitions.domain.version import Draft, Json, Version

CANARY = "Kanariefugl"

WRITTEN: dict[str, Json] = {
    "full_form": True, "carried_by": "parents", "daycare": {"name": CANARY}, "second_language": "en",
    "meeting": {"place": CANARY}, "agreements": [{"text": CANARY}], "follow_up_on": "2027-03-01",
    "followed_up": True, "health_visitor_attends": "yes", "unread/daycare": {"name": CANARY},
    "unread/follow_up_on": CANARY,
}


def writing(key: str) -> Callable[[Desk, UUID], object]:
    return lambda desk, transition: desk.transitions.write(transition, {key: WRITTEN[key]})


ABOUT_THE_FORM: dict[str, Callable[[Desk, UUID], object]] = {
    "transitions.answer": lambda desk, t: say(desk, t, "happy_with", CANARY),
    "transitions.share": lambda desk, t: desk.transitions.share(t, "happy_with", "parents", "share"),
    "transitions.share_everyday": lambda desk, t: desk.transitions.share_everyday(t, "this_is_me"),
    "transitions.change_daycare": lambda desk, t: desk.transitions.change_daycare(t, Daycare(name=CANARY)),
    "consents.give": lambda desk, t: desk.consents.give(t, yes(show(desk, t).child.parents[0].id)),
    "consents.not_asked":
        lambda desk, t: desk.consents.not_asked(t, show(desk, t).child.parents[0].id, CANARY),
    **{f"transitions.write {key}": writing(key) for key in WRITTEN},
}
"""What a verb stores of the form."""
OFFER = frozenset({"introduced_on", "introduced_how", "visit_on", "form_wish", "meeting_wish"})
"""That the offer was made, and what was answered: without it nobody knows that there was a no."""
MAY_STAND = {"child": frozenset({"name", "birth_date"}), "transition": OFFER | {"start_date", "form_hash"}}

STILL_OPEN = {
    "child": frozenset({"cpr", "gestation", "due_date", "protected"}),
    "parent": frozenset({
        "name", "relation", "custody", "custody_established", "phone", "language", "interpreter",
        "protected", "removed",
    }),
}
"""Of the child and whom to ask, for ADBB as well, which needs no form; and never more."""


@pytest.mark.parametrize("wish", ["", "thinking", "no"])
@pytest.mark.parametrize("verb", ABOUT_THE_FORM)
def test_no_verb_stores_anything_of_the_form_before_a_yes(verb: str, wish: str) -> None:
    desk = make_desk()
    transition, *_ = begin(desk, wish)
    before = stored(desk)
    with pytest.raises(FormNotAccepted):
        ABOUT_THE_FORM[verb](desk, transition)
    assert stored(desk) == before


@pytest.mark.parametrize("verb", ABOUT_THE_FORM)
def test_after_a_yes_every_one_of_them_does(verb: str) -> None:
    """The control: it is the missing yes that stops them."""
    desk = make_desk()
    transition, *_ = begin(desk)
    before = stored(desk)
    ABOUT_THE_FORM[verb](desk, transition)
    assert stored(desk) != before


def stored(desk: Desk) -> list[tuple[UUID, str, str]]:
    """Everything that is held of values and happenings, by subject and key."""
    store = desk.store
    assert isinstance(store, FakeStore)
    rows: list[Version | Draft] = [*store.versions.rows, *store.drafts.rows.values()]
    happened = [(event.subject, event.kind, repr(event)) for event in store.events.rows]
    return sorted([*((row.subject, row.key, repr(row.value)) for row in rows), *happened])


def test_what_is_stored_of_a_family_before_a_yes_is_known_key_by_key() -> None:
    """Every verb that writes about a family, called with everything it takes, without a yes."""
    desk = make_desk()
    child = desk.children.register("Alma Prøve")
    parent = desk.children.add_parent(child, dict.fromkeys(STILL_OPEN["parent"], CANARY))
    known = dict.fromkeys(STILL_OPEN["child"], CANARY)
    desk.children.write(child, {"birth_date": "2026-01-20", **known})
    transition = desk.transitions.start(child)
    desk.transitions.write(transition, {key: CANARY for key in OFFER | {"start_date"} if key != "form_wish"})
    subjects = {"child": child, "parent": parent, "transition": transition}
    for kind, subject in subjects.items():
        keys = {key for owner, key, _ in stored(desk) if owner == subject}
        assert keys <= MAY_STAND.get(kind, frozenset()) | STILL_OPEN.get(kind, frozenset()), kind


KNOWN_VERBS = {
    "children": "register show write add_parent write_parent remove_parent restore_parent change_custody "
    "custody_ahead settle copy_parents read_cpr problems",
    "transitions": "start all show opened write jot jottings settle answer share share_everyday problems "
    "answer_problems daycare_problems date_problems change_daycare close",
    "wishes": "answer_again",
    "erasures": "standing erase erase_families state mistake erase_mistake sweep",
}


@pytest.mark.parametrize("noun", KNOWN_VERBS)
def test_a_new_verb_is_asked_what_it_stores_before_a_yes(noun: str) -> None:
    """A verb that is added is put under ABOUT_THE_FORM, or here when it stores nothing of the form."""
    found = inspect.getmembers(type(getattr(make_desk(), noun)), inspect.isfunction)
    assert {name for name, _ in found if not name.startswith("_")} == set(KNOWN_VERBS[noun].split())


@pytest.mark.parametrize("wish", ["", "thinking", "no"])
def test_an_offer_answered_again_without_a_yes_says_nothing_of_who_comes_along(wish: str) -> None:
    desk = make_desk()
    transition, *_ = begin(desk, wish)
    desk.wishes.answer_again(transition, "meeting", "yes")
    assert not [key for _, key, _ in stored(desk) if key == "health_visitor_attends"]


@pytest.mark.parametrize("day", ["start_date", "introduced_on", "visit_on"])
def test_a_day_of_the_offer_that_could_not_be_read_is_kept_without_a_yes(day: str) -> None:
    desk = make_desk()
    transition, *_ = begin(desk, "")
    desk.transitions.write(transition, {f"unread/{day}": CANARY})
    assert desk.records.unread(transition)[day] == CANARY


def test_the_yes_may_come_with_what_it_opens() -> None:
    desk = make_desk()
    transition, *_ = begin(desk, "")
    desk.transitions.write(transition, {"form_wish": "yes", "daycare": DAYCARE.model_dump(mode="json")})
    assert show(desk, transition).daycare == DAYCARE


@pytest.mark.parametrize("key", ["daycare", "meeting", "unread/daycare", "second_language"])
def test_what_was_written_under_a_yes_can_be_taken_away_without_one(key: str) -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    desk.transitions.write(transition, {"form_wish": "thinking"})
    desk.transitions.write(transition, {key: None})
    assert show(desk, transition).form_wish == "thinking"
    with pytest.raises(FormNotAccepted):
        desk.transitions.write(transition, {key: CANARY})


@pytest.mark.parametrize("wish", ["", "thinking", "no"])
def test_a_no_and_a_yes_taken_back_are_written_down_all_the_same(wish: str) -> None:
    desk = make_desk()
    transition, mother, father = begin(desk)
    desk.consents.give(transition, yes(mother))
    desk.transitions.write(transition, {"form_wish": wish})
    desk.consents.refuse(transition, father)
    desk.consents.withdraw(transition, mother)
    said = [event.event for event in desk.consents.ledger(transition).events]
    assert said == ["given", "refused", "withdrawn"]
