"""The one-line input of every editor."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

MOST_SIGNS = 1_000_000
"""Qt's own limit would silently cut a long text."""


def single_line(name: str) -> QLineEdit:
    """An empty line that cuts nothing that is typed or pasted into it."""
    line = QLineEdit()
    line.setMaxLength(MOST_SIGNS)
    line.setObjectName(name)
    return line
