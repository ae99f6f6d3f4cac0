"""Words on the screen: headings, labels, running text, icons beside them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from transitions.domain.line import LONGEST_LINE
from transitions.ui.look.direction import runs_from_right
from transitions.ui.look.painting import LABELLED, brush_for, draw_icon, elided, text_height
from transitions.ui.look.restyle import restyle
from transitions.ui.look.tokens import current_look


def look_changed(event: QEvent) -> bool:
    """Whether the event says that theme or text size changed, so that lengths must be read again."""
    return event.type() in (QEvent.Type.StyleChange, QEvent.Type.ApplicationFontChange)


class Fitted:
    """Takes its lengths from the look, again whenever that changes; stands before the class of Qt's."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)  # type: ignore[misc]
        if look_changed(event):
            self._fit()

    def _fit(self) -> None:
        raise NotImplementedError


class Words(QLabel):
    """Wrapped words of one kind: h1, h2, lead, label, translation, strong, body, muted, caption, error."""

    def __init__(self, text: str = "", kind: str = "body", tone: str = "", name: str = "") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        if tone:
            self.setProperty("tone", tone)
        self.setObjectName(name)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.say(text)

    def say(self, text: str) -> None:
        """Show these words as they are, in their own direction; nothing in them is read as markup."""
        if runs_from_right(text):
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        elif self.testAttribute(Qt.WidgetAttribute.WA_SetLayoutDirection):
            self.unsetLayoutDirection()
        self.setText(text)

    def heightForWidth(self, width: int) -> int:
        """As Qt finds it, remembered: a page asks hundreds of times as it is laid out."""
        edges = self.contentsMargins()
        room = width - edges.left() - edges.right()
        if room < 1 or not self.wordWrap():
            return super().heightForWidth(width)
        words = text_height(self.font(), self.text(), room, LABELLED)
        return max(self.minimumHeight(), words + edges.top() + edges.bottom())

    def said(self) -> str:
        """The words shown."""
        return self.text()

    def set_tone(self, tone: str) -> None:
        """Change the colour by meaning."""
        restyle(self, tone=tone)


class Called(Fitted, Words):
    """A name, or words that begin with one; what is wider than a page ends in an ellipsis.

    A long name wraps; something pasted by mistake neither takes the page nor the time to lay it out.
    """

    def __init__(self, text: str = "", kind: str = "body", tone: str = "", name: str = "") -> None:
        self._whole = text
        super().__init__(text, kind, tone, name)

    def say(self, text: str) -> None:
        self._whole = text
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        shown = elided(self.font(), self._whole, current_look().length("size.measure"))
        if shown != self.text():
            super().say(shown)


class Chip(QLabel):
    """A small label of state; tone `ok`, `warn`, `tint`, `danger` or none."""

    def __init__(self, text: str, tone: str = "", name: str = "") -> None:
        super().__init__(text)
        self.setProperty("kind", "chip")
        self.setProperty("tone", tone)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class IconMark(QWidget):
    """An icon that stands beside words; screen readers pass it by."""

    def __init__(self, icon: str, tone: str = "text", size: str = "size.icon") -> None:
        super().__init__()
        self._icon, self._tone, self._size = icon, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, tone: str) -> None:
        """Change picture and colour."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:
        side = current_look().length(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_for(self)
        draw_icon(painter, QRectF(self.rect()), self._icon, self._tone, current_look())
        painter.end()


class Rule(QFrame):
    """A hairline between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "rule")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def in_short(name: str) -> str:
    """A name within a sentence: one longer than fits on paper ends in an ellipsis."""
    return name if len(name) <= LONGEST_LINE else f"{name[: LONGEST_LINE - 1]}…"
