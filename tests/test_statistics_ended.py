"""`statistics DIR` says how far it is, and ended on its way it leaves what was there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.counts_files import AROUND, counts, put, run
from transitions.exit_codes import STOPPED
from transitions.statistics import COMPLETE, Statistics


@pytest.fixture(autouse=True)
def ctrl_c_is_heard() -> Iterator[None]:
    """What a shell starts in the background ignores it, and so does what that starts in turn."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_how_far_it_is_is_told_file_by_file_and_year_by_year(tmp_path: Path) -> None:
    put(tmp_path, counts(1), counts(2), counts(1, year=2025))
    told: list[str] = []
    texts, press = AROUND.library.texts, AROUND.press
    Statistics(tmp_path, tmp_path, False, texts, press, lambda _: None, told.append).run()
    files = [f"{place} af 3 filer" for place in (1, 2, 3)]
    assert told == [*files, "Lægger 2025 sammen", "Lægger 2026 sammen", ""]


When = Callable[[pytest.MonkeyPatch], Callable[[str], object]]


def _when_it_adds(_: pytest.MonkeyPatch) -> Callable[[str], object]:
    def end(told: str) -> None:
        if told == "Lægger 2026 sammen":
            raise KeyboardInterrupt

    return end


def _when_it_writes(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], object]:
    write = Path.write_bytes

    def end(path: Path, content: bytes) -> int:
        if path.name == "statistik-2026.csv":
            write(path, content[:10])
            raise KeyboardInterrupt
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", end)
    return lambda _: None


@pytest.mark.parametrize("when", [_when_it_adds, _when_it_writes])
def test_ended_by_her_nothing_is_written_and_what_was_there_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: When
) -> None:
    put(tmp_path, counts(1), counts(2), counts(1, year=2025))
    (tmp_path / "statistik-2025.csv").write_text("fra sidst", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    said: list[str] = []
    went = when(monkeypatch)
    texts, press = AROUND.library.texts, AROUND.press
    assert Statistics(tmp_path, tmp_path, False, texts, press, said.append, went).run() == STOPPED
    assert said == ["Afbrudt. Der er ikke skrevet noget."]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_takes_its_place_is_not_ended_half_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, counts(1), counts(1, year=2025))
    replace = Path.replace

    def end(path: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", end)
    assert run(tmp_path)[0] == COMPLETE
    made = {path.name for path in tmp_path.iterdir()} - {"0.json", "1.json"}
    assert made == {f"statistik-{year}.{kind}" for year in (2025, 2026) for kind in ("pdf", "csv", "svg")}
    assert signal.getsignal(signal.SIGINT) is not signal.SIG_IGN


def test_on_a_terminal_the_command_says_how_far_it_is_and_ends_at_ctrl_c(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="terminals as Linux and macOS have them")
    put(tmp_path, counts(1), counts(2))
    os.mkfifo(tmp_path / "z.json")  # a file that does not answer
    seen, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "transitions", "statistics", str(tmp_path)],
        stdout=subprocess.PIPE, stderr=terminal, text=True, encoding="utf-8",
    ) as program:
        shown = ""
        while "3 af 3 filer" not in shown:
            shown += os.read(seen, 100).decode()
        assert "\r2 af 3 filer\r3 af 3 filer" in shown
        with (tmp_path / "z.json").open("wb"):  # returns when the program has opened it too
            program.send_signal(signal.SIGINT)
        said = program.communicate(timeout=60)[0]
    os.close(terminal)
    os.close(seen)
    assert (program.returncode, said) == (STOPPED, "Afbrudt. Der er ikke skrevet noget.\n")
    assert {path.name for path in tmp_path.iterdir()} == {"0.json", "1.json", "z.json"}


@pytest.mark.parametrize("read", ["PySide6.QtCore", "transitions.places", "transitions.composition"])
def test_ended_while_the_program_is_still_being_read_it_says_nothing(tmp_path: Path, read: str) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("files that do not answer, as Linux and macOS have them")
    os.mkfifo(tmp_path / "z.json")
    with subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "transitions", "statistics", str(tmp_path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    ) as program:
        assert program.stderr is not None
        while not program.stderr.readline().rstrip().endswith(f" {read}"):
            assert program.poll() is None
        program.send_signal(signal.SIGINT)
        said, errors = program.communicate(timeout=60)
    assert program.returncode == STOPPED
    assert "Traceback" not in errors
    assert said in ("", "Afbrudt. Der er ikke skrevet noget.\n")
