"""About the program, in the guide: its version and hashes, who is responsible, and what it is built on."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bill import bill
from inside import Component
from tests.rig import make_surroundings
from tests.ui.shell_stage import Shell
from tests.ui.test_help import words
from transitions import __version__
from transitions.application.desk import Surroundings
from transitions.application.installation import Installation
from transitions.catalogue.parts import BILL, BUILT_ON, parts
from transitions.ui.controls.labels import Words
from transitions.ui.help.layer import HelpLayer

COUNTED = "0123456789abcdef" * 4
"""What the program's files are counted to."""


@pytest.fixture(scope="module")
def around() -> Surroundings:
    known = make_surroundings()
    return replace(
        known, installation=Installation(version=__version__, parts=parts, files=lambda: COUNTED)
    )


def test_about_says_version_hashes_responsible_and_licences(house: Shell) -> None:
    house.practise()
    house.key(Qt.Key.Key_F1)
    house.press("help.about")
    library, said = house.around.library, words(house)
    for told in (__version__, library.form.hash[:12], library.policy.hash[:12], library.texts.hash[:12],
                 library.policy.municipality.name.danish, library.scales["adbb"].notice.danish, "OFL-1.1",
                 "PySide6", "LGPL"):
        assert told in said, told
    house.until(lambda: COUNTED[:12] in words(house))
    house.press("about.copy")
    copied = QGuiApplication.clipboard().text()
    assert library.form.hash in copied
    assert f"Programmets filer: {COUNTED}" in copied
    assert __version__ in copied


def test_the_files_are_counted_when_about_is_opened_and_not_before(
    around: Surroundings, qtbot: QtBot
) -> None:
    counted: list[str] = []

    def count() -> str:
        counted.append("once")
        return ""

    asked = replace(around, installation=Installation(files=count))
    beneath = QWidget()
    qtbot.addWidget(beneath)
    guide = HelpLayer(beneath, asked)
    guide.open("journal")
    assert counted == []
    guide.open_about()
    qtbot.waitUntil(lambda: counted == ["once"])
    told = guide.findChild(Words, "about.files")
    assert isinstance(told, Words)
    qtbot.waitUntil(lambda: told.said() == "Kunne ikke regnes ud")


def test_a_frozen_program_names_every_part_of_its_bill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Component("sqlcipher3", "0.6.4", "Zlib", "pkg:pypi/sqlcipher3@0.6.4", (), "00")
    (tmp_path / BILL).write_text(bill("0.1.0", [listed], 0), encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    assert [tuple(part.model_dump().values()) for part in parts()] == [("sqlcipher3", "0.6.4", "Zlib")]
    (tmp_path / BILL).unlink()
    assert parts() == ()


def test_every_part_is_named_with_its_licence() -> None:
    project = Path(__file__).parents[2] / "pyproject.toml"
    wanted = tomllib.loads(project.read_text("utf-8"))["project"]["dependencies"]

    assert sorted(BUILT_ON) == sorted(pin.partition("==")[0] for pin in wanted)
    assert [part.name for part in parts() if not part.licence] == []
