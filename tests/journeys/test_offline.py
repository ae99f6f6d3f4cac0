"""A whole journey in a process of its own: no internet socket, and no word of the family on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.journeys.listening import REPORT
from tests.journeys.story import CHILD, DAYCARE, KEPT, REASON, SHARED

ROOT = Path(__file__).parents[2]
JOURNEY = Path(__file__).with_name("test_cursor_in_sight.py")
CANARIES = (CHILD, DAYCARE, SHARED, KEPT, REASON)
ASKED_FOR = "papir"
"""Where the journey saves what she asks for; only there may anything be read."""

TABLES = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
SECONDS = 90.0


def environment(home: Path) -> dict[str, str]:
    """Folders of its own for everything a program may write to."""
    names = ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
             "XDG_RUNTIME_DIR")
    folders = {name: home / name.lower() for name in names}
    for folder in folders.values():
        folder.mkdir(mode=0o700)
    return {
        **os.environ, **{name: str(folder) for name, folder in folders.items()},
        "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen",
        REPORT: str(home / "sockets.txt"),
    }


def internet_sockets(process: int) -> set[str]:
    """The internet sockets a process holds at this moment, whoever in it opened them."""
    held = set()
    for handle in Path(f"/proc/{process}/fd").iterdir():
        try:
            held.add(str(handle.readlink()))
        except OSError:
            continue
    tables = (Path(f"/proc/{process}/net/{table}") for table in TABLES)
    rows = [row.split() for table in tables if table.exists() for row in table.read_text().splitlines()[1:]]
    return {" ".join(row[1:3]) for row in rows if f"socket:[{row[9]}]" in held}


def watch(command: list[str], env: Mapping[str, str]) -> tuple[int, str, set[str]]:
    """Run to the end; the exit code, what was written, and every internet socket seen on the way."""
    program = subprocess.Popen(
        command, env=dict(env), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    seen: set[str] = set()
    until = time.monotonic() + SECONDS
    while program.poll() is None and time.monotonic() < until:
        try:
            seen |= internet_sockets(program.pid)
        except OSError:
            break
        time.sleep(0.02)
    written, _ = program.communicate(timeout=SECONDS)
    return program.returncode, written, seen


def readable(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Which words can be read in which file under a folder, whatever way letters are stored."""
    wanted = {
        (word, code): word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "latin-1")
    }
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ASKED_FOR not in path.parts:
            content = path.read_bytes()
            hits = (key for key, raw in wanted.items() if raw in content)
            found += [f"{path.name}: {word} ({code})" for word, code in hits]
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_journey_opens_no_internet_socket_and_leaves_no_word(tmp_path: Path) -> None:
    env = environment(tmp_path)
    base = tmp_path / "tmpdir" / "journey"
    quiet = ["-q", "-p", "no:cacheprovider", "-p", "tests.journeys.listening", f"--basetemp={base}"]
    code, written, seen = watch([sys.executable, "-m", "pytest", *quiet, str(JOURNEY)], env)
    assert code == 0, written
    assert seen == set()
    assert not (tmp_path / "sockets.txt").exists()
    assert list(base.rglob("vault.db")), "the journey has a vault here"
    assert list(base.rglob(f"{ASKED_FOR}/*.pdf")), "and a paper"
    assert readable(tmp_path, CANARIES) == []


def test_a_socket_and_a_word_would_be_noticed(tmp_path: Path) -> None:
    env = environment(tmp_path)
    noisy = (
        "import socket, time, tests.journeys.listening\n"
        "line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        "line.bind(('127.0.0.1', 0)); time.sleep(0.5)"
    )
    code, written, seen = watch([sys.executable, "-c", noisy], env)
    assert (code, written) == (0, "")
    assert len(seen) == 1
    assert "socket.__new__" in (tmp_path / "sockets.txt").read_text("utf-8")
    (tmp_path / "home" / "recent.xml").write_text(f"<a>{CHILD}</a>", "utf-16")
    assert readable(tmp_path, CANARIES) == [f"recent.xml: {CHILD} (utf-16-le)"]
