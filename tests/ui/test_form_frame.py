"""One page of the form gives way to another."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from transitions.ui.form.frame import FormFrame
from transitions.ui.pages.page import Page


def page_to_type_in(name: str) -> tuple[Page, QPlainTextEdit]:
    page, field = Page(name), QPlainTextEdit()
    page.add(field)
    return page, field


def shown(qtbot: QtBot) -> FormFrame:
    frame = FormFrame()
    qtbot.addWidget(frame)
    frame.resize(900, 600)
    with qtbot.waitExposed(frame):
        frame.show()
    return frame


def test_nothing_can_be_typed_into_a_page_that_goes(qtbot: QtBot) -> None:
    """The page that comes was made before: what was typed now it would not show, and would write over."""
    frame = shown(qtbot)
    (first, old), (second, new) = page_to_type_in("first"), page_to_type_in("second")
    frame.put(None, first)
    qtbot.waitUntil(old.isVisible)
    old.setFocus()
    frame.put(None, second)
    assert not old.isVisible()
    typed_at = QApplication.focusWidget()
    QTest.keyClicks(typed_at if typed_at is not None else frame, "tabt")
    assert (old.toPlainText(), new.toPlainText()) == ("", "")
    qtbot.waitUntil(new.isVisible)


def test_the_page_that_goes_is_seen_until_the_other_is_there(qtbot: QtBot) -> None:
    frame = shown(qtbot)
    (first, _), (second, new) = page_to_type_in("first"), page_to_type_in("second")
    frame.put(None, first)
    qtbot.waitUntil(first.isVisible)
    place = first.geometry()
    frame.put(None, second)
    assert not frame.updatesEnabled()
    assert first.geometry() == place
    qtbot.waitUntil(new.isVisible)
    assert frame.updatesEnabled()
    assert second.geometry() == place


def test_of_two_pages_in_a_row_the_last_is_shown(qtbot: QtBot) -> None:
    frame = shown(qtbot)
    pages = [page_to_type_in(name) for name in ("first", "second", "third")]
    for page, _ in pages:
        frame.put(None, page)
    qtbot.waitUntil(pages[-1][1].isVisible)
    assert [field.isVisible() for _, field in pages] == [False, False, True]
    assert frame.updatesEnabled()
