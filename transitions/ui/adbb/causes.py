"""Once a result is confirmed: what to look into, and whom the municipality turns to."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.domain.guide import Guide, Referral
from transitions.domain.screening import CauseNote, Screening
from transitions.domain.texts import Texts
from transitions.ui.adbb.reading import Observations
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.toggle import Toggle
from transitions.ui.look.tokens import current_look


def answering(screening: Screening, known: Observations) -> Screening | None:
    """The observation that confirmed, where this page is about it or the one it answered."""
    follow = known.follow_up
    if follow.state != "confirmed" or follow.answer is None:
        return None
    return known.screening(follow.answer) if screening.id in (follow.first, follow.answer) else None


class CausesCard(Card):
    """``noted`` carries the id of a cause and its note."""

    noted = Signal(str, object)

    def __init__(self, guide: Guide, answer: Screening, texts: Texts) -> None:
        say = texts.say
        super().__init__(say("adbb_screen.causes.title"), say("adbb_screen.causes.lead"))
        self.setObjectName("adbb.causes")
        for cause, note in _lines(guide, answer):
            row = CauseRow(cause, note, texts)
            row.edited.connect(lambda it=row: self.noted.emit(it.cause, it.said()))
            self.add(row)
        self.add(Words(guide.source, "caption", name="adbb.causes.source"))


def _lines(guide: Guide, answer: Screening) -> Iterator[tuple[str, CauseNote]]:
    """Every cause of the guide as it is noted, then what was noted before the guide changed."""
    for cause in guide.causes:
        note = answer.causes.get(cause.id, CauseNote())
        yield cause.id, note.model_copy(update={"label": cause.label.danish})
    known = {cause.id for cause in guide.causes}
    yield from ((cause, note) for cause, note in answer.causes.items() if cause not in known)


class CauseRow(Fitted, QWidget):
    """One cause with *considered* beside it; the note appears with the tick."""

    edited = Signal()

    def __init__(self, cause: str, note: CauseNote, texts: Texts) -> None:
        super().__init__()
        self.cause, self._label = cause, note.label
        name, considered = f"adbb.causes.{cause}", texts.say("adbb_screen.causes.considered")
        self.tick = Toggle(considered, f"{name}.considered", spoken=f"{considered}: {note.label}")
        self.note = TextEditor(f"{name}.note", texts.say, lines=2)
        said = texts.say("adbb_screen.causes.note")
        self.note.describe(f"{said}: {note.label}", "")
        self._caption = Words(said, "muted", name=f"{name}.note.label")
        self._build(Words(note.label, "body", name=f"{name}.label"))
        self._show(note)
        self.tick.toggled.connect(self._after_edit)
        self.note.edited.connect(self._after_edit)

    def said(self) -> CauseNote:
        """The line as it is noted now."""
        return CauseNote(label=self._label, considered=self.tick.isChecked(), note=self.note.value())

    def _build(self, label: Words) -> None:
        self._column, self._line = QVBoxLayout(self), QHBoxLayout()
        self._line.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._line)
        for part in (self._caption, self.note):
            self._column.addWidget(part)
        self._fit()

    def _fit(self) -> None:
        look = current_look()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.length("space.xs"))
        self._line.setSpacing(look.length("space.l"))

    def _show(self, note: CauseNote) -> None:
        with QSignalBlocker(self.tick):
            self.tick.setChecked(note.considered)
        self.note.show_value(note.note)
        self._settle()

    def _settle(self) -> None:
        open_ = self.tick.isChecked() or bool(self.note.value())
        for part in (self._caption, self.note):
            part.setVisible(open_)
        self.tick.update()

    def _after_edit(self) -> None:
        self._settle()
        self.edited.emit()


class ReferralsCard(Card):
    """Whom the municipality's health visitors turn to; calm where it has not said."""

    def __init__(self, guide: Guide, texts: Texts) -> None:
        super().__init__(texts.say("adbb_screen.causes.referrals"))
        self.setObjectName("adbb.referrals")
        for number, referral in enumerate(guide.referrals):
            self.add(_contact(referral, f"adbb.referrals.{number}"))
        if not guide.referrals:
            self.add(Words(texts.say("adbb_screen.causes.no_referrals"), "muted", name="adbb.referrals.none"))


def _contact(referral: Referral, name: str) -> QWidget:
    block = QWidget()
    lines = QVBoxLayout(block)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(current_look().length("space.xs"))
    parts = (("name", referral.name, "strong"), ("about", referral.about, "body"),
             ("phone", referral.phone, "body"))
    for end, text, kind in parts:
        if text:
            lines.addWidget(Words(text, kind, name=f"{name}.{end}"))
    return block
