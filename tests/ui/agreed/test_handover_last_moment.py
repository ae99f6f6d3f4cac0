"""The gate asked again at the last moment: nothing leaves when something has happened meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from tests.rig import DAY
from tests.ui.consent_stage import Chooser, Sofa, log, press, withdraw, words_in_sight
from tests.ui.family_stage import control
from transitions.domain.transition import Handover
from transitions.ui.handover.screen import HandoverScreen


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
def screen(sofa: Sofa, chooser: Interrupted) -> HandoverScreen:
    return HandoverScreen(sofa.stage, chooser.file, chooser.printer)


@pytest.fixture
def tomorrow(sofa: Sofa) -> Iterator[Callable[[date], None]]:
    """The fake clock goes on to a day, and back again when the test is over."""
    clock = sofa.stage.clock

    def go_on(day: date) -> None:
        clock.day = day  # type: ignore[attr-defined]

    yield go_on
    go_on(DAY)


def leaves_nothing(sofa: Sofa, screen: HandoverScreen, tmp_path: Path, before: tuple[Handover, ...]) -> str:
    """What the page says; nothing was written, printed or logged."""
    sofa.settle()
    assert not list(tmp_path.iterdir())
    assert log(sofa) == before
    assert not control(screen, "handover.print").isEnabled()
    assert not control(screen, "handover.save").isEnabled()
    return words_in_sight(screen)


@pytest.mark.parametrize("way", ["print", "save", "sending"])
def test_a_yes_taken_back_while_the_pages_are_in_sight(
    sofa: Sofa, screen: HandoverScreen, tmp_path: Path, way: str
) -> None:
    sofa.show(screen)
    withdraw(sofa)
    press(screen, f"handover.{way}")
    assert "Samtykket er trukket tilbage." in leaves_nothing(sofa, screen, tmp_path, ())


@pytest.mark.parametrize("way", ["print", "save", "sending"])
def test_a_yes_taken_back_while_the_dialog_is_open(
    sofa: Sofa, screen: HandoverScreen, chooser: Interrupted, tmp_path: Path, way: str
) -> None:
    sofa.show(screen)
    chooser.meanwhile = lambda: withdraw(sofa)
    press(screen, f"handover.{way}")
    assert "Samtykket er trukket tilbage." in leaves_nothing(sofa, screen, tmp_path, ())
    assert chooser.asked == 1


@pytest.mark.parametrize("way", ["print", "save", "sending"])
def test_the_last_day_is_valid_and_the_day_after_is_not(
    sofa: Sofa, screen: HandoverScreen, tmp_path: Path, way: str, tomorrow: Callable[[date], None]
) -> None:
    last = sofa.ask(lambda desk: desk.consents.longest(DAY))
    tomorrow(last)
    sofa.show(screen)
    assert control(screen, "handover.print").isEnabled()
    tomorrow(last + timedelta(days=1))
    press(screen, f"handover.{way}")
    assert "Samtykket gjaldt til og med 2. november 2027." in leaves_nothing(sofa, screen, tmp_path, ())


def test_midnight_while_the_dialog_is_open(
    sofa: Sofa, screen: HandoverScreen, chooser: Interrupted, tmp_path: Path,
    tomorrow: Callable[[date], None],
) -> None:
    last = sofa.ask(lambda desk: desk.consents.longest(DAY))
    tomorrow(last)
    sofa.show(screen)
    chooser.meanwhile = lambda: tomorrow(last + timedelta(days=1))
    press(screen, "handover.print")
    leaves_nothing(sofa, screen, tmp_path, ())


def test_custody_lost_while_a_full_copy_is_in_sight(
    sofa: Sofa, screen: HandoverScreen, tmp_path: Path
) -> None:
    sofa.show(screen, section="copy")
    assert control(screen, "handover.save").isEnabled()
    mette: UUID = sofa.people.mette
    sofa.ask(lambda desk: desk.children.change_custody(mette, "not_holder", "oplyst", DAY))
    press(screen, "handover.save")
    leaves_nothing(sofa, screen, tmp_path, ())
