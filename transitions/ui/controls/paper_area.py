"""Where pages stand under each other and are turned by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from transitions.ui.controls.roles import tell_role
from transitions.ui.controls.touch import touch_scroll
from transitions.ui.look.tokens import current_look


class PaperArea(QScrollArea):
    """Scrolls a screenful by Space and Page keys, to the ends by Home and End.

    Where all of it is in sight the keys belong to what scrolls around it. With Ctrl, `turned` carries
    how many pages on the Page keys ask for, and `zoomed` how many steps larger plus and minus do;
    nothing for zero, the width.
    """

    turned = Signal(int)
    zoomed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        screenful = bar.pageStep() - current_look().length("space.huge")
        steps = {
            Qt.Key.Key_Space: screenful,
            Qt.Key.Key_PageDown: screenful,
            Qt.Key.Key_PageUp: -screenful,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._told(Qt.Key(event.key())):
            return
        if not bar.maximum():
            event.ignore()
        elif step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def _told(self, key: Qt.Key) -> bool:
        """Whether the key means something together with Ctrl."""
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        if key in turns and self.verticalScrollBar().maximum():
            self.turned.emit(turns[key])
        elif key in zooms:
            self.zoomed.emit(zooms[key])
        else:
            return False
        return True


def paper_area(paper: QWidget, name: str) -> PaperArea:
    """An area round these pages, without a frame, for keys and fingers."""
    area = PaperArea()
    area.setObjectName(name)
    tell_role(area, "document")
    area.setWidget(paper)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    touch_scroll(area)
    return area
