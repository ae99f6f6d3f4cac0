"""An observation that stands in the journal is typed in, by name, and marked as such."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.adbb_stage import all_words, begin, kept, key, open_adbb, seen
from tests.ui.family_stage import House, control, error, press, shown, write
from tests.ui.support import focus_name
from transitions.ui.adbb.screen import AdbbScreen
from transitions.ui.controls.labels import Chip

SCORES = (0, 1, 0, 0, 0, 1, 0, 1)


def copied(home: House) -> tuple[AdbbScreen, UUID]:
    """The page of an earlier observation that has just been begun."""
    screen = open_adbb(home)
    press(screen, "adbb.copy_earlier")
    home.settle()
    screening = screen.place().screening
    assert screening is not None
    return screen, screening


def chips(screen: QWidget) -> list[str]:
    return [chip.text() for chip in screen.findChildren(Chip) if chip.isVisible()]


def test_day_who_and_eight_numbers_are_enough(home: House) -> None:
    screen, screening = copied(home)
    screen.activateWindow()
    home.qtbot.waitUntil(lambda: focus_name() == "adbb.day")
    assert shown(screen, "adbb.day") == ""
    write(screen, "adbb.day", "20/5 2026")
    write(screen, "adbb.observer.name", "Birthe Oevelse")
    write(screen, "adbb.observer.title", "sundhedsplejerske")
    control(screen, "adbb.facial_expression.score.0").setFocus()
    for score in SCORES:
        key(Qt.Key(Qt.Key.Key_0 + score))
    assert "Skrevet ind fra journalen" in chips(screen)
    key(Qt.Key.Key_Return)
    home.settle()
    made = kept(home, screening)
    assert made.done
    assert (made.day, made.origin, made.total) == (date(2026, 5, 20), "journal", 3)
    assert (made.observer.name, made.observer.title) == ("Birthe Oevelse", "sundhedsplejerske")
    assert made.conditions == {}


def test_it_is_marked_wherever_it_is_shown(home: House) -> None:
    screen, screening = copied(home)
    assert "Skrevet ind fra journalen" in chips(screen)
    write(screen, "adbb.day", "20/5 2026")
    write(screen, "adbb.observer.name", "Birthe Oevelse")
    press(screen, "adbb.back")
    home.settle()
    assert "Skrevet ind fra journalen" in chips(screen)
    press(screen, f"adbb.open.{screening}")
    home.settle()
    for item in kept(home, screening).scale.items:
        press(screen, f"adbb.{item.id}.score.0")
    press(screen, "adbb.finish")
    home.settle()
    assert kept(home, screening).done
    assert "krevet ind fra journalen" in "\n".join((*chips(screen), all_words(screen)))


def test_one_made_here_is_not_marked(home: House) -> None:
    screen = open_adbb(home, begin(home))
    assert "Skrevet ind fra journalen" not in chips(screen)
    assert screen.findChild(QWidget, "adbb.observer") is None


def test_without_a_name_it_cannot_be_ended_and_says_so_by_the_field(home: House) -> None:
    screen, screening = copied(home)
    write(screen, "adbb.day", "20/5 2026")
    for item in kept(home, screening).scale.items:
        press(screen, f"adbb.{item.id}.score.0")
    press(screen, "adbb.finish")
    home.settle()
    assert not kept(home, screening).done
    assert "navnet" in error(screen, "adbb.observer.name")
    press(screen, "adbb.unfinished.jump")
    assert focus_name() == "adbb.observer.name"
    write(screen, "adbb.observer.name", "Birthe Oevelse")
    assert error(screen, "adbb.observer.name") == ""
    press(screen, "adbb.finish")
    home.settle()
    assert kept(home, screening).done


def test_no_day_is_filled_in_for_her(home: House) -> None:
    screen, screening = copied(home)
    write(screen, "adbb.observer.name", "Birthe Oevelse")
    for item in kept(home, screening).scale.items:
        press(screen, f"adbb.{item.id}.score.0")
    press(screen, "adbb.finish")
    home.settle()
    assert not kept(home, screening).done
    assert "hvilken dag" in all_words(control(screen, "adbb.unfinished"))
    press(screen, "adbb.unfinished.jump")
    assert focus_name() == "adbb.day"
    home.settle()
    assert shown(open_adbb(home, screening), "adbb.day") == ""


def test_who_observed_is_kept_as_it_is_typed(home: House) -> None:
    screen, screening = copied(home)
    write(screen, "adbb.observer.name", "Birthe")
    write(screen, "adbb.observer.title", "vikar")
    home.settle()
    again = open_adbb(home, screening)
    assert (shown(again, "adbb.observer.name"), shown(again, "adbb.observer.title")) == ("Birthe", "vikar")


def test_conditions_are_optional_and_leave_it_conditional(home: House) -> None:
    screen, screening = copied(home)
    assert "hvis de står i journalen" in all_words(control(screen, "adbb.conditions"))
    assert kept(home, screening).conditional
    for condition in kept(home, screening).scale.conditions:
        press(screen, f"adbb.condition.{condition.id}.{'yes' if condition.ideal else 'no'}")
    home.settle()
    assert not kept(home, screening).conditional


def test_nothing_of_her_own_is_asked_for(home: House) -> None:
    screen, _ = copied(home)
    assert not seen(screen, "adbb.facial_expression.unsure")
    assert not seen(screen, "adbb.facial_expression.prompt")
    press(screen, "adbb.self_stimulating_gestures.score.4")
    assert not seen(screen, "adbb.self_stimulating_gestures.note_asked")
    assert not seen(screen, "adbb.second.invite")
