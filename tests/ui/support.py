"""What the tests of the screen share."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).parents[2] / "resources"


def _flatten(stem: str, table: Mapping[str, object], found: dict[str, str]) -> None:
    for key, value in table.items():
        name = f"{stem}.{key}" if stem else key
        if isinstance(value, Mapping):
            _flatten(name, value, found)
        else:
            found[name] = str(value)


def spoken_texts() -> Mapping[str, str]:
    """The texts of the shared controls by dotted id."""
    found: dict[str, str] = {}
    _flatten("", tomllib.loads((Path(__file__).parent / "texts.toml").read_text("utf-8")), found)
    return found


TEXTS = spoken_texts()
WORDS = TEXTS.__getitem__


def focus_name() -> str:
    """The object name of what has the keyboard; empty when nothing has."""
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""
