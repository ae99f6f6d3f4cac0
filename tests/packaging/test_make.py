"""The newcomer's commands: what is installed when, what is said when something is missing."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"
OLD_GLIB, NEW_GLIB = "libglib2.0-0", "libglib2.0-0t64"


def load_make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_under_test", PACKAGING / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


make = load_make()


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """What an environment looks like from outside, in a folder with a space in its name."""
    folder = tmp_path / "a b" / ".venv"
    python = make.venv_python(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    (folder / "pyvenv.cfg").write_text(f"version = {make.dotted(make.RUNNING)}.7\n", encoding="utf-8")
    return folder


@pytest.fixture
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Both locks, in files that a test may change."""
    runtime, dev = tmp_path / "requirements.txt", tmp_path / "requirements-dev.txt"
    runtime.write_text("one==1\n", encoding="utf-8")
    dev.write_text("one==1\ntwo==2\n", encoding="utf-8")
    monkeypatch.setattr(make, "RUNTIME", make.Lock("runtime", (runtime,)))
    monkeypatch.setattr(make, "DEV", make.Lock("dev", (dev, runtime)))
    return tmp_path


class FakeChild:
    """Notes what it was asked to run and answers with one exit code."""

    def __init__(self, code: int = 0) -> None:
        self.code = code
        self.asked: list[list[str]] = []

    def __call__(self, arguments: Sequence[str | Path], added: Mapping[str, str] | None = None) -> int:
        self.asked.append([str(argument) for argument in arguments])
        return self.code


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> FakeChild:
    fake = FakeChild()
    monkeypatch.setattr(make, "child", fake)
    monkeypatch.setattr(make, "succeeds_quietly", lambda *_: True)
    return fake


# --- the environment ---


@pytest.mark.parametrize("version", [(3, 11), (3, 14)])
def test_a_supported_python_is_accepted(version: tuple[int, int]) -> None:
    make.refuse_unfit_python(version)


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 15)])
def test_another_python_is_refused_with_the_way_out(version: tuple[int, int]) -> None:
    with pytest.raises(make.SetupError, match=r"Run this instead: python3\.12 packaging/make\.py"):
        make.refuse_unfit_python(version, "python3.12".__eq__)
    with pytest.raises(make.SetupError, match=r"Install Python 3\.14"):
        make.refuse_unfit_python(version, lambda _: False)


def test_python_lies_where_each_system_puts_it() -> None:
    assert make.venv_python(Path("v"), "nt") == Path("v/Scripts/python.exe")
    assert make.venv_python(Path("v"), "posix") == Path("v/bin/python")


def test_an_environment_tells_its_python(venv: Path) -> None:
    assert make.venv_version(venv) == make.dotted(make.RUNNING)
    (venv / "pyvenv.cfg").write_text("home = /usr/bin\nversion_info = 3.12.1.final.0\n", encoding="utf-8")
    assert make.venv_version(venv) == "3.12"


def test_an_environment_whose_python_is_gone_is_none(venv: Path) -> None:
    make.venv_python(venv).unlink()
    assert make.venv_version(venv) == ""


@pytest.mark.usefixtures("locks")
def test_nothing_is_installed_twice(venv: Path, child: FakeChild) -> None:
    make.prepare(venv, make.RUNTIME)
    make.prepare(venv, make.RUNTIME)
    assert len(child.asked) == 1


@pytest.mark.usefixtures("locks")
def test_installing_trusts_hashes_and_wheels_alone(venv: Path, child: FakeChild) -> None:
    make.prepare(venv, make.DEV)
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:"} <= set(child.asked[0])
    assert child.asked[0][-1].endswith("requirements-dev.txt")


def test_a_changed_lock_is_installed_again(venv: Path, child: FakeChild, locks: Path) -> None:
    make.prepare(venv, make.RUNTIME)
    (locks / "requirements.txt").write_text("one==1.1\n", encoding="utf-8")
    assert not make.is_installed(venv, make.RUNTIME)
    make.prepare(venv, make.RUNTIME)
    assert len(child.asked) == 2


@pytest.mark.usefixtures("locks")
def test_what_the_checks_need_is_enough_for_the_program_but_not_the_reverse(
    venv: Path, child: FakeChild
) -> None:
    make.prepare(venv, make.RUNTIME)
    make.prepare(venv, make.DEV)
    make.prepare(venv, make.RUNTIME)
    assert [asked[-1].rpartition("-")[2] for asked in child.asked] == [
        asked[-1].rpartition("-")[2] for asked in child.asked[:2]
    ]
    assert len(child.asked) == 2


