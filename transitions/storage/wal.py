"""The write-ahead log read before SQLite touches it.

SQLite stops at the first frame whose checksum is wrong and silently forgets every later save. A
frame's checksum covers the encrypted bytes and all frames before it, so the log can be judged
without the key. Saves are told apart by their commit frame, and the current ones from leftovers of
an earlier round by their salts; a frame that shares either salt counts as current, so that a
damaged salt is seen as damage.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from transitions.storage import disk

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_PAGES = struct.Struct(">I")
_BIG, _LITTLE = 0x377F0683, 0x377F0682
_VERSION = 3007000
_PAGE_BYTES = 4096
_MASK = 0xFFFFFFFF

Sums = tuple[int, int]


class LogState(Enum):
    """What the log says about the saves in it.

    ``EMPTY``: nothing was left behind. ``WHOLE``: the program ended without closing, every save is
    readable. ``UNFINISHED``: the very last save is not. ``DAMAGED``: more than that is not.
    """

    EMPTY = "empty"
    WHOLE = "whole"
    UNFINISHED = "unfinished"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class LogFrame:
    """One frame: whether it belongs to the current round, ends a save, and adds up."""

    current: bool
    commits: bool
    sound: bool


def inspect(path: Path) -> LogState:
    """Judge the log at ``path``; a missing one is empty."""
    content = disk.read(path) or b""
    if len(content) <= _HEADER.size:
        return LogState.EMPTY
    seed = _read_header(content)
    if seed is None:
        return LogState.DAMAGED
    lost = _count_lost(_read_frames(content, *seed))
    if lost == 0:
        return LogState.WHOLE
    return LogState.UNFINISHED if lost == 1 else LogState.DAMAGED


def keep_aside(path: Path) -> Path:
    """Copy the log beside itself under a name made from its content, and return that path."""
    content = disk.read(path) or b""
    kept = path.with_name(f"{path.name}.kept-{hashlib.sha256(content).hexdigest()[:12]}")
    if not kept.exists():
        disk.write(kept, content)
    return kept


def forget_kept(path: Path) -> None:
    """Delete the copies of a log that were kept aside."""
    with disk.told_in_words():
        for kept in path.parent.glob(f"{path.name}.kept-*"):
            kept.unlink(missing_ok=True)


def _read_header(content: bytes) -> tuple[str, Sums, Sums] | None:
    magic, version, page, _, *rest = _HEADER.unpack_from(content)
    salts, sums = (rest[0], rest[1]), (rest[2], rest[3])
    if magic not in (_BIG, _LITTLE) or version != _VERSION or page != _PAGE_BYTES:
        return None
    order = ">" if magic == _BIG else "<"
    return (order, salts, sums) if _add(order, content[:24], (0, 0)) == sums else None


def _read_frames(content: bytes, order: str, salts: Sums, sums: Sums) -> Iterator[LogFrame]:
    size = _FRAME.size + _PAGE_BYTES
    chained = True
    for start in range(_HEADER.size, len(content) - size + 1, size):
        _, pages, *rest = _FRAME.unpack_from(content, start)
        current = rest[0] == salts[0] or rest[1] == salts[1]
        commits = pages != 0
        if chained:
            frame, before = content[start : start + size], sums
            sums = _add_frame(order, frame, before)
            chained = (rest[0], rest[1]) == salts and (rest[2], rest[3]) == sums
            commits = commits or (not chained and _ended_a_save(order, frame, before))
        yield LogFrame(current, commits, chained)


def _ended_a_save(order: str, frame: bytes, before: Sums) -> bool:
    """Whether a frame adds up once it says that it ends a save: one bit can have taken that away."""
    sums = _FRAME.unpack_from(frame)[4:]
    sizes = (_PAGES.pack(1 << bit) for bit in range(32))
    return any(_add_frame(order, frame[:4] + size + frame[8:], before) == sums for size in sizes)


def _add_frame(order: str, frame: bytes, sums: Sums) -> Sums:
    return _add(order, frame[_FRAME.size :], _add(order, frame[:8], sums))


def _count_lost(frames: Iterator[LogFrame]) -> int:
    return sum(frame.current and frame.commits and not frame.sound for frame in frames)


def _add(order: str, content: bytes, sums: Sums) -> Sums:
    first, second = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _MASK
        second = (second + odd + first) & _MASK
    return first, second
