"""What every screen of an open vault is: it opens a place, keeps it, and asks to go elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from transitions.application.bookmark import Place
    from transitions.application.errors import ExpectedError
    from transitions.application.installation import Installation
    from transitions.application.ports import Clock, Library, Speller
    from transitions.ui.autosave import Autosave
    from transitions.ui.work import VaultWork

Speech = Callable[[str], str]


def _bare() -> Installation:
    from transitions.application.installation import Installation  # noqa: PLC0415 - read with the house

    return Installation()


@dataclass(frozen=True)
class Stage:
    """What a screen is given: the vault, the definitions, the day, the words.

    ``practice`` marks a vault of fictitious families; ``vault`` is the name of its folder. ``autosave``
    is shared by all screens.
    """

    work: VaultWork
    autosave: Autosave
    library: Library
    clock: Clock
    practice: bool
    vault: str = ""
    installation: Installation = field(default_factory=_bare)
    speller: Speller | None = None

    def say(self, text_id: str, **named: str) -> str:
        """The sentence in Danish."""
        return self.library.texts.say(text_id, **named)

    def words(self, text_id: str) -> str:
        """The bare sentence, for controls that fill its places themselves."""
        return self.library.texts.say(text_id)


class Screen(QWidget):
    """One page of the program.

    ``go`` carries the Place to show next; ``told`` a sentence for the message bar;
    ``trouble`` an ExpectedError to say there; ``changed`` that the journey's state may be new;
    ``locking`` asks for the lock. ``visit_began``: parents sit beside her from now on, so that other
    families are out of reach until the program has been locked.
    """

    go = Signal(object)
    told = Signal(str)
    trouble = Signal(object)
    changed = Signal()
    locking = Signal()
    visit_began = Signal()
    parent_view_changed = Signal(bool)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage

    @property
    def visited(self) -> bool:
        """Whether parents sit beside her at this screen."""
        return False

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

    def said(self, error: ExpectedError) -> str:
        """The error as those who look on read it: in Danish, where nobody but she does."""
        return self.stage.say(error.text_id, **error.values)

    def complain(self, error: ExpectedError) -> None:
        """Say an error in the message bar."""
        self.trouble.emit(error)


Factories = Mapping[str, Callable[[Stage], Screen]]
"""What makes the screens, by their names."""
