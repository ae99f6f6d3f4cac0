"""Which paper is shown: the daycare's, a parent's own, the sheet to sign, or the blank form."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from transitions.domain.person import Parent
from transitions.ui.consent.words import called
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.handover.reading import Kind, Wanted
from transitions.ui.screen import Stage


class ProductChoice(QWidget):
    """Toggles of which one is in. `chosen` carries the product and whose it is."""

    chosen = Signal(object, object)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._group = QButtonGroup(self)
        self._offers: list[tuple[Kind, UUID | None]] = []
        self._row = WrapLayout(self)
        self._group.idClicked.connect(lambda place: self.chosen.emit(*self._offers[place]))

    def show_offers(self, family: tuple[Parent, ...], copies: Sequence[Parent], wanted: Wanted) -> None:
        """Offer the papers, with own copies for these parents; show which one is in."""
        offers: list[tuple[Kind, UUID | None]] = [("handover", None)]
        offers += [("parents", parent.id) for parent in copies]
        offers += [("consent_sheet", None), ("blank", None)]
        if offers != self._offers:
            self._rebuild(offers, family)
        self._check(wanted)

    def _rebuild(self, offers: list[tuple[Kind, UUID | None]], family: tuple[Parent, ...]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = offers
        for place, (kind, parent) in enumerate(offers):
            self._add(place, kind, parent, family)

    def _add(self, place: int, kind: Kind, parent: UUID | None, family: tuple[Parent, ...]) -> None:
        owner = next((p for p in family if p.id == parent), None)
        who = called(self._stage, owner, family) if owner else ""
        name = f"handover.product.{kind}"
        if owner is not None:
            name = f"{name}.{family.index(owner)}"
        toggle = Toggle(self._stage.say(f"handover_screen.product.{kind}", who=who), name)
        self._group.addButton(toggle, place)
        self._row.addWidget(toggle)
        toggle.show()

    def _check(self, wanted: Wanted) -> None:
        offer = (wanted.kind, wanted.parent)
        place = self._offers.index(offer) if offer in self._offers else 0
        self._group.button(place).setChecked(True)
