"""Draws every shared control into one picture: `gallery.py OUT.png [scheme] [scale] [width]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.screens import HEIGHT, TODAY, window
from tests.ui.support import RESOURCES, WORDS
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.question import Question, Verb
from transitions.ui.frame.appearance import prepare_application
from transitions.ui.look.theme import apply_theme


def shoot(out: Path, scheme: str, scale: float, width: int) -> None:
    """Write one picture with all screens under each other."""
    app = QApplication(sys.argv[:1])
    tokens = prepare_application(app, RESOURCES)
    shown, stack = window(width)
    apply_theme(app, tokens, scheme, scale)
    shown.show()
    sheet = QImage(shown.width(), HEIGHT * stack.count() + 480, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    for place in range(stack.count()):
        stack.setCurrentIndex(place)
        app.processEvents()
        app.processEvents()
        shown.render(painter, QPoint(0, place * HEIGHT))
    paint_overlays(app, shown, painter, stack.count() * HEIGHT)
    painter.end()
    sheet.save(str(out))
    shown.close()
    shown.deleteLater()
    app.processEvents()


def paint_overlays(app: QApplication, shown: QWidget, painter: QPainter, top: int) -> None:
    """Dialog and calendar beside each other at the bottom."""
    verbs = (Verb("keep", "Behold"), Verb("delete", "Slet alt om Ida", "danger"))
    text = "Alt om barnet slettes fra computeren. Det kan ikke fortrydes. Familiens papirer slettes ikke."
    question = Question(shown, "ask.delete", "Slet Ida?", text, verbs)
    question.show()
    day = DateEditor("overlay.day", WORDS, lambda: TODAY)
    day.setParent(shown)
    day.describe("Dato", "")
    popup = day.open_calendar()
    app.processEvents()
    question.render(painter, QPoint(20, top + 20))
    popup.render(painter, QPoint(700, top + 4))
    popup.close()
    question.close()


def main() -> None:
    """Read the command line and draw."""
    out = Path(sys.argv[1])
    scheme = sys.argv[2] if len(sys.argv) > 2 else "light"
    scale = float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
    width = int(sys.argv[4]) if len(sys.argv) > 4 else 1366
    shoot(out, scheme, scale, width)


if __name__ == "__main__":
    main()
