from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

from tests.ui.support import RESOURCES
from transitions.ui.controls.touch import InputGuard
from transitions.ui.frame.appearance import prepare_application
from transitions.ui.look.tokens import FAMILIES, current_look

FONTLESS = """
import sys
from pathlib import Path
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication
from transitions.ui.frame.appearance import prepare_application
app = QApplication(["fontless"])
prepare_application(app, Path(sys.argv[1]))
print(QFontInfo(app.font()).family())
"""


def test_the_bundled_letters_are_the_ones_used(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == FAMILIES[0]


def test_a_computer_without_fonts_shows_the_bundled_letters(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text("<fontconfig><dir>/nowhere</dir></fontconfig>", "utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(config), "PYTHONPATH": str(RESOURCES.parent)}
    command = [sys.executable, "-c", FONTLESS, str(RESOURCES)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == FAMILIES[0]


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_each_weight_is_a_cut_of_its_own(qapp: QApplication, weight: int) -> None:
    raw = QRawFont.fromFont(current_look().font("body", weight))
    assert raw.familyName().startswith(FAMILIES[0])
    assert raw.weight() == weight


@pytest.mark.parametrize("letters", ["æøåÆØÅéöü–…»«", "łżęąśćń", "ğşıİ", "Україна ґєї", "şțăâ"])
def test_the_letters_of_the_families_are_there(qapp: QApplication, letters: str) -> None:
    metrics = QFontMetrics(QFont(FAMILIES[0]))
    assert [letter for letter in letters if not metrics.inFontUcs4(ord(letter))] == []


def test_numbers_dates_and_qt_speak_danish(qapp: QApplication) -> None:
    assert QLocale().name() == "da_DK"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuller"


def test_preparing_twice_guards_once(qapp: QApplication) -> None:
    prepare_application(qapp, RESOURCES)
    assert len(qapp.findChildren(InputGuard)) == 1


def test_calls_into_qt_keep_python_s_none_alive(qapp: QApplication) -> None:
    timer = QTimer()
    timer.stop()
    before = sys.getrefcount(None)
    for _ in range(200):
        timer.stop()
    assert abs(sys.getrefcount(None) - before) < 20
