"""Every sentence of the consent page that a parent sees has the family's language with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import Sofa, click, press, say_yes, sofa
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
def home(qtbot: QtBot, stage: Stage, request: pytest.FixtureRequest) -> Iterator[Sofa]:
    with sofa(qtbot, stage) as made:
        language = request.param
        made.ask(lambda desk: desk.transitions.write(made.transition, {"second_language": language}))
        made.ask(lambda desk: desk.transitions.settle(made.transition))
        yield made


def opened(home: Sofa) -> ConsentScreen:
    screen = ConsentScreen(home.stage)
    home.show(screen, parent_view=True)
    return screen


def labels(screen: QWidget) -> set[str]:
    seen = (w.property("text") for w in screen.findChildren(QWidget) if w.isVisible())
    return {re.sub("[\u2066-\u2069\u200f]", "", str(text)) for text in seen if text}


def pattern(sentence: str) -> re.Pattern[str]:
    parts = re.split(r"\\{\w+\\}|\{\w+\}", sentence)
    return re.compile("[^\n]+?".join(re.escape(part) for part in parts))


def danish_alone(home: Sofa, screen: QWidget) -> list[str]:
    """Sentences in sight without the other language in sight."""
    language = home.ask(lambda desk: desk.transitions.show(home.transition)).second_language
    danish, other = (home.stage.library.texts.tables[code] for code in (DANISH, language))
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


def another_answer(home: Sofa) -> None:
    """Agreed to, and changed since."""
    home.yes(home.people.mette)
    home.answer("our_child", "Alma er blevet modigere.")


def another_sheet(home: Sofa) -> None:
    """A sheet is printed, and what it asked for is changed."""
    made = "1" * 64
    home.ask(lambda desk: desk.handovers.log(home.transition, "printed", "consent_sheet", content_hash=made))
    home.answer("our_child", "Alma er blevet modigere.")


def a_no(home: Sofa) -> None:
    """One answer is refused."""
    key = home.ask(lambda desk: next(iter(desk.transitions.show(home.transition).answers))).key
    home.ask(lambda desk: desk.consents.refuse(home.transition, home.people.mette, (key,)))


@pytest.mark.parametrize(
    ("before", "offered"),
    [(nothing, NOW), (another_answer, ("yes", "some", "no", "disagree", "withdraw")), (a_no, NOW)],
    ids=lambda made: getattr(made, "__name__", ""),
)
def test_what_a_parent_can_say(
    home: Sofa, before: Callable[[Sofa], None], offered: tuple[str, ...]
) -> None:
    before(home)
    screen = opened(home)
    for says in offered:
        press(screen, f"{METTE}.says.{says}")
        assert [n for n in danish_alone(home, screen) if not n.startswith(ABSENT)] == []


@pytest.mark.parametrize("way", ["drawn", "typed", "paper", "oral"])
def test_each_way_of_saying_yes(home: Sofa, way: str) -> None:
    another_sheet(home)
    screen = opened(home)
    say_yes(screen, 0, way)
    press(screen, f"{METTE}.give")
    home.settle()
    assert danish_alone(home, screen) == []


def test_the_answers_to_say_no_to_are_named_in_both_languages(home: Sofa) -> None:
    screen = opened(home)
    press(screen, f"{METTE}.says.some")
    box = screen.findChild(QWidget, f"{METTE}.refuse_some.good_at.health_visitor")
    field = home.stage.library.form.field("good_at")
    language = home.ask(lambda desk: desk.transitions.show(home.transition)).second_language
    said = str(box.property("text")) if box is not None else ""
    assert field.label.in_language(language) in said
    assert home.stage.library.texts.say("board.voice.health_visitor", language) in said


def test_while_no_daycare_is_known(qtbot: QtBot, stage: Stage) -> None:
    with sofa(qtbot, stage, daycare=False) as home:
        home.ask(lambda desk: desk.transitions.write(home.transition, {"second_language": "en"}))
        screen = opened(home)
        assert danish_alone(home, screen) == []
        assert "Dagtilbuddet er ikke kendt endnu" in "\n".join(labels(screen))


def test_the_check_finds_a_sentence_in_danish_alone(home: Sofa) -> None:
    screen = opened(home)
    click(screen, f"{METTE}.says.yes")
    preview = screen.findChild(QWidget, "consent.preview")
    assert preview is not None
    preview.setProperty("text", home.stage.say("consent_screen.preview"))
    assert danish_alone(home, screen) == ["consent_screen.preview"]
