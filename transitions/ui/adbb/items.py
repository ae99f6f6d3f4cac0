"""One item of an observation: what was seen, then the number, or why there is none."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from transitions.domain.answers import clean_text
from transitions.domain.scale import Item
from transitions.domain.screening import ItemScore
from transitions.ui.adbb.anchors import AnchorTexts, has_texts
from transitions.ui.adbb.setting import Setting
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Chip, Fitted, Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.score import NOT_ASSESSED, ScoreEditor
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.toggle import Toggle
from transitions.ui.look.tokens import current_look


class ItemCard(Card):
    """``edited``: something was written. ``scored``: a choice was made, to be saved at once.

    ``moving`` asks by key for the item after it (1) or before it (-1).
    """

    edited = Signal()
    scored = Signal()
    moving = Signal(int)

    def __init__(self, item: Item, number: int, setting: Setting) -> None:
        super().__init__()
        self.item, self.number, self._setting = item, number, setting
        self._texts = setting.texts
        name = self._name = f"{setting.name}.{item.id}"
        self.setObjectName(name)
        words, highest = self._texts.say, setting.scale.highest
        self.note = TextEditor(f"{name}.note", words, lines=2)
        self.score = ScoreEditor(f"{name}.score", words, [""] * (highest + 1))
        self.reason = TextEditor(f"{name}.reason", words)
        self.unsure = Toggle(
            words("adbb_screen.item.unsure"), f"{name}.unsure", "tint",
            words("adbb_screen.item.unsure_spoken", item=item.label.danish),
        )
        self._asked = Words("", "muted", "warn", name=f"{name}.note_asked")
        self._doubt = Words(words("screening.do_not_lower"), "muted", name=f"{name}.doubt")
        self._build()
        self._listen()

    def show_score(self, score: ItemScore) -> None:
        """Show what stands, without an edit."""
        self.note.show_value(score.note)
        self.score.show_value(NOT_ASSESSED if score.not_assessed else score.score)
        self.reason.show_value(score.not_assessed)
        with QSignalBlocker(self.unsure):
            self.unsure.setChecked(score.unsure)
        self._settle()

    def said(self) -> ItemScore:
        """The item as it is scored and written now."""
        chosen = self.score.value()
        unassessed = chosen == NOT_ASSESSED
        return ItemScore(
            item=self.item.id,
            score=chosen if isinstance(chosen, int) else None,
            not_assessed=clean_text(self.reason.value()).strip() if unassessed else "",
            note=clean_text(self.note.value()),
            unsure=self.unsure.isChecked(),
        )

    def enter(self) -> None:
        """Put the cursor where something is missing."""
        target = self.reason if self.score.value() == NOT_ASSESSED else self.score
        target.focus_target().setFocus(Qt.FocusReason.TabFocusReason)

    def enter_note(self) -> None:
        """Put the cursor in what was seen."""
        self.note.focus_target().setFocus(Qt.FocusReason.TabFocusReason)

    def asked(self) -> str:
        """The sentence that asks for a note, or nothing."""
        return self._note_asked()

    def _build(self) -> None:
        self.add(ItemHead(self.item, self.number, self._setting, self._name))
        self._build_note()
        self.score.describe(self.item.label.danish, "")
        self.add(self.score)
        scale, anchors = self._setting.scale, self._setting.anchors
        if anchors is not None and has_texts(anchors, self.item, scale):
            self.add(AnchorTexts(f"{self._name}.anchors", self.item, scale, anchors, self._texts))
        label, hint = (self._texts.say(f"adbb_screen.item.{end}") for end in ("reason", "reason_missing"))
        self._reason_row = Row(f"{self._name}.reason", label, self.reason, hint)
        self.add(self._reason_row)
        self._build_doubt()
        self._settle()

    def _build_note(self) -> None:
        say = self._texts.say
        end = "copied_note" if self._setting.copied else "note"
        label, hint = say(f"adbb_screen.item.{end}"), say(f"adbb_screen.item.{end}_help")
        self._note_row = Row(f"{self._name}.note", label, self.note, hint)
        if self.item.apart_from and not self._setting.copied:
            said = say("screening.separate_notes")
            self._note_row.add_foot(Words(said, "muted", name=f"{self._name}.apart"))
        self._note_row.add_foot(self._asked)
        self.note.describe(f"{label}: {self.item.label.danish}", "")
        self.add(self._note_row)

    def _build_doubt(self) -> None:
        if self._setting.copied:
            return
        doubt = QWidget()
        row = QHBoxLayout(doubt)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_look().length("space.m"))
        row.addWidget(self.unsure, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._doubt, 4)
        row.addStretch(1)
        self.add(doubt)

    def _listen(self) -> None:
        self.note.edited.connect(self._after_writing)
        self.reason.edited.connect(self._after_writing)
        self.score.edited.connect(self._after_scoring)
        self.score.moving.connect(self.moving)
        self.unsure.toggled.connect(self._after_doubt)
        line = self.reason.focus_target()
        if isinstance(line, QLineEdit):
            line.returnPressed.connect(lambda: self.moving.emit(1))

    def _after_writing(self) -> None:
        self._settle()
        self.edited.emit()

    def _after_scoring(self) -> None:
        self._settle()
        if self.score.value() == NOT_ASSESSED and not self.reason.value():
            self._reason_row.focus()
        self.scored.emit()

    def _after_doubt(self) -> None:
        self._settle()
        self.scored.emit()

    def _settle(self) -> None:
        self._reason_row.setVisible(self.score.value() == NOT_ASSESSED)
        self._doubt.setVisible(self.unsure.isChecked())
        self.unsure.update()
        asked = self._note_asked()
        self._asked.say(asked)
        self._asked.setVisible(bool(asked))

    def _note_asked(self) -> str:
        score, above = self.score.value(), self.item.note_asked_above
        if self._setting.copied or not isinstance(score, int) or self.note.value().strip():
            return ""
        if score == self._setting.scale.highest:
            return self._texts.say("screening.top_item")
        if above is not None and score > above:
            return self._texts.say("adbb_screen.item.note_asked", above=str(above))
        return ""


class ItemHead(Fitted, QWidget):
    """The item's name and, where it may be shown, what to look for; never how to grade it."""

    def __init__(self, item: Item, number: int, setting: Setting, name: str) -> None:
        super().__init__()
        self._column, self._line = QVBoxLayout(self), QHBoxLayout()
        self._column.addWidget(Words(f"{number}. {item.label.danish}", "h2", name=f"{name}.title"))
        if not setting.copied:
            self._add_guidance(item, setting, name)
        self._column.addLayout(self._line)
        self._fit()

    def _add_guidance(self, item: Item, setting: Setting, name: str) -> None:
        say = setting.texts.say
        if item.prompt is None or not setting.prompted:
            self._line.addWidget(Words(say("screening.check_manual"), "muted", name=f"{name}.manual"), 1)
            return
        self._line.addWidget(Words(item.prompt.danish, "muted", name=f"{name}.prompt"), 1)
        if not setting.scale.certified_reviewer:
            chip = Chip(say("adbb_screen.item.draft"), name=f"{name}.draft")
            chip.setToolTip(say("screening.prompt_draft"))
            self._line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)

    def _fit(self) -> None:
        look = current_look()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.length("space.xs"))
        self._line.setSpacing(look.length("space.m"))
