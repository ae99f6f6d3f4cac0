"""The window's life: from the first paint to an ordered end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from transitions.application.desk import Desk, Surroundings
from transitions.application.ports import Vaults
from transitions.ui.entrance.entrance import Entrance
from transitions.ui.frame.appearance import prepare_application
from transitions.ui.frame.collecting import Collector
from transitions.ui.frame.crash import describe
from transitions.ui.frame.main_window import MainWindow
from transitions.ui.frame.session import Factories
from transitions.ui.frame.wardrobe import Wardrobe
from transitions.ui.journey.journey import Journey
from transitions.ui.journey.screens import JOURNEY_SCREENS
from transitions.ui.overview.screen import OverviewScreen
from transitions.ui.profile.screen import ProfileScreen
from transitions.ui.safety.screen import SafetyScreen

Relaunch = Callable[[str], None]
LoadPractice = Callable[[Desk], object]


def run(
    around: Surroundings,
    vaults: Vaults,
    resources: Path,
    relaunch: Relaunch,
    *,
    notices: Sequence[str] = (),
    locked: str = "",
    load_practice: LoadPractice | None = None,
) -> int:
    """Show the window until it is closed; returns the exit code.

    ``relaunch`` is called after everything is closed when she locked, with the name of the vault;
    ``locked`` is that name in the program it starts. ``notices`` say what is wrong in the overlay.
    """
    app = QApplication(sys.argv[:1])
    wardrobe = Wardrobe(app, prepare_application(app, resources))
    window = MainWindow(around, Entrance(around, vaults, notices, locked), factories(load_practice))
    _listen(app, window, wardrobe)
    wardrobe.dress()
    window.resize(1280, 800)
    window.show()
    locking = app.exec() == LOCKED
    name = window.name
    _take_down(app, window)
    del window
    if locking:
        relaunch(name)
    return 0


LOCKED = 1


def factories(load_practice: LoadPractice | None) -> Factories:
    """The screens of an open vault by name."""
    return {
        "profile": ProfileScreen,
        "safety": SafetyScreen,
        "overview": lambda stage: OverviewScreen(stage, load_practice),
        "journey": lambda stage: Journey(stage, JOURNEY_SCREENS),
    }


def _listen(app: QApplication, window: MainWindow, wardrobe: Wardrobe) -> None:
    window.ended.connect(lambda why: app.exit(LOCKED if why == "lock" else 0))
    app.commitDataRequest.connect(lambda _: window.end_now())
    _speak_up(window)
    for key, steps in {"Ctrl++": 1, "Ctrl+=": 1, "Ctrl+-": -1}.items():
        QShortcut(QKeySequence(key), window).activated.connect(lambda by=steps: wardrobe.resize(by))
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, lambda *_: window.close())
    Collector(window)


def _speak_up(window: MainWindow) -> None:
    def tell(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        report = describe(kind, trace)
        if sys.stderr is not None:
            sys.stderr.write(f"{report}\n")
        window.say_crash(report)

    sys.excepthook = tell


def _take_down(app: QApplication, window: MainWindow) -> None:
    sys.excepthook = sys.__excepthook__
    window.end_now()
    window.hide()
    window.deleteLater()
    app.processEvents()
