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
python3 packaging/make.py bench   how fast the program is and what grows with the vault, as ratios in one run;
                                  --few, --many, --most, --searched, --printed N
python3 packaging/make.py build   the program in a folder of its own, dist/tryg-overgang, without Python;
                                  build wheel: wheel and sdist; build deb: a Debian package of the folder;
                                  build windows, build macos: installers, not yet run
python3 packaging/make.py smoke   tries that folder: its demo, its window, what is in it; options go to pytest
python3 packaging/make.py vulnerabilities DATA  looks every pinned and packed part up in a file from OSV
python3 packaging/make.py release  walks the way to a release, and tells what is left for a person
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import children
import environment
import freezing
import release as releasing
import system_needs
from children import ROOT, SetupError, say
from environment import VENV, Lock

DEMO_FOLDER = ROOT / "demo-output"
DEMO_MARK = ".replaced-by-the-next-run"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
INTERRUPTED = 130


def make_ready(lock: Lock) -> None:
    """Everything there is to be before Qt starts without a screen."""
    lacking = system_needs.provide(system_needs.needs(VENV, {}))
    environment.prepare(VENV, lock)
    system_needs.refuse_if_qt_fails(lacking, OFFSCREEN)


# --- run and demo ---


def names_a_screen(platform: str, variables: Mapping[str, str]) -> bool:
    if platform in ("win32", "darwin"):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def screen_answers(platform: str = sys.platform) -> bool:
    return not platform.startswith("linux") or system_needs.qt_starts()


def program(arguments: Sequence[str], added: Mapping[str, str] | None = None) -> int:
    return children.child([environment.venv_python(VENV), "-m", "transitions", *arguments], added)


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
    lacking = system_needs.provide(system_needs.needs(VENV, os.environ))
    environment.prepare(VENV, environment.RUNTIME)
    system_needs.refuse_if_qt_fails(lacking, None if screen else OFFSCREEN)
    if not screen:
        return show_without_screen("There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).")
    if not screen_answers():
        return show_without_screen("The display that DISPLAY or WAYLAND_DISPLAY names does not answer.")
    return program(options)


def demo(options: Sequence[str]) -> int:
    make_ready(environment.RUNTIME)
    return program(["demo", *options], OFFSCREEN)


PICTURES = ROOT / "resources" / "guide" / "pictures"
PICTURED_DAY = "2026-11-21"
"""The families are as old each time the pictures are taken, so that only what changed differs."""


def pictures(options: Sequence[str]) -> int:
    make_ready(environment.RUNTIME)
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


WHOLE_MODULES = ("--dist", "loadfile", "--no-loadscope-reorder")
"""In their order: the longest have few tests and would otherwise begin last, beside idle cores."""


def workers() -> int:
    """Half as many again as cores: a third of their time the tests wait for the disk or another process."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return cores + cores // 2


def checks(pytest_options: Sequence[str]) -> tuple[Check, ...]:
    lint_imports = "from importlinter.cli import lint_imports_command as run; run(['--no-logo'])"
    return (
        Check("ruff", ("-m", "ruff", "check")),
        Check("mypy", ("-m", "mypy")),
        Check("lint-imports", ("-c", lint_imports)),
        Check("pytest", ("-m", "pytest", "-n", str(workers()), *WHOLE_MODULES, *pytest_options)),
    )


def perform(
    check: Check, runs: Callable[[Sequence[str | Path], Mapping[str, str]], int] = children.child
) -> Outcome:
    say(f"\n=== {check.name} ===")
    began = time.monotonic()
    code = runs([environment.venv_python(VENV), *check.arguments], OFFSCREEN)
    return Outcome(check.name, code == 0, time.monotonic() - began)


def summary(outcomes: Iterable[Outcome]) -> str:
    lines = [
        f"{'passed' if outcome.passed else 'FAILED'}  {outcome.name:<14}{outcome.seconds:6.1f} s"
        for outcome in outcomes
    ]
    return "\n".join(["", "=== summary ===", *lines])


def test(options: Sequence[str]) -> int:
    make_ready(environment.DEV)
    outcomes = [perform(check) for check in checks(options)]
    say(summary(outcomes))
    return 0 if all(outcome.passed for outcome in outcomes) else 1


# --- soak ---

SOAKS = ("vault", "packages", "papers")
"""What else is counted besides the families."""


def soak(options: Sequence[str]) -> int:
    make_ready(environment.DEV)
    if not options:
        return max(_count(name, ()) for name in ("run", *SOAKS))
    if options[0] in SOAKS:
        return _count(options[0], options[1:])
    return _count("run", options)


def _count(name: str, options: Sequence[str]) -> int:
    return children.child([environment.venv_python(VENV), "-m", f"tests.soak.{name}", *options], OFFSCREEN)


def bench(options: Sequence[str]) -> int:
    make_ready(environment.DEV)
    return children.child([environment.venv_python(VENV), "-m", "tests.benchmarks.run", *options], OFFSCREEN)


BOOK_FOLDER = ROOT / "picture-book"


def book(options: Sequence[str]) -> int:
    make_ready(environment.DEV)
    named = [option for option in options if not option.startswith("-")]
    folder = Path(named[0]).resolve() if named else BOOK_FOLDER
    asked = {**OFFSCREEN, "PICTURES": str(folder)}
    if "--keep" in options:
        asked["GOLDEN"] = "keep"
    python = environment.venv_python(VENV)
    code = children.child([python, "-m", "pytest", "-q", "-n", "auto", "tests/ui/test_pictures.py"], asked)
    say(str(folder))
    return code


# --- the frozen program ---

SMOKE = tuple(
    f"tests/packaging/{name}.py" for name in ("frozen_program", "same_bytes", "installed_package")
)
"""Not named as tests, so that only who asks for them waits for them."""


BUILDS = {
    "program": freezing.program, "wheel": freezing.wheel, "deb": freezing.deb,
    "windows": freezing.windows, "macos": freezing.macos,
}


def build(options: Sequence[str]) -> int:
    made = BUILDS.get(options[0] if options else "program")
    if made is None:
        raise SetupError(f"What can be built: {', '.join(BUILDS)}.")
    return made()


def smoke(options: Sequence[str]) -> int:
    if not freezing.executable().is_file():
        raise SetupError(freezing.NOT_YET)
    make_ready(environment.DEV)
    return children.child([environment.venv_python(VENV), "-m", "pytest", "-q", *SMOKE, *options], OFFSCREEN)


def vulnerabilities(options: Sequence[str]) -> int:
    if len(options) != 1:
        raise SetupError("Name the file or folder with OSV's records of PyPI; see packaging/README.md.")
    make_ready(environment.RUNTIME)
    script = ROOT / "packaging" / "vulnerabilities.py"
    return children.child([environment.venv_python(VENV), script, str(Path(options[0]).resolve())])


def release(_: Sequence[str]) -> int:
    return releasing.walk(ROOT, lambda command: COMMANDS[command[0]](command[1:]))


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "run": run, "demo": demo, "pictures": pictures, "test": test, "soak": soak, "bench": bench,
    "book": book, "build": build, "smoke": smoke, "vulnerabilities": vulnerabilities,
    "release": release,
}


def main(arguments: Sequence[str]) -> int:
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        say(__doc__)
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    try:
        environment.refuse_unfit_python()
        return command(arguments[1:])
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
