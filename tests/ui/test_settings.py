"""The settings: worn at once and next time, when it locks, and the municipality's folder examined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.settings_stage import FORM, check, installed, open_settings, said
from tests.ui.shell_stage import Shell
from transitions.application.settings import Settings
from transitions.storage.settings_file import SettingsOnDisk
from transitions.ui.look.tokens import Tokens, current_look
from transitions.ui.look.wardrobe import Wardrobe


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    return tmp_path / "overlay"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with installed(qtbot, tmp_path) as made:
        yield made


def test_what_she_chooses_to_wear_is_worn_at_once_and_kept(
    qapp: QApplication, tokens: Tokens, tmp_path: Path
) -> None:
    kept = SettingsOnDisk(tmp_path / "home" / "settings.json")
    wardrobe = Wardrobe(qapp, tokens, kept)
    wardrobe.resize(2)
    wardrobe.choose(replace(wardrobe.settings, colours="dark"))
    assert (current_look().scheme, current_look().scale) == ("dark", 1.5)
    again = Wardrobe(qapp, tokens, kept)
    assert again.settings == Settings(colours="dark", text=150)
    again.resize(-9)
    assert kept.read().text == 100


def test_the_settings_of_the_screen_reach_the_wardrobe(house: Shell) -> None:
    house.practise()
    open_settings(house)
    house.press("settings.look.larger")
    assert current_look().scale == 1.25
    assert "125 %" in said(house, "settings.look.size")
    house.press("settings.look.colours.contrast")
    assert current_look().scheme == "contrast"
    for _ in range(4):
        QTest.mouseClick(house.control("settings.look.larger"), Qt.MouseButton.LeftButton)
    assert current_look().scale == 2.0
    assert not house.control("settings.look.larger").isEnabled()


def test_the_policy_says_when_it_locks(house: Shell) -> None:
    house.practise()
    open_settings(house)
    locking = house.around.library.policy.locking
    told = said(house, "settings.locking.text")
    assert f"{locking.idle_minutes} minutter" in told
    assert f"{locking.visit_minutes} minutter" in told


def test_a_folder_that_is_not_there_is_said(house: Shell, overlay: Path) -> None:
    house.practise()
    open_settings(house)
    assert str(overlay) in said(house, "settings.overlay.where")
    assert "findes ikke" in check(house)
    assert not house.sees("settings.overlay.use")


def test_mistakes_are_told_by_file_and_line(house: Shell, overlay: Path) -> None:
    (overlay / "forms").mkdir(parents=True)
    broken = FORM.replace("label = { da", "labell = { da", 1)
    line = broken.splitlines().index(next(text for text in broken.splitlines() if "labell" in text)) + 1
    (overlay / "forms" / "overgangsskema.toml").write_text(broken, encoding="utf-8")
    (overlay / "policy.toml").write_text("[locking]\n\nidle_minutes = 99\n", encoding="utf-8")
    house.practise()
    open_settings(house)
    told = check(house)
    assert f"forms/overgangsskema.toml, linje {line}" in told
    assert "policy.toml, linje 3" in told
    assert "labell" in told


def test_nothing_new_is_said_as_well(house: Shell, overlay: Path) -> None:
    overlay.mkdir()
    house.practise()
    open_settings(house)
    told = check(house)
    assert "Der er ingen fejl" in told
    assert "bruger allerede" in told
    assert not house.sees("settings.overlay.use")
