"""Large letters on a laptop's window: what a screen is for is seen before anything is scrolled."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.rig import DAY
from tests.ui.album import SIZE
from tests.ui.consent_stage import agree, seed
from tests.ui.scene_stage import at_rest
from tests.ui.shell_stage import PASSPHRASE, Shell
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.ui.controls.page_image import PageImage
from transitions.ui.journey.steps import place_of
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens, current_look
from transitions.ui.overview.transition_list import TransitionList

OVERVIEW = Place(screen="overview", parent_view=False)
AIR = 8


@pytest.fixture(params=[1.5, 2.0], ids=["150", "200"])
def scale(request: pytest.FixtureRequest) -> float:
    return float(request.param)


@pytest.fixture
def large(house: Shell, qapp: QApplication, tokens: Tokens, scale: float) -> Shell:
    """The window of a laptop with letters of this size; a vault of her own is open."""
    house.begin()
    wear(house, qapp, tokens, scale)
    return house


def wear(house: Shell, qapp: QApplication, tokens: Tokens, scale: float) -> None:
    apply_theme(qapp, tokens, "light", scale)
    house.window.resize(*SIZE)
    at_rest()


def whole(widget: QWidget) -> bool:
    """Whether all of it is in sight."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def add_three(desk: Desk) -> None:
    for place, name in enumerate(("Ida Prøve", "Noor Prøve", "Bo Prøve")):
        transition = desk.transitions.start(desk.children.register(name, DAY - timedelta(280)))
        start = DAY + timedelta(100 + place)
        desk.transitions.write(transition, {"start_date": start.isoformat()})


def overview(house: Shell) -> TransitionList:
    house.ask(add_three)
    house.window.go(OVERVIEW)
    house.settle()
    at_rest()
    found = house.control("overview.list")
    assert isinstance(found, TransitionList)
    return found


def names_in_sight(found: TransitionList) -> list[str]:
    """The families whose row is seen from top to bottom, with no heading among them."""
    model, view = found.model(), found.viewport().rect()
    lines: list[QModelIndex] = [model.index(place, 0) for place in range(model.rowCount())]
    rows = [line for line in lines if line.flags() != Qt.ItemFlag.NoItemFlags]
    return [str(line.data()) for line in rows if view.contains(found.visualRect(line))]


def test_more_than_one_family_is_seen(large: Shell) -> None:
    assert len(names_in_sight(overview(large))) >= 2


def test_what_can_be_searched_for_is_said_whole(large: Shell) -> None:
    overview(large)
    line = large.control("overview.search")
    assert isinstance(line, QLineEdit)
    words = QFontMetrics(line.font()).horizontalAdvance(line.placeholderText())
    assert words + 2 * current_look().length("space.m") <= line.width()


def test_the_parts_lie_behind_one_button_that_says_what_is_shown(
    house: Shell, qapp: QApplication, tokens: Tokens
) -> None:
    house.begin()
    wear(house, qapp, tokens, 2.0)
    found = overview(house)
    assert not house.sees("overview.later")
    assert house.control("overview.parts").accessibleName() == "Vis en del af listen, nu: Alle i gang"
    house.press("overview.parts")
    assert house.sees("overview.later")
    house.press("overview.closed")
    assert not house.sees("overview.closed")
    assert house.control("overview.parts").hasFocus()
    assert house.control("overview.parts").accessibleName() == "Vis en del af listen, nu: Afsluttede"
    assert not found.isVisible()
    house.press("overview.parts")
    house.press("overview.closed")
    at_rest()
    assert names_in_sight(found)
    wear(house, qapp, tokens, 1.0)
    assert house.sees("overview.later")
    assert not house.sees("overview.parts")


def test_the_paper_begins_on_the_first_screenful(large: Shell) -> None:
    people = large.ask(seed)
    large.ask(lambda desk: agree(desk, people.transition, (people.mette, people.jonas)))
    large.window.go(place_of("handover", people.transition, people.child))
    large.settle()
    large.until(lambda: bool(large.window.findChildren(PageImage)))
    at_rest()
    page = large.window.findChildren(PageImage)[0]
    seen = page.visibleRegion().boundingRect().height()
    assert seen >= current_look().length("space.huge"), seen
    assert whole(large.control("handover.pages.as_text"))


def test_the_keys_can_be_closed_and_read_to_the_end(large: Shell) -> None:
    people = large.ask(seed)
    large.window.go(place_of("form", people.transition, people.child))
    large.settle()
    large.window._turn_keys()
    at_rest()
    assert whole(large.control("shortcuts.close"))
    for _ in range(20):
        large.key(Qt.Key.Key_PageDown)
    assert whole(large.control("shortcuts.keys"))
    large.key(Qt.Key.Key_Escape)
    assert not large.sees("shortcuts.close")


def test_the_sheet_with_the_key_can_be_printed_at_once(
    house: Shell, qapp: QApplication, tokens: Tokens, scale: float
) -> None:
    house.start()
    wear(house, qapp, tokens, scale)
    house.press("start.create")
    house.write("new_vault.passphrase", PASSPHRASE)
    house.write("new_vault.again", PASSPHRASE)
    house.key(Qt.Key.Key_Return)
    house.until(lambda: house.sees("recovery_key.print"))
    at_rest()
    button, group = house.control("recovery_key.print"), house.control("recovery_key.1")
    assert whole(button)
    assert whole(group)
    assert group.mapTo(house.window, group.rect().topLeft()).y() > (
        button.mapTo(house.window, button.rect().bottomLeft()).y() + AIR
    )


def test_the_cursor_is_in_sight_with_what_is_wrong(
    house: Shell, qapp: QApplication, tokens: Tokens, scale: float
) -> None:
    house.start()
    wear(house, qapp, tokens, scale)
    house.press("start.create")
    house.write("new_vault.passphrase", "sommer")
    house.write("new_vault.again", "vinter")
    house.key(Qt.Key.Key_Return)
    house.until(lambda: house.sees("new_vault.again.error"))
    house.until(lambda: whole(house.control("new_vault.again.error")))
    assert whole(house.control("new_vault.again"))
    assert house.control("new_vault.again").hasFocus()
