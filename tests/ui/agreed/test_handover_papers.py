"""The seldom papers: who is offered which, whose they are, and the log with its details."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import Chooser, Sofa, log, press, seated, text_of, withdraw, words_in_sight
from tests.ui.family_stage import control, said
from transitions.application.desk import Desk
from transitions.ui.controls.toggle import Toggle
from transitions.ui.handover.screen import HandoverScreen

SELDOM = ("receipt.0", "receipt.1", "extract.0", "extract.1", "copy.0", "copy.1", "withdrawal")


@pytest.fixture
def screen(sofa: Sofa, chooser: Chooser) -> HandoverScreen:
    """Not shown yet."""
    return HandoverScreen(sofa.stage, chooser.file, chooser.printer)


def offered(screen: HandoverScreen) -> list[str]:
    """The papers in sight, by the end of their names."""
    begins = "handover.product."
    names = [w.objectName() for w in screen.findChildren(Toggle) if w.isVisible()]
    return [name.removeprefix(begins) for name in names if name.startswith(begins)]


def in_pages(screen: HandoverScreen) -> str:
    """The words of the pages in sight."""
    reading = control(screen, "handover.pages.text")
    assert isinstance(reading, QPlainTextEdit)
    return " ".join(reading.toPlainText().split())


def deliver(sofa: Sofa) -> None:
    """The daycare got the pages."""

    def write(desk: Desk) -> None:
        disclosure = desk.handovers.verdict(sofa.transition, "handover").disclosure
        assert disclosure is not None
        code = disclosure.content_hash
        desk.handovers.log(sofa.transition, "printed", "handover", content_hash=code)
        desk.handovers.log(sofa.transition, "delivered", "handover", "forældrene tog det med", code)

    sofa.ask(write)


# --- which papers ---------------------------------------------------------------------------------


def test_the_seldom_papers_are_out_of_the_way_until_she_asks(sofa: Sofa, screen: HandoverScreen) -> None:
    deliver(sofa)
    sofa.show(screen)
    assert not set(offered(screen)) & set(SELDOM)
    press(screen, "handover.more")
    assert set(SELDOM) <= set(offered(screen))
    press(screen, "handover.more")
    assert not set(offered(screen)) & set(SELDOM)


def test_a_receipt_needs_a_yes_and_access_needs_custody(
    sofa: Sofa, screen: HandoverScreen, qtbot: QtBot
) -> None:
    sofa.ask(lambda desk: desk.children.write_parent(sofa.people.jonas, {"custody": "not_holder"}))
    with seated(qtbot, sofa.stage) as other:
        other.show(screen)
        press(screen, "handover.more")
        assert "receipt.0" not in offered(screen)
        assert "extract.0" in offered(screen)
    sofa.open(screen)
    press(screen, "handover.more")
    assert {"receipt.0", "receipt.1", "extract.0", "copy.0"} <= set(offered(screen))
    assert not {"extract.1", "copy.1", "withdrawal"} & set(offered(screen))


def test_a_place_names_the_paper_to_open_first(sofa: Sofa, screen: HandoverScreen) -> None:
    sofa.show(screen, section="receipt")
    assert control(screen, "handover.product.receipt.0").property("checked")
    assert "Mette Prøve" in in_pages(screen)
    assert screen.place().section == "receipt"
    sofa.open(screen, section="extract")
    assert "Hvornår oplysningerne er brugt" in in_pages(screen)


def test_with_parents_looking_nothing_of_hers_alone_is_opened(sofa: Sofa, screen: HandoverScreen) -> None:
    deliver(sofa)
    withdraw(sofa)
    sofa.show(screen, parent_view=True)
    for section in ("withdrawal", "extract", "copy"):
        sofa.open(screen, parent_view=True, section=section)
        assert control(screen, "handover.product.handover").property("checked"), section
        press(screen, "handover.more")
        assert offered(screen) == [
            "handover", "parents.0", "consent_sheet", "blank", "meeting", "receipt.0",
            "blank_consent", "information", "glossary",
        ]


def test_the_page_does_not_say_the_daycare_sees_the_family_s_papers(
    sofa: Sofa, screen: HandoverScreen
) -> None:
    deliver(sofa)
    withdraw(sofa)
    titles = {"handover": "Det ser dagtilbuddet", "receipt": "Familiens papirer",
              "withdrawal": "Brev til dagtilbuddet"}
    sofa.show(screen)
    for section, title in titles.items():
        sofa.open(screen, section=section)
        assert said(screen, "handover.title") == title


@pytest.mark.parametrize("product", ["receipt", "extract", "copy"])
def test_a_parent_s_paper_is_logged_as_hers(
    sofa: Sofa, screen: HandoverScreen, tmp_path: Path, product: str
) -> None:
    sofa.show(screen)
    press(screen, "handover.more")
    press(screen, f"handover.product.{product}.1")
    sofa.settle()
    press(screen, "handover.save")
    sofa.settle()
    (saved,) = tmp_path.iterdir()
    assert "Alma" in text_of(saved.read_bytes())
    assert "Alma" not in saved.name
    (line,) = log(sofa)
    assert (line.step, line.product, line.parent) == ("saved", product, sofa.people.jonas)
    press(screen, "handover.log.more")
    assert "Til: Jonas Prøve" in said(screen, "handover.log.0.details")


def test_the_letter_is_printed_and_delivered_like_the_pages(
    sofa: Sofa, screen: HandoverScreen, tmp_path: Path
) -> None:
    deliver(sofa)
    withdraw(sofa)
    sofa.show(screen, section="withdrawal")
    press(screen, "handover.save")
    sofa.settle()
    letter = text_of((tmp_path / "brev.pdf").read_bytes())
    assert "Til Vuggestuen Solsikken" in letter
    assert not [name for name in ("Mette", "Jonas", "ringede") if name in letter]
    press(screen, "handover.deliver")
    press(screen, "handover.delivery.how.parents_carry")
    press(screen, "handover.delivery.by.health_visitor")
    press(screen, "handover.delivery.done")
    sofa.settle()
    line = log(sofa)[-1]
    assert (line.step, line.product) == ("delivered", "withdrawal")
    assert line.how == "forældrene tager papiret med, afleveret af sundhedsplejersken"
    assert line.content_hash == log(sofa)[-2].content_hash


def test_a_delivery_that_is_being_written_ends_with_the_pages_it_is_about(
    sofa: Sofa, screen: HandoverScreen
) -> None:
    deliver(sofa)
    sofa.show(screen)
    press(screen, "handover.deliver")
    assert control(screen, "handover.delivery.done").isVisible()
    press(screen, "handover.product.blank")
    sofa.settle()
    seen = [widget.objectName() for widget in screen.findChildren(QWidget) if widget.isVisible()]
    assert "handover.delivery.done" not in seen


# --- the log --------------------------------------------------------------------------------------


def test_the_log_tells_all_when_asked(sofa: Sofa, screen: HandoverScreen) -> None:
    deliver(sofa)
    sofa.show(screen)
    assert said(screen, "handover.log.0") == (
        "2. november 2026: Dagtilbuddets eksemplar afleveret til Vuggestuen Solsikken."
    )
    assert not control(screen, "handover.log.0.details").isVisible()
    press(screen, "handover.log.more")
    newest = log(sofa)[-1]
    assert said(screen, "handover.log.0.details").splitlines() == [
        "Sådan: forældrene tog det med",
        "Formål: forberede barnets start og opstartssamtalen",
        "På samtykke fra Mette Prøve den 2. november 2026",
        "På samtykke fra Jonas Prøve den 2. november 2026",
        "Skrevet ned af Karen Sund",
        f"Kode {newest.content_hash[:8]}",
    ]
    press(screen, "handover.log.more")
    assert not control(screen, "handover.log.0.details").isVisible()


def test_parents_read_what_went_to_the_daycare_without_who_agreed(sofa: Sofa, screen: HandoverScreen) -> None:
    deliver(sofa)
    sofa.ask(lambda desk: desk.handovers.log(sofa.transition, "printed", "receipt", parent=sofa.people.jonas))
    sofa.show(screen)
    press(screen, "handover.log.more")
    screen.set_parent_view(True)
    QApplication.processEvents()
    seen = words_in_sight(screen)
    assert "afleveret til Vuggestuen Solsikken" in seen
    for never in ("Kvittering for samtykke", "På samtykke fra", "forældrene tog det med", "Skrevet ned af"):
        assert never not in seen
