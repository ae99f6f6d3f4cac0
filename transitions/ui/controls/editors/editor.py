"""What every editor promises."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transitions.ui.look.restyle import restyle

Speech = Callable[[str], str]
"""From a text id to its words in the language of the screen."""


class Editor(QWidget):
    """A field's input. `edited` means: the person changed it; showing a value is silent."""

    edited = Signal()
    keys: tuple[str, ...] = ()
    """What keys do in it beside writing, for the sheet of keys (``shell.keys.``)."""

    def __init__(self, name: str, words: Speech) -> None:
        super().__init__()
        self.name, self.words = name, words

    def value(self) -> object:
        """The value as plain Python; nothing chosen is None, no text is empty."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show this value without a signal; None empties the field."""
        raise NotImplementedError

    def inputs(self) -> tuple[QWidget, ...]:
        """The widgets a person types or presses in, in order."""
        raise NotImplementedError

    def focus_target(self) -> QWidget:
        """Where the cursor goes when the field is asked for."""
        return self.inputs()[0]

    def is_empty(self) -> bool:
        """Whether nothing has been answered; text that is not understood counts as something."""
        return self.value() in (None, "", ()) and self.problem() is None

    def problem(self) -> str | None:
        """The text id of what is wrong with the input, or None."""
        return None

    def problem_facts(self) -> Mapping[str, str]:
        """Words to fill into the text of the problem."""
        return {}

    def problem_text(self) -> str | None:
        """The finished sentence about what is wrong, or None."""
        problem = self.problem()
        return None if problem is None else self.words(problem).format(**self.problem_facts())

    def describe(self, name: str, description: str) -> None:
        """Name the inputs for a screen reader."""
        for widget in self.inputs():
            widget.setAccessibleName(name)
            widget.setAccessibleDescription(description)

    def mark(self, state: str) -> None:
        """Mark the inputs `error`, or nothing."""
        for widget in self.inputs():
            restyle(widget, state=state)

    def enlarge(self, on: bool) -> None:
        """Larger type in the inputs, for people who read along."""
        for widget in self.inputs():
            restyle(widget, reading="large" if on else "")
