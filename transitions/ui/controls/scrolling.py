"""The area every page, list and question scrolls in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from transitions.ui.controls.touch import touch_scroll


def scroll_area(*, clear: bool = False) -> QScrollArea:
    """An area that scrolls up and down, by finger too, and is no stop for the keys.

    Its ground is the page's own, or with ``clear`` whatever lies behind it.
    """
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if clear:
        area.viewport().setAutoFillBackground(False)
    else:
        area.viewport().setProperty("kind", "viewport")
    touch_scroll(area)
    return area
