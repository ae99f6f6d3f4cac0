"""Which Danish words the dictionary knows: Hunspell with the words of Stavekontrolden, offline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

LANGUAGE = "da_DK"


class DanishSpeller:
    """Reads its dictionary a piece at a time, as reading it whole would hold the window up.

    The pieces are read in their order: in another one a few words come out otherwise.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._left = sorted(folder.glob(f"{LANGUAGE}_*.dic"), reverse=True)
        self._hunspell: Any = None

    def read_on(self) -> bool:
        """Read a little more; whether anything is left."""
        if self._hunspell is None:
            from hunspell import Hunspell  # noqa: PLC0415 - not before somebody writes

            self._hunspell = Hunspell(LANGUAGE, hunspell_data_dir=str(self._folder))
        elif self._left:
            self._hunspell.add_dic(str(self._left.pop()))
        return bool(self._left)

    def doubts(self, word: str) -> bool:
        """Whether the dictionary has no such word; never before it has been read."""
        if self._hunspell is None or self._left:
            return False
        return not self._hunspell.spell(word)
