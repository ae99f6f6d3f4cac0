"""Where things stand in the chart: a day, a sum, the months of an age, and words where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSizeF

from transitions.domain.child import add_months, age_on

MONTHS_AT_LEAST = 4
"""A narrower stretch would part a repeat from the first observation as if years lay between."""
MONTH_STEPS = (1, 2, 3, 6, 12)
SUM_STEPS = 4


@dataclass(frozen=True)
class Plot:
    """An area, and the days and sums it reaches over."""

    area: QRectF
    first: date
    last: date
    highest: int

    def at(self, day: date, total: int) -> QPointF:
        """Where that sum on that day stands."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return QPointF(self.area.left() + share * self.area.width(), self.height_of(total))

    def height_of(self, total: int) -> float:
        """How far down that sum stands."""
        return self.area.bottom() - total / self.highest * self.area.height()

    def sums(self) -> range:
        """The sums that are written beside the axis."""
        return range(0, self.highest + 1, max(1, -(-self.highest // SUM_STEPS)))

    def months(self, start: date, room: float) -> Iterator[tuple[int, float]]:
        """Months since ``start`` and where each stands, no closer to each other than ``room``."""
        begin, end = age_on(start, self.first).months, age_on(start, self.last).months
        for month in range(begin, end + 1, self._step(room)):
            day = add_months(start, month)
            if self.first <= day <= self.last:
                yield month, self.at(day, 0).x()

    def _step(self, room: float) -> int:
        months = max(1, age_on(self.first, self.last).months)
        fitting = (step for step in MONTH_STEPS if self.area.width() / months * step >= room)
        return next(fitting, MONTH_STEPS[-1])


def days_shown(birth: date, days: Sequence[date]) -> tuple[date, date]:
    """From a whole month of age to a whole month of age around these days."""
    low, high = age_on(birth, min(days)).months, age_on(birth, max(days)).months + 1
    missing = max(0, MONTHS_AT_LEAST - (high - low))
    before = min(missing // 2, max(0, low))
    return add_months(birth, low - before), add_months(birth, high + missing - before)


class Room:
    """What is taken up, so that words are put where nothing stands; at need across a thin line."""

    def __init__(self, area: QRectF) -> None:
        self._area = area
        self._lines: list[QRectF] = []
        self._taken: list[QRectF] = []

    def copy(self) -> Room:
        """The same room, to try something in."""
        made = Room(self._area)
        made._lines, made._taken = list(self._lines), list(self._taken)
        return made

    def draw_line(self, area: QRectF) -> None:
        """A thin line stands here."""
        self._lines.append(area)

    def take(self, *areas: QRectF) -> None:
        """A mark or words stand here."""
        self._taken += areas

    def find(self, spots: Sequence[QRectF], *, across: bool) -> QRectF | None:
        """The first of these that is free, and it is taken then; ``across`` a line if no other is."""
        inside = [spot for spot in spots if self._area.contains(spot) and not _meets(spot, self._taken)]
        clear = [spot for spot in inside if not _meets(spot, self._lines)]
        found = next(iter(clear or (inside if across else [])), None)
        if found is not None:
            self.take(found)
        return found


def above_first(around: QRectF, size: QSizeF) -> list[QRectF]:
    """Where a number may stand close to its mark: above, at its sides, at its corners, below."""
    middle, high = around.center(), size.height()
    x, side = middle.x() - size.width() / 2, middle.y() - high / 2
    above, right, left = around.top() - high, around.right(), around.left() - size.width()
    places = ((x, above), (right, side), (left, side), (right, side + high / 3), (left, side + high / 3))
    corners = ((right, above), (left, above), (x, around.bottom()), (x, above - high))
    return [QRectF(QPointF(*place), size) for place in (*places, *corners)]


def beside_first(around: QRectF, size: QSizeF) -> list[QRectF]:
    """Where words may stand close to a short line: at its ends, then above and below."""
    middle = around.center()
    x, y = middle.x() - size.width() / 2, middle.y() - size.height() / 2
    ends = ((around.right(), y), (around.left() - size.width(), y))
    return [QRectF(QPointF(*place), size) for place in (*ends, (x, around.top() - size.height()))]


def _meets(spot: QRectF, others: Iterable[QRectF]) -> bool:
    return any(spot.intersects(other) for other in others)
