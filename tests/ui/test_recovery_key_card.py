"""The card of keys: a recovery key of hers, and the municipality's, made anew, on paper, and asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.application.test_access import ruled
from tests.rig import make_surroundings
from tests.ui.keys_stage import FRESH, SAFETY, beside_the_keys, log, said
from tests.ui.shell_stage import PASSPHRASE, Shell, shell
from transitions.application.access import RecoverySheets
from transitions.application.errors import WrongRecoveryKey
from transitions.storage.recovery_key import generate_recovery_key, spell
from transitions.ui.controls.printing import plain_printer
from transitions.ui.entrance.key_on_paper import KeyOnPaper


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with beside_the_keys(qtbot, tmp_path) as made:
        yield made


def renew(house: Shell, holder: str = "own", passphrase: str = PASSPHRASE) -> None:
    house.press(f"safety.keys.renew_{holder}")
    house.until(lambda: house.sees("safety.keys.passphrase"))
    house.write("safety.keys.passphrase", passphrase)
    house.press("safety.keys.make")


def shown_key(house: Shell) -> str:
    house.until(lambda: house.sees("recovery_key.8"))
    return "-".join(house.said(f"recovery_key.{number}") for number in range(1, 9))


def test_a_new_recovery_key_is_shown_and_opens_and_the_log_says_so(house: Shell) -> None:
    renew(house)
    key = shown_key(house)
    assert not house.sees("safety.keys.passphrase")
    assert not house.sees("safety.keys.cancel")
    house.press("safety.keys.written")
    house.until(lambda: house.sees("safety.keys.renew_own"))
    assert not house.sees("recovery_key.1")
    assert log(house) == ["keep_recovery_key", "renew_recovery_key"]
    house.window.end_now()
    house.vaults.unlock_with_recovery_key(house.vaults.found()[0], key).close()


def test_a_key_needs_the_passphrase(house: Shell) -> None:
    renew(house, passphrase="noget helt andet")
    house.until(lambda: house.sees("safety.keys.passphrase.error"))
    assert "Intet er ændret" in house.said("safety.keys.passphrase.error")
    assert not house.sees("recovery_key.1")
    assert log(house) == []


@pytest.mark.parametrize("chosen", [True, False])
def test_the_sheet_goes_from_memory_to_the_printer_she_chose(
    qtbot: QtBot, tmp_path: Path, chosen: bool
) -> None:
    def choose(_: QWidget) -> QPrinter | None:
        printer = plain_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
        return printer if chosen else None

    around = make_surroundings()
    sheets = RecoverySheets(around.library, around.press, around.clock)
    key = sheets.write("own", spell(generate_recovery_key()), "vault-1a2b3c4d")
    shown = KeyOnPaper(key, sheets, around.library.texts.say, choose)
    qtbot.addWidget(shown)
    shown.show()
    button = next(found for found in shown.findChildren(QPushButton))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    told = next(label for label in shown.findChildren(QLabel) if label.objectName() == "recovery_key.told")
    qtbot.waitUntil(lambda: told.isVisible() is chosen)
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"] * chosen


def test_a_key_she_went_on_without_is_asked_for_until_she_has_one(house: Shell) -> None:
    assert not house.sees("safety.keys.warning")
    house.ask(lambda desk: desk.access.note_key("own", on_paper=False))
    house.window.go(SAFETY)
    house.settle()
    assert "ikke din gendannelsesnøgle på papir" in said(house, "safety.keys.warning")
    renew(house)
    shown_key(house)
    house.press("safety.keys.written")
    house.until(lambda: house.sees("safety.keys.change"))
    house.settle()
    assert not house.sees("safety.keys.warning")


@pytest.fixture
def shared(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    """Where the municipality holds a key, and no key may wait."""
    library = ruled(municipality_holds_recovery_key=True, recovery_key_may_be_skipped=False)
    with shell(qtbot, tmp_path, replace(make_surroundings(), library=library)) as made:
        yield made


def is_titled(house: Shell, words: str) -> bool:
    return house.sees("recovery_key.title") and house.said("recovery_key.title") == words


def test_the_municipality_gets_a_key_of_its_own_at_the_beginning(shared: Shell) -> None:
    shared.start()
    shared.press("start.create")
    for name in ("passphrase", "again"):
        shared.write(f"new_vault.{name}", FRESH)
    shared.press("new_vault.create")
    keys = []
    for words in ("Din gendannelsesnøgle", "Kommunens gendannelsesnøgle"):
        shared.until(partial(is_titled, shared, words))
        keys.append(shown_key(shared))
        assert not shared.sees("recovery_key.skip")
        assert not shared.control("recovery_key.go_on").isEnabled()
        shared.press("recovery_key.written")
        shared.press("recovery_key.go_on")
    shared.until(lambda: shared.sees("profile.name"))
    shared.settle()
    assert log(shared) == ["keep_municipality_key", "keep_recovery_key"]
    shared.window.end_now()
    for key in keys:
        shared.vaults.unlock_with_recovery_key(shared.vaults.found()[0], key).close()


def test_a_key_the_policy_asks_for_later_is_made_on_the_card(shared: Shell) -> None:
    shared.vaults.create(PASSPHRASE).vault.close()
    shared.start()
    shared.unlock()
    shared.settle()
    assert "ikke din gendannelsesnøgle på papir" in said(shared, "safety.keys.warning")
    renew(shared, "own")
    kept = shown_key(shared)
    shared.press("safety.keys.written")
    shared.until(lambda: shared.sees("safety.keys.change"))
    shared.settle()
    assert "ikke lavet endnu" in said(shared, "safety.keys.warning")
    renew(shared, "municipality")
    key = shown_key(shared)
    shared.press("safety.keys.written")
    shared.until(lambda: shared.sees("safety.keys.change"))
    shared.settle()
    assert not shared.sees("safety.keys.warning")
    assert "Kommunen har" in shared.said("safety.keys.state")
    shared.window.end_now()
    for opens in (key, kept):
        shared.vaults.unlock_with_recovery_key(shared.vaults.found()[0], opens).close()


def test_a_skipped_key_still_exists_for_nobody(house: Shell) -> None:
    """The slot is there, so that nobody can tell from the file who has a key; a guess does not open it."""
    house.window.end_now()
    with pytest.raises(WrongRecoveryKey):
        house.vaults.unlock_with_recovery_key(house.vaults.found()[0], "00000-" * 7 + "00000")
