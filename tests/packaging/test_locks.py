"""The pinned packages: the four lists agree, and each has its hashes and its reason."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"


def pins(path: Path) -> dict[str, str]:
    found = re.findall(r"^([A-Za-z0-9-]+)==([^\s;\\]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {name.lower(): version for name, version in found}


def blocks(path: Path) -> list[str]:
    return re.split(r"^(?=[a-z0-9])", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-build"])
def test_the_lock_holds_what_was_asked_for(name: str) -> None:
    asked = pins(PACKAGING / f"{name}.in")
    assert asked
    assert asked.items() <= pins(PACKAGING / f"{name}.txt").items()


@pytest.mark.parametrize("name", ["requirements-dev.txt", "requirements-build.txt"])
def test_the_other_locks_hold_the_programs_lock(name: str) -> None:
    runtime = pins(PACKAGING / "requirements.txt")
    assert runtime.items() <= pins(PACKAGING / name).items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-build.txt"])
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    for block in blocks(PACKAGING / name):
        assert "--hash=sha256:" in block, block
    assert "://" not in (PACKAGING / name).read_text(encoding="utf-8")


def test_the_project_asks_for_what_the_lock_was_made_from() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated = dict(dependency.lower().split("==") for dependency in project["dependencies"])
    assert stated == pins(PACKAGING / "requirements.in")


def test_every_locked_package_is_in_a_row_with_reason_licence_and_escape() -> None:
    readme = (PACKAGING / "README.md").read_text(encoding="utf-8")
    _, *tables = readme.split("| package | why | licence | escape |\n|---|---|---|---|\n")
    rows = [row for table in tables for row in table.split("\n\n")[0].splitlines()]
    named: set[str] = set()
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split(" | ")]
        assert len(cells) == 4, row
        assert all(cells), row
        named |= set(re.findall(r"[a-z][a-z0-9-]+", cells[0].lower()))
    for name in ("requirements", "requirements-dev", "requirements-build"):
        assert set(pins(PACKAGING / f"{name}.txt")) <= named


def test_every_dependency_has_a_reason_and_a_line_in_the_readme() -> None:
    readme = (PACKAGING / "README.md").read_text(encoding="utf-8")
    for name in ("requirements.in", "requirements-dev.in", "requirements-build.in"):
        lines = (PACKAGING / name).read_text(encoding="utf-8").splitlines()
        for line in (line for line in lines if "==" in line):
            pin, _, reason = line.partition("#")
            assert reason.strip(), line
            assert f"| {pin.strip().replace('==', ' ')} " in readme, line
