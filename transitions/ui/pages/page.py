"""A page: one calm column of headings, cards and notes that scrolls, above a bar that stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.controls.scrolling import scroll_area
from transitions.ui.controls.stacking import clear
from transitions.ui.controls.surfaces import BottomBar, Card
from transitions.ui.look.tokens import current_look


class Page(Fitted, QWidget):
    """Add widgets from the top; give it a bottom bar when the page leads somewhere."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = name
        self._column = QWidget()
        self._stack = QVBoxLayout(self._column)
        self._stack.addStretch(1)
        self.area = scroll_area()
        self.area.setWidget(self._centred())
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self.area, 1)
        self._bar: QWidget | None = None
        self._first: QWidget | None = None
        self._close = False
        self.area.verticalScrollBar().rangeChanged.connect(self._fit_margins)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._after_focus)
        self._fit()

    def add(self, widget: QWidget) -> None:
        """Put a widget under what is already there."""
        self._stack.insertWidget(self._stack.count() - 1, widget)

    def add_heading(self, title: str, lead: str = "") -> Words:
        """Put the page's heading, with a sentence under it."""
        heading = Words(title, "h1", name=f"{self.name}.title")
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, current_look().length("space.s"))
        column.setSpacing(current_look().length("space.xs"))
        column.addWidget(heading)
        if lead:
            column.addWidget(Words(lead, "lead", name=f"{self.name}.lead"))
        self.add(block)
        return heading

    def card(self, title: str = "", hint: str = "") -> Card:
        """Put a card and return it for filling."""
        card = Card(title, hint)
        self.add(card)
        return card

    def clear(self) -> None:
        """Remove everything but the bar."""
        clear(self._stack, keep=1)

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Fill the page out of sight: in sight it is laid out anew, whole, for each thing that comes.

        It is laid out and shown in a turn of its own, since both together would be too long for one.
        """
        self._column.hide()
        try:
            yield
        finally:
            QTimer.singleShot(0, self._column, self._column.show)

    def set_bottom_bar(self, bar: BottomBar) -> None:
        """Put the bar that stays while the page scrolls."""
        if self._bar is not None:
            self._outer.removeWidget(self._bar)
            self._bar.deleteLater()
        self._bar = bar
        self._outer.addWidget(bar)

    def focus_first(self) -> bool:
        """Move the focus to the first field or button of the page; false when there is none.

        A page opens with its heading in sight: where the field lies below, the page has the focus itself.
        """
        widget: QWidget | None = self._column.nextInFocusChain()
        while widget is not None and widget is not self._column:
            if self._can_take_focus(widget):
                self._first = widget
                self.to_top()
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            widget = widget.nextInFocusChain()
        return False

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until the widget is in sight, with air around it."""
        self.area.ensureWidgetVisible(widget, 0, current_look().length("space.huge"))

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self.area.verticalScrollBar().setValue(0)

    def _centred(self) -> QWidget:
        centred = QWidget()
        centred.setProperty("kind", "viewport")
        centred.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._margins = QHBoxLayout(centred)
        self._margins.addStretch(1)
        self._margins.addWidget(self._column, 1000)
        self._margins.addStretch(1)
        return centred

    def close_up(self, on: bool) -> None:
        """Begin close under what lies above the page, or with air over it."""
        self._close = on
        self._fit_margins()

    def _fit(self) -> None:
        look = current_look()
        self._column.setMaximumWidth(look.length("size.measure"))
        self._fit_margins()
        self._margins.setSpacing(0)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(look.length("space.l"))

    def _fit_margins(self) -> None:
        look = current_look()
        side, bottom = look.length("space.xl"), look.length("space.xxl")
        top = look.length("space.s") if self._close else bottom
        scrolls = self.area.verticalScrollBar().maximum() > 0
        taken = look.length("size.handle") if scrolls else 0
        self._margins.setContentsMargins(side, top, side - taken, bottom)

    def _after_focus(self, _left: QWidget | None, entered: QWidget | None) -> None:
        if entered is not None and self._column.isAncestorOf(entered):
            QTimer.singleShot(0, self, self._follow_cursor)

    def _follow_cursor(self) -> None:
        """Bring the cursor into sight, however it moved; never under a mouse button that is down."""
        entered = QApplication.focusWidget()
        if entered is None or not self._column.isAncestorOf(entered) or QApplication.mouseButtons():
            return
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        first, self._first = self._first, None
        seen = entered.visibleRegion().boundingRect()
        if entered is not first and seen != entered.rect():
            self.show_widget(entered)
        elif seen.isEmpty():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _can_take_focus(self, widget: QWidget) -> bool:
        tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return tabbed and widget.isEnabled() and not widget.isHidden() and self._column.isAncestorOf(widget)
