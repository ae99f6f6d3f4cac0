"""The colleague who observed beside her: on the way, or done and laid side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal

from transitions.domain.screening import ItemSheet, Screening
from transitions.domain.texts import Texts
from transitions.ui.adbb.side_by_side import Column, NumbersTable, notes_by_name
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import Card, NoteBox


class TwoObserversCard(Card):
    """Both observers' own numbers and notes, and what they say together; no third set of numbers."""

    concluded = Signal()

    def __init__(self, screening: Screening, second: ItemSheet, texts: Texts) -> None:
        say = texts.say
        super().__init__(say("adbb_screen.side_by_side.title"), say("adbb_screen.side_by_side.lead"))
        self.setObjectName("adbb.observers")
        sheets: tuple[ItemSheet, ...] = (screening, second)
        columns = [
            Column(end, sheet.observer.name, sheet)
            for end, sheet in zip(("first", "second"), sheets, strict=True)
        ]
        differ = screening.differences
        said = say(f"adbb_screen.side_by_side.{'differ' if differ else 'alike'}")
        self.add(Words(said, "body", name="adbb.observers.differ"))
        self.add(NumbersTable("adbb.observers.items", columns, notes_by_name(sheets, texts), texts, differ))
        self.note = TextEditor("adbb.joint_note", say, lines=3)
        label, hint = say("adbb_screen.side_by_side.note"), say("adbb_screen.side_by_side.note_help")
        self.add(Row("adbb.joint_note", label, self.note, hint))
        self.note.show_value(screening.joint_note)
        self.note.edited.connect(self.concluded)


class SecondAwaited(NoteBox):
    """The second observer has begun and is not done; nothing of hers is shown."""

    resuming = Signal()

    def __init__(self, second: ItemSheet, texts: Texts) -> None:
        title = texts.say("adbb_screen.side_by_side.beside", name=second.observer.name)
        super().__init__(texts.say("screening.second_awaited"), title=title, name="adbb.second.awaited")
        resume = Button(texts.say("adbb_screen.side_by_side.resume"), "adbb.second.resume")
        resume.clicked.connect(self.resuming)
        self.add(resume)
