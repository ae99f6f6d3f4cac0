"""An observation that was not made here: where it comes from, and who made it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from transitions.domain.screening import Screening
from transitions.domain.texts import Texts
from transitions.domain.version import Author
from transitions.ui.adbb.reading import capital
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Chip
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import Card


class ObserverCard(Card):
    """Name and title of the one who observed; ``edited`` as they are typed."""

    edited = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts.say("adbb_screen.copied.who"))
        self.setObjectName("adbb.observer")
        self._texts = texts
        self._training = ""
        self.name = TextEditor("adbb.observer.name", texts.say)
        self.title = TextEditor("adbb.observer.title", texts.say)
        self._name_row = Row("adbb.observer.name", texts.say("adbb_screen.copied.name"), self.name)
        self.add(self._name_row)
        self.add(Row("adbb.observer.title", texts.say("adbb_screen.copied.title"), self.title))
        self.name.edited.connect(self._after_name)
        self.title.edited.connect(self.edited)

    def show_observer(self, observer: Author) -> None:
        """Show who it is, without an edit."""
        self.name.show_value(observer.name)
        self.title.show_value(observer.title)
        self._training = observer.training

    def said(self) -> Author:
        """Who it is as it is written now."""
        return Author(name=self.name.value(), title=self.title.value(), training=self._training)

    def is_named(self) -> bool:
        """Whether anybody is named."""
        return bool(self.name.value().strip())

    def ask_name(self) -> None:
        """Say beside the field that a name is missing."""
        self._name_row.show_error(self._texts.say("adbb_screen.copied.name_missing"))

    def enter(self) -> None:
        """Put the cursor in the name."""
        self._name_row.focus()

    def _after_name(self) -> None:
        if self.is_named():
            self._name_row.clear_error()
        self.edited.emit()


def origin_chip(screening: Screening, texts: Texts) -> Chip | None:
    """Where it was typed in or read from; nothing for an observation made here."""
    if screening.origin == "here":
        return None
    return Chip(capital(texts.say(f"screening.from_{screening.origin}")), name="adbb.origin")
