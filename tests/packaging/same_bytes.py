"""Wheel and sdist twice from the same source, and the package as built: ``make.py smoke`` runs this too."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import children
import environment
import freezing
import sums
from counting import fingerprint, source_files
from tests.packaging.clean_root import CleanRoot, files_of
from transitions import __version__

PACKAGES = sorted(freezing.DIST.glob(f"tryg-overgang_{__version__}_*.deb"))


def built(source: Path, out: Path) -> dict[str, str]:
    """The wheel and the sdist of a source tree, each by its name with its hash."""
    subprocess.run(
        [environment.venv_python(freezing.BUILD_VENV), "-m", "hatchling", "build", "-d", out],
        cwd=source,
        env={**os.environ, **freezing.same_each_time()},
        check=True,
        capture_output=True,
    )
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()}


def copied(source: Path) -> Path:
    """The source elsewhere, as another person checked it out."""
    source.mkdir()
    for name in ("README.md", "pyproject.toml", ".gitignore"):
        shutil.copyfile(children.ROOT / name, source / name)
    for name in ("packaging", "resources", "tests", "transitions"):
        shutil.copytree(children.ROOT / name, source / name, copy_function=shutil.copyfile)
    for path in source.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700 if path.is_dir() else 0o600)
    return source


def test_the_same_source_gives_the_same_wheel_and_sdist(tmp_path: Path) -> None:
    first = built(children.ROOT, tmp_path / "first")
    assert {name.rsplit(".", 1)[1] for name in first} == {"whl", "gz"}
    assert first == built(copied(tmp_path / "elsewhere"), tmp_path / "second")


def test_a_wheel_tells_the_hash_of_the_source_it_is_made_of(tmp_path: Path) -> None:
    built(children.ROOT, tmp_path)
    (told,) = sums.installed(tmp_path, tmp_path / "no program", __version__)
    assert told.split()[0] == fingerprint(source_files(children.ROOT))


@pytest.mark.skipif(not PACKAGES, reason="make.py build deb has not been run")
def test_the_package_is_installed_runs_and_is_removed(tmp_path: Path) -> None:
    root = CleanRoot(tmp_path / "root")
    root.install(PACKAGES[0])
    told = subprocess.run(
        [root.folder / "usr/bin/tryg-overgang", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == __version__
    root.remove("tryg-overgang")
    assert files_of(root.folder) == []
