"""The form and the family: what is stored, when it settles, what stays of earlier days."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.application.desks import DAY, DAYCARE, begin, make_desk, say, yes
from tests.bundled import bundled_catalogue
from tests.fakes.clock import FakeClock
from tests.fakes.store import FakeStore
from transitions.application.desk import Desk
from transitions.application.transitions import FormNotAccepted, TransitionClosed
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.transition import Daycare


def rows(desk: Desk, transition: UUID) -> str:
    store = desk.store
    assert isinstance(store, FakeStore)
    return repr([v.model_dump() for v in store.versions.rows]) + repr(
        [d.model_dump() for d in store.drafts.rows.values()]
    )


@pytest.mark.parametrize("wish", ["", "thinking", "no"])
def test_before_the_parents_yes_nothing_is_stored_for_the_form(wish: str) -> None:
    desk = make_desk()
    transition, *_ = begin(desk, wish)
    with pytest.raises(FormNotAccepted):
        say(desk, transition, "happy_with", "bolde")
    assert "bolde" not in rows(desk, transition)


def test_what_is_struck_before_it_settles_is_gone() -> None:
    desk = make_desk()
    transition, mother, _ = begin(desk)
    say(desk, transition, "happy_with", "HEMMELIGT")
    say(desk, transition, "happy_with", "bolde")
    desk.consents.give(transition, yes(mother))
    assert "HEMMELIGT" not in rows(desk, transition)
    assert "bolde" in rows(desk, transition)


def test_a_settled_answer_that_changes_keeps_its_history() -> None:
    desk = make_desk()
    transition, mother, father = begin(desk)
    say(desk, transition, "happy_with", "bolde")
    desk.consents.give(transition, yes(mother))
    say(desk, transition, "happy_with", "bade")
    desk.consents.give(transition, yes(father))
    said = [v for v in desk.store.versions.of(transition) if v.key.startswith("answer/happy_with")]
    assert [v.value["value"] for v in said] == ["bolde", "bade"]
    assert said[1].replaces == said[0].id
    answers = desk.transitions.show(transition).answers
    assert [a.value for a in answers] == ["bade"]


def test_an_answer_restored_to_what_stands_leaves_no_draft() -> None:
    desk = make_desk()
    transition, mother, _ = begin(desk)
    say(desk, transition, "happy_with", "bolde")
    desk.consents.give(transition, yes(mother))
    say(desk, transition, "happy_with", "bolder")
    assert len(desk.store.drafts.of(transition)) == 1
    say(desk, transition, "happy_with", "bolde")
    assert desk.store.drafts.of(transition) == ()


def test_an_emptied_answer_is_not_considered_again() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    before = desk.transitions.show(transition).progress
    say(desk, transition, "happy_with", "bolde")
    assert desk.transitions.show(transition).progress.done == before.done + 1
    say(desk, transition, "happy_with", "")
    assert desk.transitions.show(transition).progress == before


@pytest.mark.parametrize(
    ("value", "problem"),
    [("æ" * 50_000, "text_too_long"), ("hej 🙂", "text_unprintable"), ("<b>&amp;", None), ("שלום", None)],
)
def test_odd_input_is_kept_whole_and_told(value: str, problem: str | None) -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    key = say(desk, transition, "happy_with", value)
    record = desk.transitions.show(transition)
    kept = record.answer(key)
    assert kept is not None
    assert kept.value == value
    found = desk.transitions.problems(record)
    assert [p.text_id for p in found.get(key, ())] == ([problem] if problem else [])


def test_a_nul_is_not_content() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    key = say(desk, transition, "happy_with", "a\x00b")
    kept = desk.transitions.show(transition).answer(key)
    assert kept is not None
    assert kept.value == "ab"


def test_an_unread_date_survives() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    key = AnswerKey(field="sleep_naps", voice="parents")
    desk.transitions.answer(transition, Answer(key=key, unread="to-tre"))
    kept = desk.transitions.show(transition).answer(key)
    assert kept is not None
    assert kept.unread == "to-tre"


@pytest.mark.parametrize(
    ("start", "problem"),
    [("2026-01-20", "start_before_birth"), ("2026-01-21", None), ("2036-01-21", "start_far")],
)
def test_a_start_date_that_cannot_be_is_told(start: str, problem: str | None) -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    desk.transitions.write(transition, {"start_date": start})
    found = desk.transitions.date_problems(desk.transitions.show(transition))
    assert [p.text_id for p in found.values()] == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("values", "name", "problem"),
    [
        ({"name": "  "}, "name", "name_missing"),
        ({"birth_date": "2027-01-01"}, "birth_date", "date_future"),
        ({"birth_date": "1999-01-01"}, "birth_date", "birth_too_long_ago"),
        ({"cpr": "6101261234567"}, "cpr", "cpr_length"),
        ({"name": "Alma 🙂"}, "name", "text_unprintable"),
        ({"name": "A" * 50_000}, "name", "text_too_long"),
    ],
)
def test_what_is_wrong_with_the_child_is_told_by_name_and_kept(
    values: dict[str, str], name: str, problem: str
) -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    child = desk.transitions.show(transition).child.id
    desk.children.write(child, values)
    found = desk.children.problems(desk.children.show(child))
    assert found[name].text_id == problem
    assert desk.store.drafts.of(child)[0].value == values[name]


def test_a_name_that_cannot_be_printed_is_told_of_parents_and_daycare_too() -> None:
    desk = make_desk()
    transition, mother, _ = begin(desk)
    desk.children.write_parent(mother, {"name": "Mette 🙂"})
    crowd = {**DAYCARE.model_dump(mode="json"), "contact": "Lis " * 100}
    desk.transitions.write(transition, {"daycare": crowd})
    record = desk.transitions.show(transition)
    found = desk.children.problems(record.child)
    assert {name: p.text_id for name, p in found.items()} == {f"{mother}/name": "text_unprintable"}
    told = desk.transitions.daycare_problems(record)
    assert {name: p.text_id for name, p in told.items()} == {"daycare/contact": "text_too_long"}


def test_custody_that_changes_leaves_the_past_as_it_was() -> None:
    desk = make_desk()
    transition, mother, father = begin(desk)
    child = desk.transitions.show(transition).child.id
    desk.children.change_custody(father, "not_holder", "dom af 1. december", DAY + timedelta(days=29))
    custody = {day: desk.records.child(child, day).parent(father).custody
               for day in (DAY, DAY + timedelta(days=28), DAY + timedelta(days=29))}
    assert list(custody.values()) == ["holder", "holder", "not_holder"]
    assert desk.children.show(child).parent(mother).custody == "holder"


def test_custody_known_to_have_been_otherwise_before_the_parent_was_written_in() -> None:
    desk = make_desk()
    transition, _, father = begin(desk)
    child = desk.transitions.show(transition).child.id
    desk.children.change_custody(father, "not_holder", "samværsaftale", DAY - timedelta(days=10))
    assert desk.children.show(child).parent(father).custody == "not_holder"
    assert desk.records.child(child, DAY - timedelta(days=10)).parent(father).custody == "not_holder"


def test_a_closed_transition_is_read_and_not_written() -> None:
    desk = make_desk()
    transition, mother, _ = begin(desk)
    say(desk, transition, "happy_with", "bolde")
    desk.consents.give(transition, yes(mother))
    desk.transitions.close(transition)
    for write in (
        lambda: say(desk, transition, "happy_with", "bade"),
        lambda: desk.transitions.write(transition, {"start_date": "2026-12-02"}),
        lambda: desk.transitions.share(transition, "happy_with", "parents", "share"),
    ):
        with pytest.raises(TransitionClosed):
            write()
    desk.consents.withdraw(transition, mother)
    assert [e.event for e in desk.consents.ledger(transition).events] == ["given", "withdrawn"]


def test_a_correction_changes_the_past_and_keeps_what_stood() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    child = desk.transitions.show(transition).child.id
    desk.children.write(child, {"name": "Alba Prøve"})
    desk.children.settle(child, "stavefejl")
    names = [v for v in desk.store.versions.of(child) if v.key == "name"]
    assert [(v.value, v.reason) for v in names] == [("Alma Prøve", ""), ("Alba Prøve", "stavefejl")]
    assert desk.children.show(child).name == "Alba Prøve"


def test_a_twin_gets_parents_of_its_own_and_nothing_else() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    first = desk.transitions.show(transition).child
    twin = desk.children.register("Asta Prøve", first.birth_date)
    desk.children.copy_parents(first.id, twin)
    copied = desk.children.show(twin)
    assert [p.name for p in copied.parents] == [p.name for p in first.parents]
    assert not {p.id for p in copied.parents} & {p.id for p in first.parents}


def test_another_daycare_is_another_transition_without_consent() -> None:
    desk = make_desk()
    old, mother, father = begin(desk)
    say(desk, old, "happy_with", "bolde")
    desk.transitions.share(old, "happy_with", "parents", "share")
    for parent in (mother, father):
        desk.consents.give(old, yes(parent))
    new = desk.transitions.change_daycare(old, Daycare(name="Dagplejen", kind="dagpleje"))
    record = desk.transitions.show(new)
    assert [a.value for a in record.answers] == ["bolde"]
    assert record.share("happy_with", "parents") == "undecided"
    assert desk.consents.ledger(new).events == ()
    assert [o.text_id for o in desk.handovers.verdict(old, "handover").obstacles] == ["obstacle.replaced"]
    assert desk.transitions.show(old).daycare == DAYCARE


def test_the_form_a_transition_began_with_stays_its_form() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    kept = desk.transitions.show(transition).form
    assert kept.hash == desk.around.library.form.hash
    newer = desk.around.library.form.model_copy(update={"version": "2.0"})

    changed = copy(bundled_catalogue())
    changed.form = newer
    around = replace(desk.around, library=changed)
    assert around.desk(desk.store).transitions.show(transition).form == kept


def test_the_clock_of_the_rig_stands_still() -> None:
    assert FakeClock(date(2026, 1, 1)).today() == date(2026, 1, 1)
