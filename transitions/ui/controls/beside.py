"""Two things beside each other where there is room; where there is none, all on one long page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from transitions.ui.controls.labels import look_changed
from transitions.ui.controls.scrolling import scroll_area
from transitions.ui.look.tokens import current_look

_NO_LIMIT = 16_777_215
"""Qt's word for no maximum."""


class Beside(QWidget):
    """`top` lies over `main`, which takes the room there is; `side` scrolls by itself beside it.

    Too narrow or too low for that, the three lie under each other and scroll as one; `arranged` says
    whether they lie beside each other.
    """

    arranged = Signal(bool)

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
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._after_focus)
        self._arrange(wide=True)

    @property
    def wide(self) -> bool:
        """Whether the parts lie beside each other now."""
        return bool(self._wide)

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self._area.verticalScrollBar().setValue(0)

    def scroll_to(self, widget: QWidget) -> None:
        """Scroll until a part begins at the top."""
        inside = self._area.widget()
        if inside is not None and inside.isAncestorOf(widget):
            top = widget.mapTo(inside, QPoint(0, 0)).y() - current_look().length("space.l")
            self._area.verticalScrollBar().setValue(top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event) and self.isVisible():
            self._fit()

    def _after_focus(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """What is taller than the room is shown from its top, not from its middle."""
        if entered is None or self._wide or not self._main.isAncestorOf(entered):
            return
        if entered.height() > self._area.viewport().height():
            QTimer.singleShot(0, self, lambda: self.scroll_to(entered))

    def _has_room(self) -> bool:
        """Whether `main` is left with enough to read in, beside the side and under the top."""
        look = current_look()
        high = self.height() >= 2 * look.length("size.sidebar")
        return high and self.width() >= look.length("size.measure")

    def _fit(self) -> None:
        look = current_look()
        self._arrange(wide=self._has_room())
        gap = look.length("space.xl")
        self._row.setSpacing(gap if self._wide else 0)
        self._page.setSpacing(look.length("space.m"))
        self._column.setSpacing(look.length("space.s"))
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
        self.arranged.emit(wide)
