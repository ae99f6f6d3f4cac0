"""Beside a name on the overview: a no and its last day, a consent that ends, and what is planned soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.rig import DAY
from tests.ui.overview_stage import heard, loaded, practice, row, the_list
from tests.ui.shell_stage import Shell
from transitions.application.bookmark import Place
from transitions.application.desk import Desk, Surroundings
from transitions.domain.next_step import NextStep
from transitions.domain.policy import Reminders
from transitions.domain.reminders import Plans
from transitions.ui.overview.row_words import note_in_words, row_in_words
from transitions.ui.overview.screen import OverviewScreen


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, around: Surroundings) -> Iterator[Shell]:
    with practice(qtbot, tmp_path, around) as made:
        yield made


def said_no(house: Shell) -> UUID:
    """Ida has said no; returns her transition."""
    loaded(house)
    ida = house.ask(lambda desk: next(r for r in desk.overview.rows() if r.name == "Ida Prøve").transition)
    house.ask(lambda desk: desk.transitions.write(ida, {"form_wish": "no"}))
    house.window.go(Place(screen="overview", parent_view=False))
    house.settle()
    return ida


def test_a_family_that_said_no_stands_last_with_the_day_it_is_deleted(house: Shell) -> None:
    said_no(house)
    rows = heard(the_list(house))
    assert [row.split(",")[0] for row in rows] == ["Alma Prøve", "Ida Prøve"]
    assert rows[1].endswith("Familien har sagt nej tak, Slet senest 02.12.2026")


def test_a_family_that_said_no_is_deleted_and_the_overview_goes_on(house: Shell) -> None:
    ida = said_no(house)
    found = the_list(house)
    found.choose(ida)
    found.open_chosen()
    house.settle()
    house.until(lambda: house.sees("introduction.erase"))
    house.press("introduction.erase")
    house.press("introduction.erase.ask.erase")
    house.settle()
    house.until(lambda: house.sees("overview.list"))
    assert [row.split(",")[0] for row in heard(the_list(house))] == ["Alma Prøve"]
    house.window.end_now()
    house.practise()
    assert [row.split(",")[0] for row in heard(the_list(house))] == ["Alma Prøve"]


def test_the_end_of_a_consent_is_told_beside_the_step(house: Shell) -> None:
    screen = house.window.shown
    assert isinstance(screen, OverviewScreen)
    texts = screen.stage.library.texts
    for days, words in ((10, "Samtykket udløber den 12.11.2026"), (0, "Samtykket udløber den 02.11.2026"),
                        (-1, "Samtykket udløb den 01.11.2026")):
        told = row(1).model_copy(update={"consent_ends_on": DAY + timedelta(days)})
        assert note_in_words(told, DAY, texts) == words
    assert note_in_words(row(1), DAY, texts) == ""


def test_what_is_planned_is_told_in_its_line(house: Shell) -> None:
    found = loaded(house)

    def plan(desk: Desk) -> None:
        for transition in desk.store.subjects.all("transition"):
            if desk.transitions.show(transition).child.name == "Ida Prøve":
                desk.transitions.write(transition, {"visit_on": (DAY + timedelta(1)).isoformat()})

    house.ask(plan)
    house.window.go(Place(screen="overview", parent_view=False))
    house.settle()
    assert "Besøg i morgen, 03.11.2026" in next(row for row in heard(found) if row.startswith("Ida"))


@pytest.mark.parametrize(("days", "words"), [
    (8, ""), (7, "Besøg om 7 dage, 09.11.2026"), (1, "Besøg i morgen, 03.11.2026"),
    (0, "Besøg i dag, 02.11.2026"), (-1, ""),
])
def test_the_soonest_is_told_some_days_before_beside_the_end_of_a_consent(
    around: Surroundings, days: int, words: str
) -> None:
    plans = Plans(visit=DAY + timedelta(days), start=DAY + timedelta(60))
    told = row(1).model_copy(update={"plans": plans, "consent_ends_on": DAY})
    said = row_in_words(told, DAY, around.library.texts, Reminders())
    ends = "Samtykket udløber den 02.11.2026"
    assert said.note == (f"{words} · {ends}" if words else ends)
    assert said.spoken.endswith(f"{words}, {ends}, Udfyld skemaet inden 02.11.2026".lstrip(", "))


def test_the_next_step_is_not_told_twice(around: Surroundings) -> None:
    plans = Plans(visit=DAY + timedelta(1))
    told = row(1).model_copy(update={"plans": plans, "step": NextStep(name="visit", due=plans.visit)})
    assert row_in_words(told, DAY, around.library.texts, Reminders()).note == ""
