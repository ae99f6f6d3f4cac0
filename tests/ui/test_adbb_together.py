"""What was noticed together: words from her notes, phrases at the cursor, and the way into the form."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.adbb_done import drafts, is_there
from tests.ui.adbb_stage import FIRST_DAY, HIGH, all_words, kept, observe, open_adbb
from tests.ui.family_stage import STRANGE, House, acting, control, press, said, shown, spoken_name, write
from tests.ui.support import focus_name
from transitions.application.desk import Desk
from transitions.domain.answers import AnswerKey, clean_text
from transitions.domain.screening import ItemScore
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens
from transitions.ui.pages.page import Page

TEXT = "adbb.together"
SMILES = "Barnet smiler tilbage, når en voksen smiler og venter lidt."
PLACE = AnswerKey(field="seen_together", voice="health_visitor")


@pytest.fixture
def noted(home: House) -> UUID:
    screening = observe(home, HIGH, FIRST_DAY, done=False)

    def end(desk: Desk) -> None:
        seen = {"eye_contact": "Finder mors blik", "relationship": "Vender sig mod far"}
        for item, note in seen.items():
            score = desk.screenings.show(screening).item(item).score
            desk.screenings.score(screening, ItemScore(item=item, score=score, note=note))
        desk.screenings.finish(screening)

    home.ask(end)
    return screening


def accept_form(home: House) -> None:
    transition = home.transition
    home.ask(lambda desk: desk.transitions.write(transition, {"form_wish": "yes"}))


def in_form(home: House) -> object:
    transition = home.transition
    answer = home.ask(lambda desk: desk.transitions.show(transition)).answer(PLACE)
    return answer.value if answer else None


def field(screen: QWidget) -> QPlainTextEdit:
    found = control(screen, TEXT)
    assert isinstance(found, QPlainTextEdit)
    return found


def open_group(screen: QWidget, group: str) -> None:
    press(screen, f"{TEXT}.group.{group}")


# --- her notes ---


def test_her_notes_stand_there_without_a_number(home: House, noted: UUID) -> None:
    card = control(open_adbb(home, noted), "adbb.together.card")
    words = [label.text() for label in card.findChildren(QLabel)]
    assert "Øjenkontakt: Finder mors blik" in words
    assert "Relation: Vender sig mod far" in words
    assert not any(sign.isdigit() for text in words for sign in text)
    assert not any("Ansigtsudtryk" in text for text in words)


def test_without_notes_it_says_so(home: House) -> None:
    screen = open_adbb(home, observe(home, HIGH, FIRST_DAY))
    assert said(screen, "adbb.together.notes") == "Du har ingen noter i denne observation."


# --- phrases ---


def test_resources_come_first_and_one_group_is_open_at_a_time(home: House, noted: UUID) -> None:
    screen = open_adbb(home, noted)
    groups = [b for b in screen.findChildren(QPushButton) if b.objectName().startswith(f"{TEXT}.group.")]
    assert [b.text() for b in groups] == ["Det lykkes", "Det har vi set", "Det gør vi sammen"]
    guide = home.stage.library.guides["adbb"]
    for group in ("resource", "noticed", "together"):
        open_group(screen, group)
        wanted = [p.label.danish for p in guide.phrases if p.kind == group]
        assert phrases_in_sight(screen) == wanted
    open_group(screen, "together")
    assert phrases_in_sight(screen) == []


def phrases_in_sight(screen: QWidget) -> list[str]:
    buttons = screen.findChildren(QPushButton)
    return [b.text() for b in buttons if b.objectName().startswith(f"{TEXT}.phrase.") and b.isVisible()]


def test_a_phrase_goes_in_at_the_cursor_and_replaces_nothing(home: House, noted: UUID) -> None:
    screen = open_adbb(home, noted)
    write(screen, TEXT, "Hun ler. Far synger.")
    cursor = field(screen).textCursor()
    cursor.setPosition(len("Hun ler."))
    field(screen).setTextCursor(cursor)
    open_group(screen, "resource")
    press(screen, f"{TEXT}.phrase.smiles_back")
    assert shown(screen, TEXT) == f"Hun ler. {SMILES} Far synger."
    assert focus_name() == TEXT
    QTest.keyClicks(field(screen), " Ja.")
    assert shown(screen, TEXT) == f"Hun ler. {SMILES} Ja. Far synger."


def test_what_is_marked_is_not_replaced(home: House, noted: UUID) -> None:
    screen = open_adbb(home, noted)
    write(screen, TEXT, "Hun ler.")
    field(screen).selectAll()
    open_group(screen, "resource")
    press(screen, f"{TEXT}.phrase.smiles_back")
    assert shown(screen, TEXT) == f"Hun ler. {SMILES}"


def test_on_opening_the_cursor_stands_after_the_words(home: House, noted: UUID) -> None:
    home.ask(lambda desk: desk.screenings.explain(noted, "together", "Hun ler."))
    screen = open_adbb(home, noted)
    open_group(screen, "resource")
    press(screen, f"{TEXT}.phrase.smiles_back")
    home.settle()
    assert kept(home, noted).together == f"Hun ler. {SMILES}"


def test_an_inserted_phrase_can_be_undone(home: House, noted: UUID) -> None:
    screen = open_adbb(home, noted)
    open_group(screen, "resource")
    press(screen, f"{TEXT}.phrase.smiles_back")
    QTest.keyClick(field(screen), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(screen, TEXT) == ""


# --- keeping ---


def test_the_words_are_kept_and_stand_when_she_leaves(home: House, noted: UUID) -> None:
    screen = open_adbb(home, noted)
    write(screen, TEXT, "Hun finder mors blik")
    home.settle()
    assert kept(home, noted).together == "Hun finder mors blik"
    assert list(drafts(home, noted)) == ["together"]
    screen.leave()
    home.settle()
    assert drafts(home, noted) == {}
    assert shown(open_adbb(home, noted), TEXT) == "Hun finder mors blik"


@pytest.mark.parametrize("text", STRANGE)
def test_whatever_is_typed_is_kept(home: House, noted: UUID, text: str) -> None:
    screen = open_adbb(home, noted)
    write(screen, TEXT, text)
    screen.leave()
    home.settle()
    assert kept(home, noted).together == clean_text(text)


def test_a_number_in_the_text_is_hinted_at_and_never_refused(home: House, noted: UUID) -> None:
    screen = open_adbb(home, noted)
    assert said(screen, "adbb.together.digits") == ""
    write(screen, TEXT, "Hun fik 2")
    assert said(screen, "adbb.together.digits").startswith("Skriv uden tal")
    write(screen, TEXT, "Hun smiler")
    assert said(screen, "adbb.together.digits") == ""


# --- into the form ---


def test_the_words_go_into_the_form_after_what_stands_there_and_once(
    home: House, noted: UUID, qtbot: QtBot
) -> None:
    accept_form(home)
    screen = open_adbb(home, noted)
    write(screen, TEXT, "Hun ler")
    with qtbot.waitSignal(screen.changed):
        press(screen, "adbb.together.put")
    home.settle()
    assert in_form(home) == "Hun ler"
    assert said(screen, "adbb.together.told").startswith("Ordene står nu i overgangsskemaet")
    press(screen, "adbb.together.put")
    home.settle()
    assert said(screen, "adbb.together.told").startswith("Ordene står allerede")
    write(screen, TEXT, "Far synger")
    assert said(screen, "adbb.together.told") == ""
    press(screen, "adbb.together.put")
    home.settle()
    assert in_form(home) == "Hun ler\nFar synger"


def test_before_the_parents_yes_it_is_said_calmly_and_nothing_is_written(home: House, noted: UUID) -> None:
    screen = open_adbb(home, noted)
    write(screen, TEXT, "Hun ler")
    press(screen, "adbb.together.put")
    home.settle()
    assert "ikke sagt ja til skemaet" in said(screen, "adbb.together.told")
    assert in_form(home) is None
    assert kept(home, noted).together == "Hun ler"


def test_nothing_is_put_in_while_there_are_no_words(home: House, noted: UUID) -> None:
    accept_form(home)
    screen = open_adbb(home, noted)
    assert not control(screen, "adbb.together.put").isEnabled()
    write(screen, TEXT, "   ")
    assert not control(screen, "adbb.together.put").isEnabled()


def test_what_may_be_shared_is_said(home: House, noted: UUID) -> None:
    shared = said(open_adbb(home, noted), "adbb.together.shared")
    assert "Kun denne tekst kan deles" in shared
    assert "forældrene siger ja" in shared
    assert "tal deles ikke" in shared


# --- the page as a whole ---


def test_parents_see_nothing_of_it(home: House, noted: UUID) -> None:
    home.ask(lambda desk: desk.screenings.explain(noted, "together", "HEMMELIGT"))
    screen = open_adbb(home, noted, parents=True)
    assert not is_there(screen, "adbb.together.card")
    screen.set_parent_view(False)
    home.settle()
    write(screen, TEXT, "Nye ord")
    screen.set_parent_view(True)
    home.settle()
    assert not is_there(screen, "adbb.together.card")
    assert not any(word in all_words(screen) for word in ("HEMMELIGT", "Nye ord", "Finder mors blik", "6"))
    assert kept(home, noted).together == "Nye ord"


def test_everything_to_act_on_is_named_and_large_enough(home: House, noted: UUID) -> None:
    screen = open_adbb(home, noted)
    open_group(screen, "resource")
    found = acting(screen)
    assert len(found) > 15
    assert [w for w in found if not w.objectName() or not spoken_name(w)] == []
    assert [w.objectName() for w in found if w.height() < 44] == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_page_fits_a_narrow_window(
    home: House, noted: UUID, qapp: QApplication, tokens: Tokens, scale: float
) -> None:
    apply_theme(qapp, tokens, "light", scale)
    screen = open_adbb(home, noted)
    open_group(screen, "noticed")
    screen.resize(882, 704)
    QApplication.processEvents()
    page = screen.findChild(Page)
    assert isinstance(page, Page)
    assert page._column.minimumSizeHint().width() <= page.area.viewport().width()


def test_moving_the_cursor_writes_nothing(home: House, noted: UUID, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(home.stage.autosave.saving):
        screen = open_adbb(home, noted)
        field(screen).moveCursor(QTextCursor.MoveOperation.Start)
        open_group(screen, "noticed")
        screen.leave()
        home.settle()
