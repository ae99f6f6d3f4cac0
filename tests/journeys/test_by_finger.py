"""From unlocking to the printed handover with one finger: taps, swipes, and the keyboard on the screen."""

from __future__ import annotations

from pathlib import Path

from pypdfium2 import PdfDocument
from pytestqt.qtbot import QtBot

from tests.journeys.finger import Finger
from tests.journeys.program import Program, running
from tests.journeys.story import (
    CHILD,
    DAYCARE,
    KEPT,
    NAP,
    SEEN,
    SHARED,
    answer_the_form,
    begin_a_transition,
    begin_a_vault,
    introduce,
    saved_paper,
    tell_who_she_is,
    unlock,
    write_the_daycare,
    write_the_family,
)
from transitions.application.desk import Desk
from transitions.storage.key_slots import CostForTests

DARK = 128
"""Of 255: ink."""


def test_from_unlocking_to_the_printed_handover(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path, CostForTests()) as program:
        finger = Finger(program)
        begin_a_vault(finger)
        tell_who_she_is(finger)
        program.until_sees("overview.empty.new")
        finger.press("shell.lock")
        program.until(lambda: program.ended == ["lock"])
        unlock(finger)
        begin_a_transition(finger)
        write_the_family(finger)
        go_to(finger, "introduction")
        introduce(finger)
        go_to(finger, "family")
        write_the_daycare(finger)
        go_to(finger, "form")
        answer_the_form(finger)
        go_to(finger, "consent")
        consent_by_both(finger)
        paper = saved_paper(finger)
        pages = printed(finger)
        assert {"saved", "printed"} <= set(program.ask(steps_taken))
    assert pages == len(PdfDocument(tmp_path / "papir" / "overlevering.pdf"))
    for shared in (CHILD, DAYCARE, SHARED, SEEN, NAP, "Karen Sund"):
        assert shared in paper
    assert KEPT not in paper


def go_to(finger: Finger, step: str) -> None:
    """Tap a step of the journey."""
    program: Program = finger.program
    finger.press(f"journey.steps.{step}")
    program.until(lambda: program.step() == step)
    program.rest()


def consent_by_both(finger: Finger) -> None:
    """Both parents sign on the screen."""
    program = finger.program
    finger.press("consent.channel.parents_carry")
    for place in range(2):
        about = f"consent.parent.{place}"
        finger.press(f"consent.present.{place}")
        program.rest()
        finger.press(f"{about}.says.yes")
        finger.choose(f"{about}.way.drawn")
        finger.sign(f"{about}.signature")
        program.rest()
        finger.press(f"{about}.give")
        program.rest()


def printed(finger: Finger) -> int:
    """Print the same, and count the pages on which something stands."""
    program = finger.program
    finger.press("handover.print")
    paper = program.paper / "papir.pdf"
    program.until(lambda: paper.exists() and paper.stat().st_size > 0)
    program.rest()
    with PdfDocument(paper) as pages:
        return sum(page.render(grayscale=True).to_pil().getextrema()[0] < DARK for page in pages)


def steps_taken(desk: Desk) -> list[str]:
    """What was done with the paper, from the log of the transition."""
    (transition,) = desk.store.subjects.all("transition")
    return [line.step for line in desk.transitions.show(transition).handovers]
