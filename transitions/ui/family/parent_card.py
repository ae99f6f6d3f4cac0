"""One parent: who it is, how to talk together, custody, and what must stay hidden."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal

from transitions.application.children import CustodyAhead
from transitions.domain.in_words import date_in_words
from transitions.domain.line import LONGEST_LINE
from transitions.domain.person import Parent
from transitions.domain.version import Json
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.either import EitherEditor
from transitions.ui.controls.editors.language import UNLISTED, LanguageEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Called
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.family.child_card import protection_row
from transitions.ui.family.custody_change import KEY, CustodyChange, custody_editor
from transitions.ui.pages.kept import UNREAD, KeptCard, KeptRow, Values, beside
from transitions.ui.screen import Stage

LANGUAGE_TEXTS = "family.language_name."


class ParentCard(KeptCard):
    """``removed`` asks to take the parent off the family, ``custody_changed`` carries day, custody, how."""

    removed = Signal()
    custody_changed = Signal(object, str, str)

    def __init__(self, stage: Stage, parent: UUID, place: int) -> None:
        super().__init__()
        self._stage, self.parent_id, self.stem = stage, parent, f"family.parent.{place}"
        self._title = Called("", "h2", name=f"{self.stem}.title")
        self.add(self._title)
        self._name = self._text("name")
        relation = self._text("relation", stage.say("family.parent.relation_placeholder"))
        self.put(self._name, relation, self._text("phone"))
        self.put(self._language(), self._interpreter())
        self._build_custody()
        self.put(protection_row(stage, self.stem, stage.say("family.parent.protected")))
        self._name.changed.connect(self._say_title)
        remove = Button(stage.say("family.parent.remove"), f"{self.stem}.remove", "ghost", "trash")
        remove.clicked.connect(self.removed)
        self.add(beside((remove,), "flow"))

    def show_parent(self, parent: Parent, unread: Mapping[str, Json], ahead: CustodyAhead | None) -> None:
        """Show the parent as stored, and a change of custody that has not come yet."""
        self.show_stored({**parent.model_dump(mode="json", exclude={"id"}), **unread})
        self._change.show_stored(unread.get(KEY) or {})
        if unread.get(KEY):
            self._open_change(True)
        self._say_title()
        self._say_ahead(ahead)

    def stored_of(self, row: KeptRow) -> Values:
        values = super().stored_of(row)
        if isinstance(row.editor, LanguageEditor):
            unlisted = row.editor.value() == UNLISTED
            values[UNREAD + row.key] = row.editor.typed() if unlisted else None
        return values

    def let_go(self) -> None:
        super().let_go()
        self._change.let_go()

    def close_change(self) -> None:
        """The change of custody is written down, or given up."""
        self._change.empty()
        self._custody.let_go()
        self._established.let_go()
        self._open_change(False)
        self._open.setFocus()

    def _build_custody(self) -> None:
        self._build_custody_rows()
        self._change = CustodyChange(self._stage, f"{self.stem}.custody.change")
        self._change.edited.connect(self.edited)
        self._change.decided.connect(self.custody_changed)
        self._change.dropped.connect(self._drop_change)
        self._open.clicked.connect(lambda: self._open_change(True))
        for widget in (self._ahead, self._change):
            self.add(widget)
            widget.hide()

    def _build_custody_rows(self) -> None:
        say = self._stage.say
        editor = custody_editor(self._stage, f"{self.stem}.custody")
        self._custody = KeptRow(
            editor.name, "custody", say("family.custody.label"), editor, say("family.custody.hint")
        )
        self._established = self._text(
            "custody_established", say("family.custody.established_placeholder")
        )
        self._ahead = NoteBox("", name=f"{self.stem}.custody.ahead")
        self._open = Button(
            say("family.custody.open"), f"{self.stem}.custody.change", "ghost", "calendar"
        )
        self.put(self._custody)
        self.put(self._established)
        self._established.add_foot(beside((self._open,), "flow"))

    def _open_change(self, opened: bool) -> None:
        begins = opened and self._change.isHidden() and self._open.hasFocus()
        self._change.setVisible(opened)
        self._open.setVisible(not opened)
        if begins:
            self._change.begin()

    def _drop_change(self) -> None:
        self.close_change()
        self.edited.emit({KEY: None})

    def _text(self, key: str, placeholder: str = "") -> KeptRow:
        name, words = f"{self.stem}.{key}", self._stage.words
        editor = TextEditor(name, words, limit=LONGEST_LINE, placeholder=placeholder)
        return KeptRow(editor.name, key, self._stage.say(f"family.parent.{key}"), editor)

    def _language(self) -> KeptRow:
        say = self._stage.say
        editor = LanguageEditor(f"{self.stem}.language", self._stage.words, language_names(self._stage))
        return KeptRow(editor.name, "language", say("family.parent.language"), editor)

    def _interpreter(self) -> KeptRow:
        say, name = self._stage.say, f"{self.stem}.interpreter"
        editor = EitherEditor(
            name, self._stage.words, say("family.interpreter.yes"), say("family.interpreter.no")
        )
        return KeptRow(name, "interpreter", say("family.parent.interpreter"), editor)

    def _say_title(self) -> None:
        written = str(self._name.editor.value()).strip()
        number = str(int(self.stem.rsplit(".", 1)[1]) + 1)
        self._title.say(written or self._stage.say("family.parent.unnamed", number=number))

    def _say_ahead(self, ahead: CustodyAhead | None) -> None:
        self._ahead.setVisible(ahead is not None)
        if ahead is not None:
            custody = self._stage.say(f"family.custody.{ahead.custody}")
            words = self._stage.say("family.custody.ahead", date=date_in_words(ahead.day), custody=custody)
            self._ahead.say(words)


def language_names(stage: Stage) -> dict[str, str]:
    """The languages the program knows by name, by code."""
    table = stage.library.texts.tables["da"]
    return {
        text_id.removeprefix(LANGUAGE_TEXTS): name
        for text_id, name in table.items()
        if text_id.startswith(LANGUAGE_TEXTS)
    }
