"""Two things beside each other where there is room; where there is none, all on one long page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.ui.controls.labels import look_changed
from transitions.ui.controls.scrolling import scroll_area
from transitions.ui.look.tokens import current_look

_NO_LIMIT = 16_777_215
"""Qt's word for no maximum."""


class Beside(QWidget):
    """`top` lies over `main`, which takes the room there is; `side` scrolls by itself beside it."""

    def __init__(self, top: QWidget, main: QWidget, side: QWidget) -> None:
        super().__init__()
        self._top, self._main, self._side = top, main, side
        self._wide: bool | None = None
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._page.addLayout(self._row, 1)
        self._area = scroll_area()
        self._all = QWidget()
        self._column = QVBoxLayout(self._all)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._area)
        self._arrange(wide=True)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until a part of the side is in sight."""
        inside = self._area.widget()
        layout = inside.layout() if inside is not None else None
        if layout is not None:
            layout.activate()
        self._area.ensureWidgetVisible(widget, 0, current_look().length("space.l"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._fit()

    def _fit(self) -> None:
        look = current_look()
        self._arrange(wide=self.width() >= look.length("size.measure"))
        gap = look.length("space.xl")
        self._row.setSpacing(gap if self._wide else 0)
        self._page.setSpacing(look.length("space.m"))
        self._column.setSpacing(gap)
        most = look.length("size.sidebar") * 5 // 4 if self._wide else _NO_LIMIT
        self._area.setMaximumWidth(most)
        self._area.setMinimumWidth(most if self._wide else 0)
        tall = max(self.height() - gap, look.length("size.sidebar"))
        self._main.setMinimumHeight(0 if self._wide else tall)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        shown = [widget for widget in (self._top, self._main, self._side) if not widget.isHidden()]
        self._area.takeWidget()
        if wide:
            self._page.insertWidget(0, self._top)
            self._row.insertWidget(0, self._main, 1)
            self._area.setWidget(self._side)
        else:
            for part in (self._top, self._main, self._side):
                self._column.addWidget(part)
            self._area.setWidget(self._all)
        for widget in shown:
            widget.show()
