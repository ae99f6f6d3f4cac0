"""How soon the overview stands after unlocking, and one screen after another, with few families and many."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from statistics import median
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QListView

from tests.benchmarks.line import Line
from tests.storage import acts
from tests.storage.support import FAST
from transitions.application.bookmark import Place
from transitions.clock import SystemClock
from transitions.pdf.press import Press
from transitions.places import bundled_resources
from transitions.storage.local_vaults import LocalVaults
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder
from transitions.ui.controls.pages_view import PagesView
from transitions.ui.entrance.entrance import Entrance
from transitions.ui.frame.appearance import prepare_application
from transitions.ui.frame.collecting import Collector
from transitions.ui.frame.main_window import MainWindow
from transitions.ui.house import House
from transitions.ui.journey.journey import Journey
from transitions.ui.journey.steps import PARENTS_FIRST, STEPS
from transitions.ui.look.theme import apply_theme
from transitions.ui.rooms import factories

ROUNDS, WALKS = 5, 8
MOST_MS_TO_THE_OVERVIEW = 150.0
MOST_MS_TO_A_SCREEN = 100.0
PATIENCE_SECONDS = 60.0
SIZE = (1366, 768)
OVERVIEW = Place(screen="overview", parent_view=False)


@dataclass
class Seen:
    """Milliseconds to the overview after unlocking, to a family from there, and back; to each step."""

    unlocked: list[float] = field(default_factory=list)
    gone: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)
    steps: dict[str, list[float]] = field(default_factory=dict)


def measure_overview(few: Path, many: Path, sizes: tuple[int, int], empty: Path) -> list[Line]:
    """A large vault in turn with a small one in the real window; the keys cost nothing to derive."""
    app = dressed_application()
    small, large = Seen(), Seen()
    vaults = [
        (VaultFolder(folder, SystemClock(), FAST), seen) for folder, seen in ((many, large), (few, small))
    ]
    for vault, _ in vaults:
        put_in_order(vault)
    for _ in range(ROUNDS):
        for vault, seen in vaults:
            visit(app, vault, empty, seen)
    return [
        line("unlock to overview", large.unlocked, small.unlocked, sizes, MOST_MS_TO_THE_OVERVIEW),
        line("overview to a family", large.gone, small.gone, sizes, MOST_MS_TO_A_SCREEN),
        line("a family to overview", large.back, small.back, sizes, MOST_MS_TO_A_SCREEN),
        *(
            line(f"to {step}", large.steps[step], small.steps[step], sizes, MOST_MS_TO_A_SCREEN)
            for step in STEPS
        ),
    ]


def line(
    what: str, large: Iterable[float], small: Iterable[float], sizes: tuple[int, int], most: float
) -> Line:
    """A median with many beside one with few."""
    ours, theirs = median(large), median(small)
    return Line(
        f"{what}, {sizes[1]:,}", f"{ours:.0f} ms", f"{sizes[0]:,}: {theirs:.0f} ms",
        f"{ours / theirs:.2f} x", f"< {most:.0f} ms", ours < most,
    )


def dressed_application() -> QApplication:
    """The application as it is once the start screen stands."""
    app = QApplication.instance() or QApplication(["bench"])
    if not isinstance(app, QApplication):
        raise TypeError("a Qt program without a window is running already")
    apply_theme(app, prepare_application(app, bundled_resources()))
    return app


def put_in_order(vault: VaultFolder) -> None:
    """What the first overview of a vault from before does, and leave her in the overview."""
    thread = vault.unlock(acts.passphrase(0))

    def work(store: VaultStore) -> bool:
        desk = acts.surroundings().desk(store)
        desk.bookmark.keep(OVERVIEW)
        return desk.overview.catch_up()

    while thread.submit(work).result():
        pass
    thread.close()


def visit(app: QApplication, vault: VaultFolder, empty: Path, seen: Seen) -> None:
    """Unlock, then go to a family and back some times; the first time screens are made."""
    window = Window(app, empty)
    try:
        seen.unlocked.append(window.unlock(vault))
        walks = [window.walk() for _ in range(WALKS)]
        seen.gone += [there for there, _ in walks[1:]]
        seen.back += [back for _, back in walks[1:]]
        window.step_through({})
        window.step_through(seen.steps)
    finally:
        window.close()


class Window:
    """The real window with its start screen, before a vault is opened."""

    def __init__(self, app: QApplication, empty: Path) -> None:
        around = replace(acts.surroundings(), press=Press(bundled_resources() / "fonts"))
        self._app = app
        say = around.library.texts.say
        house = House(around, LocalVaults(empty, around.clock, around.ids), factories(None))
        self._entrance = Entrance(say, house.vaults, lambda: house)
        self.window = MainWindow(say, around.clock, self._entrance, lambda: house)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.window.resize(*SIZE)
        self.window.show()
        self._collector = Collector(self.window)
        app.processEvents()

    def unlock(self, vault: VaultFolder) -> float:
        """From the passphrase to the painted overview."""
        opened = self._entrance.opened
        return self._taken(
            lambda: opened.emit(vault.unlock(acts.passphrase(0)), "bench"), self._rows_stand
        )

    def walk(self) -> tuple[float, float]:
        """To the family the cursor is on and back, each until everything is answered and painted."""
        family = Place(screen="family", transition=self._chosen(), parent_view=False)
        there = self._taken(lambda: self.window.go(family), self._journey_stands)
        return there, self._taken(lambda: self.window.go(OVERVIEW), self._overview_stands)

    def step_through(self, taken: dict[str, list[float]]) -> None:
        """From step to step of the family's journey, as they follow one another, and back to the overview."""
        transition = self._chosen()
        for step in STEPS:
            place = Place(screen=step, transition=transition, parent_view=step in PARENTS_FIRST)
            took = self._taken(partial(self.window.go, place), self._journey_stands)
            taken.setdefault(step, []).append(took)
        self._taken(lambda: self.window.go(OVERVIEW), self._overview_stands)

    def close(self) -> None:
        """End as the program does."""
        self._collector.stop()
        for pages in self.window.findChildren(PagesView):
            pages.clear()
        self.window.end_now()
        self.window.hide()
        self.window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._app.processEvents()

    def _taken(self, act: Callable[[], None], reached: Callable[[], bool]) -> float:
        began = time.perf_counter()
        act()
        while not reached():
            self._app.processEvents()
            time.sleep(0.0005)
            if time.perf_counter() - began > PATIENCE_SECONDS:
                raise TimeoutError("the screen never stood")
        self.window.grab()
        return (time.perf_counter() - began) * 1000

    def _chosen(self) -> UUID | None:
        shown = self.window.shown
        return shown.place().transition if shown is not None and hasattr(shown, "place") else None

    def _answered(self) -> bool:
        return self.window.session is not None and self.window.session.work.idle

    def _journey_stands(self) -> bool:
        return isinstance(self.window.shown, Journey) and self._answered()

    def _overview_stands(self) -> bool:
        return self._rows_stand() and self._answered()

    def _rows_stand(self) -> bool:
        found = self.window.findChild(QListView, "overview.list")
        return found is not None and found.isVisible() and found.model().rowCount() > 0
