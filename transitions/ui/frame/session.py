"""An open vault in the window: asking, saving, and the screens made so far."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import QObject

from transitions.application.bookmark import Place
from transitions.application.desk import Desk, Surroundings
from transitions.application.errors import ExpectedError
from transitions.application.ports import Vault
from transitions.ui.autosave import Autosave
from transitions.ui.frame.backup_rounds import BackupRounds
from transitions.ui.frame.weekly_check import WeeklyCheck
from transitions.ui.journey.steps import STEPS
from transitions.ui.screen import Factories, Screen, Stage
from transitions.ui.work import VaultWork

JOURNEY = "journey"


class Session(QObject):
    """From unlocking to locking. Screens are made by `factories` when they are first shown."""

    def __init__(self, vault: Vault, around: Surroundings, factories: Factories, parent: QObject) -> None:
        super().__init__(parent)
        self._around, self._factories = around, factories
        self.work = VaultWork(vault, around, self)
        self.autosave = Autosave(self.work, self)
        self._screens: dict[str, Screen] = {}
        self._stage: Stage | None = None
        self._closed = False
        self.name = ""
        self._rounds = BackupRounds(self.work, self)

    def enter(self, done: Callable[[bool, Place], None], wrong_tries: int = 0) -> None:
        """Find out what vault this is and where she was; `done` gets practice or not, and the place.

        The log says that the vault was unlocked, after so many wrong tries.
        """

        def arrived(found: tuple[bool, Place]) -> None:
            self._stage = self._made_stage(practice=found[0])
            done(*found)

        self.work.ask(self, where_she_was, arrived)
        self.work.ask(self, lambda desk: desk.log.enter(wrong_tries))
        WeeklyCheck(self.work, self).begin()
        self._rounds.begin()

    def screen(self, name: str) -> tuple[Screen, bool]:
        """The screen that shows places of this name, and whether it was just made."""
        key = JOURNEY if name in STEPS else name
        made = key not in self._screens
        if made:
            if self._stage is None:
                raise RuntimeError("a session is entered before it shows anything")
            self._screens[key] = self._factories[key](self._stage)
        return self._screens[key], made

    def close(self) -> None:
        """Finish what is queued, seal and close; what was saved is saved whatever closing meets."""
        if not self._closed:
            self._closed = True
            self._rounds.stop()
            with suppress(ExpectedError):
                self.work.close()

    def _made_stage(self, *, practice: bool) -> Stage:
        around = self._around
        return Stage(
            work=self.work, autosave=self.autosave, library=around.library, clock=around.clock,
            practice=practice, vault=self.name, installation=around.installation,
            speller=around.speller,
        )


def where_she_was(desk: Desk) -> tuple[bool, Place]:
    """Whether these are fictitious families, and the place to begin at.

    Where the municipality wants the recovery key on paper and it is not, that comes first.
    """
    practice = desk.practice
    if desk.access.owes_paper:
        return practice, Place(screen="safety", question="safety.keys", parent_view=False)
    place = desk.bookmark.read()
    if place is not None and _is_still_there(desk, place.transition):
        return practice, place
    unsaid = not practice and not desk.profile.show().name
    return practice, Place(screen="profile" if unsaid else "overview", parent_view=False)


def _is_still_there(desk: Desk, transition: UUID | None) -> bool:
    with suppress(KeyError):
        return transition is None or desk.store.subjects.owner(transition) is not None
    return False
