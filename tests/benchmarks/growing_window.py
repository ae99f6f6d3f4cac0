"""One screen after the other, and what the program holds in memory: the real window, and a bare one."""

from __future__ import annotations

import os
import time
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from tests.benchmarks.overview import SIZE, Window, dressed_application
from tests.storage.support import FAST
from transitions.clock import SystemClock
from transitions.storage.vault import VaultFolder

WALKS = 8
_STATM = Path("/proc/self/statm")


def ours(vault: Path, empty: Path) -> tuple[float, float]:
    """Milliseconds from the overview to a family or back, and the bytes held afterwards."""
    window = Window(dressed_application(), empty)
    try:
        window.unlock(VaultFolder(vault, SystemClock(), FAST))
        walks = [window.walk() for _ in range(WALKS)]
        return median(taken for walk in walks[1:] for taken in walk), resident()
    finally:
        window.close()


def bare() -> tuple[float, float]:
    """The same between two pages with a label and a button each, in the same theme and letters."""
    dressed_application()
    window = QStackedWidget()
    for words in ("Overblik", "Familien"):
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(QLabel(words))
        column.addWidget(QPushButton(words))
        window.addWidget(page)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(*SIZE)
    window.show()
    return median(_turned(window, turn % 2) for turn in range(2 * WALKS)), resident()


def _turned(window: QStackedWidget, page: int) -> float:
    began = time.perf_counter()
    window.setCurrentIndex(page)
    window.grab()
    return (time.perf_counter() - began) * 1000


def resident() -> float:
    """Bytes of memory this process holds; Linux tells them."""
    pages = _STATM.read_text(encoding="ascii").split()[1] if _STATM.exists() else "0"
    return float(pages) * os.sysconf("SC_PAGESIZE")
