"""Both parents have said yes, in a vault that is not for practice; the dialogs are answered by the test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.consent_stage import Chooser, Sofa
from tests.ui.family_stage import open_stage
from transitions.ui.handover.screen import HandoverScreen
from transitions.ui.screen import Stage


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with open_stage(tmp_path_factory.mktemp("vault")) as made:
        yield replace(made, practice=False)


@pytest.fixture
def sofa(sofa: Sofa) -> Sofa:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    return sofa


@pytest.fixture
def chooser(tmp_path: Path) -> Chooser:
    return Chooser(tmp_path)


@pytest.fixture
def screen(sofa: Sofa, chooser: Chooser) -> HandoverScreen:
    made = HandoverScreen(sofa.stage, chooser.file, chooser.printer)
    sofa.show(made)
    return made
