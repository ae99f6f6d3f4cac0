"""How the frozen program is made, refused and finished, without making one."""

from __future__ import annotations

from pathlib import Path

import pytest

import children
import environment
import finishing
import freezing
import make
import sums
import system_needs
from finishing import NetworkInside
from inside import Component
from tests.packaging.fake_child import FakeChild
from transitions.catalogue import parts


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, child: FakeChild) -> FakeChild:
    monkeypatch.setattr(system_needs, "provide", lambda _: ())
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    monkeypatch.setattr(freezing, "DIST", tmp_path)
    monkeypatch.setattr(freezing, "PROGRAM", tmp_path / "tryg-overgang")
    return child


def test_a_build_runs_pyinstaller_of_its_own_environment(builder: FakeChild) -> None:
    assert make.main(["build"]) == 0
    (asked,) = builder.asked
    assert asked[0].startswith(str(freezing.BUILD_VENV))
    assert asked[1:3] == ["-m", "PyInstaller"]
    assert asked[-1] == str(freezing.SPEC)
    assert freezing.SPEC.is_file()


def test_a_failed_build_is_told_and_leaves_nothing(
    builder: FakeChild, capsys: pytest.CaptureFixture[str]
) -> None:
    builder.code = 1
    (freezing.PROGRAM / "_internal").mkdir(parents=True)
    assert make.main(["build"]) == 1
    assert not freezing.PROGRAM.exists()
    assert "could not be put into its folder" in capsys.readouterr().err


@pytest.mark.parametrize("asked", ["program", "wheel"])
def test_the_hashes_are_written_beside_what_was_built(asked: str, builder: FakeChild) -> None:
    assert make.main(["build", asked]) == 0
    assert sums.INSTALLED in (freezing.DIST / sums.SUMS).read_text("utf-8")


def test_what_cannot_be_built_is_told(builder: FakeChild, capsys: pytest.CaptureFixture[str]) -> None:
    assert make.main(["build", "castle"]) == 1
    assert "program, wheel, deb" in capsys.readouterr().err
    assert builder.asked == []


@pytest.mark.parametrize(("asked", "code"), [("wheel", 3), ("deb", 1)])
def test_wheel_and_package_are_made_in_their_own_way(
    asked: str, code: int, builder: FakeChild, capsys: pytest.CaptureFixture[str]
) -> None:
    builder.code = 3
    assert make.main(["build", asked]) == code
    made = [line[1:4] for line in builder.asked]
    assert made == ([["-m", "hatchling", "build"]] if asked == "wheel" else [])
    assert not (freezing.DIST / sums.SUMS).exists()
    assert (freezing.NOT_YET in capsys.readouterr().err) is (asked == "deb")


def test_there_must_be_a_program_to_try(builder: FakeChild, capsys: pytest.CaptureFixture[str]) -> None:
    assert make.main(["smoke"]) == 1
    assert "make.py build" in capsys.readouterr().err
    program = freezing.executable()
    program.parent.mkdir()
    program.touch()
    assert make.main(["smoke", "-k", "window"]) == 0
    assert builder.asked[0][-5:] == [*make.SMOKE, "-k", "window"]
    assert all((children.ROOT / name).is_file() for name in make.SMOKE)


def test_the_date_of_a_build_is_given_or_the_last_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(finishing.EPOCH, "42")
    assert freezing.same_each_time()[finishing.EPOCH] == "42"
    monkeypatch.delenv(finishing.EPOCH)
    monkeypatch.setattr(freezing, "last_change", lambda: "77")
    assert freezing.same_each_time()[finishing.EPOCH] == "77"
    monkeypatch.setattr(freezing, "last_change", lambda: "")
    assert freezing.same_each_time()[finishing.EPOCH] == freezing.BEFORE_ALL


def test_without_a_history_there_is_no_last_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freezing, "ROOT", tmp_path)
    assert freezing.last_change() == ""


def test_a_link_counts_for_nothing_in_a_folders_size(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    (tmp_path / "link").symlink_to("file")
    assert freezing.size(tmp_path) == 5


# --- what is done to the folder afterwards ---


def test_the_bill_lies_where_the_program_looks_for_its_parts() -> None:
    assert finishing.BILL == parts.BILL


@pytest.mark.parametrize(
    "name", ["libQt6Network.so.6", "Qt6Network.dll", "libssl.so.3", "libcrypto-3-x64.dll", "_ssl.pyd"]
)
def test_a_network_library_stops_the_build(name: str, tmp_path: Path) -> None:
    finishing.refuse_network(["transitions.main", "urllib.parse"], tmp_path)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / name).touch()
    with pytest.raises(NetworkInside, match=name):
        finishing.refuse_network([], tmp_path)


@pytest.mark.parametrize("module", ["ssl", "http.client", "PySide6.QtNetwork", "urllib.request"])
def test_a_network_module_stops_the_build(module: str, tmp_path: Path) -> None:
    with pytest.raises(NetworkInside, match=module):
        finishing.refuse_network(["transitions.main", module], tmp_path)


def test_licence_texts_keep_their_names_and_their_folders(tmp_path: Path) -> None:
    lying = tmp_path / "one-1.dist-info" / "licenses" / "third" / "zlib.txt"
    added = tmp_path / "licences" / "one" / "BSD.txt"
    for text in (lying, added):
        text.parent.mkdir(parents=True)
        text.write_text(text.name, encoding="utf-8")
    out = tmp_path / "out"
    finishing.add_licences(out, [Component("one", "1", "BSD-3-Clause", "pkg:pypi/one@1", (lying, added), "")])
    assert {path.name: path.read_text("utf-8") for path in (out / "one").iterdir()} == {
        "third-zlib.txt": "zlib.txt",
        "BSD.txt": "BSD.txt",
    }
    assert "one 1: BSD-3-Clause" in (out / "README.txt").read_text("utf-8")
