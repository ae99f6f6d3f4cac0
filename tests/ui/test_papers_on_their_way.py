"""What is with the printer when she leaves, locks, stops or closes is written down all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from tests.rig import DAY, make_surroundings
from tests.ui.family_stage import House, control, press, said
from tests.ui.print_service import SlowService
from tests.ui.shell_stage import Shell, open_alma, shell
from tests.ui.test_papers import share_one, show_family
from transitions.application.desk import Desk
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.print_job import PrintJob
from transitions.ui.papers.run import PapersRun
from transitions.ui.papers.visit import VisitPapers

ALONE = ("visit.information", "visit.blank")
"""Unticked, the samtykkeark is printed by itself."""


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SlowService:
    return SlowService(tmp_path, monkeypatch)


@pytest.fixture
def card(home: House, service: SlowService) -> Iterator[VisitPapers]:
    """The samtykkeark is chosen alone."""
    share_one(home)
    made = VisitPapers(home.stage, "visit", service.choose)
    show_family(home, made)
    made.show()
    home.settle()
    for paper in ALONE:
        press(made, paper)
    yield made
    if isValid(made):
        delete(made)


def begin(home: House, service: SlowService, card: VisitPapers) -> None:
    """Until the first paper is with the service, which says nothing yet."""
    press(card, "visit.print")
    home.qtbot.waitUntil(lambda: service.took)


def written(home: House) -> list[tuple[str, str]]:
    lines = home.ask(lambda desk: desk.transitions.show(home.transition)).handovers
    return [(line.step, line.product) for line in lines]


def test_the_card_turns_to_another_family_meanwhile(
    home: House, service: SlowService, card: VisitPapers
) -> None:
    def another(desk: Desk) -> TransitionRecord:
        child = desk.children.register("Bo Prøve", DAY.replace(month=1, day=20))
        return desk.transitions.show(desk.transitions.start(child))

    begin(home, service, card)
    card.show_record(home.ask(another), "")
    service.answer(went=True)
    home.settle()
    assert written(home) == [("printed", "consent_sheet")]


def test_the_papers_are_those_of_the_family_it_was_begun_with(
    home: House, service: SlowService, card: VisitPapers
) -> None:
    sheet = home.ask(card.makers()["consent_sheet"])
    makers = card.makers()
    card._of = None
    assert home.ask(makers["consent_sheet"]).content_hash == sheet.content_hash


def test_the_card_is_gone_meanwhile(home: House, service: SlowService, card: VisitPapers) -> None:
    begin(home, service, card)
    delete(card)
    service.answer(went=True)
    home.settle()
    assert written(home) == [("printed", "consent_sheet")]
    assert not home.work.outside
    assert not home.work.findChildren(PapersRun)


@pytest.mark.parametrize("went", [True, False])
def test_she_stops_it_when_the_printer_has_the_first(
    home: House, service: SlowService, card: VisitPapers, went: bool
) -> None:
    press(card, "visit.blank_consent")
    told: list[str] = []
    card.told.connect(told.append)
    begin(home, service, card)
    press(card, "visit.stop")
    assert told == ["Udskriften er stoppet. Det, printeren allerede har fået, kan komme ud."]
    assert not said(card, "visit.progress")
    assert control(card, "visit.print").isEnabled()
    first = service.taken.read_bytes()
    service.answer(went=went)
    home.settle()
    assert service.taken.read_bytes() == first, "the other is not begun"
    assert written(home) == [("printed", "consent_sheet")] * went
    assert len(told) == 1


def test_stopped_before_anything_has_gone_nothing_is_written(
    home: House, service: SlowService, card: VisitPapers
) -> None:
    go = Event()
    home.work.ask(home.work, lambda _: go.wait(30))  # no paper is made before she has stopped it
    press(card, "visit.print")
    press(card, "visit.stop")
    go.set()
    home.settle()
    assert not service.took
    assert written(home) == []
    assert not home.work.outside


def test_a_stopped_job_begins_no_other_paper_and_says_what_has_gone(
    home: House, service: SlowService
) -> None:
    job = PrintJob([b"one", b"two"], service.choose(QWidget()), home.work)
    steps: list[tuple[int, int]] = []
    gone: list[int] = []
    ends: list[bool] = []
    job.told.connect(lambda place, count: steps.append((place, count)))
    job.gone.connect(gone.append)
    job.ended.connect(ends.append)
    job.start()
    home.qtbot.waitUntil(lambda: service.took)
    job.stop()
    assert ends == [], "nobody knows yet"
    service.answer(went=True)
    home.qtbot.waitUntil(lambda: bool(ends))
    assert (steps, gone, ends) == ([(1, 2)], [1], [False])


# --- the whole window ---


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, tmp_path / "vaults", make_surroundings()) as made:
        yield made


def share_a_word(desk: Desk) -> None:
    transition = desk.store.subjects.all("transition")[0]
    record = desk.transitions.show(transition)
    field, voice = next((f, v) for f, v in record.questions() if f.kind == "text")
    answer = Answer(key=AnswerKey(field=field.id, voice=voice), stance="answered", value="Sover ude")
    desk.transitions.answer(transition, answer)
    desk.transitions.share(transition, field.id, voice, "share")


@pytest.fixture
def printing(house: Shell, service: SlowService) -> Shell:
    """Alma's samtykkeark is with the service, and her blank one waits."""
    house.begin()
    open_alma(house, "introduction")
    house.ask(share_a_word)
    house.window.go(house.journey().place())
    house.settle()
    card = house.control("introduction.papers")
    assert isinstance(card, VisitPapers)
    card._choose = service.choose
    for paper in ("information", "blank", "blank_consent"):
        house.press(f"introduction.papers.{paper}")
    house.press("introduction.papers.print")
    house.until(lambda: service.took)
    return house


