"""An observation that is done: the plain sum, what must follow, and each item as it was seen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.domain.gate.screening_note import result_words
from transitions.domain.gate.words import Speech
from transitions.domain.in_words import ages_in_words, date_in_words, short_date
from transitions.domain.repeat import FollowUp
from transitions.domain.screening import Screening
from transitions.domain.texts import Texts
from transitions.ui.adbb.reading import Observations, capital, follow_up_words
from transitions.ui.adbb.side_by_side import (
    Column,
    ConditionsBeside,
    NumbersTable,
    conditions_said,
    item_notes,
)
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Chip, Words
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look

_NAMED_FIRST_AND_ANSWER = ("confirmed", "not_confirmed")


def result_said(screening: Screening, texts: Texts) -> str:
    """The sum and what it means, in the words of the journal."""
    return capital(result_words(screening, Speech(texts=texts)))


def stand_said(screening: Screening, follow: FollowUp, today: date, texts: Texts) -> str:
    """What this observation asked for or answered; what another one asked for is told as that one's."""
    if follow.state == "none" or follow.first_day is None:
        return ""
    answered = follow.state in _NAMED_FIRST_AND_ANSWER
    if screening.id != follow.first and not (answered and screening.id == follow.answer):
        named = date_in_words(follow.first_day)
        return texts.say(f"adbb_screen.result.elsewhere_{follow.state}", date=named)
    words = follow_up_words(follow, today, texts)
    days = _days_said(follow, texts) if answered else ""
    return f"{words}. {days}." if days else words


def _days_said(follow: FollowUp, texts: Texts) -> str:
    days = follow.days_between
    if days is None:
        return ""
    return texts.say("screening.day_between" if days == 1 else "screening.days_between", n=str(days))


def unanswered_said(screening: Screening, follow: FollowUp, texts: Texts) -> str:
    """Why an observation made since does not end the waiting, or nothing."""
    if follow.state != "awaiting" or follow.first_day is None or screening.id == follow.first:
        return ""
    if screening.day == follow.first_day:
        return texts.say("adbb_screen.result.same_day")
    if screening.day < follow.first_day:
        return ""
    if screening.conditional:
        return texts.say("screening.conditional_keeps")
    return "" if screening.complete else texts.say("adbb_screen.result.incomplete_keeps")


def second_asked(screening: Screening, follow: FollowUp) -> bool:
    """Whether it was the second observer's numbers that asked for a new observation."""
    second = screening.second
    own = max((s.sum for s in screening.history if s.kind != "second"), default=screening.at_least)
    reached = second is not None and second.done and second.at_threshold
    return follow.first == screening.id and reached and own < screening.scale.threshold.at_or_above


