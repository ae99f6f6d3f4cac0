"""The window with the fictitious families in it, and what a scene of it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.rig import make_surroundings
from tests.ui.shell_stage import Shell
from transitions.application.bookmark import Place
from transitions.application.ports import Library
from transitions.application.practice.families import Families
from transitions.application.practice.play import PlayClock, PlayIds, Practice
from transitions.application.practice.turns import Played
from transitions.catalogue import Catalogue
from transitions.places import bundled_resources
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults

TODAY = date(2026, 11, 21)
FAMILIES = (
    "alma_alt_delt", "oliwia_to_sprog", "noah_nej_til_overlevering", "aksel_ny_observation",
    "freja_bekraeftet", "storm_ufuldstaendig", "lilje_lige_introduceret", "otto_nej_tak",
    "theo_trukket_tilbage",
)  # fmt: skip
"""The fictitious families whose pages are worth a picture; the others differ in their answers alone."""


@dataclass
class Stage:
    """The window and, once they are played, the fictitious families by id."""

    house: Shell
    families: Mapping[str, Played] = field(default_factory=dict)

    def go(self, screen: str, family: str = "", *, parent_view: bool = False, **more: UUID | str) -> None:
        """Show a place."""
        transition = self.families[family].transition if family else None
        place = Place.model_validate(
            {"screen": screen, "transition": transition, "parent_view": parent_view, **more}
        )
        self.house.window.go(place)
        self.house.settle()

    def screening(self, family: str) -> UUID:
        """The newest observation of a child."""
        return self.families[family].screenings[-1]


Show = Callable[[Stage], None]


@dataclass(frozen=True)
class Scene:
    """One state of one screen. ``leave`` puts things back for the scenes that follow."""

    name: str
    show: Show
    leave: Show = lambda _: None
    seen_by_parents: bool = False


# --- setting the stage ---


def play(folder: Path) -> Mapping[str, Played]:
    """Play the families into a practice vault below ``folder``."""
    clock = PlayClock(TODAY)
    around = replace(make_surroundings(TODAY), clock=clock, ids=PlayIds())
    vault = LocalVaults(folder, around.clock, around.ids, CostForTests()).open_practice()
    families = chosen(around.library)
    played = vault.submit(lambda store: Practice(around.desk(store), clock, TODAY).play(families)).result()
    vault.close()
    return played


def chosen(library: Library) -> Families:
    """The families worth a picture, of those that come with the program."""
    assert isinstance(library, Catalogue)
    families = library.families(bundled_resources() / "practice" / "families.toml")
    return families.model_copy(update={"families": tuple(f for f in families.families if f.id in FAMILIES)})


def open_families(qtbot: QtBot, folder: Path, played: Mapping[str, Played]) -> Stage:
    """The window in the practice vault that was played."""
    house = Shell(qtbot, folder, make_surroundings(TODAY))
    house.practise()
    return Stage(house, played)


def at_rest() -> None:
    """Let everything that waits be laid out and painted."""
    for _ in range(6):
        QApplication.processEvents()
