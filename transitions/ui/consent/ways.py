"""The ways of saying yes: what each asks for, what it gives, and where its errors are shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.consents import NOW
from transitions.domain.disclosure import Stroke
from transitions.ui.consent.signing_panels import Panel
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.editor import Editor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.signature import SignatureField
from transitions.ui.look.tokens import current_look


class WayPart(QWidget):
    """What unfolds under one way. `confirmed` says that she signed under the words in sight."""

    confirmed = Signal()

    def __init__(self, panel: Panel) -> None:
        super().__init__()
        self.panel = panel
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.l"))

    def add(self, *widgets: QWidget) -> None:
        """Put these under what is already there."""
        for widget in widgets:
            self._column.addWidget(widget)

    def stands(self) -> bool:
        """Whether something here stands under the words that were read."""
        return False

    def strike(self) -> None:
        """Take it away: the words have changed."""

    def complain_about(self, _what: str, _text: str) -> bool:
        """Show an error beside its cause; false when the cause is not here."""
        return False


class DrawnWay(WayPart):
    """A signature by pen, finger or mouse: the shape only."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self._field = SignatureField(f"{panel.name}.signature", panel.tongue.both)
        self._field.describe(panel.tongue.say("consent_screen.way.drawn_pad", who=panel.who))
        self.add(self._field, Words(panel.tongue.under("consent_screen.way.drawn_hint"), "muted"))
        kept = panel.reading.draft(panel.person.id, "strokes")
        if isinstance(kept, dict):
            across, down = kept["pad"]
            self._field.show_strokes(_strokes(kept["strokes"]), (int(across), int(down)))
        self._field.pad.edited.connect(self._drawn)

    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn."""
        return self._field.pad.strokes()

    def pad(self) -> tuple[float, float]:
        """The pad it was drawn on."""
        across, down = self._field.pad.pad_size()
        return float(max(across, 1)), float(max(down, 1))

    def stands(self) -> bool:
        return bool(self.strokes())

    def strike(self) -> None:
        self._field.show_strokes((), (1, 1))
        self.panel.keep("strokes", None)

    def complain_about(self, what: str, _text: str) -> bool:
        if what == "signature":
            self._field.pad.setFocus()
        return False

    def _drawn(self) -> None:
        strokes = [[list(point) for point in stroke] for stroke in self.strokes()]
        size = list(self._field.pad.pad_size())
        self.panel.keep("strokes", {"strokes": strokes, "pad": size} if strokes else None)
        self.confirmed.emit()


class TypedWay(WayPart):
    """Her name, typed by herself: the same yes for hands that steer with keys."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self._row = panel.text_row("signed_as", "way.typed_name", "way.typed_hint", limit=120)
        self._says = Words("", "strong", name=f"{panel.name}.signed_as.says")
        self.add(self._row, self._says)
        if isinstance(self._row.field, TextEditor):
            self._row.field.edited.connect(self._typed)
        self._say()

    def name(self) -> str:
        """The name as it was typed."""
        return self._row.field.value().strip() if isinstance(self._row.field, TextEditor) else ""

    def stands(self) -> bool:
        return bool(self.name())

    def strike(self) -> None:
        if isinstance(self._row.field, TextEditor):
            self._row.field.show_value("")
        self.panel.keep("signed_as", None)
        self._say()

    def complain_about(self, what: str, text: str) -> bool:
        if what == "signed_as":
            self._row.show_error(text)
            self._row.focus()
        return what == "signed_as"

    def _typed(self) -> None:
        self._say()
        self.confirmed.emit()

    def _say(self) -> None:
        says = self.panel.tongue.under("consent_screen.way.typed_says", name=self.name())
        self._says.say(says if self.name() else "")
        self._says.setVisible(bool(self.name()))


class PaperWay(WayPart):
    """A sheet signed in ink, today or on an earlier day. `sheet` asks for the sheet to print."""

    sheet = Signal()

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        both, under = panel.tongue.both, panel.tongue.under
        button = Button(both("consent_screen.way.sheet"), f"{panel.name}.sheet", "plain", "document")
        button.clicked.connect(self.sheet)
        self.add(Words(under("consent_screen.way.paper_hint", who=panel.who), "body"), button)
        self.add(Words(under("consent_screen.way.by_hand"), "muted"))
        self._which = self._add_which()
        self._day = self._add_day()

    def signed(self) -> str:
        """Which sheet came back signed, as far as it is said."""
        editor = self._which.field if self._which is not None else None
        return str(editor.value() or "") if isinstance(editor, ChoiceEditor) else ""

    def day(self) -> date | None:
        """The day it was signed; nothing while the date cannot be read."""
        return self._day.field.value() if isinstance(self._day.field, DateEditor) else None

    def complain_about(self, what: str, text: str) -> bool:
        row = {"sheet": self._which, "day": self._day, "said_since": self._day}.get(what)
        if row is not None:
            row.show_error(text)
            row.focus()
        return row is not None

    def _add_which(self) -> Row | None:
        """Which sheet it is, where one was printed that reads otherwise than today."""
        panel, both = self.panel, self.panel.tongue.both
        left = panel.reading.sheets[panel.person.id]
        if not left:
            return None
        printed = [
            (line.content_hash, both("consent_screen.way.which_printed", date=line.day))
            for line in left
        ]
        options = [*printed, (NOW, both("consent_screen.way.which_now"))]
        editor = ChoiceEditor(f"{panel.name}.which", panel.stage.words, options, clearable=False)
        kept = panel.reading.draft(panel.person.id, "sheet")
        editor.show_value(kept if kept in dict(options) else None)
        row = self._row("which", editor)
        editor.edited.connect(lambda: panel.keep("sheet", editor.value()))
        editor.edited.connect(row.clear_error)
        self.add(row)
        return row

    def _add_day(self) -> Row:
        panel = self.panel
        editor = DateEditor(
            f"{panel.name}.signed_on", panel.stage.words, panel.stage.clock.today, panel.tongue.spelled_out
        )
        kept = panel.reading.draft(panel.person.id, "signed_on")
        editor.show_value(panel.stage.clock.today())
        if isinstance(kept, str) and kept:
            editor.show_typed(kept)
        row = self._row("signed_on", editor)
        editor.edited.connect(lambda: panel.keep("signed_on", editor.typed()))
        editor.edited.connect(row.clear_error)
        self.add(row)
        return row

    def _row(self, part: str, editor: Editor) -> Row:
        """A question about the sheet, with its hint."""
        tongue, label = self.panel.tongue, f"consent_screen.way.{part}"
        hint = tongue.under(f"{label}_hint")
        return Row(f"{self.panel.name}.{part}", tongue.say(label), editor, hint, tongue.beside(label))


class OralWay(WayPart):
    """Said aloud, with the reason the law asks for."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self._reason = panel.text_row("reason", "way.reason", "way.reason_hint")
        self.add(self._reason)

    def reason(self) -> str:
        """Why it is not in writing."""
        return self._reason.field.value() if isinstance(self._reason.field, TextEditor) else ""

    def complain_about(self, what: str, text: str) -> bool:
        if what == "reason":
            self._reason.show_error(text)
            self._reason.focus()
        return what == "reason"


def _strokes(kept: Sequence[Sequence[Sequence[float]]]) -> tuple[Stroke, ...]:
    return tuple(tuple((float(x), float(y)) for x, y in stroke) for stroke in kept)
