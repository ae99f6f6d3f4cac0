"""The window's life: from the first paint to an ordered end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from transitions.application.settings import SettingsFile
from transitions.ui.controls.keys import Key
from transitions.ui.entrance.entrance import Entrance
from transitions.ui.first_words import FirstWords
from transitions.ui.frame.appearance import furnish_application, guard_input
from transitions.ui.frame.collecting import Collector
from transitions.ui.frame.crash import CrashWatch, Report
from transitions.ui.frame.main_window import MainWindow
from transitions.ui.house import Doors, House, LateHouse, LateVaults
from transitions.ui.look.wardrobe import Wardrobe

if TYPE_CHECKING:
    from transitions.application.ports import Clock

Relaunch = Callable[[str], None]
LOCKED = 1


class Process(NamedTuple):
    """What only the process around the window can do.

    ``relaunch`` is called after everything is closed when she locked, with the name of the vault;
    ``keep_report`` writes down where the program itself went wrong; ``settings`` are this computer's.
    """

    relaunch: Relaunch
    keep_report: Report
    settings: SettingsFile


class Front(NamedTuple):
    """What the window shows before anything else is read: theme, sentences, which vaults there are.

    ``locked`` is the name of the vault that was locked when this program was started anew.
    """

    resources: Path
    overlay: Path
    clock: Clock
    doors: Doors
    locked: str = ""


Furnish = Callable[[Wardrobe], House]
"""Reads everything behind the start screen."""


def run(front: Front, furnish: Furnish, process: Process) -> int:
    """Show the window until it is closed; returns the exit code.

    ``furnish`` is called on a thread of its own once the window has been painted.
    """
    app = QApplication(sys.argv[:1])
    wardrobe = Wardrobe(app, furnish_application(app, front.resources), process.settings)
    house = LateHouse(lambda: furnish(wardrobe))
    words = FirstWords(front.resources, front.overlay, lambda: house.find().around.library.texts.say)
    entrance = Entrance(words.say, LateVaults(front.doors, house.find), house.find, front.locked)
    window = MainWindow(words.say, front.clock, entrance, house.find)
    watch = CrashWatch(process.keep_report, window.say_crash)
    watch.begin()
    after = AfterPaint(app, window, house)
    after.furnished.connect(lambda: entrance.tell(house.find().notices))
    _listen(app, window, wardrobe)
    wardrobe.dress()
    window.resize(1280, 800)
    window.show()
    locking = app.exec() == LOCKED
    name = window.name
    watch.rest()
    house.rest()
    _take_down(app, window)
    del window, after
    if locking:
        process.relaunch(name)
    return 0


class AfterPaint(QObject):
    """Does what can wait until the window has been painted; ``furnished`` when the house is there too."""

    furnished = Signal()
    _over = Signal()

    def __init__(self, app: QApplication, window: MainWindow, house: LateHouse) -> None:
        super().__init__(window)
        self._app, self._window, self._house = app, window, house
        self._over.connect(self.furnished, Qt.ConnectionType.QueuedConnection)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._begin)
        return False

    def _begin(self) -> None:
        from transitions.ui.frame.system_lock import SystemLock  # noqa: PLC0415 - after the first paint

        guard_input(self._app)
        window = self._window
        SystemLock(window, lambda: window.session is not None).asked.connect(window.lock)
        self._house.begin(self._over.emit)


def _listen(app: QApplication, window: MainWindow, wardrobe: Wardrobe) -> None:
    window.ended.connect(lambda why: app.exit(LOCKED if why == "lock" else 0))
    app.commitDataRequest.connect(lambda _: window.end_now())
    Key(window, "larger", "Ctrl++ Ctrl+=", lambda: wardrobe.resize(1))
    Key(window, "smaller", "Ctrl+-", lambda: wardrobe.resize(-1))
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, lambda *_: window.close())
    Collector(window)


def _take_down(app: QApplication, window: MainWindow) -> None:
    window.end_now()
    window.hide()
    window.deleteLater()
    app.processEvents()
