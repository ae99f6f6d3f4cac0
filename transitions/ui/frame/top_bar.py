"""The bar over every screen: what this is, whether the last word is safe, and the lock."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import Chip, Fitted, Words
from transitions.ui.controls.messages import SaveChip
from transitions.ui.look.tokens import current_look

NARROW = 720
"""Below this width (at 100 % text) only what is needed stands in the bar."""


class TopBar(Fitted, QFrame):
    """What its buttons ask for: the lock, help, a screen of hers by name, to save again."""

    locking = Signal()
    asking_for_help = Signal()
    asking_for = Signal(str)
    retrying = Signal()

    def __init__(self, words: Speech) -> None:
        super().__init__()
        self.setObjectName("shell.bar")
        self.setProperty("kind", "top")
        self._title = Words(words("shell.title"), "strong", name="shell.title")
        self._practice = Chip(words("shell.practice"), "warn", "shell.practice")
        self._fictitious = Words(words("shell.fictitious"), "muted", name="shell.fictitious")
        self._fictitious.setWordWrap(False)
        self._saved = SaveChip("shell.saved", words)
        self._profile = Button("", "shell.profile", "ghost", "person", spoken=words("shell.profile"))
        self._safety = Button("", "shell.safety", "ghost", "shield", spoken=words("shell.safety"))
        self._settings = Button("", "shell.settings", "ghost", "settings", spoken=words("shell.settings"))
        self._help = Button("", "shell.help", "ghost", "help", spoken=words("shell.help"))
        self._lock = Button(words("shell.lock"), "shell.lock", "plain", "lock")
        self._row = QHBoxLayout(self)
        self._build()

    def show_practice(self, practice: bool) -> None:
        """Say that these families are fictitious."""
        self._practice.setVisible(practice)
        self._make_room()

    def show_hers(self, reachable: bool) -> None:
        """Her profile, what keeps the vault safe and her settings are reached from the overview."""
        for hers in (self._profile, self._safety, self._settings):
            hers.setVisible(reachable)

    def show_unlocked(self, unlocked: bool) -> None:
        """The lock is there while something is open."""
        self._lock.setVisible(unlocked)
        self._saved.setVisible(unlocked)
        self._saved.show_nothing()

    def show_saving(self) -> None:
        """The last word is on its way."""
        self._saved.show_saving()

    def show_saved(self, at: time) -> None:
        """The last word is safe."""
        self._saved.show_saved(at)

    def show_failed(self) -> None:
        """The last word is not safe."""
        self._saved.show_failed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _build(self) -> None:
        self._title.setWordWrap(False)
        for label in (self._title, self._practice, self._fictitious):
            self._row.addWidget(label)
        self._row.addStretch(1)
        hers = (self._profile, self._safety, self._settings)
        for control in (self._saved, *hers, self._help, self._lock):
            self._row.addWidget(control)
        self._saved.retry.connect(self.retrying)
        self._help.clicked.connect(self.asking_for_help)
        for button in hers:
            screen = button.objectName().removeprefix("shell.")
            button.clicked.connect(lambda *_, screen=screen: self.asking_for.emit(screen))
        self._lock.clicked.connect(self.locking)
        self.show_practice(False)
        self.show_unlocked(False)
        self.show_hers(False)
        self._fit()

    def _make_room(self) -> None:
        look = current_look()
        roomy = self.width() >= round(NARROW * look.scale)
        self._row.setSpacing(look.length("space.m" if roomy else "space.xs"))
        self._title.setVisible(roomy)
        self._fictitious.setVisible(roomy and not self._practice.isHidden())

    def _fit(self) -> None:
        look = current_look()
        side, top = look.length("space.xl"), look.length("space.xs")
        self._row.setContentsMargins(side, top, side, top)
        self._make_room()
