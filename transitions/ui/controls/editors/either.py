"""One of two sentences, standing for yes and no; one of them always holds."""

from __future__ import annotations

from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.editors.editor import Speech


class EitherEditor(ChoiceEditor):
    """A truth value whose two sides are said in words of their own."""

    def __init__(self, name: str, words: Speech, yes: str, no: str, *, no_first: bool = False) -> None:
        sides = (("yes", yes), ("no", no))
        super().__init__(name, words, sides[::-1] if no_first else sides, clearable=False)

    def value(self) -> object:
        return super().value() == "yes"

    def show_value(self, value: object) -> None:
        super().show_value("yes" if value else "no")
