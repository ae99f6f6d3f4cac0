"""A real, temporary practice vault with the real definitions, for tests and for looking at screens."""

from __future__ import annotations

from copy import copy
from datetime import date
from pathlib import Path

from tests.bundled import bundled_catalogue
from tests.fakes.clock import FakeClock
from transitions.application.desk import Surroundings
from transitions.clock import RandomIds
from transitions.export.formats import Formats
from transitions.pdf.press import Press
from transitions.places import bundled_resources
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults

DAY = date(2026, 11, 2)


def make_surroundings(day: date = DAY) -> Surroundings:
    """The bundled definitions and the real press, on a fixed day."""
    resources = bundled_resources()
    return Surroundings(
        clock=FakeClock(day),
        ids=RandomIds(),
        library=copy(bundled_catalogue()),
        press=Press(resources / "fonts"),
        exports=Formats(),
    )


def make_vaults(root: Path, around: Surroundings) -> LocalVaults:
    """Vaults in a temporary folder; a passphrase costs next to nothing there."""
    return LocalVaults(root, around.clock, around.ids, CostForTests())
