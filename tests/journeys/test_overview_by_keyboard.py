"""The overview, the guide and the settings by keys alone: every stop is in sight and lets go again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.journeys.person import SHIFT, Hands, Key
from tests.journeys.program import Program, running
from tests.rig import DAY
from tests.ui.shell_stage import add_alma
from transitions.application.desk import Desk
from transitions.storage.key_slots import CostForTests
from transitions.ui.overview.transition_list import TransitionList

NAMES = ("Ida Prøve", "Noor Prøve", "Bo Prøve")


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """In front of the overview of four families, Noor's closed, with nothing touched yet."""
    with running(qtbot, tmp_path, CostForTests()) as program:
        program.start()
        made = Hands(program)
        made.press("start.practice")
        program.until(program.is_open)
        program.ask(add_families)
        to_the_overview(made)
        yield made


def add_families(desk: Desk) -> None:
    add_alma(desk)
    for place, name in enumerate(NAMES):
        transition = desk.transitions.start(desk.children.register(name, DAY - timedelta(280)))
        start = DAY + timedelta(5 + 60 * place)
        desk.transitions.write(transition, {"start_date": start.isoformat()})
        if name.startswith("Noor"):
            desk.transitions.close(transition)


def to_the_overview(hands: Hands) -> None:
    """Through the settings and back: what stands in the vault by now is read."""
    hands.press("shell.settings")
    hands.press("settings.back")
    hands.program.until_sees("overview.list")
    hands.program.rest()


def families(program: Program) -> TransitionList:
    found = program.control("overview.list")
    assert isinstance(found, TransitionList)
    return found


def rows(program: Program) -> list[str]:
    """The names in the list, without the headings."""
    model, nothing = families(program).model(), Qt.ItemFlag.NoItemFlags
    lines = (model.index(place, 0) for place in range(model.rowCount()))
    return [str(line.data()) for line in lines if line.flags() != nothing]


def at(program: Program) -> str:
    """The name the cursor of the list is on, where it can be seen."""
    shown = families(program)
    line = shown.currentIndex()
    assert shown.viewport().rect().contains(shown.visualRect(line)), line.data()
    return str(line.data())


def typed(program: Program) -> str:
    line = program.control("overview.search")
    assert isinstance(line, QLineEdit)
    return line.text()


def test_a_name_is_found_and_opened_and_the_list_is_as_it_was(hands: Hands) -> None:
    program = hands.program
    assert hands.focus.objectName() == "overview.search"
    hands.type("bo pr")
    program.until(lambda: rows(program) == ["Bo Prøve"])
    hands.key(Key.Key_Escape)
    program.until(lambda: len(rows(program)) == 3)
    assert typed(program) == ""
    hands.type("ida")
    program.until(lambda: rows(program) == ["Ida Prøve"])
    hands.key(Key.Key_Down)
    assert hands.focus.objectName() == "overview.list"
    hands.key(Key.Key_Return)
    program.until(lambda: program.said("journey.name") == "Ida Prøve")
    program.rest()
    hands.press("journey.overview")
    program.until_sees("overview.search")
    program.rest()
    assert hands.focus.objectName() == "overview.search"


def test_the_arrows_pass_the_headings_and_keep_the_row_in_sight(hands: Hands) -> None:
    program = hands.program
    hands.key(Key.Key_Down)
    met = [at(program)]
    for _ in range(2):
        hands.key(Key.Key_Down)
        met.append(at(program))
    assert met == rows(program)
    hands.key(Key.Key_Down)
    assert at(program) == met[-1]
    hands.key(Key.Key_Home)
    assert at(program) == met[0]
    hands.key(Key.Key_End)
    assert at(program) == met[-1]
    hands.key(Key.Key_Space)
    program.until(lambda: program.said("journey.name") == met[-1])


def test_one_part_is_chosen_another_instead_and_none_again(hands: Hands) -> None:
    program = hands.program
    everybody = rows(program)
    hands.press("overview.closed")
    program.until(lambda: rows(program) == ["Noor Prøve"])
    hands.walk("overview.later", back=True)
    hands.key(Key.Key_Space)
    program.until(lambda: "Noor Prøve" not in rows(program))
    later = rows(program)
    assert later
    assert set(later) <= set(everybody)
    hands.key(Key.Key_Space)
    program.until(lambda: rows(program) == everybody)
    hands.key(Key.Key_Tab)
    hands.walk("overview.list")


def test_nothing_on_the_overview_keeps_the_cursor(hands: Hands) -> None:
    """Round once forwards, and once backwards over the same stops."""
    stops = round_trip(hands, back=False)
    for name in ("overview.search", "overview.new", "overview.today", "overview.list", "shell.help"):
        assert name in stops
    assert round_trip(hands, back=True) == [stops[0], *reversed(stops[1:])]


def round_trip(hands: Hands, *, back: bool) -> list[str]:
    hands.walk("overview.search", back=back)
    stops = ["overview.search"]
    while True:
        hands.key(Key.Key_Backtab if back else Key.Key_Tab, SHIFT if back else Qt.KeyboardModifier.NoModifier)
        if hands.focus.objectName() == stops[0]:
            return stops
        assert not hands.focus.visibleRegion().isEmpty(), hands.focus.objectName()
        assert hands.focus.objectName() not in stops
        stops.append(hands.focus.objectName())


def test_help_leads_back_to_where_the_cursor_was(hands: Hands) -> None:
    program = hands.program
    hands.type("ida")
    hands.key(Key.Key_F1)
    program.until_sees("help.back")
    assert hands.focus.objectName() == "help.back"
    other = next(name for name in program.names_in_sight() if name.startswith("help.page."))
    hands.press(other)
    assert hands.focus.objectName() == "help.back"
    hands.press("help.about")
    program.until_sees("help.back")
    hands.key(Key.Key_Escape)
    assert not program.sees("help.back")
    assert hands.focus.objectName() == "overview.search"
    assert typed(program) == "ida"
    hands.key(Key.Key_F1)
    program.until_sees("help.back")
    hands.key(Key.Key_F1)
    assert hands.focus.objectName() == "overview.search"


def test_the_sheet_of_keys_opens_over_the_list_and_closes_again(hands: Hands) -> None:
    program = hands.program
    hands.key(Key.Key_Down)
    hands.type("?")
    program.until_sees("shortcuts.close")
    assert hands.focus.objectName() == "shortcuts.close"
    hands.key(Key.Key_Space)
    assert hands.focus.objectName() == "overview.list"


def test_the_settings_are_chosen_and_left(hands: Hands) -> None:
    program = hands.program
    hands.press("shell.settings")
    program.until_sees("settings.look.larger")
    program.rest()
    hands.press("settings.look.larger")
    assert "125" in program.said("settings.look.size")
    hands.press("settings.look.smaller")
    assert "100" in program.said("settings.look.size")
    hands.choose("settings.look.colours.dark")
    hands.choose("settings.look.colours.system")
    hands.walk("settings.overlay.check")
    hands.press("settings.back")
    program.until_sees("overview.search")
