"""The parents of a child: a card for each, one more, and one taken back."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.speech import announce
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.family.parent_card import ParentCard
from transitions.ui.family.reading import Family
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage


class ParentCards(QWidget):
    """Signals carry the parent's id: ``edited`` with values, ``custody_changed`` with day, custody, how."""

    edited = Signal(object, object)
    custody_changed = Signal(object, object, str, str)
    added = Signal()
    removed = Signal(object)
    restored = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._cards: list[ParentCard] = []
        self._gone: UUID | None = None
        self._awaits_new = False
        self._stack = QVBoxLayout()
        self._empty = Words(stage.say("family.parents.none"), "muted", name="family.parents.none")
        self._undo = Button(stage.words("editor.repeat.undo"), "family.parents.undo", "plain", "undo")
        self._removed = NoteBox(stage.say("family.parents.removed"), name="family.parents.removed")
        self._removed.add(self._undo)
        self._removed.hide()
        self._add = Button(stage.say("family.parents.add"), "family.parents.add", "plain", "plus")
        self._lay_out()
        self._add.clicked.connect(self._ask_for_one)
        self._undo.clicked.connect(self._restore)

    def show_family(self, family: Family) -> None:
        """Show these parents; a card that is there already keeps what is being typed in it."""
        wanted = [parent.id for parent in family.child.parents]
        if [card.parent_id for card in self._cards] != wanted:
            self._replace(wanted)
        for card, parent in zip(self._cards, family.child.parents, strict=True):
            card.show_parent(parent, family.unread.get(parent.id, {}), family.ahead.get(parent.id))
        self._empty.setVisible(not wanted)
        if self._awaits_new and self._cards:
            self._awaits_new = False
            self._cards[-1].rows[0].focus()

    def cards(self) -> Iterator[ParentCard]:
        """The cards in order."""
        return iter(self._cards)

    def card(self, parent: UUID) -> ParentCard:
        """The card of a parent."""
        return next(card for card in self._cards if card.parent_id == parent)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, current_look().length("space.m"), 0, 0)
        column.setSpacing(current_look().length("space.l"))
        self._stack.setSpacing(current_look().length("space.l"))
        column.addWidget(Words(self._stage.say("family.parents.title"), "h2", name="family.parents.title"))
        column.addWidget(self._empty)
        column.addLayout(self._stack)
        column.addWidget(self._removed)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def _replace(self, wanted: list[UUID]) -> None:
        alike = 0
        while alike < min(len(self._cards), len(wanted)) and self._cards[alike].parent_id == wanted[alike]:
            alike += 1
        for card in self._cards[alike:]:
            self._stack.removeWidget(card)
            card.hide()
            card.setParent(None)
            card.deleteLater()
        del self._cards[alike:]
        for place in range(alike, len(wanted)):
            self._cards.append(self._new_card(wanted[place], place))
            self._stack.addWidget(self._cards[place])

    def _new_card(self, parent: UUID, place: int) -> ParentCard:
        card = ParentCard(self._stage, parent, place)
        card.edited.connect(lambda values: self.edited.emit(parent, values))
        card.removed.connect(lambda: self._remove(parent))
        card.custody_changed.connect(
            lambda day, custody, how: self.custody_changed.emit(parent, day, custody, how)
        )
        return card

    def _ask_for_one(self) -> None:
        self._awaits_new = True
        self._removed.hide()
        self.added.emit()

    def _remove(self, parent: UUID) -> None:
        self._gone = parent
        self._removed.show()
        self._undo.setFocus()
        announce(self, self._stage.say("family.parents.removed"))
        self.removed.emit(parent)

    def _restore(self) -> None:
        self._removed.hide()
        self._add.setFocus()
        if self._gone is not None:
            self.restored.emit(self._gone)
        self._gone = None
