"""How the program looks on this computer: for the eyes of whoever sits at it, about nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Protocol, get_args

Colours = Literal["system", "light", "dark", "contrast"]
"""``system``: as the computer is set."""

COLOURS: tuple[Colours, ...] = get_args(Colours)
SIZES = (100, 125, 150, 175, 200)
"""The sizes of text there are, in per cent."""


@dataclass(frozen=True)
class Settings:
    """Colours and size of text; they hold before a vault is open, so they lie outside every vault.

    Raises ``ValueError`` for others than there are. A plain class: the window is dressed before
    anything else is read.
    """

    colours: Colours = "system"
    text: int = 100

    def __post_init__(self) -> None:
        if self.colours not in COLOURS or self.text not in SIZES:
            raise ValueError("no such settings")

    def resized(self, steps: int) -> Settings:
        """So many sizes larger, or smaller, as far as there are any."""
        place = SIZES.index(self.text) + steps
        return replace(self, text=SIZES[min(max(place, 0), len(SIZES) - 1)])


class SettingsFile(Protocol):
    """Where they are kept."""

    def read(self) -> Settings:
        """As they were kept last; as they come when there are none or they cannot be read."""
        ...

    def keep(self, settings: Settings) -> None:
        """Remember them; where they cannot be written they hold for this time alone."""
        ...


class Unkept:
    """Settings that hold for this time alone."""

    def __init__(self) -> None:
        self._settings = Settings()

    def read(self) -> Settings:
        """What was chosen last."""
        return self._settings

    def keep(self, settings: Settings) -> None:
        """Remember until the program ends."""
        self._settings = settings
