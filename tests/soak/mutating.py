"""A mutation is tried on a copy of the program: the test it names must fail there, and only fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from tests.soak.mutations import Mutation

ROOT = Path(__file__).resolve().parents[2]
PASSED, FAILED = 0, 1
Outcome = Literal["caught", "survived", "not run"]


def applies(mutation: Mutation, root: Path = ROOT) -> bool:
    """Whether what it replaces stands exactly once in its file."""
    return (root / mutation.file).read_text(encoding="utf-8").count(mutation.old) == 1


def attempt(mutation: Mutation, root: Path = ROOT) -> Outcome:
    """Change a copy and run the named test there."""
    if not applies(mutation, root):
        return "not run"
    with TemporaryDirectory() as folder:
        copy = _copied(root, Path(folder))
        changed = copy / mutation.file
        text = changed.read_text(encoding="utf-8")
        changed.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
        code = run_tests([mutation.test], copy)
    return "caught" if code == FAILED else "survived" if code == PASSED else "not run"


def passes_unchanged(tests: Iterable[str], root: Path = ROOT) -> bool:
    """Whether the named tests pass on an unchanged copy: only then does a failure mean anything."""
    with TemporaryDirectory() as folder:
        return run_tests(sorted(set(tests)), _copied(root, Path(folder))) == PASSED


def _copied(root: Path, folder: Path) -> Path:
    """What the named tests need: the package, these tests, the settings, the resources by link."""
    leave = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "transitions", folder / "transitions", ignore=leave)
    for tests in ("gate", "domain", "pdf"):
        shutil.copytree(root / "tests" / tests, folder / "tests" / tests, ignore=leave)
    for module in (root / "tests").glob("*.py"):
        shutil.copy(module, folder / "tests" / module.name)
    shutil.copy(root / "pyproject.toml", folder / "pyproject.toml")
    (folder / "resources").symlink_to(root / "resources", target_is_directory=True)
    return folder


def run_tests(tests: list[str], folder: Path) -> int:
    """Pytest's exit code for the named tests in a folder."""
    arguments = ["-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "--no-header", *tests]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, check=False
    )
    return done.returncode
