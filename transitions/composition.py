"""Where every concrete object is made, once: what the window and the commands work with."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from getpass import getpass
from pathlib import Path
from tempfile import TemporaryDirectory

from transitions import __version__
from transitions.application.desk import Desk, Surroundings
from transitions.application.installation import Installation
from transitions.application.ports import Clock, Ids, Vaults
from transitions.application.practice.play import PlayClock, PlayIds, Practice, Unplayable
from transitions.catalogue import Catalogue, CatalogueError
from transitions.catalogue.examination import examine
from transitions.catalogue.parts import parts
from transitions.check import Check
from transitions.clock import RandomIds, SystemClock
from transitions.demo import Demo, refuse_no_folder, smaller, write_files
from transitions.export.formats import Formats
from transitions.own_files import fingerprint, own_files
from transitions.pdf.press import Press
from transitions.places import Places
from transitions.recover import Recovery, ask_unseen
from transitions.spelling import DanishSpeller
from transitions.statistics import OneLine, Statistics
from transitions.storage.local_vaults import LocalVaults
from transitions.storage.tuning import Tuning
from transitions.storage.vault import VaultFolder
from transitions.ui.house import House
from transitions.ui.look.wardrobe import Wardrobe
from transitions.ui.pictures import take_pictures
from transitions.ui.rooms import factories

BAD_INPUT = 2


def house(places: Places, clock: Clock, wardrobe: Wardrobe) -> House:
    """What lies behind the start screen."""
    ids = RandomIds()
    catalogue, mistakes = Catalogue.load(places.resources, places.overlay)
    vaults = LocalVaults(places.vaults, clock, ids, Tuning())
    around = _surroundings(places, catalogue, clock, ids)
    return House(
        around=replace(
            around,
            installation=_installation(places, catalogue, vaults),
            speller=DanishSpeller(places.resources / "spelling"),
        ),
        vaults=vaults,
        factories=factories(_practice_loader(places, catalogue), wardrobe),
        notices=[str(mistake) for mistake in mistakes],
    )


def _installation(places: Places, used: Catalogue, vaults: LocalVaults) -> Installation:
    return Installation(
        version=__version__,
        parts=parts,
        files=cache(_counted_files),
        overlay=places.overlay,
        examine=lambda: examine(used, places.resources, places.overlay),
        vaults=places.vaults,
        called=lambda vault: vaults.called(places.vaults / vault),
        call=lambda vault, name: vaults.call(places.vaults / vault, name),
    )


def _counted_files() -> str:
    """The hash over the program's own files; nothing where one of them cannot be read."""
    try:
        return fingerprint(own_files())
    except OSError:
        return ""


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


def _surroundings(places: Places, catalogue: Catalogue, clock: Clock, ids: Ids) -> Surroundings:
    press = Press(places.resources / "fonts")
    return Surroundings(clock=clock, ids=ids, library=catalogue, press=press, exports=Formats())


def check(places: Places, folder: Path, paper_code: str) -> int:
    """Check everything in a vault; returns the exit code."""
    clock, ids = SystemClock(), RandomIds()
    catalogue = Catalogue.load(places.resources, places.overlay)[0]
    around = _surroundings(places, catalogue, clock, ids)
    answer = Check(around, VaultFolder(folder, clock), _ask_passphrase).run(paper_code)
    sys.stdout.write("".join(f"{line}\n" for line in answer.lines))
    return answer.code


def _ask_passphrase(prompt: str) -> str:
    """From the keyboard without showing it, or the first line of what is piped in."""
    return getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")


def recover(places: Places, vault: Path) -> int:
    """Read what can be read of a damaged vault; returns the exit code."""
    texts = Catalogue.load(places.resources, places.overlay)[0].texts

    def tell(line: str) -> None:
        sys.stdout.write(f"{line}\n")

    return Recovery(vault.resolve(), SystemClock(), texts, ask_unseen, tell).run()


def statistics(places: Places, folder: Path, out: Path, *, practice: bool) -> int:
    """Add up the counts files of a folder; returns the exit code."""
    texts = Catalogue.load(places.resources, places.overlay)[0].texts
    press = Press(places.resources / "fonts")

    def tell(line: str) -> None:
        sys.stdout.write(f"{line}\n")

    return Statistics(folder, out, practice, texts, press, tell, OneLine(sys.stderr).show).run()


def demo(places: Places, out: Path, families_file: Path | None, today: date) -> int:
    """Play the fictitious families into a folder; returns the exit code."""
    try:
        refuse_no_folder(out)
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


def guide(places: Places, out: Path, today: date) -> int:
    """A picture for each page of the guide that has a screen of its name; returns the exit code."""
    screens = _played(places, None, today)
    taken = {Path(name).stem: screen for name, screen in screens.items() if name.startswith("screens/")}
    pages = Catalogue.load(places.resources)[0].handbook.pages
    wanted = {page.id for page in pages}
    write_files({f"{name}.png": smaller(taken[name]) for name in sorted(wanted & taken.keys())}, out)
    sys.stdout.write(f"{out}\n")
    return 0


def _pictures(around: Surroundings, vaults: Vaults, resources: Path) -> dict[str, bytes]:
    """The main screens, drawn without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    pictures = take_pictures(around, vaults, resources)
    return {f"screens/{name}.png": picture for name, picture in pictures.items()}
