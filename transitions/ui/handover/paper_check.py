"""The printer's paper is not A4: what becomes of the pages, and whether to go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.printing import WHOLE, PaperFit
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.handover.side import Block
from transitions.ui.screen import Stage


class PaperCheck(Block):
    """`anyway` prints on this paper, `again` opens the dialog once more, `stopped` does neither."""

    anyway = Signal()
    again = Signal()
    stopped = Signal()

    def __init__(self, stage: Stage, fit: PaperFit) -> None:
        super().__init__("handover.paper", stage.say("handover_screen.paper.title"))
        becomes = "smaller" if fit.percent < WHOLE else "same"
        said = stage.say(f"handover_screen.paper.{becomes}", size=fit.size, percent=str(fit.percent))
        self.add(Words(said, "body", name="handover.paper.words"))
        line = QWidget()
        row = WrapLayout(line)
        self._again = self._button(stage, "again", "primary")
        for button, told in (
            (self._again, self.again),
            (self._button(stage, "anyway", "plain"), self.anyway),
            (self._button(stage, "stop", "ghost"), self.stopped),
        ):
            button.clicked.connect(told)
            row.addWidget(button)
        self.add(line)

    def focus(self) -> None:
        """Put the cursor on choosing again."""
        self._again.setFocus()

    def _button(self, stage: Stage, name: str, kind: str) -> Button:
        return Button(stage.say(f"handover_screen.paper.{name}"), f"handover.paper.{name}", kind)