def lines_after(house: Shell) -> list[tuple[str, str]]:
    """What the log of the family says once the vault is opened again."""
    house.start()
    house.unlock()
    lines = house.ask(lambda d: d.transitions.show(d.store.subjects.all("transition")[0])).handovers
    return [(line.step, line.product) for line in lines]


def test_how_far_it_is_stands_on_one_line(printing: Shell, service: SlowService) -> None:
    progress = printing.control("introduction.papers.progress")
    assert progress.isVisible()
    assert progress.height() < 2 * progress.fontMetrics().lineSpacing()
    service.answer(went=True)
    printing.until(lambda: not printing.sees("introduction.papers.progress"))


@pytest.mark.parametrize("end", ["lock", "close"])
def test_locking_and_closing_wait_and_say_why(printing: Shell, service: SlowService, end: str) -> None:
    getattr(printing.window, end)()
    printing.until(lambda: printing.sees("lock.stop_printing"))
    assert printing.said("lock.text").startswith("Der er papirer på vej til printeren.")
    printing.press("lock.stop_printing")
    assert printing.said("lock.text").startswith("Udskriften bliver stoppet.")
    assert not printing.ended
    service.answer(went=True)
    printing.until(lambda: bool(printing.ended))
    assert lines_after(printing) == [("printed", "consent_sheet")]


def test_the_computer_is_shut_down_while_locking_waits(printing: Shell, service: SlowService) -> None:
    printing.window.lock()
    printing.until(lambda: printing.sees("lock.stop_printing"))
    QTimer.singleShot(200, printing.window, lambda: service.answer(went=True))
    printing.window.end_now()
    assert lines_after(printing) == [("printed", "consent_sheet")]


def test_the_computer_is_shut_down_while_it_prints(printing: Shell, service: SlowService) -> None:
    seen: list[str] = []
    QTimer.singleShot(100, printing.window, lambda: seen.append(printing.said("lock.text")))
    QTimer.singleShot(300, printing.window, lambda: service.answer(went=True))
    printing.window.end_now()
    assert seen
    assert seen[0].startswith("Der er papirer på vej til printeren.")
    assert lines_after(printing) == [("printed", "consent_sheet")]