def test_the_checks_notice_a_change_in_the_programs_lock(venv: Path, child: FakeChild, locks: Path) -> None:
    make.prepare(venv, make.DEV)
    (locks / "requirements.txt").write_text("one==1.1\n", encoding="utf-8")
    assert child.asked
    assert not make.is_installed(venv, make.DEV)


@pytest.mark.usefixtures("locks")
def test_a_failed_or_interrupted_install_leaves_no_stamp(venv: Path, child: FakeChild) -> None:
    make.prepare(venv, make.DEV)
    child.code = 1
    with pytest.raises(make.SetupError, match="run the same command again"):
        make.install(venv, make.RUNTIME)
    assert not make.is_installed(venv, make.RUNTIME)
    assert not make.is_installed(venv, make.DEV)


@pytest.mark.usefixtures("locks")
def test_an_environment_of_another_python_is_made_anew(venv: Path, child: FakeChild) -> None:
    (venv / "pyvenv.cfg").write_text("version = 3.9.2\n", encoding="utf-8")
    make.stamp(venv, make.RUNTIME)
    make.prepare(venv, make.RUNTIME)
    assert child.asked[0][1:4] == ["-m", "venv", "--clear"]


def test_no_environment_is_made_without_its_module(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(make.SetupError, match="venv module is missing"):
        make.make_venv(venv)


def test_a_child_is_not_led_astray_by_the_callers_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    environment = make.child_environment({"QT_QPA_PLATFORM": "offscreen"})
    assert environment["QT_QPA_PLATFORM"] == "offscreen"
    assert not {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"} & set(environment)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals of this kind")
def test_a_child_that_crashed_did_not_succeed() -> None:
    assert make.child([sys.executable, "-c", "import os; os.abort()"]) == 134


# --- system libraries ---


def test_only_libraries_that_do_not_load_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "loads", lambda soname: soname != "libEGL.so.1")
    assert [need.name for need in make.missing(make.NEEDED_BY_QT)] == ["libEGL.so.1"]


def test_a_library_that_does_not_exist_does_not_load() -> None:
    assert not make.loads("libthere-is-no-such-thing.so.9")


@pytest.mark.parametrize(
    ("known", "expected"), [({NEW_GLIB}, NEW_GLIB), ({OLD_GLIB}, OLD_GLIB), (set(), OLD_GLIB)]
)
def test_a_package_goes_by_the_name_of_the_release(known: set[str], expected: str) -> None:
    glib = make.NEEDED_BY_QT[0]
    assert make.apt_names([glib], known.__contains__) == [expected]


def test_x11_libraries_are_wanted_only_for_an_x11_display(venv: Path) -> None:
    assert make.needs(venv, {"DISPLAY": ":0"}) == make.NEEDED_BY_QT + make.NEEDED_BY_X11
    assert make.needs(venv, {"WAYLAND_DISPLAY": "wayland-0"}) == make.NEEDED_BY_QT
    assert make.needs(venv, {}) == make.NEEDED_BY_QT


def test_pythons_venv_module_is_wanted_only_before_there_is_an_environment(tmp_path: Path) -> None:
    assert make.needs(tmp_path, {}) == (make.VENV_MODULE, *make.NEEDED_BY_QT)


class Debian:
    """A Debian that lacks two things until apt-get install is run; notes what apt was asked."""

    def __init__(self) -> None:
        self.lacks = {"libEGL.so.1", make.VENV_MODULE.name}
        self.asked: list[str] = []

    def is_there(self, need: tuple[str, tuple[str, ...]]) -> bool:
        return need[0] not in self.lacks

    def run(self, arguments: Sequence[str], _added: Mapping[str, str]) -> int:
        self.asked.append(" ".join(arguments))
        if "install" in arguments:
            self.lacks.clear()
        return 0


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> Debian:
    system = Debian()
    monkeypatch.setattr(make, "is_there", system.is_there)
    monkeypatch.setattr(make, "child", system.run)
    monkeypatch.setattr(make, "known_to_apt", lambda _: True)
    monkeypatch.setattr(make, "has_apt", lambda: True)
    monkeypatch.setattr(make.sys, "platform", "linux")
    return system


EVERYTHING = (make.VENV_MODULE, *make.NEEDED_BY_QT)
INSTALL = f"apt-get install -y --no-install-recommends {make.VENV_MODULE.packages[0]} libegl1"


def test_a_plain_user_is_told_one_command_for_all(
    debian: Debian, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make, "is_root", lambda: False)
    assert {need.name for need in make.provide(EVERYTHING)} == debian.lacks
    assert capsys.readouterr().out.splitlines()[1:] == [f"Run: sudo {INSTALL}"]
    assert debian.asked == []


