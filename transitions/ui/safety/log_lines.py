"""The latest lines of the log in words, with the names the families have now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.log import LogLine
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.stacking import in_columns
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage

FIRST, MORE = 8, 24
_TOP = Qt.AlignmentFlag.AlignTop


class LogLines(QWidget):
    """When, what, about whom; a few at first and more when asked."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage, self._count = stage, FIRST
        self._empty = Words(stage.words("safety.log.empty"), "muted", name="safety.log.empty")
        self._more = Button(stage.words("safety.log.more"), "safety.log.more", "ghost")
        self._table = QWidget()
        self._column = QVBoxLayout(self)
        self._build()

    def read(self) -> None:
        """Ask for the lines."""
        wanted = self._count + 1
        self._stage.work.ask(self, lambda desk: desk.log.latest(wanted), self._show)

    def _build(self) -> None:
        look = current_look()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.length("space.m"))
        self._column.addWidget(Words(self._stage.words("safety.log.latest"), "strong"))
        for widget in (self._empty, self._table, self._more):
            self._column.addWidget(widget)
        self._more.clicked.connect(self._show_more)

    def _show_more(self) -> None:
        self._count += MORE
        self.read()

    def _show(self, lines: Sequence[LogLine]) -> None:
        shown = lines[: self._count]
        self._empty.setVisible(not shown)
        self._more.setVisible(len(lines) > self._count)
        table = self._made_table(shown)
        self._column.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table

    def _made_table(self, lines: Sequence[LogLine]) -> QWidget:
        table = QWidget()
        grid = in_columns(table, "space.l", "space.xs", 0, 2, 1)
        for row, line in enumerate(lines):
            when = Words(f"{line.at.astimezone():%d.%m.%Y kl. %H.%M}", "muted")
            when.setWordWrap(False)
            what = Words(said(line, self._stage), name=f"safety.log.line.{row}")
            for column, words in enumerate((when, what, Words(line.family, "muted"))):
                grid.addWidget(words, row, column, _TOP)
        return table


def said(line: LogLine, stage: Stage) -> str:
    """What was done, in words; what this program has no words for is something else."""
    if line.action == "unlock" and line.detail:
        one = line.detail == "1"
        return stage.say(f"safety.log.did.unlock_after{'_one' if one else ''}", tries=line.detail)
    step, _, product = line.action.partition("_")
    for text_id, named in (
        (f"safety.log.did.{line.action}", {}),
        (f"safety.log.step.{step}", {"product": f"product.{product}"}),
    ):
        try:
            return stage.say(text_id, **{name: stage.say(inner) for name, inner in named.items()})
        except KeyError:
            continue
    return stage.say("safety.log.did.other")
