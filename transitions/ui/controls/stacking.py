"""Lines under each other: close where they belong together, in columns where they are to be compared."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from transitions.ui.look.tokens import current_look


def stacked(*lines: QWidget, space: str = "space.xxs") -> QWidget:
    """A block of these lines."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_look().length(space))
    for line in lines:
        column.addWidget(line)
    return block


def add_to(block: QWidget, line: QWidget) -> None:
    """Put another line under those that belong together."""
    column = block.layout()
    if column is not None:
        column.addWidget(line)


def in_columns(table: QWidget, beside: str, under: str, *shares: int) -> QGridLayout:
    """Columns with these distances; ``shares``: how the width that is left goes to each."""
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(current_look().length(beside))
    grid.setVerticalSpacing(current_look().length(under))
    for column, share in enumerate(shares):
        grid.setColumnStretch(column, share)
    return grid


def clear(layout: QLayout, *, keep: int = 0) -> None:
    """Take away everything that is laid out there but the last ``keep``."""
    while layout.count() > keep:
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
