"""The card that saves a counts file: what is in it is said first; nobody is named in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.rig import DAY, make_surroundings
from tests.ui.shell_stage import Shell, add_alma, shell
from transitions.application.bookmark import Place
from transitions.domain.counts import read_counts
from transitions.ui.safety.counts_card import CountsCard

SAVE = f"safety.counts.save.{DAY.year}"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, tmp_path, make_surroundings()) as made:
        made.practise()
        made.ask(add_alma)
        yield made


class Chosen:
    """Where she saves; what was proposed as a name."""

    def __init__(self, folder: Path | None) -> None:
        self.folder, self.names = folder, list[str]()

    def __call__(self, _parent: QWidget, name: str) -> Path | None:
        self.names.append(name)
        return None if self.folder is None else self.folder / name


def at_card(house: Shell, chosen: Chosen) -> CountsCard:
    house.window.go(Place(screen="safety", parent_view=False))
    house.until(lambda: house.find(SAVE) is not None and house.sees(SAVE))
    card = house.control("safety.counts")
    assert isinstance(card, CountsCard)
    card._choose = chosen
    return card


def logged(house: Shell) -> list[str]:
    return [line.action for line in house.ask(lambda desk: desk.log.latest(50))]


def test_the_file_is_saved_under_a_neutral_name_and_logged(house: Shell, tmp_path: Path) -> None:
    chosen = Chosen(tmp_path)
    at_card(house, chosen)
    assert house.said(f"safety.counts.counted.{DAY.year}").startswith(f"{DAY.year}: 1 fik tilbuddet")
    house.press(SAVE)
    house.until(lambda: bool(chosen.names))
    house.settle()
    written = (tmp_path / chosen.names[0]).read_bytes()
    counts = read_counts(written)
    assert counts.counts["offered"] == 1
    assert chosen.names[0] == f"tal-{DAY.year}-{counts.vault[:8]}.json"
    assert json.loads(written)["about"].startswith("ØVELSE")
    assert b"Alma" not in written
    house.until(lambda: "save_counts" in logged(house))


def test_she_may_think_better_of_it(house: Shell) -> None:
    chosen = Chosen(None)
    at_card(house, chosen)
    house.press(SAVE)
    house.until(lambda: bool(chosen.names))
    house.settle()
    assert "save_counts" not in logged(house)


def test_where_it_cannot_be_saved_is_said(house: Shell, tmp_path: Path) -> None:
    chosen = Chosen(tmp_path / "nowhere")
    at_card(house, chosen)
    house.press(SAVE)
    house.until(lambda: house.sees("safety.counts.not_saved"))
    assert "save_counts" not in logged(house)
