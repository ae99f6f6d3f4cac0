"""Where every concrete object is made, once, and what the command line offers."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from transitions import __version__
from transitions.application.desk import Desk, Surroundings
from transitions.application.ports import Clock, Ids, Vaults
from transitions.application.practice.play import PlayClock, PlayIds, Practice, Unplayable
from transitions.catalogue import Catalogue, CatalogueError
from transitions.clock import RandomIds, SystemClock
from transitions.demo import Demo, read_day, write_files
from transitions.export.formats import Formats
from transitions.pdf.press import Press
from transitions.places import Places
from transitions.storage.local_vaults import LocalVaults
from transitions.ui.app import run
from transitions.ui.pictures import take_pictures

BAD_INPUT = 2
LOCKED_VARIABLE = "TRYG_OVERGANG_LOCKED"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; without one, open the window. Returns the exit code."""
    asked = _parser().parse_args(arguments)
    places = Places.here()
    if asked.command == "demo":
        return _demo(places, asked.out, asked.families, asked.today or SystemClock().today())
    return _window(places)


def _window(places: Places) -> int:
    clock, ids = SystemClock(), RandomIds()
    catalogue, mistakes = Catalogue.load(places.resources, places.overlay)
    return run(
        _surroundings(places, catalogue, clock, ids),
        LocalVaults(places.vaults, clock, ids),
        places.resources,
        _relaunch,
        notices=[str(mistake) for mistake in mistakes],
        locked=os.environ.pop(LOCKED_VARIABLE, ""),
        load_practice=_practice_loader(places, catalogue),
    )


def _practice_loader(places: Places, catalogue: Catalogue) -> Callable[[Desk], None]:
    """Plays the bundled families into an empty practice vault, as if they had lived until today."""

    def load(desk: Desk) -> None:
        today = desk.around.clock.today()
        clock = PlayClock(today)
        played = replace(desk.around, clock=clock).desk(desk.store)
        Practice(played, clock, today).play(catalogue.families(_bundled_families(places)))

    return load


def _bundled_families(places: Places) -> Path:
    return places.resources / "practice" / "families.toml"


def _relaunch(locked: str) -> None:
    """Locking begins the program anew, so that nothing of a family stays in its memory."""
    os.environ[LOCKED_VARIABLE] = locked
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - this program again


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="transitions", description="Tryg Overgang")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command")
    demo = commands.add_parser("demo", help="play the fictitious families into a folder, no window")
    demo.add_argument("--out", type=Path, required=True, help="the folder to write to")
    demo.add_argument("--families", type=Path, help="a families file (TOML) instead of the bundled one")
    demo.add_argument("--today", type=read_day, help="play as if it were this day")
    return parser


def _surroundings(places: Places, catalogue: Catalogue, clock: Clock, ids: Ids) -> Surroundings:
    press = Press(places.resources / "fonts")
    return Surroundings(clock=clock, ids=ids, library=catalogue, press=press, exports=Formats())


def _demo(places: Places, out: Path, families_file: Path | None, today: date) -> int:
    try:
        write_files(_played(places, families_file, today), out)
    except (CatalogueError, Unplayable, OSError) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return BAD_INPUT
    sys.stdout.write(f"{out}\n")
    return 0


def _played(places: Places, families_file: Path | None, today: date) -> dict[str, bytes]:
    catalogue = Catalogue.load(places.resources, places.overlay)[0]
    families = catalogue.families(families_file or _bundled_families(places))
    clock = PlayClock(today)
    around = _surroundings(places, catalogue, clock, PlayIds())
    with TemporaryDirectory(prefix="transitions-") as folder:
        vaults = LocalVaults(Path(folder), SystemClock(), RandomIds())
        files = Demo(around, clock, families, today).play(vaults)
        screens = _pictures(around, vaults, places.resources)
    return files | screens


def _pictures(around: Surroundings, vaults: Vaults, resources: Path) -> dict[str, bytes]:
    """The main screens, drawn without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    pictures = take_pictures(around, vaults, resources)
    return {f"screens/{name}.png": picture for name, picture in pictures.items()}
