"""The hash that *Om* says of the program's files: the one that the system's own tools give."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from transitions import own_files
from transitions.own_files import files_below, fingerprint, source_files

TOLD = "find . -type f ! -name '*.pyc' -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"
"""The command in packaging/README.md."""

on_linux = pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not here")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "program"
    inside = [f"_internal/{name}" for name in ("a b.txt", "ældre.toml", "Z", "a/b")]
    for name in ("tryg-overgang", *inside):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "link").symlink_to("_internal/Z")
    return folder


@on_linux
def test_it_is_what_find_and_sha256sum_give(program: Path) -> None:
    told = subprocess.run(TOLD, shell=True, cwd=program, capture_output=True, text=True, check=True)  # noqa: S602
    assert told.stdout.split()[0] == fingerprint(files_below(program))


def test_the_readme_tells_that_command() -> None:
    assert TOLD in (Path(__file__).parents[1] / "packaging" / "README.md").read_text(encoding="utf-8")


def test_a_byte_a_name_and_a_file_more_are_seen(program: Path) -> None:
    known = {fingerprint(files_below(program))}
    changed = program / "_internal" / "Z"
    changed.write_bytes(b"_internal/Y")
    known.add(fingerprint(files_below(program)))
    changed.rename(program / "_internal" / "Y")
    known.add(fingerprint(files_below(program)))
    (program / "_internal" / "more").touch()
    known.add(fingerprint(files_below(program)))
    assert len(known) == 4


def test_what_python_compiled_is_not_counted(program: Path) -> None:
    before = fingerprint(files_below(program))
    (program / "__pycache__").mkdir()
    (program / "__pycache__" / "words.cpython-311.pyc").touch()
    assert fingerprint(files_below(program)) == before


def test_the_source_and_a_wheel_of_it_are_counted_alike(tmp_path: Path) -> None:
    source, wheel = tmp_path / "source", tmp_path / "wheel"
    for folder in (source / "transitions", source / "resources" / "texts"):
        folder.mkdir(parents=True)
    (source / "transitions" / "main.py").write_text("pass", encoding="utf-8")
    (source / "resources" / "texts" / "da.toml").write_text("a = 1", encoding="utf-8")
    shutil.copytree(source / "transitions", wheel / "transitions")
    shutil.copytree(source / "resources", wheel / "transitions" / "_resources")
    assert fingerprint(source_files(source)) == fingerprint(source_files(wheel))


def test_the_source_that_runs_counts_its_resources() -> None:
    names = {name for name, _ in own_files.own_files()}
    assert {"transitions/own_files.py", "transitions/_resources/policy.toml"} <= names
    assert not [name for name in names if name.startswith("tests")]


def test_a_frozen_program_counts_its_whole_folder(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(program / "_internal"), raising=False)
    assert fingerprint(own_files.own_files()) == fingerprint(files_below(program))
