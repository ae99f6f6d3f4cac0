"""A sheet for supervision that names nobody: written here, read for traces, printed, kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from transitions.application.desk import Desk
from transitions.application.handovers import Pages
from transitions.domain.gate import Obstacle
from transitions.domain.gate.sparring_sheet import WRITTEN
from transitions.domain.screening import Screening
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.print_button import PrintButton
from transitions.ui.controls.printing import choose_printer
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import Card, NoteBox
from transitions.ui.controls.toggle import Toggle
from transitions.ui.pages.kept import beside
from transitions.ui.screen import Stage

ChoosePrinter = Callable[[QWidget], QPrinter | None]
LINES = {"observed": 4, "helps": 2, "question": 2}


class SparringCard(Card):
    """Folded until she opens it. ``told`` carries a sentence."""

    told = Signal(str)

    def __init__(self, stage: Stage, choose: ChoosePrinter = choose_printer) -> None:
        super().__init__(stage.say("sparring_screen.title"), stage.say("sparring_screen.hint"))
        self._stage, self._choose = stage, choose
        self._of: UUID | None = None
        self._observation: Screening | None = None
        self._certified = False
        say = stage.say
        self._open = Button(say("sparring_screen.open"), "sparring.open", "plain", "more")
        self._refused = NoteBox("", "warn", name="sparring.refused")
        self._editors = {
            field: TextEditor(f"sparring.{field}", stage.words, lines=LINES[field]) for field in WRITTEN
        }
        self._rows = {field: self._row(field) for field in WRITTEN}
        self._sum = Toggle(say("sparring_screen.with_sum"), "sparring.with_sum")
        self._print = PrintButton(
            say("sparring_screen.print"), "sparring.print", "primary", say("papers.sending")
        )
        self._clear = Button(say("sparring_screen.clear"), "sparring.clear", "ghost")
        self._own_eyes = Words(say("sparring_screen.own_eyes"), "muted", name="sparring.own_eyes")
        self._build()
        self.forget()

    def show_record(self, record: TransitionRecord) -> None:
        """Be about this family; what is written for another is gone."""
        if record.id != self._of:
            self.forget()
        self._of, self._certified = record.id, bool(record.health_visitor.certified)

    def forget(self) -> None:
        """Nothing of what was written stays."""
        self._of, self._observation = None, None
        for field, row in self._rows.items():
            self._editors[field].show_value("")
            row.clear_error()
        self._sum.setChecked(False)
        self._fold(folded=True)

    def _row(self, field: str) -> Row:
        say = self._stage.say
        hint = say("sparring_screen.observed_hint") if field == "observed" else ""
        self._editors[field].edited.connect(self._refused.hide)
        return Row(f"sparring.{field}", say(f"sparring_screen.{field}"), self._editors[field], hint)

    def _build(self) -> None:
        self._verbs = beside((self._print, self._clear), "flow")
        self._opening, self._adding = beside((self._open,), "flow"), beside((self._sum,), "flow")
        for widget in (self._opening, *self._rows.values(), self._adding, self._refused, self._own_eyes):
            self.add(widget)
        self.add(self._verbs)
        self._open.clicked.connect(self._begin)
        self._print.wanted.connect(self._read)
        self._clear.clicked.connect(self._start_over)

    def _fold(self, *, folded: bool) -> None:
        self._opening.setVisible(folded)
        self._refused.hide()
        for widget in (*self._rows.values(), self._own_eyes, self._verbs):
            widget.setVisible(not folded)
        self._adding.setVisible(not folded and self._certified and self._observation is not None)

    def _begin(self) -> None:
        transition = self._of
        if transition is not None:
            self._stage.work.ask(self, lambda desk: desk.sparring.observation(transition), self._unfold)

    def _unfold(self, observation: Screening | None) -> None:
        """Begin from the words that were said to the parents, which hold no number."""
        self._observation = observation
        if observation is not None:
            self._editors["observed"].show_value(observation.together)
        self._fold(folded=False)
        self._rows["observed"].focus()

    def _start_over(self) -> None:
        of = self._of
        self.forget()
        self._of = of

    def _read(self) -> None:
        transition = self._of
        if transition is not None:
            self._stage.work.ask(self, self._reading(transition), self._show)

    def _reading(self, transition: UUID) -> Callable[[Desk], Pages]:
        written = {field: editor.value() for field, editor in self._editors.items()}
        told = self._observation.id if self._observation and self._sum.isChecked() else None
        return lambda desk: desk.sparring.read(transition, written, told)

    def _show(self, pages: Pages) -> None:
        self._tell(pages.verdict.obstacles)
        transition = self._of
        if not pages.may_leave or transition is None:
            return
        printer = self._choose(self)
        if printer is not None:
            let_go = self._stage.work.hold()
            self._print.send(
                pages.pdf, printer, self._stage.work, lambda went: self._end(transition, let_go, went=went)
            )

    def _end(self, transition: UUID, let_go: Callable[[], None], *, went: bool) -> None:
        """What came out is written down, also where the card has gone meanwhile."""
        work = self._stage.work
        if went:
            work.ask(work, lambda desk: desk.sparring.printed(transition))
        let_go()
        if isValid(self):
            self.told.emit(self._stage.say(f"sparring_screen.{'printed' if went else 'not_printed'}"))

    def _tell(self, obstacles: tuple[Obstacle, ...]) -> None:
        """Each beside its field; what stands in no field over the buttons."""
        for field, row in self._rows.items():
            words = "\n".join(o.words for o in obstacles if o.field == field)
            if words:
                row.show_error(words)
            else:
                row.clear_error()
        rest = "\n".join(o.words for o in obstacles if o.field not in self._rows)
        self._refused.hide()
        if rest:
            self._refused.complain(rest)
        first = next((self._rows[o.field] for o in obstacles if o.field in self._rows), None)
        if first is not None:
            first.focus()
