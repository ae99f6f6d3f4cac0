"""What the command line offers. The window comes first: all else is read by whoever needs it."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from transitions import __version__
from transitions.clock import SystemClock
from transitions.places import Places
from transitions.storage.folders import Doors
from transitions.storage.settings_file import SettingsOnDisk
from transitions.ui.app import Front, Process, run
from transitions.ui.house import House
from transitions.ui.look.wardrobe import Wardrobe

if TYPE_CHECKING:
    import argparse

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

SETTINGS_NAME = "settings.json"
LOCKED_VARIABLE = "TRYG_OVERGANG_LOCKED"
DETACHED_PROCESS = 0x8
"""Windows: a program of its own, that lives on when this one ends."""
_PR_SET_DUMPABLE = 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; without one, open the window. Returns the exit code."""
    _keep_memory_private()
    given = sys.argv[1:] if arguments is None else arguments
    if given:
        asked = _parser().parse_args(given)
        if asked.command is not None:
            return _command(Places.here(), asked)
    return _window(Places.here())


def _command(places: Places, asked: argparse.Namespace) -> int:
    from transitions import composition  # noqa: PLC0415 - no window waits for it

    gc.enable()
    if asked.command == "demo":
        today = asked.today or SystemClock().today()
        return composition.demo(places, asked.out, asked.families, today)
    if asked.command == "pictures":
        return composition.guide(places, asked.out, asked.today or SystemClock().today())
    if asked.command == "check":
        return composition.check(places, asked.vault, asked.code)
    if asked.command == "recover":
        return composition.recover(places, asked.vault)
    return composition.statistics(places, asked.folder, asked.out or asked.folder, practice=asked.practice)


def _keep_memory_private() -> None:
    """A crash leaves no image of the memory, and no other program of the same user may read it."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _window(places: Places) -> int:
    clock = SystemClock()

    def furnish(wardrobe: Wardrobe) -> House:
        from transitions import composition  # noqa: PLC0415 - read while she types

        return composition.house(places, clock, wardrobe)

    front = Front(
        resources=places.resources,
        overlay=places.overlay,
        clock=clock,
        doors=Doors(places.vaults),
        locked=os.environ.pop(LOCKED_VARIABLE, ""),
    )
    settings = SettingsOnDisk(places.vaults.parent / SETTINGS_NAME)
    return run(front, furnish, Process(_relaunch, partial(_keep_report, places.logs), settings))


def _keep_report(folder: Path, report: str) -> None:
    from transitions.storage.crash_log import CrashLog  # noqa: PLC0415 - seldom

    CrashLog(folder, SystemClock().now, __version__).write(report)


def _relaunch(locked: str) -> None:
    """Locking begins the program anew, so that nothing of a family stays in its memory.

    Windows cannot put one program in the place of another: the new one is started by itself, and this
    one, closed already, ends. That way has not been run on Windows.
    """
    os.environ[LOCKED_VARIABLE] = locked
    again = [sys.executable, *sys.orig_argv[1:]]
    if os.name == "nt":
        import subprocess  # noqa: PLC0415 - there alone

        subprocess.Popen(again, creationflags=DETACHED_PROCESS)  # noqa: S603 - itself
    else:
        os.execv(sys.executable, again)  # noqa: S606 - this program again


def _parser() -> argparse.ArgumentParser:
    import argparse  # noqa: PLC0415 - a window is asked for without words

    parser = argparse.ArgumentParser(prog="transitions", description="Tryg Overgang")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command")
    demo = commands.add_parser("demo", help="play the fictitious families into a folder, no window")
    demo.add_argument("--out", type=Path, required=True, help="the folder to write to")
    demo.add_argument("--families", type=Path, help="a families file (TOML) instead of the bundled one")
    demo.add_argument("--today", type=read_day, help="play as if it were this day")
    pictures = commands.add_parser("pictures", help="the pictures of the guide, from the fictitious families")
    pictures.add_argument("--out", type=Path, required=True, help="the folder to write to")
    pictures.add_argument("--today", type=read_day, help="play as if it were this day")
    check = commands.add_parser("check", help="check everything in a vault; asks for the passphrase")
    check.add_argument("vault", type=Path, help="the folder of the vault")
    check.add_argument("--code", default="", help="a code of the log from paper, to compare")
    recover = commands.add_parser(
        "recover", help="read what can be read of a damaged vault into a new one beside it; "
        "exit code 0: all of it, 1: something is missing, 2: refused, 3: nothing can be read",
    )
    recover.add_argument("vault", type=Path, help="the folder of the damaged vault")
    statistics = commands.add_parser(
        "statistics", help="add up the counts files in a folder and write table, chart and list; "
        "exit code 0: all of them, 1: some were left out, 2: there was nothing to add up, "
        "130: ended by Ctrl-C",
    )
    statistics.add_argument("folder", type=Path, help="the folder the counts files lie in")
    statistics.add_argument("--out", type=Path, help="where to write, if not in the same folder")
    statistics.add_argument(
        "--practice", action="store_true", help="add up practice files, and those alone"
    )
    return parser


def read_day(text: str) -> date:
    """A day given on the command line, as ``2026-11-02``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        from argparse import ArgumentTypeError  # noqa: PLC0415

        raise ArgumentTypeError(f'"{text}" er ikke en dag. Skriv den som 2026-11-02.') from None
