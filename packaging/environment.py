"""The Python that runs the program, and an environment of its own with what a lock names."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import children
from children import ROOT, SetupError, say

VENV = ROOT / ".venv"
OLDEST, NEWEST = (3, 11), (3, 14)
RUNNING = (sys.version_info.major, sys.version_info.minor)
VENV_MAKER = "Python's venv module"


class Lock(NamedTuple):
    """A pinned set of packages: the first file is installed, all of them together are vouched for."""

    name: str
    files: tuple[Path, ...]


RUNTIME = Lock("runtime", (ROOT / "packaging" / "requirements.txt",))
DEV = Lock("dev", (ROOT / "packaging" / "requirements-dev.txt", *RUNTIME.files))
BUILD = Lock("build", (ROOT / "packaging" / "requirements-build.txt", *RUNTIME.files))


def dotted(version: Sequence[int]) -> str:
    return ".".join(str(part) for part in version)


def answers(python: str) -> bool:
    return children.succeeds_quietly([python, "--version"])


def refuse_unfit_python(
    running: tuple[int, int] = RUNNING, starts: Callable[[str], bool] = answers
) -> None:
    if OLDEST <= running <= NEWEST:
        return
    fit = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    found = next(filter(starts, fit), None)
    way_out = (
        f"Run this instead: {found} packaging/make.py run"
        if found
        else f"Install Python {dotted(NEWEST)} and run the same command with it."
    )
    need = f"the program needs {dotted(OLDEST)} to {dotted(NEWEST)}"
    raise SetupError(f"This is Python {dotted(running)}; {need}.\n{way_out}")


def venv_python(venv: Path, system: str = os.name) -> Path:
    return venv / "Scripts" / "python.exe" if system == "nt" else venv / "bin" / "python"


def venv_version(venv: Path) -> str:
    """The Python inside, such as '3.11'; empty when there is no environment."""
    settings = venv / "pyvenv.cfg"
    if not settings.is_file() or not venv_python(venv).exists():
        return ""
    found = re.search(r"^version(?:_info)?\s*=\s*(\d+\.\d+)", settings.read_text(encoding="utf-8"), re.M)
    return found.group(1) if found else ""


def stamp_path(venv: Path, lock: Lock) -> Path:
    return venv / f"installed-{lock.name}.txt"


def fingerprint(lock: Lock, version: str) -> str:
    seen = hashlib.sha256(version.encode())
    for path in lock.files:
        seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()


def is_installed(venv: Path, lock: Lock) -> bool:
    finished, version = stamp_path(venv, lock), venv_version(venv)
    if not version or not finished.is_file():
        return False
    return finished.read_text(encoding="ascii") == fingerprint(lock, version)


def stamp(venv: Path, lock: Lock) -> None:
    finished = stamp_path(venv, lock)
    unfinished = finished.with_suffix(".part")
    unfinished.write_text(fingerprint(lock, venv_version(venv)), encoding="ascii")
    unfinished.replace(finished)


def unstamp(venv: Path) -> None:
    for lock in (RUNTIME, DEV, BUILD):
        stamp_path(venv, lock).unlink(missing_ok=True)


def can_make_venv() -> bool:
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def make_venv(venv: Path) -> None:
    if not can_make_venv():
        raise SetupError(f"{VENV_MAKER} is missing. Install it and run the same command again.")
    say(f"Making the environment {venv} with Python {dotted(RUNNING)}.")
    if children.child([sys.executable, "-m", "venv", "--clear", venv]):
        raise SetupError(f"The environment could not be made. Delete {venv} and run the same command again.")


def has_working_pip(venv: Path) -> bool:
    return venv_version(venv) == dotted(RUNNING) and children.succeeds_quietly(
        [venv_python(venv), "-m", "pip", "--version"]
    )


def install(venv: Path, lock: Lock) -> None:
    unstamp(venv)
    say(f"Installing what the lock file {lock.files[0].name} names. Needed once; it takes a minute or two.")
    safety = ["--require-hashes", "--no-deps", "--only-binary=:all:"]
    quiet = ["--no-input", "--disable-pip-version-check", "--quiet"]
    pip: list[str | Path] = [venv_python(venv), "-m", "pip", "install"]
    if children.child([*pip, *quiet, *safety, "-r", lock.files[0]]):
        raise SetupError("Installing failed, see above. Check the network and run the same command again.")
    stamp(venv, lock)


def prepare(venv: Path, lock: Lock) -> None:
    """An environment with everything in the lock; what the checks need includes what the program needs."""
    same_python = venv_version(venv) == dotted(RUNNING)
    if same_python and (is_installed(venv, lock) or is_installed(venv, DEV)):
        return
    if not has_working_pip(venv):
        make_venv(venv)
    install(venv, lock)
