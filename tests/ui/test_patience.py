"""The tests' own waiting: it sees what comes, hears what does not, and lets the window live meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import TimeoutError  # noqa: A004 - pytest-qt calls it so
from pytestqt.qtbot import QtBot

from tests.ui import patience


def test_what_comes_by_a_timer_is_seen(qtbot: QtBot) -> None:
    came: list[bool] = []
    QTimer.singleShot(30, lambda: came.append(True))
    qtbot.waitUntil(lambda: bool(came))
    assert came == [True]


def test_what_never_comes_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PATIENCE_MS", 50)
    with pytest.raises(TimeoutError, match="not so within 60 milliseconds"):
        qtbot.waitUntil(lambda: False, timeout=60)
