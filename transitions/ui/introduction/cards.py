"""The three cards of the offer: introduced, the form, the meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.editor import Editor
from transitions.ui.controls.editors.either import EitherEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.pages.kept import KeptCard, KeptRow, beside
from transitions.ui.screen import Stage

WISHES = ("yes", "no", "thinking")
STEM = "introduction"


class Introduced(KeptCard):
    """When and how the parents were told, and the visit that is planned."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say("introduction.told.title"), stage.say("introduction.told.hint"))
        self._stage = stage
        self._on = DateEditor(f"{STEM}.introduced_on", stage.words, stage.clock.today)
        self._how = TextEditor(
            f"{STEM}.introduced_how", stage.words, placeholder=stage.say("introduction.told.how_placeholder")
        )
        self._advice = Words("", "muted", name=f"{STEM}.advice")
        self._on_row = self._row("introduced_on", "on", self._on)
        self._how_row = self._row("introduced_how", "how", self._how)
        visit = DateEditor(f"{STEM}.visit_on", stage.words, stage.clock.today)
        self._today = self._quick("today")
        self._ways = self._quick("quick_visit", "quick_phone")
        self._on_row.add_foot(self._advice)
        self._on_row.add_foot(self._today)
        self._how_row.add_foot(self._ways)
        self._advised = ""
        self.put(self._on_row)
        self.put(self._how_row)
        self.put(self._row("visit_on", "visit", visit, stage.say("introduction.told.visit_hint")))

    def advise(self, words: str) -> None:
        """Say until when the introduction is in good time; nothing once it has been done."""
        self._advised = words
        self.offer_words()

    def offer_words(self) -> None:
        """Offer to fill in what is empty."""
        open_ = self._on.is_empty()
        self._advice.say(self._advised)
        self._advice.setVisible(open_ and bool(self._advised))
        self._today.setVisible(open_)
        self._ways.setVisible(self._how.is_empty())

    def _row(self, key: str, text: str, editor: Editor, hint: str = "") -> KeptRow:
        return KeptRow(f"{STEM}.{key}", key, self._stage.say(f"introduction.told.{text}"), editor, hint)

    def _quick(self, *texts: str) -> QWidget:
        buttons = []
        for text in texts:
            button = Button(self._stage.say(f"introduction.told.{text}"), f"{STEM}.{text}")
            button.clicked.connect(lambda _=False, text=text: self._put(text))
            buttons.append(button)
        return beside(buttons, "flow", "space.s")

    def _put(self, text: str) -> None:
        editor: Editor = self._on if text == "today" else self._how
        words = self._stage.say(f"introduction.told.{text}")
        editor.show_value(self._stage.clock.today() if editor is self._on else words)
        editor.focus_target().setFocus()
        editor.edited.emit()


class _Offer(KeptCard):
    """An offer and its answer; a no is a finished answer."""

    def __init__(self, stage: Stage, key: str, text: str) -> None:
        super().__init__(stage.say(f"introduction.offer.{text}_title"))
        self._stage, self._text = stage, text
        options = [(wish, stage.say(f"introduction.offer.{wish}")) for wish in WISHES]
        self._wish = ChoiceEditor(f"{STEM}.{key}", stage.words, options)
        row = KeptRow(self._wish.name, key, stage.say(f"introduction.offer.{text}"), self._wish)
        self._outcome = NoteBox("", name=f"{STEM}.{key}.outcome")
        row.add_foot(self._outcome)
        self.put(row)

    @property
    def wish(self) -> str:
        """The answer: ``yes``, ``no``, ``thinking``, or nothing yet."""
        return str(self._wish.value() or "")

    def outcome(self) -> str:
        """What the answer means, in words, if anything is to be said."""
        text = f"introduction.offer.{self._text}_{self.wish}"
        return self._stage.say(text) if self.wish in ("no", "thinking") else ""

    def say_outcome(self) -> None:
        """Say what the answer means."""
        words = self.outcome()
        self._outcome.say(words)
        self._outcome.setVisible(bool(words))

    def choice(self, key: str, options: tuple[str, ...], text: str) -> KeptRow:
        """A row with one of several answers."""
        say = self._stage.say
        shown = [(option, say(f"introduction.offer.{text}_{option}")) for option in options]
        editor = ChoiceEditor(f"{STEM}.{key}", self._stage.words, shown)
        return KeptRow(editor.name, key, say(f"introduction.offer.{key_text(key)}"), editor)


class FormOffer(_Offer):
    """The form: wanted or not; after a yes short or full, and who carries it."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "form_wish", "form")
        self.has_answers = False
        say = stage.say
        full = EitherEditor(
            f"{STEM}.full_form", stage.words, say("introduction.offer.full"),
            say("introduction.offer.short"), no_first=True,
        )
        self._full = KeptRow(full.name, "full_form", say("introduction.offer.full_form"), full)
        self._carried = self.choice("carried_by", ("parents", "together", "health_visitor"), "carried")
        self.put(self._full)
        self.put(self._carried)

    def outcome(self) -> str:
        if self.wish == "no" and self.has_answers:
            return self._stage.say("introduction.offer.form_no_answers")
        return super().outcome()

    def say_outcome(self) -> None:
        super().say_outcome()
        for row in (self._full, self._carried):
            row.setVisible(self.wish == "yes")


class MeetingOffer(_Offer):
    """The meeting: wanted or not; after a yes, and one to the form, whether she comes along."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "meeting_wish", "meeting")
        self.accepted = False
        self._attends = self.choice("health_visitor_attends", ("yes", "no", "undecided"), "attends")
        self.put(self._attends)

    def say_outcome(self) -> None:
        super().say_outcome()
        self._attends.setVisible(self.accepted and self.wish == "yes")


def key_text(key: str) -> str:
    """The text that labels a choice."""
    return {"health_visitor_attends": "attends"}.get(key, key)
