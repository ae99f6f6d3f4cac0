"""What is typed on the consent page is kept, also when it cannot be understood."""

from __future__ import annotations

import pytest

from tests.ui.consent_stage import (
    Sofa,
    again,
    draw,
    press,
    say_yes,
)
from tests.ui.family_stage import (
    STRANGE,
    control,
    error,
    shown,
    write,
)
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.controls.wide import TickBox


@pytest.fixture
def screen(sofa: Sofa) -> ConsentScreen:
    made = ConsentScreen(sofa.stage)
    sofa.show(made)
    return made


@pytest.mark.parametrize("typed", ["32/13", "01.01.2030", "01.01.2020"])
def test_a_date_that_cannot_be_is_kept_and_said(sofa: Sofa, screen: ConsentScreen, typed: str) -> None:
    write(screen, "consent.until", typed)
    say_yes(screen, 0, "paper")
    press(screen, "consent.channel.parents_carry")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    assert error(screen, "consent.until")
    assert not sofa.ledger().events
    reopened = again(sofa, ConsentScreen, screen)
    assert shown(reopened, "consent.until") == typed
    assert error(reopened, "consent.until")


def test_showing_the_page_saves_nothing(sofa: Sofa, screen: ConsentScreen) -> None:
    before = sofa.ask(lambda desk: desk.store.drafts.of(sofa.transition))
    screen.set_parent_view(True)
    screen.set_parent_view(False)
    sofa.open(screen)
    assert sofa.ask(lambda desk: desk.store.drafts.of(sofa.transition)) == before


@pytest.mark.parametrize("text", STRANGE)
def test_what_is_typed_survives_leaving_the_page(sofa: Sofa, screen: ConsentScreen, text: str) -> None:
    say_yes(screen, 0, "oral")
    write(screen, "consent.parent.0.reason", text)
    write(screen, "consent.parent.0.participants", text)
    press(screen, "consent.parent.0.read_aloud")
    press(screen, "consent.channel.sent")
    reopened = again(sofa, ConsentScreen, screen)
    kept = text.replace("\0", "")
    assert shown(reopened, "consent.parent.0.reason").split() == kept.split()
    assert shown(reopened, "consent.parent.0.participants").split() == kept.split()
    aloud, sent = control(reopened, "consent.parent.0.read_aloud"), control(reopened, "consent.channel.sent")
    assert isinstance(aloud, TickBox)
    assert aloud.isChecked()
    assert isinstance(sent, TickBox)
    assert sent.isChecked()


def test_what_was_registered_is_no_longer_kept_as_typing(sofa: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "drawn")
    draw(screen, "consent.parent.0.signature")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    drafts = sofa.ask(lambda desk: desk.store.drafts.of(sofa.transition))
    assert not [d for d in drafts if str(sofa.people.mette) in d.key and d.value is not None]
