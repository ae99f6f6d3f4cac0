"""The form as parents see it: readable from across the table, and read in an order that makes sense."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.family_stage import House, accept, acting, control, house, press, said, tab_order
from tests.ui.form_stage import open_form, page_of
from transitions.ui.controls.labels import Words
from transitions.ui.controls.toggle import Toggle
from transitions.ui.form.screen import FormScreen
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens, current_look
from transitions.ui.pages.reading_order import in_reading_order
from transitions.ui.screen import Stage

LEAST, QUESTION, ANSWER = 16, 22, 18
SECTIONS = ("identity", "this_is_me", "everyday", "health", "development", "family", "considerations",
            "health_visitor_view", "start")


@pytest.fixture
def home(qtbot: QtBot, stage: Stage) -> Iterator[House]:
    with house(qtbot, stage) as made:
        transition = made.transition
        made.ask(lambda desk: accept(desk, transition))
        values = {"full_form": True, "second_language": "en"}
        made.ask(lambda desk: desk.transitions.write(transition, values))
        yield made


def pixels(widget: QWidget) -> int:
    widget.ensurePolished()
    if isinstance(widget, Toggle):
        return QFontInfo(widget._font(current_look())).pixelSize()
    return QFontInfo(widget.font()).pixelSize()


def lettered(screen: FormScreen) -> list[QWidget]:
    """Everything on the page with letters in it."""
    found = page_of(screen)._column.findChildren(QWidget)
    kinds = (QLabel, QLineEdit, QPlainTextEdit, QPushButton)
    return [w for w in found if isinstance(w, kinds) and w.isVisible()]


@pytest.mark.parametrize("section", SECTIONS)
def test_nothing_the_parents_read_is_small(home: House, section: str) -> None:
    screen = open_form(home, section)
    found = lettered(screen)
    assert len(found) > 8
    assert [(w.objectName(), pixels(w)) for w in found if pixels(w) < LEAST] == []


def test_the_question_is_largest_then_what_is_said_about_it_and_the_answer(home: House) -> None:
    screen = open_form(home, "this_is_me")
    for card in page_of(screen).cards:
        name = card.objectName()
        assert pixels(control(screen, f"{name}.label")) == QUESTION
        assert pixels(control(screen, f"{name}.translated")) >= ANSWER
        typed = [w for w in card.findChildren(QPlainTextEdit) if w.isVisible()]
        assert [w.objectName() for w in typed if pixels(w) < ANSWER] == []


def test_alone_she_sees_the_page_as_it_was(home: House) -> None:
    screen = open_form(home, "this_is_me", parents=False)
    before = [(w.objectName(), pixels(w)) for w in lettered(screen)]
    screen.set_parent_view(True)
    screen.set_parent_view(False)
    assert [(w.objectName(), pixels(w)) for w in lettered(screen)] == before
    assert min(size for _, size in before) < LEAST


def test_the_sizes_grow_with_the_text(home: House, qapp: QApplication, tokens: Tokens) -> None:
    apply_theme(qapp, tokens, "light", 1.5)
    screen = open_form(home, "this_is_me")
    assert [w.objectName() for w in lettered(screen) if pixels(w) < LEAST * 3 // 2] == []


@pytest.mark.parametrize("language", ["", "en", "ar"])
def test_each_question_is_read_from_its_words_to_its_answer(home: House, language: str) -> None:
    values = {"second_language": language}
    home.ask(lambda desk: desk.transitions.write(home.transition, values))
    screen = open_form(home, "this_is_me")
    for card in page_of(screen).cards:
        stem = card.objectName()
        voice = next(iter(card.voices))
        wanted = [
            f"{stem}.label", f"{stem}.translated", f"{stem}.help", f"{stem}.help.translated",
            f"{stem}.why", f"{stem}.why.translated", f"{stem}.{voice}.voice",
        ]
        read = [w.objectName() for w in in_reading_order(card) if isinstance(w, Words) and w.isVisible()]
        there = [name for name in wanted if name in read]
        assert read[: len(there)] == there
        assert (f"{stem}.translated" in there) == bool(language)


@pytest.mark.parametrize("language", ["", "en", "ar"])
def test_tab_goes_down_the_page_in_both_languages(home: House, language: str) -> None:
    values = {"second_language": language}
    home.ask(lambda desk: desk.transitions.write(home.transition, values))
    for section in ("this_is_me", "considerations", "start"):
        screen = open_form(home, section)
        page = page_of(screen)
        page.focus_first()
        there = {widget.objectName() for widget in acting(page._column)}
        walked = [name for name in tab_order(screen) if name in there]
        tops = [control(page, name).mapTo(page._column, control(page, name).rect().topLeft()).y()
                for name in walked]
        drops = [(walked[n], walked[n + 1]) for n in range(len(tops) - 1) if tops[n + 1] < tops[n] - 8]
        assert len(walked) > 5
        assert drops == [], section


# --- what is missing ---


def test_what_is_missing_is_listed_from_every_page_and_leads_there(home: House) -> None:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"full_form": False}))
    screen = open_form(home, "this_is_me", parents=False)
    opener = control(screen, "form.missing.open")
    assert isinstance(opener, QPushButton)
    count = int(opener.text().rsplit(" ", 1)[1])
    assert said(screen, "form.missing.title") == ""
    press(screen, "form.missing.open")
    links = [b for b in screen.findChildren(QPushButton)
             if b.objectName().startswith("form.missing.") and b.objectName() != "form.missing.open"]
    assert len(links) == count > 10
    assert said(screen, "form.missing.title") == "Ikke gennemgået endnu"
    assert links[0].hasFocus()
    press(screen, "form.missing.sleep_times.parents")
    home.settle()
    home.qtbot.waitUntil(lambda: control(screen, "form.sleep_times.parents").hasFocus())


def test_the_list_of_what_is_missing_names_the_sections(home: House) -> None:
    screen = open_form(home, "this_is_me")
    press(screen, "form.missing.open")
    page = page_of(screen)
    heads = [w.said() for w in page.missing._list.findChildren(Words)]
    titles = [section.title.danish for section in home.stage.library.form.sections]
    assert len(heads) > 4
    assert heads == [title for title in titles if title in heads]
