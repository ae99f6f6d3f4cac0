"""What she and the parents have noticed together: words from her notes, never a number."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from transitions.domain.guide import Guide, Phrase
from transitions.domain.screening import Screening
from transitions.domain.texts import Texts
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.stance import TogglesEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.speech import announce
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look

GROUPS = ("resource", "noticed", "together")
"""What the child can stands first."""

_NAME = "adbb.together"


class TogetherCard(Card):
    """``written``: the words changed. ``putting``: they are wanted in the transition form."""

    written = Signal()
    putting = Signal()

    def __init__(self, screening: Screening, guide: Guide | None, texts: Texts) -> None:
        say = texts.say
        super().__init__(say("adbb_screen.together.title"), say("adbb_screen.together.lead"))
        self.setObjectName("adbb.together.card")
        self._texts = texts
        self.text = TextEditor(_NAME, say, lines=4)
        self._digits = Words(say("adbb_screen.together.digits"), "muted", "warn", name=f"{_NAME}.digits")
        self._put = Button(say("adbb_screen.together.put"), f"{_NAME}.put", icon="document")
        self._told = Words("", "muted", name=f"{_NAME}.told")
        self.add(SeenWords(screening, texts))
        row = Row(_NAME, say("adbb_screen.together.label"), self.text, say("adbb_screen.together.help"))
        row.add_foot(self._digits)
        self.add(row)
        if guide is not None and guide.phrases:
            phrases = Phrases(guide.phrases, texts)
            phrases.chosen.connect(self.insert)
            self.add(phrases)
        self.add(self._foot())
        self._show(screening.together)
        self.text.edited.connect(self._after_edit)

    def insert(self, phrase: str) -> None:
        """Put a phrase where the cursor is; what is marked stays, and she can go on writing."""
        self.text.insert(phrase)

    def tell(self, text: str) -> None:
        """Say what became of the words, beside the button."""
        self._told.say(text)
        self._told.setVisible(bool(text))
        announce(self._put, text)

    def show_put(self, written: bool) -> None:
        """The words stand in the form now, or did so already."""
        self.tell(self._texts.say(f"adbb_screen.together.{'put_done' if written else 'put_before'}"))

    def _field(self) -> QPlainTextEdit:
        field = self.text.focus_target()
        if not isinstance(field, QPlainTextEdit):
            raise TypeError("the words are written in several lines")
        return field

    def _foot(self) -> QWidget:
        block = QWidget()
        lines = QVBoxLayout(block)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(current_look().length("space.s"))
        shared = Words(self._texts.say("adbb_screen.together.shared"), "muted", name=f"{_NAME}.shared")
        for part in (shared, self._put, self._told):
            lines.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is self._put else Qt.AlignmentFlag(0))
        self._put.clicked.connect(self.putting)
        return block

    def _show(self, together: str) -> None:
        self.text.show_value(together)
        field = self._field()
        field.moveCursor(QTextCursor.MoveOperation.End)
        self.tell("")
        self._settle()

    def _settle(self) -> None:
        text = self.text.value()
        self._digits.setVisible(any(sign.isdigit() for sign in text))
        self._put.setEnabled(bool(text.strip()))

    def _after_edit(self) -> None:
        self.tell("")
        self._settle()
        self.written.emit()


class SeenWords(QWidget):
    """Her own notes of the observation, item by item, without a number."""

    def __init__(self, screening: Screening, texts: Texts) -> None:
        super().__init__()
        self.setObjectName(f"{_NAME}.seen")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(current_look().length("space.s"))
        noted = [item for item in screening.scale.items if screening.item(item.id).note.strip()]
        said = texts.say(f"adbb_screen.together.{'notes' if noted else 'no_notes'}")
        lines.addWidget(Words(said, "label" if noted else "muted", name=f"{_NAME}.notes"))
        for item in noted:
            note = f"{item.label.danish}: {screening.item(item.id).note}"
            lines.addWidget(Words(note, "body", name=f"{_NAME}.seen.{item.id}"))


class Phrases(QWidget):
    """Plain words to begin with, a group at a time when it is asked for; ``chosen`` carries a phrase."""

    chosen = Signal(str)

    def __init__(self, phrases: Iterable[Phrase], texts: Texts) -> None:
        super().__init__()
        say = texts.say
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.s"))
        options = [(group, say(f"adbb_screen.together.{group}"), "tint") for group in GROUPS]
        self._group = TogglesEditor(f"{_NAME}.group", say, options)
        self._group.describe(say("adbb_screen.together.phrases"), "")
        self._column.addWidget(Words(say("adbb_screen.together.phrases"), "label"))
        self._column.addWidget(self._group)
        found = list(phrases)
        self._blocks = {group: self._block([p for p in found if p.kind == group]) for group in GROUPS}
        self._group.edited.connect(self._settle)
        self._settle()

    def _block(self, phrases: list[Phrase]) -> QWidget:
        block = QWidget()
        rows = WrapLayout(block, "column", "space.xs")
        for phrase in phrases:
            said = phrase.label.danish
            button = WrapButton(said, f"{_NAME}.phrase.{phrase.id}", "ghost", "plus")
            button.clicked.connect(lambda _=False, it=said: self.chosen.emit(it))
            rows.addWidget(button)
        self._column.addWidget(block)
        return block

    def _settle(self) -> None:
        for group, block in self._blocks.items():
            block.setVisible(group == self._group.value())
