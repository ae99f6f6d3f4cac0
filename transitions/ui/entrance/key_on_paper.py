"""A recovery key in sight: its groups, large enough to copy without a slip, and the sheet to print."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from transitions.application.access import RecoverySheets
from transitions.domain.recovery_sheet import RecoveryKey
from transitions.ui.controls.labels import Words, look_changed
from transitions.ui.controls.print_button import PrintButton
from transitions.ui.controls.printing import choose_printer
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look

COLUMNS = 4
ChoosePrinter = Callable[[QWidget], QPrinter | None]
Say = Callable[..., str]


class KeyOnPaper(QWidget):
    """Nothing of it is written anywhere but on the paper she prints."""

    def __init__(
        self, key: RecoveryKey, sheets: RecoverySheets, say: Say, choose: ChoosePrinter = choose_printer
    ) -> None:
        super().__init__()
        self._key, self._sheets, self._say, self._choose = key, sheets, say, choose
        self._print = PrintButton(
            say("recovery_key.print"), "recovery_key.print", "plain", say("papers.sending")
        )
        self._told = Words("", "muted", name="recovery_key.told")
        self._build()

    def focus(self) -> None:
        """Put the cursor on printing."""
        self._print.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._column.setSpacing(current_look().length("space.l"))

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.l"))
        line = QWidget()
        WrapLayout(line).addWidget(self._print)
        for part in (line, self._told, _KeyGroups(self._key.key.split("-"), self._say)):
            self._column.addWidget(part)
        self._told.hide()
        self._print.wanted.connect(self._ask)

    def _ask(self) -> None:
        printer = self._choose(self)
        if printer is not None:
            self._told.hide()
            self._print.send(self._sheets.print(self._key), printer, self, self._say_printed)

    def _say_printed(self, went: bool) -> None:
        self._told.say(self._say("recovery_key.printed" if went else "recovery_key.not_printed"))
        self._told.show()


class _KeyGroups(QWidget):
    """The groups with their numbers."""

    def __init__(self, groups: list[str], say: Say) -> None:
        super().__init__()
        self.setObjectName("recovery_key.groups")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{say('start.recovery_key')}: {' '.join(groups)}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setRowMinimumHeight(2, current_look().length("space.xxl"))
        for place, group in enumerate(groups):
            row, column = divmod(place, COLUMNS)
            shown = Words(group, "h2", name=f"recovery_key.{place + 1}")
            shown.setWordWrap(False)
            number = Words(str(place + 1), "caption")
            grid.addWidget(number, 2 * row, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(shown, 2 * row + 1, column)
