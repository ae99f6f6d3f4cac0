"""All observations that are done, side by side in time: the raw numbers, for her alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from transitions.application.bookmark import Place
from transitions.domain.child import Child
from transitions.domain.in_words import age_in_words, date_in_words
from transitions.domain.scale import Item
from transitions.domain.screening import ItemSheet, Screening
from transitions.domain.texts import Texts
from transitions.ui.adbb.chart import TotalsChart, remarks, sum_words
from transitions.ui.adbb.marks import Legend
from transitions.ui.adbb.reading import Observations, observer_words
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Rule, Words, in_short, look_changed
from transitions.ui.controls.surfaces import BottomBar, Card, NoteBox
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.page import Page

SECTION = "over_time"
BESIDE_AT_MOST = 1.5
"""Letters larger than this leave no room for eight numbers beside the words."""
_TEXT = "adbb_screen.over_time"
_ROWS = 3
_ENDING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class OverTimePage(Page):
    """``returning`` asks for the list; ``chosen`` carries the id of an observation to open."""

    returning = Signal()
    chosen = Signal(object)

    def __init__(self, known: Observations, texts: Texts) -> None:
        super().__init__("adbb")
        self._texts = texts
        screenings = sorted(known.settled, key=lambda screening: screening.day)
        self.add_heading(texts.say(f"{_TEXT}.title"), in_short(known.child.name))
        self.add(self._chart(known.child, screenings))
        card = Card(texts.say(f"{_TEXT}.table"))
        table = TotalsTable(known.child, screenings, texts)
        table.chosen.connect(self.chosen)
        card.add(table)
        self.add(card)
        self.set_bottom_bar(self._make_bar())

    def focus_first(self) -> bool:
        """The chart hears the keys first, and the page is read from its beginning."""
        found = super().focus_first()
        QTimer.singleShot(0, self, self.to_top)
        return found

    def _chart(self, child: Child, screenings: Sequence[Screening]) -> QWidget:
        say = self._texts.say
        if child.birth_date is None or not screenings:
            return NoteBox(say(f"{_TEXT}.no_birth"), name="adbb.over_time.no_birth")
        card = Card()
        card.add(TotalsChart(child, child.birth_date, screenings, self._texts))
        card.add(Legend(screenings, self._texts))
        said = say(f"{_TEXT}.caption", research=say("screening.research_age"))
        card.add(Words(said, "caption", name="adbb.over_time.caption"))
        return card

    def _make_bar(self) -> BottomBar:
        bar = BottomBar("adbb.bar")
        back = Button(self._texts.say("adbb_screen.back"), "adbb.back", icon="arrow-left")
        back.clicked.connect(self.returning)
        bar.add_leading(back)
        return bar


class TotalsTable(QWidget):
    """A line an observation, and under it the second observer's: every item and the sum."""

    chosen = Signal(object)

    def __init__(self, child: Child, screenings: Sequence[Screening], texts: Texts) -> None:
        super().__init__()
        self.setObjectName("adbb.over_time.table")
        self._child, self._texts = child, texts
        self._items = {item.id: item for s in reversed(screenings) for item in s.scale.items}
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._lines = [self._head()]
        for screening in screenings:
            self._lines += self._lines_of(screening)
        named = ", ".join(f"{n} {item.label.danish}" for n, item in enumerate(self._items.values(), 1))
        self._key = Words(texts.say(f"{_TEXT}.key", items=named), "caption", name="adbb.over_time.key")
        self._rules = [Rule() for line in self._lines if line.ruled]
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._arrange()

    def _arrange(self) -> None:
        """Numbers beside the words, or beneath them where large letters leave no room."""
        look, rules = current_look(), iter(self._rules)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(look.length("space.s"))
        for column in range(1, len(self._items) + 1):
            self._grid.setColumnMinimumWidth(column, look.length("space.xxl"))
        self._grid.setColumnMinimumWidth(len(self._items) + 1, look.length("space.xxl") * 2)
        beneath = look.scale > BESIDE_AT_MOST
        for number, line in enumerate(self._lines):
            line.arrange(self._grid, number * _ROWS, beneath=beneath)
            if line.ruled:
                self._grid.addWidget(next(rules), (number + 1) * _ROWS - 1, 0, 1, -1)
        self._grid.addWidget(self._key, len(self._lines) * _ROWS, 0, 1, -1)

    def _head(self) -> _Line:
        said = [*map(str, range(1, len(self._items) + 1)), self._texts.say(f"{_TEXT}.sum")]
        heads = [_short(text, "caption", "") for text in said]
        for head, item in zip(heads, self._items.values(), strict=False):
            head.setToolTip(item.label.danish)
            head.setAccessibleName(f"{head.said()}. {item.label.danish}")
        first = _short(self._texts.say(f"{_TEXT}.observation"), "caption", "")
        first.setContentsMargins(_inset(), 0, 0, 0)
        return _Line(first, heads)

    def _lines_of(self, screening: Screening) -> list[_Line]:
        name, second = f"adbb.over_time.{screening.id}", screening.second
        own = self._numbers(screening, name)
        if second is None or not second.done:
            return [_Line(self._who(screening), own, button=True)]
        said = self._texts.say(f"{_TEXT}.second_by", name=observer_words(second.observer, self._texts))
        beside = self._numbers(second, f"{name}.second")
        return [
            _Line(self._who(screening), own, button=True, ruled=False),
            _Line(_inset_words(said, f"{name}.second.who"), beside),
        ]

    def _who(self, screening: Screening) -> QWidget:
        block, day = QWidget(), date_in_words(screening.day)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        opens = WrapButton(day, f"adbb.over_time.open.{screening.id}", "ghost")
        opens.setAccessibleName(self._texts.say(f"{_TEXT}.opens", date=day))
        opens.clicked.connect(lambda: self.chosen.emit(screening.id))
        column.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeft)
        observer = observer_words(screening.observer, self._texts)
        lines = (self._ages(screening), observer, ", ".join(remarks(screening, self._texts)))
        said = "\n".join(line for line in lines if line)
        column.addWidget(_inset_words(said, f"adbb.over_time.{screening.id}.who"))
        return block

    def _ages(self, screening: Screening) -> str:
        age, corrected = self._child.age(screening.day), self._child.corrected_age(screening.day)
        if age is None:
            return ""
        words = age_in_words(age, self._texts)
        if corrected is None:
            return words
        named = {"age": words, "corrected": age_in_words(corrected, self._texts)}
        return self._texts.say(f"{_TEXT}.ages", **named)

    def _numbers(self, sheet: ItemSheet, name: str) -> list[Words]:
        cells = [self._cell(sheet, item, name) for item in self._items.values()]
        return [*cells, _short(sum_words(sheet, self._texts), "strong", f"{name}.sum")]

    def _cell(self, sheet: ItemSheet, item: Item, name: str) -> Words:
        known = item.id in {own.id for own in sheet.scale.items}
        score, say = sheet.item(item.id).score, self._texts.say
        missing = say(f"{_TEXT}.missing") if known else ""
        words = _short(missing if score is None else str(score), "body", f"{name}.{item.id}")
        spoken = say("screening.not_assessed") if score is None else str(score)
        words.setAccessibleName(say(f"{_TEXT}.cell", item=item.label.danish, number=spoken))
        return words


@dataclass(frozen=True)
class _Line:
    """Words and their numbers; ``button``: the words begin with one, ``ruled``: a hairline follows."""

    who: QWidget
    numbers: Sequence[Words]
    button: bool = False
    ruled: bool = True

    def arrange(self, grid: QGridLayout, row: int, *, beneath: bool) -> None:
        """Put words and numbers into the grid, on one line or on two."""
        top = _inset() if self.button and not beneath else 0
        grid.addWidget(self.who, row, 0, 1, -1 if beneath else 1)
        for column, words in enumerate(self.numbers, 1):
            words.setContentsMargins(0, top, 0, 0)
            grid.addWidget(words, row + beneath, column, _ENDING)


def is_wanted(place: Place, known: Observations) -> bool:
    """Whether the place asks for all observations over time, and there are any."""
    return place.section == SECTION and place.screening is None and bool(known.settled)


def _inset() -> int:
    return current_look().length("space.m")


def _inset_words(text: str, name: str) -> Words:
    words = Words(text, "muted", name=name)
    words.setContentsMargins(_inset(), 0, _inset(), current_look().length("space.s"))
    return words


def _short(text: str, kind: str, name: str) -> Words:
    words = Words(text, kind, name=name)
    words.setWordWrap(False)
    return words
