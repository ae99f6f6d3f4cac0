"""The commands of a newcomer: set the program up in its own folder, then run it or check it.

python3 packaging/make.py run     opens the window; without a screen it writes the demo to demo-output/
python3 packaging/make.py demo    shows the program on invented families; options go to the demo
python3 packaging/make.py pictures  takes the pictures of the guide anew, of the invented families
python3 packaging/make.py test    every check, then a summary; options go to pytest
python3 packaging/make.py soak    long counts: a million families through the gate and every mutation of it
                                  (alone: soak 1000000); then soak vault [kills] [moments], which kills one
                                  and cuts its power; then soak packages [cases], which meddles with them;
                                  then soak papers [papers], which prints invented ones
python3 packaging/make.py book [DIR]  every screen in every look and size, as pictures in a folder
                                  (picture-book/); with --keep the main ones become what tests compare with
python3 packaging/make.py bench   how fast the vault is, as ratios in one run; --few, --many, --searched,
                                  --printed N
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PACKAGING = Path(__file__).resolve().parent
ROOT = PACKAGING.parent
VENV = ROOT / ".venv"
DEMO_FOLDER = ROOT / "demo-output"
DEMO_MARK = ".replaced-by-the-next-run"

OLDEST, NEWEST = (3, 11), (3, 14)
RUNNING = (sys.version_info.major, sys.version_info.minor)
UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
QT_PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"
PROBE_SECONDS = 60
INTERRUPTED = 130


class SetupError(Exception):
    """Something the person at the keyboard can mend; the text says how."""


class Lock(NamedTuple):
    """A pinned set of packages: the first file is installed, all of them together are vouched for."""

    name: str
    files: tuple[Path, ...]


class Need(NamedTuple):
    """What the system must bring, such as a library Qt loads, and its Debian package under each name."""

    name: str
    packages: tuple[str, ...]


RUNTIME = Lock("runtime", (PACKAGING / "requirements.txt",))
DEV = Lock("dev", (PACKAGING / "requirements-dev.txt", PACKAGING / "requirements.txt"))

VENV_MODULE = Need("Python's venv module", (f"python3.{RUNNING[1]}-venv",))
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


def say(text: str) -> None:
    print(text, flush=True)


def dotted(version: Sequence[int]) -> str:
    return ".".join(str(part) for part in version)


# --- Python and its environment ---


def answers(python: str) -> bool:
    return succeeds_quietly([python, "--version"])


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
    for lock in (RUNTIME, DEV):
        stamp_path(venv, lock).unlink(missing_ok=True)


def child_environment(added: Mapping[str, str] | None = None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    return {**kept, **(added or {})}


def child(arguments: Sequence[str | Path], added: Mapping[str, str] | None = None) -> int:
    """Runs it in the repository; a death by signal N becomes 128 + N, as in a shell."""
    code = subprocess.run(arguments, cwd=ROOT, env=child_environment(added), check=False).returncode
    return code if code >= 0 else 128 - code


def succeeds_quietly(arguments: Sequence[str | Path], added: Mapping[str, str] | None = None) -> bool:
    try:
        done = subprocess.run(
            arguments,
            cwd=ROOT,
            env=child_environment(added),
            check=False,
            capture_output=True,
            timeout=PROBE_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def can_make_venv() -> bool:
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def make_venv(venv: Path) -> None:
    if not can_make_venv():
        raise SetupError(f"{VENV_MODULE.name} is missing. Install it and run the same command again.")
    say(f"Making the environment {venv} with Python {dotted(RUNNING)}.")
    if child([sys.executable, "-m", "venv", "--clear", venv]):
        raise SetupError(f"The environment could not be made. Delete {venv} and run the same command again.")


def has_working_pip(venv: Path) -> bool:
    return venv_version(venv) == dotted(RUNNING) and succeeds_quietly(
        [venv_python(venv), "-m", "pip", "--version"]
    )


def install(venv: Path, lock: Lock) -> None:
    unstamp(venv)
    say(f"Installing what the lock file {lock.files[0].name} names. Needed once; it takes a minute or two.")
    safety = ["--require-hashes", "--no-deps", "--only-binary=:all:"]
    quiet = ["--no-input", "--disable-pip-version-check", "--quiet"]
    pip: list[str | Path] = [venv_python(venv), "-m", "pip", "install"]
    if child([*pip, *quiet, *safety, "-r", lock.files[0]]):
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


# --- What the system must bring ---


def loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def is_there(need: Need) -> bool:
    return can_make_venv() if need == VENV_MODULE else loads(need.name)


def needs(venv: Path, environment: Mapping[str, str]) -> tuple[Need, ...]:
    """Python's venv module only while there is no environment, X11's libraries only for its display."""
    first = () if venv_version(venv) == dotted(RUNNING) else (VENV_MODULE,)
    return first + NEEDED_BY_QT + (NEEDED_BY_X11 if environment.get("DISPLAY") else ())


def missing(wanted: Iterable[Need]) -> tuple[Need, ...]:
    return tuple(need for need in wanted if not is_there(need))


def is_root() -> bool:
    return getattr(os, "geteuid", lambda: 1)() == 0


def has_apt() -> bool:
    return bool(shutil.which("apt-get"))


def known_to_apt(package: str) -> bool:
    answer = subprocess.run(
        ["apt-cache", "policy", package],
        env=child_environment({"LC_ALL": "C"}),
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
    child(["apt-get", "-qq", "update"], quiet)
    names = apt_names(wanted, known_to_apt)
    say(f"Installing system packages: {' '.join(names)}")
    child(["apt-get", "-qq", "install", "-y", "--no-install-recommends", *names], quiet)


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
    return succeeds_quietly([venv_python(VENV), "-c", QT_PROBE], added)


def refuse_if_qt_fails(lacking: Sequence[Need], added: Mapping[str, str] | None = None) -> None:
    if lacking and not qt_starts(added):
        raise SetupError("Qt cannot start without them. Install them and run the same command again.")


# --- run and demo ---


def names_a_screen(platform: str, environment: Mapping[str, str]) -> bool:
    if platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def screen_answers(platform: str = sys.platform) -> bool:
    return not platform.startswith("linux") or qt_starts()


def program(arguments: Sequence[str], added: Mapping[str, str] | None = None) -> int:
    return child([venv_python(VENV), "-m", "transitions", *arguments], added)


def fresh_folder(folder: Path) -> None:
    """Empties only a folder that an earlier run made: it carries our mark."""
    mark = folder / DEMO_MARK
    if folder.is_symlink() or (folder.exists() and not mark.is_file()):
        raise SetupError(f"{folder} was not made by this command. Move it away and run the command again.")
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    mark.write_text("The next 'make.py run' without a screen replaces this folder.\n", encoding="utf-8")


def show_without_screen(reason: str) -> int:
    fresh_folder(DEMO_FOLDER)
    say(f"{reason} No window can open, so the demo is written to {DEMO_FOLDER}")
    code = program(["demo", "--out", str(DEMO_FOLDER)], OFFSCREEN)
    say(f"Look in {DEMO_FOLDER}" if code == 0 else f"The demo failed with exit code {code}.")
    return code


def run(options: Sequence[str]) -> int:
    screen = names_a_screen(sys.platform, os.environ)
    lacking = provide(needs(VENV, os.environ))
    prepare(VENV, RUNTIME)
    refuse_if_qt_fails(lacking, None if screen else OFFSCREEN)
    if not screen:
        return show_without_screen("There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).")
    if not screen_answers():
        return show_without_screen("The display that DISPLAY or WAYLAND_DISPLAY names does not answer.")
    return program(options)


def demo(options: Sequence[str]) -> int:
    lacking = provide(needs(VENV, {}))
    prepare(VENV, RUNTIME)
    refuse_if_qt_fails(lacking, OFFSCREEN)
    return program(["demo", *options], OFFSCREEN)


PICTURES = ROOT / "resources" / "guide" / "pictures"
PICTURED_DAY = "2026-11-21"
"""The families are as old each time the pictures are taken, so that only what changed differs."""


def pictures(options: Sequence[str]) -> int:
    lacking = provide(needs(VENV, {}))
    prepare(VENV, RUNTIME)
    refuse_if_qt_fails(lacking, OFFSCREEN)
    return program(["pictures", "--out", str(PICTURES), "--today", PICTURED_DAY, *options], OFFSCREEN)


# --- test ---


class Check(NamedTuple):
    """One step of ``test``: what it is called and how Python runs it."""

    name: str
    arguments: tuple[str, ...]


class Outcome(NamedTuple):
    """How a check ended."""

    name: str
    passed: bool
    seconds: float


ONE_PER_CORE = ("-n", "auto", "--dist", "loadfile")
COVERAGE = ("--cov", "--cov-report=term:skip-covered")


def checks(pytest_options: Sequence[str]) -> tuple[Check, ...]:
    lint_imports = "from importlinter.cli import lint_imports_command as run; run(['--no-logo'])"
    return (
        Check("ruff", ("-m", "ruff", "check")),
        Check("mypy", ("-m", "mypy")),
        Check("lint-imports", ("-c", lint_imports)),
        Check("pytest", ("-m", "pytest", *ONE_PER_CORE, *COVERAGE, *pytest_options)),
    )


def perform(check: Check, runs: Callable[[Sequence[str | Path], Mapping[str, str]], int] = child) -> Outcome:
    say(f"\n=== {check.name} ===")
    began = time.monotonic()
    code = runs([venv_python(VENV), *check.arguments], OFFSCREEN)
    return Outcome(check.name, code == 0, time.monotonic() - began)


def summary(outcomes: Iterable[Outcome]) -> str:
    lines = [
        f"{'passed' if outcome.passed else 'FAILED'}  {outcome.name:<14}{outcome.seconds:6.1f} s"
        for outcome in outcomes
    ]
    return "\n".join(["", "=== summary ===", *lines])


def test(options: Sequence[str]) -> int:
    lacking = provide(needs(VENV, {}))
    prepare(VENV, DEV)
    refuse_if_qt_fails(lacking, OFFSCREEN)
    outcomes = [perform(check) for check in checks(options)]
    say(summary(outcomes))
    return 0 if all(outcome.passed for outcome in outcomes) else 1


# --- soak ---

SOAKS = ("vault", "packages", "papers")
"""What else is counted besides the families."""


def soak(options: Sequence[str]) -> int:
    prepare(VENV, DEV)
    if not options:
        return max(_count(name, ()) for name in ("run", *SOAKS))
    if options[0] in SOAKS:
        return _count(options[0], options[1:])
    return _count("run", options)


def _count(name: str, options: Sequence[str]) -> int:
    return child([venv_python(VENV), "-m", f"tests.soak.{name}", *options], OFFSCREEN)


def bench(options: Sequence[str]) -> int:
    prepare(VENV, DEV)
    return child([venv_python(VENV), "-m", "tests.benchmarks.run", *options], OFFSCREEN)


BOOK_FOLDER = ROOT / "picture-book"


def book(options: Sequence[str]) -> int:
    lacking = provide(needs(VENV, {}))
    prepare(VENV, DEV)
    refuse_if_qt_fails(lacking, OFFSCREEN)
    named = [option for option in options if not option.startswith("-")]
    folder = Path(named[0]).resolve() if named else BOOK_FOLDER
    asked = {**OFFSCREEN, "PICTURES": str(folder)}
    if "--keep" in options:
        asked["GOLDEN"] = "keep"
    code = child([venv_python(VENV), "-m", "pytest", "-q", "-n", "auto", "tests/ui/test_pictures.py"], asked)
    say(str(folder))
    return code


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "run": run, "demo": demo, "pictures": pictures, "test": test, "soak": soak, "bench": bench,
    "book": book,
}


def main(arguments: Sequence[str]) -> int:
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        say(__doc__)
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    try:
        refuse_unfit_python()
        return command(arguments[1:])
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
