"""The window's life: from the first paint to an ordered end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from transitions.application.desk import Desk, Surroundings
from transitions.application.ports import Vaults
from transitions.ui.entrance.entrance import Entrance
from transitions.ui.frame.appearance import prepare_application
from transitions.ui.frame.collecting import Collector
from transitions.ui.frame.crash import CrashWatch, Report
from transitions.ui.frame.main_window import MainWindow
from transitions.ui.frame.session import Factories
from transitions.ui.frame.system_lock import SystemLock
from transitions.ui.frame.wardrobe import Wardrobe
from transitions.ui.journey.journey import Journey
from transitions.ui.journey.screens import JOURNEY_SCREENS
from transitions.ui.overview.screen import OverviewScreen
from transitions.ui.profile.screen import ProfileScreen
from transitions.ui.safety.colleague_give import GiveScreen
from transitions.ui.safety.colleague_take import TakeScreen
from transitions.ui.safety.screen import SafetyScreen

Relaunch = Callable[[str], None]
LoadPractice = Callable[[Desk], object]


@dataclass(frozen=True)
class Process:
    """What only the process around the window can do.

    ``relaunch`` is called after everything is closed when she locked, with the name of the vault;
    ``keep_report`` writes down where the program itself went wrong.
    """

    relaunch: Relaunch
    keep_report: Report


def run(
    around: Surroundings,
    vaults: Vaults,
    resources: Path,
    process: Process,
    *,
    notices: Sequence[str] = (),
    locked: str = "",
    load_practice: LoadPractice | None = None,
) -> int:
    """Show the window until it is closed; returns the exit code.

    ``locked`` is the name of the vault that was locked when this program was started anew.
    ``notices`` say what is wrong in the overlay.
    """
    app = QApplication(sys.argv[:1])
    wardrobe = Wardrobe(app, prepare_application(app, resources))
    window = MainWindow(around, Entrance(around, vaults, notices, locked), factories(load_practice))
    watch = CrashWatch(process.keep_report, window.say_crash)
    watch.begin()
    _listen(app, window, wardrobe)
    wardrobe.dress()
    window.resize(1280, 800)
    window.show()
    locking = app.exec() == LOCKED
    name = window.name
    watch.rest()
    _take_down(app, window)
    del window
    if locking:
        process.relaunch(name)
    return 0


LOCKED = 1


def factories(load_practice: LoadPractice | None) -> Factories:
    """The screens of an open vault by name."""
    return {
        "profile": ProfileScreen,
        "safety": SafetyScreen,
        "colleague_give": GiveScreen,
        "colleague_take": TakeScreen,
        "overview": lambda stage: OverviewScreen(stage, load_practice),
        "journey": lambda stage: Journey(stage, JOURNEY_SCREENS),
    }


def _listen(app: QApplication, window: MainWindow, wardrobe: Wardrobe) -> None:
    window.ended.connect(lambda why: app.exit(LOCKED if why == "lock" else 0))
    app.commitDataRequest.connect(lambda _: window.end_now())
    SystemLock(window, lambda: window.session is not None).asked.connect(window.lock)
    for key, steps in {"Ctrl++": 1, "Ctrl+=": 1, "Ctrl+-": -1}.items():
        QShortcut(QKeySequence(key), window).activated.connect(lambda by=steps: wardrobe.resize(by))
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, lambda *_: window.close())
    Collector(window)


def _take_down(app: QApplication, window: MainWindow) -> None:
    window.end_now()
    window.hide()
    window.deleteLater()
    app.processEvents()
