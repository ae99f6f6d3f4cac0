"""A screen of one page whose rows are saved as they are typed and shown again when it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.ui.autosave import Save
from transitions.ui.controls.pressed import when_nothing_is_pressed
from transitions.ui.controls.touch import undisturbed
from transitions.ui.pages.kept import KeptCard, Values
from transitions.ui.pages.page import Page
from transitions.ui.pages.reading_order import follow_reading_order
from transitions.ui.pages.said import Said
from transitions.ui.screen import Screen, Stage

T = TypeVar("T")


class KeptScreen(Screen, Generic[T]):
    """Reads one thing from the vault, builds its page once, and shows it again after each save.

    A page is built while the vault reads, filled when it has answered, and laid out in the turn after:
    together these would be too long for one.

    A screen says how to read (``reading``), what the page holds (``build``), what to show of a
    fresh reading (``refresh``), and what settles when the page is left (``settling``).
    """

    def __init__(self, stage: Stage, name: str) -> None:
        super().__init__(stage)
        self.name = name
        self.page = Page(name)
        self.parent_view = False
        self._place = Place(screen=name)
        self._asked = self._shown = 0
        self._opening = self._blank = self._written_on = False
        self._said = Said()
        self._built_for: tuple[UUID | None, UUID | None] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        stage.autosave.saved.connect(self._after_saving)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._after_focus)

    def reading(self, place: Place) -> Callable[[Desk], T]:
        """How to read what the place names; runs on the vault thread."""
        raise NotImplementedError

    def build(self) -> None:
        """Put the page together."""
        raise NotImplementedError

    def refresh(self, read: T) -> None:
        """Show what was read wherever the person is not editing."""
        raise NotImplementedError

    def tell_problems(self) -> None:
        """Show what must be mended beside the fields that nobody is in; called as fields are left."""

    def settling(self, place: Place) -> Save | None:
        """What settles when the page is left."""
        raise NotImplementedError

    def cards(self) -> Iterator[KeptCard]:
        """The cards whose rows are kept."""
        raise NotImplementedError

    def open(self, place: Place) -> None:
        self._place, self._opening, self._written_on = place, True, False
        self.flush()
        self.reread()
        QTimer.singleShot(0, self, self._prepare)

    def place(self) -> Place:
        focused = QApplication.focusWidget()
        question = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        return self._place.model_copy(update={"question": question, "parent_view": self.parent_view})

    def leave(self) -> None:
        self.flush()
        settle = self.settling(self._place)
        if settle is not None and self._built_for is not None:
            self.stage.work.ask(self, settle)
        for card in self.cards():
            card.let_go()

    def set_parent_view(self, shown: bool) -> None:
        self.parent_view = shown
        self.show_for_parents(shown)

    def show_for_parents(self, shown: bool) -> None:
        """Hide what is not for the parents' eyes, or show it again."""

    def reread(self) -> None:
        """Read again and show what is new."""
        place, self._asked = self._place, self._asked + 1
        asked = self._asked
        self.stage.work.ask(self, self.reading(place), lambda read: self._wait(asked, place, read))

    def note(self, key: str, values: Values, save: Callable[[Desk, Values], object]) -> None:
        """Save these values soon; until the page is opened again it is shown what it is told to say."""
        self._written_on = True
        self._said.forget()
        self.stage.autosave.note(f"{key}/{'+'.join(sorted(values))}", lambda desk: save(desk, values))

    def note_transition(self, values: Values) -> None:
        """Save these values of the transition soon."""
        transition = self._place.transition
        if transition is not None:
            self.note(f"{transition}", values, lambda desk, v: desk.transitions.write(transition, v))

    def control(self, name: str) -> QWidget | None:
        """Find a control of the page by its name."""
        found = self.page.findChild(QWidget, name)
        return found if isinstance(found, QWidget) else None

    def _wait(self, asked: int, place: Place, read: T) -> None:
        """To press something saves what is left, and the answer comes before the finger is lifted."""
        when_nothing_is_pressed(self, lambda: self._take(asked, place, read))

    def _take(self, asked: int, place: Place, read: T) -> None:
        """Show what was read, unless something newer is shown already."""
        if asked < self._shown or _subjects(place) != _subjects(self._place):
            return
        if self._lacks_page():
            self._prepare()
            QTimer.singleShot(0, self, lambda: self._take(asked, place, read))
            return
        self._shown = asked
        self._arrive(place, read)

    @undisturbed()
    def _arrive(self, place: Place, read: T) -> None:
        fresh, self._blank = self._blank, False
        self._built_for = _subjects(place)
        self._say(read, again=not fresh)
        self.tell_problems()
        if fresh:
            QTimer.singleShot(0, self, lambda: self._appear(place))
        elif self._opening:
            self._enter_first_problem()
        self._opening = False

    def _say(self, read: T, *, again: bool) -> None:
        """Show what was read, unless the page says so already."""
        says = (read, self.parent_view, self.stage.clock.today())
        if self._said.still(*says):
            return
        self.refresh(read)
        if again:
            self._put_in_order()
        if not self._written_on:
            self._said.make(*says)

    @undisturbed()
    def _prepare(self) -> None:
        """Put the page together, out of sight, unless it stands already."""
        if self._lacks_page():
            self._built_for, self._blank = None, True
            self._said.forget()
            self.page.hide()
            self.page.clear()
            self.build()

    def _lacks_page(self) -> bool:
        """Neither the page of this family stands, nor one that nothing is shown on yet."""
        return not self._blank and self._built_for != _subjects(self._place)

    @undisturbed()
    def _appear(self, place: Place) -> None:
        """Show the page that has been filled; not when another has taken its place meanwhile."""
        if self._built_for == _subjects(place):
            self._put_in_order()
            self.page.show()
            self._begin(place)

    def _put_in_order(self) -> None:
        self.show_for_parents(self.parent_view)
        follow_reading_order(self.page)

    def _begin(self, place: Place) -> None:
        asked = self.control(place.question) if place.question else None
        self.page.to_top()
        if asked is not None:
            asked.setFocus()
            self.page.show_widget(asked)
        elif not self._enter_first_problem():
            self.page.focus_first()

    def _enter_first_problem(self) -> bool:
        """Put the cursor where something must be mended; false when nothing must."""
        wrong = (row for card in self.cards() for row in card.rows if row.error() and row.isVisible())
        first = min(wrong, key=lambda row: row.mapTo(self.page, QPoint()).y(), default=None)
        if first is not None:
            first.focus()
            self.page.show_widget(first)
        return first is not None

    def _after_focus(self) -> None:
        if self._is_in_sight():
            self.flush()
            when_nothing_is_pressed(self, self._after_leaving)

    def _after_leaving(self) -> None:
        """What is on its way to the vault is told about when it is there."""
        if self._is_in_sight() and self.stage.autosave.quiet:
            self.tell_problems()

    def _after_saving(self) -> None:
        if self._is_in_sight():
            self.reread()
            self.changed.emit()

    def _is_in_sight(self) -> bool:
        return self._built_for is not None and self.isVisible()


def _subjects(place: Place) -> tuple[UUID | None, UUID | None]:
    return place.transition, place.child
