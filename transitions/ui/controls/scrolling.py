"""The area every page, list and question scrolls in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from transitions.ui.controls.touch import touch_scroll
from transitions.ui.look.tokens import current_look


def bring_into_sight(widget: QWidget) -> None:
    """Scroll what it lies in until it is seen, also where it has only just been shown."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(widget, 0, current_look().length("space.l"))


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
