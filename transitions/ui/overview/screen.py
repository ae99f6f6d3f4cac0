"""All transitions, what comes next in each, and the way to a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.application.overview import Found, OverviewRow
from transitions.domain.child import Child
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.line import single_line
from transitions.ui.controls.labels import Words, look_changed
from transitions.ui.controls.surfaces import EmptyState
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.touch import touch_scroll
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.journey.next_words import due_tone, facts_in_words, step_in_words
from transitions.ui.journey.steps import place_of, screen_of
from transitions.ui.look.tokens import current_look
from transitions.ui.overview.row_words import RowWords, erasing_in_words, note_in_words
from transitions.ui.overview.transition_list import TransitionList
from transitions.ui.screen import Screen, Stage

LOW = 360
"""Below this height (at 100 % text) the heading gives room to the list."""

LoadPractice = Callable[[Desk], object]


class OverviewScreen(Screen):
    """The calm list. `load_practice` fills an empty practice vault with fictitious families."""

    def __init__(self, stage: Stage, load_practice: LoadPractice | None = None) -> None:
        super().__init__(stage)
        self._load_practice = load_practice if stage.practice else None
        self._all: Sequence[OverviewRow] = ()
        self._found: Found | None = None
        self._answered, self._opens_next = "", False
        self._wanted: UUID | None = None
        say = stage.say
        self._search = single_line("overview.search")
        self._closed = Toggle(say("overview.closed"), "overview.closed")
        self._new = Button(say("overview.new"), "overview.new", "primary", "plus")
        self._title = Words(say("overview.heading"), "h1", name="overview.title")
        self._more = Words(say("overview.more_found"), "muted", name="overview.more_found")
        self._more.hide()
        self._list = TransitionList("overview.list", say("overview.heading"), self._in_words)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(1)
        self._bodies = {
            name: _scrolling(EmptyState(icon, say(f"overview.{name}"), say(f"overview.{name}_hint")))
            for name, icon in (("no_match", "search"), ("none_open", "family"), ("none_closed", "family"))
        }
        self._empty = _scrolling(self._empty_state())
        self._waiting = QWidget()
        self._build()

    def open(self, place: Place) -> None:
        self._wanted = place.transition
        self._read()

    def place(self) -> Place:
        return Place(screen="overview", transition=self._list.chosen(), parent_view=False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._title.setVisible(self.height() > round(LOW * current_look().scale))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        self.stage.work.ask(self, lambda desk: desk.overview.rows(), self._take)

    def _take(self, rows: Sequence[OverviewRow]) -> None:
        self._all = rows
        self._show()
        if self._search.text().strip():
            self._look_up()
        self._list.choose(self._wanted)
        if self._all:
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        closed, found = self._closed.isChecked(), self._found
        rows = [row for row in self._all if row.closed == closed]
        if found is not None:
            rows = [row for row in rows if row.transition in found.transitions]
        self._more.setVisible(found is not None and found.more)
        self._list.show_rows(rows)
        self._stack.setCurrentWidget(self._body(rows))
        self._tools.setVisible(bool(self._all))

    def _look_up(self) -> None:
        """Search as she types; an answer to what she has typed past is passed over."""
        typed, self._opens_next = self._search.text(), False
        if not typed.strip():
            self._take_found("", None)
            return
        self.stage.work.ask(
            self, lambda desk: desk.overview.search(typed),
            lambda found: self._take_found(typed, found),
        )

    def _take_found(self, typed: str, found: Found | None) -> None:
        if typed.strip() != self._search.text().strip():
            return
        self._found, self._answered = found, typed.strip()
        self._show()
        if self._opens_next:
            self._open_found()

    def _open_found(self) -> None:
        """Enter opens what was searched for, so it waits for the answer to what was typed."""
        self._opens_next = self._answered != self._search.text().strip()
        if not self._opens_next:
            self._list.open_chosen()

    def _body(self, rows: Sequence[OverviewRow]) -> QWidget:
        if not self._all:
            return self._empty
        if rows:
            return self._list
        if self._search.text().strip():
            return self._bodies["no_match"]
        return self._bodies["none_closed" if self._closed.isChecked() else "none_open"]

    def _in_words(self, row: OverviewRow) -> RowWords:
        texts, today = self.stage.library.texts, self.stage.clock.today()
        child = Child(id=row.child, name=row.name, birth_date=row.birth_date)
        tone = due_tone(row.step, today)
        return RowWords(
            name=row.name or texts.say("overview.no_name"),
            facts=facts_in_words(child, row.daycare, row.start_date, today, texts),
            step=erasing_in_words(row, today, texts) or step_in_words(row.step, today, texts),
            overdue=(row.delete_on < today) if row.delete_on else tone == "overdue",
            note=note_in_words(row, today, texts),
        )

    def _go_to(self, row: OverviewRow) -> None:
        if self.isVisible():
            self.go.emit(place_of(screen_of(row.step.name), row.transition, row.child))

    def _begin(self) -> None:
        self.stage.work.ask(self, begin_transition, self._begun)

    def _begun(self, made: tuple[UUID, UUID]) -> None:
        self.go.emit(place_of("family", *made))

    def _load(self) -> None:
        load = self._load_practice
        if load is not None:
            self.stage.work.ask(self, load, lambda _: self._read())

    def _empty_state(self) -> EmptyState:
        say = self.stage.say
        begin = Button(say("overview.new"), "overview.empty.new", "primary", "plus")
        begin.clicked.connect(self._begin)
        actions = [begin]
        if self._load_practice is not None:
            load = Button(say("overview.load_practice"), "overview.empty.load_practice", "plain", "family")
            load.clicked.connect(self._load)
            actions.append(load)
        lead = "overview.empty_practice" if self._load_practice is not None else "overview.empty_lead"
        return EmptyState("family", say("overview.empty"), say(lead), actions)

    def _build(self) -> None:
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._tools = self._tool_row()
        self._tools.hide()
        for part in (self._title, self._tools, self._more):
            self._column.addWidget(part)
        self._column.addWidget(self._framed(), 1)
        for body in (self._waiting, self._list, self._empty, *self._bodies.values()):
            self._stack.addWidget(body)
        self._list.opened.connect(self._go_to)
        self._fit()

    def _tool_row(self) -> QWidget:
        say = self.stage.say
        self._search.setAccessibleName(say("overview.search"))
        self._search.setPlaceholderText(say("overview.search"))
        self._search.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._search.setMinimumWidth(current_look().length("size.sidebar"))
        tools = QWidget()
        row = WrapLayout(tools, "apart")
        for widget in (self._search, self._closed, self._new):
            row.addWidget(widget)
        self._search.textChanged.connect(lambda _: self._look_up())
        self._search.returnPressed.connect(self._open_found)
        self._closed.toggled.connect(lambda _: self._show())
        self._new.clicked.connect(self._begin)
        return tools

    def _framed(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 8, 1, 8)
        inside.addWidget(self._stack)
        return frame

    def _fit(self) -> None:
        look = current_look()
        side, top = look.length("space.xxl"), look.length("space.xl")
        self._column.setContentsMargins(side, top, side, top)
        self._column.setSpacing(look.length("space.l"))


def _scrolling(state: EmptyState) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(state)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    state.setProperty("kind", "clear")
    touch_scroll(area)
    return area


def begin_transition(desk: Desk) -> tuple[UUID, UUID]:
    """A child with nothing written yet and its transition; returns the transition and the child."""
    with desk.transaction():
        child = desk.children.register()
        return desk.transitions.start(child), child
