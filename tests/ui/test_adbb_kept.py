"""What is written in an observation is kept; what is done is corrected with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.rig import DAY
from tests.ui.adbb_stage import (
    FIRST_DAY,
    HIGH,
    LOW,
    all_words,
    begin,
    follow_up,
    kept,
    observe,
    open_adbb,
)
from tests.ui.family_stage import (
    STRANGE,
    House,
    control,
    press,
    said,
    shown,
    write,
)
from transitions.domain.answers import clean_text


def test_what_is_written_is_saved_and_shown_again(home: House) -> None:
    screening = begin(home)
    screen = open_adbb(home, screening)
    write(screen, "adbb.eye_contact.note", "Ser kort op")
    press(screen, "adbb.eye_contact.score.2")
    press(screen, "adbb.eye_contact.unsure")
    press(screen, "adbb.condition.tired.yes")
    write(screen, "adbb.conditional_reason", "Lige vaagnet")
    home.settle()
    item = kept(home, screening).item("eye_contact")
    assert (item.score, item.note, item.unsure) == (2, "Ser kort op", True)
    again = open_adbb(home, screening)
    assert shown(again, "adbb.eye_contact.note") == "Ser kort op"
    assert shown(again, "adbb.conditional_reason") == "Lige vaagnet"
    assert kept(home, screening).conditions == {"tired": True}


def test_showing_an_observation_saves_nothing(home: House, qtbot: QtBot) -> None:
    screening = observe(home, [1, None, 1, 1, 2, 1, 0, 0], done=False)
    before = kept(home, screening)
    with qtbot.assertNotEmitted(home.stage.autosave.saving):
        open_adbb(home, screening)
    assert kept(home, screening) == before


def test_whatever_is_typed_is_kept(home: House) -> None:
    screening = begin(home)
    screen = open_adbb(home, screening)
    items = [item.id for item in kept(home, screening).scale.items[: len(STRANGE) - 1]]
    texts = dict(zip(items, STRANGE[1:], strict=True))
    for item, text in texts.items():
        write(screen, f"adbb.{item}.note", text)
    home.settle()
    again = open_adbb(home, screening)
    for item, text in texts.items():
        assert kept(home, screening).item(item).note == clean_text(text)
        assert shown(again, f"adbb.{item}.note") == clean_text(text)


def test_a_day_that_cannot_be_read_is_kept_and_said(home: House) -> None:
    screening = begin(home)
    screen = open_adbb(home, screening)
    write(screen, "adbb.day", "32/13")
    home.settle()
    assert kept(home, screening).day == DAY
    again = open_adbb(home, screening)
    assert shown(again, "adbb.day") == "32/13"
    assert said(again, "adbb.day.error")
    write(again, "adbb.day", "20/10 2026")
    home.settle()
    assert kept(home, screening).day == FIRST_DAY
    assert shown(open_adbb(home, screening), "adbb.day") == "20.10.2026"


def test_a_day_that_is_taken_away_stays_away(home: House) -> None:
    screening = begin(home)
    screen = open_adbb(home, screening)
    write(screen, "adbb.day", "")
    home.settle()
    again = open_adbb(home, screening)
    assert shown(again, "adbb.day") == ""
    press(again, "adbb.finish")
    home.settle()
    assert "hvilken dag" in all_words(control(again, "adbb.unfinished"))


def test_correcting_a_done_one_needs_a_reason_and_keeps_the_waiting(home: House) -> None:
    screening = observe(home, HIGH, FIRST_DAY)
    screen = open_adbb(home, screening)
    press(screen, "adbb.correct")
    home.settle()
    press(screen, "adbb.eye_contact.score.0")
    press(screen, "adbb.finish")
    home.settle()
    assert "hvorfor" in all_words(control(screen, "adbb.unfinished"))
    again = open_adbb(home, screening)
    write(again, "adbb.correction_reason", "Tastefejl")
    press(again, "adbb.finish")
    home.settle()
    assert kept(home, screening).item("eye_contact").score == 0
    assert said(again, "adbb.result.words").startswith("Sum 4")
    assert follow_up(home).state == "awaiting"


def test_a_correction_only_looked_at_changes_nothing(home: House) -> None:
    screening = observe(home, LOW)
    screen = open_adbb(home, screening)
    press(screen, "adbb.correct")
    home.settle()
    write(screen, "adbb.correction_reason", "Nej")
    home.settle()
    write(screen, "adbb.correction_reason", "")
    press(screen, "adbb.back")
    home.settle()
    assert screen.findChild(QWidget, "adbb.begin") is not None
    assert open_adbb(home, screening).findChild(QWidget, "adbb.result") is not None
