"""Every sentence of the consent page that a parent sees has the family's language with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.bundled import bundled_catalogue
from tests.ui.consent_stage import Sofa, click, press, say_yes, seated
from tests.ui.family_stage import control, said, write
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.form import YesNoField
from transitions.domain.in_words import date_in_words
from transitions.domain.model import DANISH
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.consent.tongue import Tongue
from transitions.ui.look.direction import runs_from_right
from transitions.ui.screen import Stage

METTE = "consent.parent.0"
PAGE = ("consent_screen.", "consent.", "board.", "signature.", "refusal.consent.", "problem.until")
WITHIN = "consent_screen.history."
"""The sentences of what has been said stand within a line that begins with its day."""
DATED = re.compile(r"\d+\. \w+ \d{4}: ")

NOW = ("yes", "some", "no", "not_asked", "disagree")


@pytest.fixture(params=["en", "uk"])
def sofa(sofa: Sofa, request: pytest.FixtureRequest) -> Sofa:
    language = request.param
    sofa.ask(lambda desk: desk.transitions.write(sofa.transition, {"second_language": language}))
    sofa.ask(lambda desk: desk.transitions.settle(sofa.transition))
    return sofa


def opened(sofa: Sofa) -> ConsentScreen:
    screen = ConsentScreen(sofa.stage)
    sofa.show(screen, parent_view=True)
    return screen


def labels(screen: QWidget) -> set[str]:
    seen = (w.property("text") for w in screen.findChildren(QWidget) if w.isVisible())
    return {re.sub("[\u2066-\u2069\u200f]", "", str(text)) for text in seen if text}


def second(sofa: Sofa) -> str:
    """The language the family reads beside Danish."""
    return sofa.ask(lambda desk: desk.transitions.show(sofa.transition)).second_language


def pattern(sentence: str) -> re.Pattern[str]:
    parts = re.split(r"\\{\w+\\}|\{\w+\}", sentence)
    return re.compile("[^\n]+?".join(re.escape(part) for part in parts))


def danish_alone(sofa: Sofa, screen: QWidget) -> list[str]:
    """Sentences in sight, or in the message bar, without the other language there."""
    language = second(sofa)
    danish, other = (sofa.stage.library.texts.tables[code] for code in (DANISH, language))
    seen = labels(screen) | set(sofa.told)
    everything = "\n".join(seen)
    lacking = []
    for name, sentence in danish.items():
        if not name.startswith(PAGE):
            continue
        known, within = pattern(sentence), name.startswith(WITHIN)
        in_sight = any(
            known.search(line) if within and DATED.match(line) else known.fullmatch(line)
            for text in seen for line in text.split("\n")
        )
        if in_sight and not (name in other and pattern(other[name]).search(everything)):
            lacking.append(name)
    return lacking


def nothing(_: Sofa) -> None:
    """As the page is from the start."""


def another_answer(sofa: Sofa) -> None:
    """Agreed to, and changed since."""
    sofa.yes(sofa.people.mette)
    sofa.answer("our_child", "Alma er blevet modigere.")


def another_sheet(sofa: Sofa) -> None:
    """A sheet is printed, and what it asked for is changed."""
    made = "1" * 64
    sofa.ask(lambda desk: desk.handovers.log(sofa.transition, "printed", "consent_sheet", content_hash=made))
    sofa.answer("our_child", "Alma er blevet modigere.")


def a_no(sofa: Sofa) -> None:
    """One answer is refused."""
    key = sofa.ask(lambda desk: next(iter(desk.transitions.show(sofa.transition).answers))).key
    sofa.ask(lambda desk: desk.consents.refuse(sofa.transition, sofa.people.mette, (key,)))


@pytest.mark.parametrize(
    ("before", "offered"),
    [(nothing, NOW), (another_answer, ("yes", "some", "no", "disagree", "withdraw")), (a_no, NOW)],
    ids=lambda made: getattr(made, "__name__", ""),
)
def test_what_a_parent_can_say(
    sofa: Sofa, before: Callable[[Sofa], None], offered: tuple[str, ...]
) -> None:
    before(sofa)
    screen = opened(sofa)
    for says in offered:
        press(screen, f"{METTE}.says.{says}")
        assert danish_alone(sofa, screen) == []


@pytest.mark.parametrize("way", ["drawn", "typed", "paper", "oral"])
def test_each_way_of_saying_yes(sofa: Sofa, way: str) -> None:
    another_sheet(sofa)
    screen = opened(sofa)
    say_yes(screen, 0, way)
    press(screen, f"{METTE}.give")
    sofa.settle()
    assert danish_alone(sofa, screen) == []


def says_yes(screen: QWidget) -> None:
    """With everything that can be noted about a yes."""
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "oral")
    write(screen, f"{METTE}.reason", "Hun var med på telefon.")
    write(screen, f"{METTE}.participants", "Mette")
    write(screen, f"{METTE}.interpreter", "Tolk Prøve")
    press(screen, f"{METTE}.read_aloud")
    press(screen, f"{METTE}.give")


def says_no(screen: QWidget) -> None:
    press(screen, f"{METTE}.says.no")
    press(screen, f"{METTE}.refuse")


def says_no_to_some(screen: QWidget) -> None:
    press(screen, f"{METTE}.says.some")
    press(screen, f"{METTE}.refuse_some.medicine.parents")
    press(screen, f"{METTE}.refuse_some")


def is_not_asked(screen: QWidget) -> None:
    press(screen, f"{METTE}.says.not_asked")
    write(screen, f"{METTE}.not_asked_reason", "Hun er ude at rejse.")
    press(screen, f"{METTE}.not_asked")


def disagrees(screen: QWidget) -> None:
    press(screen, f"{METTE}.says.disagree")
    press(screen, f"{METTE}.disagree")


def withdraws(screen: QWidget) -> None:
    press(screen, f"{METTE}.says.withdraw")
    press(screen, f"{METTE}.withdraw.all")


def withdraws_some(screen: QWidget) -> None:
    press(screen, f"{METTE}.says.withdraw")
    press(screen, f"{METTE}.withdraw.some.medicine.parents")
    press(screen, f"{METTE}.withdraw.chosen")


@pytest.mark.parametrize(
    ("done", "after_yes"),
    [
        (says_yes, False), (says_no, False), (says_no_to_some, False), (is_not_asked, False),
        (disagrees, False), (withdraws, True), (withdraws_some, True),
    ],
    ids=lambda made: getattr(made, "__name__", ""),
)
def test_what_was_said_and_that_it_is_registered(
    sofa: Sofa, done: Callable[[QWidget], None], after_yes: bool
) -> None:
    if after_yes:
        sofa.yes(sofa.people.mette)
    screen = opened(sofa)
    done(screen)
    sofa.settle()
    assert len(sofa.ledger().events) == (2 if after_yes else 1)
    (told,) = sofa.told
    assert len(told.split("\n")) == 2
    assert danish_alone(sofa, screen) == []


def test_a_yes_is_told_in_each_language_as_one_line(sofa: Sofa) -> None:
    screen = opened(sofa)
    says_yes(screen)
    sofa.settle()
    danish, other = said(screen, "consent.history.0").split("\n")
    assert danish == (
        "2. november 2026: Mette sagde ja mundtligt til 3 svar, til Vuggestuen Solsikken, Mariehønen, "
        "til og med 2. november 2027. Det var mundtligt, fordi hun var med på telefon. Til stede: Mette. "
        "Tolk: Tolk Prøve. Teksten blev læst højt. Skrevet ned af Karen Sund."
    )
    assert other == {
        "en": "2 November 2026: Mette said yes verbally to sharing 3 answers with Vuggestuen Solsikken, "
        "Mariehønen, up to and including 2 November 2027. The yes was verbal. "
        "Reason: hun var med på telefon. Present: Mette. Interpreter: Tolk Prøve. "
        "The text was read aloud. Written down by Karen Sund.",
        "uk": "2 листопада 2026: Mette: згоду надано усно. Кількість відповідей: 3. Кому: Vuggestuen "
        "Solsikken, Mariehønen. Дійсна до 2 листопада 2027 включно. Згоду надано усно. "
        "Причина: hun var med på telefon. Були присутні: Mette. Перекладач: Tolk Prøve. "
        "Текст прочитано вголос. Записано: Karen Sund.",
    }[second(sofa)]


def test_questions_in_what_was_said_have_their_own_names_in_each_language(sofa: Sofa) -> None:
    screen = opened(sofa)
    says_no_to_some(screen)
    sofa.settle()
    label = sofa.stage.library.form.field("medicine").label
    danish, other = said(screen, "consent.history.0").split("\n")
    assert (label.danish in danish, label.in_language(second(sofa)) in other) == (True, True)
    assert label.danish not in other


def test_lines_from_right_to_left_keep_their_direction(sofa: Sofa) -> None:
    sofa.ask(lambda desk: desk.transitions.write(sofa.transition, {"second_language": "ar"}))
    screen = opened(sofa)
    says_no(screen)
    sofa.settle()
    told = (said(screen, "consent.history.0"), *sofa.told)
    assert all(runs_from_right(text.split("\n")[1]) for text in told)


def test_an_answer_that_is_a_choice_is_read_in_both_languages(sofa: Sofa) -> None:
    field = sofa.stage.library.form.field("comforter")
    key = AnswerKey(field=field.id, voice="parents")
    sofa.ask(lambda desk: desk.transitions.answer(sofa.transition, Answer(key=key, value=True)))
    sofa.ask(lambda desk: desk.transitions.share(sofa.transition, field.id, "parents", "share"))
    seen = labels(opened(sofa))
    assert isinstance(field, YesNoField)
    assert f"{field.yes.danish}\n{field.yes.in_language(second(sofa))}" in seen


def test_a_parent_whose_name_is_not_known_is_called_something_in_both(sofa: Sofa) -> None:
    sofa.ask(lambda desk: desk.children.write_parent(sofa.people.mette, {"name": ""}))
    screen = opened(sofa)
    press(screen, f"{METTE}.says.not_asked")
    say = sofa.stage.library.texts.say
    called = {say("consent_screen.unnamed", language) for language in (DANISH, second(sofa))}
    button = str(control(screen, f"{METTE}.not_asked").property("text"))
    assert [button.count(words) for words in called] == [1, 1]


def test_the_answers_to_say_no_to_are_named_in_both_languages(sofa: Sofa) -> None:
    screen = opened(sofa)
    press(screen, f"{METTE}.says.some")
    box = screen.findChild(QWidget, f"{METTE}.refuse_some.good_at.health_visitor")
    field = sofa.stage.library.form.field("good_at")
    language = second(sofa)
    named = str(box.property("text")) if box is not None else ""
    assert field.label.in_language(language) in named
    assert sofa.stage.library.texts.say("board.voice.health_visitor", language) in named


def test_the_last_day_is_spelled_out_in_both_languages(sofa: Sofa) -> None:
    screen = opened(sofa)
    write(screen, "consent.until", "1/3 2027")
    danish, other = said(screen, "consent.until.understood").split("\n")
    assert (danish, other) == ("mandag den 1. marts 2027", date_in_words(date(2027, 3, 1), second(sofa)))


def test_the_day_of_a_sheet_is_spelled_out_in_both_languages(sofa: Sofa) -> None:
    screen = opened(sofa)
    say_yes(screen, 0, "paper")
    write(screen, f"{METTE}.signed_on", "1/11 2026")
    assert said(screen, f"{METTE}.signed_on.understood").split("\n") == [
        "søndag den 1. november 2026", date_in_words(date(2026, 11, 1), second(sofa))
    ]


def test_a_day_is_spelled_out_once_where_no_other_language_is_read() -> None:
    texts = bundled_catalogue().texts
    for language in ("", DANISH, "so"):
        assert Tongue(texts, language).spelled_out(date(2027, 3, 1)) == "mandag den 1. marts 2027"


def test_while_no_daycare_is_known(qtbot: QtBot, stage: Stage) -> None:
    with seated(qtbot, stage, daycare=False) as sofa:
        sofa.ask(lambda desk: desk.transitions.write(sofa.transition, {"second_language": "en"}))
        screen = opened(sofa)
        assert danish_alone(sofa, screen) == []
        assert "Dagtilbuddet er ikke kendt endnu" in "\n".join(labels(screen))


def test_the_check_finds_a_sentence_in_danish_alone(sofa: Sofa) -> None:
    screen = opened(sofa)
    click(screen, f"{METTE}.says.yes")
    preview = screen.findChild(QWidget, "consent.preview")
    assert preview is not None
    preview.setProperty("text", sofa.stage.say("consent_screen.preview"))
    assert danish_alone(sofa, screen) == ["consent_screen.preview"]
