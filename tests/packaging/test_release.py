"""The way to a release, walked in a small copy: what stops it, what is done, what is left for a person."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import environment
import make
import release
from children import ROOT, SetupError
from release import Undone
from tests.packaging.fake_child import FakeChild
from transitions.storage.schema import Schema

TODAY = datetime.now(UTC).date()


class Commands:
    """Notes the commands of ``make.py`` that are run; one of them fails."""

    def __init__(self, failing: str = "", problem: str = "") -> None:
        self.failing, self.problem = failing, problem
        self.run: list[str] = []

    def __call__(self, command: Sequence[str]) -> int:
        self.run.append(" ".join(command))
        if self.failing != self.run[-1]:
            return 0
        if self.problem:
            raise SetupError(self.problem)
        return 3


def git(root: Path, *asked: str) -> None:
    who = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.invalid", "-c", "commit.gpgsign=false")
    surroundings = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "-C", root, *who, *asked], check=True, capture_output=True, env=surroundings)  # noqa: S607


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """All that is looked at, small and in order."""
    counts = ("1,000,000 cases, 0 failures", "vault: 1,000 kills", "packages: 10,000", "papers: 200 printed")
    figures = [f"{TODAY}  {count}" for count in counts]
    told = {
        "transitions/__init__.py": '__version__ = "1.2.0"\n',
        "transitions/storage/migrations/0001_start.sql": "",
        "transitions/storage/migrations/0002_more.sql": "",
        "pyproject.toml": '[project]\nversion = "1.2.0"\n',
        "packaging/CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-11-21\n",
        "tests/soak/figures.txt": "2020-01-01  papers: 1 printed\n" + "\n".join(figures) + "\n",
        "tests/old_vaults/schema_2/vault.db": "",
    }
    for name, text in told.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "all")
    return tmp_path


def change(tree: Path, name: str, before: str, after: str) -> None:
    text = (tree / name).read_text("utf-8")
    assert before in text
    (tree / name).write_text(text.replace(before, after), encoding="utf-8")


def test_what_is_in_order_is_tried_built_and_told(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runs = Commands()
    assert release.walk(tree, runs) == 0
    assert runs.run == ["test", "build", "build wheel", "build deb", "smoke"]
    told = capsys.readouterr().out
    done, left = told.split("For a person to do:")
    assert "[ ]" not in done
    assert "[x] vault of this schema: schema_2 is there" in done
    assert left.count("[ ]") == len(release.BY_HAND)


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("pyproject.toml", "1.2.0", "1.2.1", "pyproject.toml says 1.2.1"),
        ("packaging/CHANGELOG.md", "[1.2.0] - 2026-11-21", "[1.2.0]", "no heading"),
        ("packaging/CHANGELOG.md", "1.2.0", "1x2.0", "no heading"),
        ("packaging/CHANGELOG.md", "2026-11-21", "2026-13-41", "is no day"),
        ("tests/soak/figures.txt", f"{TODAY}  vault", "2026-01-01  vault", "30 days for the vault. Run"),
        ("tests/soak/figures.txt", f"{TODAY}  papers", f"{TODAY}  paper", "30 days for papers. Run"),
        ("pyproject.toml", "[project]", "[project] ", " M pyproject.toml"),
    ],
)
def test_whatever_is_missing_stops_it_before_anything_is_built(
    name: str, before: str, after: str, said: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(tree, name, before, after)
    runs = Commands()
    assert release.walk(tree, runs) == 1
    assert runs.run == []
    told = capsys.readouterr().out
    assert said in told
    assert "Not ready" in told


def test_figures_are_old_after_thirty_days(tree: Path) -> None:
    later = date.fromordinal(TODAY.toordinal() + release.OLD_DAYS)
    assert str(TODAY) in release.figures_are_of_late(tree, later)
    with pytest.raises(Undone, match="the gate, the vault, packages, papers"):
        release.figures_are_of_late(tree, date.fromordinal(later.toordinal() + 1))


def test_the_next_old_vault_is_made_and_is_to_be_committed(
    tree: Path, child: FakeChild, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    (tree / "transitions/storage/migrations/0003_next.sql").touch()
    with pytest.raises(Undone, match="schema_3 was made just now"):
        release.vault_of_this_schema(tree)
    (asked,) = child.asked
    assert asked[1:] == [str(tree / "packaging/old_vault.py"), str(tree / "tests/old_vaults/schema_3")]
    child.code = 1
    with pytest.raises(Undone, match="could not be made"):
        release.vault_of_this_schema(tree)


def test_its_number_is_the_one_the_program_gives_a_vault() -> None:
    steps = ROOT / "transitions" / "storage" / "migrations"
    assert len(list(steps.glob("[0-9]*.sql"))) == len(Schema().steps)
    assert (ROOT / "packaging" / "old_vault.py").is_file()


@pytest.mark.parametrize("problem", ["", "dpkg-deb is missing"])
def test_what_fails_ends_the_walk(problem: str, tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runs = Commands("build deb", problem)
    assert release.walk(tree, runs) == 1
    assert runs.run[-1] == "build deb"
    assert f"[ ] make.py build deb: {problem or 'exit code 3'}" in capsys.readouterr().out


def test_without_a_history_nothing_is_released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(Undone, match="no copy with a history"):
        release.nothing_uncommitted(tmp_path)


def test_every_command_it_runs_is_one_of_make(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def build(options: Sequence[str]) -> int:
        ran.append(list(options))
        return 7

    def walk(_: Path, runs: Callable[[Sequence[str]], int]) -> int:
        return runs(("build", "deb"))

    monkeypatch.setattr(release, "walk", walk)
    monkeypatch.setattr(make, "COMMANDS", {**make.COMMANDS, "build": build})
    assert make.main(["release"]) == 7
    assert ran == [["deb"]]
    assert {command[0] for command in release.COMMANDS} <= set(make.COMMANDS)


def test_the_real_tree_has_one_version_and_figures_of_each_kind() -> None:
    assert release.one_version(ROOT)
    lines = (ROOT / "tests/soak/figures.txt").read_text("utf-8").splitlines()
    assert release.figures_are_of_late(ROOT, date.fromisoformat(max(line[:10] for line in lines if line)))
