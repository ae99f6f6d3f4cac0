"""A vault that is not what it was: what was found is said, and she may open it all the same."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.storage.support import flip
from tests.ui.shell_stage import PASSPHRASE, Shell, shell
from transitions.application.desk import Surroundings
from transitions.application.ports import Vault
from transitions.domain.person import HealthVisitor
from transitions.ui.screen import Screen

HEAD, FRAME, FRAME_HEAD = 32, 24 + 4096, 24
SAVES = 6


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, around: Surroundings) -> Iterator[Shell]:
    with shell(qtbot, tmp_path / "vaults", around) as made:
        yield made


def write_name(house: Shell, vault: Vault, name: str) -> None:
    visitor = HealthVisitor(name=name)
    vault.submit(lambda store: house.around.desk(store).profile.write(visitor)).result()


def killed(house: Shell) -> Path:
    """A vault whose program was killed after six saves: its files as they lay at that moment."""
    made = house.vaults.create(PASSPHRASE)
    folder, aside = house.vaults.found()[0], house.vaults.root.with_name("aside")
    for number in range(SAVES):
        write_name(house, made.vault, f"Karen {number}")
    shutil.copytree(folder, aside)
    made.vault.close()
    shutil.rmtree(folder)
    aside.rename(folder)
    return folder


def saves(log: Path) -> list[int]:
    """Where in the log each save ends."""
    content = log.read_bytes()
    starts = range(HEAD, len(content), FRAME)
    return [start for start in starts if struct.unpack_from(">I", content, start + 4)[0]]


def spoil(folder: Path, save: int) -> None:
    log = folder / "vault.db-wal"
    flip(log, (saves(log)[save] + FRAME_HEAD + 1000) * 8)


def aged(house: Shell) -> Path:
    """A vault whose data file was taken from an earlier copy."""
    house.vaults.create(PASSPHRASE).vault.close()
    folder = house.vaults.found()[0]
    earlier = (folder / "vault.db").read_bytes()
    vault = house.vaults.unlock(folder, PASSPHRASE)
    vault.submit(lambda store: store.audit.write(house.around.clock.now(), "user", "test", "")).result()
    vault.close()
    (folder / "vault.db").write_bytes(earlier)
    return folder


def refused(house: Shell) -> str:
    """Try the passphrase and read what is said."""
    house.start()
    house.write("start.passphrase", PASSPHRASE)
    house.key(Qt.Key.Key_Return)
    house.until(lambda: house.sees("start.trouble"))
    return told(house)


def told(house: Shell) -> str:
    return " ".join(label.text() for label in house.control("start.trouble").findChildren(QLabel))


def beginning(house: Shell, text_id: str) -> str:
    """The sentence up to the first place that is filled in."""
    return house.around.library.texts.say(text_id).split("{")[0]


def is_open(house: Shell) -> bool:
    return isinstance(house.window.shown, Screen)


def open_anyway(house: Shell) -> None:
    house.press("start.open_anyway")
    house.until(lambda: is_open(house))
    house.settle()


@pytest.mark.parametrize(
    ("save", "text_id"), [(-1, "vault.unfinished_write"), (1, "vault.log_damaged")]
)
def test_a_spoilt_log_is_told_and_what_came_before_it_opens(house: Shell, save: int, text_id: str) -> None:
    spoil(killed(house), save)
    assert beginning(house, text_id) in refused(house)
    line = house.control("start.passphrase")
    assert isinstance(line, QLineEdit)
    assert line.text() == PASSPHRASE
    house.press("start.open_anyway")
    house.until(lambda: is_open(house) or house.sees("start.open_anyway"))
    if not is_open(house):
        open_anyway(house)
    name = house.ask(lambda desk: desk.profile.show().name)
    assert name != f"Karen {SAVES - 1}"


def test_each_finding_is_told_before_it_is_accepted(house: Shell) -> None:
    """The log is damaged and the seal is gone: two findings, each with its own words."""
    folder = killed(house)
    spoil(folder, 1)
    (folder / "vault.seal").unlink()
    assert beginning(house, "vault.log_damaged") in refused(house)
    house.press("start.open_anyway")
    house.until(lambda: beginning(house, "vault.seal_missing") in told(house))
    assert not is_open(house)
    house.until(lambda: house.sees("start.open_anyway"))
    open_anyway(house)


def test_a_restored_backup_opens_once_she_has_been_asked(house: Shell) -> None:
    aged(house)
    assert beginning(house, "vault.older") in refused(house)
    open_anyway(house)
    house.window.end_now()
    assert house.vaults.found()


def test_a_program_that_holds_the_vault_is_never_passed_by(house: Shell) -> None:
    made = house.vaults.create(PASSPHRASE)
    said = refused(house)
    assert beginning(house, "vault.already_open") in said
    assert not house.sees("start.open_anyway")
    made.vault.close()


def test_a_damaged_data_file_is_never_passed_by(house: Shell) -> None:
    house.vaults.create(PASSPHRASE).vault.close()
    folder = house.vaults.found()[0]
    flip(folder / "vault.db", (4096 + 100) * 8)
    refused(house)
    assert not house.sees("start.open_anyway")
    assert house.window.session is None


def test_another_way_in_takes_the_offer_away(house: Shell) -> None:
    aged(house)
    refused(house)
    house.press("start.other_way")
    assert not house.sees("start.open_anyway")
