"""The consent page: what it shows to whom, and how it can be reached."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import (
    KEPT,
    SHARED,
    Sofa,
    click,
    press,
    say_yes,
    sofa,
    words_in_sight,
)
from tests.ui.family_stage import (
    acting,
    control,
    spoken_name,
    tab_order,
)
from transitions.domain.answers import AnswerKey
from transitions.ui.consent.screen import ConsentScreen
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


def test_the_board_shows_a_conflict_and_what_is_changed(home: Sofa, screen: ConsentScreen) -> None:
    home.yes(home.people.mette, home.people.jonas)
    home.ask(lambda desk: desk.consents.refuse(home.transition, home.people.jonas, (MEDICINE,)))
    home.answer("our_child", "Noget nyt om Alma")
    home.open(screen)
    seen = words_in_sight(screen)
    assert "Forældrene er uenige om «" in seen
    assert "Svaret er ændret, siden samtykket blev givet." in seen
    assert "Jonas: nej" in control(screen, "consent.board.health.1").accessibleName()
    assert "Valgt fra: «Hvem bor barnet sammen med?»" not in seen
    press(screen, "consent.board.family")
    assert "Valgt fra: «Hvem bor barnet sammen med?»" in words_in_sight(screen)


def test_parents_see_only_what_is_theirs(home: Sofa, screen: ConsentScreen) -> None:
    home.yes(home.people.jonas)
    home.ask(lambda desk: desk.children.write_parent(home.people.jonas, {"protected": ["contact"]}))
    home.open(screen, parent_view=True)
    seen = words_in_sight(screen)
    assert SHARED in seen
    for hidden in ("Ring til Jonas", "Jonas: ", "Jonas sagde ja", "forældremyndighed"):
        assert hidden not in seen
    click(screen, "consent.present.1")
    seen = words_in_sight(screen)
    assert "Ring til Jonas" in seen
    assert "Jonas sagde ja" in seen
    assert "Mette: " not in seen


def test_the_health_visitor_sees_both(home: Sofa, screen: ConsentScreen) -> None:
    seen = words_in_sight(screen)
    assert "Mette har ikke svaret endnu." in seen
    assert "Jonas har ikke svaret endnu." in seen
    assert KEPT not in seen


def test_the_way_to_the_pages(home: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.preview")
    assert home.gone[-1].screen == "handover"
    say_yes(screen, 0, "paper")
    press(screen, "consent.parent.0.sheet")
    assert (home.gone[-1].screen, home.gone[-1].section) == ("handover", "consent_sheet")


def test_tab_walks_the_page_as_it_is_read(home: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "paper")
    press(screen, "consent.parent.0.give")
    home.settle()
    say_yes(screen, 1, "oral")
    control(screen, "consent.channel.parents_carry").setFocus()
    order = tab_order(screen)
    wanted = ["consent.until", "consent.parent.0.says.yes", "consent.parent.1.says.yes",
              "consent.parent.1.participants", "consent.parent.1.way.oral", "consent.parent.1.reason",
              "consent.parent.1.give", "consent.preview"]
    assert [name for name in order if name in wanted] == wanted


def test_everything_has_a_name_and_room_for_a_finger(home: Sofa, screen: ConsentScreen) -> None:
    home.yes(home.people.mette)
    home.open(screen)
    for way in ("drawn", "oral"):
        say_yes(screen, 1, way)
        press(screen, "consent.parent.0.says.withdraw")
        QApplication.processEvents()
        found = acting(screen)
        assert len(found) > 15
        for widget in found:
            assert widget.objectName().startswith("consent.")
            assert spoken_name(widget), widget.objectName()
            assert widget.height() >= 44, widget.objectName()
        press(screen, "consent.parent.0.says.withdraw")
        press(screen, "consent.parent.1.says.yes")
        home.settle()


@pytest.mark.parametrize("width", [700, 882, 1094])
def test_the_page_fits_its_width(home: Sofa, screen: ConsentScreen, width: int) -> None:
    say_yes(screen, 0, "drawn")
    screen.resize(width, 700)
    QApplication.processEvents()
    assert screen.width() == width
    assert screen.minimumSizeHint().width() <= width
