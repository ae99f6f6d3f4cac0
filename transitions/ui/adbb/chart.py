"""The sums of a child's observations by age. Each stands by itself: no line between them, no band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from transitions.domain.child import Child
from transitions.domain.in_words import ages_in_words, date_in_words
from transitions.domain.screening import ItemSheet, Screening
from transitions.domain.texts import Texts
from transitions.ui.adbb.marks import (
    SECOND,
    draw_dash,
    draw_mark,
    mark_of,
    mark_of_second,
    mark_room,
)
from transitions.ui.adbb.plot import Plot, Room, above_first, beside_first, days_shown
from transitions.ui.controls.roles import tell_role
from transitions.ui.controls.touch import focus_is_shown
from transitions.ui.look.painting import brush_for, draw_box
from transitions.ui.look.tokens import Look, current_look

LINES_HIGH, LETTERS_WIDE = 25, 20
_MIDDLE, _END = int(Qt.AlignmentFlag.AlignCenter), int(Qt.AlignmentFlag.AlignRight)


class TotalsChart(QWidget):
    """Age along, sum up, for a child whose birth date is known; the table beneath says the same."""

    def __init__(self, child: Child, birth: date, screenings: Sequence[Screening], texts: Texts) -> None:
        super().__init__()
        self.setObjectName("adbb.over_time.chart")
        tell_role(self, "chart")
        self._birth, self._due = birth, child.due_date
        self._screenings, self._texts = screenings, texts
        self.setAccessibleName(texts.say("adbb_screen.over_time.spoken"))
        self.setAccessibleDescription(". ".join(chart_words(child, screenings, texts)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = current_look()
        lines = LINES_HIGH + (3 if self._due else 0)
        return QSize(look.length("size.measure"), lines * look.length("type.body"))

    def minimumSizeHint(self) -> QSize:
        width = LETTERS_WIDE * current_look().length("type.body")
        return QSize(width, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_for(self)
        _Drawing(painter, current_look(), self._plot(), self._texts).draw(
            self._birth, self._due, self._screenings
        )
        if focus_is_shown(self):
            look, radius = current_look(), current_look().length("radius.small")
            draw_box(painter, QRectF(self.rect()), radius, None, look.colour("focus"), look.border("ring"))
        painter.end()

    def _plot(self) -> Plot:
        """The area inside the axes, with air at both ends for marks and their numbers."""
        look = current_look()
        line = _line(look.font("small"))
        first_day, last_day = days_shown(self._birth, [s.day for s in self._screenings])
        side, end = look.length("space.huge"), look.length("space.xxl")
        below = line * (4 if self._due else 2) + look.length("space.m")
        area = QRectF(self.rect()).adjusted(side, line + look.length("space.m"), -end, -below)
        highest = max(s.scale.highest_total for s in self._screenings)
        return Plot(area, first_day, last_day, highest)


def sum_words(sheet: ItemSheet, texts: Texts) -> str:
    """``6``, or ``mindst 4`` while an item is missing."""
    if sheet.total is not None:
        return str(sheet.total)
    return texts.say("screening.at_least", sum=str(sheet.at_least))


def remarks(screening: Screening, texts: Texts) -> list[str]:
    """The threshold the observation was scored with, and what its mark says by its shape."""
    threshold = str(screening.scale.threshold.at_or_above)
    found = [texts.say("adbb_screen.over_time.threshold", n=threshold)]
    if screening.conditional:
        found.append(texts.say("screening.conditional"))
    if screening.origin != "here":
        found.append(texts.say(f"screening.from_{screening.origin}"))
    return found


def chart_words(child: Child, screenings: Sequence[Screening], texts: Texts) -> Iterator[str]:
    """Each observation as the chart draws it, for those who hear it."""
    for screening in screenings:
        said = [f"{texts.say('adbb_screen.over_time.sum').lower()} {sum_words(screening, texts)}"]
        said += remarks(screening, texts)
        if screening.second is not None and screening.second.done:
            second = sum_words(screening.second, texts)
            said.append(texts.say("adbb_screen.over_time.second_sum", sum=second))
        age = ages_in_words(child, screening.day, texts)
        day = date_in_words(screening.day)
        yield texts.say("adbb_screen.over_time.point", date=day, age=age, said=", ".join(said))


class _Drawing:
    """One painting of the chart."""

    def __init__(self, painter: QPainter, look: Look, plot: Plot, texts: Texts) -> None:
        self._painter, self._look, self._plot, self._texts = painter, look, plot, texts
        self._room = Room(plot.area.adjusted(-look.length("space.xl"), 0, look.length("space.xl"), 0))
        self._marks: list[QRectF] = []

    def draw(self, birth: date, due: date | None, screenings: Sequence[Screening]) -> None:
        """The axes, then every observation, then the numbers where there is room for them."""
        self._draw_sums()
        self._draw_ages("age", birth, 0)
        if due is not None:
            self._draw_ages("corrected", due, 2)
        spots = [(screening, self._free_spot(screening)) for screening in screenings]
        for screening, at in spots:
            self._draw_stem(screening, at)
        for screening, at in spots:
            draw_mark(self._painter, at, mark_of(screening), self._look)
        seconds = [self._draw_second(screening, at) for screening, at in spots]
        self._take_room(spots)
        for screening, at in spots:
            around = _square(at, mark_room(self._look, mark_of(screening)))
            self._write(sum_words(screening, self._texts), self._look.font("body", 600), around)
        for words, around in filter(None, seconds):
            self._write(words, self._look.font("small"), around)
        self._write_thresholds(spots)

    def _draw_sums(self) -> None:
        look, area = self._look, self._plot.area
        font, gap = look.font("small"), look.length("space.s")
        left, right, line = area.left() - gap, area.right() + gap, _line(font)
        for total in self._plot.sums():
            height, tone = self._plot.height_of(total), "line" if total else "edge"
            self._painter.setPen(QPen(look.colour(tone), look.border("hairline")))
            self._painter.drawLine(QPointF(left, height), QPointF(right, height))
            self._say(str(total), font, QRectF(0, height - line / 2, left - gap, line), _END)
        self._say(self._texts.say("adbb_screen.over_time.sum"), font, QRectF(0, 0, left - gap, line), _END)

    def _draw_ages(self, name: str, start: date, row: int) -> None:
        look, area = self._look, self._plot.area
        font = look.font("small")
        line, wide = _line(font), look.length("space.xxl")
        top = area.bottom() + look.length("space.s") + row * line
        for month, x in self._plot.months(start, wide):
            self._say(str(month), font, QRectF(x - wide, top, 2 * wide, line), _MIDDLE)
        title = QRectF(area.left(), top + line, area.width(), line)
        self._say(self._texts.say(f"adbb_screen.over_time.{name}"), font, title, _MIDDLE)

    def _free_spot(self, screening: Screening) -> QPointF:
        """Where the mark stands; beside another one that stands there already."""
        side = mark_room(self._look, mark_of(screening))
        at = self._plot.at(screening.day, screening.at_least)
        while any(_square(at, side).intersects(other) for other in self._marks):
            at += QPointF(side / 2, 0)
        self._marks.append(_square(at, side))
        return at

    def _draw_stem(self, screening: Screening, at: QPointF) -> None:
        foot = QPointF(at.x(), self._plot.area.bottom())
        self._painter.setPen(QPen(self._look.colour("line"), self._look.border("control")))
        self._painter.drawLine(at, foot)
        draw_dash(self._painter, self._dash(screening, at).center(), self._look)

    def _draw_second(self, screening: Screening, at: QPointF) -> tuple[str, QRectF] | None:
        second = screening.second
        if second is None or not second.done:
            return None
        side, height = mark_room(self._look, SECOND), self._plot.height_of(second.at_least)
        aside = (mark_room(self._look, mark_of(screening)) + side) / 2
        shifts = (aside, -aside, aside + side, -aside - side)
        spots = [_square(QPointF(at.x() + shift, height), side) for shift in shifts]
        free = [spot for spot in spots if not any(spot.intersects(other) for other in self._marks)]
        around = (free or spots)[0]
        self._marks.append(around)
        draw_mark(self._painter, around.center(), mark_of_second(screening), self._look)
        return sum_words(second, self._texts), around

    def _take_room(self, spots: Sequence[tuple[Screening, QPointF]]) -> None:
        bottom = self._plot.area.bottom()
        for screening, at in spots:
            self._room.draw_line(self._dash(screening, at))
            self._room.draw_line(QRectF(at.x() - 1, at.y(), 2, bottom - at.y()))
        self._room.take(*self._marks)

    def _write_thresholds(self, spots: Sequence[tuple[Screening, QPointF]]) -> None:
        """All in words, or all as bare numbers where words have no room; lines that touch share one."""
        font, joined = self._look.font("caption"), self._joined_dashes(spots)
        numbers = [number for number, _ in joined]
        words = [self._texts.say("adbb_screen.over_time.threshold", n=number) for number in numbers]
        found = self._beside(joined, words, font)
        if None in found:
            words, found = numbers, self._beside(joined, numbers, font)
        for text, spot in zip(words, found, strict=True):
            if spot is not None:
                self._say(text, font, spot, _MIDDLE)

    def _beside(
        self, joined: Sequence[tuple[str, QRectF]], texts: Sequence[str], font: QFont
    ) -> list[QRectF | None]:
        room, gap = self._room.copy(), self._look.length("space.xs")
        return [
            room.find(beside_first(dash.adjusted(-gap, 0, gap, 0), _size(font, text)), across=False)
            for (_, dash), text in zip(joined, texts, strict=True)
        ]

    def _joined_dashes(self, spots: Sequence[tuple[Screening, QPointF]]) -> list[tuple[str, QRectF]]:
        joined: list[tuple[str, QRectF]] = []
        for screening, at in sorted(spots, key=lambda spot: spot[1].x()):
            number, dash = str(screening.scale.threshold.at_or_above), self._dash(screening, at)
            if joined and joined[-1][0] == number and joined[-1][1].intersects(dash):
                dash = joined.pop()[1].united(dash)
            joined.append((number, dash))
        return joined

    def _dash(self, screening: Screening, at: QPointF) -> QRectF:
        look, height = self._look, self._plot.height_of(screening.scale.threshold.at_or_above)
        half = look.length("space.l")
        return QRectF(at.x() - half, height - look.border("control"), 2 * half, 2 * look.border("control"))

    def _write(self, text: str, font: QFont, around: QRectF) -> None:
        places = above_first(around, _size(font, text))
        spot = self._room.find(places, across=True) or places[0]
        self._painter.fillRect(spot, self._look.colour("surface"))
        self._say(text, font, spot, _MIDDLE, "text")

    def _say(self, text: str, font: QFont, area: QRectF, align: int, tone: str = "muted") -> None:
        self._painter.setFont(font)
        self._painter.setPen(self._look.colour(tone))
        self._painter.drawText(area, align | int(Qt.TextFlag.TextDontClip), text)


def _square(at: QPointF, side: float) -> QRectF:
    return QRectF(at.x() - side / 2, at.y() - side / 2, side, side)


def _line(font: QFont) -> float:
    return QFontMetricsF(font).height()


def _size(font: QFont, text: str) -> QSizeF:
    metrics = QFontMetricsF(font)
    return QSizeF(metrics.horizontalAdvance(text) + 4, metrics.ascent() + 2)