def test_root_installs_after_asking_what_there_is(debian: Debian, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "is_root", lambda: True)
    assert make.provide(EVERYTHING) == ()
    assert debian.asked == ["apt-get -qq update", INSTALL.replace("apt-get", "apt-get -qq")]


@pytest.mark.usefixtures("debian")
def test_another_linux_is_told_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make, "has_apt", lambda: False)
    assert make.provide(EVERYTHING)
    told = capsys.readouterr().out
    assert "libEGL.so.1" in told
    assert "apt-get" not in told


@pytest.mark.usefixtures("debian")
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_what_qt_needs(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make.sys, "platform", platform)
    assert make.provide(EVERYTHING) == ()


def test_missing_libraries_stop_only_a_qt_that_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "qt_starts", lambda _added: True)
    make.refuse_if_qt_fails(make.NEEDED_BY_QT)
    monkeypatch.setattr(make, "qt_starts", lambda _added: False)
    make.refuse_if_qt_fails(())
    with pytest.raises(make.SetupError, match="Qt cannot start"):
        make.refuse_if_qt_fails(make.NEEDED_BY_QT)


# --- run ---


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
    monkeypatch.setattr(make, "provide", lambda _: ())
    monkeypatch.setattr(make, "prepare", lambda *_: None)
    monkeypatch.setattr(make, "DEMO_FOLDER", tmp_path / "demo-output")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(make.sys, "platform", "linux")
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
    monkeypatch.setattr(make, "provide", lambda _: ())
    monkeypatch.setattr(make, "prepare", lambda *_: None)
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
    monkeypatch.setattr(make, "provide", lambda _: ())
    monkeypatch.setattr(make, "prepare", lambda *_: None)
    monkeypatch.setattr(make, "perform", lambda check: make.Outcome(check.name, passed, 0.0))
    assert make.main(["test"]) == code


def test_a_soak_of_nothing_named_is_all_four(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def run(arguments: Sequence[str | Path], _added: object = None) -> int:
        asked.append(str(arguments[2]))
        return int(arguments[2] == "tests.soak.vault")

    monkeypatch.setattr(make, "prepare", lambda *_: None)
    monkeypatch.setattr(make, "child", run)
    assert make.main(["soak"]) == 1
    assert asked == ["tests.soak.run", "tests.soak.vault", "tests.soak.packages", "tests.soak.papers"]


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
    asked: list[str], runs_module: str, options: list[str], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[object] = []
    runs = FakeChild(code)
    monkeypatch.setattr(make, "prepare", lambda _, lock: prepared.append(lock))
    monkeypatch.setattr(make, "child", runs)
    assert make.main(asked) == code
    assert prepared == [make.DEV]
    assert runs.asked[0][1:] == ["-m", runs_module, *options]
    assert importlib.util.find_spec(runs_module) is not None


@pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), ([], 2), (["wash"], 2)])
def test_an_unknown_command_shows_the_known_ones(arguments: list[str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, str(PACKAGING / "make.py"), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert {"run", "demo", "test", "soak", "bench"} <= set(re.findall(r"make\.py (\w+)", done.stdout))


# --- the locks ---


def pins(path: Path) -> dict[str, str]:
    found = re.findall(r"^([A-Za-z0-9-]+)==([^\s;\\]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {name.lower(): version for name, version in found}


def blocks(path: Path) -> list[str]:
    return re.split(r"^(?=[a-z0-9])", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_the_lock_holds_what_was_asked_for(name: str) -> None:
    asked = pins(PACKAGING / f"{name}.in")
    assert asked
    assert asked.items() <= pins(PACKAGING / f"{name}.txt").items()


def test_the_checks_lock_holds_the_programs_lock() -> None:
    runtime = pins(PACKAGING / "requirements.txt")
    assert runtime.items() <= pins(PACKAGING / "requirements-dev.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    for block in blocks(PACKAGING / name):
        assert "--hash=sha256:" in block, block
    assert "://" not in (PACKAGING / name).read_text(encoding="utf-8")


def test_the_project_asks_for_what_the_lock_was_made_from() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated = dict(dependency.lower().split("==") for dependency in project["dependencies"])
    assert stated == pins(PACKAGING / "requirements.in")


def test_every_dependency_has_a_reason_and_a_line_in_the_readme() -> None:
    readme = (PACKAGING / "README.md").read_text(encoding="utf-8")
    for name in ("requirements.in", "requirements-dev.in"):
        lines = (PACKAGING / name).read_text(encoding="utf-8").splitlines()
        for line in (line for line in lines if "==" in line):
            pin, _, reason = line.partition("#")
            assert reason.strip(), line
            assert f"| {pin.strip().replace('==', ' ')} " in readme, line
