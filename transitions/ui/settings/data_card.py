"""The name of her data on the start screen, and where they lie."""

from __future__ import annotations

from transitions.application.errors import ExpectedError
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.pages.card_screen import ScreenCard
from transitions.ui.pages.kept import beside
from transitions.ui.screen import Stage

LONGEST = 40


class DataCard(ScreenCard):
    """A name only when she wants one; fictitious families need none."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "settings.data")
        installation = self._installation = stage.installation
        say = stage.say
        placeholder = say("settings.data.name_placeholder")
        self._name = TextEditor("settings.data.name", stage.words, limit=LONGEST, placeholder=placeholder)
        self._row = Row("settings.data.name", say("settings.data.name"), self._name)
        self._keep = Button(say("settings.data.keep"), "settings.data.keep", "plain")
        self._row.add_foot(beside((self._keep,), "flow"))
        self.add(self._row)
        if installation.vaults is not None:
            where = say("settings.data.where", folder=str(installation.vaults / stage.vault))
            self.add(Words(where, "muted", name="settings.data.where"))
        self._keep.clicked.connect(self._call)

    def read(self) -> None:
        """Show the name as it is."""
        self._name.show_value(self._installation.called(self.stage.vault))

    def _call(self) -> None:
        if not self._row.check():
            self._row.focus()
            return
        name = self._name.value().strip()
        try:
            self._installation.call(self.stage.vault, name)
        except ExpectedError as error:
            self.trouble.emit(error)
            return
        self.told.emit(self.stage.say("settings.data.kept" if name else "settings.data.dropped"))
