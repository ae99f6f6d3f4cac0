"""One observation while it is made or mended: day, conditions, the items in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transitions.domain.screening import Screening
from transitions.ui.adbb.bar import SheetBar
from transitions.ui.adbb.circumstances import ConditionsCard, DayCard
from transitions.ui.adbb.copied import ObserverCard, origin_chip
from transitions.ui.adbb.reading import CORRECTION, UNREAD_DAY, Observations
from transitions.ui.adbb.second_card import SecondCard
from transitions.ui.adbb.setting import Setting
from transitions.ui.adbb.sheet import Missing, ScoringPage
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import in_short
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import Card, NoteBox


class ObservationPage(ScoringPage):
    """``removing`` asks to take it away.

    ``inviting``, ``resuming`` and ``dismissing`` are about a colleague who observes too.
    """

    removing = Signal()
    inviting = Signal()
    resuming = Signal()
    dismissing = Signal()

    def __init__(
        self, screening: Screening, known: Observations, setting: Setting, today: Callable[[], date]
    ) -> None:
        super().__init__(screening, setting, one_at_a_time=known.one_at_a_time)
        self.screening, self._child = screening, known.child
        texts = setting.texts
        self.day = DayCard(known.child, setting.scale, texts, today)
        self.observer = ObserverCard(texts) if setting.copied else None
        self.conditions = ConditionsCard(setting.scale, texts, copied=setting.copied)
        self.reason = TextEditor("adbb.correction_reason", texts.say, lines=2)
        self._conditional = NoteBox("", title=texts.say("adbb_screen.conditions.betinget"),
                                    name="adbb.conditional_end")
        self._second = self._make_second()
        self._add_head()
        self._show(known)
        self.lay_out(self._make_bar())
        self._listen()

    def opening(self) -> Sequence[QWidget]:
        return [card for card in (self.day, self.observer, self.conditions) if card is not None]

    def ending(self) -> Sequence[QWidget]:
        parts: list[QWidget | None] = [self._conditional, self._correction(), self._second]
        return [part for part in parts if part is not None]

    def begin(self, question: str) -> None:
        if self.screening.done and not question:
            self.enter_first(self.day.enter)
        else:
            super().begin(question)

    def enter_opening(self, *, always: bool = False) -> bool:
        row = None if self.setting.copied else self.conditions.first_open()
        if self.day.day.value() is None:
            self.enter_first(self.day.enter)
        elif self.observer is not None and not self.observer.is_named():
            self.enter_first(self.observer.enter)
        elif row is not None:
            self.enter_first(row.enter)
        elif always:
            self.enter_first(list(self.conditions.rows.values())[-1].enter)
        else:
            return False
        return True

    def first_missing(self) -> Missing | None:
        say, observer = self._texts.say, self.observer
        if self.day.day.value() is None:
            blank = "copied.missing_day" if self.day.is_blank() else "missing_day"
            return say(f"adbb_screen.{blank}"), lambda: self.lead_to(self.day, self.day.ask_day)
        if self.day.needs_reason():
            return say("adbb_screen.missing_age"), lambda: self.lead_to(self.day, self.day.ask_reason)
        if observer is not None and not observer.is_named():
            observer.ask_name()
            return say("adbb_screen.copied.name_missing"), lambda: self.lead_to(observer, observer.enter)
        return super().first_missing()

    def reminder(self) -> str:
        return self._texts.say("adbb_screen.layout.conditional") if self.conditions.remark() else ""

    def settle(self) -> None:
        super().settle()
        remark = self.conditions.remark()
        self._conditional.say(remark)
        self._conditional.setVisible(bool(remark) and self.at_end())

    def _add_head(self) -> None:
        say = self._texts.say
        copied = self.setting.copied
        self.add_heading(say(f"adbb_screen.{'copied.' if copied else ''}heading"), in_short(self._child.name))
        chip = origin_chip(self.screening, self._texts)
        if chip is not None:
            self.add(chip)
        if self.screening.done:
            self.add(NoteBox(say("adbb_screen.correct_hint"), name="adbb.correcting"))

    def _make_second(self) -> SecondCard | None:
        if self.screening.origin != "here" or self.screening.done:
            return None
        return SecondCard(self.screening.second, self._texts)

    def _correction(self) -> Card | None:
        if not self.screening.done:
            return None
        card, say = Card(), self._texts.say
        label, hint = say("adbb_screen.correction_reason"), say("adbb_screen.correction_help")
        card.add(Row("adbb.correction_reason", label, self.reason, hint))
        return card

    def _make_bar(self) -> SheetBar:
        say, done = self._texts.say, self.screening.done
        remove = Button("", "adbb.remove", "ghost", "trash", spoken=say("adbb_screen.remove"))
        remove.clicked.connect(self.removing)
        finish = say(f"adbb_screen.{'finish_correction' if done else 'finish'}")
        quiet = () if done else (remove,)
        return SheetBar(self.setting.name, self._texts, say("adbb_screen.back"), finish, quiet)

    def _listen(self) -> None:
        self.conditions.noted.connect(self.settle)
        self.conditions.passed.connect(self.enter_next)
        if self._second is not None:
            self._second.inviting.connect(self.inviting)
            self._second.resuming.connect(self.resuming)
            self._second.dismissing.connect(self.dismissing)

    def _show(self, known: Observations) -> None:
        screening = self.screening
        self.day.show_screening(screening, known.aside(screening, UNREAD_DAY))
        if self.observer is not None:
            self.observer.show_observer(screening.observer)
        self.conditions.show_screening(screening)
        self.reason.show_value(known.aside(screening, CORRECTION))
