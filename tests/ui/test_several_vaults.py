"""Several vaults on one computer: told apart by name, each user back at her own, one moved elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QRadioButton
from pytestqt.qtbot import QtBot

from tests.ui.settings_stage import installed, message, open_settings
from tests.ui.shell_stage import PASSPHRASE, Shell, add_alma
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults
from transitions.ui.screen import Screen


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with installed(qtbot, tmp_path) as made:
        yield made


def test_several_vaults_are_told_apart_by_name(house: Shell) -> None:
    house.vaults.create(PASSPHRASE).vault.close()
    house.start()
    house.unlock()
    open_settings(house)
    house.write("settings.data.name", "K. S.")
    house.press("settings.data.keep")
    assert "Navnet er gemt" in message(house.window)
    name = house.window.name
    house.window.lock()
    house.until(lambda: house.ended == ["lock"])
    other = house.vaults.create("en helt anden lang sætning")
    other.vault.close()
    house.start(locked=name)
    for folder, called in ((name, "K. S."), (other.name, other.name)):
        radio = house.control(f"start.vault.{folder}")
        assert isinstance(radio, QRadioButton)
        assert radio.text() == called
    house.unlock()
    assert house.window.name == name


def test_a_name_that_cannot_be_read_is_none(house: Shell) -> None:
    made = house.vaults.create(PASSPHRASE)
    made.vault.close()
    folder = house.vaults.root / made.name
    for content in (b"\xff\xfe", b"x" * 100_000, b"  \n\t "):
        (folder / "vault.name").write_bytes(content)
        assert len(house.vaults.called(folder)) <= 40
    house.vaults.call(folder, "Karens\ndata\u202e")
    assert house.vaults.called(folder) == "Karens data"
    house.vaults.call(folder, "")
    assert not (folder / "vault.name").exists()


def test_a_second_user_is_back_at_her_own_data_after_the_lock(house: Shell) -> None:
    house.vaults.create("en helt anden lang sætning").vault.close()
    house.start()
    house.press("start.create")
    for field in ("new_vault.passphrase", "new_vault.again"):
        house.write(field, PASSPHRASE)
    house.press("new_vault.create")
    house.until(lambda: house.sees("recovery_key.written"))
    house.press("recovery_key.written")
    house.press("recovery_key.go_on")
    house.until(lambda: isinstance(house.window.shown, Screen))
    house.settle()
    name = house.window.name
    assert (house.vaults.root / name).is_dir()
    house.window.lock()
    house.until(lambda: house.ended == ["lock"])
    house.start(locked=name)
    house.unlock()
    assert house.window.name == name


def test_the_folder_of_a_vault_moves_to_another_computer(
    house: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = LocalVaults(tmp_path / "old", house.around.clock, house.around.ids, CostForTests())
    made = old.create(PASSPHRASE)
    made.vault.submit(lambda store: add_alma(house.around.desk(store))).result()
    made.vault.close()
    old.call(old.root / made.name, "K. S.")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(old.root / made.name))
    house.start()
    house.press("start.restore")
    house.press("restore.choose")
    house.until(lambda: house.sees("restore.take.0"))
    house.press("restore.take.0")
    house.write("start.passphrase", PASSPHRASE)
    QTest.keyClick(house.control("start.passphrase"), Qt.Key.Key_Return)
    house.until(lambda: house.sees("restore.on"))
    house.press("restore.on")
    house.until(lambda: isinstance(house.window.shown, Screen))
    house.settle()
    names = house.ask(lambda desk: [row.name for row in desk.overview.rows()])
    assert names == ["Alma Prøve"]
    assert house.vaults.called(house.vaults.root / house.window.name) == "K. S."
    assert (old.root / made.name / "vault.db").exists()
