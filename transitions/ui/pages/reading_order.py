"""Tab goes where the eyes go: from the top of the layout to its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_reading_order(page: QWidget) -> None:
    """Let Tab walk the page as it is laid out, whenever its parts were made."""
    chain = [widget for widget in in_reading_order(page) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for before, after in pairwise(chain):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def in_reading_order(widget: QWidget) -> list[QWidget]:
    """The widget and all that is laid out in it, in order; what no layout holds comes after."""
    found: list[QWidget] = []
    _gather(widget, found)
    return found


def _gather(widget: QWidget, found: list[QWidget]) -> None:
    found.append(widget)
    layout = widget.layout()
    placed = list(_placed(layout)) if layout is not None else []
    for inner in placed:
        _gather(inner, found)
    known = {id(inner) for inner in placed}
    for child in widget.children():
        if id(child) not in known and isinstance(child, QWidget) and not child.isWindow():
            _gather(child, found)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)
