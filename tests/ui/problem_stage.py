"""A window in which mistakes are made, and what is met then."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tests.ui.consent_stage import People
from tests.ui.ear import URGENT, Ear
from tests.ui.shell_stage import Shell
from tests.ui.support import focus_name
from transitions.application.bookmark import Place
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.journey.steps import place_of

SAFETY = Place(screen="safety", parent_view=False)
SETTINGS = Place(screen="settings", parent_view=False)
PROFILE = Place(screen="profile", parent_view=False)
UNREADABLE = "en dag i foråret"
LATER = "01.01.2030"


def in_sight(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def words_of(house: Shell, name: str) -> str:
    """The words of a line or of a note."""
    found = house.control(name)
    return found._body.said() if isinstance(found, NoteBox) else house.said(name)


def meets(house: Shell, ear: Ear, field: str, words: str = "") -> None:
    """The cursor is in the field; the words beside it are in sight and were told at once."""
    words = words or f"{field}.error"
    house.until(lambda: house.sees(words) and bool(words_of(house, words)))
    house.until(lambda: in_sight(house.control(words)) and in_sight(house.control(field)))
    assert focus_name() == field
    said = words_of(house, words)
    assert any(said in heard and how == URGENT for heard, how in ear.heard), (said, ear.heard)


def show(house: Shell, people: People, screen: str) -> None:
    house.window.go(place_of(screen, people.transition, people.child))
    house.settle()


def go(house: Shell, place: Place) -> None:
    house.window.go(place)
    house.settle()


def type_over(house: Shell, name: str, text: str) -> None:
    """Type in a field of several lines, or of one."""
    field = house.control(name)
    if isinstance(field, QPlainTextEdit):
        field.setFocus()
        field.setPlainText(text)
    else:
        house.write(name, text)
