from __future__ import annotations

import random
import shutil
import struct
from pathlib import Path

import pytest

from tests.storage.support import flip
from transitions.storage import wal
from transitions.storage.database import Database, open_database
from transitions.storage.secret import Secret
from transitions.storage.wal import LogState

FRAME = 24 + 4096
SAVES = 12


@pytest.fixture
def written(database: Database) -> Database:
    """A database with twelve saves still in its log."""
    database.checkpoint()
    for number in range(SAVES):
        with database.transaction():
            database.change("INSERT INTO definition VALUES (?, 'text', 'x')", (str(number),))
    return database


@pytest.fixture
def log(written: Database, tmp_path: Path) -> Path:
    """Its log, copied away with the database as after a crash."""
    folder = tmp_path / "crashed"
    folder.mkdir()
    for name in ("vault.db", "vault.db-wal"):
        shutil.copy(tmp_path / name, folder / name)
    return folder / "vault.db-wal"


def frames(log: Path) -> int:
    return (log.stat().st_size - 32) // FRAME


def commits(log: Path) -> list[int]:
    """The frames that end a save."""
    content = log.read_bytes()
    starts = range(32, len(content), FRAME)
    return [place for place, start in enumerate(starts) if struct.unpack_from(">I", content, start + 4)[0]]


def saves_left(log: Path) -> int:
    """How many saves SQLite itself finds with this log."""
    with Secret(bytearray(b"k" * 32)) as key:
        opened = open_database(log.with_name("vault.db"), key)
    count = int(opened.value("SELECT count(*) FROM definition"))
    opened.close()
    return count


def test_a_log_that_was_left_behind_is_whole(log: Path) -> None:
    assert wal.inspect(log) is LogState.WHOLE
    assert saves_left(log) == SAVES


@pytest.mark.parametrize("size", [0, 1, 31, 32])
def test_a_log_without_frames_is_empty(log: Path, size: int) -> None:
    log.write_bytes(log.read_bytes()[:size])
    assert wal.inspect(log) is LogState.EMPTY


def test_no_log_is_an_empty_one(tmp_path: Path) -> None:
    assert wal.inspect(tmp_path / "none-wal") is LogState.EMPTY


def test_a_save_that_was_cut_off_before_its_last_frame_is_no_loss(log: Path) -> None:
    whole = log.read_bytes()
    log.write_bytes(whole[: -FRAME - 100])
    assert wal.inspect(log) is LogState.WHOLE


def test_a_flip_in_the_last_save_is_an_unfinished_write(log: Path) -> None:
    flip(log, (32 + commits(log)[-1] * FRAME + 24 + 1000) * 8)
    assert wal.inspect(log) is LogState.UNFINISHED
    assert saves_left(log) == SAVES - 1


def test_a_flip_further_back_is_damage(log: Path) -> None:
    flip(log, (32 + commits(log)[3] * FRAME + 24 + 1000) * 8)
    assert wal.inspect(log) is LogState.DAMAGED
    assert saves_left(log) < SAVES - 1


@pytest.mark.parametrize("byte", range(8, 24))
def test_a_flip_in_the_salts_or_sums_of_a_frame_is_seen_like_any_other(log: Path, byte: int) -> None:
    """A frame whose sums alone are wrong ends the log for SQLite, though all after it would add up."""
    whole = log.read_bytes()
    for place, told in ((commits(log)[-1], LogState.UNFINISHED), (commits(log)[3], LogState.DAMAGED)):
        log.write_bytes(whole)
        flip(log, (32 + place * FRAME + byte) * 8)
        assert wal.inspect(log) is told


@pytest.mark.parametrize("byte", [0, 5, 9, 14, 17, 22, 27, 31])
def test_a_flip_in_the_header_is_damage(log: Path, byte: int) -> None:
    flip(log, byte * 8)
    assert wal.inspect(log) is LogState.DAMAGED


def test_a_blank_sector_in_the_middle_is_damage(log: Path) -> None:
    content = bytearray(log.read_bytes())
    start = 32 + 2 * FRAME - 100
    content[start : start + 512] = bytes(512)
    log.write_bytes(content)
    assert wal.inspect(log) is LogState.DAMAGED


def test_whatever_bit_flips_a_lost_save_is_told(log: Path, tmp_path: Path) -> None:
    """Where SQLite silently forgets saves, the scan says so; nowhere does it cry wolf."""
    whole, chance = log.read_bytes(), random.Random(7)
    database = log.with_name("vault.db").read_bytes()
    forgotten, unseen = 0, []
    for _ in range(150):
        bit = chance.randrange(32 * 8, len(whole) * 8)
        log.write_bytes(whole)
        log.with_name("vault.db").write_bytes(database)
        flip(log, bit)
        told = wal.inspect(log) is not LogState.WHOLE
        lost = saves_left(log) < SAVES
        assert lost or not told
        forgotten += lost
        if lost and not told:
            unseen.append(bit)
    assert unseen == []
    assert forgotten > 100  # SQLite alone says nothing about any of these


def test_a_flip_that_hides_the_end_of_the_last_save_is_seen(written: Database, tmp_path: Path) -> None:
    """Where the size that ends a save has a single bit set, one flip makes it look like a torn write."""
    number = SAVES
    while int(written.value("PRAGMA page_count")).bit_count() != 1:
        number += 1
        with written.transaction():
            written.change("INSERT INTO definition VALUES (?, 'text', ?)", (str(number), "x" * 4000))
    log = tmp_path / "vault.db-wal"
    assert wal.inspect(log) is LogState.WHOLE
    place = 32 + commits(log)[-1] * FRAME + 4
    size = int.from_bytes(log.read_bytes()[place : place + 4], "big")
    flip(log, (place + 3 - (size.bit_length() - 1) // 8) * 8 + (size.bit_length() - 1) % 8)
    assert log.read_bytes()[place : place + 4] == bytes(4)
    assert wal.inspect(log) is LogState.UNFINISHED


def test_only_several_wrong_bits_can_hide_the_end_of_the_last_save(log: Path) -> None:
    """Stated, not hoped: a size of several bits turned to nothing looks like a torn write."""
    content = bytearray(log.read_bytes())
    start = 32 + commits(log)[-1] * FRAME
    assert struct.unpack_from(">I", content, start + 4)[0].bit_count() > 1
    content[start + 4 : start + 8] = bytes(4)
    log.write_bytes(content)
    assert wal.inspect(log) is LogState.WHOLE


def test_frames_of_an_earlier_round_are_not_counted(written: Database, tmp_path: Path) -> None:
    log = tmp_path / "vault.db-wal"
    written.rows("PRAGMA wal_checkpoint(RESTART)")
    with written.transaction():
        written.change("INSERT INTO definition VALUES ('next', 'text', 'x')")
    assert frames(log) > 2
    assert wal.inspect(log) is LogState.WHOLE


def test_a_log_is_kept_aside_once(log: Path) -> None:
    first, second = wal.keep_aside(log), wal.keep_aside(log)
    assert first == second
    assert first.read_bytes() == log.read_bytes()
    assert first.name.startswith("vault.db-wal.kept-")
