"""*Det ser dagtilbuddet*: the pages and what is said beside them, to whom."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import KEPT, MEDICINE, SHARED, Sofa, click, press, seated, words_in_sight
from tests.ui.family_stage import acting, control, said, spoken_name, tab_order
from transitions.application.desk import Desk
from transitions.ui.controls.toggle import Toggle
from transitions.ui.handover.screen import HandoverScreen
from transitions.ui.screen import Stage


@pytest.fixture
def screen(sofa: Sofa) -> HandoverScreen:
    return HandoverScreen(sofa.stage)


def page_text(screen: HandoverScreen) -> str:
    """The words of the pages in sight."""
    reading = control(screen, "handover.pages.text")
    assert isinstance(reading, QPlainTextEdit)
    return " ".join(reading.toPlainText().split())


def test_before_any_yes_a_proposal_is_shown_and_cannot_leave(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.show(screen)
    assert SHARED in page_text(screen)
    assert KEPT not in page_text(screen)
    assert not control(screen, "handover.print").isEnabled()
    assert not control(screen, "handover.save").isEnabled()
    press(screen, "handover.obstacle.0.step")
    assert sofa.gone[-1].screen == "consent"


def test_a_refusal_is_an_obstacle(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.yes(sofa.people.mette)
    sofa.ask(lambda desk: desk.consents.refuse(sofa.transition, sofa.people.jonas))
    sofa.show(screen)
    assert "Jonas Prøve har sagt nej" in words_in_sight(screen)
    assert not control(screen, "handover.print").isEnabled()


def test_what_stays_is_told_to_the_health_visitor_with_the_reason(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.ask(lambda desk: desk.consents.refuse(sofa.transition, sofa.people.jonas, (MEDICINE,)))
    sofa.show(screen)
    seen = words_in_sight(screen)
    assert "Siderne må gives videre." in seen
    assert "Forældrene er ikke enige om det." in seen
    assert "D-vitamin" not in page_text(screen)
    assert "Søvn: hvornår og hvor længe" in seen


def test_parents_see_a_plain_list_of_what_is_theirs(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.yes(sofa.people.mette)
    sofa.ask(lambda desk: desk.consents.refuse(sofa.transition, sofa.people.jonas, (MEDICINE,)))
    sofa.ask(lambda desk: desk.transitions.share(sofa.transition, "contact_second", "parents", "keep"))
    sofa.show(screen, parent_view=True)
    seen = words_in_sight(screen)
    listed = said(screen, "handover.stays.list").splitlines()
    assert "Søvn: hvornår og hvor længe" in listed
    assert "Bedste måde at kontakte den anden forælder på" not in listed
    assert "Forældremyndighed" not in listed
    for hidden in ("er ikke enige", "Jonas Prøve har", "har valgt ikke", "Eget eksemplar til Jonas"):
        assert hidden not in seen


def test_parents_are_not_told_what_the_other_said(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.ask(lambda desk: desk.consents.refuse(sofa.transition, sofa.people.jonas))
    sofa.show(screen, parent_view=True)
    seen = words_in_sight(screen)
    assert "Jonas Prøve har sagt nej" not in seen
    assert "Der mangler noget, før siderne kan gives videre." in seen


def test_a_parents_own_copy_is_not_left_in_sight_of_the_other(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.ask(lambda desk: desk.transitions.share(sofa.transition, "contact_second", "parents", "keep"))
    sofa.show(screen)
    click(screen, "handover.product.parents.1")
    sofa.settle()
    assert "Ring til Jonas" in page_text(screen)
    screen.set_parent_view(True)
    sofa.settle()
    assert "Ring til Jonas" not in page_text(screen)
    assert control(screen, "handover.product.handover").property("checked")


def test_changed_answers_are_said_and_stay(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.show(screen)
    assert "Noget er ændret" not in words_in_sight(screen)
    sofa.answer("our_child", "Noget helt andet")
    sofa.open(screen)
    assert "Noget er ændret, siden der blev sagt ja den 2. november 2026." in words_in_sight(screen)
    assert SHARED not in page_text(screen)
    assert "Noget helt andet" not in page_text(screen)


def test_the_pages_are_the_same_days_later(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    before = sofa.ask(lambda desk: desk.handovers.preview(sofa.transition).pdf)
    clock = sofa.stage.clock
    clock.day = date(2026, 11, 9)  # type: ignore[attr-defined]
    try:
        sofa.show(screen)
        assert "Noget er ændret" not in words_in_sight(screen)
        assert sofa.ask(lambda desk: desk.handovers.preview(sofa.transition).pdf) == before
    finally:
        clock.day = date(2026, 11, 2)  # type: ignore[attr-defined]


def test_a_late_answer_is_passed_over(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.show(screen)
    between: list[str] = []
    QTest.mouseClick(control(screen, "handover.product.consent_sheet"), Qt.MouseButton.LeftButton)
    sofa.work.ask(screen, lambda _: None, lambda _: between.append(page_text(screen)))
    QTest.mouseClick(control(screen, "handover.product.blank"), Qt.MouseButton.LeftButton)
    sofa.settle()
    assert between == [""]
    assert "Alma" not in page_text(screen)
    assert control(screen, "handover.product.blank").property("checked")
    assert "Skemaet uden svar" in words_in_sight(screen)


def test_the_sheet_to_sign_opens_from_the_consent_page(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.show(screen, section="consent_sheet")
    assert control(screen, "handover.product.consent_sheet").property("checked")
    assert control(screen, "handover.print").isEnabled()
    assert "Det gives ikke videre." in words_in_sight(screen)


def test_the_paper_is_chosen_by_keys(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.show(screen)
    chosen = control(screen, "handover.product.handover")
    chosen.setFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Right)
    sofa.settle()
    assert control(screen, "handover.product.parents.0").property("checked")
    assert KEPT in page_text(screen)


def test_large_print_makes_the_pages_anew(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.show(screen)
    before = page_text(screen)
    press(screen, "handover.large")
    sofa.settle()
    assert SHARED in page_text(screen)
    assert page_text(screen) != before


def test_an_unclear_answer_leads_to_its_question(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.answer("our_child", "Nummeret er 140126-1234")
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.show(screen)
    press(screen, "handover.obstacle.0.step")
    place = sofa.gone[-1]
    assert (place.screen, place.section, place.question) == ("form", "this_is_me", "our_child")


def test_without_a_daycare_the_step_is_on_the_family_page(qtbot: QtBot, stage: Stage) -> None:
    with seated(qtbot, stage, daycare=False) as sofa:
        screen = HandoverScreen(sofa.stage)
        sofa.show(screen)
        press(screen, "handover.obstacle.0.step")
        assert sofa.gone[-1].screen == "family"
        screen.set_parent_view(True)
        sofa.settle()
        assert "Til barnets side" not in words_in_sight(screen)


def test_tab_walks_the_page_as_it_is_read(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.show(screen)
    control(screen, "handover.product.handover").setFocus()
    order = tab_order(screen)
    wanted = ["handover.product.handover", "handover.pages.pages", "handover.large", "handover.print"]
    assert [name for name in order if name in wanted] == wanted


def test_everything_has_a_name_and_room_for_a_finger(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.show(screen)
    found = acting(screen)
    assert len(found) > 10
    for widget in found:
        assert widget.objectName().startswith("handover."), widget
        assert spoken_name(widget), widget.objectName()
        assert widget.height() >= 44, widget.objectName()


@pytest.mark.parametrize("width", [700, 882, 1094])
def test_the_page_fits_its_width(sofa: Sofa, screen: HandoverScreen, width: int) -> None:
    sofa.yes(sofa.people.mette)
    sofa.show(screen)
    screen.resize(width, 700)
    QApplication.processEvents()
    assert screen.width() == width
    assert screen.minimumSizeHint().width() <= width
    assert SHARED in page_text(screen)


def test_the_other_papers_are_folded_and_each_is_the_right_one(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.show(screen)
    assert not control(screen, "handover.product.receipt.0").isVisible()
    press(screen, "handover.more")
    for name, title in (
        ("receipt.0", "Kvittering for samtykke"), ("extract.0", "Hvornår oplysningerne er brugt"),
        ("copy.0", "Det, der er gemt"),
    ):
        press(screen, f"handover.product.{name}")
        sofa.settle()
        assert title in page_text(screen), name
        assert control(screen, "handover.print").isEnabled()
    assert screen.findChild(QWidget, "handover.product.withdrawal") is None


def test_while_parents_look_only_their_own_receipt_is_among_the_other_papers(
    sofa: Sofa, screen: HandoverScreen
) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.show(screen)
    press(screen, "handover.more")
    press(screen, "handover.product.copy.0")
    sofa.settle()
    screen.set_parent_view(True)
    sofa.settle()
    assert "Det, der er gemt" not in page_text(screen)
    offered = [w.objectName() for w in screen.findChildren(Toggle) if w.isVisible()]
    assert "handover.product.receipt.0" in offered
    assert not [name for name in offered if "copy" in name or "extract" in name]


def test_the_letter_opens_from_the_consent_page_and_is_delivered(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    handed = sofa.ask(lambda desk: desk.handovers.verdict(sofa.transition, "handover"))
    assert handed.disclosure is not None
    code = handed.disclosure.content_hash
    parent = sofa.ask(lambda desk: desk.transitions.show(sofa.transition)).child.parents[0].id

    def happen(desk: Desk) -> None:
        desk.handovers.log(sofa.transition, "printed", "handover", content_hash=code)
        desk.handovers.log(sofa.transition, "delivered", "handover", content_hash=code)
        desk.consents.withdraw(sofa.transition, parent, how="ringede")

    sofa.ask(happen)
    sofa.show(screen, section="withdrawal")
    assert control(screen, "handover.product.withdrawal").property("checked")
    assert "makulere papiret" in page_text(screen)
    assert "ringede" not in page_text(screen)
    assert not control(screen, "handover.deliver").isEnabled()
