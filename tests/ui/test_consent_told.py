"""What a parent is told before she says yes, and that it is what the ledger keeps."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.consent_stage import Sofa, click, press, say_yes, tab_to, walk_to, words_in_sight
from tests.ui.family_stage import control, error, said, shown, write
from transitions.domain.consent import Given
from transitions.domain.gate.consent_sheet import INFORMED
from transitions.ui.consent.screen import ConsentScreen

JONAS, METTE = 1, 0


def opened(sofa: Sofa, *, parent_view: bool = False) -> ConsentScreen:
    screen = ConsentScreen(sofa.stage)
    sofa.show(screen, parent_view=parent_view)
    return screen


def the_yes(sofa: Sofa) -> Given:
    (given,) = sofa.ledger().events
    assert isinstance(given, Given)
    return given


def reading(sofa: Sofa, language: str) -> None:
    sofa.ask(lambda desk: desk.transitions.write(sofa.transition, {"second_language": language}))
    sofa.ask(lambda desk: desk.transitions.settle(sofa.transition))
    sofa.ask(lambda desk: desk.children.write_parent(sofa.people.mette, {"language": language}))


def test_all_that_makes_a_consent_is_told_and_kept(sofa: Sofa) -> None:
    screen = opened(sofa, parent_view=True)
    click(screen, "consent.present.1")
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, JONAS, "paper")
    policy, texts = sofa.stage.library.policy, sofa.stage.library.texts
    authority = policy.authority(sofa.ask(lambda desk: desk.profile.show().municipality))
    told = words_in_sight(screen)
    informed = [texts.say(f"consent.informed.{name}") for name in INFORMED]
    parts = [
        authority, "Vuggestuen Solsikken, Mariehønen", policy.purposes[0].label.danish,
        policy.channels[0].label.danish, "til og med 2. november 2027", *informed,
    ]
    assert [part for part in parts if part not in told] == []
    answers = said(screen, "consent.parent.1.answers").splitlines()
    form = sofa.stage.library.form
    own = form.field("contact_second").label.danish
    assert f"– {own} (handler om dig)" in answers
    assert f"– {form.field('medicine').label.danish}" in answers
    assert "handler om dig" in told
    press(screen, "consent.parent.1.give")
    sofa.settle()
    given = the_yes(sofa)
    assert (given.authority, given.recipient.name, given.recipient.group) == (
        authority, "Vuggestuen Solsikken", "Mariehønen"
    )
    assert (given.purpose, given.channels) == (policy.purposes[0].id, (policy.channels[0].id,))
    assert (given.last_day, given.informed) == (date(2027, 11, 2), INFORMED)
    assert given.giver.name == "Jonas Prøve"
    about = {approval.key.field: approval.concerns for approval in given.approvals}
    assert about["contact_second"] == (sofa.people.jonas,)
    assert about["medicine"] == ()
    assert len(about) == len(answers)


def test_a_parent_is_not_told_what_the_others_answers_are(sofa: Sofa) -> None:
    screen = opened(sofa, parent_view=True)
    say_yes(screen, METTE, "paper")
    label = sofa.stage.library.form.field("contact_second").label.danish
    assert label not in said(screen, "consent.parent.0.answers")
    assert "handler om dig" not in words_in_sight(screen)


def test_a_yes_by_keys_alone_is_her_typed_name(sofa: Sofa) -> None:
    screen = opened(sofa)
    QTest.keyClick(tab_to(screen, "consent.channel.parents_carry"), Qt.Key.Key_Space)
    QTest.keyClick(tab_to(screen, "consent.parent.0.says.yes"), Qt.Key.Key_Space)
    sofa.settle()
    tab_to(screen, "consent.parent.0.way.drawn")
    walk_to(screen, "consent.parent.0.way.typed")
    QTest.keyClick(control(screen, "consent.parent.0.way.typed"), Qt.Key.Key_Space)
    QTest.keyClick(tab_to(screen, "consent.parent.0.give"), Qt.Key.Key_Space)
    sofa.settle()
    assert error(screen, "consent.parent.0.signed_as")
    assert not sofa.ledger().events
    QTest.keyClicks(tab_to(screen, "consent.parent.0.signed_as"), "Mette P.")
    assert said(screen, "consent.parent.0.signed_as.says").startswith("Jeg, Mette P., siger ja")
    QTest.keyClick(tab_to(screen, "consent.parent.0.give"), Qt.Key.Key_Space)
    sofa.settle()
    given = the_yes(sofa)
    assert (given.way, given.signed_as, given.strokes) == ("typed", "Mette P.", ())
    assert "med navnet skrevet her" in said(screen, "consent.history.0")


def test_a_typed_name_never_stands_under_other_terms(sofa: Sofa) -> None:
    screen = opened(sofa)
    say_yes(screen, METTE, "typed")
    write(screen, "consent.parent.0.signed_as", "Mette")
    press(screen, "consent.channel.sent")
    assert not shown(screen, "consent.parent.0.signed_as")
    assert error(screen, "consent.parent.0.give")


def test_a_draft_translation_wants_an_interpreter_or_reading_aloud(sofa: Sofa) -> None:
    reading(sofa, "uk")
    screen = opened(sofa, parent_view=True)
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, METTE, "typed")
    write(screen, "consent.parent.0.signed_as", "Mette")
    assert control(screen, "consent.parent.0.draft").isVisible()
    press(screen, "consent.parent.0.give")
    sofa.settle()
    assert error(screen, "consent.parent.0.translation")
    assert not sofa.ledger().events
    press(screen, "consent.parent.0.read_aloud")
    assert not error(screen, "consent.parent.0.translation")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    assert (the_yes(sofa).translation, the_yes(sofa).understood) == ("draft", True)


def test_english_has_been_read_and_is_no_draft(sofa: Sofa) -> None:
    reading(sofa, "en")
    screen = opened(sofa, parent_view=True)
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, METTE, "typed")
    write(screen, "consent.parent.0.signed_as", "Mette")
    for name in ("consent.draft", "consent.parent.0.draft"):
        assert screen.findChild(QWidget, name) is None, name
    press(screen, "consent.parent.0.give")
    sofa.settle()
    assert (the_yes(sofa).translation, the_yes(sofa).understood) == ("reviewed", True)


def test_nothing_is_said_of_a_translation_to_who_reads_danish(sofa: Sofa) -> None:
    reading(sofa, "uk")
    screen = opened(sofa)
    say_yes(screen, JONAS, "paper")
    assert screen.findChild(QWidget, "consent.parent.1.draft") is None


def test_what_parents_read_is_in_their_language_too(sofa: Sofa) -> None:
    reading(sofa, "en")
    screen = opened(sofa, parent_view=True)
    say_yes(screen, METTE, "typed")
    english, danish = (sofa.stage.library.texts.tables[language] for language in ("en", "da"))
    seen = words_in_sight(screen)
    for table in ("terms", "says", "way", "give"):
        names = [n for n in english if n.startswith(f"consent_screen.{table}.") and "{" not in english[n]]
        lacking = [n for n in names if danish[n] in seen and english[n] not in seen]
        assert names
        assert lacking == []
    assert "Mette: not answered" in seen


def test_a_family_that_declined_the_form_meets_a_calm_outcome(sofa: Sofa) -> None:
    sofa.ask(lambda desk: desk.transitions.write(sofa.transition, {"form_wish": "no"}))
    sofa.ask(lambda desk: desk.transitions.settle(sofa.transition))
    screen = opened(sofa)
    seen = words_in_sight(screen)
    assert "Familien har sagt nej tak til skemaet" in seen
    assert "Det respekteres" in seen
    assert "Hvad siger" not in seen
    assert not control(screen, "consent.preview").isVisible()
    screen.set_parent_view(True)
    screen.set_parent_view(False)
    assert "Hvad siger" not in words_in_sight(screen)


def test_a_yes_can_be_taken_back_after_the_form_was_declined(sofa: Sofa) -> None:
    sofa.yes(sofa.people.mette)
    sofa.ask(lambda desk: desk.transitions.write(sofa.transition, {"form_wish": "no"}))
    sofa.ask(lambda desk: desk.transitions.settle(sofa.transition))
    screen = opened(sofa)
    click(screen, "consent.board.together.0.do")
    assert control(screen, "consent.parent.0.withdraw.all").isVisible()
