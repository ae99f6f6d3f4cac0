"""One window just begun: ``python tests/benchmarks/first_paint.py WAY SECONDS``.

The way is ``ours``, the program as it is begun with a vault to unlock, or ``bare``, a window of PySide6 alone
in the same theme and letters. It tells the milliseconds from those seconds (of the monotonic clock) until the
line that can be typed in has been painted, and the libraries that were read by then.
"""

from __future__ import annotations

import os
import runpy
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit

RESOURCES = Path(__file__).parents[2] / "resources"


class Eye(QObject):
    """Sees the line being painted, tells, and stops at once: what comes afterwards is measured elsewhere."""

    def __init__(self, began: float) -> None:
        super().__init__()
        self._began = began

    def eventFilter(self, _line: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            took = (time.monotonic() - self._began) * 1000
            read = {name.partition(".")[0] for name in sys.modules}
            sys.stdout.write(f"{took} {' '.join(sorted(read))}")
            sys.stdout.flush()
            os._exit(0)
        return False


def bare() -> None:
    """A window with a label, a line and a button."""
    from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget  # noqa: PLC0415 - is measured

    from transitions.ui.frame.appearance import furnish_application  # noqa: PLC0415
    from transitions.ui.look.theme import apply_theme  # noqa: PLC0415

    app = QApplication(["bare"])
    tokens = furnish_application(app, RESOURCES)
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in (QLabel("Adgangssætning"), QLineEdit(), QPushButton("Lås op")):
        column.addWidget(widget)
    apply_theme(app, tokens)
    window.resize(1280, 800)
    window.show()
    app.exec()


def ours() -> None:
    """The program, as ``python -m transitions``."""
    sys.argv[1:] = []
    runpy.run_module("transitions", run_name="__main__")


def watch(began: float) -> None:
    """In place of the event loop: look at the line until it has been painted."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    (window,) = (top for top in app.topLevelWidgets() if top.isVisible())
    eye = Eye(began)
    for line in window.findChildren(QLineEdit):
        line.installEventFilter(eye)
    while True:
        app.processEvents()


if __name__ == "__main__":
    seconds = float(sys.argv[2])
    QApplication.exec = lambda *_: watch(seconds)  # type: ignore[method-assign, assignment]
    {"bare": bare, "ours": ours}[sys.argv[1]]()
