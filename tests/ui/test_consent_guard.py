"""*Skal det stå der?*: asked while typing and before signing, calmly, once, and in nobody's way."""

from __future__ import annotations

from tests.ui.consent_stage import Sofa, click, press, say_yes, words_in_sight
from tests.ui.family_stage import control, error, said, shown, write
from transitions.application.bookmark import Place
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.form.screen import FormScreen

LABELLED = "Alma er et risikobarn"
FIELD = "form.our_child.parents"


def opened_form(sofa: Sofa) -> FormScreen:
    screen = FormScreen(sofa.stage)
    sofa.qtbot.addWidget(screen)
    sofa.shown.append(screen)
    screen.resize(1100, 700)
    screen.show()
    place = Place(screen="form", transition=sofa.transition, section="this_is_me")
    screen.open(place)
    sofa.settle()
    return screen


def opened(sofa: Sofa, *, parent_view: bool = False) -> ConsentScreen:
    screen = ConsentScreen(sofa.stage)
    sofa.show(screen, parent_view=parent_view)
    return screen


def test_it_is_asked_beside_the_answer_after_a_pause(sofa: Sofa) -> None:
    screen = opened_form(sofa)
    assert not said(screen, f"{FIELD}.guard")
    write(screen, FIELD, LABELLED)
    sofa.settle()
    assert "Skal det stå der?" in said(screen, f"{FIELD}.guard")
    assert "«risikobarn»" in said(screen, f"{FIELD}.guard")
    assert not error(screen, FIELD)
    assert shown(screen, FIELD) == LABELLED
    assert "risikobarn" in control(screen, FIELD).accessibleDescription()
    write(screen, FIELD, "Alma er rolig")
    sofa.settle()
    assert not said(screen, f"{FIELD}.guard")


def test_yes_in_the_form_is_remembered_there_and_on_the_consent_page(sofa: Sofa) -> None:
    screen = opened_form(sofa)
    write(screen, FIELD, LABELLED)
    sofa.settle()
    press(screen, f"{FIELD}.guard.yes")
    sofa.settle()
    assert not said(screen, f"{FIELD}.guard")
    screen.leave()
    sofa.settle()
    assert not said(opened_form(sofa), f"{FIELD}.guard")
    assert not control(opened(sofa), "consent.guard").isVisible()
    sofa.answer("our_child", f"{LABELLED} igen")
    assert said(opened_form(sofa), f"{FIELD}.guard")


def test_before_signing_each_such_answer_has_a_way_to_it(sofa: Sofa) -> None:
    sofa.answer("our_child", LABELLED)
    screen = opened(sofa)
    assert control(screen, "consent.guard").isVisible()
    assert "risikobarn" in words_in_sight(control(screen, "consent.guard"))
    click(screen, "consent.guard.our_child.parents.mend")
    place = sofa.gone[-1]
    assert (place.screen, place.section, place.question) == ("form", "this_is_me", "our_child")


def test_the_reason_is_in_the_familys_language_too(sofa: Sofa) -> None:
    sofa.ask(lambda desk: desk.transitions.write(sofa.transition, {"second_language": "en"}))
    sofa.ask(lambda desk: desk.transitions.settle(sofa.transition))
    sofa.answer("our_child", LABELLED)
    for told in (
        words_in_sight(control(opened(sofa, parent_view=True), "consent.guard")),
        said(opened_form(sofa), f"{FIELD}.guard"),
    ):
        assert "Der står «risikobarn». Ordet sætter et mærkat på barnet eller familien." in told
        assert "It says «risikobarn». The word puts a label on the child or the family." in told


def test_only_what_is_to_be_shared_is_asked_about_before_signing(sofa: Sofa) -> None:
    sofa.answer("sleep_times", "Han har en diagnose")
    assert not control(opened(sofa), "consent.guard").isVisible()


def test_yes_before_signing_is_remembered_and_what_is_typed_stays(sofa: Sofa) -> None:
    sofa.answer("our_child", LABELLED)
    screen = opened(sofa)
    say_yes(screen, 0, "oral")
    write(screen, "consent.parent.0.reason", "I telefonen")
    click(screen, "consent.guard.our_child.parents.yes")
    sofa.settle()
    assert not control(screen, "consent.guard").isVisible()
    assert shown(screen, "consent.parent.0.reason") == "I telefonen"
    assert not control(opened(sofa), "consent.guard").isVisible()


def test_it_stops_no_signature(sofa: Sofa) -> None:
    sofa.answer("our_child", LABELLED)
    screen = opened(sofa)
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "paper")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    assert len(sofa.ledger().events) == 1


def test_a_parent_is_not_asked_about_what_is_the_others_alone(sofa: Sofa) -> None:
    sofa.answer("contact_second", "Jonas har en diagnose")
    sofa.ask(lambda desk: desk.children.write_parent(sofa.people.jonas, {"protected": ["contact"]}))
    screen = opened(sofa)
    assert control(screen, "consent.guard").isVisible()
    screen.set_parent_view(True)
    assert not control(screen, "consent.guard").isVisible()
    assert "diagnose" not in words_in_sight(screen)
