"""The environment the program runs in: what is installed when, and by which Python."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

import children
import environment
from children import SetupError
from environment import RUNNING, dotted
from tests.packaging.fake_child import FakeChild


@pytest.fixture
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Both locks, in files that a test may change."""
    runtime, dev = tmp_path / "requirements.txt", tmp_path / "requirements-dev.txt"
    runtime.write_text("one==1\n", encoding="utf-8")
    dev.write_text("one==1\ntwo==2\n", encoding="utf-8")
    monkeypatch.setattr(environment, "RUNTIME", environment.Lock("runtime", (runtime,)))
    monkeypatch.setattr(environment, "DEV", environment.Lock("dev", (dev, runtime)))
    return tmp_path


@pytest.mark.parametrize("version", [(3, 11), (3, 14)])
def test_a_supported_python_is_accepted(version: tuple[int, int]) -> None:
    environment.refuse_unfit_python(version)


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 15)])
def test_another_python_is_refused_with_the_way_out(version: tuple[int, int]) -> None:
    with pytest.raises(SetupError, match=r"Run this instead: python3\.12 packaging/make\.py"):
        environment.refuse_unfit_python(version, "python3.12".__eq__)
    with pytest.raises(SetupError, match=r"Install Python 3\.14"):
        environment.refuse_unfit_python(version, lambda _: False)


def test_python_lies_where_each_system_puts_it() -> None:
    assert environment.venv_python(Path("v"), "nt") == Path("v/Scripts/python.exe")
    assert environment.venv_python(Path("v"), "posix") == Path("v/bin/python")


def test_an_environment_tells_its_python(venv: Path) -> None:
    assert environment.venv_version(venv) == dotted(RUNNING)
    (venv / "pyvenv.cfg").write_text("home = /usr/bin\nversion_info = 3.12.1.final.0\n", encoding="utf-8")
    assert environment.venv_version(venv) == "3.12"


def test_an_environment_whose_python_is_gone_is_none(venv: Path) -> None:
    environment.venv_python(venv).unlink()
    assert environment.venv_version(venv) == ""


@pytest.mark.usefixtures("locks")
def test_nothing_is_installed_twice(venv: Path, child: FakeChild) -> None:
    environment.prepare(venv, environment.RUNTIME)
    environment.prepare(venv, environment.RUNTIME)
    assert len(child.asked) == 1


@pytest.mark.usefixtures("locks")
def test_installing_trusts_hashes_and_wheels_alone(venv: Path, child: FakeChild) -> None:
    environment.prepare(venv, environment.DEV)
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:"} <= set(child.asked[0])
    assert child.asked[0][-1].endswith("requirements-dev.txt")


def test_a_changed_lock_is_installed_again(venv: Path, child: FakeChild, locks: Path) -> None:
    environment.prepare(venv, environment.RUNTIME)
    (locks / "requirements.txt").write_text("one==1.1\n", encoding="utf-8")
    assert not environment.is_installed(venv, environment.RUNTIME)
    environment.prepare(venv, environment.RUNTIME)
    assert len(child.asked) == 2


@pytest.mark.usefixtures("locks")
def test_what_the_checks_need_is_enough_for_the_program_but_not_the_reverse(
    venv: Path, child: FakeChild
) -> None:
    environment.prepare(venv, environment.RUNTIME)
    environment.prepare(venv, environment.DEV)
    environment.prepare(venv, environment.RUNTIME)
    assert [asked[-1].rpartition("-")[2] for asked in child.asked] == [
        asked[-1].rpartition("-")[2] for asked in child.asked[:2]
    ]
    assert len(child.asked) == 2


def test_the_checks_notice_a_change_in_the_programs_lock(venv: Path, child: FakeChild, locks: Path) -> None:
    environment.prepare(venv, environment.DEV)
    (locks / "requirements.txt").write_text("one==1.1\n", encoding="utf-8")
    assert child.asked
    assert not environment.is_installed(venv, environment.DEV)


@pytest.mark.usefixtures("locks")
def test_a_failed_or_interrupted_install_leaves_no_stamp(venv: Path, child: FakeChild) -> None:
    environment.prepare(venv, environment.DEV)
    child.code = 1
    with pytest.raises(SetupError, match="run the same command again"):
        environment.install(venv, environment.RUNTIME)
    assert not environment.is_installed(venv, environment.RUNTIME)
    assert not environment.is_installed(venv, environment.DEV)


@pytest.mark.usefixtures("locks")
def test_an_environment_of_another_python_is_made_anew(venv: Path, child: FakeChild) -> None:
    (venv / "pyvenv.cfg").write_text("version = 3.9.2\n", encoding="utf-8")
    environment.stamp(venv, environment.RUNTIME)
    environment.prepare(venv, environment.RUNTIME)
    assert child.asked[0][1:4] == ["-m", "venv", "--clear"]


def test_no_environment_is_made_without_its_module(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SetupError, match="venv module is missing"):
        environment.make_venv(venv)


def test_a_child_is_not_led_astray_by_the_callers_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    environment = children.child_environment({"QT_QPA_PLATFORM": "offscreen"})
    assert environment["QT_QPA_PLATFORM"] == "offscreen"
    assert not {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"} & set(environment)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals of this kind")
def test_a_child_that_crashed_did_not_succeed() -> None:
    assert children.child([sys.executable, "-c", "import os; os.abort()"]) == 134
