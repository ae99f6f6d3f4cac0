"""The log as she sees it: one press checks everything, the latest lines are words, a code for paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from tests.ui.shell_stage import Shell, add_alma
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.application.log import LogLine
from transitions.storage.store import VaultStore
from transitions.ui.controls.labels import Words
from transitions.ui.controls.printing import plain_printer
from transitions.ui.frame.weekly_check import WeeklyCheck
from transitions.ui.safety.log_lines import FIRST, said
from transitions.ui.safety.paper_code import PaperCode
from transitions.ui.screen import Stage

A_QUIET_MOMENT_MS = 2000
"""Longer than the vault waits before what is not urgent is begun."""
SAFETY = Place(screen="safety", parent_view=False)


@pytest.fixture
def house(house: Shell) -> Shell:
    house.begin()
    transition, _ = house.ask(add_alma)
    house.ask(lambda desk: desk.transitions.opened(transition))
    house.window.go(SAFETY)
    house.settle()
    return house


def read(house: Shell, name: str) -> str:
    return "\n".join(words.said() for words in house.control(name).findChildren(Words))


def tamper(house: Shell, *statements: str) -> None:
    def change(desk: Desk) -> None:
        store = desk.store
        assert isinstance(store, VaultStore)
        store.settle()
        with store.database.unguarded():
            for statement in statements:
                store.database.change(statement)

    house.ask(change)


CHAIN = ("DROP TRIGGER audit_stays_as_it_is", "UPDATE audit SET action = 'x' WHERE seq = 2")


def check(house: Shell) -> None:
    house.press("safety.log.check")
    assert not house.control("safety.log.check").isEnabled()
    house.until(lambda: house.control("safety.log.check").isEnabled())
    house.settle()


def test_one_press_checks_everything_and_says_so(house: Shell) -> None:
    assert "ikke kontrolleret endnu" in house.said("safety.log.last")
    check(house)
    assert house.sees("safety.log.whole")
    assert not house.sees("safety.log.found")
    lines = house.ask(lambda desk: desk.log.examine()).lines - 1  # the check itself is a line
    assert f"Loggen har {lines} linjer" in read(house, "safety.log.whole")
    assert "sidst kontrolleret 02.11.2026" in house.said("safety.log.last")
    assert house.said("safety.log.line.0") == "Alt kontrolleret, alt i orden"


def test_a_broken_log_is_told_with_what_to_do(house: Shell) -> None:
    tamper(house, *CHAIN)
    check(house)
    assert house.sees("safety.log.found")
    assert not house.sees("safety.log.whole")
    assert "hænger ikke sammen" in read(house, "safety.log.found")
    assert "Kontakt it" in read(house, "safety.log.found")


def test_the_latest_lines_are_words_with_the_family_of_today(house: Shell) -> None:
    assert house.said("safety.log.line.0") == "Overgang åbnet"
    assert "Alma Prøve" in read(house, "safety.log")
    for _ in range(FIRST + 3):
        house.ask(lambda desk: desk.log.enter())
    house.window.go(SAFETY)
    house.settle()
    assert house.sees(f"safety.log.line.{FIRST - 1}")
    assert not house.sees(f"safety.log.line.{FIRST}")
    house.press("safety.log.more")
    house.until(lambda: house.sees(f"safety.log.line.{FIRST + 2}"))
    assert not house.sees("safety.log.more")


def test_a_code_is_shown_and_typed_again(house: Shell) -> None:
    assert not house.sees("safety.log.code_print")
    house.press("safety.log.code_show")
    house.until(lambda: house.sees("safety.log.code"))
    code = house.said("safety.log.code")
    assert code == house.ask(lambda desk: desk.log.code()).spell()
    for typed, note, words in (
        (code.lower().replace("-", " "), "safety.log.code_fits", "Koden passer."),
        (later(house), "safety.log.code_not", "findes ikke endnu: datafilen er ældre end koden"),
        (another(house), "safety.log.code_not", "Koden passer ikke"),
    ):
        house.write("safety.log.typed", typed)
        house.press("safety.log.code_compare")
        house.until(lambda note=note: house.sees(note))  # type: ignore[misc]
        assert words in read(house, note)
        assert house.sees("safety.log.code_fits") is (note == "safety.log.code_fits")
    house.write("safety.log.typed", f"{code[:-1]}x")
    house.press("safety.log.code_compare")
    house.until(lambda: house.sees("safety.log.typed.error"))
    assert "skrivefejl" in house.said("safety.log.typed.error")
    assert not house.sees("safety.log.code_not")
    house.write("safety.log.typed", "")
    house.press("safety.log.code_compare")
    assert "Skriv koden" in house.said("safety.log.typed.error")


def later(house: Shell) -> str:
    code = house.ask(lambda desk: desk.log.code())
    return code.model_copy(update={"seq": code.seq + 40}).spell()


def another(house: Shell) -> str:
    code = house.ask(lambda desk: desk.log.code())
    return code.model_copy(update={"signs": code.signs[::-1]}).spell()


def test_the_stamp_is_printed_with_the_code(house: Shell, tmp_path: Path) -> None:
    paper = tmp_path / "stamp.pdf"
    (card,) = house.window.findChildren(PaperCode)
    printer = plain_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    card._choose = lambda _: printer
    house.press("safety.log.code_show")
    house.until(lambda: house.sees("safety.log.code_print"))
    house.press("safety.log.code_print")
    house.until(lambda: "sendt til printeren" in house.window.messages.said())
    assert paper.stat().st_size > 1000


def test_once_a_week_everything_is_checked_when_nothing_else_waits(house: Shell) -> None:
    weekly = house.window.findChild(WeeklyCheck)
    assert weekly is not None
    weekly.look()
    house.qtbot.wait(A_QUIET_MOMENT_MS)
    assert house.ask(lambda desk: desk.log.latest(1))[0].action == "check_whole"
    count = house.ask(lambda desk: desk.store.audit.head()[0])
    weekly.look()
    house.qtbot.wait(A_QUIET_MOMENT_MS)
    assert house.ask(lambda desk: desk.store.audit.head()[0]) == count
    assert house.window.messages.said() == ""


def test_what_the_weekly_check_finds_is_told_as_damage(house: Shell) -> None:
    tamper(house, *CHAIN)
    weekly = house.window.findChild(WeeklyCheck)
    assert weekly is not None
    weekly.look()
    house.until(lambda: "hænger ikke sammen" in house.window.messages.said())
    house.until(lambda: house.ask(lambda desk: desk.log.latest(1))[0].detail == "chain")


def test_what_has_no_words_yet_is_still_a_line(stage: Stage) -> None:
    at = stage.clock.now()
    for action, detail, words in (
        ("printed_handover", "", "Printet: Dagtilbuddets eksemplar"),
        ("delivered_sending", "", "Afleveret: Krypteret kopi til dagtilbuddet"),
        ("unlock", "1", "Låst op efter ét forkert forsøg i samme vindue"),
        ("unlock", "4", "Låst op efter 4 forkerte forsøg i samme vindue"),
        ("of_a_later_version", "", "Andet i programmet"),
    ):
        assert said(LogLine(at=at, action=action, detail=detail), stage) == words
