"""A real application, dressed as the program dresses it, without a screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.rig import make_surroundings
from tests.ui import family_stage
from tests.ui.consent_stage import Sofa, seated
from tests.ui.ear import Ear
from tests.ui.family_stage import House, open_stage
from tests.ui.patience import PatientBot
from tests.ui.shell_stage import Shell, shell
from tests.ui.support import RESOURCES
from transitions.application.desk import Surroundings
from transitions.ui.controls.touch import undisturbed
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


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A practice vault of its own for each module of tests, and what a screen is given with it."""
    with open_stage(tmp_path_factory.mktemp("vault")) as made:
        yield made


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Ear:
    ear = Ear()
    monkeypatch.setattr(QtGui, "QAccessible", ear)
    return ear


@pytest.fixture
def home(qtbot: QtBot, stage: Stage) -> Iterator[House]:
    """A new family on the stage."""
    with family_stage.house(qtbot, stage) as made:
        yield made


@pytest.fixture
def accepted(home: House) -> None:
    """Its parents have said yes to the form, and have a daycare."""
    home.ask(lambda desk: family_stage.accept(desk, home.transition))


@pytest.fixture
def sofa(qtbot: QtBot, stage: Stage) -> Iterator[Sofa]:
    """A new family with a form that is filled, ready to say yes or no."""
    with seated(qtbot, stage) as made:
        yield made


@pytest.fixture(scope="module")
def around() -> Surroundings:
    """The real definitions and the real press, on a fixed day."""
    return make_surroundings()


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, around: Surroundings) -> Iterator[Shell]:
    """The whole window over a folder of vaults."""
    with shell(qtbot, tmp_path, around) as made:
        yield made


@pytest.fixture(params=[False, True], ids=["all", "one"])
def one(request: pytest.FixtureRequest) -> bool:
    """Whether an observation is scored one item at a time, or all on one page."""
    return bool(request.param)


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication, tokens: Tokens) -> Iterator[None]:
    """Each test begins with the light theme at 100 % and nobody steering with keys."""
    look = qapp.property("look")
    if (look.scheme, look.scale) != ("light", 1.0):
        with undisturbed():
            apply_theme(qapp, tokens)
    qapp.setProperty("keyboard_focus", False)
    yield
    assert not [timer for timer in qapp.findChildren(QTimer) if timer.isActive()]


@pytest.fixture(autouse=True)
def nothing_left_open(qapp: QApplication, qtbot: QtBot) -> Iterator[None]:
    """No window of ours outlives its test; nobody dresses or tells it anything any more."""
    yield
    with undisturbed():
        for widget in qapp.topLevelWidgets():
            if widget.isVisible():
                widget.close()
        qapp.processEvents()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _application() -> QApplication:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication(["test"])