class ResultCard(Card):
    """``declining``: the parents say no to a new observation; ``beginning``: a new one is wanted."""

    declining = Signal()
    beginning = Signal()

    def __init__(self, screening: Screening, known: Observations, texts: Texts, today: date) -> None:
        super().__init__(texts.say("adbb_screen.result.title"))
        self.setObjectName("adbb.result")
        self._screening, self._known, self._texts = screening, known, texts
        self._follow = known.follow_up
        self._add_chips()
        for sentences in (self._result(today), self._around()):
            self.add(_told(sentences))
        self._add_actions()

    def _result(self, today: date) -> tuple[tuple[str, str, str], ...]:
        screening, follow, texts = self._screening, self._follow, self._texts
        second = texts.say("adbb_screen.result.second_asked") if second_asked(screening, follow) else ""
        return (
            ("words", result_said(screening, texts), "strong"),
            ("second_asked", second, "body"),
            ("follow_up", stand_said(screening, follow, today, texts), "body"),
            ("unanswered", unanswered_said(screening, follow, texts), "body"),
            ("remarks", self._remarks(), "body"),
        )

    def _around(self) -> tuple[tuple[str, str, str], ...]:
        indicator = self._texts.say("screening.indicator")
        return ("who", self._who(), "muted"), ("indicator", indicator, "muted")

    def _remarks(self) -> str:
        """The conditions, unless they stand above the numbers already, and what is out of the ordinary."""
        screening, texts, parts = self._screening, self._texts, list[str]()
        if screening.conditional and compared(screening, self._known) is None:
            parts = conditions_said(screening, texts)
        if screening.outside_age_reason:
            reason = screening.outside_age_reason
            parts.append(texts.say("adbb_screen.result.outside", reason=reason))
        if self._proposes_again():
            parts.append(texts.say("adbb_screen.result.again"))
        return "\n".join(parts)

    def _who(self) -> str:
        observer, child = self._screening.observer, self._known.child
        by = ", ".join(filter(None, (observer.name, observer.title)))
        age = ages_in_words(child, self._screening.day, self._texts)
        return ". ".join(filter(None, (by, age)))

    def _add_chips(self) -> None:
        screening, say, follow = self._screening, self._texts.say, self._follow
        awaiting = follow.state == "awaiting" and follow.first == screening.id
        said = (
            ("awaiting", say("adbb_screen.result.awaiting") if awaiting else "", "tint"),
            ("conditional", say("screening.conditional") if screening.conditional else "", ""),
            ("origin", "" if screening.origin == "here" else say(f"screening.from_{screening.origin}"), ""),
            ("corrected", say("adbb_screen.result.corrected") if screening.corrected else "", ""),
        )
        chips = [Chip(capital(text), tone, f"adbb.result.{end}") for end, text, tone in said if text]
        if chips:
            self.add(_flowing(chips))

    def _add_actions(self) -> None:
        say, acts = self._texts.say, list[QWidget]()
        if self._follow.state == "awaiting" or self._proposes_again():
            begin = Button(say("adbb_screen.begin"), "adbb.begin", icon="plus")
            begin.clicked.connect(self.beginning)
            acts.append(begin)
        if self._follow.state == "awaiting" and self._follow.first == self._screening.id:
            decline = WrapButton(say("adbb_screen.result.decline"), "adbb.decline", "ghost")
            decline.clicked.connect(self.declining)
            acts.append(decline)
        if acts:
            self.add(_flowing(acts))

    def _proposes_again(self) -> bool:
        """A conditional observation that nothing has come after is better made again."""
        later = any(other.day > self._screening.day for other in self._known.screenings)
        settled = self._follow.state in ("awaiting", "confirmed", "declined")
        return self._screening.conditional and not later and not settled


class ItemsCard(Card):
    """Each item with its number and note; beside it the observation it answers or is answered by."""

    def __init__(self, screening: Screening, known: Observations, texts: Texts) -> None:
        super().__init__(texts.say("adbb_screen.result.items"))
        other = compared(screening, known)
        shown = sorted((screening, other), key=lambda s: s.day) if other else [screening]
        if other:
            self.add(ConditionsBeside(shown, known.child, texts))
        columns = [self._column(each, screening, texts) for each in shown]
        self.add(NumbersTable("adbb.result.items", columns, item_notes(screening, texts), texts))

    def _column(self, each: Screening, this: Screening, texts: Texts) -> Column:
        end = "this" if each is this else "other"
        return Column(end, texts.say(f"adbb_screen.result.{end}", date=short_date(each.day)), each)


def compared(screening: Screening, known: Observations) -> Screening | None:
    """The observation to lay beside this one: the one it follows up, or its answer."""
    follow = known.follow_up
    if follow.first == screening.id:
        return known.screening(follow.answer) if follow.answer else None
    first = known.screening(follow.first) if follow.first else None
    if first is None or follow.answer == screening.id:
        return first
    return first if follow.state == "awaiting" and first.day < screening.day else None


def _told(sentences: Iterable[tuple[str, str, str]]) -> QWidget:
    block = QWidget()
    lines = QVBoxLayout(block)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(current_look().length("space.s"))
    for end, said, kind in sentences:
        if said:
            lines.addWidget(Words(said, kind, name=f"adbb.result.{end}"))
    return block


def _flowing(widgets: list[QWidget] | list[Chip]) -> QWidget:
    block = QWidget()
    row = WrapLayout(block, space="space.m")
    for widget in widgets:
        row.addWidget(widget)
    return block
