"""*Skal det stå der?*: asked while typing and before signing, calmly, once, and in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import Sofa, click, press, say_yes, sofa, words_in_sight
from tests.ui.family_stage import control, error, said, shown, write
from transitions.application.bookmark import Place
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.form.screen import FormScreen
from transitions.ui.screen import Stage

LABELLED = "Alma er et risikobarn"
FIELD = "form.our_child.parents"


@pytest.fixture
def home(qtbot: QtBot, stage: Stage) -> Iterator[Sofa]:
    with sofa(qtbot, stage) as made:
        yield made


def opened_form(home: Sofa) -> FormScreen:
    screen = FormScreen(home.stage)
    home.qtbot.addWidget(screen)
    home.shown.append(screen)
    screen.resize(1100, 700)
    screen.show()
    place = Place(screen="form", transition=home.transition, section="this_is_me")
    screen.open(place)
    home.settle()
    return screen


def opened(home: Sofa, *, parent_view: bool = False) -> ConsentScreen:
    screen = ConsentScreen(home.stage)
    home.show(screen, parent_view=parent_view)
    return screen


def test_it_is_asked_beside_the_answer_after_a_pause(home: Sofa) -> None:
    screen = opened_form(home)
    assert not said(screen, f"{FIELD}.guard")
    write(screen, FIELD, LABELLED)
    home.settle()
    assert "Skal det stå der?" in said(screen, f"{FIELD}.guard")
    assert "«risikobarn»" in said(screen, f"{FIELD}.guard")
    assert not error(screen, FIELD)
    assert shown(screen, FIELD) == LABELLED
    assert "risikobarn" in control(screen, FIELD).accessibleDescription()
    write(screen, FIELD, "Alma er rolig")
    home.settle()
    assert not said(screen, f"{FIELD}.guard")


def test_yes_in_the_form_is_remembered_there_and_on_the_consent_page(home: Sofa) -> None:
    screen = opened_form(home)
    write(screen, FIELD, LABELLED)
    home.settle()
    press(screen, f"{FIELD}.guard.yes")
    home.settle()
    assert not said(screen, f"{FIELD}.guard")
    screen.leave()
    home.settle()
    assert not said(opened_form(home), f"{FIELD}.guard")
    assert not control(opened(home), "consent.guard").isVisible()
    home.answer("our_child", f"{LABELLED} igen")
    assert said(opened_form(home), f"{FIELD}.guard")


def test_before_signing_each_such_answer_has_a_way_to_it(home: Sofa) -> None:
    home.answer("our_child", LABELLED)
    screen = opened(home)
    assert control(screen, "consent.guard").isVisible()
    assert "risikobarn" in words_in_sight(control(screen, "consent.guard"))
    click(screen, "consent.guard.our_child.parents.mend")
    place = home.gone[-1]
    assert (place.screen, place.section, place.question) == ("form", "this_is_me", "our_child")


def test_the_reason_is_in_the_familys_language_too(home: Sofa) -> None:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"second_language": "en"}))
    home.ask(lambda desk: desk.transitions.settle(home.transition))
    home.answer("our_child", LABELLED)
    for told in (
        words_in_sight(control(opened(home, parent_view=True), "consent.guard")),
        said(opened_form(home), f"{FIELD}.guard"),
    ):
        assert "Der står «risikobarn». Ordet sætter et mærkat på barnet eller familien." in told
        assert "It says «risikobarn». The word puts a label on the child or the family." in told


def test_only_what_is_to_be_shared_is_asked_about_before_signing(home: Sofa) -> None:
    home.answer("sleep_times", "Han har en diagnose")
    assert not control(opened(home), "consent.guard").isVisible()


def test_yes_before_signing_is_remembered_and_what_is_typed_stays(home: Sofa) -> None:
    home.answer("our_child", LABELLED)
    screen = opened(home)
    say_yes(screen, 0, "oral")
    write(screen, "consent.parent.0.reason", "I telefonen")
    click(screen, "consent.guard.our_child.parents.yes")
    home.settle()
    assert not control(screen, "consent.guard").isVisible()
    assert shown(screen, "consent.parent.0.reason") == "I telefonen"
    assert not control(opened(home), "consent.guard").isVisible()


def test_it_stops_no_signature(home: Sofa) -> None:
    home.answer("our_child", LABELLED)
    screen = opened(home)
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "paper")
    press(screen, "consent.parent.0.give")
    home.settle()
    assert len(home.ledger().events) == 1


def test_a_parent_is_not_asked_about_what_is_the_others_alone(home: Sofa) -> None:
    home.answer("contact_second", "Jonas har en diagnose")
    home.ask(lambda desk: desk.children.write_parent(home.people.jonas, {"protected": ["contact"]}))
    screen = opened(home)
    assert control(screen, "consent.guard").isVisible()
    screen.set_parent_view(True)
    assert not control(screen, "consent.guard").isVisible()
    assert "diagnose" not in words_in_sight(screen)
