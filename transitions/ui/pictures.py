"""Pictures of the main screens, taken of the real window with nobody at it."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from PySide6.QtCore import QBuffer, QEvent, QEventLoop, QIODevice, Qt
from PySide6.QtWidgets import QApplication

from transitions.application.bookmark import Place
from transitions.application.desk import Desk, Surroundings
from transitions.application.ports import Vaults
from transitions.ui.controls.pages_view import PagesView
from transitions.ui.entrance.entrance import Entrance
from transitions.ui.frame.appearance import prepare_application
from transitions.ui.frame.collecting import Collector
from transitions.ui.frame.main_window import MainWindow
from transitions.ui.frame.session import Session
from transitions.ui.house import House
from transitions.ui.look.theme import apply_theme
from transitions.ui.rooms import factories

SIZE = (1366, 768)
PATIENCE_SECONDS = 20.0
QUIET_ROUNDS = 20
"""So many rounds of the event loop with nothing asked and nothing owed: the screen stands still."""

JOURNEY = ("family", "introduction", "form", "consent", "handover", "journal", "meeting")
HERS = ("overview", "profile", "safety", "settings")
FOR_PARENTS = ("form", "consent", "handover")


def take_pictures(around: Surroundings, vaults: Vaults, resources: Path) -> dict[str, bytes]:
    """Each main screen as PNG by name: the way in, the overview, and the journey of the first family.

    ``vaults`` must have a practice vault with families in it.
    """
    app = QApplication.instance() or QApplication(["transitions"])
    if not isinstance(app, QApplication):
        raise TypeError("a Qt program without a window is running already")
    tokens = prepare_application(app, resources)
    app.setCursorFlashTime(0)
    say, house = around.library.texts.say, House(around, vaults, factories(None))
    entrance = Entrance(say, vaults, lambda: house)
    window = MainWindow(say, around.clock, entrance, lambda: house)
    apply_theme(app, tokens, "light")
    camera = _Camera(app, window)
    try:
        camera.point_at_the_start()
        camera.look_round_at(entrance)
        entrance.opened.emit(vaults.open_practice(), "practice")
        camera.walk()
    finally:
        camera.put_away()
    return camera.pictures


def where_to_go(desk: Desk) -> list[tuple[str, Place]]:
    """The places worth a picture in this vault, by the name of the picture."""
    transitions = desk.transitions.all()
    places = [(name, Place(screen=name, parent_view=False)) for name in HERS]
    for name in JOURNEY:
        seen = name in FOR_PARENTS
        places.append((name, Place(screen=name, transition=transitions[0], parent_view=seen)))
    for transition in transitions:
        screenings = desk.records.transition(transition).screenings
        if screenings:
            adbb = Place(screen="adbb", transition=transition, screening=screenings[0].id, parent_view=False)
            return [*places, ("adbb", adbb)]
    return places


class _Camera:
    """Waits until the window stands still, then keeps a picture of it."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self._app, self._window = app, window
        self._collector = Collector(window)
        self.pictures: dict[str, bytes] = {}

    def point_at_the_start(self) -> None:
        """Show the window, off screen where there is none, and take the way in."""
        self._window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._window.resize(*SIZE)
        self._window.show()
        self._take("start")

    def look_round_at(self, entrance: Entrance) -> None:
        """Take the other ways in, and come back."""
        entrance.show_new()
        self._take("new_vault")
        entrance.show_restore()
        self._take("restore")
        entrance.show_start()
        self._settle()

    def walk(self) -> None:
        """Go to every place there is and take its picture."""
        found: list[tuple[str, Place]] = []
        self._settle()
        session = self._session()
        session.work.ask(self._window, where_to_go, found.extend)
        self._settle()
        for name, place in found:
            self._window.go(place)
            self._take(name)

    def put_away(self) -> None:
        """Close the vault and take the window down in order."""
        self._collector.stop()
        for pages in self._window.findChildren(PagesView):
            pages.clear()
        self._window.end_now()
        self._window.hide()
        self._window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._app.processEvents()

    def _take(self, name: str) -> None:
        self._settle()
        self._window.messages.hide()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._window.grab().save(buffer, "PNG")
        self.pictures[name] = bytes(buffer.data().data())

    def _session(self) -> Session:
        if self._window.session is None:
            raise RuntimeError("the practice vault did not open")
        return self._window.session

    def _settle(self) -> None:
        """Let the window work until it has had nothing to do for a while."""
        quiet, until = 0, monotonic() + PATIENCE_SECONDS
        while quiet < QUIET_ROUNDS and monotonic() < until:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            session = self._window.session
            at_rest = session is None or (session.work.idle and session.autosave.quiet)
            quiet = quiet + 1 if at_rest else 0
