"""The column beside the pages: its blocks, and over them what is asked about one thing at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.ui.consent.board import Reader
from transitions.ui.controls.labels import Fitted
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.handover.actions import Actions
from transitions.ui.handover.reading import HandoverReading
from transitions.ui.handover.side import Block, Log, Standing, Staying
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage


class SideColumn(Fitted, QWidget):
    """Whether the pages may leave, their size, what can be done with them, what stays, what has left."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.standing, self.acts = Standing(stage), Actions(stage)
        self.stays, self.log = Staying(stage), Log(stage)
        self.large = Toggle(stage.say("handover_screen.large"), "handover.large")
        self.panel: Block | None = None
        size = QWidget()
        WrapLayout(size).addWidget(self.large)
        self._column = QVBoxLayout(self)
        for block in (self.standing, size, self.acts, self.stays, self.log):
            self._column.addWidget(block)
        self._column.addStretch(1)
        self._fit()

    def show_reading(self, reading: HandoverReading, reader: Reader) -> None:
        """Show what each block says for this reader."""
        for block in (self.standing, self.acts, self.stays, self.log):
            block.show_reading(reading, reader)

    def put_over_stays(self, widget: QWidget) -> None:
        """What stays depends on it."""
        self._column.insertWidget(self._column.indexOf(self.stays), widget)

    def open_panel(self, panel: Block) -> None:
        """Ask about one thing, over everything else."""
        self.close_panel()
        self.panel = panel
        self._column.insertWidget(0, panel)
        panel.show()

    def close_panel(self) -> None:
        """It has been answered, or is no longer about what is in sight."""
        if self.panel is not None:
            self.panel.hide()
            self._column.removeWidget(self.panel)
            self.panel.deleteLater()
            self.panel = None

    def _fit(self) -> None:
        look = current_look()
        self._column.setContentsMargins(0, 0, look.length("space.m"), 0)
        self._column.setSpacing(look.length("space.xl"))
