"""The lists beside what was built: checked with the system's own tool, and by what is installed."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

import sums
from counting import files_below, fingerprint, source_files

CHECKER = shutil.which("sha256sum") or ""
on_linux = pytest.mark.skipif(not CHECKER, reason="sha256sum is not here")


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "tryg-overgang").mkdir(parents=True)
    (folder / "tryg-overgang" / "program").write_text("program", encoding="utf-8")
    (folder / "tryg-overgang_0.1.0_amd64.deb").write_text("deb", encoding="utf-8")
    with zipfile.ZipFile(folder / "tryg_overgang-0.1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("transitions/main.py", "pass")
        wheel.writestr("transitions/_resources/policy.toml", "a = 1")
        wheel.writestr("tryg_overgang-0.1.0.dist-info/METADATA", "Name: tryg-overgang")
    sums.write(folder, folder / "tryg-overgang", "0.1.0")
    return folder


def check(dist: Path) -> int:
    return subprocess.run(
        [CHECKER, "--check", "--strict", sums.SUMS], cwd=dist, capture_output=True, check=False
    ).returncode


@on_linux
def test_every_file_that_is_sent_has_a_line_that_sha256sum_checks(dist: Path) -> None:
    listed = {line.split("  ")[1] for line in (dist / sums.SUMS).read_text("utf-8").splitlines()}
    assert listed == {path.name for path in dist.iterdir() if path.is_file()} - {sums.SUMS}
    assert check(dist) == 0
    (dist / "tryg-overgang_0.1.0_amd64.deb").write_text("dib", encoding="utf-8")
    assert check(dist) == 1


def test_what_is_installed_has_the_hash_that_the_program_tells_there(dist: Path, tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name, text in (("transitions/main.py", "pass"), ("resources/policy.toml", "a = 1")):
        (source / name).parent.mkdir(parents=True)
        (source / name).write_text(text, encoding="utf-8")
    told = (dist / sums.INSTALLED).read_text("utf-8")
    assert fingerprint(files_below(dist / "tryg-overgang")) in told
    assert fingerprint(source_files(source)) in told


def test_the_lists_are_the_same_each_time(dist: Path) -> None:
    before = [(dist / name).read_bytes() for name in (sums.SUMS, sums.INSTALLED)]
    sums.write(dist, dist / "tryg-overgang", "0.1.0")
    assert [(dist / name).read_bytes() for name in (sums.SUMS, sums.INSTALLED)] == before


def test_what_was_not_built_is_not_named(tmp_path: Path) -> None:
    sums.write(tmp_path, tmp_path / "tryg-overgang", "0.1.0")
    assert not list(sums.installed(tmp_path, tmp_path / "tryg-overgang", "0.1.0"))
