"""The head of the journey: one line in a low window, what is planned soon, and a true state per step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import Sofa
from tests.ui.family_stage import control, said, spoken_name
from transitions.application.bookmark import Place
from transitions.domain.next_step import NextStep
from transitions.domain.reminders import Reminder
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.stepper import StepButton
from transitions.ui.journey.header import JourneyHeader
from transitions.ui.journey.journey import Journey
from transitions.ui.journey.next_words import reminders_in_words, step_in_words
from transitions.ui.journey.screens import JOURNEY_SCREENS
from transitions.ui.journey.steps import FOR_PARENTS, Stand, look_up
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens, current_look
from transitions.ui.screen import Stage

STEP = "Introducér skemaet inden 14.11.2026"
NAME = "Anne-Sofie Christiane Margrethe Ingeborg Øvesen-Prøvekjær"


def header(
    qtbot: QtBot, stage: Stage, width: int, *, short: bool, name: str = "Liva Opdigt"
) -> JourneyHeader:
    made = JourneyHeader(stage.words)
    qtbot.addWidget(made)
    made.set_short(short)
    facts = "10 måneder · Vuggestuen Øvehaven · starter 12.12.2026"
    made.show_child(name, facts, "Besøg om 3 dage, 24.11.2026")
    made.show_next(STEP)
    made.resize(width, made.heightForWidth(width))
    made.show()
    QApplication.processEvents()
    return made


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (911, 1.0), (1366, 1.5), (1366, 2.0), (960, 1.0)])
def test_in_a_low_window_everything_is_on_one_line(
    qtbot: QtBot, stage: Stage, qapp: QApplication, tokens: Tokens, width: int, scale: float
) -> None:
    apply_theme(qapp, tokens, "light", scale)
    made = header(qtbot, stage, width, short=True)
    look = current_look()
    assert made.minimumSizeHint().width() <= width
    assert made.heightForWidth(width) <= look.length("size.control") + 2 * look.length("space.s")
    parts = [control(made, f"journey.{part}") for part in ("overview", "name", "next", "parent_view")]
    spots = [part.mapTo(made, part.rect().topLeft()) for part in parts]
    ends = [spot.x() + part.width() for spot, part in zip(spots, parts, strict=True)]
    assert all(end <= spot.x() for end, spot in zip(ends, spots[1:], strict=False))
    assert ends[-1] <= width
    assert parts[1].width() >= 100


def test_fewer_words_are_still_told_whole(
    qtbot: QtBot, stage: Stage, qapp: QApplication, tokens: Tokens
) -> None:
    apply_theme(qapp, tokens, "light", 2.0)
    made = header(qtbot, stage, 1366, short=True, name=NAME)
    step, back, name = (control(made, f"journey.{part}") for part in ("next", "overview", "name"))
    assert isinstance(step, Button)
    assert isinstance(back, Button)
    assert (step.text(), back.text()) == ("Næste skridt", "")
    assert STEP in spoken_name(step)
    assert (step.toolTip(), back.toolTip()) == (STEP, "Oversigt")
    assert spoken_name(back) == "Oversigt"
    assert said(made, "journey.name").endswith("…")
    assert spoken_name(name) == name.toolTip() == NAME


def test_with_room_nothing_is_left_out(qtbot: QtBot, stage: Stage) -> None:
    made = header(qtbot, stage, 1366, short=False, name=NAME)
    step = control(made, "journey.next")
    assert isinstance(step, Button)
    assert step.text() == STEP
    assert said(made, "journey.name") == NAME
    assert "starter 12.12.2026" in said(made, "journey.facts")
    assert said(made, "journey.coming") == "Besøg om 3 dage, 24.11.2026"
    made.set_short(True)
    assert said(made, "journey.facts") == said(made, "journey.coming") == ""
    made.set_short(False)
    assert said(made, "journey.name") == NAME
    assert said(made, "journey.coming") != ""


def test_what_is_planned_is_hers_and_not_held_up_to_the_parents(qtbot: QtBot, stage: Stage) -> None:
    made = header(qtbot, stage, 1366, short=False)
    made.show_parent_view(on=True, locks=False)
    assert said(made, "journey.coming") == ""
    made.show_parent_view(on=False, locks=True)
    assert said(made, "journey.coming") != ""
    back = control(made, "journey.overview")
    assert isinstance(back, Button)
    assert back.text() == "Lås og gå til oversigten"


# --- what is said of the next step, and of what is planned ---


@pytest.mark.parametrize(("name", "day", "words"), [
    ("visit", 5, "Besøg 05.11.2026"),
    ("visit", 1, "Besøget var 01.11.2026"),
    ("introduce", 5, "Introducér skemaet inden 05.11.2026"),
    ("introduce", 1, "Introducér skemaet nu"),
    ("fill", 1, "Udfyld skemaet: dagen var 01.11.2026"),
    ("visit", 0, "Aftal et besøg"),
])
def test_a_step_says_what_is_so(stage: Stage, name: str, day: int, words: str) -> None:
    today = stage.clock.today()
    due = today.replace(day=day) if day else None
    step = NextStep.model_validate({"name": name, "due": due})
    assert step_in_words(step, today, stage.library.texts) == words


def test_reminders_say_how_soon(stage: Stage) -> None:
    today = stage.clock.today()
    coming = [Reminder(about="visit", day=today), Reminder(about="meeting", day=today.replace(day=3)),
              Reminder(about="start", day=today.replace(day=11))]
    words = reminders_in_words(coming, today, stage.library.texts)
    assert words == (
        "Besøg i dag, 02.11.2026 · Opstartssamtale i morgen, 03.11.2026 · Barnet starter om 9 dage"
    )


# --- a true state per step ---


def stands(sofa: Sofa, **values: object) -> dict[str, Stand]:
    transition = sofa.transition
    if values:
        sofa.ask(lambda desk: desk.transitions.write(transition, values))
    return dict(sofa.ask(lambda desk: look_up(desk, transition)).states)


def test_after_a_no_the_steps_say_so_and_nothing_is_called_filled_in(sofa: Sofa) -> None:
    found = stands(sofa, form_wish="no", meeting_wish="no")
    assert found["introduction"] == found["form"] == found["meeting"] == Stand("done", "declined")
    assert found["consent"] == found["handover"] == Stand("done", "not_needed")


def test_a_family_that_thinks_is_under_way(sofa: Sofa) -> None:
    assert stands(sofa, form_wish="thinking")["introduction"] == Stand("now", "thinking")


def test_a_paper_is_handed_over_when_the_daycare_has_it(sofa: Sofa) -> None:
    transition = sofa.transition
    sofa.ask(lambda desk: desk.handovers.log(transition, "delivered", "parents"))
    assert stands(sofa)["handover"] == Stand("todo")
    sofa.ask(lambda desk: desk.handovers.log(transition, "printed", "handover"))
    assert stands(sofa)["handover"] == Stand("now", "paper")
    sofa.ask(lambda desk: desk.handovers.log(transition, "delivered", "handover"))
    assert stands(sofa)["handover"] == Stand("done")


def test_a_meeting_is_done_when_it_has_been_followed_up(sofa: Sofa) -> None:
    held = {"meeting": {"day": "2026-10-30", "held": True}, "follow_up_on": "2027-02-01"}
    assert stands(sofa, **held)["meeting"] == Stand("now", "follow_up")
    assert stands(sofa, followed_up=True)["meeting"] == Stand("done")


def test_the_note_stands_under_the_step_and_is_read_aloud_but_not_to_parents(sofa: Sofa) -> None:
    transition = sofa.transition
    sofa.ask(lambda desk: desk.handovers.log(transition, "printed", "handover"))
    journey = Journey(sofa.stage, JOURNEY_SCREENS)
    sofa.qtbot.addWidget(journey)
    journey.resize(1366, 700)
    journey.show()
    journey.open(Place(screen="family", transition=transition, child=sofa.people.child))
    sofa.settle()
    step = control(journey, "journey.steps.handover")
    assert "Ikke afleveret endnu" in spoken_name(step)
    journey.open(Place(screen="form", transition=transition, child=sofa.people.child, parent_view=True))
    sofa.settle()
    shown = [w for w in journey.stepper.findChildren(StepButton) if w.isVisible()]
    assert [w.step.id for w in shown] == list(FOR_PARENTS)
    assert [w.step.note for w in shown] == ["", "", ""]
