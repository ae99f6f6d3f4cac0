"""Counts files in a folder, as many vaults write them, and the run that adds them up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.rig import make_surroundings
from transitions.domain.counts import CountsFile, whole
from transitions.statistics import Statistics

AROUND = make_surroundings()
LARGE = {"offered": 20, "declined": 20}


def counts(vault: int, cells: dict[str, int] = LARGE, **more: Any) -> CountsFile:
    """A counts file as a vault writes it."""
    known = {
        "about": "Tal", "municipality": "Øvelseskommunen", "year": 2026, "practice": False,
        "vault": f"{vault:016x}", "edition": 1, "counts": whole(cells), **more,
    }
    return CountsFile.model_validate(known)


def put(folder: Path, *files: CountsFile) -> None:
    """Lay them in a folder."""
    for number, each in enumerate(files):
        (folder / f"{number}.json").write_text(each.write(), encoding="utf-8")


def run(folder: Path, *, practice: bool = False, out: Path | None = None) -> tuple[int, str]:
    """Add a folder up: the exit code, and what was said."""
    said: list[str] = []
    texts, press = AROUND.library.texts, AROUND.press
    code = Statistics(folder, out or folder, practice, texts, press, said.append).run()
    return code, "\n".join(said)
