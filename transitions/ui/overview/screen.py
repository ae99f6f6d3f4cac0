"""All transitions, what comes next in each, and the way to a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.application.overview import PARTS, Agenda, Found
from transitions.application.overview_row import OverviewRow
from transitions.domain.agenda import When
from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.controls.surfaces import EmptyState
from transitions.ui.journey.steps import place_of, screen_of
from transitions.ui.look.tokens import current_look
from transitions.ui.overview.empty_states import empty_state, first_state, scrolling
from transitions.ui.overview.row_words import RowWords, row_in_words
from transitions.ui.overview.tools import OverviewTools
from transitions.ui.overview.transition_list import Parts, TransitionList
from transitions.ui.screen import Screen, Stage

LOW, LOWEST = 480, 360
"""Below these heights (at 100 % text) the heading, and then words and air, give room to the list."""
_ROUNDS = 10
"""So often a few lines are put in order before the list is shown anew."""
_SOON = 100
"""Milliseconds: when many are here the first have been painted by then, and the others are read."""

LoadPractice = Callable[[Desk], object]


class OverviewScreen(Fitted, Screen):
    """The calm list. `load_practice` fills an empty practice vault with fictitious families."""

    def __init__(self, stage: Stage, load_practice: LoadPractice | None = None) -> None:
        super().__init__(stage)
        self._load_practice = load_practice if stage.practice else None
        self._agenda = Agenda(dict.fromkeys(PARTS, ()))
        self._found: Found | None = None
        self._answered, self._opens_next = "", False
        self._wanted: UUID | None = None
        say = stage.say
        self._tools = OverviewTools(say)
        self._search, self._parts = self._tools.search, self._tools.parts
        self._title = Words(say("overview.heading"), "h1", name="overview.title")
        self._waits = Words("", "muted", name="overview.waiting")
        self._more = Words(say("overview.more_found"), "muted", name="overview.more_found")
        self._more.hide()
        self._waits.hide()
        self._list = TransitionList("overview.list", say("overview.heading"), self._in_words, self._heading)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(1)
        self._bodies: dict[str, QWidget] = {}
        self._waiting = QWidget()
        self._rest = QTimer(self, singleShot=True, interval=_SOON)
        self._build()

    def open(self, place: Place) -> None:
        self._wanted = place.transition
        if self._agenda.known:
            self._read(self._take)
        else:
            self._glance(place.transition)

    def place(self) -> Place:
        return Place(screen="overview", transition=self._list.chosen(), parent_view=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        else:
            super().keyPressEvent(event)

    def _glance(self, wanted: UUID | None) -> None:
        """What is seen of many families before all of them are read."""
        self.stage.work.ask(self, lambda desk: desk.overview.glance(wanted), self._take_glance)

    def _take_glance(self, agenda: Agenda | None) -> None:
        if agenda is None:
            self._read(self._take)
            return
        self._take(agenda)
        self._rest.start()

    def _read_rest(self) -> None:
        """What was left for later is asked for, before anything that would look through all of them."""
        if not self._agenda.whole and self.isVisible():
            self._rest.stop()
            self._read(self._show_agenda)

    def _read(self, take: Callable[[Agenda], None]) -> None:
        self.stage.work.ask(self, lambda desk: desk.overview.agenda(), take)

    def _take(self, agenda: Agenda) -> None:
        self._show_agenda(agenda)
        if self._tools.typed():
            self._look_up()
        if agenda.known:
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_agenda(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self._list.forget()
        self._parts.count(agenda.count)
        self._waits.say(self.stage.say("overview.waiting", count=str(agenda.waiting)))
        self._waits.setVisible(bool(agenda.waiting))
        self._tools.say_left_off(agenda.left_off)
        self._show()
        if agenda.waiting:
            self._put_in_order(_ROUNDS)

    def _put_in_order(self, rounds: int) -> None:
        """A few lines at a time, so that everything else asked of the vault comes in between."""
        self.stage.work.ask(
            self, lambda desk: desk.overview.catch_up(),
            lambda more: self._go_on(rounds - 1 if more else 0), lambda _: None,
        )

    def _go_on(self, rounds: int) -> None:
        if not self.isVisible():
            return
        if rounds > 0:
            self._put_in_order(rounds)
        else:
            self._read(self._show_agenda)

    def _show(self) -> None:
        parts = self._shown()
        self._more.setVisible(self._found is not None and self._found.more)
        self._tools.setVisible(self._agenda.known or bool(self._agenda.waiting))
        self._stack.setCurrentWidget(self._body(any(parts.values())))
        self._list.show_parts(parts, headed=self._parts.chosen() is None, wanted=self._wanted)
        self._wanted = None

    def _shown(self) -> Parts:
        """What was searched for wherever it stands, or all that is under way; of the part that was chosen."""
        chosen, found, parts = self._parts.chosen(), self._found, self._agenda.parts
        if chosen is not None:
            parts = {chosen: parts[chosen]}
        elif found is None:
            parts = {part: lines for part, lines in parts.items() if part != "closed"}
        if found is None:
            return parts
        wanted = {str(transition) for transition in found.transitions}
        return {part: [o for o in lines if o.transition in wanted] for part, lines in parts.items()}

    def _look_up(self) -> None:
        """Search as she types; an answer to what she has typed past is passed over."""
        typed, self._opens_next = self._search.text(), False
        if not typed.strip():
            self._take_found("", None)
            return
        self._read_rest()
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

    def _read_rows(self, seen: Sequence[str]) -> None:
        self.stage.work.ask(
            self, lambda desk: desk.overview.read(seen), lambda said: self._take_rows(seen, said)
        )

    def _take_rows(self, seen: Sequence[str], said: Mapping[str, str]) -> None:
        """Where some say nothing any longer the whole list is read again."""
        self._list.fill(said)
        if len(said) < len(seen):
            self._read(self._show_agenda)

    def _body(self, anything: bool) -> QWidget:
        if anything:
            return self._list
        if self._agenda.waiting or not self._agenda.whole:
            return self._waiting
        if not self._agenda.known:
            return self._made("empty")
        if self._found is not None:
            return self._made("no_match")
        return self._made("none_open" if self._parts.chosen() is None else "none_here")

    def _made(self, name: str) -> QWidget:
        """What is shown in place of the list, made when it is first needed."""
        if name not in self._bodies:
            state = self._first_state() if name == "empty" else empty_state(name, self.stage.words)
            self._bodies[name] = scrolling(state)
            self._stack.addWidget(self._bodies[name])
        return self._bodies[name]

    def _heading(self, part: When) -> str:
        return self.stage.say(f"overview.{part}")

    def _in_words(self, row: OverviewRow) -> RowWords:
        library = self.stage.library
        return row_in_words(row, self.stage.clock.today(), library.texts, library.policy.reminders)

    def _go_to(self, row: OverviewRow) -> None:
        if self.isVisible():
            self.go.emit(place_of(screen_of(row.step.name), row.transition, row.child))

    def _go_back(self) -> None:
        if self._agenda.left_off is not None:
            self.go.emit(self._agenda.left_off.place)

    def _begin(self) -> None:
        self.stage.work.ask(self, begin_transition, self._begun)

    def _begun(self, made: tuple[UUID, UUID]) -> None:
        self.go.emit(place_of("family", *made))

    def _load(self) -> None:
        load = self._load_practice
        if load is not None:
            self.stage.work.ask(self, load, lambda _: self._read(self._take))

    def _first_state(self) -> EmptyState:
        load = self._load if self._load_practice is not None else None
        return first_state(self.stage.words, self._begin, load)

    def _build(self) -> None:
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._tools.hide()
        for part in (self._title, self._tools, self._waits, self._more):
            self._column.addWidget(part)
        self._column.addWidget(self._framed(), 1)
        for body in (self._waiting, self._list):
            self._stack.addWidget(body)
        self._list.opened.connect(self._go_to)
        self._list.lacking.connect(self._read_rows)
        self._search.textChanged.connect(lambda _: self._look_up())
        self._search.returnPressed.connect(self._open_found)
        self._parts.changed.connect(self._read_rest)
        self._parts.changed.connect(self._show)
        self._rest.timeout.connect(self._read_rest)
        self._tools.going_back.connect(self._go_back)
        self._tools.beginning.connect(self._begin)
        self._fit()

    def _framed(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "card")
        self._inside = QVBoxLayout(frame)
        self._inside.addWidget(self._stack)
        return frame

    def _fit(self) -> None:
        look = current_look()
        low, lowest = (self.height() < round(height * look.scale) for height in (LOW, LOWEST))
        side, top = look.length("space.xxl"), look.length("space.s" if lowest else "space.xl")
        self._column.setContentsMargins(side, top, side, top)
        self._column.setSpacing(look.length("space.m" if lowest else "space.l"))
        edge = look.length("radius.card") // 2
        self._inside.setContentsMargins(1, edge, 1, edge)
        self._title.setVisible(not low)
        self._tools.fit(lowest=lowest)


def begin_transition(desk: Desk) -> tuple[UUID, UUID]:
    """A child with nothing written yet and its transition; returns the transition and the child."""
    with desk.transaction():
        child = desk.children.register()
        return desk.transitions.start(child), child
