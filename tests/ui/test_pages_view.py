from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.ui.support import RESOURCES, WORDS
from transitions.ui.controls.labels import Words
from transitions.ui.controls.pages_view import PagesView

ROOT = RESOURCES.parent
SHARP = """
import sys
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pypdfium2 import PdfDocument
from tests.ui.support import RESOURCES, WORDS
from tests.ui.test_pages_view import pdf
from transitions.ui.controls.pages_view import PagesView
from transitions.ui.frame.appearance import prepare_application
from transitions.ui.look.theme import apply_theme

app = QApplication([])
apply_theme(app, prepare_application(app, RESOURCES))
view = PagesView("pages", WORDS)
view.resize(811, 603)
view.show()
view.show_pdf(pdf(1))
for zoom in ("fit", "actual", "half_larger"):
    view.zoom_to(zoom)
    app.processEvents()
    seen = view.grab().toImage()
    page = view._pages[0]
    ratio = view.devicePixelRatioF()
    wide = round(page.width() * ratio)
    assert wide == page.width() * ratio
    bitmap = PdfDocument(pdf(1))[0].render(scale=(wide + 0.5) / page._points[0])
    kind = QImage.Format.Format_BGR888
    alone = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind)
    corner = page.mapTo(view, QPoint(0, 0))
    left, top = round(corner.x() * ratio), round(corner.y() * ratio)
    inset = round(60 * ratio)
    size = (min(seen.width() - left, wide) - 2 * inset, round(200 * ratio))
    wanted = alone.copy(inset, inset, *size).convertToFormat(QImage.Format.Format_RGB32)
    around = [seen.copy(left + inset + x, top + inset + y, *size).convertToFormat(QImage.Format.Format_RGB32)
              for x in (-1, 0, 1) for y in (-1, 0, 1)]
    print(ratio, zoom, wanted in around)
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


def part(view: PagesView, name: str) -> QWidget:
    found = view.findChild(QWidget, f"pages.{name}")
    assert found is not None
    return found


def now(view: PagesView) -> str:
    said = part(view, "now")
    assert isinstance(said, Words)
    return said.said()


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
    assert view._pages[0].width() == 792
    view.zoom_to("half_larger")
    assert view._pages[0].width() == 1188


def test_the_words_of_the_pages_can_be_read(qtbot: QtBot) -> None:
    view = shown_view(qtbot, 2)
    assert view._pages[1].accessibleName() == "Side 2 af 2"
    assert "Side nummer 2" in view._pages[1].accessibleDescription()
    view.show_text(True)
    reading = view.findChild(QPlainTextEdit, "pages.text")
    assert reading is not None
    assert reading.isVisible()
    assert "Side nummer 1" in reading.toPlainText()


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "2"])
def test_every_pixel_on_the_screen_is_drawn_for_it(scale: str) -> None:
    """What is seen is pixel for pixel what the page itself gives at that size: nothing is stretched."""
    env = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", SHARP]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[2] for line in lines] == ["True"] * 3
    assert {float(line[0]) for line in lines} == {float(scale)}


def test_the_page_that_is_read_is_told(qtbot: QtBot) -> None:
    view = shown_view(qtbot, 3)
    area = area_of(view)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert now(view) == "Side 1 af 3"
    QTest.keyClick(area, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert now(view) == "Side 2 af 3"
    assert abs(view._pages[1].visibleRegion().boundingRect().top()) < 2
    QTest.keyClick(area, Qt.Key.Key_End)
    assert now(view) == "Side 3 af 3"
    for _ in range(4):
        QTest.keyClick(area, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert now(view) == "Side 1 af 3"
    view.stand_whole(True)
    assert now(view) == "3 sider"
    view.show_pdf(pdf(1))
    assert now(view) == "1 side"
    view.clear()
    assert now(view) == ""


def test_keys_change_the_zoom(qtbot: QtBot) -> None:
    view = shown_view(qtbot, 1)
    area = area_of(view)
    for key, width in ((Qt.Key.Key_Plus, 792), (Qt.Key.Key_Plus, 1188), (Qt.Key.Key_Plus, 1188),
                       (Qt.Key.Key_Minus, 792)):
        QTest.keyClick(area, key, Qt.KeyboardModifier.ControlModifier)
        assert view._pages[0].width() == width
    QTest.keyClick(area, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view._pages[0].width() < area.viewport().width()


def test_only_pages_in_sight_are_kept_as_pictures(qtbot: QtBot) -> None:
    view = shown_view(qtbot, 12)
    qtbot.waitUntil(lambda: area_of(view).verticalScrollBar().maximum() > 0)
    for _ in range(11):
        view.turn(1)
        qtbot.wait(20)
    assert now(view) == "Side 12 af 12"
    assert view._pages[-1].is_drawn()
    assert sum(page.is_drawn() for page in view._pages) <= 3


def test_what_lies_inside_the_file_is_listed_and_can_be_read(qtbot: QtBot) -> None:
    view = shown_view(qtbot, 1)
    note, inside = part(view, "attached"), part(view, "inside")
    assert not note.isVisible()
    view.show_attached("Filen data.json ligger i.", '{"code": "12345678"}')
    assert note.isVisible()
    button = part(view, "see_inside")
    assert isinstance(button, QPushButton)
    button.click()
    assert inside.isVisible()
    assert isinstance(inside, QPlainTextEdit)
    assert inside.toPlainText() == '{"code": "12345678"}'
    view.show_attached("", "")
    assert not note.isVisible()
    assert not inside.isVisible()
    assert inside.toPlainText() == ""
    assert area_of(view).isVisible()


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
