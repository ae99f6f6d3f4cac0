"""The frozen program, tried as it will be used: ``make.py smoke``, and not otherwise; it takes a minute."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest

import finishing
import freezing
from tests.packaging.x_display import SERVER, TYPIST, Display, display
from transitions import __version__

ROOT = Path(__file__).parent.parent.parent
DAY = "2026-11-21"
PATIENCE = 60.0
THEME = tomllib.loads((ROOT / "resources" / "theme" / "theme.toml").read_text(encoding="utf-8"))


def surroundings(home: Path, added: dict[str, str] | None = None) -> dict[str, str]:
    """What a person's program is started with: nothing of the tree it was built in."""
    kept = {name: os.environ[name] for name in ("HOME", "PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    return {**kept, "TRYG_OVERGANG_HOME": str(home), "LANG": "C.UTF-8", **(added or {})}


def run(arguments: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [freezing.executable(), *arguments],
        cwd=home,
        env=surroundings(home, {"QT_QPA_PLATFORM": "offscreen"}),
        capture_output=True,
        text=True,
        check=False,
    )


def until(seen: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while not seen():
        assert process.poll() is None, "the program has ended"
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


def papers(folder: Path) -> dict[str, int | None]:
    """Every file by its name, with its number of pages; none for what is no paper or cannot be opened."""
    return {str(path.relative_to(folder)): pages(path) for path in folder.rglob("*") if path.is_file()}


def pages(path: Path) -> int | None:
    if path.suffix != ".pdf":
        return None
    try:
        with pikepdf.open(path) as paper:
            return len(paper.pages)
    except pikepdf.PasswordError:
        return None


def test_it_tells_its_version(tmp_path: Path) -> None:
    done = run(["--version"], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == __version__


def test_its_demo_writes_the_papers_that_the_source_writes(tmp_path: Path) -> None:
    frozen, source = tmp_path / "frozen", tmp_path / "source"
    done = run(["demo", "--out", str(frozen), "--today", DAY], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    subprocess.run(
        [sys.executable, "-m", "transitions", "demo", "--out", source, "--today", DAY], cwd=ROOT, check=True
    )
    written = papers(frozen)
    assert sum(number or 0 for number in written.values()) > 100
    assert written == papers(source)


@contextmanager
def window(shown: Display, home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program with its first screen painted; ended in order, without a word of trouble."""
    process = subprocess.Popen(
        [freezing.executable()],
        cwd=home,
        env=surroundings(home, {"DISPLAY": shown.name}),
        stderr=subprocess.PIPE,
    )
    try:
        until(lambda: sees(shown, "bg", "primary", "text"), process)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=PATIENCE)[1]
    assert (process.returncode, said) == (0, b"")


def sees(shown: Display, *names: str) -> bool:
    """Whether these colours of the light theme are seen, such as the page, its main button and its words."""
    seen = {colour for _, colour in shown.painted().getcolors(maxcolors=1 << 24) or ()}
    return {tuple(bytes.fromhex(THEME["colour"]["light"][name].lstrip("#"))) for name in names} <= seen


@pytest.mark.skipif(not SERVER, reason="Xvfb is not installed")
def test_its_window_opens_and_closes(tmp_path: Path) -> None:
    with display(tmp_path) as shown, window(shown, tmp_path):
        pass
    assert not (tmp_path / "logs").exists()


@pytest.mark.skipif(not (SERVER and TYPIST), reason="Xvfb or xdotool is not installed")
def test_it_opens_a_vault_and_begins_itself_anew_when_it_is_locked(tmp_path: Path) -> None:
    with display(tmp_path) as shown, window(shown, tmp_path) as process:
        shown.press("Tab", "space")
        until(lambda: sees(shown, PRACTICE), process)
        shown.touch()
        shown.press("ctrl+l")
        until(lambda: not sees(shown, "bg"), process)  # the one that was locked has gone
        until(lambda: sees(shown, "bg", "primary", "text") and not sees(shown, PRACTICE), process)
    assert [path.name for path in (tmp_path / "vaults").glob("*/vault.db")] == ["vault.db"]


PRACTICE = "warn_bg"
"""The colour behind the word that stands over the fictitious families."""


def test_nothing_in_it_speaks_with_a_network() -> None:
    assert finishing.network_files(freezing.PROGRAM) == []
    wanted = (b"libQt6Network.so", b"Qt6Network.dll", b"libssl.so", b"libcurl.so")
    for path in freezing.PROGRAM.rglob("*"):
        if path.is_file() and not path.is_symlink():
            loaded = path.read_bytes()
            assert not any(name in loaded for name in wanted), path.name


def test_every_part_of_the_bill_has_its_licence() -> None:
    listed = json.loads((freezing.PROGRAM / finishing.BILL).read_text(encoding="utf-8"))["components"]
    texts = freezing.PROGRAM / finishing.LICENCES
    folders = {path.name for path in texts.iterdir() if path.is_dir()}
    assert {part["name"] for part in listed} == folders
    assert {"python", "pyside6-essentials", "sqlcipher3"} <= folders
    for folder in folders:
        assert any(text.stat().st_size > 500 for text in (texts / folder).iterdir()), folder


def test_no_folder_of_the_builder_is_named() -> None:
    here = str(ROOT).encode()
    for path in freezing.PROGRAM.rglob("*"):
        if path.is_file() and not path.is_symlink():
            assert here not in path.read_bytes(), path.name
