"""The newcomer's commands: what each runs, and what is said when it cannot."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import children
import environment
import make
import system_needs
from tests.packaging.fake_child import FakeChild


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_a_screen_is_known_by_its_name(platform: str, environment: dict[str, str], expected: bool) -> None:
    assert make.names_a_screen(platform, environment) is expected


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, child: FakeChild) -> FakeChild:
    """Everything is installed; the demo goes to a folder of the test."""
    monkeypatch.setattr(system_needs, "provide", lambda _: ())
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    monkeypatch.setattr(make, "DEMO_FOLDER", tmp_path / "demo-output")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return child


def test_with_a_screen_the_window_opens(ready: FakeChild, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert make.main(["run"]) == 0
    assert [asked[1:] for asked in ready.asked] == [["-m", "transitions"]]


def test_without_a_screen_the_demo_is_written_to_a_named_folder(
    ready: FakeChild, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert make.main(["run"]) == 0
    folder = tmp_path / "demo-output"
    assert ready.asked[0][1:] == ["-m", "transitions", "demo", "--out", str(folder)]
    told = capsys.readouterr().out
    assert "no display" in told
    assert told.count(str(folder)) == 2


def test_a_screen_that_does_not_answer_gives_the_demo(
    ready: FakeChild, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(make, "screen_answers", lambda: False)
    assert make.main(["run"]) == 0
    assert "demo" in ready.asked[0]
    assert "does not answer" in capsys.readouterr().out


def test_a_failed_demo_is_a_failed_run(ready: FakeChild) -> None:
    ready.code = 3
    assert make.main(["run"]) == 3


def test_the_demo_replaces_its_own_folder(ready: FakeChild, tmp_path: Path) -> None:
    make.main(["run"])
    leftover = tmp_path / "demo-output" / "old.pdf"
    leftover.touch()
    make.main(["run"])
    assert not leftover.exists()
    assert len(ready.asked) == 2


def test_the_demo_leaves_a_folder_alone_that_it_did_not_make(
    ready: FakeChild, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    precious = tmp_path / "demo-output" / "precious.txt"
    precious.parent.mkdir()
    precious.touch()
    assert make.main(["run"]) == 1
    assert precious.exists()
    assert "was not made by this command" in capsys.readouterr().err
    assert ready.asked == []


def test_options_reach_the_demo(ready: FakeChild) -> None:
    assert make.main(["demo", "--out", "a folder"]) == 0
    assert ready.asked[0][1:] == ["-m", "transitions", "demo", "--out", "a folder"]


# --- test ---


class ChildFailingAt(FakeChild):
    """Fails for a command that holds one word."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word

    def __call__(self, arguments: Sequence[str | Path], added: Mapping[str, str] | None = None) -> int:
        super().__call__(arguments, added)
        return int(self.word in arguments)


@pytest.mark.parametrize(("failing", "code"), [("nothing", 0), ("ruff", 1), ("pytest", 1)])
def test_every_check_runs_and_one_failure_fails_all(
    failing: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_needs, "provide", lambda _: ())
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    runs = ChildFailingAt(failing)
    outcomes = [make.perform(check, runs) for check in make.checks(["-k", "consent"])]
    monkeypatch.setattr(make, "checks", lambda _: ())
    assert [outcome.name for outcome in outcomes] == ["ruff", "mypy", "lint-imports", "pytest"]
    assert runs.asked[-1][-2:] == ["-k", "consent"]
    assert make.summary(outcomes).count("FAILED") == code
    assert "=== ruff ===" in capsys.readouterr().out


@pytest.mark.parametrize(("passed", "code"), [(True, 0), (False, 1)])
def test_the_exit_code_tells_whether_all_passed(
    passed: bool, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_needs, "provide", lambda _: ())
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    monkeypatch.setattr(make, "perform", lambda check: make.Outcome(check.name, passed, 0.0))
    assert make.main(["test"]) == code


def test_a_soak_of_nothing_named_is_all_four(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def run(arguments: Sequence[str | Path], _added: object = None) -> int:
        asked.append(str(arguments[2]))
        return int(arguments[2] == "tests.soak.vault")

    monkeypatch.setattr(system_needs, "provide", lambda _: ())
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    monkeypatch.setattr(children, "child", run)
    assert make.main(["soak"]) == 1
    assert asked == ["tests.soak.run", "tests.soak.vault", "tests.soak.packages", "tests.soak.papers"]


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is asked for before anything runs: of the system, and which lock of Python's packages."""
    wanted: list[object] = []

    def provide(needs: Sequence[system_needs.Need]) -> tuple[system_needs.Need, ...]:
        wanted.extend(["the system"] if set(system_needs.NEEDED_BY_QT) <= set(needs) else [])
        return ()

    monkeypatch.setattr(system_needs, "provide", provide)
    monkeypatch.setattr(environment, "prepare", lambda _, lock: wanted.append(lock))
    return wanted


@pytest.mark.parametrize("code", [0, 1])
@pytest.mark.parametrize(
    ("asked", "runs_module", "options"),
    [
        (["soak", "100000"], "tests.soak.run", ["100000"]),
        (["soak", "vault", "200"], "tests.soak.vault", ["200"]),
        (["soak", "packages", "500"], "tests.soak.packages", ["500"]),
        (["soak", "papers", "20"], "tests.soak.papers", ["20"]),
        (["bench", "--many", "50"], "tests.benchmarks.run", ["--many", "50"]),
    ],
)
def test_the_long_counts_run_with_what_the_checks_need_and_their_code_is_told(
    asked: list[str],
    runs_module: str,
    options: list[str],
    code: int,
    set_up: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = FakeChild(code)
    monkeypatch.setattr(children, "child", runs)
    assert make.main(asked) == code
    assert set_up == ["the system", environment.DEV]
    assert runs.asked[0][1:] == ["-m", runs_module, *options]
    assert importlib.util.find_spec(runs_module) is not None


@pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), ([], 2), (["wash"], 2)])
def test_an_unknown_command_shows_the_known_ones(arguments: list[str], code: int) -> None:
    bare_python = [sys.executable, "-S", str(make.__file__)]
    done = subprocess.run([*bare_python, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert set(make.COMMANDS) <= set(re.findall(r"make\.py (\w+)", done.stdout))
