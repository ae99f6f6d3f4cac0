"""The guide over the window: the page of the screen she is at, and every other page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.desk import Surroundings
from transitions.domain.handbook import HelpPage
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.overlay import Overlay
from transitions.ui.controls.surfaces import BottomBar
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.errands import Errands
from transitions.ui.help.about import lay_out_about
from transitions.ui.help.leaf import lay_out
from transitions.ui.journey.steps import FOR_PARENTS
from transitions.ui.pages.page import Page


class HelpLayer(Overlay):
    """Nothing beneath is touched: Escape leads back to the same question. ``asking_for_keys``: the keys."""

    asking_for_keys = Signal()

    def __init__(self, beneath: QWidget, around: Surroundings) -> None:
        self._page = Page("help")
        super().__init__(beneath, "help.layer", hiding=True)
        self._around, self._say = around, around.library.texts.say
        self._errands = Errands(self)
        self._back = Button(self._say("help.back"), "help.back", "primary", "arrow-left")
        self._about = Button(self._say("help.about"), "help.about", "plain", "info")
        self._keys = Button(self._say("shell.keys.title"), "help.keys", "plain")
        self.shown, self._parents = "", False
        self._build()

    def open(self, screen: str, *, parents: bool = False) -> None:
        """Show the page of a screen; the first one where a screen has none.

        ``parents`` look along: only the pages about what they see can be turned to.
        """
        self._parents = parents
        pages = self._around.library.handbook
        page = pages.of(screen) or next(iter(pages.pages), None)
        if page is None:
            self.open_about()
        else:
            self._show(page)
        self.rise(self._back)

    def open_about(self) -> None:
        """Show what the program is."""
        self._begin("about")
        lay_out_about(self._page, self._around, self._errands)
        self._end()
        self.rise(self._back)

    def dismiss(self) -> None:
        self.sink()

    def _put_in_middle(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self.area = self._page.area

    def _build(self) -> None:
        bar = BottomBar("help.bar")
        bar.add_leading(self._back)
        bar.add_trailing(self._keys)
        bar.add_trailing(self._about)
        self._page.set_bottom_bar(bar)
        self._back.clicked.connect(self.sink)
        self._about.clicked.connect(self.open_about)
        self._keys.clicked.connect(self.asking_for_keys)

    def _show(self, page: HelpPage) -> None:
        self._begin(page.id)
        lay_out(self._page, page, self._around.library.pictures, self._say)
        self._end()

    def _begin(self, shown: str) -> None:
        self.shown = shown
        self._page.clear()

    def _end(self) -> None:
        self._page.card(self._say("help.pages")).add(self._list())
        self._page.to_top()

    def _list(self) -> QWidget:
        listed = QWidget()
        row = WrapLayout(listed)
        for page in self._around.library.handbook.pages:
            seen = not self._parents or bool(set(page.screens) & set(FOR_PARENTS))
            if seen and page.id != self.shown:
                button = Button(page.title, f"help.page.{page.id}", "ghost")
                button.clicked.connect(lambda *_, page=page: self._turn(page))
                row.addWidget(button)
        return listed

    def _turn(self, page: HelpPage) -> None:
        """To another page; the cursor stays on the way back, for the button that was pressed is gone."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(page)
