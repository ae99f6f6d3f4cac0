"""Each worked example is played: its changes are made in a copy of the program, and its command is run there.

A page of ``packaging/examples`` holds blocks between fences. ``diff`` is laid on with ``git apply``; a block
with a path behind its language is a new file; ``sh`` is run; ``console`` is for a person.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "packaging" / "examples"
NAMES = ("field", "language", "migration", "scale", "screen")
FENCED = re.compile(r"^```(\w*)[ ]?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = shutil.ignore_patterns("golden", "schema_[123]", "benchmarks", "soak")


@dataclass(frozen=True)
class Block:
    """One fenced block: its page, where it begins there, and what it is."""

    page: str
    line: int
    kind: str
    path: str
    content: str

    def __str__(self) -> str:
        return f"packaging/examples/{self.page}.md, line {self.line} ({self.path or self.kind})"


def blocks(page: str) -> list[Block]:
    text = (EXAMPLES / f"{page}.md").read_text(encoding="utf-8")
    return [Block(page, line_of(found, text), *found.groups()) for found in FENCED.finditer(text)]


def line_of(found: re.Match[str], text: str) -> int:
    return text.count("\n", 0, found.start()) + 1


def changes(page: str) -> list[Block]:
    return [block for block in blocks(page) if block.kind not in ("sh", "console")]


def copied(folder: Path) -> Path:
    """What the examples change and their commands read."""
    for part in ("transitions", "resources", "tests"):
        shutil.copytree(ROOT / part, folder / part, ignore=LEFT_OUT)
    (folder / "packaging").mkdir()
    for file in (ROOT / "pyproject.toml", *(ROOT / "packaging").glob("*.py")):
        shutil.copy2(file, folder / file.relative_to(ROOT))
    return folder


def make(block: Block, tree: Path) -> None:
    """Make one change; a block that no longer fits is told by its place."""
    if block.kind == "diff":
        alone = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tree.parent)}
        command = ["git", "apply", "--whitespace=nowarn", "-"]
        done = subprocess.run(
            command, cwd=tree, env=alone, input=block.content.encode(), capture_output=True, check=False
        )
        assert done.returncode == 0, f"{block} no longer fits:\n{done.stderr.decode()}"
        return
    target = tree / block.path
    assert block.path, f"{block} is neither a change nor a new file"
    assert not target.exists(), f"{block} is there already"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(block.content, encoding="utf-8")


def ran(page: str, tree: Path) -> subprocess.CompletedProcess[str]:
    """The page's own command, in the changed copy."""
    (command,) = (block for block in blocks(page) if block.kind == "sh")
    python, *arguments = shlex.split(command.content)
    assert python == "python", f"{command} does not begin with python"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    around = {**kept, "PYTHONPATH": str(tree), "QT_QPA_PLATFORM": "offscreen"}
    plain = ("-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:pytest_cov")
    command_line = [sys.executable, *arguments, *plain]
    return subprocess.run(command_line, cwd=tree, env=around, capture_output=True, text=True, check=False)


# --- the way in ---


def test_what_the_first_page_names_is_there_and_it_can_be_read_to_its_end() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\(([^)]+)\)", told)
    named = re.findall(r"`((?:tests|transitions|resources|packaging)/[^`<> ]*)`", told)

    assert len(linked) > 10
    assert len(named) > 15
    assert [path for path in {*linked, *named} if not (ROOT / path).exists()] == []
    assert len(told.splitlines()) <= 150
    assert [page for page in NAMES if f"packaging/examples/{page}.md" not in linked] == []


# --- the examples ---


def test_there_is_an_example_of_each_kind_of_change() -> None:
    assert sorted(path.stem for path in EXAMPLES.glob("*.md")) == sorted(NAMES)


@pytest.mark.parametrize("page", NAMES)
def test_an_example_does_what_it_promises(page: str, tmp_path: Path) -> None:
    tree = copied(tmp_path)
    for block in changes(page):
        make(block, tree)

    done = ran(page, tree)

    assert done.returncode == 0, f"packaging/examples/{page}.md:\n{done.stdout[-4000:]}{done.stderr[-2000:]}"


def test_an_example_without_one_of_its_changes_fails(tmp_path: Path) -> None:
    """The rule that a scale answers for itself is one small change among many."""
    tree = copied(tmp_path)
    (rule,) = (block for block in changes("scale") if "transitions/domain/repeat.py" in block.content)
    for block in changes("scale"):
        if block != rule:
            make(block, tree)

    done = ran("scale", tree)

    assert done.returncode == 1, done.stdout[-4000:]
    assert "test_another_scale_answers_nothing_that_adbb_has_asked" in done.stdout


def test_a_change_that_no_longer_fits_is_told_by_page_and_line(tmp_path: Path) -> None:
    (tmp_path / "transitions").mkdir()
    first = next(block for block in blocks("field") if block.kind == "diff")

    with pytest.raises(AssertionError, match=rf"field\.md, line {first.line} \(diff\) no longer fits"):
        make(first, tmp_path)
