"""The area every page, list and question scrolls in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from transitions.ui.controls.touch import touch_scroll


def scroll_area(*, clear: bool = False) -> QScrollArea:
    """An area that scrolls up and down, by finger too, and is no stop for the keys.

    Its ground is the page's own, or with ``clear`` whatever lies behind it. The viewport is ours: to find
    out what Qt's own is takes a tenth of the time the program needs to start.
    """
    area, viewport = QScrollArea(), QWidget()
    area.setViewport(viewport)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if clear:
        viewport.setAutoFillBackground(False)
    else:
        viewport.setProperty("kind", "viewport")
    touch_scroll(area)
    return area
