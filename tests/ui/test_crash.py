"""When the program itself is wrong, it says so without a word about anybody, and goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.rig import make_surroundings
from tests.ui.album import SIZE
from tests.ui.shell_stage import Shell, shell
from transitions.ui.frame.crash import MOST_PLACES, describe
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens

CANARY = "Alma Prøve 010125-1234"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, tmp_path, make_surroundings()) as made:
        made.practise()
        yield made


def report_of(failing: str) -> str:
    try:
        int(failing)
    except ValueError:
        kind, error, trace = sys.exc_info()
        assert kind is not None
        assert CANARY in str(error)
        return describe(kind, trace)
    raise AssertionError("it should have failed")


def test_a_report_tells_where_and_never_what() -> None:
    lines = report_of(CANARY).splitlines()
    assert lines[0] == "ValueError"
    assert lines[1].startswith("test_crash.py:")
    assert lines[1].endswith(":report_of")
    assert "Alma" not in "".join(lines)


def test_an_endless_recursion_is_told_by_its_two_ends() -> None:
    def again() -> None:
        again()

    try:
        again()
    except RecursionError:
        kind, _, trace = sys.exc_info()
        assert kind is not None
        lines = describe(kind, trace).splitlines()
        assert len(lines) == MOST_PLACES + 2
        assert lines[MOST_PLACES // 2 + 1].startswith("(")


def crash(folder: Path, how: str) -> tuple[str, str]:
    """What a program that goes wrong in every way leaves in its log, and what it prints."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("crashing.py")), str(folder), how],
        capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )
    log = folder / "fejl.log"
    written = log.read_text(encoding="utf-8") if log.exists() else ""
    return written, done.stdout + done.stderr


def test_no_kind_of_error_brings_a_word_into_the_log_or_the_terminal(tmp_path: Path) -> None:
    written, printed = crash(tmp_path / "logs", "watched")
    for kind in ("ValueError", "UnicodeDecodeError", "ExceptionGroup", "RuntimeError", "ValidationError",
                 "OperationalError", "RecursionError", "VaultFailed", "OSError", "ConnectionError"):
        assert f"\n{kind}\n" in written, kind
        assert f"{kind}\n" in printed, kind
    assert written.count("crashing.py") > 60
    for word in ("Alma", "Kanarie", "010125", str(Path.home()), str(ROOT)):
        assert word not in written, word
        assert word not in printed, word


def test_without_the_watch_every_word_would_be_printed(tmp_path: Path) -> None:
    """The control: Python's own way of telling quotes the values."""
    written, printed = crash(tmp_path / "logs", "alone")
    assert written == ""
    assert printed.count("Alma Kanarie 010125-1234") > 60


def test_a_place_in_the_program_is_told_without_the_folders_of_the_machine() -> None:
    code = compile("def open():\n    1 / 0\n", "/home/karen/programs/transitions/ui/journey.py", "exec")
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - the file name is what is tested
    opened = names["open"]
    assert callable(opened)
    try:
        opened()
    except ZeroDivisionError:
        kind, _, trace = sys.exc_info()
        assert kind is not None
        assert describe(kind, trace).endswith("\ntransitions/ui/journey.py:2:open")


def test_she_can_go_on_where_she_was(house: Shell) -> None:
    before = house.window.shown
    house.window.say_crash("ValueError\ntransitions/ui/journey.py:2:open")
    assert house.sees("crash.report")
    assert house.control("crash.go_on").hasFocus()
    house.press("crash.copy")
    assert "journey.py:2" in QGuiApplication.clipboard().text()
    house.key(Qt.Key.Key_Escape)
    assert not house.sees("crash.report")
    assert house.window.shown is before


def test_with_the_largest_letters_the_ways_on_are_in_sight(
    house: Shell, qapp: QApplication, tokens: Tokens
) -> None:
    house.window.resize(*SIZE)
    apply_theme(qapp, tokens, "light", 2.0)
    house.window.say_crash("KeyError\n" + "transitions/ui/overview/screen.py:120:_show\n" * 12)
    house.settle()
    button = house.control("crash.go_on")
    assert button.visibleRegion().boundingRect() == button.rect()


def test_closing_from_there_closes_the_vault_in_order(house: Shell) -> None:
    house.window.say_crash("ValueError")
    house.press("crash.close")
    house.until(lambda: house.ended == ["quit"])
    house.vaults.open_practice().close()


def test_locking_leaves_nothing_that_was_copied_here(house: Shell) -> None:
    QGuiApplication.clipboard().setText("Alma Prøve")
    house.window.lock()
    house.until(lambda: house.ended == ["lock"])
    assert QGuiApplication.clipboard().text() == ""
