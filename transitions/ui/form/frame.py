"""The sections beside the page, or folded above it where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from transitions.ui.controls.labels import look_changed
from transitions.ui.controls.touch import undisturbed
from transitions.ui.form.section_list import SectionList
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.page import Page


class FormFrame(QWidget):
    """Holds one page, and the list of sections where there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: SectionList | None = None
        self.page: Page | None = None
        self._shown: tuple[QWidget | None, ...] = ()
        self._aside = False
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def set_aside(self) -> None:
        """Out of sight while the vault is asked: what is typed there now would get lost."""
        self._aside = True
        _take_the_cursor_from(self)
        self.hide()

    def bring_back(self) -> None:
        """What was set aside is true still."""
        self._aside = False
        self.show()

    def put(self, sections: SectionList | None, page: Page) -> None:
        """Show these in place of what is shown, when the events that wait have had their turn.

        To make a page and to lay it out would together be too long for one turn. The page that goes is
        still seen meanwhile, but hidden already: what was typed there now, the new one would not show,
        and would write over.
        """
        self.sections, self.page, self._aside = sections, page, False
        self.setUpdatesEnabled(False)
        for old in self._going():
            _leave_an_empty_place(old)
        QTimer.singleShot(0, self, self._change)

    def _going(self) -> list[QWidget]:
        return [old for old in self._shown if old is not None and old not in (self.sections, self.page)]

    @undisturbed()
    def _change(self) -> None:
        """A list that stays is left alone, and so is a page that another has replaced meanwhile."""
        wanted = (self.sections, self.page)
        for old in self._going():
            self._layout.removeWidget(old)
            old.deleteLater()
        for place, new in enumerate(wanted):
            if new is not None and new not in self._shown:
                self._layout.insertWidget(min(place, self._layout.count()), new, place)
        self._shown = wanted
        self._adapt()
        self.setUpdatesEnabled(True)
        self.setVisible(not self._aside)

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


def _leave_an_empty_place(widget: QWidget) -> None:
    """Hide it: the layout around stays as it is, and the cursor jumps nowhere."""
    room = widget.sizePolicy()
    _take_the_cursor_from(widget)
    room.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(room)
    widget.hide()


def _take_the_cursor_from(widget: QWidget) -> None:
    focused = widget.focusWidget()
    if focused is not None:
        focused.clearFocus()
