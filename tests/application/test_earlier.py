"""The settled answers, one behind the other; what was struck while drafting is not among them."""

from __future__ import annotations

from tests.application.desks import begin, make_desk, say, yes
from transitions.domain.answers import Answer, AnswerKey


def test_each_settled_text_with_its_author_the_newest_first() -> None:
    desk = make_desk()
    transition, mother, father = begin(desk)
    say(desk, transition, "happy_with", "STRØGET")
    say(desk, transition, "happy_with", "bolde")
    desk.consents.give(transition, yes(mother))
    say(desk, transition, "happy_with", "bade")
    desk.consents.give(transition, yes(father))
    say(desk, transition, "happy_with", "en kladde")
    told = desk.earlier.of(transition)
    texts = told["happy_with", "parents"]
    assert [[a.value for a in each.answers] for each in texts] == [["bade"], ["bolde"]]
    assert {each.by.name for each in texts} == {"Sofie Øvesen"}
    assert "STRØGET" not in repr(told)
    assert "kladde" not in repr(told)


def test_voices_are_told_apart_and_nothing_is_told_of_drafts() -> None:
    desk = make_desk()
    transition, mother, _ = begin(desk)
    say(desk, transition, "good_at", "kravle")
    assert desk.earlier.of(transition) == {}
    say(desk, transition, "good_at", "rejser sig", "health_visitor")
    desk.consents.give(transition, yes(mother))
    told = desk.earlier.of(transition)
    assert [a.value for a in told["good_at", "parents"][0].answers] == ["kravle"]
    assert [a.value for a in told["good_at", "health_visitor"][0].answers] == ["rejser sig"]


def test_an_answer_that_was_taken_away_is_told_as_gone() -> None:
    desk = make_desk()
    transition, mother, father = begin(desk)
    say(desk, transition, "happy_with", "bolde")
    desk.consents.give(transition, yes(mother))
    say(desk, transition, "happy_with", "")
    desk.consents.give(transition, yes(father))
    told = desk.earlier.of(transition)["happy_with", "parents"]
    assert [[a.value for a in each.answers] for each in told] == [[], ["bolde"]]


def test_what_was_struck_before_it_ever_settled_was_never_there() -> None:
    desk = make_desk()
    transition, mother, _ = begin(desk)
    say(desk, transition, "happy_with", "STRØGET")
    say(desk, transition, "happy_with", "")
    desk.consents.give(transition, yes(mother))
    assert not desk.earlier.of(transition).get(("happy_with", "parents"))


def test_the_rows_of_a_question_are_told_together() -> None:
    desk = make_desk()
    transition, mother, father = begin(desk)
    desk.transitions.write(transition, {"full_form": True})
    form = desk.transitions.show(transition).form
    field = next(field for field in form.fields() if field.kind == "repeat")
    voice, column = field.voices[0], field.columns[0].id
    keys = [AnswerKey(field=field.id, voice=voice, row=row) for row in ("a", "b")]
    for key in keys:
        desk.transitions.answer(transition, Answer(key=key, value={column: key.row}))
    desk.consents.give(transition, yes(mother))
    desk.transitions.answer(transition, Answer(key=keys[0], value=None))
    desk.consents.give(transition, yes(father))
    told = desk.earlier.of(transition)[field.id, voice]
    assert [[a.key.row for a in each.answers] for each in told] == [["b"], ["a", "b"]]
