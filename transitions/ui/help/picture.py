"""A picture of a screen, as wide as there is room and never larger than it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from transitions.ui.look.tokens import current_look


class Picture(QWidget):
    """Keeps its proportions; ``shows`` is what a screen reader says of it."""

    def __init__(self, path: Path, shows: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(shows)
        self._image = QImage(str(path))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._image.isNull():
            return 0
        shown = min(width, self._image.width())
        return round(shown * self._image.height() / self._image.width()) + 2

    def sizeHint(self) -> QSize:
        return QSize(self._image.width(), self.heightForWidth(self._image.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        place = QRect(0, 0, min(self.width(), self._image.width()), self.height()).adjusted(1, 1, -1, -1)
        size, keep = place.size() * self.devicePixelRatioF(), Qt.AspectRatioMode.IgnoreAspectRatio
        shown = self._image.scaled(size, keep, Qt.TransformationMode.SmoothTransformation)
        painter = QPainter(self)
        painter.drawImage(place, shown)
        painter.setPen(current_look().colour("line"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()
