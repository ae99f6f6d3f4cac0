"""What was agreed leaves unchanged days later; what is corrected afterwards does not slip along."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pypdfium2 import PdfDocument

from tests.journeys.paper import words_on
from tests.journeys.person import ALT, Hands, Key
from tests.journeys.story import to_section, unlock
from tests.ui.consent_stage import SHARED

LATER = timedelta(days=9)
MENDED = "Alma er blevet mere stille"


@pytest.fixture
def hands(at_the_form: Hands) -> Hands:
    """Both parents' yes on paper; the pages are in sight."""
    at_the_form.key(Key.Key_Right, ALT)
    consent(at_the_form)
    return at_the_form


def consent(hands: Hands) -> None:
    program = hands.program
    program.until_sees("consent.parent.0.says.yes")
    program.rest()
    hands.press("consent.channel.parents_carry")
    for place in range(2):
        if place:
            hands.choose(f"consent.present.{place}")
        hands.press(f"consent.parent.{place}.says.yes")
        hands.choose(f"consent.parent.{place}.way.paper")
        hands.press(f"consent.parent.{place}.give")
        program.rest()
    hands.press("consent.preview")
    program.until_sees("handover.save")
    program.rest()


def saved(hands: Hands) -> bytes:
    """The pages in sight, as she saves them now."""
    hands.press("handover.save")
    hands.program.rest()
    return (hands.program.paper / "overlevering.pdf").read_bytes()


def come_back(hands: Hands, later: timedelta) -> None:
    """Close the window; days later, open the program again where it was."""
    program = hands.program
    program.window.close()
    program.until(lambda: program.ended == ["quit"])
    program.clock.day += later
    unlock(hands)
    program.until(lambda: program.sees("handover.print"))
    program.rest()


def test_days_later_the_very_same_pages_leave(hands: Hands) -> None:
    program = hands.program
    signed = saved(hands)
    assert SHARED in words_on(signed)
    come_back(hands, LATER)
    assert "de samme sider" in program.words_in_sight()
    assert saved(hands) == signed
    hands.press("handover.print")
    program.until((program.paper / "papir.pdf").exists)
    program.rest()
    assert len(PdfDocument(program.paper / "papir.pdf")) == len(PdfDocument(signed))


def test_an_answer_mended_later_stays_until_there_is_a_new_yes(hands: Hands) -> None:
    program = hands.program
    saved(hands)
    come_back(hands, LATER)
    for _ in range(2):
        hands.key(Key.Key_Left, ALT)
    program.until_sees("form.next")
    program.rest()
    to_section(hands, "this_is_me")
    hands.write("form.our_child.parents", MENDED)
    for _ in range(2):
        hands.key(Key.Key_Right, ALT)
    program.until_sees("handover.save")
    program.rest()
    seen = program.words_in_sight()
    assert "Noget er ændret, siden der blev sagt ja den 2. november 2026." in seen
    assert "Print dem igen, og tag de gamle tilbage." in seen
    assert "Sådan ser vi vores barn" in program.said("handover.stays.list")
    words = words_on(saved(hands))
    assert MENDED not in words
    assert SHARED not in words
    assert "Følger gerne med" in words


def test_another_name_of_the_child_is_said_before_the_pages_leave(hands: Hands) -> None:
    program = hands.program
    saved(hands)
    come_back(hands, LATER)
    hands.key(Key.Key_F2)
    hands.press("journey.steps.family")
    program.until_sees("family.child.name")
    program.rest()
    hands.write("family.child.name", "Alma Sofie Prøve")
    hands.press("journey.steps.handover")
    program.until_sees("handover.deliver")
    program.rest()
    assert "Noget er ændret, siden der blev sagt ja den 2. november 2026." in program.words_in_sight()
    assert "Print dem igen, og tag de gamle tilbage." in program.words_in_sight()
    words = words_on(saved(hands))
    assert "Alma Sofie Prøve" in words
    assert SHARED in words


def test_after_the_last_day_nothing_leaves_and_the_reason_is_said(hands: Hands) -> None:
    program = hands.program
    come_back(hands, timedelta(days=365))
    assert program.control("handover.save").isEnabled()
    come_back(hands, timedelta(days=1))
    for name in ("handover.print", "handover.save", "handover.deliver"):
        assert not program.control(name).isEnabled(), name
    assert "Samtykket gjaldt til og med 2. november 2027" in program.words_in_sight()
