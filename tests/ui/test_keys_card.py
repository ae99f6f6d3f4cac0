"""The card of keys on the safety screen, over a real vault: the passphrase is changed, or nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.rig import make_surroundings
from tests.ui.keys_stage import FRESH, SAFETY, beside_the_keys, log, said
from tests.ui.shell_stage import PASSPHRASE, Shell, shell
from transitions.application.bookmark import Place
from transitions.application.errors import DiskFull, WrongPassphrase
from transitions.storage import disk
from transitions.ui.frame.backup_rounds import carry_all
from transitions.ui.safety.backup_card import copy_now, take_to


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with beside_the_keys(qtbot, tmp_path) as made:
        yield made


def change(house: Shell, old: str, new: str, again: str | None = None) -> None:
    if not house.sees("safety.keys.old"):
        house.press("safety.keys.change")
        house.until(lambda: house.sees("safety.keys.old"))
    house.write("safety.keys.old", old)
    house.write("safety.keys.new.passphrase", new)
    house.write("safety.keys.new.again", new if again is None else again)
    house.press("safety.keys.keep")


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


def test_practice_families_need_no_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with shell(qtbot, tmp_path, make_surroundings()) as house:
        house.practise()
        house.window.go(SAFETY)
        house.settle()
        assert not house.sees("safety.keys.change")
        assert "opdigtede" in house.said("safety.keys.state")
