"""Every sentence of the consent page that a parent sees has the family's language with it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import Sofa, click, press, say_yes, seated
from transitions.domain.model import DANISH
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.screen import Stage

METTE = "consent.parent.0"
PAGE = ("consent_screen.", "consent.", "board.", "signature.", "refusal.consent.", "problem.until")
WRITTEN_DOWN = "consent_screen.history."
"""The lines of what has been said are hers; only their heading is for both."""
HEADING = {f"{WRITTEN_DOWN}{name}" for name in ("title", "hint", "none")}

NOW = ("yes", "some", "no", "not_asked", "disagree")
ABSENT = "consent_screen.not_asked."
"""What is written of a parent who is not there."""


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


def pattern(sentence: str) -> re.Pattern[str]:
    parts = re.split(r"\\{\w+\\}|\{\w+\}", sentence)
    return re.compile("[^\n]+?".join(re.escape(part) for part in parts))


def danish_alone(sofa: Sofa, screen: QWidget) -> list[str]:
    """Sentences in sight without the other language in sight."""
    language = sofa.ask(lambda desk: desk.transitions.show(sofa.transition)).second_language
    danish, other = (sofa.stage.library.texts.tables[code] for code in (DANISH, language))
    seen = labels(screen)
    everything = "\n".join(seen)
    lacking = []
    for name, sentence in danish.items():
        if not name.startswith(PAGE) or (name.startswith(WRITTEN_DOWN) and name not in HEADING):
            continue
        in_sight = any(pattern(sentence).fullmatch(line) for text in seen for line in text.split("\n"))
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
        assert [n for n in danish_alone(sofa, screen) if not n.startswith(ABSENT)] == []


@pytest.mark.parametrize("way", ["drawn", "typed", "paper", "oral"])
def test_each_way_of_saying_yes(sofa: Sofa, way: str) -> None:
    another_sheet(sofa)
    screen = opened(sofa)
    say_yes(screen, 0, way)
    press(screen, f"{METTE}.give")
    sofa.settle()
    assert danish_alone(sofa, screen) == []


def test_the_answers_to_say_no_to_are_named_in_both_languages(sofa: Sofa) -> None:
    screen = opened(sofa)
    press(screen, f"{METTE}.says.some")
    box = screen.findChild(QWidget, f"{METTE}.refuse_some.good_at.health_visitor")
    field = sofa.stage.library.form.field("good_at")
    language = sofa.ask(lambda desk: desk.transitions.show(sofa.transition)).second_language
    said = str(box.property("text")) if box is not None else ""
    assert field.label.in_language(language) in said
    assert sofa.stage.library.texts.say("board.voice.health_visitor", language) in said


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
