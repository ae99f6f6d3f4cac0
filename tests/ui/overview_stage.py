"""The overview of a practice vault with three families, as its tests use it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from tests.rig import DAY
from tests.ui.shell_stage import Shell, add_alma, shell
from transitions.application.desk import Desk, Surroundings
from transitions.application.overview_row import OverviewRow
from transitions.domain.next_step import NextStep
from transitions.domain.transition import Progress
from transitions.ui.overview.transition_list import TransitionList

BORN = DAY - timedelta(280)


@contextmanager
def practice(qtbot: QtBot, folder: Path, around: Surroundings) -> Iterator[Shell]:
    """A window over a practice vault with nothing in it yet."""
    with shell(qtbot, folder, around, load_practice=add_three) as made:
        made.practise()
        yield made


def add_three(desk: Desk) -> None:
    """Alma, Ida who starts sooner, and Noor whose transition is closed."""
    add_alma(desk)
    add(desk, "Ida Prøve", 5)
    desk.transitions.close(add(desk, "Noor Prøve", 9))


def add(desk: Desk, name: str, days: int) -> UUID:
    transition = desk.transitions.start(desk.children.register(name, BORN))
    desk.transitions.write(transition, {"start_date": (DAY + timedelta(days)).isoformat()})
    return transition


def loaded(house: Shell) -> TransitionList:
    house.press("overview.empty.load_practice")
    house.settle()
    found = house.control("overview.list")
    assert isinstance(found, TransitionList)
    house.until(found.isVisible)
    return found


def lines(found: TransitionList) -> list[QModelIndex]:
    """Every line of the list, headings too."""
    model = found.model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def heard(found: TransitionList, *, headings: bool = False) -> list[str]:
    """The rows as a screen reader hears them, or the headings above them."""
    said = Qt.ItemDataRole.AccessibleTextRole
    nothing = Qt.ItemFlag.NoItemFlags
    return [str(i.data(said)) for i in lines(found) if (i.flags() == nothing) == headings]


def the_list(house: Shell) -> TransitionList:
    found = house.control("overview.list")
    assert isinstance(found, TransitionList)
    return found


def row(number: int) -> OverviewRow:
    return OverviewRow(
        transition=UUID(int=number + 1), child=UUID(int=number + 1), name=f"Barn {number}", birth_date=BORN,
        daycare="Vuggestuen Solsikken", start_date=DAY, step=NextStep(name="fill", due=DAY),
        progress=Progress(done=0, of=9), closed=False,
    )
