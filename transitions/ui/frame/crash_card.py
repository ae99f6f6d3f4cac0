"""What she is told when the program itself is wrong, and a way on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import Words
from transitions.ui.controls.overlay import Overlay
from transitions.ui.controls.wrapping import WrapLayout

LINES = 4
"""So much of the report is in sight at once: with large letters the buttons are, too."""


class CrashCard(Overlay):
    """Says that something went wrong in the program; she may go on, copy the report, or close."""

    leaving = Signal()

    def __init__(self, beneath: QWidget, words: Speech) -> None:
        super().__init__(beneath, "crash")
        self._report = QPlainTextEdit()
        self._go_on = Button(words("shell.crash.go_on"), "crash.go_on", "primary")
        self._copy = Button(words("shell.crash.copy"), "crash.copy", "plain", "copy")
        self._leave = Button(words("shell.crash.close"), "crash.close")
        self.card.add(Words(words("shell.crash.title"), "h2", name="crash.title"))
        self.card.add(Words(words("shell.crash.text"), name="crash.text"))
        self._fill(words)

    def say(self, report: str) -> None:
        """Show the report of what happened last."""
        self._report.setPlainText(report)
        self.rise(self._go_on)

    def said(self) -> str:
        """The report shown."""
        return self._report.toPlainText()

    def dismiss(self) -> None:
        self.sink()

    def _fill(self, words: Speech) -> None:
        self._report.setObjectName("crash.report")
        self._report.setProperty("kind", "reading")
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(words("shell.crash.report"))
        self._report.setFixedHeight(self._report.fontMetrics().lineSpacing() * LINES)
        self.card.add(self._report)
        buttons = QWidget()
        row = WrapLayout(buttons)
        for button in (self._go_on, self._copy, self._leave):
            row.addWidget(button)
        self.card.add(buttons)
        self._go_on.clicked.connect(self.sink)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.said()))
        self._leave.clicked.connect(self.leaving)
