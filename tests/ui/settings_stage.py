"""The window with a folder for the municipality's own files, as the tests of the settings work it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.bundled import bundled_catalogue
from tests.municipal import BICYCLE
from tests.rig import make_surroundings
from tests.ui.shell_stage import Shell, shell
from transitions.application.installation import Installation
from transitions.catalogue.examination import examine
from transitions.places import bundled_resources
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults
from transitions.ui.controls.labels import Words
from transitions.ui.frame.main_window import MainWindow

FORM = (bundled_resources() / "forms" / "overgangsskema.toml").read_text(encoding="utf-8")


def own_form(overlay: Path) -> None:
    """A form of the municipality's own: a question more, and one in other words."""
    (overlay / "forms").mkdir(parents=True)
    told = FORM.replace('version = "', 'version = "vores-', 1)
    told = told.replace('da = "Det her er jeg glad for"', 'da = "Det her elsker jeg"')
    assert told.count("Det her elsker jeg") == 1
    (overlay / "forms" / "overgangsskema.toml").write_text(told + BICYCLE, encoding="utf-8")


@contextmanager
def installed(qtbot: QtBot, folder: Path) -> Iterator[Shell]:
    """A window over `vaults` in the folder, closed afterwards; the municipality's files lie in `overlay`."""
    known, used, overlay = make_surroundings(), bundled_catalogue(), folder / "overlay"
    vaults = LocalVaults(folder / "vaults", known.clock, known.ids, CostForTests())
    installation = Installation(
        overlay=overlay, examine=lambda: examine(used, bundled_resources(), overlay), vaults=vaults.root,
        called=lambda name: vaults.called(vaults.root / name),
        call=lambda name, told: vaults.call(vaults.root / name, told),
    )
    with shell(qtbot, vaults.root, replace(known, installation=installation)) as made:
        yield made


def open_settings(house: Shell) -> None:
    if house.sees("profile.on"):
        house.press("profile.on")
        house.settle()
    house.press("shell.settings")
    house.settle_idle()


def said(house: Shell, begins: str) -> str:
    found = [w for w in house.window.findChildren(Words) if w.objectName().startswith(begins)]
    return "\n".join(label.said() for label in found if label.isVisible())


def check(house: Shell) -> str:
    """Press Kontrollér; everything the card says then."""
    house.press("settings.overlay.check")
    house.until(lambda: house.control("settings.overlay.check").isEnabled())
    QApplication.processEvents()
    card = house.control("settings.overlay")
    return "\n".join(label.said() for label in card.findChildren(Words) if label.isVisible())


def message(window: MainWindow) -> str:
    found = [w for w in window.messages.findChildren(Words) if w.isVisible()]
    return " ".join(label.said() for label in found)
