"""What is typed on the consent page is kept, also when it cannot be understood."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import (
    Sofa,
    again,
    draw,
    press,
    say_yes,
    sofa,
)
from tests.ui.family_stage import (
    STRANGE,
    control,
    error,
    shown,
    write,
)
from transitions.domain.answers import AnswerKey
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.controls.wide import TickBox
from transitions.ui.screen import Stage

MEDICINE = AnswerKey(field="medicine", voice="parents")


@pytest.fixture
def home(qtbot: QtBot, stage: Stage) -> Iterator[Sofa]:
    with sofa(qtbot, stage) as made:
        yield made


@pytest.fixture
def screen(home: Sofa) -> ConsentScreen:
    made = ConsentScreen(home.stage)
    home.show(made)
    return made


@pytest.mark.parametrize("typed", ["32/13", "01.01.2030", "01.01.2020"])
def test_a_date_that_cannot_be_is_kept_and_said(home: Sofa, screen: ConsentScreen, typed: str) -> None:
    write(screen, "consent.until", typed)
    say_yes(screen, 0, "paper")
    press(screen, "consent.channel.parents_carry")
    press(screen, "consent.parent.0.give")
    home.settle()
    assert error(screen, "consent.until")
    assert not home.ledger().events
    reopened = again(home, ConsentScreen, screen)
    assert shown(reopened, "consent.until") == typed
    assert error(reopened, "consent.until")


def test_showing_the_page_saves_nothing(home: Sofa, screen: ConsentScreen) -> None:
    before = home.ask(lambda desk: desk.store.drafts.of(home.transition))
    screen.set_parent_view(True)
    screen.set_parent_view(False)
    home.open(screen)
    assert home.ask(lambda desk: desk.store.drafts.of(home.transition)) == before


@pytest.mark.parametrize("text", STRANGE)
def test_what_is_typed_survives_leaving_the_page(home: Sofa, screen: ConsentScreen, text: str) -> None:
    say_yes(screen, 0, "oral")
    write(screen, "consent.parent.0.reason", text)
    write(screen, "consent.parent.0.participants", text)
    press(screen, "consent.parent.0.read_aloud")
    press(screen, "consent.channel.sent")
    reopened = again(home, ConsentScreen, screen)
    kept = text.replace("\0", "")
    assert shown(reopened, "consent.parent.0.reason").split() == kept.split()
    assert shown(reopened, "consent.parent.0.participants").split() == kept.split()
    aloud, sent = control(reopened, "consent.parent.0.read_aloud"), control(reopened, "consent.channel.sent")
    assert isinstance(aloud, TickBox)
    assert aloud.isChecked()
    assert isinstance(sent, TickBox)
    assert sent.isChecked()


def test_what_was_registered_is_no_longer_kept_as_typing(home: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "drawn")
    draw(screen, "consent.parent.0.signature")
    press(screen, "consent.parent.0.give")
    home.settle()
    drafts = home.ask(lambda desk: desk.store.drafts.of(home.transition))
    assert not [d for d in drafts if str(home.people.mette) in d.key and d.value is not None]
