"""While a printer is silent the window answers; what came out is written down, and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.rig import make_surroundings
from tests.ui.consent_stage import Chooser, Sofa, click, log, press
from tests.ui.family_stage import control, said, write
from tests.ui.print_service import SENDING, SlowService
from tests.ui.shell_stage import Shell, shell
from transitions.application.access import RecoverySheets
from transitions.storage.recovery_key import generate_recovery_key, spell
from transitions.ui.entrance.key_on_paper import KeyOnPaper
from transitions.ui.errands import Errands
from transitions.ui.handover.screen import HandoverScreen
from transitions.ui.journal.sparring import SparringCard
from transitions.ui.safety.paper_code import PaperCode

SILENT = "Printeren svarer ikke."


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SlowService:
    return SlowService(tmp_path, monkeypatch)


@pytest.fixture
def screen(sofa: Sofa, service: SlowService, tmp_path: Path) -> HandoverScreen:
    made = HandoverScreen(sofa.stage, Chooser(tmp_path).file, service.choose)
    sofa.show(made)
    return made


def on_button(widget: QWidget, name: str) -> str:
    button = control(widget, name)
    assert isinstance(button, QPushButton)
    return button.text()


def begin(sofa: Sofa, service: SlowService, widget: QWidget, name: str) -> None:
    """Press a print button, and wait until the paper is with the service, which says nothing yet."""
    press(widget, name)
    sofa.qtbot.waitUntil(lambda: service.took and on_button(widget, name) == SENDING)


def test_the_handover_is_written_down_when_the_printer_took_it(
    sofa: Sofa, service: SlowService, screen: HandoverScreen
) -> None:
    begin(sofa, service, screen, "handover.print")
    assert log(sofa) == ()
    press(screen, "handover.print")
    assert control(screen, "handover.print").hasFocus(), "the cursor stays"
    service.answer(went=True)
    sofa.settle()
    assert [(line.step, line.product) for line in log(sofa)] == [("printed", "handover")]
    assert (service.asked, sofa.told) == (1, ["Siderne er sendt til printeren."])
    assert on_button(screen, "handover.print") == "Udskriv"


def test_a_handover_no_printer_took_is_told_on_the_page(
    sofa: Sofa, service: SlowService, screen: HandoverScreen
) -> None:
    begin(sofa, service, screen, "handover.print")
    service.answer(went=False)
    sofa.settle()
    assert log(sofa) == ()
    assert said(screen, "handover.trouble.text").startswith(SILENT)
    assert on_button(screen, "handover.print") == "Udskriv"


@pytest.mark.parametrize("went", [True, False])
def test_another_paper_is_shown_meanwhile(
    sofa: Sofa, service: SlowService, screen: HandoverScreen, went: bool
) -> None:
    begin(sofa, service, screen, "handover.print")
    click(screen, "handover.more")
    click(screen, "handover.product.blank")
    sofa.qtbot.waitUntil(lambda: screen.place().section == "blank")
    service.answer(went=went)
    sofa.settle()
    assert [line.product for line in log(sofa)] == ["handover"] * went
    assert said(screen, "handover.trouble.text") == ""
    assert [words.startswith(SILENT) for words in sofa.told] == [not went]


def test_what_came_out_is_written_down_though_the_page_has_gone(
    sofa: Sofa, service: SlowService, tmp_path: Path
) -> None:
    screen = HandoverScreen(sofa.stage, Chooser(tmp_path).file, service.choose)
    screen.show()
    sofa.open(screen)
    begin(sofa, service, screen, "handover.print")
    screen.leave()
    delete(screen)
    service.answer(went=True)
    sofa.settle()
    assert [line.product for line in log(sofa)] == ["handover"]


@pytest.mark.parametrize("went", [True, False])
def test_a_sparring_sheet(sofa: Sofa, service: SlowService, went: bool) -> None:
    card = SparringCard(sofa.stage, service.choose)
    card.show_record(sofa.ask(lambda desk: desk.transitions.show(sofa.transition)))
    sofa.qtbot.addWidget(card)
    card.show()
    told: list[str] = []
    card.told.connect(told.append)
    press(card, "sparring.open")
    sofa.settle()
    write(card, "sparring.helps", "Barnet bliver roligt")
    before = sofa.ask(lambda desk: desk.log.latest(1))
    begin(sofa, service, card, "sparring.print")
    assert sofa.ask(lambda desk: desk.log.latest(1)) == before
    service.answer(went=went)
    sofa.settle()
    assert (sofa.ask(lambda desk: desk.log.latest(1))[0].action == "sparring") is went
    assert [words.startswith(SILENT) for words in told] == [not went]


def test_the_code_of_the_log(sofa: Sofa, service: SlowService) -> None:
    card = PaperCode(sofa.stage, service.choose)
    sofa.qtbot.addWidget(card)
    card.show()
    told: list[str] = []
    card.told.connect(told.append)
    press(card, "safety.log.code_show")
    sofa.settle()
    begin(sofa, service, card, "safety.log.code_print")
    assert told == []
    service.answer(went=False)
    sofa.qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("Koden kunne ikke printes.")


@pytest.mark.parametrize("went", [True, False])
def test_the_recovery_key(sofa: Sofa, service: SlowService, went: bool) -> None:
    around = make_surroundings()
    sheets = RecoverySheets(around.library, around.press, around.clock)
    key = sheets.write("own", spell(generate_recovery_key()), "vault-1a2b3c4d")
    shown = KeyOnPaper(key, sheets, around.library.texts.say, service.choose)
    sofa.qtbot.addWidget(shown)
    shown.show()
    begin(sofa, service, shown, "recovery_key.print")
    assert said(shown, "recovery_key.told") == ""
    service.answer(went=went)
    sofa.qtbot.waitUntil(lambda: bool(said(shown, "recovery_key.told")))
    words = "Arket er sendt til printeren." if went else "Printeren svarede ikke."
    assert said(shown, "recovery_key.told").startswith(words)


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, tmp_path, make_surroundings()) as made:
        yield made


def test_locking_hides_at_once_and_waits_for_what_is_to_be_written_down(house: Shell) -> None:
    house.begin()
    session = house.window.session
    assert session is not None
    let_go = session.work.hold()
    house.window.lock()
    assert house.sees("lock.text")
    house.qtbot.wait(200)
    assert house.ended == []
    let_go()
    house.until(lambda: house.ended == ["lock"])


def test_an_errand_outlives_the_page_it_was_begun_on(monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[object] = []
    monkeypatch.setattr(threading, "excepthook", raised.append)
    page, go_on = QObject(), threading.Event()
    errands = Errands(page)
    errands.run(page, lambda _: go_on.wait(10), raised.append, raised.append)
    (thread,) = errands._threads
    delete(page)
    go_on.set()
    thread.join(10)
    assert not thread.is_alive()
    assert raised == []
