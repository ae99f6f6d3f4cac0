"""Where every concrete object is made, once, and what the command line offers."""

from __future__ import annotations

import argparse
import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from getpass import getpass
from pathlib import Path
from tempfile import TemporaryDirectory

from transitions import __version__
from transitions.application.desk import Desk, Surroundings
from transitions.application.ports import Clock, Ids, Vaults
from transitions.application.practice.play import PlayClock, PlayIds, Practice, Unplayable
from transitions.catalogue import Catalogue, CatalogueError
from transitions.check import Check
from transitions.clock import RandomIds, SystemClock
from transitions.demo import Demo, read_day, write_files
from transitions.export.formats import Formats
from transitions.pdf.press import Press
from transitions.places import Places
from transitions.recover import Recovery, ask_unseen
from transitions.storage.crash_log import CrashLog
from transitions.storage.local_vaults import LocalVaults
from transitions.storage.tuning import Tuning
from transitions.storage.vault import VaultFolder
from transitions.ui.app import Process, run
from transitions.ui.pictures import take_pictures

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

BAD_INPUT = 2
LOCKED_VARIABLE = "TRYG_OVERGANG_LOCKED"
DETACHED_PROCESS = 0x8
"""Windows: a program of its own, that lives on when this one ends."""
_PR_SET_DUMPABLE = 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; without one, open the window. Returns the exit code."""
    _keep_memory_private()
    asked = _parser().parse_args(arguments)
    places = Places.here()
    if asked.command == "demo":
        return _demo(places, asked.out, asked.families, asked.today or SystemClock().today())
    if asked.command == "check":
        return _check(places, asked.vault, asked.code)
    if asked.command == "recover":
        return _recover(places, asked.vault)
    return _window(places)


def _keep_memory_private() -> None:
    """A crash leaves no image of the memory, and no other program of the same user may read it."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _window(places: Places) -> int:
    clock, ids = SystemClock(), RandomIds()
    catalogue, mistakes = Catalogue.load(places.resources, places.overlay)
    return run(
        _surroundings(places, catalogue, clock, ids),
        LocalVaults(places.vaults, clock, ids, Tuning()),
        places.resources,
        Process(_relaunch, CrashLog(places.logs, clock.now, __version__).write),
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
    """Locking begins the program anew, so that nothing of a family stays in its memory.

    Windows cannot put one program in the place of another: the new one is started by itself, and this
    one, closed already, ends. That way has not been run on Windows.
    """
    os.environ[LOCKED_VARIABLE] = locked
    again = [sys.executable, *sys.orig_argv[1:]]
    if os.name == "nt":
        subprocess.Popen(again, creationflags=DETACHED_PROCESS)  # noqa: S603 - itself
    else:
        os.execv(sys.executable, again)  # noqa: S606 - this program again


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="transitions", description="Tryg Overgang")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command")
    demo = commands.add_parser("demo", help="play the fictitious families into a folder, no window")
    demo.add_argument("--out", type=Path, required=True, help="the folder to write to")
    demo.add_argument("--families", type=Path, help="a families file (TOML) instead of the bundled one")
    demo.add_argument("--today", type=read_day, help="play as if it were this day")
    check = commands.add_parser("check", help="check everything in a vault; asks for the passphrase")
    check.add_argument("vault", type=Path, help="the folder of the vault")
    check.add_argument("--code", default="", help="a code of the log from paper, to compare")
    recover = commands.add_parser(
        "recover", help="read what can be read of a damaged vault into a new one beside it; "
        "exit code 0: all of it, 1: something is missing, 2: refused, 3: nothing can be read",
    )
    recover.add_argument("vault", type=Path, help="the folder of the damaged vault")
    return parser


def _surroundings(places: Places, catalogue: Catalogue, clock: Clock, ids: Ids) -> Surroundings:
    press = Press(places.resources / "fonts")
    return Surroundings(clock=clock, ids=ids, library=catalogue, press=press, exports=Formats())


def _check(places: Places, folder: Path, paper_code: str) -> int:
    clock, ids = SystemClock(), RandomIds()
    catalogue = Catalogue.load(places.resources, places.overlay)[0]
    around = _surroundings(places, catalogue, clock, ids)
    answer = Check(around, VaultFolder(folder, clock), _ask_passphrase).run(paper_code)
    sys.stdout.write("".join(f"{line}\n" for line in answer.lines))
    return answer.code


def _ask_passphrase(prompt: str) -> str:
    """From the keyboard without showing it, or the first line of what is piped in."""
    return getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")


def _recover(places: Places, vault: Path) -> int:
    texts = Catalogue.load(places.resources, places.overlay)[0].texts

    def tell(line: str) -> None:
        sys.stdout.write(f"{line}\n")

    return Recovery(vault.resolve(), SystemClock(), texts, ask_unseen, tell).run()


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
