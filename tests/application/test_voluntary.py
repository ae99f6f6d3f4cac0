"""Voluntary, twice: what a yes, a no and *vil tænke over det* do, and how little is stored before."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from tests.application.desks import DAY, DAYCARE, begin, make_desk, say, yes
from tests.fakes import FakeClock, FakeStore
from transitions.application.desk import Desk
from transitions.application.transitions import FormNotAccepted, TransitionClosed
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.disclosure import Product
from transitions.domain.policy import Retention
from transitions.domain.transition import Daycare, TransitionRecord
from transitions.domain.version import Draft, Json, Version

LATER = DAY + timedelta(days=3)


def obstacles(desk: Desk, transition: UUID) -> list[str]:
    return [o.text_id for o in desk.handovers.verdict(transition, "handover").obstacles]


def agreed() -> tuple[Desk, UUID]:
    """A family whose pages may leave."""
    desk = make_desk()
    transition, mother, father = begin(desk)
    desk.transitions.write(transition, {"introduced_on": "2026-10-01", "meeting_wish": "yes"})
    desk.transitions.settle(transition)
    say(desk, transition, "happy_with", "bolde")
    desk.transitions.share(transition, "happy_with", "parents", "share")
    for parent in (mother, father):
        desk.consents.give(transition, yes(parent))
    assert obstacles(desk, transition) == []
    return desk, transition


def show(desk: Desk, transition: UUID) -> TransitionRecord:
    return desk.transitions.show(transition)


def to_day(desk: Desk, days: int) -> None:
    clock = desk.around.clock
    assert isinstance(clock, FakeClock)
    clock.day = DAY + timedelta(days=days)


# --- asked again ---


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


# --- before a yes ---

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
    "erasures": "standing erase counts erase_families state mistake erase_mistake sweep",
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


# --- another daycare ---


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


# --- the end of a consent ---


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
