"""Journeys use the same application and look as the tests of the screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.person import Hands, Key
from tests.journeys.program import PASSPHRASE, running
from tests.journeys.story import unlock
from tests.ui.conftest import nothing_left_open, plain_look, qapp, qtbot, tokens
from tests.ui.consent_stage import seed
from transitions.storage.key_slots import CostForTests

__all__ = ["at_the_form", "nothing_left_open", "plain_look", "qapp", "qtbot", "tokens"]


@pytest.fixture
def at_the_form(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """A family with answers, opened in its form."""
    with running(qtbot, tmp_path, CostForTests()) as program:
        made = program.vaults.create(PASSPHRASE).vault
        made.submit(lambda store: seed(program.around.desk(store))).result()
        made.close()
        working = Hands(program)
        unlock(working)
        program.until_sees("overview.search")
        working.key(Key.Key_Return)
        program.until(lambda: program.step() == "form")
        program.until_sees("form.next")
        program.rest()
        yield working
