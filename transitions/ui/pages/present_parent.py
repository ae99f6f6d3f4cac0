"""Which parent the page is turned to when it is shown to parents."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from transitions.domain.person import Parent
from transitions.ui.controls.labels import Words
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage


class PresentParent(QWidget):
    """One of the parents; `chosen` carries the id. With a single parent there is nothing to choose."""

    chosen = Signal(object)

    def __init__(self, name: str, stage: Stage, label: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._name, self._stage = name, stage
        self._parents: tuple[Parent, ...] = ()
        self._group = QButtonGroup(self)
        self._row = WrapLayout(self)
        words = Words(label or stage.say("consent_screen.present.label"), "label")
        words.setWordWrap(False)
        words.setMinimumHeight(current_look().length("size.target"))
        self._row.addWidget(words)
        self._group.idToggled.connect(self._after_toggle)

    def show_parents(self, parents: Sequence[Parent], present: UUID | None) -> None:
        """Show these parents, with the one who is present chosen; the first where nobody is said."""
        self._forget()
        self._parents = tuple(parents)
        for place, parent in enumerate(self._parents):
            toggle = Toggle(self._words(parent, place), f"{self._name}.{place}")
            self._group.addButton(toggle, place)
            self._row.addWidget(toggle)
            toggle.show()
        before = self._group.blockSignals(True)
        for place, parent in enumerate(self._parents):
            if parent.id == present or (present is None and place == 0):
                self._group.button(place).setChecked(True)
        self._group.blockSignals(before)

    def present(self) -> UUID | None:
        """The parent who is present."""
        place = self._group.checkedId()
        return self._parents[place].id if place >= 0 else None

    def needed(self) -> bool:
        """Whether there is anything to choose."""
        return len(self._parents) > 1

    def _words(self, parent: Parent, place: int) -> str:
        """A name; under name protection what others may call her."""
        if parent.shown_name:
            return parent.shown_name
        return parent.relation or self._stage.say("consent_screen.present.nth", n=str(place + 1))

    def _forget(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()

    def _after_toggle(self, place: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._parents[place].id)
