"""Makes the program's folder: one that runs where no Python is, with the licences of all that is in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import children
import debian_package
import elsewhere
import environment
import finishing
import sums
import system_needs
from children import ROOT, SetupError, say
from finishing import EPOCH

BUILD_VENV = ROOT / "build" / "venv"
WORK = ROOT / "build" / "work"
DIST = ROOT / "dist"
SPEC = ROOT / "packaging" / "program.spec"
PROGRAM = DIST / "tryg-overgang"
GIVEN = ROOT / "packaging" / "debian"
NOT_YET = "There is no frozen program yet. Run: python3 packaging/make.py build"
BEFORE_ALL = "315532800"
"""1980-01-01, the first day a zip file can hold."""


def program() -> int:
    """The folder in ``dist/``; one that could not be finished is taken away."""
    system_needs.provide((*system_needs.needs(BUILD_VENV, {}), *system_needs.NEEDED_BY_BUILD))
    environment.prepare(BUILD_VENV, environment.BUILD)
    code = children.child(
        [
            environment.venv_python(BUILD_VENV), "-m", "PyInstaller", "--noconfirm", "--clean",
            "--log-level", "WARN", "--distpath", DIST, "--workpath", WORK, SPEC,
        ],
        same_each_time(),
    )  # fmt: skip
    if code:
        shutil.rmtree(PROGRAM, ignore_errors=True)
        raise SetupError("The program could not be put into its folder, see above.")
    write_sums()
    say(f"{size(PROGRAM) / 1e6:.0f} MB in {PROGRAM}\nTry it: python3 packaging/make.py smoke")
    return 0


def wheel() -> int:
    """The wheel and the sdist in ``dist/``."""
    environment.prepare(BUILD_VENV, environment.BUILD)
    python = environment.venv_python(BUILD_VENV)
    return _summed(children.child([python, "-m", "hatchling", "build", "-d", DIST], same_each_time()))


def deb() -> int:
    """The Debian package of the folder, in ``dist/``."""
    if not executable().is_file():
        raise SetupError(NOT_YET)
    made = int(same_each_time()[EPOCH])
    say(str(debian_package.make(PROGRAM, GIVEN, DIST, finishing.version(ROOT), made)))
    write_sums()
    return 0


def windows() -> int:
    """A setup program in ``dist/``; not yet run."""
    return _summed(elsewhere.windows(PROGRAM, finishing.version(ROOT)))


def macos() -> int:
    """A package for the installer in ``dist/``; not yet run."""
    return _summed(elsewhere.macos(PROGRAM, finishing.version(ROOT)))


def _summed(code: int) -> int:
    if not code:
        write_sums()
    return code


def write_sums() -> None:
    """The hashes beside what was built."""
    sums.write(DIST, PROGRAM, finishing.version(ROOT))


def executable() -> Path:
    """The program to start."""
    return PROGRAM / ("tryg-overgang.exe" if sys.platform == "win32" else "tryg-overgang")


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def same_each_time() -> dict[str, str]:
    """What a build is told, so that the same source gives the same bytes."""
    return {EPOCH: os.environ.get(EPOCH) or last_change() or BEFORE_ALL, "PYTHONHASHSEED": "0"}


def last_change() -> str:
    """When the last commit was made, in seconds since 1970; nothing where there is no history."""
    try:
        asked = subprocess.run(
            ["git", "-C", ROOT, "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return asked.stdout.strip()
