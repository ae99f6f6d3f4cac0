"""A sheet signed in ink and registered when it comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from tests.fakes.clock import FakeClock
from tests.ui.consent_stage import Sofa, click, press, say_yes
from tests.ui.family_stage import control, error, write
from transitions.application.keys import AGREED_UNTIL
from transitions.domain.consent import Given
from transitions.ui.consent.reading import TERMS, draft_key
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.screen import Stage

PRINTED, BACK = date(2026, 11, 2), date(2026, 11, 12)


@pytest.fixture
def sofa(sofa: Sofa, stage: Stage) -> Iterator[Sofa]:
    """A printed sheet, ten days before it comes back."""
    clock = stage.clock
    assert isinstance(clock, FakeClock)
    sofa.ask(lambda desk: desk.handovers.log(
        sofa.transition, "printed", "consent_sheet", content_hash="a" * 64
    ))
    clock.day = BACK
    yield sofa
    clock.day = PRINTED


def jonas(sofa: Sofa) -> ConsentScreen:
    screen = ConsentScreen(sofa.stage)
    sofa.show(screen)
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 1, "paper")
    return screen


def give(sofa: Sofa, screen: ConsentScreen) -> Given | None:
    press(screen, "consent.parent.1.give")
    sofa.settle()
    events = sofa.ledger().events
    return events[-1] if events and isinstance(events[-1], Given) else None


def test_it_is_registered_with_the_day_it_was_signed(sofa: Sofa) -> None:
    screen = jonas(sofa)
    write(screen, "consent.parent.1.signed_on", "04.11.2026")
    given = give(sofa, screen)
    assert given is not None
    assert (given.day, given.last_day) == (date(2026, 11, 4), date(2027, 11, 2))
    assert "Jonas: ja" in control(screen, "consent.board.health.1").accessibleName()


def test_a_day_that_cannot_be_is_said_beside_it(sofa: Sofa) -> None:
    screen = jonas(sofa)
    for typed in ("32.13.2026", "13.11.2026"):
        write(screen, "consent.parent.1.signed_on", typed)
        assert give(sofa, screen) is None
        assert error(screen, "consent.parent.1.signed_on")


def test_which_sheet_it_is_must_be_said_when_an_answer_was_changed(sofa: Sofa) -> None:
    sofa.answer("our_child", "Noget helt andet")
    screen = jonas(sofa)
    write(screen, "consent.parent.1.signed_on", "02.11.2026")
    assert give(sofa, screen) is None
    assert error(screen, "consent.parent.1.which")
    click(screen, f"consent.parent.1.which.{'a' * 64}")
    given = give(sofa, screen)
    assert given is not None
    assert control(screen, "consent.board.this_is_me.1").accessibleName() == "Jonas: ændret siden (1 af 2)"


def test_todays_sheet_is_a_yes_to_todays_words(sofa: Sofa) -> None:
    sofa.answer("our_child", "Noget helt andet")
    screen = jonas(sofa)
    click(screen, "consent.parent.1.which.now")
    assert give(sofa, screen) is not None
    assert control(screen, "consent.board.this_is_me.1").accessibleName() == "Jonas: ja"


def test_a_sheet_that_reads_as_today_is_not_asked_about(sofa: Sofa) -> None:
    screen = jonas(sofa)
    assert screen.findChild(QWidget, "consent.parent.1.which.now") is None
    assert give(sofa, screen) is not None


def test_the_sheet_names_the_last_day_that_was_talked_about() -> None:
    assert draft_key(TERMS, "until") == AGREED_UNTIL
