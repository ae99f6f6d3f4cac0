"""A name that was pasted by mistake: kept and told beside its field, cut wherever it is only shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.press import FakePress
from tests.ui.family_stage import House, accept, again, control, error, said, shown, write
from transitions.application.desk import Desk
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.line import LONGEST_LINE
from transitions.ui.controls.labels import Called, in_short
from transitions.ui.family.screen import FamilyScreen
from transitions.ui.handover.reading import to_sign
from transitions.ui.journey.header import JourneyHeader
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage

LONG = "Alma er glad. " * 3572
NAME = "Anne-Sofie Christiane Margrethe Ingeborg Øvesen-Prøvekjær"


@pytest.fixture
def screen(home: House) -> FamilyScreen:
    made = FamilyScreen(home.stage)
    home.show(made)
    return made


@pytest.mark.parametrize("name", ["family.child.name", "family.parent.0.name", "family.parent.1.phone"])
def test_it_is_told_at_once_kept_and_told_again(home: House, screen: FamilyScreen, name: str) -> None:
    write(screen, name, LONG)
    assert control(screen, name).property("state") == "error"
    assert said(screen, f"{name}.counter")
    control(screen, "family.parents.add").setFocus()
    assert f"{len(LONG) - LONGEST_LINE} tegn for lang" in error(screen, name)
    later = again(home, screen)
    assert shown(later, name) == LONG
    assert "tegn for lang" in error(later, name)


def test_the_card_of_a_parent_shows_the_beginning(home: House, screen: FamilyScreen) -> None:
    write(screen, "family.parent.0.name", NAME)
    assert said(screen, "family.parent.0.title") == NAME
    write(screen, "family.parent.0.name", LONG)
    title = said(screen, "family.parent.0.title")
    assert title.startswith("Alma er glad.")
    assert title.endswith("…")
    assert len(title) < LONGEST_LINE


def test_the_head_of_the_journey_shows_the_beginning(qtbot: QtBot, stage: Stage) -> None:
    header = JourneyHeader(stage.words)
    qtbot.addWidget(header)
    header.resize(900, 80)
    header.show()
    header.show_child(NAME, "9 måneder")
    assert said(header, "journey.name") == NAME
    header.show_child(LONG, LONG)
    assert said(header, "journey.name").endswith("…")
    assert header.heightForWidth(900) < 8 * current_look().length("type.h2")


@pytest.mark.parametrize("text", ["i" * 5_000, "W" * 5_000, "\u0301" * 5_000 + "a" * 5_000, "ألما " * 2_000])
def test_what_is_shown_is_no_wider_than_a_page(qtbot: QtBot, text: str) -> None:
    label = Called(text, "h2")
    qtbot.addWidget(label)
    shown_text = label.said()
    assert "…" in shown_text
    assert len(shown_text) <= 601
    assert label.fontMetrics().horizontalAdvance(shown_text) <= current_look().length("size.measure")


def test_what_has_room_is_shown_whole_and_comes_back(qtbot: QtBot) -> None:
    label = Called(NAME, "h2")
    qtbot.addWidget(label)
    assert label.said() == NAME
    label.say(LONG)
    label.say(NAME)
    assert label.said() == NAME


def test_within_a_sentence_it_is_no_longer_than_on_paper() -> None:
    assert in_short(NAME) == NAME
    assert in_short("a" * LONGEST_LINE) == "a" * LONGEST_LINE
    assert in_short(LONG) == f"{LONG[: LONGEST_LINE - 1]}…"


def test_to_know_whether_there_is_something_to_sign_nothing_is_printed(home: House) -> None:
    """The page that asks is opened often, and a name without an end makes very many pages."""
    press = FakePress()

    def look(desk: Desk) -> tuple[bool, bool]:
        elsewhere = Desk(desk.store, replace(desk.around, press=press))
        before = to_sign(elsewhere, home.transition)
        share_one(elsewhere, home)
        return bool(before.obstacles), not to_sign(elsewhere, home.transition).obstacles

    assert home.ask(look) == (True, True)
    assert press.printed == []


def share_one(desk: Desk, home: House) -> None:
    accept(desk, home.transition)
    record = desk.transitions.show(home.transition)
    field, voice = next((f, v) for f, v in record.questions() if f.kind == "text")
    answer = Answer(key=AnswerKey(field=field.id, voice=voice), stance="answered", value="Sover ude")
    desk.transitions.answer(home.transition, answer)
    desk.transitions.share(home.transition, field.id, voice, "share")
