"""One finished page as it will be printed: drawn from bytes in memory, at the pixels of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from transitions.ui.look.tokens import current_look

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_POINTS_PER_INCH = 72
_SCREEN_DPI = 96
_STEP = 4
"""Widths are a multiple of this, so that they are whole pixels at 125, 150 and 175 % too."""


class PageImage(QWidget):
    """One page, rasterised when it is painted at a size or on a screen it was not made for.

    `drawn` tells that a picture was made: there may be others that nobody looks at any more.
    """

    drawn = Signal()

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
        """Take this width or a little less; the height follows the paper."""
        across, down = self._points
        whole = max(_STEP, width - width % _STEP)
        self.setFixedSize(QSize(whole, round(whole * down / across)))
        self.forget()

    def natural_width(self) -> int:
        """The width of the paper on a screen at 100 %."""
        return int(self._points[0] * _SCREEN_DPI / _POINTS_PER_INCH)

    def forget(self) -> None:
        """Let go of the picture; it is made again when the page is seen."""
        self._image = QImage()

    def is_drawn(self) -> bool:
        """Whether there is a picture of the page in memory."""
        return not self._image.isNull()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        wanted = round(self.width() * ratio)
        made_anew = self._image.width() != wanted
        if made_anew:
            self._image = self._rasterised(wanted)
            self._image.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self._image)
        painter.setPen(current_look().colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
        if made_anew:
            self.drawn.emit()

    def _rasterised(self, width: int) -> QImage:
        height = round(width * self._points[1] / self._points[0])
        bitmap = self._document[self._number].render(scale=(width + 0.5) / self._points[0])
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
        return image.copy(0, 0, width, min(height, bitmap.height))
