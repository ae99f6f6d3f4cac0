"""The code of the log for paper: shown, printed, and typed again later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.application.log import CodeMistyped, Comparison
from transitions.domain.audit_code import AuditCode
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.print_button import PrintButton
from transitions.ui.controls.printing import choose_printer
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage

ChoosePrinter = Callable[[QWidget], QPrinter | None]
_BY_MOUSE = Qt.TextInteractionFlag.TextSelectableByMouse


class PaperCode(QWidget):
    """`told` carries a sentence for the message bar, `trouble` an ExpectedError to say there."""

    told = Signal(str)
    trouble = Signal(object)

    def __init__(self, stage: Stage, choose: ChoosePrinter = choose_printer) -> None:
        super().__init__()
        self._stage, self._choose = stage, choose
        self._code: AuditCode | None = None
        words = stage.words
        self._show = Button(words("safety.log.code_show"), "safety.log.code_show", "plain", "eye")
        self._print = PrintButton(
            words("safety.log.code_print"), "safety.log.code_print", "plain", words("papers.sending")
        )
        self._now = Words("", "h2", name="safety.log.code")
        typed = TextEditor("safety.log.typed", words)
        hint = words("safety.log.code_typed_hint")
        self._typed = Row("safety.log.typed", words("safety.log.code_typed"), typed, hint)
        self._compare = Button(words("safety.log.code_compare"), "safety.log.code_compare")
        self._fits = NoteBox("", "ok", name="safety.log.code_fits")
        self._not = NoteBox("", "danger", name="safety.log.code_not")
        self._editor = typed
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_look().length("space.m"))
        column.addWidget(Words(self._stage.words("safety.log.code_title"), "strong"))
        column.addWidget(Words(self._stage.words("safety.log.code_why"), "muted"))
        for part in (self._now, _side_by_side(self._show, self._print)):
            column.addWidget(part)
        column.addSpacing(current_look().length("space.m"))
        column.addWidget(self._typed)
        for part in (_side_by_side(self._compare), self._fits, self._not):
            column.addWidget(part)
        for hidden in (self._now, self._print, self._fits, self._not):
            hidden.hide()
        self._now.setTextInteractionFlags(_BY_MOUSE)
        self._show.clicked.connect(self._ask_code)
        self._print.wanted.connect(self._ask_pages)
        self._compare.clicked.connect(self._try)
        self._editor.edited.connect(self._forget)

    def _ask_code(self) -> None:
        self._stage.work.ask(self, lambda desk: desk.log.code(), self._show_code)

    def _show_code(self, code: AuditCode) -> None:
        self._code = code
        self._now.say(code.spell())
        self._now.setAccessibleName(f"{self._stage.words('safety.log.code_now')}: {code.spell()}")
        self._now.show()
        self._print.show()

    def _ask_pages(self) -> None:
        code = self._code
        if code is not None:
            self._stage.work.ask(self, lambda desk: desk.log.print_code(code), self._paint)

    def _paint(self, pdf: bytes) -> None:
        printer = self._choose(self)
        if printer is not None:
            self._print.send(pdf, printer, self, self._say_printed)

    def _say_printed(self, went: bool) -> None:
        self.told.emit(self._stage.words(f"safety.log.code_{'printed' if went else 'not_printed'}"))

    def _try(self) -> None:
        self._forget()
        typed = self._editor.value()
        if not typed.strip():
            self._typed.show_error(self._stage.words("safety.log.code_missing"))
            self._typed.focus()
            return
        self._stage.work.ask(self, _compared(typed), self._tell, self._refuse)

    def _tell(self, compared: Comparison) -> None:
        note = self._fits if compared == "fits" else self._not
        note.say(self._stage.words(f"safety.log.code_{compared}"))
        note.show()

    def _refuse(self, error: ExpectedError) -> None:
        if isinstance(error, CodeMistyped):
            self._typed.show_error(self._stage.words(error.text_id))
            self._typed.focus()
        else:
            self.trouble.emit(error)

    def _forget(self) -> None:
        self._typed.clear_error()
        self._fits.hide()
        self._not.hide()


def _compared(typed: str) -> Callable[[Desk], Comparison]:
    return lambda desk: desk.log.compare(typed)


def _side_by_side(*buttons: Button) -> QWidget:
    held = QWidget()
    row = WrapLayout(held)
    for button in buttons:
        row.addWidget(button)
    return held
