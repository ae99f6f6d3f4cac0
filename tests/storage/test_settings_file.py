"""The settings of a computer: whatever lies there, the program begins."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from transitions.application.settings import Settings
from transitions.storage.settings_file import SettingsOnDisk

CHOSEN = Settings(colours="contrast", text=175)


def test_what_is_kept_is_read(tmp_path: Path) -> None:
    kept = SettingsOnDisk(tmp_path / "new" / "settings.json")
    assert kept.read() == Settings()
    kept.keep(CHOSEN)
    assert kept.read() == CHOSEN


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"text": 110}', b'{"colours": "pink"}',
     b'{"text": 150}' + b" " * 9000],
)
def test_what_cannot_be_read_is_as_it_comes(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert SettingsOnDisk(tmp_path / "settings.json").read() == Settings()


def test_what_a_newer_program_wrote_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"text": 150, "sound": true}', encoding="utf-8")
    assert SettingsOnDisk(tmp_path / "settings.json").read() == Settings(text=150)


def test_a_place_that_refuses_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    SettingsOnDisk(tmp_path / "file" / "settings.json").keep(CHOSEN)


def test_nothing_about_anybody_is_kept() -> None:
    assert [field.name for field in fields(Settings)] == ["colours", "text"]
