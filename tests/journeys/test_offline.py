"""A whole journey in a process of its own: no internet socket, and no word of the family on the disk.

Where the system can trace, every call is looked at: whatever was written for a moment and removed again
is seen too. Elsewhere the sockets are looked at as the journey goes on.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.journeys.listening import REPORT
from tests.journeys.story import CHILD, DAYCARE, KEPT, REASON, SHARED

ROOT = Path(__file__).parents[2]
SAVING = str(Path(__file__).with_name("test_cursor_in_sight.py"))
PRINTING = f"{Path(__file__).with_name('test_days_later.py')}::test_days_later_the_very_same_pages_leave"
PRINTED = (CHILD, "Mette Prøve", "nysgerrig og rolig", "Bor sammen med mor og far")
CANARIES = (CHILD, DAYCARE, SHARED, KEPT, REASON)
ASKED_FOR = "papir"
"""Where the journey saves what she asks for; only there may anything be read."""

TRACER = shutil.which("strace")
CALLS = (
    "network,openat,open,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,"
    "write,pwrite64,writev,pwritev"
)
TRACED = ("-f", "-y", "-qq", "--seccomp-bpf", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o")
MAKES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT| (?:creat|rename|link|symlink|mkdir)\w*\(")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
HELD = re.compile(r"^\d+ +\w+\(\d+<((?:\\x[0-9a-f]{2})*)>")
SPELLINGS = ("utf-8", "utf-16-le", "latin-1")
NOTHING = "/dev/null"

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
    wanted = {(word, code): word.encode(code) for word in words for code in SPELLINGS}
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ASKED_FOR not in path.parts:
            content = path.read_bytes()
            hits = (key for key, raw in wanted.items() if raw in content)
            found += [f"{path.name}: {word} ({code})" for word, code in hits]
    return found


# --- every call of the system ---


def trace(command: list[str], env: Mapping[str, str], report: Path) -> tuple[int, str]:
    """Run to the end and write down every call; the exit code, and what was written to the terminal."""
    assert TRACER is not None
    done = subprocess.run(
        [TRACER, *TRACED, str(report), *command], env=dict(env), cwd=ROOT, text=True, timeout=SECONDS,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )
    return done.returncode, done.stdout


def internet_calls(report: Path) -> list[str]:
    """Every call that has to do with the internet: a socket, a connection, an address."""
    with report.open(encoding="ascii") as lines:
        return [line.strip() for line in lines if re.search(r"\bAF_INET6?\b", line)]


def asks_the_printer_service(call: str) -> bool:
    """Whether the system's printing asks its service on this very computer which printers there are."""
    if "connect(" in call:
        here = any(spelled(address, "ascii") in call for address in ("::1", "127.0.0.1"))
        return here and "port=htons(631)" in call
    return re.search(r"socket\(AF_INET6?, SOCK_STREAM, IPPROTO_IP\)", call) is not None


def made(report: Path) -> set[str]:
    """Every path that was opened for writing, made, or named anew."""
    with report.open(encoding="ascii") as lines:
        texts = (TEXT.findall(line) for line in lines if MAKES.search(line) and "= -1 " not in line)
        return {plain(text) for found in texts for text in found}


def plainly_written(report: Path, words: tuple[str, ...]) -> Iterator[str]:
    """Which words went in plain into which file, pipe or socket."""
    wanted = {word: [spelled(word, code) for code in SPELLINGS] for word in words}
    with report.open(encoding="ascii") as lines:
        for line in lines:
            held = HELD.match(line)
            place = plain(held.group(1)) if held else ""
            if ASKED_FOR not in Path(place).parts:
                hits = (word for word, forms in wanted.items() if any(form in line for form in forms))
                yield from (f"{place}: {word}" for word in hits)


def spelled(word: str, code: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode(code))


def plain(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode()


def pytest_of(journey: str, base: Path) -> list[str]:
    quiet = ["-q", "-p", "no:cacheprovider", "-p", "tests.journeys.listening", f"--basetemp={base}"]
    return [sys.executable, "-m", "pytest", *quiet, journey]


def assert_traceless(folder: Path, base: Path, words: tuple[str, ...]) -> None:
    assert not (folder / "sockets.txt").exists()
    assert list(base.rglob("vault.db")), "the journey has a vault here"
    assert list(base.rglob(f"{ASKED_FOR}/*.pdf")), "and a paper"
    assert readable(folder, words) == []


@pytest.mark.skipif(TRACER is None, reason="there is no strace")
@pytest.mark.parametrize(("journey", "words"), [(SAVING, CANARIES), (PRINTING, PRINTED)])
def test_no_call_of_a_journey_reaches_the_internet_or_writes_a_word(
    tmp_path: Path, journey: str, words: tuple[str, ...]
) -> None:
    folder, report = tmp_path / "journey", tmp_path / "calls.txt"
    folder.mkdir()
    base = folder / "journey"
    code, written = trace(pytest_of(journey, base), environment(folder), report)
    assert code == 0, written
    calls = internet_calls(report)
    assert [call for call in calls if journey != PRINTING or not asks_the_printer_service(call)] == []
    assert {path for path in made(report) if not path.startswith(str(folder))} <= {NOTHING}
    assert list(plainly_written(report, words)) == []
    assert_traceless(folder, base, words)


@pytest.mark.skipif(TRACER is None, reason="there is no strace")
def test_a_call_that_should_not_be_is_found_in_the_trace(tmp_path: Path) -> None:
    """The control: a socket, a file elsewhere, and a word in a file that is gone again."""
    noisy = (
        "import os, pathlib, socket\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        f"there = pathlib.Path({str(tmp_path / 'elsewhere')!r})\n"
        f"there.write_text({CHILD!r}, 'utf-16'); there.unlink()\n"
    )
    report = tmp_path / "calls.txt"
    assert trace([sys.executable, "-c", noisy], environment(tmp_path), report) == (0, "")
    assert any("socket(AF_INET, SOCK_DGRAM" in call for call in internet_calls(report))
    assert not any(asks_the_printer_service(call) for call in internet_calls(report))
    assert str(tmp_path / "elsewhere") in made(report)
    assert list(plainly_written(report, CANARIES)) == [f"{tmp_path / 'elsewhere'}: {CHILD}"]


# --- without a tracer ---


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.skipif(TRACER is not None, reason="every call is traced instead")
def test_a_journey_opens_no_internet_socket_and_leaves_no_word(tmp_path: Path) -> None:
    base = tmp_path / "journey"
    code, written, seen = watch(pytest_of(SAVING, base), environment(tmp_path))
    assert code == 0, written
    assert seen == set()
    assert_traceless(tmp_path, base, CANARIES)


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
