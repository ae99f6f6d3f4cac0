"""How one transition looks in the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from transitions.ui.controls.touch import focus_is_shown
from transitions.ui.look.painting import draw_box, elided
from transitions.ui.look.tokens import Look, current_look
from transitions.ui.overview.row_words import RowWords

Index = QModelIndex | QPersistentModelIndex
_NARROW = 640
_STEP_SHARE = 0.4


class RowPainter(QStyledItemDelegate):
    """Name and facts at the left, the next step at the right, or beneath them when it is narrow."""

    def __init__(self, view: QAbstractItemView, is_heading: Callable[[int], bool]) -> None:
        super().__init__(view)
        self._view, self._is_heading = view, is_heading
        self._row_size = self._heading_size = QSize()
        self.measure()

    def measure(self) -> bool:
        """Read the heights anew, as the width or the look is another; whether they are other ones.

        A list gives each row its own width, so every width is right.
        """
        look, before = current_look(), (self._row_size, self._heading_size)
        lines = look.length("type.body") + look.length("type.small")
        if self._narrow(look):
            lines += look.length("type.small")
        self._row_size = QSize(1, round(lines * 1.5) + 2 * look.length("space.m"))
        self._heading_size = QSize(1, look.length("size.target"))
        return before != (self._row_size, self._heading_size)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._heading_size if self._is_heading(index.row()) else self._row_size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, words = current_look(), index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(words, str):
            self._paint_heading(painter, QRectF(option.rect), words, look)
        elif isinstance(words, RowWords):
            self._paint_row(painter, option, words, look)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRectF, title: str, look: Look) -> None:
        """Closer to what stands beneath it than to what stands above."""
        side = look.length("space.xl")
        inner = area.adjusted(side, look.length("space.m"), -side, 0)
        _write(painter, inner, title, look.font("small", 600), look, "muted")
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), look.colour("line"))

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, words: RowWords, look: Look
    ) -> None:
        area, state = QRectF(option.rect), option.state
        self._paint_ground(painter, area, look, state)
        inner = area.adjusted(look.length("space.xl"), look.length("space.m"),
                              -look.length("space.xl"), -look.length("space.m"))
        lines = self._lines(inner, look)
        title, small = look.font("body", 600), look.font("small")
        _write(painter, lines[0], words.name, title, look, "text")
        _write(painter, lines[1], words.facts, small, look, "muted")
        self._paint_step(painter, lines[2], words, look)

    def _paint_step(self, painter: QPainter, area: QRectF, words: RowWords, look: Look) -> None:
        """The step, and the note beneath it, or before it where there is one line only."""
        tone, font = "warn" if words.overdue else "on_tint", look.font("small", 500)
        if self._narrow(look):
            line = " · ".join(part for part in (words.note, words.step) if part)
            _write(painter, area, line, font, look, tone)
            return
        if not words.note:
            _write(painter, area, words.step, font, look, tone, end=True)
            return
        upper, lower = QRectF(area), QRectF(area)
        upper.setBottom(area.center().y())
        lower.setTop(area.center().y())
        _write(painter, upper, words.step, font, look, tone, end=True)
        _write(painter, lower, words.note, look.font("small"), look, "muted", end=True)

    def _narrow(self, look: Look) -> bool:
        return self._view.viewport().width() < round(_NARROW * look.scale)

    def _lines(self, inner: QRectF, look: Look) -> tuple[QRectF, QRectF, QRectF]:
        first = look.length("type.body") * 1.5
        second = look.length("type.small") * 1.5
        if self._narrow(look):
            return (
                QRectF(inner.left(), inner.top(), inner.width(), first),
                QRectF(inner.left(), inner.top() + first, inner.width(), second),
                QRectF(inner.left(), inner.top() + first + second, inner.width(), second),
            )
        step = inner.width() * _STEP_SHARE
        facts = inner.width() - step - look.length("space.l")
        return (
            QRectF(inner.left(), inner.top(), facts, first),
            QRectF(inner.left(), inner.top() + first, facts, second),
            QRectF(inner.right() - step, inner.top(), step, inner.height()),
        )

    def _paint_ground(self, painter: QPainter, area: QRectF, look: Look, state: QStyle.StateFlag) -> None:
        current = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        ringed = current and focus_is_shown(self._view)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if current or hovered:
            painter.fillRect(area, look.colour("tint" if hovered else "sunken"))
        line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        painter.fillRect(line, look.colour("line"))
        if ringed:
            box, radius = area.adjusted(2, 2, -2, -3), look.length("radius.small")
            draw_box(painter, box, radius, None, look.colour("focus"), look.border("ring"))


def _write(
    painter: QPainter, area: QRectF, text: str, font: QFont, look: Look, tone: str, *, end: bool = False
) -> None:
    side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(look.colour(tone))
    painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), elided(font, text, area.width()))
