"""When the child was observed, how old it was, and under which conditions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.domain.child import Child
from transitions.domain.in_words import age_in_words
from transitions.domain.scale import ObservationCondition, Scale
from transitions.domain.screening import Screening, outside_age
from transitions.domain.texts import Texts
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.stance import TogglesEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Fitted, Words, in_short
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import Card, NoteBox
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.touch import show_focus
from transitions.ui.look.tokens import current_look

_KEYS = {Qt.Key.Key_J: "yes", Qt.Key.Key_Y: "yes", Qt.Key.Key_N: "no"}


class DayCard(Card):
    """``moved``: another day was given, understood or not. ``explained``: the reason was written."""

    moved = Signal()
    explained = Signal()

    def __init__(self, child: Child, scale: Scale, texts: Texts, today: Callable[[], date]) -> None:
        super().__init__(texts.say("adbb_screen.day.title"))
        self.setObjectName("adbb.day.card")
        self._child, self._scale, self._texts, self._today = child, scale, texts, today
        self.day = DateEditor("adbb.day", texts.say, today)
        self.reason = TextEditor("adbb.outside_age_reason", texts.say, lines=2)
        self._row = Row("adbb.day", texts.say("adbb_screen.day.label"), self.day)
        self._age = Words("", "body", name="adbb.age")
        self._outside = NoteBox("", "warn", name="adbb.outside_age")
        help_text = texts.say("adbb_screen.day.reason_help")
        self._reason_row = Row(
            "adbb.outside_age_reason", texts.say("adbb_screen.day.reason"), self.reason, help_text
        )
        for part in (self._row, self._age, self._outside, self._reason_row):
            self.add(part)
        self.day.edited.connect(self._after_day)
        self.reason.edited.connect(self._after_reason)

    def show_screening(self, screening: Screening, unread: str) -> None:
        """Show the day and the reason, without an edit; what was not understood as it was typed."""
        self.day.show_value(screening.day)
        if unread:
            self.day.show_typed(unread.strip())
        self.reason.show_value(screening.outside_age_reason)
        self._settle()
        if unread:
            self._row.check()

    def needs_reason(self) -> bool:
        """Whether the child is outside the age window and nobody has said why."""
        return bool(self._outside_by()) and not self.reason.value().strip()

    def is_blank(self) -> bool:
        """Whether no day has been written at all."""
        return not self.day.typed().strip()

    def enter(self) -> None:
        """Put the cursor in the day."""
        self._row.focus()

    def ask_reason(self) -> None:
        """Ask for the reason beside its field."""
        self._reason_row.show_error(self._texts.say("screening.outside_age_reason"))
        self._reason_row.focus()

    def ask_day(self) -> None:
        """Put the cursor in the day."""
        self._row.check()
        self._row.focus()

    def _after_day(self) -> None:
        self._settle()
        self.moved.emit()

    def _after_reason(self) -> None:
        if self.reason.value().strip():
            self._reason_row.clear_error()
        self.explained.emit()

    def _settle(self) -> None:
        day, say = self.day.value(), self._texts.say
        self._age.say(self._ages(day))
        self._age.setVisible(bool(self._age.said()))
        outside = self._outside_by()
        self._outside.say(self._outside_words(outside))
        self._outside.setVisible(bool(outside))
        self._reason_row.setVisible(bool(outside))
        if day is not None and day > self._today():
            self._row.show_error(say("adbb_screen.day.future"))
        elif day is not None:
            self._row.clear_error()

    def _ages(self, day: date | None) -> str:
        if self._child.birth_date is None:
            return self._texts.say("adbb_screen.day.no_birth")
        ages = (("age", self._child.age(day)), ("corrected", self._child.corrected_age(day))) if day else ()
        return "\n".join(
            f"{self._texts.say(f'adbb_screen.day.{which}')}: {age_in_words(age, self._texts)}"
            for which, age in ages
            if age is not None
        )

    def _outside_by(self) -> tuple[str, ...]:
        day = self.day.value()
        return outside_age(self._child, self._scale, day) if day else ()

    def _outside_words(self, outside: tuple[str, ...]) -> str:
        window, say = self._scale.age_window, self._texts.say
        named = {"first": str(window.from_months), "last": str(window.to_months)}
        said = f"{in_short(self._child.name)}: {say('screening.outside_age', **named)}."
        both = self._child.due_date is not None and len(outside) == 1
        return f"{said} {say('screening.ages_differ')}" if both else said


class ConditionsCard(Card):
    """``noted`` carries a condition's id; ``explained``: how it affected the observation was written.

    ``passed``: the last condition was answered by key. ``copied``: they may stand in the journal.
    """

    noted = Signal(str)
    explained = Signal()
    passed = Signal()

    def __init__(self, scale: Scale, texts: Texts, *, copied: bool = False) -> None:
        about = "adbb_screen.copied.conditions" if copied else "adbb_screen.conditions"
        super().__init__(texts.say(f"{about}.title"), texts.say(f"{about}.lead"))
        self.setObjectName("adbb.conditions")
        self._scale, self._texts = scale, texts
        self.rows = {condition.id: ConditionRow(condition, texts) for condition in scale.conditions}
        self._why = NoteBox("", title=texts.say("adbb_screen.conditions.betinget"), name="adbb.conditional")
        self.reason = TextEditor("adbb.conditional_reason", texts.say, lines=2)
        label = texts.say("adbb_screen.conditions.reason")
        self._reason_row = Row("adbb.conditional_reason", label, self.reason)
        block = QWidget()
        lines = QVBoxLayout(block)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(current_look().length("space.s"))
        for row in self.rows.values():
            lines.addWidget(row)
            row.choice.edited.connect(lambda it=row: self._after_choice(it))
            row.answered.connect(lambda it=row: self._go_on(it))
        for part in (block, self._why, self._reason_row):
            self.add(part)
        self.reason.edited.connect(self.explained)

    def show_screening(self, screening: Screening) -> None:
        """Show the conditions and the reason, without an edit."""
        for condition, row in self.rows.items():
            row.show_holds(screening.conditions.get(condition))
        self.reason.show_value(screening.conditional_reason)
        self._settle()

    def holds(self, condition: str) -> bool | None:
        """Yes, no, or not noted."""
        return self.rows[condition].holds()

    def first_open(self) -> ConditionRow | None:
        """The first condition that has not been noted."""
        return next((row for row in self.rows.values() if row.holds() is None), None)

    def remark(self) -> str:
        """Why the observation is *betinget*, once conditions have been noted, and what follows from it."""
        keeps = self._texts.say("screening.conditional_keeps")
        off, begun, left = self._stands()
        if off:
            return keeps
        return f"{self._not_noted()} {keeps}" if begun and left else ""

    def _go_on(self, row: ConditionRow) -> None:
        rows = list(self.rows.values())
        place = rows.index(row) + 1
        if place < len(rows):
            rows[place].enter()
        else:
            self.passed.emit()

    def _after_choice(self, row: ConditionRow) -> None:
        self._settle()
        self.noted.emit(row.condition.id)

    def _stands(self) -> tuple[list[ObservationCondition], bool, bool]:
        """What was not ideal, whether any condition has been noted, and whether any has not."""
        noted = {c.id: self.holds(c.id) for c in self._scale.conditions}
        off = [c for c in self._scale.conditions if noted[c.id] is not None and noted[c.id] != c.ideal]
        return off, any(value is not None for value in noted.values()), None in noted.values()

    def _not_noted(self) -> str:
        return self._texts.say("adbb_screen.conditions.not_noted")

    def _settle(self) -> None:
        off, begun, left = self._stands()
        self._why.setVisible(begun and (bool(off) or left))
        self._reason_row.setVisible(bool(off))
        if off:
            what = "; ".join(condition_words(c, not c.ideal, self._texts) for c in off)
            why = self._texts.say("adbb_screen.conditions.betinget_why", what=what)
            self._why.say(f"{why} {self._texts.say('screening.conditional_keeps')}")
        else:
            self._why.say(self._not_noted())


class ConditionRow(Fitted, QWidget):
    """One condition on a line, with yes and no beside it; ``answered`` when that was done by key."""

    answered = Signal()

    def __init__(self, condition: ObservationCondition, texts: Texts) -> None:
        super().__init__()
        self.condition = condition
        name = f"adbb.condition.{condition.id}"
        options = (("yes", texts.say("editor.yes"), "tint"), ("no", texts.say("editor.no"), "tint"))
        self.choice = TogglesEditor(name, texts.say, options)
        self.choice.describe(condition.label.danish, "")
        for widget in self.choice.inputs():
            widget.installEventFilter(self)
        self._line = QHBoxLayout(self)
        label = Words(condition.label.danish, "body", name=f"{name}.label")
        self._line.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignTop)
        self._fit()

    def holds(self) -> bool | None:
        """Yes, no, or not noted."""
        return {"yes": True, "no": False}.get(str(self.choice.value()))

    def enter(self) -> None:
        """Put the cursor in the answer."""
        chosen = (w for w in self.choice.inputs() if isinstance(w, Toggle) and w.isChecked())
        next(chosen, self.choice.focus_target()).setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.modifiers():
            return False
        answer = _KEYS.get(Qt.Key(event.key()))
        if answer is None:
            return False
        if not event.isAutoRepeat():
            self._answer(answer)
        return True

    def show_holds(self, holds: bool | None) -> None:
        """Show this, without an edit."""
        self.choice.show_value(None if holds is None else "yes" if holds else "no")

    def _answer(self, answer: str) -> None:
        show_focus()
        for option, toggle in zip(("yes", "no"), self.choice.inputs(), strict=True):
            if option == answer and isinstance(toggle, Toggle):
                toggle.setChecked(True)
        self.answered.emit()

    def _fit(self) -> None:
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(current_look().length("space.l"))


def condition_words(condition: ObservationCondition, holds: bool, texts: Texts) -> str:
    """A condition as it was noted: its sentence and yes or no."""
    answer = texts.say("editor.yes" if holds else "editor.no")
    return f"{condition.label.danish}: {answer.lower()}"
