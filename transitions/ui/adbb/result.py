"""An observation that is done: the plain sum, what must follow, and each item as it was seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from transitions.domain.gate.journal_note import result_words
from transitions.domain.gate.words import Speech
from transitions.domain.screening import Screening
from transitions.domain.texts import Texts
from transitions.ui.adbb.circumstances import condition_words
from transitions.ui.adbb.reading import Observations, capital
from transitions.ui.controls.labels import Words, look_changed
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.look.tokens import current_look


def result_said(screening: Screening, texts: Texts) -> str:
    """The sum and what it means, in the words of the journal."""
    return capital(result_words(screening, Speech(texts=texts)))


class ResultCard(Card):
    """``declining``: the parents say no to a new observation."""

    declining = Signal()

    def __init__(self, screening: Screening, known: Observations, texts: Texts, now: str) -> None:
        super().__init__(texts.say("adbb_screen.result.title"))
        self.setObjectName("adbb.result")
        self._texts = texts
        self.add(Words(result_said(screening, texts), "strong", name="adbb.result.words"))
        for end, said in (("follow_up", now), ("remarks", self._remarks(screening))):
            if said:
                self.add(Words(said, "body", name=f"adbb.result.{end}"))
        self.add(Words(texts.say("screening.indicator"), "muted", name="adbb.result.indicator"))
        if known.follow_up.state == "confirmed":
            self.add(Words(texts.say("screening.look_for_cause"), "muted", name="adbb.result.cause"))
        if known.follow_up.state == "awaiting" and known.follow_up.first == screening.id:
            decline = WrapButton(texts.say("adbb_screen.result.decline"), "adbb.decline")
            decline.clicked.connect(self.declining)
            self.add(decline)

    def _remarks(self, screening: Screening) -> str:
        texts, parts = self._texts, []
        if screening.conditional:
            parts.append(texts.say("adbb_screen.result.conditional"))
        off = [
            condition_words(c, not c.ideal, texts)
            for c in screening.scale.conditions
            if screening.conditions.get(c.id) == (not c.ideal)
        ]
        parts += [f"{'; '.join(off)}."] if off else []
        parts += [screening.conditional_reason] if screening.conditional_reason else []
        if screening.outside_age_reason:
            said = texts.say("adbb_screen.result.outside", reason=screening.outside_age_reason)
            parts.append(said)
        return " ".join(parts)


class ItemsTable(QWidget):
    """Each item with its number and note; beside it the first observation when this is a later one."""

    def __init__(self, screening: Screening, first: Screening | None, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("adbb.result.items")
        self._screening, self._first, self._texts = screening, first, texts
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._fill()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._fit()

    def _fit(self) -> None:
        look = current_look()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.length("space.s"))
        self._grid.setVerticalSpacing(look.length("space.m"))

    def _fill(self) -> None:
        say, right = self._texts.say, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        columns = [("this", self._screening)]
        if self._first is not None:
            columns.insert(0, ("first", self._first))
        for column, (end, of) in enumerate(columns if self._first else (), 1):
            said = say(f"adbb_screen.result.{end}", date=f"{of.day:%d.%m.%y}")
            self._grid.addWidget(_short(said, "caption", ""), 0, column, right)
        for line, item in enumerate(self._screening.scale.items, 1):
            self._grid.addWidget(self._said(item.id, item.label.danish), line, 0)
            for column, (end, of) in enumerate(columns, 1):
                number = _short(self._number(of, item.id), "strong", f"adbb.result.{item.id}.{end}")
                self._grid.addWidget(number, line, column, right)

    def _said(self, item: str, label: str) -> Words:
        seen = self._screening.item(item)
        parts = [seen.note, seen.not_assessed]
        parts += [self._texts.say("adbb_screen.result.unsure")] if seen.unsure else []
        return Words("\n".join(filter(None, (label, *parts))), "body", name=f"adbb.result.{item}")

    def _number(self, of: Screening, item: str) -> str:
        score = of.item(item).score if item in {i.id for i in of.scale.items} else None
        return self._texts.say("screening.not_assessed") if score is None else str(score)


def _short(text: str, kind: str, name: str) -> Words:
    words = Words(text, kind, name=name)
    words.setWordWrap(False)
    return words
