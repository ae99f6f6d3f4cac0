"""The way to a release: what can be looked at is looked at first, then everything is tried and built.

Nothing is committed, signed or sent here; what only a person can do is told at the end.
"""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import children
import environment
import finishing
from children import SetupError, say

OLD_DAYS = 30
"""Figures from before say little about what is released."""

FIGURES = {"the gate": " cases, ", "the vault": "vault: ", "packages": "packages: ", "papers": "papers: "}
"""What is counted in ``tests/soak/figures.txt``, and by which words its line is known."""


class Undone(Exception):
    """Something is to be done before a release; the text says what."""


class Step(NamedTuple):
    """Something that must hold, looked at or done; ``take`` answers with what it saw."""

    name: str
    take: Callable[[Path], str]


# --- what is looked at ---


def one_version(root: Path) -> str:
    version = finishing.version(root)
    stated = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if stated != version:
        raise Undone(f"pyproject.toml says {stated}, transitions/__init__.py says {version}.")
    return version


def told_in_the_changelog(root: Path) -> str:
    version = finishing.version(root)
    changes = (root / "packaging" / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(rf"^## \[{re.escape(version)}\] - (\d{{4}}-\d\d-\d\d)$", changes, re.M)
    if found is None:
        raise Undone(f"CHANGELOG.md has no heading '## [{version}] - <day>' for what is Unreleased.")
    _read_day(found[1])
    return found[0].removeprefix("## ")


def figures_are_of_late(root: Path, today: date | None = None) -> str:
    lines = (root / "tests" / "soak" / "figures.txt").read_text(encoding="utf-8").splitlines()
    newest = {
        name: max((line[:10] for line in lines if words in line), default="")
        for name, words in FIGURES.items()
    }
    now = today or date.today()  # noqa: DTZ011 - the day on this table
    late = [name for name, day in newest.items() if not day or (now - _read_day(day)).days > OLD_DAYS]
    if late:
        raise Undone(f"No figures of the last {OLD_DAYS} days for {', '.join(late)}. Run: make.py soak")
    return f"the oldest of {len(newest)} is of {min(newest.values())}"


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise Undone(f"{text} is no day.") from wrong


def vault_of_this_schema(root: Path) -> str:
    """There, or made now: then it is to be committed with the rest."""
    number = len(list((root / "transitions" / "storage" / "migrations").glob("[0-9]*.sql")))
    folder = root / "tests" / "old_vaults" / f"schema_{number}"
    if (folder / "vault.db").is_file():
        return f"{folder.name} is there"
    environment.prepare(environment.VENV, environment.RUNTIME)
    python = environment.venv_python(environment.VENV)
    if children.child([python, root / "packaging" / "old_vault.py", folder]):
        raise Undone("A vault of this schema could not be made, see above.")
    raise Undone(f"tests/old_vaults/{folder.name} was made just now. Look at it and commit it.")


def nothing_uncommitted(root: Path) -> str:
    asked = subprocess.run(
        ["git", "-C", root, "status", "--porcelain"], capture_output=True, text=True, check=False
    )
    if asked.returncode:
        raise Undone("This is no copy with a history; a release is built from a commit.")
    if asked.stdout:
        raise Undone("Something is not committed:\n" + asked.stdout.rstrip())
    told = subprocess.run(
        ["git", "-C", root, "log", "-1", "--format=%H"], capture_output=True, text=True, check=False
    )
    return told.stdout.strip()


LOOKED_AT = (
    Step("one version", one_version),
    Step("changelog", told_in_the_changelog),
    Step("soak figures", figures_are_of_late),
    Step("vault of this schema", vault_of_this_schema),
    Step("nothing uncommitted", nothing_uncommitted),
)


# --- what is done ---

COMMANDS = (("test",), ("build",), ("build", "wheel"), ("build", "deb"), ("smoke",))
BY_HAND = (
    "publish SHA256SUMS and INSTALLED.txt of dist/ by another way than the files themselves",
    "tag the commit and sign the tag; sign the installers",
    "look known vulnerabilities up with data of today: make.py vulnerabilities DATA",
    "read the papers of the demo, and the main screens: make.py demo, make.py book",
    "measure on a quiet machine: make.py bench",
    "build, install, start and remove on Windows and macOS, as packaging/README.md says",
    "the municipality: DPO and clinician have said yes to what changed",
)
"""What no program can do here."""


def commands(runs: Callable[[Sequence[str]], int]) -> Iterator[Step]:
    for command in COMMANDS:
        yield Step(f"make.py {' '.join(command)}", _runs(command, runs))


def _runs(command: tuple[str, ...], runs: Callable[[Sequence[str]], int]) -> Callable[[Path], str]:
    def take(_: Path) -> str:
        try:
            code = runs(command)
        except SetupError as problem:
            raise Undone(str(problem)) from problem
        if code:
            raise Undone(f"exit code {code}")
        return "passed"

    return take


def walk(root: Path, runs: Callable[[Sequence[str]], int]) -> int:
    """Look at everything; then, if all of it holds, do one thing after the other until one fails."""
    looked_at = [taken(step, root) for step in LOOKED_AT]
    ready = all(looked_at) and all(taken(step, root) for step in commands(runs))
    say("\nFor a person to do:" if ready else "\nNot ready. Once it is, for a person to do:")
    for duty in BY_HAND:
        say(f"[ ] {duty}")
    return 0 if ready else 1


def taken(step: Step, root: Path) -> bool:
    """Whether it holds; said in one line."""
    try:
        say(f"[x] {step.name}: {step.take(root)}")
    except Undone as undone:
        say(f"[ ] {step.name}: {undone}")
        return False
    return True
