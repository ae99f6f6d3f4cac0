"""The seldom papers, the log with its details, and the gate asked again at the last moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.rig import DAY
from tests.ui.consent_stage import Chooser, Sofa, log, press, sofa, text_of, words_in_sight
from tests.ui.family_stage import control, open_stage, said
from transitions.application.desk import Desk
from transitions.domain.transition import Handover
from transitions.ui.controls.toggle import Toggle
from transitions.ui.handover.screen import HandoverScreen
from transitions.ui.screen import Stage

SELDOM = ("receipt.0", "receipt.1", "extract.0", "extract.1", "copy.0", "copy.1", "withdrawal")


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with open_stage(tmp_path_factory.mktemp("vault")) as made:
        yield replace(made, practice=False)


@pytest.fixture
def home(qtbot: QtBot, stage: Stage) -> Iterator[Sofa]:
    with sofa(qtbot, stage) as made:
        made.yes(made.people.mette, made.people.jonas)
        yield made


@dataclass
class Interrupted(Chooser):
    """Something happens while the dialog is open."""

    meanwhile: Callable[[], None] = lambda: None

    def file(self, parent: QWidget, name: str) -> Path | None:
        self.meanwhile()
        return super().file(parent, name)

    def printer(self, parent: QWidget) -> QPrinter | None:
        self.meanwhile()
        return super().printer(parent)


@pytest.fixture
def chooser(tmp_path: Path) -> Interrupted:
    return Interrupted(tmp_path)


@pytest.fixture
def screen(home: Sofa, chooser: Interrupted) -> HandoverScreen:
    return HandoverScreen(home.stage, chooser.file, chooser.printer)


@pytest.fixture
def tomorrow(home: Sofa) -> Iterator[Callable[[date], None]]:
    """The fake clock goes on to a day, and back again when the test is over."""
    clock = home.stage.clock

    def go_on(day: date) -> None:
        clock.day = day  # type: ignore[attr-defined]

    yield go_on
    go_on(DAY)


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


def withdraw(home: Sofa) -> None:
    """Both take back their yes."""

    def write(desk: Desk) -> None:
        for parent in (home.people.mette, home.people.jonas):
            desk.consents.withdraw(home.transition, parent, how="ringede")

    home.ask(write)


def deliver(home: Sofa) -> None:
    """The daycare got the pages."""

    def write(desk: Desk) -> None:
        disclosure = desk.handovers.verdict(home.transition, "handover").disclosure
        assert disclosure is not None
        code = disclosure.content_hash
        desk.handovers.log(home.transition, "printed", "handover", content_hash=code)
        desk.handovers.log(home.transition, "delivered", "handover", "forældrene tog det med", code)

    home.ask(write)


# --- which papers ---------------------------------------------------------------------------------


def test_the_seldom_papers_are_out_of_the_way_until_she_asks(home: Sofa, screen: HandoverScreen) -> None:
    deliver(home)
    home.show(screen)
    assert not set(offered(screen)) & set(SELDOM)
    press(screen, "handover.more")
    assert set(SELDOM) <= set(offered(screen))
    press(screen, "handover.more")
    assert not set(offered(screen)) & set(SELDOM)


def test_a_receipt_needs_a_yes_and_access_needs_custody(
    home: Sofa, screen: HandoverScreen, qtbot: QtBot
) -> None:
    home.ask(lambda desk: desk.children.write_parent(home.people.jonas, {"custody": "not_holder"}))
    with sofa(qtbot, home.stage) as other:
        other.show(screen)
        press(screen, "handover.more")
        assert "receipt.0" not in offered(screen)
        assert "extract.0" in offered(screen)
    home.open(screen)
    press(screen, "handover.more")
    assert {"receipt.0", "receipt.1", "extract.0", "copy.0"} <= set(offered(screen))
    assert not {"extract.1", "copy.1", "withdrawal"} & set(offered(screen))


def test_a_place_names_the_paper_to_open_first(home: Sofa, screen: HandoverScreen) -> None:
    home.show(screen, section="receipt")
    assert control(screen, "handover.product.receipt.0").property("checked")
    assert "Mette Prøve" in in_pages(screen)
    assert screen.place().section == "receipt"
    home.open(screen, section="extract")
    assert "Hvornår oplysningerne er brugt" in in_pages(screen)


def test_with_parents_looking_nothing_of_hers_alone_is_opened(home: Sofa, screen: HandoverScreen) -> None:
    deliver(home)
    withdraw(home)
    home.show(screen, parent_view=True)
    for section in ("withdrawal", "extract", "copy"):
        home.open(screen, parent_view=True, section=section)
        assert control(screen, "handover.product.handover").property("checked"), section
        press(screen, "handover.more")
        assert offered(screen) == [
            "handover", "parents.0", "consent_sheet", "blank", "meeting", "receipt.0",
            "blank_consent", "information", "glossary",
        ]


def test_the_page_does_not_say_the_daycare_sees_the_family_s_papers(
    home: Sofa, screen: HandoverScreen
) -> None:
    deliver(home)
    withdraw(home)
    titles = {"handover": "Det ser dagtilbuddet", "receipt": "Familiens papirer",
              "withdrawal": "Brev til dagtilbuddet"}
    home.show(screen)
    for section, title in titles.items():
        home.open(screen, section=section)
        assert said(screen, "handover.title") == title


@pytest.mark.parametrize("product", ["receipt", "extract", "copy"])
def test_a_parent_s_paper_is_logged_as_hers(
    home: Sofa, screen: HandoverScreen, tmp_path: Path, product: str
) -> None:
    home.show(screen)
    press(screen, "handover.more")
    press(screen, f"handover.product.{product}.1")
    home.settle()
    press(screen, "handover.save")
    home.settle()
    (saved,) = tmp_path.iterdir()
    assert "Alma" in text_of(saved.read_bytes())
    assert "Alma" not in saved.name
    (line,) = log(home)
    assert (line.step, line.product, line.parent) == ("saved", product, home.people.jonas)
    press(screen, "handover.log.more")
    assert "Til: Jonas Prøve" in said(screen, "handover.log.0.details")


def test_the_letter_is_printed_and_delivered_like_the_pages(
    home: Sofa, screen: HandoverScreen, tmp_path: Path
) -> None:
    deliver(home)
    withdraw(home)
    home.show(screen, section="withdrawal")
    press(screen, "handover.save")
    home.settle()
    letter = text_of((tmp_path / "brev.pdf").read_bytes())
    assert "Til Vuggestuen Solsikken" in letter
    assert not [name for name in ("Mette", "Jonas", "ringede") if name in letter]
    press(screen, "handover.deliver")
    press(screen, "handover.delivery.how.parents_carry")
    press(screen, "handover.delivery.by.health_visitor")
    press(screen, "handover.delivery.done")
    home.settle()
    line = log(home)[-1]
    assert (line.step, line.product) == ("delivered", "withdrawal")
    assert line.how == "forældrene tager papiret med, afleveret af sundhedsplejersken"
    assert line.content_hash == log(home)[-2].content_hash


def test_a_delivery_that_is_being_written_ends_with_the_pages_it_is_about(
    home: Sofa, screen: HandoverScreen
) -> None:
    deliver(home)
    home.show(screen)
    press(screen, "handover.deliver")
    assert control(screen, "handover.delivery.done").isVisible()
    press(screen, "handover.product.blank")
    home.settle()
    seen = [widget.objectName() for widget in screen.findChildren(QWidget) if widget.isVisible()]
    assert "handover.delivery.done" not in seen


# --- the log --------------------------------------------------------------------------------------


def test_the_log_tells_all_when_asked(home: Sofa, screen: HandoverScreen) -> None:
    deliver(home)
    home.show(screen)
    assert said(screen, "handover.log.0") == (
        "2. november 2026: Dagtilbuddets eksemplar afleveret til Vuggestuen Solsikken."
    )
    assert not control(screen, "handover.log.0.details").isVisible()
    press(screen, "handover.log.more")
    newest = log(home)[-1]
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


def test_parents_read_what_went_to_the_daycare_without_who_agreed(home: Sofa, screen: HandoverScreen) -> None:
    deliver(home)
    home.ask(lambda desk: desk.handovers.log(home.transition, "printed", "receipt", parent=home.people.jonas))
    home.show(screen)
    press(screen, "handover.log.more")
    screen.set_parent_view(True)
    QApplication.processEvents()
    seen = words_in_sight(screen)
    assert "afleveret til Vuggestuen Solsikken" in seen
    for never in ("Kvittering for samtykke", "På samtykke fra", "forældrene tog det med", "Skrevet ned af"):
        assert never not in seen


# --- at the last moment ---------------------------------------------------------------------------


def leaves_nothing(home: Sofa, screen: HandoverScreen, tmp_path: Path, before: tuple[Handover, ...]) -> str:
    """What the page says; nothing was written, printed or logged."""
    home.settle()
    assert not list(tmp_path.iterdir())
    assert log(home) == before
    assert not control(screen, "handover.print").isEnabled()
    assert not control(screen, "handover.save").isEnabled()
    return words_in_sight(screen)


@pytest.mark.parametrize("way", ["print", "save", "sending"])
def test_a_yes_taken_back_while_the_pages_are_in_sight(
    home: Sofa, screen: HandoverScreen, tmp_path: Path, way: str
) -> None:
    home.show(screen)
    withdraw(home)
    press(screen, f"handover.{way}")
    assert "Samtykket er trukket tilbage." in leaves_nothing(home, screen, tmp_path, ())


@pytest.mark.parametrize("way", ["print", "save", "sending"])
def test_a_yes_taken_back_while_the_dialog_is_open(
    home: Sofa, screen: HandoverScreen, chooser: Interrupted, tmp_path: Path, way: str
) -> None:
    home.show(screen)
    chooser.meanwhile = lambda: withdraw(home)
    press(screen, f"handover.{way}")
    assert "Samtykket er trukket tilbage." in leaves_nothing(home, screen, tmp_path, ())
    assert chooser.asked == 1


@pytest.mark.parametrize("way", ["print", "save", "sending"])
def test_the_last_day_is_valid_and_the_day_after_is_not(
    home: Sofa, screen: HandoverScreen, tmp_path: Path, way: str, tomorrow: Callable[[date], None]
) -> None:
    last = home.ask(lambda desk: desk.consents.longest(DAY))
    tomorrow(last)
    home.show(screen)
    assert control(screen, "handover.print").isEnabled()
    tomorrow(last + timedelta(days=1))
    press(screen, f"handover.{way}")
    assert "Samtykket gjaldt til og med 2. november 2027." in leaves_nothing(home, screen, tmp_path, ())


def test_midnight_while_the_dialog_is_open(
    home: Sofa, screen: HandoverScreen, chooser: Interrupted, tmp_path: Path,
    tomorrow: Callable[[date], None],
) -> None:
    last = home.ask(lambda desk: desk.consents.longest(DAY))
    tomorrow(last)
    home.show(screen)
    chooser.meanwhile = lambda: tomorrow(last + timedelta(days=1))
    press(screen, "handover.print")
    leaves_nothing(home, screen, tmp_path, ())


def test_custody_lost_while_a_full_copy_is_in_sight(
    home: Sofa, screen: HandoverScreen, tmp_path: Path
) -> None:
    home.show(screen, section="copy")
    assert control(screen, "handover.save").isEnabled()
    mette: UUID = home.people.mette
    home.ask(lambda desk: desk.children.change_custody(mette, "not_holder", "oplyst", DAY))
    press(screen, "handover.save")
    leaves_nothing(home, screen, tmp_path, ())
