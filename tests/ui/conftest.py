"""A real application, dressed as the program dresses it, without a screen."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.family_stage import open_stage
from tests.ui.support import RESOURCES
from transitions.ui.frame.appearance import prepare_application
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens
from transitions.ui.screen import Stage


@pytest.fixture(scope="session")
def tokens() -> Tokens:
    return prepare_application(_application(), RESOURCES)


@pytest.fixture(scope="session")
def qapp(tokens: Tokens) -> QApplication:
    app = _application()
    apply_theme(app, tokens)
    return app


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A practice vault of its own for each module of tests, and what a screen is given with it."""
    with open_stage(tmp_path_factory.mktemp("vault")) as made:
        yield made


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication, tokens: Tokens) -> Iterator[None]:
    """Each test begins with the light theme at 100 % and nobody steering with keys."""
    look = qapp.property("look")
    if (look.scheme, look.scale) != ("light", 1.0):
        apply_theme(qapp, tokens)
    qapp.setProperty("keyboard_focus", False)
    yield
    assert not [timer for timer in qapp.findChildren(QTimer) if timer.isActive()]


@pytest.fixture(autouse=True)
def nothing_left_open(qapp: QApplication, qtbot: QtBot) -> Iterator[None]:
    """No window of ours outlives its test."""
    yield
    for widget in qapp.topLevelWidgets():
        if widget.isVisible():
            widget.close()
    qapp.processEvents()


def _application() -> QApplication:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication(["test"])
