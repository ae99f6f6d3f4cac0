"""Which paper is shown: the usual ones on a row, the seldom ones on another that she opens.

Folded, where room is scarce, the one that is shown stands alone until she opens the others; what the
daycare sees is said by the heading of the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from transitions.domain.person import Parent
from transitions.ui.consent.words import called
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Fitted
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.handover.reading import USUAL, Offer, Wanted
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage


class ProductChoice(Fitted, QWidget):
    """Toggles of which one is in, and `more`, the button that opens the seldom ones.

    `chosen` carries the product and whose it is.
    """

    chosen = Signal(object, object)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._group = QButtonGroup(self)
        self._offers: tuple[Offer, ...] = ()
        self._opened = self._folded = False
        self.more = Button(stage.say("handover_screen.more"), "handover.more", "ghost", "more")
        self.more.setAccessibleDescription(stage.say("handover_screen.more_hint"))
        self._usual, self._seldom = QWidget(), QWidget()
        self._rows = (WrapLayout(self._usual), WrapLayout(self._seldom))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._usual)
        self._column.addWidget(self._seldom)
        self._seldom.hide()
        self._group.idClicked.connect(self._choose)
        self.more.clicked.connect(lambda: self._open(not self._opened))
        self._fit()

    def show_offers(self, offers: Sequence[Offer], family: tuple[Parent, ...], wanted: Wanted) -> None:
        """Offer these papers and show which one is in."""
        if tuple(offers) != self._offers:
            self._rebuild(tuple(offers), family)
        offer = Offer(wanted.kind, wanted.parent)
        place = self._offers.index(offer) if offer in self._offers else 0
        self._group.button(place).setChecked(True)
        self._open(self._opened or (wanted.kind not in USUAL and not self._folded))

    def forget(self) -> None:
        """Close the row of the seldom papers, as for a new family."""
        self._open(opened=False)

    def fold(self, folded: bool) -> None:
        """Show only the paper that is in, and those she opens; or all the usual ones."""
        self._folded = folded
        self._open(self._opened and not folded)

    def _choose(self, place: int) -> None:
        offer = self._offers[place]
        if self._folded:
            self._open(opened=False)
        self.chosen.emit(offer.kind, offer.parent)

    def _open(self, opened: bool) -> None:
        """Each toggle by itself: arrow keys reach into a row that is hidden as a whole."""
        self._opened = opened
        away = [place for place, offer in enumerate(self._offers) if self._is_away(place, offer)]
        for place in range(len(self._offers)):
            self._group.button(place).setVisible(opened or place not in away)
        shown = range(len(self._offers)) if opened else set(range(len(self._offers))) - set(away)
        self._seldom.setVisible(any(self._offers[place].kind not in USUAL for place in shown))
        self.more.setVisible(bool(away))

    def _is_away(self, place: int, offer: Offer) -> bool:
        """Whether a paper is not offered until she opens the others."""
        if self._folded:
            return place != self._group.checkedId() or offer.kind == "handover"
        return offer.kind not in USUAL

    def _rebuild(self, offers: tuple[Offer, ...], family: tuple[Parent, ...]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            for row in self._rows:
                row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = offers
        for place, offer in enumerate(offers):
            self._add(place, offer, family)

    def _add(self, place: int, offer: Offer, family: tuple[Parent, ...]) -> None:
        owner = next((p for p in family if p.id == offer.parent), None)
        who = called(self._stage, owner, family) if owner else ""
        name = f"handover.product.{offer.kind}"
        if owner is not None:
            name = f"{name}.{family.index(owner)}"
        toggle = Toggle(self._stage.say(f"handover_screen.product.{offer.kind}", who=who), name)
        self._group.addButton(toggle, place)
        self._rows[0 if offer.kind in USUAL else 1].addWidget(toggle)
        toggle.show()

    def _fit(self) -> None:
        self._column.setSpacing(current_look().length("space.s"))
