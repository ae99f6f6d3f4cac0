"""What the system lacks: found, installed by root, told to everybody else."""

from __future__ import annotations

import shutil
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import children
import system_needs
from children import SetupError
from system_needs import NEEDED_BY_QT, NEEDED_BY_X11, VENV_MODULE

OLD_GLIB, NEW_GLIB = "libglib2.0-0", "libglib2.0-0t64"


def test_only_libraries_that_do_not_load_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_needs, "loads", lambda soname: soname != "libEGL.so.1")
    assert [need.name for need in system_needs.missing(NEEDED_BY_QT)] == ["libEGL.so.1"]


def test_a_library_that_does_not_exist_does_not_load() -> None:
    assert not system_needs.loads("libthere-is-no-such-thing.so.9")


@pytest.mark.parametrize(
    ("known", "expected"), [({NEW_GLIB}, NEW_GLIB), ({OLD_GLIB}, OLD_GLIB), (set(), OLD_GLIB)]
)
def test_a_package_goes_by_the_name_of_the_release(known: set[str], expected: str) -> None:
    glib = NEEDED_BY_QT[0]
    assert system_needs.apt_names([glib], known.__contains__) == [expected]


@pytest.mark.parametrize("name", ["", system_needs.READER.name])
def test_what_reads_libraries_is_a_program(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda asked: asked if asked == name else None)
    assert system_needs.is_there(system_needs.READER) is bool(name)


def test_pythons_library_lies_where_python_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading it would put a second Python beside the one that runs."""
    monkeypatch.setattr(sysconfig, "get_config_var", lambda _: str(tmp_path))
    monkeypatch.setattr(system_needs, "loads", lambda _: True)
    assert not system_needs.is_there(system_needs.LIBPYTHON)
    (tmp_path / system_needs.LIBPYTHON.name).touch()
    assert system_needs.is_there(system_needs.LIBPYTHON)


def test_x11_libraries_are_wanted_only_for_an_x11_display(venv: Path) -> None:
    assert system_needs.needs(venv, {"DISPLAY": ":0"}) == NEEDED_BY_QT + NEEDED_BY_X11
    assert system_needs.needs(venv, {"WAYLAND_DISPLAY": "wayland-0"}) == NEEDED_BY_QT
    assert system_needs.needs(venv, {}) == NEEDED_BY_QT


def test_pythons_venv_module_is_wanted_only_before_there_is_an_environment(tmp_path: Path) -> None:
    assert system_needs.needs(tmp_path, {}) == (VENV_MODULE, *NEEDED_BY_QT)


class Debian:
    """A Debian that lacks two things until apt-get install is run; notes what apt was asked."""

    def __init__(self) -> None:
        self.lacks = {"libEGL.so.1", VENV_MODULE.name}
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
    monkeypatch.setattr(system_needs, "is_there", system.is_there)
    monkeypatch.setattr(children, "child", system.run)
    monkeypatch.setattr(system_needs, "known_to_apt", lambda _: True)
    monkeypatch.setattr(system_needs, "has_apt", lambda: True)
    monkeypatch.setattr(sys, "platform", "linux")
    return system


EVERYTHING = (VENV_MODULE, *NEEDED_BY_QT)
INSTALL = f"apt-get install -y --no-install-recommends {VENV_MODULE.packages[0]} libegl1"


def test_a_plain_user_is_told_one_command_for_all(
    debian: Debian, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_needs, "is_root", lambda: False)
    assert {need.name for need in system_needs.provide(EVERYTHING)} == debian.lacks
    assert capsys.readouterr().out.splitlines()[1:] == [f"Run: sudo {INSTALL}"]
    assert debian.asked == []


def test_root_installs_after_asking_what_there_is(debian: Debian, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_needs, "is_root", lambda: True)
    assert system_needs.provide(EVERYTHING) == ()
    assert debian.asked == ["apt-get -qq update", INSTALL.replace("apt-get", "apt-get -qq")]


@pytest.mark.usefixtures("debian")
def test_another_linux_is_told_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_needs, "has_apt", lambda: False)
    assert system_needs.provide(EVERYTHING)
    told = capsys.readouterr().out
    assert "libEGL.so.1" in told
    assert "apt-get" not in told


@pytest.mark.usefixtures("debian")
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_what_qt_needs(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert system_needs.provide(EVERYTHING) == ()


def test_missing_libraries_stop_only_a_qt_that_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_needs, "qt_starts", lambda _added: True)
    system_needs.refuse_if_qt_fails(NEEDED_BY_QT)
    monkeypatch.setattr(system_needs, "qt_starts", lambda _added: False)
    system_needs.refuse_if_qt_fails(())
    with pytest.raises(SetupError, match="Qt cannot start"):
        system_needs.refuse_if_qt_fails(NEEDED_BY_QT)
