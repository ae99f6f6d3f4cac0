"""The sections beside the page, or folded above it where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from transitions.ui.controls.labels import look_changed
from transitions.ui.form.section_list import SectionList
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.page import Page


class FormFrame(QWidget):
    """Holds one page, and the list of sections where there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: SectionList | None = None
        self.page: Page | None = None
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def put(self, sections: SectionList | None, page: Page) -> None:
        """Show these in place of what is shown; a list that stays is left alone."""
        for old, new in ((self.sections, sections), (self.page, page)):
            if old is not None and old is not new:
                self._layout.removeWidget(old)
                old.hide()
                old.deleteLater()
        if sections is not None and sections is not self.sections:
            self._layout.insertWidget(0, sections)
        self._layout.addWidget(page, 1)
        self.sections, self.page = sections, page
        self._adapt()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._adapt()

    def _adapt(self) -> None:
        narrow = self.width() < current_look().length("size.breakpoint") * 8 // 9
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._layout.direction():
            self._layout.setDirection(direction)
        if self.sections is not None and self.sections.is_narrow() != narrow:
            self.sections.set_narrow(narrow)
        if self.page is not None:
            self.page.close_up(narrow and self.sections is not None)
