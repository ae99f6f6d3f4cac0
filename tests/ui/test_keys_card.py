"""The card of passphrase and recovery key on the safety screen, over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.application.test_access import ruled
from tests.rig import make_surroundings
from tests.ui.shell_stage import PASSPHRASE, Shell, shell
from transitions.application.access import RecoverySheets
from transitions.application.bookmark import Place
from transitions.application.errors import DiskFull, WrongPassphrase, WrongRecoveryKey
from transitions.storage import disk
from transitions.storage.recovery_key import generate_recovery_key, spell
from transitions.ui.controls.printing import plain_printer
from transitions.ui.entrance.key_on_paper import KeyOnPaper
from transitions.ui.frame.backup_rounds import carry_all
from transitions.ui.safety.backup_card import copy_now, take_to

FRESH = "seks nye ord som jeg husker"
SAFETY = Place(screen="safety", parent_view=False)


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, tmp_path, make_surroundings()) as made:
        made.begin()
        made.window.go(SAFETY)
        made.settle()
        yield made


def said(house: Shell, note: str) -> str:
    return " ".join(label.text() for label in house.control(note).findChildren(QLabel))


def typed(house: Shell, name: str) -> str:
    line = house.control(name)
    assert isinstance(line, QLineEdit)
    return line.text()


def change(house: Shell, old: str, new: str, again: str | None = None) -> None:
    if not house.sees("safety.keys.old"):
        house.press("safety.keys.change")
        house.until(lambda: house.sees("safety.keys.old"))
    house.write("safety.keys.old", old)
    house.write("safety.keys.new.passphrase", new)
    house.write("safety.keys.new.again", new if again is None else again)
    house.press("safety.keys.keep")


def log(house: Shell) -> list[str]:
    lines = house.ask(lambda desk: list(desk.store.audit.latest()))
    about_keys = [line for line in lines if line.action.endswith(("phrase", "_key"))]
    return [line.action for line in about_keys]


def unlocks(house: Shell, passphrase: str) -> bool:
    house.window.end_now()
    try:
        house.vaults.unlock(house.vaults.found()[0], passphrase).close()
    except WrongPassphrase:
        return False
    return True


def test_a_passphrase_is_changed_while_the_vault_is_open(house: Shell) -> None:
    change(house, PASSPHRASE, FRESH)
    house.until(lambda: house.sees("safety.keys.change"))
    house.settle()
    assert not house.sees("safety.keys.old")
    assert "skiftet" in house.said("safety.keys.state")
    assert log(house) == ["change_passphrase"]
    assert not unlocks(house, PASSPHRASE)
    assert unlocks(house, FRESH)


def test_copies_follow_the_new_passphrase_and_a_folder_that_is_away_is_named(
    house: Shell, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    house.ask(lambda desk: take_to(desk, str(stick)))
    outcomes = carry_all(house.ask(copy_now), lambda: False)
    house.ask(lambda desk: desk.backups.note(outcomes))
    (here,) = house.vaults.found()[0].glob("backups/*/vault.key")
    away = stick.rename(tmp_path / "away")
    (there,) = away.glob("*/*/vault.key")
    before = there.read_bytes()
    change(house, PASSPHRASE, FRESH)
    house.until(lambda: f"Kopierne i {stick} åbnes stadig" in house.said("safety.keys.state"))
    assert here.read_bytes() == (house.vaults.found()[0] / "vault.key").read_bytes() != before
    away.rename(stick)
    session = house.window.session
    assert session is not None
    session.work.outdated.emit()
    house.until(lambda: "åbnes stadig" not in house.said("safety.keys.state"))
    (there,) = stick.glob("*/*/vault.key")
    assert there.read_bytes() == here.read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "again", "where", "words"),
    [
        ("noget helt andet", FRESH, None, "safety.keys.old.error", "Intet er ændret"),
        ("", FRESH, None, "safety.keys.old.error", "nuværende"),
        (PASSPHRASE, "kort", None, "safety.keys.new.passphrase.error", "16 tegn"),
        (PASSPHRASE, "1234567890123456", None, "safety.keys.new.passphrase.error", "gættet først"),
        (PASSPHRASE, FRESH, FRESH + "x", "safety.keys.new.again.error", "ikke ens"),
    ],
)
def test_each_mistake_is_said_where_it_was_made(
    house: Shell, old: str, new: str, again: str | None, where: str, words: str
) -> None:
    change(house, old, new, again)
    house.until(lambda: house.sees(where))
    assert words in house.said(where)
    house.until(lambda: house.control("safety.keys.keep").isEnabled())
    assert log(house) == []
    assert unlocks(house, PASSPHRASE)


def test_a_mistake_can_be_mended_in_place(house: Shell) -> None:
    change(house, "noget helt andet", FRESH)
    house.until(lambda: house.sees("safety.keys.old.error"))
    change(house, PASSPHRASE, FRESH)
    house.until(lambda: house.sees("safety.keys.change"))
    assert log(house) == ["change_passphrase"]


def test_a_full_disk_is_said_on_the_card_and_nothing_is_changed(
    house: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    with monkeypatch.context() as cramped:
        cramped.setattr(disk, "write", full)
        change(house, PASSPHRASE, FRESH)
        house.until(lambda: house.sees("safety.keys.new.trouble"))
    assert "Disken er fuld" in said(house, "safety.keys.new.trouble")
    assert unlocks(house, PASSPHRASE)


def test_what_was_typed_is_gone_when_she_leaves_or_thinks_better_of_it(house: Shell) -> None:
    house.press("safety.keys.change")
    house.until(lambda: house.sees("safety.keys.cancel"))
    names = ("safety.keys.old", "safety.keys.new.passphrase", "safety.keys.new.again")
    lines = [house.control(name) for name in names]
    for name in names:
        house.write(name, PASSPHRASE)
    house.press("safety.keys.cancel")
    assert [line.text() for line in lines if isinstance(line, QLineEdit)] == ["", "", ""]
    assert not house.sees("safety.keys.old")
    house.until(lambda: house.sees("safety.keys.change"))
    house.press("safety.keys.change")
    house.write("safety.keys.old", PASSPHRASE)
    line = house.control("safety.keys.old")
    house.window.go(Place(screen="overview", parent_view=False))
    house.settle()
    house.until(lambda: not isValid(line))


def test_a_hidden_passphrase_stays_hidden_in_the_next_form(house: Shell) -> None:
    house.press("safety.keys.change")
    line = house.control("safety.keys.old")
    assert isinstance(line, QLineEdit)
    assert line.hasFocus()
    assert line.echoMode() is QLineEdit.EchoMode.Password
    assert line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


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


def test_practice_families_need_no_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with shell(qtbot, tmp_path, make_surroundings()) as house:
        house.practise()
        house.window.go(SAFETY)
        house.settle()
        assert not house.sees("safety.keys.change")
        assert "opdigtede" in house.said("safety.keys.state")


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
