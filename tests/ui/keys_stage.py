"""The card of keys on the safety screen, as its tests work it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.rig import make_surroundings
from tests.ui.shell_stage import Shell, shell
from transitions.application.bookmark import Place

FRESH = "seks nye ord som jeg husker"
SAFETY = Place(screen="safety", parent_view=False)


@contextmanager
def beside_the_keys(qtbot: QtBot, folder: Path) -> Iterator[Shell]:
    """A window over a vault of her own, at the safety screen."""
    with shell(qtbot, folder, make_surroundings()) as made:
        made.begin()
        made.window.go(SAFETY)
        made.settle()
        yield made


def said(house: Shell, note: str) -> str:
    return " ".join(label.text() for label in house.control(note).findChildren(QLabel))


def log(house: Shell) -> list[str]:
    lines = house.ask(lambda desk: list(desk.store.audit.latest()))
    about_keys = [line for line in lines if line.action.endswith(("phrase", "_key"))]
    return [line.action for line in about_keys]
