"""What nobody expects in a field: it is kept, a message stands beside it, and the program lives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtGui import QGuiApplication

from tests.journeys.person import ALT, CTRL, Hands, Key
from tests.journeys.story import to_section

LONG = "Alma er glad. " * 3572
"""More than 50,000 characters."""


@pytest.fixture
def hands(at_the_form: Hands) -> Iterator[Hands]:
    yield at_the_form
    QGuiApplication.clipboard().clear()


def paste(hands: Hands, name: str, text: str) -> None:
    """Put a text in a field in place of what stands there, the way long texts come."""
    hands.walk(name)
    hands.key(Key.Key_A, CTRL)
    hands.key(Key.Key_Delete)
    QGuiApplication.clipboard().setText(text)
    hands.key(Key.Key_V, CTRL)


def leave_and_come_back(hands: Hands, name: str) -> None:
    """To the next step and back, until the field is there again."""
    hands.key(Key.Key_Right, ALT)
    hands.program.rest()
    hands.key(Key.Key_Left, ALT)
    hands.program.until_sees(name)
    hands.program.rest()


@dataclass(frozen=True)
class Bad:
    """What is typed where, what is kept of it, and what is said beside the field."""

    name: str
    typed: str
    kept: str
    said: str = ""


def form(field: str, text: str, said: str = "", kept: str | None = None) -> Bad:
    return Bad(f"form.{field}", text, text if kept is None else kept, said)


def fact(field: str, text: str, said: str = "", kept: str | None = None) -> Bad:
    return Bad(f"family.{field}", text, text if kept is None else kept, said)


ANSWERS = (
    form("our_child.parents", ""),
    form("happy_with.parents", LONG, "tegn for lang"),
    form("good_at.parents", "Glad 😀 og mæt", "kan ikke trykkes: 😀"),
    form("good_at.health_visitor", "ألما تحب الحمام"),
    form("sign_tired.parents", "עלמה אוהבת", "kan ikke trykkes: ע"),
    form("sign_hungry.parents", "Al\0ma sover", kept="Alma sover"),
    form("sign_sad.parents", "<b>Alma</b> & Bamse <img src=x>"),
    form("comfort_text.parents", "Nummeret er 140126-1234", "ligner et CPR-nummer"),
)
FACTS = {
    "one": (
        fact("child.name", "", "Skriv et navn"),
        fact("child.birth_date", "14.01.2030", "ude i fremtiden"),
        fact("child.cpr", "1401261234567", "har ti cifre"),
        fact("parent.0.name", "Met\0te", kept="Mette"),
    ),
    "two": (
        fact("child.name", LONG, "tegn for lang"),
        fact("parent.0.name", LONG, "tegn for lang"),
        fact("start_date", "01.01.2025", "før barnets fødsel"),
    ),
    "three": (
        fact("child.name", "<b>Alma</b> & 😀 \u202eørP", "kan ikke trykkes"),
        fact("child.birth_date", "32/13", "Datoen kan ikke læses"),
        fact("daycare.name", "حضانة 🌻", "kan ikke trykkes"),
    ),
}


def test_in_answers(hands: Hands) -> None:
    to_section(hands, "this_is_me")
    for bad in ANSWERS:
        paste(hands, bad.name, bad.typed)
    hands.walk("form.next")
    check_said(hands, ANSWERS)
    leave_and_come_back(hands, "form.next")
    to_section(hands, "this_is_me")
    hands.walk("form.next")
    check_kept(hands, ANSWERS)
    check_said(hands, ANSWERS)


@pytest.mark.parametrize("page", FACTS)
def test_in_facts_about_the_family(hands: Hands, page: str) -> None:
    show_family(hands)
    for bad in FACTS[page]:
        paste(hands, bad.name, bad.typed)
    hands.walk("family.sibling.start")
    check_said(hands, FACTS[page])
    leave_and_come_back(hands, "family.child.name")
    hands.walk("journey.steps.consent")
    check_kept(hands, FACTS[page])
    check_said(hands, FACTS[page])
    hands.walk("family.child.name")


def test_signs_in_a_name_that_cannot_be_printed_stop_the_paper_in_words(hands: Hands) -> None:
    program = hands.program
    show_family(hands)
    paste(hands, "family.child.name", "Alma 😀")
    hands.press("journey.steps.handover")
    program.until(lambda: program.sees("handover.obstacle.0"))
    program.rest()
    assert "😀" in program.words_in_sight()
    assert not program.control("handover.save").isEnabled()


def show_family(hands: Hands) -> None:
    """Her own view, and the family's page."""
    hands.key(Key.Key_F2)
    hands.press("journey.steps.family")
    hands.program.until_sees("family.child.name")
    hands.program.rest()


def check_said(hands: Hands, all_bad: tuple[Bad, ...]) -> None:
    """Beside each field stands what is wrong with it, or nothing."""
    program = hands.program
    program.rest()
    said = {bad.name: program.said(f"{bad.name}.error") for bad in all_bad}
    assert [name for name in said if said[name]] == [bad.name for bad in all_bad if bad.said]
    assert [bad for bad in all_bad if bad.said not in said[bad.name]] == []


def check_kept(hands: Hands, all_bad: tuple[Bad, ...]) -> None:
    """Nothing that was typed is gone after leaving and coming back."""
    program = hands.program
    assert {bad.name: program.text(bad.name) for bad in all_bad} == {bad.name: bad.kept for bad in all_bad}
