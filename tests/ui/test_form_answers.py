"""What is said in the form is kept word for word, and what must be mended is said beside it."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.family_stage import (
    STRANGE,
    House,
    control,
    press,
    said,
    shown,
    write,
)
from tests.ui.form_stage import HAPPY, answer_of, open_form, page_of, put, record_of
from transitions.domain.answers import Answer, AnswerKey, clean_text
from transitions.ui.form.screen import FormScreen


@pytest.fixture
def home(home: House) -> House:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"form_wish": "yes"}))
    return home


@pytest.fixture
def screen(home: House) -> FormScreen:
    return open_form(home)


def test_what_is_typed_is_saved_and_shown_again(home: House, screen: FormScreen) -> None:
    write(screen, HAPPY, "Alma elsker at synge")
    home.settle()
    kept = answer_of(home, "happy_with")
    assert kept is not None
    assert kept.value == "Alma elsker at synge"
    assert shown(open_form(home), HAPPY) == "Alma elsker at synge"


def test_the_pause_saves_without_anybody_asking(home: House, screen: FormScreen) -> None:
    write(screen, HAPPY, "Sang")
    home.qtbot.waitUntil(lambda: home.stage.autosave.quiet and home.work.idle)
    assert answer_of(home, "happy_with") is not None


def test_whatever_is_typed_is_kept(home: House, screen: FormScreen) -> None:
    fields = ("our_child", "happy_with", "sign_tired", "sign_hungry", "sign_sad")
    texts = dict(zip(fields, STRANGE[1:], strict=True))
    for field, text in texts.items():
        write(screen, f"form.{field}.parents", text)
    home.settle()
    again = open_form(home)
    for field, text in texts.items():
        kept = answer_of(home, field)
        assert kept is not None
        assert kept.value == clean_text(text)
        assert shown(again, f"form.{field}.parents") == clean_text(text)


def test_an_emptied_answer_is_taken_back(home: House, screen: FormScreen) -> None:
    write(screen, HAPPY, "Noget")
    home.settle()
    write(screen, HAPPY, "")
    home.settle()
    assert answer_of(home, "happy_with") is None


def test_too_long_a_text_is_said_beside_the_field_and_kept(home: House, screen: FormScreen) -> None:
    write(screen, HAPPY, "å" * 450)
    home.settle()
    assert said(screen, f"{HAPPY}.error") == ""
    control(screen, f"{HAPPY}.stance.declined").setFocus()
    assert "50 tegn for lang" in said(screen, f"{HAPPY}.error")
    assert shown(screen, HAPPY) == "å" * 450


def test_a_sign_that_cannot_be_printed_is_said_when_the_vault_has_it(home: House, screen: FormScreen) -> None:
    write(screen, HAPPY, "Glad \N{BABY}")
    control(screen, f"{HAPPY}.stance.declined").setFocus()
    home.settle()
    assert "\N{BABY}" in said(screen, f"{HAPPY}.error")
    write(screen, HAPPY, "Glad")
    home.settle()
    assert said(screen, f"{HAPPY}.error") == ""


def test_a_number_that_is_not_one_is_kept_as_it_was_typed(home: House) -> None:
    screen = open_form(home, "everyday")
    write(screen, "form.sleep_naps.parents", "to-tre")
    home.settle()
    kept = answer_of(home, "sleep_naps")
    assert kept is not None
    assert (kept.value, kept.unread) == (None, "to-tre")
    again = open_form(home, "everyday", "sleep_times.parents")
    assert shown(again, "form.sleep_naps.parents") == "to-tre"
    assert said(again, "form.sleep_naps.parents.error")


def test_a_number_out_of_range_is_an_answer_to_look_at(home: House) -> None:
    screen = open_form(home, "everyday")
    write(screen, "form.sleep_naps.parents", "40")
    home.settle()
    kept = answer_of(home, "sleep_naps")
    assert kept is not None
    assert kept.value == "40"
    control(screen, "form.sleep_naps.parents.stance.declined").setFocus()
    assert "6" in said(screen, "form.sleep_naps.parents.error")


def test_a_cpr_number_in_an_answer_is_pointed_out(home: House, screen: FormScreen) -> None:
    write(screen, HAPPY, "Hun hedder 740126-1234")
    control(screen, f"{HAPPY}.stance.declined").setFocus()
    assert "CPR" in said(screen, f"{HAPPY}.error")


def test_a_stand_takes_the_words_away_and_gives_them_back(home: House, screen: FormScreen) -> None:
    write(screen, HAPPY, "Sang og klodser")
    press(screen, f"{HAPPY}.stance.declined")
    home.settle()
    kept = answer_of(home, "happy_with")
    assert kept is not None
    assert (kept.stance, kept.value) == ("declined", None)
    assert shown(screen, HAPPY) == ""
    assert said(screen, f"{HAPPY}.struck")
    press(screen, f"{HAPPY}.stance.declined")
    home.settle()
    kept = answer_of(home, "happy_with")
    assert kept is not None
    assert (kept.stance, kept.value) == ("answered", "Sang og klodser")
    assert shown(screen, HAPPY) == "Sang og klodser"


def test_writing_takes_a_stand_off(home: House, screen: FormScreen) -> None:
    press(screen, f"{HAPPY}.stance.not_relevant")
    write(screen, HAPPY, "Alligevel")
    home.settle()
    kept = answer_of(home, "happy_with")
    assert kept is not None
    assert kept.stance == "answered"
    assert page_of(screen).answer_to("happy_with").stance.value() is None  # type: ignore[union-attr]


def test_each_row_is_an_answer_of_its_own(home: House) -> None:
    put(home, Answer(key=AnswerKey(field="allergy_known", voice="parents"), value=True))
    screen = open_form(home, "health")
    press(screen, "form.allergies.parents.add")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "Milk")
    home.settle()
    field = record_of(home).form.field("allergies")
    rows = record_of(home).given(field, "parents")
    assert [row.value for row in rows] == [{"what": "Milk"}]
    name = f"form.allergies.parents.{rows[0].key.row}"
    again = open_form(home, "health")
    assert shown(again, f"{name}.what") == "Milk"
    press(again, f"{name}.remove")
    home.settle()
    assert record_of(home).given(field, "parents") == ()


def test_an_edit_under_way_is_not_overwritten(home: House, screen: FormScreen) -> None:
    write(screen, HAPPY, "En")
    home.stage.autosave.flush()
    QTest.keyClicks(control(screen, HAPPY), " to")
    home.qtbot.waitUntil(lambda: home.work.idle)
    assert shown(screen, HAPPY) == "En to"
    home.settle()
    kept = answer_of(home, "happy_with")
    assert kept is not None
    assert kept.value == "En to"
