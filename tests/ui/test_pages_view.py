from __future__ import annotations

import subprocess
import sys
from io import BytesIO

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.ui.support import RESOURCES, WORDS
from transitions.ui.controls.pages_view import PagesView

LAZY = """
import sys, transitions.ui.controls.pages_view
print([name for name in ("pypdfium2", "PySide6.QtNetwork") if name in sys.modules])
"""


def pdf(pages: int) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=True)
    for number in range(pages):
        canvas.drawString(72, 740, f"Side nummer {number + 1}")
        canvas.rect(0, 0, 600, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def shown_view(qtbot: QtBot, pages: int) -> PagesView:
    view = PagesView("pages", WORDS)
    qtbot.addWidget(view)
    view.resize(800, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.show_pdf(pdf(pages))
    return view


def area_of(view: PagesView) -> QScrollArea:
    area = view.findChild(QScrollArea, "pages.pages")
    assert area is not None
    return area


def test_pages_are_pictures_of_the_bytes(qtbot: QtBot) -> None:
    view = shown_view(qtbot, 3)
    assert view.page_count() == 3
    picture = view._pages[0].grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 20) == QColor("white")
    assert picture.pixelColor(picture.width() // 2, picture.height() - 20) == QColor("black")


def test_a_page_fills_the_width_or_has_its_own_size(qtbot: QtBot) -> None:
    view = shown_view(qtbot, 1)
    room = area_of(view).viewport().width()
    assert room - 40 <= view._pages[0].width() <= room
    view.zoom_to("actual")
    assert view._pages[0].width() == 793
    view.zoom_to("half_larger")
    assert view._pages[0].width() == 1190


def test_the_words_of_the_pages_can_be_read(qtbot: QtBot) -> None:
    view = shown_view(qtbot, 2)
    assert view._pages[1].accessibleName() == "Side 2 af 2"
    assert "Side nummer 2" in view._pages[1].accessibleDescription()
    view.show_text(True)
    reading = view.findChild(QPlainTextEdit, "pages.text")
    assert reading is not None
    assert reading.isVisible()
    assert "Side nummer 1" in reading.toPlainText()


def test_keys_scroll_the_pages(qtbot: QtBot) -> None:
    view = shown_view(qtbot, 3)
    area = area_of(view)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    QTest.keyClick(area, Qt.Key.Key_Space)
    assert area.verticalScrollBar().value() > 300
    QTest.keyClick(area, Qt.Key.Key_End)
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()
    QTest.keyClick(area, Qt.Key.Key_Home)
    assert area.verticalScrollBar().value() == 0


def test_clearing_forgets_pictures_and_words(qtbot: QtBot) -> None:
    view = shown_view(qtbot, 2)
    view.clear()
    assert view.page_count() == 0
    reading = view.findChild(QPlainTextEdit, "pages.text")
    assert reading is not None
    assert reading.toPlainText() == ""


def test_the_pdf_library_waits_until_it_is_needed() -> None:
    command = [sys.executable, "-c", LAZY]
    done = subprocess.run(
        command, cwd=RESOURCES.parent, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
