"""What the system must bring, such as the libraries Qt loads: found missing, installed or asked for."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import children
from children import SetupError, say
from environment import RUNNING, VENV, VENV_MAKER, can_make_venv, dotted, venv_python, venv_version

QT_PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"


class Need(NamedTuple):
    """What the system must bring, such as a library Qt loads, and its Debian package under each name."""

    name: str
    packages: tuple[str, ...]


VENV_MODULE = Need(VENV_MAKER, (f"python3.{RUNNING[1]}-venv",))
NEEDED_BY_QT = (
    Need("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),
    Need("libEGL.so.1", ("libegl1",)),
    Need("libGL.so.1", ("libgl1",)),
    Need("libdbus-1.so.3", ("libdbus-1-3",)),
    Need("libfontconfig.so.1", ("libfontconfig1",)),
    Need("libxkbcommon.so.0", ("libxkbcommon0",)),
)
NEEDED_BY_X11 = (
    Need("libxcb-cursor.so.0", ("libxcb-cursor0",)),
    Need("libxcb-icccm.so.4", ("libxcb-icccm4",)),
    Need("libxcb-keysyms.so.1", ("libxcb-keysyms1",)),
    Need("libxcb-shape.so.0", ("libxcb-shape0",)),
    Need("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",)),
)

READER = Need("objdump", ("binutils",))
"""PyInstaller asks it which libraries a file loads."""
LIBPYTHON = Need(
    str(sysconfig.get_config_var("INSTSONAME")),
    (f"libpython3.{RUNNING[1]}t64", f"libpython3.{RUNNING[1]}"),
)
"""The frozen program starts Python from it; Debian's own Python does without."""
NEEDED_BY_BUILD = (*NEEDED_BY_X11, READER, LIBPYTHON)


def loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def is_there(need: Need) -> bool:
    if need == VENV_MODULE:
        return can_make_venv()
    if need == READER:
        return shutil.which(need.name) is not None
    if need == LIBPYTHON:
        return Path(str(sysconfig.get_config_var("LIBDIR")), need.name).is_file()
    return loads(need.name)


def needs(venv: Path, variables: Mapping[str, str]) -> tuple[Need, ...]:
    """Python's venv module only while there is no environment, X11's libraries only for its display."""
    first = () if venv_version(venv) == dotted(RUNNING) else (VENV_MODULE,)
    return first + NEEDED_BY_QT + (NEEDED_BY_X11 if variables.get("DISPLAY") else ())


def missing(wanted: Iterable[Need]) -> tuple[Need, ...]:
    return tuple(need for need in wanted if not is_there(need))


def is_root() -> bool:
    return getattr(os, "geteuid", lambda: 1)() == 0


def has_apt() -> bool:
    return bool(shutil.which("apt-get"))


def known_to_apt(package: str) -> bool:
    answer = subprocess.run(
        ["apt-cache", "policy", package],
        env=children.child_environment({"LC_ALL": "C"}),
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return "Candidate:" in answer and "Candidate: (none)" not in answer


def apt_names(wanted: Iterable[Need], known: Callable[[str], bool]) -> list[str]:
    """Each package under the name this release uses; apt itself resolves the older name if asked blindly."""
    return [next(filter(known, need.packages), need.packages[-1]) for need in wanted]


def apt_install(wanted: Sequence[Need]) -> None:
    """Asks for the names only after the update: a fresh container knows no package before it."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    children.child(["apt-get", "-qq", "update"], quiet)
    names = apt_names(wanted, known_to_apt)
    say(f"Installing system packages: {' '.join(names)}")
    children.child(["apt-get", "-qq", "install", "-y", "--no-install-recommends", *names], quiet)


def remedy(wanted: Sequence[Need]) -> str:
    if not has_apt():
        return "Install the packages that hold them."
    names = " ".join(apt_names(wanted, known_to_apt))
    return f"Run: sudo apt-get install -y --no-install-recommends {names}"


def provide(wanted: Sequence[Need]) -> tuple[Need, ...]:
    """Installs what is missing when it may; what is missing still is told with the remedy and returned."""
    if not sys.platform.startswith("linux"):
        return ()
    lacking = missing(wanted)
    if lacking and is_root() and has_apt():
        apt_install(lacking)
        lacking = missing(lacking)
    if lacking:
        say(f"Missing on this system: {', '.join(need.name for need in lacking)}\n{remedy(lacking)}")
    return lacking


def qt_starts(added: Mapping[str, str] | None = None) -> bool:
    return children.succeeds_quietly([venv_python(VENV), "-c", QT_PROBE], added)


def refuse_if_qt_fails(lacking: Sequence[Need], added: Mapping[str, str] | None = None) -> None:
    if lacking and not qt_starts(added):
        raise SetupError("Qt cannot start without them. Install them and run the same command again.")
