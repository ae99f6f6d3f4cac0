"""The items of one observer: one at a time or all on one page, by key, mouse and finger alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from transitions.domain.screening import ItemSheet
from transitions.ui.adbb.bar import SheetBar
from transitions.ui.adbb.head import SheetHead
from transitions.ui.adbb.items import ItemCard
from transitions.ui.adbb.setting import Setting
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import Card, NoteBox
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.page import Page

FIRST, CLOSING = "first", "closing"
Missing = tuple[str, Callable[[], None]]


class ScoringPage(Page):
    """``finishing`` asks to end the sheet, ``returning`` to leave it as it is.

    ``arranged`` is true for one item at a time. ``moved`` carries the item the cursor has come to, or
    where else she is, so that she can be led back to it.
    """

    finishing = Signal()
    returning = Signal()
    arranged = Signal(bool)
    moved = Signal(str)

    def __init__(self, sheet: ItemSheet, setting: Setting, *, one_at_a_time: bool) -> None:
        super().__init__("adbb")
        self.setting, self._texts, self._one = setting, setting.texts, one_at_a_time
        self.items = [ItemCard(item, number, setting) for number, item in enumerate(sheet.scale.items, 1)]
        self._head = SheetHead(self.items, setting, one=one_at_a_time)
        self._left: ItemCard | None = None
        self._steps: list[tuple[str, list[QWidget]]] = []
        self._at = 0
        for card in self.items:
            card.show_score(sheet.item(card.item.id))
            card.edited.connect(self.settle)
            card.scored.connect(self.settle)
            card.moving.connect(lambda by, it=card: self._go_from(it, by))

    # --- what the pages of both observers say for themselves ---

    def opening(self) -> Sequence[QWidget]:
        """What comes before the items."""
        return ()

    def ending(self) -> Sequence[QWidget]:
        """What comes after the items."""
        return ()

    def enter_opening(self, *, always: bool = False) -> bool:  # noqa: ARG002 - pages with an opening ask
        """Put the cursor where something is missing before the items; false when nothing is.

        With ``always`` at the end of it when nothing is missing.
        """
        return False

    def first_missing(self) -> Missing | None:
        """What is missing first, and the way to it."""
        card = self._first_open()
        if card is None:
            return None
        named = {"number": str(card.number), "item": card.item.label.danish}
        return self._texts.say("adbb_screen.missing_item", **named), lambda: self.enter_item(card)

    def reminder(self) -> str:
        """What is said over an item that stands alone."""
        return ""

    def settle(self) -> None:
        """Show what follows from what is scored: how many items, never a sum."""
        self._bar_of_steps.show_progress(sum(card.said().considered for card in self.items), len(self.items))
        card, closing = self._card_at(self._at), self._steps[self._at][0] == CLOSING
        self._head.show_place(card, self._left, one=self._one, closing=closing)
        self._head.remind(self.reminder() if self._one and card is not None else "")

    # --- building ---

    def lay_out(self, bar: SheetBar) -> None:
        """Put the parts on the page, once they are all there, over the bar."""
        self._bar_of_steps = bar
        self.set_bottom_bar(bar)
        opening, ending = list(self.opening()), list(self.ending())
        self._steps = [(FIRST, opening)] if opening else []
        self._steps += [(card.item.id, [card]) for card in self.items]
        self._steps.append((CLOSING, ending))
        self._build_unfinished()
        for part in (self._head, *opening, *self.items, *ending, self._unfinished):
            self.add(part)
        self.add(Words(self.setting.scale.notice.danish, "caption", name=f"{self.setting.name}.notice"))
        self._head.arranged.connect(self._arrange)
        self._head.wanted.connect(self.enter_item)
        self._head.note_wanted.connect(self._enter_note)
        bar.going.connect(self._go_by)
        bar.leaving.connect(self.returning)
        bar.finishing.connect(self.finishing)
        self._show_step(self._at)

    def _build_unfinished(self) -> None:
        name = f"{self.setting.name}.unfinished"
        self._unfinished = NoteBox("", "warn", name=name)
        words = self._texts.say("adbb_screen.jump")
        self._jump = WrapButton(words, f"{name}.jump", "ghost", "arrow-right")
        self._jump.setAutoDefault(True)
        self._jump.clicked.connect(self.finishing)
        self._unfinished.add(self._jump)
        self._unfinished.hide()

    # --- where she is ---

    def begin(self, question: str) -> None:
        """Put the cursor where she was, or where the first thing is missing."""
        card = next((card for card in self.items if card.item.id == question), None)
        if card is None and question == CLOSING:
            self.enter_closing()
        elif card is not None or not self.enter_opening(always=question == FIRST):
            found = card or self._first_open()
            self.enter_item(found) if found is not None else self.enter_closing()

    def enter_item(self, card: ItemCard) -> None:
        """Go to an item, with the cursor on its score."""
        self._unfinished.hide()
        self._reach(card.item.id, card.enter)
        self._show_card(card)

    def enter_closing(self) -> None:
        """Go to the end, with the cursor on the last button."""
        self._reach(CLOSING, lambda: self._bar_of_steps.enter(last=True))

    def enter_first(self, focus: Callable[[], None]) -> None:
        """Go to what comes before the items, and put the cursor somewhere in it."""
        self._unfinished.hide()
        self._reach(FIRST, focus)

    def enter_next(self) -> None:
        """Go on from what comes before the items, by key."""
        if self._one:
            self._bar_of_steps.enter(last=False)
        else:
            self.enter_item(self.items[0])

    def at_end(self) -> bool:
        """Whether the end of the sheet is in sight: always, where all is on one page."""
        return not self._one or self._steps[self._at][0] == CLOSING

    def _enter_note(self, card: ItemCard) -> None:
        self._reach(card.item.id, card.enter_note)
        self._show_card(card)

    def _reach(self, step: str, focus: Callable[[], None]) -> None:
        """Show a step, put the cursor in it, and only then put away the one before."""
        place = [name for name, _ in self._steps].index(step)
        if self._one and place != self._at:
            self._left = self._card_at(self._at)
            for part in self._steps[place][1]:
                part.show()
            if step == CLOSING:
                self._show_bar(place)
            focus()
            self._show_step(place)
            self.to_top()
        else:
            self._at = place
            focus()
        self.moved.emit(step)

    def _go_by(self, by: int) -> None:
        place = self._at + by
        card = self._card_at(place)
        if card is not None:
            self.enter_item(card)
        elif self._steps[place][0] == CLOSING:
            self.enter_closing()
        else:
            self.enter_opening(always=True)

    def _go_from(self, card: ItemCard, by: int) -> None:
        place = card.number - 1 + by
        if 0 <= place < len(self.items):
            self.enter_item(self.items[place])
        elif place < 0:
            self.enter_opening(always=True)
        else:
            self.enter_closing()

    def _card_at(self, place: int) -> ItemCard | None:
        name = self._steps[place][0]
        return next((card for card in self.items if card.item.id == name), None)

    def _first_open(self) -> ItemCard | None:
        return next((card for card in self.items if not card.said().considered), None)

    def _arrange(self, one: bool) -> None:
        self._one, self._left = one, None
        self._show_step(self._at)
        self.to_top()
        self.arranged.emit(one)

    def _show_step(self, place: int) -> None:
        self._at = place
        for number, (_, parts) in enumerate(self._steps):
            for part in parts:
                part.setVisible(not self._one or number == place)
        self._show_bar(place)
        self.settle()

    def _show_bar(self, place: int) -> None:
        last = place == len(self._steps) - 1
        self._bar_of_steps.show_place(one=self._one, first=place == 0, last=last)

    # --- what is in sight, and what is missing ---

    def show_missing(self) -> bool:
        """Say the first thing that is missing, with the way to it; false when nothing is."""
        found = self.first_missing()
        if found is None:
            return False
        text, jump = found
        self.say_unfinished(text)
        self._jump.clicked.disconnect()
        self._jump.clicked.connect(jump)
        self._jump.show()
        self._jump.setFocus()
        return True

    def say_unfinished(self, text: str) -> None:
        """Say beside the end of the page that the sheet cannot be ended yet."""
        self._unfinished.complain(f"{self._texts.say('adbb_screen.unfinished')} {text}")
        self._jump.hide()
        QTimer.singleShot(0, self, lambda: self.show_widget(self._unfinished))

    def lead_to(self, card: Card, enter: Callable[[], None]) -> None:
        """Go to something missing before the items."""
        self.enter_first(enter)
        self.show_widget(card)

    def _show_card(self, card: ItemCard) -> None:
        """Bring the whole item into sight; where it stands alone, with the steps over it."""
        if self._one:
            QTimer.singleShot(0, self, self._show_alone)
        else:
            self.show_widget(card)

    def _show_alone(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        content, gap = self.area.widget(), current_look().length("space.l")
        if content is not None:
            top = self._head.marker.mapTo(content, self._head.marker.rect().topLeft()).y()
            self.area.verticalScrollBar().setValue(top - gap)
        entered = QApplication.focusWidget()
        if entered is not None and self._column.isAncestorOf(entered):
            self.area.ensureWidgetVisible(entered, 0, gap)

    def _after_focus(self, left: QWidget | None, entered: QWidget | None) -> None:
        super()._after_focus(left, entered)
        for place, (name, parts) in enumerate(self._steps):
            if name != CLOSING and any(entered is not None and p.isAncestorOf(entered) for p in parts):
                self._at = place
                self.moved.emit(name)
