"""*Det ser dagtilbuddet* where room is scarce: whole pages that can be read, and the way to what stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.ui.consent_stage import Sofa, click, press, tab_to
from tests.ui.family_stage import control
from transitions.ui.controls.beside import Beside
from transitions.ui.controls.page_image import PageImage
from transitions.ui.controls.toggle import Toggle
from transitions.ui.handover.screen import HandoverScreen
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens

ROOM = {1.0: (1093, 642), 1.25: (1268, 542), 1.5: (1248, 500), 2.0: (1210, 548)}
"""What the page gets of a window of 1366x768, by the size of the text."""
SCARCE = (1.25, 1.5, 2.0)


def opened(sofa: Sofa, tokens: Tokens, scale: float, *, parent_view: bool = False) -> HandoverScreen:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, tokens, "light", scale)
    screen = HandoverScreen(sofa.stage)
    sofa.show(screen, parent_view=parent_view)
    screen.resize(*ROOM[scale])
    sofa.settle()
    sofa.qtbot.wait(10)
    return screen


def paper(screen: QWidget) -> QScrollArea:
    area = control(screen, "handover.pages.pages")
    assert isinstance(area, QScrollArea)
    return area


def around(screen: QWidget) -> QScrollArea:
    """What scrolls around it all."""
    beside = screen.findChild(Beside)
    assert beside is not None
    return beside._area


def in_sight(screen: QWidget) -> list[PageImage]:
    return [page for page in screen.findChildren(PageImage) if not page.visibleRegion().isEmpty()]


def offered(screen: QWidget) -> list[str]:
    names = (w.objectName() for w in screen.findChildren(Toggle) if w.isVisible())
    return [name for name in names if name.startswith("handover.product.")]


@pytest.mark.parametrize("parent_view", [False, True])
@pytest.mark.parametrize("scale", SCARCE)
def test_the_pages_are_whole_and_as_wide_as_there_is_room(
    sofa: Sofa, tokens: Tokens, scale: float, parent_view: bool
) -> None:
    screen = opened(sofa, tokens, scale, parent_view=parent_view)
    pages = screen.findChildren(PageImage)
    assert pages
    assert all(page.width() >= page.natural_width() for page in pages)
    assert all(page.height() <= paper(screen).viewport().height() for page in pages)
    assert paper(screen).verticalScrollBar().maximum() == 0
    assert in_sight(screen) == pages[:1]
    assert control(screen, "handover.onward").isVisible()


@pytest.mark.parametrize("scale", SCARCE)
def test_the_paper_begins_in_the_upper_half(sofa: Sofa, tokens: Tokens, scale: float) -> None:
    """Who sits here is asked over what stays, where it matters; pages that fill the room need no zoom."""
    screen = opened(sofa, tokens, scale, parent_view=True)
    page = screen.findChildren(PageImage)[0]
    assert page.visibleRegion().boundingRect().height() >= screen.height() * 0.4
    present, stays = control(screen, "handover.present"), control(screen, "handover.stays")
    assert present.isVisible()
    assert present.parentWidget() is stays.parentWidget()
    assert present.geometry().bottom() < stays.geometry().top()
    assert not control(screen, "handover.pages.fit").isVisible()


def test_where_pages_are_smaller_than_on_paper_they_can_be_made_larger(sofa: Sofa, tokens: Tokens) -> None:
    screen = opened(sofa, tokens, 1.25)
    screen.resize(700, 700)
    sofa.qtbot.waitUntil(lambda: control(screen, "handover.pages.actual").isVisible())
    press(screen, "handover.pages.actual")
    page = screen.findChildren(PageImage)[0]
    assert page.width() >= page.natural_width() - 4


def test_with_room_enough_the_rest_stands_beside_them(sofa: Sofa, tokens: Tokens) -> None:
    screen = opened(sofa, tokens, 1.0)
    assert paper(screen).verticalScrollBar().maximum() > 0
    assert in_sight(screen)
    assert not control(screen, "handover.print").visibleRegion().isEmpty()
    assert not control(screen, "handover.onward").isVisible()
    assert "handover.product.blank" in offered(screen)


def test_opening_the_other_papers_leaves_the_rest_beside_them(sofa: Sofa, tokens: Tokens) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.ask(lambda desk: desk.handovers.log(sofa.transition, "delivered", "handover", "i hånden"))
    screen = opened(sofa, tokens, 1.0)
    press(screen, "handover.more")
    sofa.qtbot.wait(30)
    assert {"handover.product.withdrawal", "handover.product.copy.1"} < set(offered(screen))
    click(screen, "handover.product.extract.1")
    sofa.settle()
    sofa.qtbot.wait(30)
    assert "handover.product.extract.1" in offered(screen)
    assert not control(screen, "handover.onward").isVisible()


def test_the_page_changes_with_the_size_of_the_text_and_back(sofa: Sofa, tokens: Tokens) -> None:
    screen = opened(sofa, tokens, 1.5)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, tokens, "light", 1.0)
    screen.resize(*ROOM[1.0])
    sofa.qtbot.waitUntil(lambda: paper(screen).verticalScrollBar().maximum() > 0)
    assert not control(screen, "handover.onward").isVisible()
    assert "handover.product.blank" in offered(screen)
    assert paper(screen).height() < 600
    for name in ("handover.pages.fit", "handover.pages.as_text"):
        assert control(screen, name).isVisible()


@pytest.mark.parametrize("height", range(520, 760, 20))
def test_it_is_one_or_the_other_at_every_height(sofa: Sofa, tokens: Tokens, height: int) -> None:
    """What it shows less of where room is scarce never makes room enough for the other."""
    screen = opened(sofa, tokens, 1.25)
    beside = screen.findChild(Beside)
    assert beside is not None
    screen.resize(1268, height)
    sofa.qtbot.wait(10)
    turned: list[bool] = []
    beside.arranged.connect(turned.append)
    press(screen, "handover.more")
    sofa.qtbot.wait(30)
    assert turned == []


def test_the_wheel_over_the_paper_moves_the_page(sofa: Sofa, tokens: Tokens) -> None:
    screen = opened(sofa, tokens, 1.5)
    spot = in_sight(screen)[0].mapTo(screen, QPoint(100, 4))
    QTest.wheelEvent(screen.windowHandle(), spot.toPointF(), QPoint(0, -360))
    QApplication.processEvents()
    assert around(screen).verticalScrollBar().value() > 0


@pytest.mark.parametrize("scale", SCARCE)
def test_what_stays_is_one_press_away(sofa: Sofa, tokens: Tokens, scale: float) -> None:
    screen = opened(sofa, tokens, scale, parent_view=True)
    stays = control(screen, "handover.stays.title")
    assert stays.visibleRegion().isEmpty()
    click(screen, "handover.onward")
    assert stays.visibleRegion().boundingRect() == stays.rect()
    sofa.open(screen, parent_view=True)
    assert around(screen).verticalScrollBar().value() == 0


def test_of_a_familys_own_paper_it_leads_to_what_can_be_done(sofa: Sofa, tokens: Tokens) -> None:
    screen = opened(sofa, tokens, 1.5)
    press(screen, "handover.more")
    click(screen, "handover.product.parents.0")
    sofa.settle()
    assert control(screen, "handover.print").visibleRegion().isEmpty()
    assert control(screen, "handover.onward").accessibleName() == "Se, hvad du kan gøre med siderne"
    click(screen, "handover.onward")
    assert not control(screen, "handover.print").visibleRegion().isEmpty()


def test_the_other_papers_are_folded_until_she_opens_them(sofa: Sofa, tokens: Tokens) -> None:
    screen = opened(sofa, tokens, 1.5)
    assert offered(screen) == [], "the heading says what the daycare sees"
    press(screen, "handover.more")
    papers = {f"handover.product.{name}" for name in ("handover", "blank", "copy.0")}
    assert papers < set(offered(screen))
    click(screen, "handover.product.copy.0")
    sofa.settle()
    assert offered(screen) == ["handover.product.copy.0"]
    press(screen, "handover.more")
    click(screen, "handover.product.handover")
    sofa.settle()
    assert offered(screen) == []


def test_keys_reach_the_paper_from_its_top_and_leaf_through_it(sofa: Sofa, tokens: Tokens) -> None:
    screen = opened(sofa, tokens, 1.5)
    control(screen, "handover.pages.as_text").setFocus()
    tab_to(screen, "handover.pages.pages")
    sofa.qtbot.wait(10)
    first = screen.findChildren(PageImage)[0]
    assert not first.visibleRegion().isEmpty()
    assert first.visibleRegion().boundingRect().top() <= 1
    before = around(screen).verticalScrollBar().value()
    QTest.keyClick(paper(screen), Qt.Key.Key_PageDown)
    assert around(screen).verticalScrollBar().value() > before
