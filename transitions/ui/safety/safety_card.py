"""One card of the safety screen: it reads what it shows, and may ask to go elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Signal

from transitions.application.errors import ExpectedError
from transitions.ui.controls.surfaces import Card
from transitions.ui.screen import Stage


class SafetyCard(Card):
    """A card named ``safety.<name>``; its heading and hint are the texts of that name.

    ``go`` carries the Place to show next; ``told`` a sentence for the message bar; ``trouble`` an
    ExpectedError to say there.
    """

    go = Signal(object)
    told = Signal(str)
    trouble = Signal(object)

    def __init__(self, stage: Stage, name: str) -> None:
        super().__init__(stage.say(f"safety.{name}.title"), stage.say(f"safety.{name}.hint"))
        self.setObjectName(f"safety.{name}")
        self.stage = stage

    def read(self) -> None:
        """Ask the vault what to show; called each time the screen is opened."""

    def complain(self, error: ExpectedError) -> None:
        """Say an error in the message bar."""
        self.trouble.emit(error)
