"""The consent page: what it shows to whom, and how it can be reached."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.consent_stage import (
    KEPT,
    MEDICINE,
    SHARED,
    Sofa,
    click,
    press,
    say_yes,
    words_in_sight,
)
from tests.ui.family_stage import (
    acting,
    control,
    spoken_name,
    tab_order,
)
from transitions.ui.consent.screen import ConsentScreen


@pytest.fixture
def screen(sofa: Sofa) -> ConsentScreen:
    made = ConsentScreen(sofa.stage)
    sofa.show(made)
    return made


def test_the_board_shows_a_conflict_and_what_is_changed(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.ask(lambda desk: desk.consents.refuse(sofa.transition, sofa.people.jonas, (MEDICINE,)))
    sofa.answer("our_child", "Noget nyt om Alma")
    sofa.open(screen)
    seen = words_in_sight(screen)
    assert "Forældrene er uenige om «" in seen
    assert "Svaret er ændret, siden samtykket blev givet." in seen
    assert "Jonas: nej" in control(screen, "consent.board.health.1").accessibleName()
    assert "Valgt fra: «Hvem bor barnet sammen med?»" not in seen
    press(screen, "consent.board.family")
    assert "Valgt fra: «Hvem bor barnet sammen med?»" in words_in_sight(screen)


def test_parents_see_only_what_is_theirs(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.yes(sofa.people.jonas)
    sofa.ask(lambda desk: desk.children.write_parent(sofa.people.jonas, {"protected": ["contact"]}))
    sofa.open(screen, parent_view=True)
    seen = words_in_sight(screen)
    assert SHARED in seen
    for hidden in ("Ring til Jonas", "Jonas: ", "Jonas sagde ja", "forældremyndighed"):
        assert hidden not in seen
    click(screen, "consent.present.1")
    seen = words_in_sight(screen)
    assert "Ring til Jonas" in seen
    assert "Jonas sagde ja" in seen
    assert "Mette: " not in seen


def test_the_health_visitor_sees_both(sofa: Sofa, screen: ConsentScreen) -> None:
    seen = words_in_sight(screen)
    assert "Mette har ikke svaret endnu." in seen
    assert "Jonas har ikke svaret endnu." in seen
    assert KEPT not in seen


def test_the_way_to_the_pages(sofa: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.preview")
    assert sofa.gone[-1].screen == "handover"
    say_yes(screen, 0, "paper")
    press(screen, "consent.parent.0.sheet")
    assert (sofa.gone[-1].screen, sofa.gone[-1].section) == ("handover", "consent_sheet")


def test_tab_walks_the_page_as_it_is_read(sofa: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "paper")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    say_yes(screen, 1, "oral")
    control(screen, "consent.channel.parents_carry").setFocus()
    order = tab_order(screen)
    wanted = ["consent.until", "consent.parent.0.says.yes", "consent.parent.1.says.yes",
              "consent.parent.1.participants", "consent.parent.1.way.oral", "consent.parent.1.reason",
              "consent.parent.1.give", "consent.preview"]
    assert [name for name in order if name in wanted] == wanted


def test_everything_has_a_name_and_room_for_a_finger(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.yes(sofa.people.mette)
    sofa.open(screen)
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
        sofa.settle()


@pytest.mark.parametrize("width", [700, 882, 1094])
def test_the_page_fits_its_width(sofa: Sofa, screen: ConsentScreen, width: int) -> None:
    say_yes(screen, 0, "drawn")
    screen.resize(width, 700)
    QApplication.processEvents()
    assert screen.width() == width
    assert screen.minimumSizeHint().width() <= width
