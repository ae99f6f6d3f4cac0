"""The whole way with keys alone, looking at the cursor: every stop is in sight and lets go again."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.journeys.paper import words_on
from tests.journeys.person import ALT, Hands, Key
from tests.journeys.program import Program, running
from tests.journeys.story import (
    CHILD,
    DAYCARE,
    KEPT,
    NAP,
    REASON,
    SEEN,
    SHARED,
    answer_the_form,
    begin_a_transition,
    begin_a_vault,
    introduce,
    tell_who_she_is,
    write_the_daycare,
    write_the_family,
)


def test_from_the_first_start_to_the_paper_with_the_cursor_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        hands = Hands(program)
        begin_a_vault(hands)
        tell_who_she_is(hands)
        begin_a_transition(hands)
        write_the_family(hands)
        hands.key(Key.Key_Right, ALT)
        introduce(hands)
        hands.key(Key.Key_Left, ALT)
        write_the_daycare(hands)
        for step in ("introduction", "adbb", "form"):
            hands.key(Key.Key_Right, ALT)
            program.until(lambda step=step: program.step() == step)  # type: ignore[misc]
        program.rest()
        answer_the_form(hands)
        hands.key(Key.Key_Right, ALT)
        consent_by_both(hands)
        paper = saved_paper(hands)
    for shared in (CHILD, DAYCARE, SHARED, SEEN, NAP, "Karen Sund"):
        assert shared in paper
    for kept in (KEPT, REASON, "forældremyndighed", "oplyst af begge"):
        assert kept not in paper


def consent_by_both(hands: Hands) -> None:
    """Mette has said it aloud, with the reason; Jonas signs on paper."""
    program = hands.program
    program.until_sees("consent.parent.0.says.yes")
    program.rest()
    hands.press("consent.channel.parents_carry")
    hands.press("consent.parent.0.says.yes")
    hands.choose("consent.parent.0.way.oral")
    hands.write("consent.parent.0.reason", REASON)
    hands.press("consent.parent.0.give")
    program.rest()
    hands.choose("consent.present.1")
    hands.press("consent.parent.1.says.yes")
    hands.choose("consent.parent.1.way.paper")
    hands.press("consent.parent.1.give")
    program.rest()


def saved_paper(hands: Hands) -> str:
    """On to what the daycare sees, saved, and read."""
    program: Program = hands.program
    hands.press("consent.preview")
    program.until_sees("handover.save")
    program.rest()
    hands.press("handover.save")
    program.until(lambda: "overlevering.pdf" in program.chooser.names)
    program.rest()
    return words_on((program.paper / "overlevering.pdf").read_bytes())
