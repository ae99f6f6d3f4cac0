"""An editor in sight, and what it is made of, for the tests of the editors."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from transitions.ui.controls.editors.editor import Editor

W = TypeVar("W", bound=QWidget)
TODAY = date(2025, 3, 14)


def shown(qtbot: QtBot, editor: Editor) -> Editor:
    qtbot.addWidget(editor)
    editor.resize(700, 200)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


def part(editor: QWidget, kind: type[W], name: str) -> W:
    found = editor.findChild(kind, name)
    assert found is not None, name
    return found
