from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.one_finger import Finger
from tests.ui.support import WORDS
from tests.ui.test_guards import tall_page
from transitions.ui.controls.signature import SignatureField, SignaturePad

LEFT = Qt.MouseButton.LeftButton


def shown_pad(qtbot: QtBot) -> SignaturePad:
    pad = SignaturePad("sign", WORDS)
    qtbot.addWidget(pad)
    pad.resize(600, 176)
    with qtbot.waitExposed(pad):
        pad.show()
    return pad


def draw(pad: SignaturePad, start: QPoint, steps: int = 12) -> None:
    QTest.mousePress(pad, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, steps):
        QTest.mouseMove(pad, start + QPoint(step * 9, step % 3 * 7))
    QTest.mouseRelease(pad, LEFT, Qt.KeyboardModifier.NoModifier, start + QPoint(steps * 9, 0))


def test_a_mouse_draws_strokes_with_the_size_of_the_paper(qtbot: QtBot) -> None:
    pad = shown_pad(qtbot)
    with qtbot.waitSignal(pad.edited):
        draw(pad, QPoint(60, 80))
    draw(pad, QPoint(260, 80))
    assert len(pad.strokes()) == 2
    assert pad.is_signed()
    assert pad.pad_size() == (600, 176)
    assert pad.strokes()[0][0] == (60.0, 80.0)
    assert pad.accessibleName() == WORDS("signature.signed")


def test_a_slip_of_the_finger_is_no_signature(qtbot: QtBot) -> None:
    pad = shown_pad(qtbot)
    draw(pad, QPoint(60, 80), steps=3)
    assert pad.strokes()
    assert not pad.is_signed()


def test_one_stroke_back_and_all_away(qtbot: QtBot) -> None:
    pad = shown_pad(qtbot)
    for left in (60, 200, 340):
        draw(pad, QPoint(left, 80))
    pad.undo()
    assert len(pad.strokes()) == 2
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert pad.strokes() == ()


def test_a_finger_signs_one_stroke_and_the_page_stays(qtbot: QtBot) -> None:
    field = SignatureField("sign", WORDS)
    page = tall_page(qtbot, field)
    finger = Finger(page)
    finger.down(field.pad.mapTo(page, QPoint(100, 130)))
    finger.drag(-100)
    finger.up()
    assert len(field.pad.strokes()) == 1
    assert len(field.pad.strokes()[0]) > 8
    assert page.area.verticalScrollBar().value() == 0


def test_showing_a_signature_is_not_signing(qtbot: QtBot) -> None:
    field = SignatureField("sign", WORDS)
    qtbot.addWidget(field)
    strokes = (((1.0, 2.0), (30.0, 40.0)),)
    with qtbot.assertNotEmitted(field.pad.edited, wait=20):
        field.show_strokes(strokes, (600, 176))
    assert field.pad.strokes() == strokes
