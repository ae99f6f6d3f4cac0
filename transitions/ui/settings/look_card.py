"""Size of text and colours, seen at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.settings import COLOURS, SIZES
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.look.tokens import current_look
from transitions.ui.look.wardrobe import Wardrobe
from transitions.ui.pages.card_screen import ScreenCard
from transitions.ui.pages.kept import beside
from transitions.ui.screen import Stage


class LookCard(ScreenCard):
    """What she chooses is worn at once, and the next time."""

    def __init__(self, stage: Stage, wardrobe: Wardrobe) -> None:
        super().__init__(stage, "settings.look")
        self._wardrobe = wardrobe
        say = stage.say
        colours = [(name, say(f"settings.look.{name}")) for name in COLOURS]
        self._colours = ChoiceEditor("settings.look.colours", stage.words, colours, clearable=False)
        self._size = Words("", name="settings.look.size")
        self._larger = Button(say("settings.look.larger"), "settings.look.larger", "plain", "plus")
        self._smaller = Button(say("settings.look.smaller"), "settings.look.smaller", "plain", "minus")
        self.add(self._sizes())
        self.add(Row("settings.look.colours", say("settings.look.colours"), self._colours))
        self._larger.clicked.connect(lambda: wardrobe.resize(1))
        self._smaller.clicked.connect(lambda: wardrobe.resize(-1))
        self._colours.edited.connect(self._choose)
        wardrobe.worn.connect(self.read)

    def read(self) -> None:
        """Show what is worn, however it was chosen."""
        text = self._wardrobe.settings.text
        self._size.say(self.stage.say("settings.look.text_now", percent=str(text)))
        self._larger.setEnabled(text < SIZES[-1])
        self._smaller.setEnabled(text > SIZES[0])
        self._colours.show_value(self._wardrobe.settings.colours)

    def _sizes(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_look().length("space.s"))
        column.addWidget(Words(self.stage.say("settings.look.text"), "label"))
        column.addWidget(self._size)
        column.addWidget(beside((self._larger, self._smaller), "flow", "space.m"))
        return block

    def _choose(self) -> None:
        colours = next(name for name in COLOURS if name == self._colours.value())
        self._wardrobe.choose(replace(self._wardrobe.settings, colours=colours))
