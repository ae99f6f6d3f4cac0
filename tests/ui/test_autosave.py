"""What is typed reaches the vault, or is kept and said: also when the program itself is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.rig import make_surroundings, make_vaults
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.application.errors import DiskFull, ExpectedError
from transitions.ui.autosave import Autosave
from transitions.ui.work import Fault, VaultWork


@dataclass
class Told:
    """What an autosave said, in order."""

    said: list[str] = field(default_factory=list)

    def failed(self, error: ExpectedError) -> None:
        self.said.append(type(error).__name__)


class Save:
    """Fails with each error once, then keeps a place."""

    def __init__(self, *errors: Exception) -> None:
        self.errors, self.done = list(errors), 0

    def __call__(self, desk: Desk) -> None:
        if self.errors:
            raise self.errors.pop(0)
        desk.bookmark.keep(Place(screen="overview"))
        self.done += 1


@pytest.fixture
def work(qtbot: QtBot, tmp_path: Path) -> Iterator[VaultWork]:
    around = make_surroundings()
    made = VaultWork(make_vaults(tmp_path, around).open_practice(), around)
    yield made
    qtbot.waitUntil(lambda: made.idle)
    made.close()


@pytest.fixture
def autosave(work: VaultWork) -> Autosave:
    return Autosave(work)


@pytest.fixture
def told(autosave: Autosave) -> Told:
    told = Told()
    autosave.saving.connect(lambda: told.said.append("saving"))
    autosave.saved.connect(lambda: told.said.append("saved"))
    autosave.failed.connect(told.failed)
    return told


def owes(autosave: Autosave) -> bool:
    return not autosave.quiet


def send(qtbot: QtBot, autosave: Autosave, work: VaultWork) -> list[type[BaseException]]:
    """Send what waits; returns what was reported as a fault of the program."""
    with qtbot.captureExceptions() as caught:
        autosave.flush()
        qtbot.waitUntil(lambda: work.idle)
    return [kind for kind, _, _ in caught]


def test_a_fault_of_the_program_is_reported_and_the_words_are_kept(
    qtbot: QtBot, work: VaultWork, autosave: Autosave, told: Told
) -> None:
    save = Save(ZeroDivisionError(), ZeroDivisionError())
    autosave.note("name", save)
    assert send(qtbot, autosave, work) == [ZeroDivisionError]
    assert told.said == ["saving", "Fault"]
    assert owes(autosave)
    assert send(qtbot, autosave, work) == [ZeroDivisionError]
    assert owes(autosave)
    assert send(qtbot, autosave, work) == []
    assert not owes(autosave)
    assert save.done == 1
    assert told.said[-1] == "saved"


def test_other_words_are_saved_meanwhile_and_it_is_never_said_that_all_is_saved(
    qtbot: QtBot, work: VaultWork, autosave: Autosave, told: Told
) -> None:
    broken, sound = Save(ZeroDivisionError()), Save()
    autosave.note("name", broken)
    send(qtbot, autosave, work)
    autosave.note("phone", sound)
    qtbot.waitUntil(lambda: sound.done == 1 and work.idle)
    assert (broken.done, told.said) == (0, ["saving", "Fault", "saving", "Fault"])
    assert owes(autosave)


def test_newer_words_take_the_place_of_those_that_failed(
    qtbot: QtBot, work: VaultWork, autosave: Autosave, told: Told
) -> None:
    broken, newer = Save(ZeroDivisionError()), Save()
    autosave.note("name", broken)
    send(qtbot, autosave, work)
    autosave.note("name", newer)
    assert send(qtbot, autosave, work) == []
    assert (broken.done, newer.done) == (0, 1)
    assert not owes(autosave)
    assert told.said[-1] == "saved"


def test_what_had_no_room_is_tried_again_with_the_next_words(
    qtbot: QtBot, work: VaultWork, autosave: Autosave, told: Told
) -> None:
    full, sound = Save(DiskFull()), Save()
    autosave.note("name", full)
    assert send(qtbot, autosave, work) == []
    assert told.said == ["saving", "DiskFull"]
    autosave.note("phone", sound)
    qtbot.waitUntil(lambda: autosave.quiet)
    assert (full.done, sound.done) == (1, 1)
    assert told.said[-1] == "saved"


def test_whoever_waits_for_an_answer_is_told_of_a_fault(qtbot: QtBot, work: VaultWork) -> None:
    errors: list[ExpectedError] = []
    answers: list[object] = []
    with qtbot.captureExceptions() as caught:
        work.ask(work, Save(ZeroDivisionError()), answers.append, errors.append)
        qtbot.waitUntil(lambda: work.idle)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert [type(error) for error in errors] == [Fault]
    assert answers == []
