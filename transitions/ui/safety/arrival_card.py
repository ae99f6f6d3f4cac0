"""What is in a package, shown before anything of it is stored."""

from __future__ import annotations

from PySide6.QtCore import Signal

from transitions.application.arrivals import Preview
from transitions.domain.in_words import short_date
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import Card, NoteBox
from transitions.ui.controls.wide import TickBox
from transitions.ui.pages.kept import beside
from transitions.ui.safety.colleague_words import (
    NAME,
    called,
    contents_in_words,
    periods_in_words,
    transition_in_words,
)
from transitions.ui.screen import Stage


class ArrivalCard(Card):
    """``wanted`` carries whether she has said that a namesake stays beside this child."""

    wanted = Signal(bool)

    def __init__(self, stage: Stage, page: str) -> None:
        super().__init__(stage.say(f"{NAME}.preview.title"))
        self._stage = stage
        say, name = stage.say, f"{page}.preview"
        self._child = Words("", "h2", name=f"{name}.child")
        self._from = Words("", "body", name=f"{name}.from")
        self._elsewhere = NoteBox("", "warn", name=f"{name}.elsewhere")
        self._transitions = Words("", "body", name=f"{name}.transitions")
        self._contents = Words("", "body", name=f"{name}.contents")
        self._periods = Words("", "muted", name=f"{name}.periods")
        self._state = NoteBox("", "", name=f"{name}.state")
        self._stop = NoteBox("", "warn", name=f"{name}.stop")
        self._alike = NoteBox(say(f"{NAME}.preview.alike"), "warn", name=f"{name}.alike")
        self._both = TickBox(say(f"{NAME}.preview.both"), f"{name}.both", boxed=True)
        self._take = Button(say(f"{NAME}.take.take"), f"{name}.take", "primary", "tick")
        self._build()

    def tell(self, look: Preview) -> None:
        """Show a package."""
        say, stage = self._stage.say, self._stage
        self._child.say(called(stage, look.name, look.birth_date))
        made = look.made_at.astimezone()
        self._from.say(say(
            f"{NAME}.preview.from", name=look.giver or say(f"{NAME}.somebody"),
            date=short_date(made.date()), time=f"{made:%H.%M}",
        ))
        self._elsewhere.say(say(f"{NAME}.preview.elsewhere", place=look.municipality or "–"))
        self._elsewhere.setVisible(not look.same_municipality)
        self._transitions.say("\n\n".join(transition_in_words(stage, t) for t in look.transitions))
        self._transitions.setVisible(bool(look.transitions))
        self._contents.say(contents_in_words(stage, look))
        self._periods.say(periods_in_words(stage, look.periods))
        self._tell_state(look)
        self.show()

    def _tell_state(self, look: Preview) -> None:
        said = self._stage.say(f"{NAME}.state.whole.{look.state}", receipt=look.receipt)
        for note, shown in ((self._state, look.can_be_taken), (self._stop, not look.can_be_taken)):
            note.say(said)
            note.setVisible(shown)
        self._both.setChecked(False)
        alike = look.can_be_taken and look.alike > 0
        for part in (self._alike, self._both):
            part.setVisible(alike)
        self._take.setVisible(look.can_be_taken)
        self._take.setEnabled(not alike)

    def _build(self) -> None:
        for part in (self._child, self._from, self._elsewhere, self._transitions, self._contents,
                     self._periods, self._state, self._stop, self._alike, self._both):
            self.add(part)
        self.add(beside((self._take,), "flow"))
        self._both.toggled.connect(self._take.setEnabled)
        self._take.clicked.connect(lambda: self.wanted.emit(self._both.isChecked()))
        self.hide()
