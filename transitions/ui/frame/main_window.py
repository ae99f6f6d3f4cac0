"""The window: one screen at a time, and what is over every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from transitions.application.errors import ExpectedError
from transitions.ui.controls.keys import Key
from transitions.ui.controls.messages import MessageBar
from transitions.ui.entrance.entrance import Entrance
from transitions.ui.first_words import Say
from transitions.ui.frame.countdown import Countdown
from transitions.ui.frame.idleness import Idleness
from transitions.ui.frame.overlays import Overlays
from transitions.ui.frame.screen_keyboard import ScreenKeyboard
from transitions.ui.frame.top_bar import TopBar
from transitions.ui.house import FindHouse
from transitions.ui.pages.reading_focus import take_focus
from transitions.ui.screen import Screen

if TYPE_CHECKING:
    from transitions.application.bookmark import Place
    from transitions.application.ports import Clock, Vault
    from transitions.domain.form_changes import FormChanges
    from transitions.ui.frame.farewell import Farewell, Why
    from transitions.ui.frame.session import Session

LEAST = (960, 600)
LOCK = "Ctrl+L"


class MainWindow(QWidget):
    """Switches screens. `ended` when everything is closed: `lock` or `quit`; `name` is the vault's.

    It is painted before the house behind it is there: what only an open vault needs is imported then.
    """

    ended = Signal(str)

    def __init__(self, say: Say, clock: Clock, entrance: Entrance, house: FindHouse) -> None:
        super().__init__()
        self._say, self._clock, self._house = say, clock, house
        self.name = ""
        self.session: Session | None = None
        self._farewell: Farewell | None = None
        self._ending: Why | None = None
        self._visit = self._practice = False
        self._entrance = entrance
        self._idleness = Idleness(clock, self)
        self._content = QWidget(self)
        self._over = Overlays(self._content, say, house, self.close)
        self._bar = TopBar(self._say)
        self.messages = MessageBar("shell.message", self._say)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(1)
        self._build()
        self._countdown = Countdown(self._bar, self._say)
        self._listen()
        entrance.show_start()

    @property
    def shown(self) -> QWidget | None:
        """The screen in sight."""
        return self._stack.currentWidget()

    def go(self, place: Place) -> None:
        """Show a place; other families are out of reach after a visit until the program is unlocked."""
        if self.session is None or self._ending is not None:
            return
        if place.screen == "overview" and self._visit and not self._practice:
            self._end("lock", place)
            return
        screen, made = self.session.screen(place.screen)
        if made:
            self._connect(screen)
            self._stack.addWidget(screen)
        before, left = self.shown, self._place()
        if before is not screen and isinstance(before, Screen):
            before.leave()
        self._stack.setCurrentWidget(screen)
        screen.open(place)
        self._look_after(screen, place)
        self.session.work.ask(self, lambda desk: desk.bookmark.keep(place, left))

    def lock(self) -> None:
        """Save, close, and begin again locked."""
        if self.session is not None:
            self._end("lock", self._place())

    def say_crash(self, report: str) -> None:
        """The program itself went wrong; shown without a word about anybody."""
        self._over.crash.say(report)

    def end_now(self) -> None:
        """The computer is shutting down, or the program ends: save and close without asking.

        A print under way is waited for, or stopped by her, so that it is written down.
        """
        self._idleness.rest()
        self._entrance.abandon()
        session, place = self.session, self._place()
        if session is not None:
            session.autosave.flush()
            if place is not None:
                session.work.ask(self, lambda desk: desk.bookmark.keep(place))
            self._wait_for_papers(session)
            session.close()

    def _wait_for_papers(self, session: Session) -> None:
        if session.work.outside:
            self._ending = self._ending or "quit"
            self._over.curtain.draw("quit")
            self._over.curtain.say_printing()
        from PySide6.QtCore import QEventLoop  # noqa: PLC0415 - seldom

        while session.work.outside:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session is None:
            self._entrance.abandon()
            event.accept()
            self.ended.emit("quit")
            return
        event.ignore()
        self._end("quit", self._place())

    def _build(self) -> None:
        self.setObjectName("shell")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self._say("shell.title"))
        self.setMinimumSize(*LEAST)
        outer, column = QVBoxLayout(self), QVBoxLayout(self._content)
        for layout in (outer, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        outer.addWidget(self._content)
        for widget in (self._bar, self.messages):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)

    def _listen(self) -> None:
        self._entrance.shown.connect(self._show_entrance)
        self._entrance.opened.connect(self._begin)
        self._bar.locking.connect(self.lock)
        self._bar.asking_for.connect(self._go_to_hers)
        self._bar.asking_for_help.connect(self._turn_help)
        self._bar.retrying.connect(self._retry)
        self.messages.chosen.connect(lambda chosen: self._retry() if chosen == "retry" else None)
        self._idleness.ran_out.connect(lambda: self._end("idle", self._place()))
        self._idleness.running_out.connect(self._countdown.show_left)
        self._idleness.touched.connect(self._countdown.hide)
        _application().focusChanged.connect(self._reach_into)
        ScreenKeyboard(self)
        for line, key, act in (("lock", LOCK, self.lock), ("help", "F1", self._turn_help),
                               ("keys", "?", self._turn_keys)):
            Key(self, line, key, act)

    def _turn_help(self) -> None:
        if self._ending is None:
            self._over.turn_help(self.shown, self._place())

    def _turn_keys(self) -> None:
        if self._ending is None:
            self._over.turn_keys()

    def _reach_into(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """Let the key that locks reach into a question that lies over the window."""
        asked = entered.window() if entered is not None else None
        if asked is None or asked is self:
            return
        from PySide6.QtWidgets import QDialog  # noqa: PLC0415 - when something is asked

        if isinstance(asked, QDialog) and asked.findChild(QShortcut, LOCK) is None:
            key = QShortcut(QKeySequence(LOCK), asked)
            key.setObjectName(LOCK)
            key.activated.connect(self.lock)

    def _show_entrance(self, screen: QWidget) -> None:
        self._take_down()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)

    def _take_down(self) -> None:
        while (widget := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(widget)
            widget.deleteLater()

    def _begin(self, vault: Vault, name: str) -> None:
        from transitions.ui.frame.farewell import Farewell  # noqa: PLC0415 - when it is needed
        from transitions.ui.frame.session import Session  # noqa: PLC0415 - read with the house

        self.name, house = name, self._house()
        self.session = Session(vault, house.around, house.factories, self)
        self.session.name = name
        self.session.work.trouble.connect(self._tell)
        autosave = self.session.autosave
        autosave.saving.connect(self._bar.show_saving)
        autosave.saved.connect(self._say_saved)
        autosave.failed.connect(self._say_unsaved)
        self.session.enter(self._enter, self._entrance.wrong_tries)
        self._farewell = Farewell(self.session, self._over.curtain, self._say, self)  # while the vault reads
        self._farewell.done.connect(self._finish)
        self._farewell.stayed.connect(self._stay)

    def _enter(self, practice: bool, place: Place) -> None:
        self._practice = practice
        self._take_down()
        self._bar.show_practice(practice)
        self._bar.show_unlocked(True)
        self._idleness.watch(_application())
        self._allow_idleness()
        self.go(place)
        if place.screen == "overview" and self.session is not None:
            self.session.work.ask_when_idle(
                self, lambda desk: desk.new_form.news(), self._tell_news, lambda _: None
            )

    def _tell_news(self, news: FormChanges | None) -> None:
        if news is not None:
            self.messages.show_info(self._say("settings.form.news"))

    def _connect(self, screen: Screen) -> None:
        screen.go.connect(self.go)
        screen.told.connect(self.messages.show_info)
        screen.trouble.connect(self._tell)
        screen.locking.connect(self.lock)
        screen.visit_began.connect(self._begin_visit)
        screen.parent_view_changed.connect(lambda _: self._allow_idleness())

    def _look_after(self, screen: Screen, place: Place) -> None:
        self.messages.hide()
        self._bar.show_hers(place.screen == "overview")
        self._allow_idleness()
        take_focus(screen)

    def _begin_visit(self) -> None:
        self._visit = True
        self._allow_idleness()

    def _allow_idleness(self) -> None:
        locking, shown = self._house().around.library.policy.locking, self.shown
        visiting = self._visit or (isinstance(shown, Screen) and shown.visited)
        self._idleness.allow(locking.visit_minutes if visiting else locking.idle_minutes)

    def _go_to_hers(self, name: str) -> None:
        """A screen that is hers alone, asked for in the bar."""
        from transitions.application.bookmark import Place  # noqa: PLC0415 - read with the house

        self.go(Place(screen=name, parent_view=False))

    def _place(self) -> Place | None:
        return self.shown.place() if isinstance(self.shown, Screen) else None

    def _end(self, why: Why, place: Place | None) -> None:
        if self._ending is not None or self._farewell is None:
            return
        self._ending = why
        QGuiApplication.inputMethod().commit()
        if isinstance(self.shown, Screen):
            self.shown.flush()
        self._idleness.rest()
        self._farewell.begin(why, place)

    def _stay(self) -> None:
        self._ending = None
        self._idleness.watch(_application())

    def _finish(self) -> None:
        why = "quit" if self._ending == "quit" else "lock"
        self.session, self._farewell = None, None
        self.ended.emit(why)

    def _tell(self, error: ExpectedError) -> None:
        self.messages.show_error(self._said(error))

    def _said(self, error: ExpectedError) -> str:
        if isinstance(self.shown, Screen):
            return self.shown.said(error)
        return self._say(error.text_id, **error.values)

    def _retry(self) -> None:
        if self.session is not None:
            self.session.autosave.flush()

    def _say_saved(self) -> None:
        self._bar.show_saved(self._clock.now().astimezone().time())

    def _say_unsaved(self, error: ExpectedError) -> None:
        self._bar.show_failed()
        self.messages.show_error(self._said(error), retry=True)


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("the window lives in an application")
    return app
