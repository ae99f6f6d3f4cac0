"""Families keep the form they were begun with; one is moved only after what would happen is shown."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from tests.application.desks import begin, make_desk, say, yes
from tests.bundled import bundled_catalogue
from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.application.new_form import DecidedOtherwise
from transitions.application.ports import Library
from transitions.catalogue import Catalogue
from transitions.domain.answers import AnswerKey
from transitions.domain.disclosure import Audience
from transitions.domain.form import ChoiceField, Field, Form, Section, TextField
from transitions.domain.gate import Release, disclose
from transitions.domain.model import Words


def texts_of(form: Form) -> list[TextField]:
    found = [f for f in form.fields() if isinstance(f, TextField) and f.source is None]
    plain = [f for f in found if f.visible_when is None and f.concerns == "child" and not f.reveals]
    return [f for f in plain if f.category == "everyday" and "parents" in f.voices]


def form_of(form: Form, change: object, version: str = "2.0") -> Form:
    """The form with each field put through `change`; nothing takes a field away."""
    assert callable(change)
    sections: list[Section] = []
    for section in form.sections:
        fields = tuple(f for f in map(change, section.fields) if f is not None)
        sections.append(section.model_copy(update={"fields": fields}))
    front = form.front.model_copy(update={"opening": (), "topics": ()})
    made = form.model_copy(update={"sections": tuple(sections), "version": version, "front": front})
    return Form.model_validate(made.model_dump(mode="json"))


class Shifted:
    """The library after the municipality has changed its form."""

    def __init__(self, known: Catalogue, form: Form) -> None:
        self._known, self.form = known, form

    def __getattr__(self, name: str) -> object:
        return getattr(self._known, name)


def later(desk: Desk, form: Form) -> Desk:
    """The same vault under a new form."""
    changed: object = Shifted(bundled_catalogue(), form)
    return Desk(desk.store, replace(desk.around, library=_library(changed)))


def _library(found: object) -> Library:
    return found  # type: ignore[return-value]


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.fixture
def fields() -> list[TextField]:
    found = texts_of(bundled_catalogue().form)
    assert len(found) >= 4
    return found[:4]


def reworded(field: Field) -> Field:
    return field.model_copy(update={"label": Words({"da": f"Med andre ord: {field.label.danish}"})})


def changed_form(fields: list[TextField]) -> Form:
    """The first stays, the second is reworded, the third is gone, the fourth holds ten signs."""
    _, other, gone, narrow = (field.id for field in fields)

    def change(field: Field) -> Field | None:
        if field.id == other:
            return reworded(field)
        if field.id == gone:
            return None
        return field.model_copy(update={"max_length": 10}) if field.id == narrow else field

    return form_of(bundled_catalogue().form, change)


def filled(desk: Desk, fields: list[TextField]) -> tuple[UUID, UUID, UUID]:
    transition, mother, father = begin(desk)
    for field in fields:
        say(desk, transition, field.id, f"Svar på {field.id}, lidt langt")
        desk.transitions.share(transition, field.id, "parents", "share")
    return transition, mother, father


def value(desk: Desk, transition: UUID, field: str) -> object:
    record = desk.transitions.show(transition)
    found = record.answer(AnswerKey(field=field, voice="parents"))
    return None if found is None else found.value


def test_a_family_keeps_its_form_until_it_is_moved(desk: Desk, fields: list[TextField]) -> None:
    transition, *_ = filled(desk, fields)
    new = later(desk, changed_form(fields))

    assert new.transitions.show(transition).form == bundled_catalogue().form
    assert [family.transition for family in new.new_form.waiting()] == [transition]
    child = new.children.register("Bo Prøve", None)
    assert new.transitions.show(new.transitions.start(child)).form.version == "2.0"
    assert [family.transition for family in new.new_form.waiting()] == [transition]


def test_a_preview_changes_nothing_and_tells_what_moving_does(
    desk: Desk, fields: list[TextField]
) -> None:
    transition, *_ = filled(desk, fields)
    kept, other, gone, narrow = (field.id for field in fields)
    new = later(desk, changed_form(fields))

    before = new.transitions.show(transition)
    move = new.new_form.preview(transition)
    assert new.transitions.show(transition) == before
    assert move.along == 1
    assert [line.field for line in move.anew] == [other]
    assert [line.field for line in move.behind] == [gone, narrow]
    assert f"Svar på {gone}" in move.behind[0].words

    new.new_form.move(transition)
    assert new.transitions.show(transition).form.version == "2.0"
    assert [value(new, transition, f) is not None for f in (kept, other, gone, narrow)] == [
        True, True, False, False,
    ]
    assert new.new_form.waiting() == ()


def test_what_has_no_place_stays_in_the_history(desk: Desk, fields: list[TextField]) -> None:
    transition, *_ = filled(desk, fields)
    gone = fields[2].id
    new = later(desk, changed_form(fields))
    new.new_form.move(transition)

    told = [v for v in new.store.versions.of(transition) if v.key == f"answer/{gone}/parents/"]
    assert [version.value is None for version in told] == [False, True]
    assert "2.0" in told[-1].reason
    before = told[0].recorded_at
    past = new.as_of(before, transition).transitions.show(transition)
    assert past.form == bundled_catalogue().form


def test_an_earlier_yes_to_share_does_not_answer_other_words(
    desk: Desk, fields: list[TextField]
) -> None:
    transition, *_ = filled(desk, fields)
    kept, other, *_ = (field.id for field in fields)
    later(desk, changed_form(fields)).new_form.move(transition)
    record = later(desk, changed_form(fields)).transitions.show(transition)

    assert record.share(kept, "parents") == "share"
    assert record.share(other, "parents") == "undecided"


def test_what_must_stay_goes_on_staying(desk: Desk, fields: list[TextField]) -> None:
    transition, *_ = filled(desk, fields)
    other = fields[1].id
    desk.transitions.share(transition, other, "parents", "keep")
    new = later(desk, changed_form(fields))
    new.new_form.move(transition)

    assert new.transitions.show(transition).share(other, "parents") == "keep"


def shared(desk: Desk, transition: UUID) -> str:
    record, ledger = desk.transitions.show(transition), desk.records.ledger(transition)
    release = Release(
        product="handover", audience=Audience(kind="daycare"), recipient=record.daycare.recipient
        if record.daycare else None, channel="parents_carry", purpose="prepare_start",
    )
    used = bundled_catalogue()
    verdict = disclose(record, ledger, used.policy, release, desk.around.clock.today(), used.texts)
    return verdict.disclosure.model_dump_json() if verdict.disclosure else ""


def test_a_consent_carries_over_to_the_same_words_and_to_no_other(
    desk: Desk, fields: list[TextField]
) -> None:
    kept, other = fields[0].id, fields[1].id
    transition, mother, father = filled(desk, fields[:2])
    for parent in (mother, father):
        desk.consents.give(transition, yes(parent))
    before = shared(desk, transition)
    assert f"Svar på {kept}" in before
    assert f"Svar på {other}" in before

    new = later(desk, changed_form(fields))
    new.new_form.move(transition)
    assert f"Svar på {kept}" in shared(new, transition)
    assert f"Svar på {other}" not in shared(new, transition)
    new.transitions.share(transition, other, "parents", "share")
    assert f"Svar på {other}" not in shared(new, transition)


def test_a_family_that_has_decided_about_a_question_that_is_gone_keeps_its_form(
    desk: Desk, fields: list[TextField]
) -> None:
    transition, mother, _ = filled(desk, fields)
    desk.consents.give(transition, yes(mother))
    new = later(desk, changed_form(fields))

    assert new.new_form.preview(transition).blocked == (fields[2].label.danish,)
    with pytest.raises(DecidedOtherwise):
        new.new_form.move(transition)
    assert new.transitions.show(transition).form == bundled_catalogue().form


def test_words_of_a_choice_that_a_parent_agreed_to_are_not_put_in_her_mouth(desk: Desk) -> None:
    """The digest has the choice, not its words: so other words under it stop the move."""
    choice = next(
        f for f in bundled_catalogue().form.fields()
        if isinstance(f, ChoiceField) and f.category == "everyday" and f.visible_when is None
        and "parents" in f.voices and f.source is None
    )
    transition, mother, _ = begin(desk)
    say(desk, transition, choice.id, choice.choices[0].id)
    desk.transitions.share(transition, choice.id, "parents", "share")
    desk.consents.give(transition, yes(mother))

    def change(field: Field) -> Field:
        if field.id != choice.id:
            return field
        first = choice.choices[0].model_copy(update={"label": Words({"da": "Noget helt andet"})})
        return choice.model_copy(update={"choices": (first, *choice.choices[1:])})

    new = later(desk, form_of(bundled_catalogue().form, change))
    assert new.new_form.preview(transition).blocked == (choice.label.danish,)
    with pytest.raises(DecidedOtherwise):
        new.new_form.move(transition)


def test_a_family_that_is_closed_is_not_moved(desk: Desk, fields: list[TextField]) -> None:
    transition, *_ = filled(desk, fields)
    desk.transitions.close(transition)
    new = later(desk, changed_form(fields))

    assert new.new_form.waiting() == ()
    with pytest.raises(ExpectedError):
        new.new_form.move(transition)


def test_what_is_new_is_told_until_it_has_been_seen(desk: Desk, fields: list[TextField]) -> None:
    assert desk.new_form.news() is None
    filled(desk, fields)
    assert desk.new_form.news() is None
    new = later(desk, changed_form(fields))
    news = new.new_form.news()
    assert news is not None
    assert [question.field for question in news.removed] == [fields[2].id]
    new.new_form.note_seen()
    assert new.new_form.news() is None
