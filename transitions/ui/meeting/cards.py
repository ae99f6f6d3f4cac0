"""The three cards of the meeting page: the meeting itself, what was agreed, the follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import count

from transitions.domain.in_words import date_in_words
from transitions.domain.version import Json
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.editor import Editor
from transitions.ui.controls.editors.either import EitherEditor
from transitions.ui.controls.editors.repeat import RepeatEditor
from transitions.ui.controls.editors.repeat_row import Column
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.editors.time import TimeEditor
from transitions.ui.controls.labels import Words
from transitions.ui.pages.kept import UNREAD, KeptCard, KeptRow, Values, WholeCard
from transitions.ui.pages.transition_reading import TransitionReading
from transitions.ui.screen import Stage

COLUMNS = ("text", "who", "when")
SHARES = {"text": 2, "who": 1, "when": 1}
OUTCOMES = ("yes", "no", "impossible")
REASON = "why_not"


class MeetingCard(WholeCard):
    """Day, time, place, who takes part, and whether it was held: stored as one value."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say("meeting_screen.meeting.title"))
        self._stage = stage
        say, words = stage.say, stage.words
        self._day = DateEditor("meeting.day", words, stage.clock.today)
        self._held = ChoiceEditor(
            "meeting.held", words, [(each, say(f"meeting_screen.meeting.held_{each}")) for each in OUTCOMES],
            clearable=False,
        )
        self._past = Words(say("meeting_screen.meeting.past"), "muted", name="meeting.past")
        people = TextEditor(
            "meeting.participants", words, lines=2,
            placeholder=say("meeting_screen.meeting.participants_placeholder"),
        )
        held = self._row("held", self._held)
        held.add_foot(self._past)
        why = TextEditor(
            "meeting.why_not", words, placeholder=say("meeting_screen.meeting.why_not_placeholder")
        )
        self._why = self._row(REASON, why)
        self._why.add_foot(Words(say("meeting_screen.meeting.impossible_note"), "muted"))
        self.put(self._row("day", self._day), self._row("time", TimeEditor("meeting.time", words)))
        self.put(self._row("place", TextEditor("meeting.place", words)))
        self.put(self._row("participants", people))
        self.put(held)
        self.put(self._why)
        self.edited.connect(lambda _: self._settle())

    def show_meeting(self, read: TransitionReading) -> None:
        """Show the meeting as stored."""
        meeting: Values = read.values("meeting")["meeting"]
        raw = {key: read.unread.get(f"{UNREAD}meeting_{key}") for key in ("day", "time")}
        outcome = "impossible" if meeting["impossible"] else "yes" if meeting["held"] else "no"
        typed = {UNREAD + key: text for key, text in raw.items()}
        self.show_stored({**meeting, "held": outcome, **typed})
        self._settle()

    def stored(self) -> Values:
        parts = {key: value for each in self.rows for key, value in each.stored().items()}
        outcome = parts["held"]
        meeting = {each.key: parts[each.key] for each in self.rows}
        meeting["time"] = meeting["time"] or ""
        meeting |= {"held": outcome == "yes", "impossible": outcome == "impossible"}
        return {
            "meeting": meeting,
            f"{UNREAD}meeting_day": parts[f"{UNREAD}day"],
            f"{UNREAD}meeting_time": parts[f"{UNREAD}time"],
        }

    def day(self) -> date | None:
        """The day of the meeting."""
        return self._day.value()

    def _row(self, key: str, editor: Editor) -> KeptRow:
        return KeptRow(editor.name, key, self._stage.say(f"meeting_screen.meeting.{key}"), editor)

    def _settle(self) -> None:
        """Ask what came of a day gone by; why, where the meeting could not be held."""
        day, outcome = self._day.value(), self._held.value()
        past = day is not None and day < self._stage.clock.today()
        self._past.setVisible(past and outcome == "no")
        self._why.setVisible(outcome == "impossible")


class AgreementsCard(WholeCard):
    """What was agreed, and who does it."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say("meeting_screen.agreements.title"))
        say = stage.say
        columns = [Column(name, say(f"meeting_screen.agreements.{name}"), SHARES[name]) for name in COLUMNS]
        ids = map(str, count())
        self._editor = RepeatEditor("meeting.agreements", stage.words, columns, ids.__next__)
        label = say("meeting_screen.agreements.label")
        self.put(KeptRow(self._editor.name, "agreements", label, self._editor))
        self._ids = ids

    def show_stored(self, values: Mapping[str, Json]) -> None:
        rows = values.get("agreements") or ()
        known = tuple({"id": next(self._ids), **_plain(row)} for row in rows)
        if [_plain(row) for row in known] != [_plain(row) for row in self._editor.value()]:
            super().show_stored({"agreements": known})

    def stored(self) -> Values:
        return {"agreements": [_plain(each) for each in self._editor.value()]}


class FollowUpCard(KeptCard):
    """When to talk again, with a day to suggest; and whether that has been done."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say("meeting_screen.follow_up.title"))
        self._stage = stage
        say = stage.say
        self._suggested: date | None = None
        self._day = DateEditor("meeting.follow_up_on", stage.words, stage.clock.today)
        row = KeptRow(self._day.name, "follow_up_on", say("meeting_screen.follow_up.day"), self._day)
        self._why = Words("", "muted", name="meeting.follow_up.suggested")
        self._use = Button("", "meeting.follow_up.use", "plain", "calendar")
        self._use.clicked.connect(self._use_suggested)
        row.add_foot(self._why)
        row.add_foot(self._use)
        done = EitherEditor(
            "meeting.followed_up", stage.words, say("meeting_screen.follow_up.done_yes"),
            say("meeting_screen.follow_up.done_no"),
        )
        self.put(row)
        self.put(KeptRow(done.name, "followed_up", say("meeting_screen.follow_up.done"), done))
        row.changed.connect(self._show_offer)

    def suggest(self, meeting: date | None) -> None:
        """Offer a day counted from the meeting, or from today without one; never set by itself."""
        days = self._stage.library.policy.follow_up_days
        self._suggested = (meeting or self._stage.clock.today()) + timedelta(days=days)
        shown = date_in_words(self._suggested)
        text = "suggest_meeting" if meeting else "suggest_today"
        self._why.say(self._stage.say(f"meeting_screen.follow_up.{text}", days=str(days), date=shown))
        self._use.say(self._stage.say("meeting_screen.follow_up.suggest", date=shown))
        self._show_offer()

    def _show_offer(self) -> None:
        for widget in (self._why, self._use):
            widget.setVisible(self._day.is_empty())

    def _use_suggested(self) -> None:
        self._day.show_value(self._suggested)
        self._day.inputs()[0].setFocus()
        self._day.edited.emit()


def _plain(row: Mapping[str, str]) -> dict[str, str]:
    return {name: row.get(name, "") for name in COLUMNS}
