"""One window of the program after the other, as a test opens and ends them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from transitions.application.desk import Surroundings
from transitions.storage.local_vaults import LocalVaults
from transitions.ui.controls.touch import undisturbed
from transitions.ui.entrance.entrance import Entrance
from transitions.ui.frame.main_window import MainWindow
from transitions.ui.house import House
from transitions.ui.screen import Factories


class Windows:
    """Over the same vaults; ``ended`` is how the window there is said it ended."""

    def __init__(
        self, qtbot: QtBot, around: Surroundings, vaults: LocalVaults, rooms: Factories
    ) -> None:
        self.qtbot, self.around, self.vaults, self._rooms = qtbot, around, vaults, rooms
        self.ended: list[str] = []
        self._window: MainWindow | None = None

    @property
    def started(self) -> bool:
        """Whether there is a window."""
        return self._window is not None

    @property
    def window(self) -> MainWindow:
        assert self._window is not None
        return self._window

    def start(self, locked: str = "", notices: tuple[str, ...] = ()) -> None:
        """A new window, as the program shows it when it starts."""
        self.stop()
        self.ended = []
        say = self.around.library.texts.say
        house = House(self.around, self.vaults, self._rooms)
        entrance = Entrance(say, self.vaults, lambda: house, locked)
        self._window = MainWindow(say, self.around.clock, entrance, lambda: house)
        entrance.tell(notices)
        self._window.ended.connect(self.ended.append)
        self._window.resize(1280, 800)
        with undisturbed(), self.qtbot.waitActive(self._window):
            self._window.show()

    def stop(self) -> None:
        """End the window whatever it was doing."""
        if self._window is None:
            return
        self._window.end_now()
        self._window.hide()
        self._window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        self._window = None
