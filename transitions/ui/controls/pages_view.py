"""Finished pages as they will be printed: drawn from bytes in memory, never from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import look_changed
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.touch import touch_scroll
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_POINTS_PER_INCH = 72
_SCREEN_DPI = 96
_ZOOMS = {"fit": None, "actual": 1.0, "half_larger": 1.5}


class PageImage(QWidget):
    """One page, rasterised when it is first painted and again when its size changes."""

    def __init__(self, document: PdfDocument, number: int, spoken: str) -> None:
        super().__init__()
        self._document, self._number = document, number
        page = document[number]
        self._points = page.get_size()
        self.text = page.get_textpage().get_text_range().replace("\r\n", "\n").strip()
        self._image = QImage()
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(self.text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_width(self, width: int) -> None:
        """Take this width; the height follows the paper."""
        across, down = self._points
        self.setFixedSize(QSize(width, round(width * down / across)))
        self._image = QImage()

    def natural_width(self) -> int:
        """The width of the paper on a screen at 100 %."""
        return int(self._points[0] * _SCREEN_DPI / _POINTS_PER_INCH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        wanted = round(self.width() * self.devicePixelRatioF())
        if self._image.width() != wanted:
            self._image = self._rasterised(wanted)
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._image)
        painter.setPen(current_look().colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _rasterised(self, width: int) -> QImage:
        height = round(width * self._points[1] / self._points[0])
        bitmap = self._document[self._number].render(scale=(width + 0.5) / self._points[0])
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
        return image.copy(0, 0, width, min(height, bitmap.height))


class PagesView(QWidget):
    """Pages under each other with zoom and keys, and the same words as plain text."""

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
        self._area = _paper_area(self._paper, f"{name}.pages")
        self._area.setAccessibleName(words("pages.text_of"))
        self._reading = _reading(f"{name}.text", words("pages.text_of"))
        self._zooms = {zoom: Toggle(words(f"pages.{zoom}"), f"{name}.{zoom}") for zoom in _ZOOMS}
        self._as_text = Button(words("pages.as_text"), f"{name}.as_text", "ghost", "document")
        self._build()
        self._area.viewport().installEventFilter(self)
        self.zoom_to("fit")

    def show_pdf(self, data: bytes) -> None:
        """Show these pages from the top; the first call loads the PDF library."""
        from pypdfium2 import PdfDocument  # noqa: PLC0415 - 40 ms that the first window need not wait for

        self.clear()
        self._document = PdfDocument(data)
        count = len(self._document)
        for number in range(count):
            spoken = self._words("pages.page").format(place=number + 1, count=count)
            page = PageImage(self._document, number, spoken)
            self._pages.append(page)
            self._stack.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self._reading.setPlainText("\n\n".join(page.text for page in self._pages))
        self._resize_pages()
        self._area.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Forget the pages, their pictures and their words."""
        for page in self._pages:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages = []
        self._reading.clear()
        if self._document is not None:
            self._document.close()
            self._document = None

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def zoom_to(self, zoom: str) -> None:
        """`fit` the width, `actual` size, or `half_larger`."""
        self._zoom = _ZOOMS[zoom]
        for name, toggle in self._zooms.items():
            toggle.setChecked(name == zoom)
        self._resize_pages()

    def stand_whole(self, whole: bool) -> None:
        """Give every page its full height, on a page that scrolls around them; or scroll here."""
        self._whole = whole
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
        self._area.setVerticalScrollBarPolicy(bar)
        self._resize_pages()

    def show_text(self, shown: bool) -> None:
        """Show the words of the pages instead of their picture."""
        self._stacked.setCurrentWidget(self._reading if shown else self._area)
        self._as_text.say(self._words("pages.as_pages" if shown else "pages.as_text"))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._resize_pages()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._fit()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        bar = QWidget()
        row = WrapLayout(bar, "apart")
        for zoom, toggle in self._zooms.items():
            row.addWidget(toggle)
            toggle.clicked.connect(lambda _=False, chosen=zoom: self.zoom_to(chosen))
        row.addWidget(self._as_text)
        self._as_text.clicked.connect(lambda: self.show_text(self._stacked.currentWidget() is self._area))
        self._column.addWidget(bar)
        self._column.addLayout(self._stacked, 1)
        for view in (self._area, self._reading):
            self._stacked.addWidget(view)
        self._fit()

    def _fit(self) -> None:
        look = current_look()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.length("space.s"))
        edge = look.length("space.l")
        self._stack.setContentsMargins(edge, edge, edge, edge)
        self._stack.setSpacing(edge)

    def _resize_pages(self) -> None:
        look = current_look()
        room = self._area.viewport().width() - 2 * look.length("space.l")
        for page in self._pages:
            width = room if self._zoom is None else round(page.natural_width() * self._zoom)
            page.set_width(max(1, width))
        self._area.setMinimumHeight(self._height_of_all() if self._whole else 0)

    def _height_of_all(self) -> int:
        edge = current_look().length("space.l")
        across = self._area.horizontalScrollBar().sizeHint().height() if self._zoom else 0
        return sum(page.height() + edge for page in self._pages) + edge + across


class _PaperArea(QScrollArea):
    """Scrolls a screenful by Space and Page keys, to the ends by Home and End.

    Where all of it is in sight the keys belong to what scrolls around it.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        screenful = bar.pageStep() - current_look().length("space.huge")
        steps = {
            Qt.Key.Key_Space: screenful,
            Qt.Key.Key_PageDown: screenful,
            Qt.Key.Key_PageUp: -screenful,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if not bar.maximum():
            event.ignore()
        elif step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)


def _paper_area(paper: QWidget, name: str) -> QScrollArea:
    area = _PaperArea()
    area.setObjectName(name)
    area.setWidget(paper)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    touch_scroll(area)
    return area


def _reading(name: str, spoken: str) -> QPlainTextEdit:
    reading = QPlainTextEdit()
    reading.setObjectName(name)
    reading.setProperty("kind", "reading")
    reading.setReadOnly(True)
    reading.setTabChangesFocus(True)
    reading.setAccessibleName(spoken)
    return reading
