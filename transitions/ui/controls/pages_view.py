"""Finished pages as they will be printed, with zoom and keys: from bytes in memory, never from a file."""

from __future__ import annotations

from itertools import accumulate

from pypdfium2 import PdfDocument
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from transitions.ui.controls.attached_note import AttachedNote
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.controls.page_image import PageImage
from transitions.ui.controls.paper_area import paper_area
from transitions.ui.controls.speech import announce
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look

_ZOOMS = {"fit": None, "actual": 1.0, "half_larger": 1.5}


class PagesView(Fitted, QWidget):
    """Pages under each other with zoom and keys, and the same words as plain text.

    Whole pages on a page that scrolls around them begin at the top: ``as_text``, the way to their words,
    is then put elsewhere by whoever shows them.
    """

    def __init__(self, name: str, words: Speech) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name, self._words = name, words
        self._zoom: float | None = None
        self._whole = False
        self._pages: list[PageImage] = []
        self._document: PdfDocument | None = None
        self._paper = QWidget()
        self._stack, self._stacked = QVBoxLayout(self._paper), QStackedLayout()
        self._area = paper_area(self._paper, f"{name}.pages")
        self._area.setAccessibleName(words("pages.text_of"))
        self._reading = _reading(f"{name}.text", words("pages.text_of"))
        self._zooms = {zoom: Toggle(words(f"pages.{zoom}"), f"{name}.{zoom}") for zoom in _ZOOMS}
        self.as_text = Button(words("pages.as_text"), f"{name}.as_text", "ghost", "document")
        self._now = Words("", "muted", name=f"{name}.now")
        self._attached = AttachedNote(f"{name}.attached")
        self._inside = _reading(f"{name}.inside", words("pages.inside_of"))
        self._see_inside = Button(words("pages.see_inside"), f"{name}.see_inside", "ghost", "eye")
        self._build()
        self._area.viewport().installEventFilter(self)
        self._clear_at_the_end()
        self.zoom_to("fit")

    def show_pdf(self, data: bytes) -> None:
        """Show these pages from the top."""
        self.clear()
        self._document = PdfDocument(data)
        count = len(self._document)
        for number in range(count):
            spoken = self._words("pages.page").format(place=number + 1, count=count)
            page = PageImage(self._document, number, spoken)
            self._pages.append(page)
            page.drawn.connect(self._forget_unseen)
            self._stack.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self._reading.setPlainText("\n\n".join(page.text for page in self._pages))
        self._resize_pages()
        self._make_room()
        self._area.verticalScrollBar().setValue(0)
        self._say_page()

    def clear(self) -> None:
        """Forget the pages, their pictures and their words."""
        for page in self._pages:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages = []
        self._reading.clear()
        self._now.say("")
        self.show_attached("", "")
        if self._document is not None:
            self._document.close()
            self._document = None

    def _clear_at_the_end(self) -> None:
        """The PDF library complains about a document that is open when the program ends."""
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear)

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def page_now(self) -> int:
        """The number of the page that is read now: the one at the middle of what is in sight."""
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() // 2
        begun = [number for number, top in enumerate(self._tops(), 1) if top <= middle]
        return begun[-1] if begun else 1

    def turn(self, step: int) -> None:
        """Go to the top of the page so many further on, or back."""
        if not self._pages:
            return
        number = min(max(self.page_now() + step, 1), len(self._pages))
        self._area.verticalScrollBar().setValue(self._tops()[number - 1] - current_look().length("space.l"))
        announce(self, self._pages[number - 1].accessibleName())

    def show_attached(self, note: str, content: str) -> None:
        """Tell that something lies inside the file, with a way to read all of it; or nothing."""
        if content == self._inside.toPlainText():
            return
        self._inside.setPlainText(content)
        self._attached.say(note)
        self._attached.setVisible(bool(content))
        if not content and self._stacked.currentWidget() is self._inside:
            self._show(self._area)

    def zoom_to(self, zoom: str) -> None:
        """`fit` the width, `actual` size, or `half_larger`."""
        self._zoom = _ZOOMS[zoom]
        for name, toggle in self._zooms.items():
            toggle.setChecked(name == zoom)
        self._resize_pages()

    def stand_whole(self, whole: bool) -> None:
        """Give every page its full height, on a page that scrolls around them; or scroll here."""
        self._whole = whole
        if not whole:
            self._row.addWidget(self.as_text)
            self.as_text.show()
        elif self._row.indexOf(self.as_text) >= 0:
            self._row.removeWidget(self.as_text)
            self.zoom_to("fit")
        self._make_room()
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
        self._area.setVerticalScrollBarPolicy(bar)
        self._resize_pages()

    def show_text(self, shown: bool) -> None:
        """Show the words of the pages instead of their picture."""
        self._show(self._reading if shown else self._area)

    def show_inside(self, shown: bool) -> None:
        """Show what lies inside the file instead of the pages."""
        self._show(self._inside if shown else self._area)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._resize_pages()
            self._make_room()
        return False

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._bar = QWidget()
        self._row = WrapLayout(self._bar, "apart")
        for zoom, toggle in self._zooms.items():
            self._row.addWidget(toggle)
            toggle.clicked.connect(lambda _=False, chosen=zoom: self.zoom_to(chosen))
        self._now.setWordWrap(False)
        self._row.addWidget(self._now)
        self._row.addWidget(self.as_text)
        self._attached.add(self._see_inside)
        self._attached.hide()
        self._column.addWidget(self._bar)
        self._column.addWidget(self._attached)
        self._column.addLayout(self._stacked, 1)
        for view in (self._area, self._reading, self._inside):
            self._stacked.addWidget(view)
        self._connect()
        self._fit()

    def _make_room(self) -> None:
        """The number of pages gives way before the bar takes a second line; every page says it too.

        The bar itself gives way to whole pages that are as wide as they are on paper, or wider.
        """
        roomy = all(page.natural_width() <= self._room() for page in self._pages)
        self._bar.setVisible(not (self._whole and roomy))
        parts = (*self._zooms.values(), self._now, *(() if self._whole else (self.as_text,)))
        gaps = len(parts) * current_look().length("space.s")
        needed = sum(part.sizeHint().width() for part in parts) + gaps
        self._now.setVisible(not self._whole or needed <= self.width())

    def _connect(self) -> None:
        shown = self._stacked.currentWidget
        self.as_text.clicked.connect(lambda: self.show_text(shown() is not self._reading))
        self._see_inside.clicked.connect(lambda: self.show_inside(shown() is not self._inside))
        self._area.turned.connect(self.turn)
        self._area.zoomed.connect(self._zoom_by)
        self._area.verticalScrollBar().valueChanged.connect(lambda _: self._say_page())

    def _show(self, view: QWidget) -> None:
        self._stacked.setCurrentWidget(view)
        text, inside = view is self._reading, view is self._inside
        self.as_text.say(self._words("pages.as_pages" if text else "pages.as_text"))
        self._see_inside.say(self._words("pages.as_pages" if inside else "pages.see_inside"))

    def _zoom_by(self, step: int) -> None:
        """The next zoom up or down; none starts over with the width."""
        order = list(_ZOOMS)
        place = next(name for name, toggle in self._zooms.items() if toggle.isChecked())
        self.zoom_to(order[min(max(order.index(place) + step, 0), len(order) - 1)] if step else "fit")

    def _say_page(self) -> None:
        """Which page is in sight; all of them, where another page scrolls around them."""
        count = len(self._pages)
        one = "pages.count_one" if count == 1 else "pages.count"
        words = one if self._whole or count == 1 else "pages.page"
        self._now.say(self._words(words).format(place=self.page_now(), count=count) if count else "")

    def _forget_unseen(self) -> None:
        """Pictures are large: only those somebody can see stay."""
        for page in self._pages:
            if page.visibleRegion().isEmpty():
                page.forget()

    def _fit(self) -> None:
        look = current_look()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.length("space.s"))
        edge = look.length("space.l")
        self._stack.setContentsMargins(edge, edge, edge, edge)
        self._stack.setSpacing(edge)
        self._attached.fit()

    def _resize_pages(self) -> None:
        room = self._room()
        for page in self._pages:
            width = room if self._zoom is None else round(page.natural_width() * self._zoom)
            page.set_width(max(1, width))
        self._area.setMinimumHeight(self._height_of_all() if self._whole else 0)
        self._say_page()

    def _room(self) -> int:
        return self._area.viewport().width() - 2 * current_look().length("space.l")

    def _tops(self) -> list[int]:
        """Where each page begins, also before it has been put there."""
        edge = current_look().length("space.l")
        heights = [0, *(page.height() + edge for page in self._pages[:-1])]
        return [edge + down for down in accumulate(heights)]

    def _height_of_all(self) -> int:
        edge = current_look().length("space.l")
        across = self._area.horizontalScrollBar().sizeHint().height() if self._zoom else 0
        return sum(page.height() + edge for page in self._pages) + edge + across


def _reading(name: str, spoken: str) -> QPlainTextEdit:
    reading = QPlainTextEdit()
    reading.setObjectName(name)
    reading.setProperty("kind", "reading")
    reading.setReadOnly(True)
    reading.setTabChangesFocus(True)
    reading.setAccessibleName(spoken)
    return reading
