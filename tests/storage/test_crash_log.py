from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from transitions.storage.crash_log import CrashLog


def make(folder: Path, most: int = 400) -> CrashLog:
    return CrashLog(folder / "logs", lambda: datetime(2026, 11, 2, 8, 30, 5, tzinfo=UTC), "1.0", most)


def test_a_report_is_written_with_its_time_and_version(tmp_path: Path) -> None:
    log = make(tmp_path)
    log.write("ValueError\ntransitions/ui/app.py:3:run")
    log.write("KeyError")
    written = log.file.read_text(encoding="utf-8")
    assert written.startswith("2026-11-02T08:30:05Z 1.0\nValueError\ntransitions/ui/app.py:3:run\n\n")
    assert written.endswith("2026-11-02T08:30:05Z 1.0\nKeyError\n\n")
    assert (log.folder.stat().st_mode & 0o777) == 0o700


def test_it_stays_small_and_keeps_the_newest(tmp_path: Path) -> None:
    log = make(tmp_path)
    for number in range(100):
        log.write(f"Error{number}")
    files = sorted(log.folder.iterdir())
    assert [file.name for file in files] == ["fejl.log", "fejl.log.1"]
    assert all(file.stat().st_size <= 400 for file in files)
    assert "Error99" in log.file.read_text(encoding="utf-8")
    log.write("x" * 10_000)
    assert log.file.stat().st_size <= 400


def test_where_nothing_can_be_written_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    make(tmp_path).write("ValueError")
