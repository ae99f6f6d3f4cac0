"""What every screen of an open vault is: it opens a place, keeps it, and asks to go elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transitions.application.bookmark import Place
from transitions.application.errors import ExpectedError
from transitions.application.ports import Clock, Library
from transitions.ui.autosave import Autosave
from transitions.ui.work import VaultWork

Speech = Callable[[str], str]


@dataclass(frozen=True)
class Stage:
    """What a screen is given: the vault, the definitions, the day, the words.

    ``practice`` marks a vault of fictitious families. ``autosave`` is shared by all screens.
    """

    work: VaultWork
    autosave: Autosave
    library: Library
    clock: Clock
    practice: bool

    def say(self, text_id: str, **named: str) -> str:
        """The sentence in Danish."""
        return self.library.texts.say(text_id, **named)

    def words(self, text_id: str) -> str:
        """The bare sentence, for controls that fill its places themselves."""
        return self.library.texts.say(text_id)


class Screen(QWidget):
    """One page of the program.

    ``go`` carries the Place to show next; ``told`` a sentence for the message bar;
    ``trouble`` an ExpectedError to say there; ``changed`` that the journey's state may be new.
    """

    go = Signal(object)
    told = Signal(str)
    trouble = Signal(object)
    changed = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage

    def open(self, place: Place) -> None:
        """Read what the place names from the vault and show it."""
        raise NotImplementedError

    def place(self) -> Place:
        """Where she is now, to return to after a lock."""
        raise NotImplementedError

    def flush(self) -> None:
        """Send what waits to the vault; called before leaving, locking and signing."""
        self.stage.autosave.flush()

    def leave(self) -> None:
        """Called when another place is shown: drafts that belong to this page settle."""
        self.flush()

    def set_parent_view(self, shown: bool) -> None:
        """Show only what the parents beside her may see; most screens are hers alone."""

    def complain(self, error: ExpectedError) -> None:
        """Say an error in the message bar."""
        self.trouble.emit(error)
