"""The recovery key, shown once, to be written down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wide import TickBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.entrance.card_page import CardPage
from transitions.ui.look.tokens import current_look

COLUMNS = 4


class RecoveryKeyPage(CardPage):
    """`done` when she has it on paper, or has chosen to do without where the policy lets her."""

    done = Signal()

    def __init__(self, recovery_key: str, may_skip: bool, words: Speech) -> None:
        super().__init__("recovery_key")
        self._key = _KeyGroups(recovery_key.split("-"), words)
        self._written = TickBox(words("start.key_written"), "recovery_key.written", boxed=True)
        go_on = words("start.go_on")
        self._on = Button(go_on, "recovery_key.go_on", "primary", "arrow-right", icon_last=True)
        self._skip = Button(words("start.skip_key"), "recovery_key.skip", "ghost")
        if not may_skip:
            self._skip.hide()
        self.add(Words(words("start.key_title"), "h1", name="recovery_key.title"))
        self.add(Words(words("start.key_lead"), name="recovery_key.lead"))
        self.add(self._key)
        self.add(NoteBox(words("start.key_note"), name="recovery_key.note"))
        self.add(self._written)
        self.add(self._buttons())
        self._listen()

    def begin(self) -> None:
        """Put the cursor on what comes first."""
        self._written.setFocus(Qt.FocusReason.TabFocusReason)

    def _buttons(self) -> QWidget:
        buttons = QWidget()
        row = WrapLayout(buttons)
        row.addWidget(self._on)
        row.addWidget(self._skip)
        return buttons

    def _listen(self) -> None:
        self._on.setEnabled(False)
        self._written.toggled.connect(self._on.setEnabled)
        self._on.clicked.connect(self.done)
        self._skip.clicked.connect(self.done)


class _KeyGroups(QWidget):
    """The groups with their numbers, large enough to copy without a slip."""

    def __init__(self, groups: list[str], words: Speech) -> None:
        super().__init__()
        self.setObjectName("recovery_key.groups")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{words('start.recovery_key')}: {' '.join(groups)}")
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
