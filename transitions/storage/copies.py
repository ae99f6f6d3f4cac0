"""Copies as they lie in a folder: found, measured and distrusted; never opened here.

Whoever can write to the folder can put anything there, so nothing is read before it is known to be
a plain file of a sane size, and no name found there is ever used as a path.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path

from transitions.application.copies import Copy, CopyIncomplete, Stop
from transitions.application.errors import ExpectedError
from transitions.storage import disk
from transitions.storage.failures import Interrupted
from transitions.storage.keyfile import KeyFile, Keys

DATABASE_NAME = "vault.db"
KEY_FILE_NAME = "vault.key"
NAME = re.compile(r"^(\d{8}T\d{6}Z)(-\d+)?$")
_DRAFT = re.compile(r"^\.\d{8}T\d{6}Z(-\d+)?\.part$")
PLACE_PREFIX = "tryg-overgang-"
"""What the folder of a vault's copies is called in a place that may hold others."""

_PRIVATE = 0o700
_PAGE_BYTES = 4096
_LARGEST_KEY_FILE = 64 * 1024
_CHUNK_BYTES = 1 << 20
_MOST_LISTED = 2000


def read_moment(name: str) -> datetime | None:
    """The moment in a copy's name; ``None`` for another name."""
    found = NAME.match(name)
    if found is None:
        return None
    with suppress(ValueError):
        return datetime.strptime(found[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return None


def list_copies(place: Path) -> tuple[Copy, ...]:
    """The whole copies in a place, oldest first; what is not one is passed over."""
    return tuple(_whole_in(place))


def list_folders(place: Path) -> tuple[Path, ...]:
    """Every folder named as a copy, whole or not, oldest first; links are none of ours."""
    try:
        with os.scandir(place) as entries:
            names = [e.name for e in entries if read_moment(e.name) and e.is_dir(follow_symlinks=False)]
    except OSError:
        return ()
    return tuple(place / name for name in sorted(names, key=_in_order)[-_MOST_LISTED:])


def list_drafts(place: Path) -> tuple[Path, ...]:
    """The unfinished copies in a place."""
    with suppress(OSError):
        return tuple(found for found in place.iterdir() if _DRAFT.match(found.name))
    return ()


def examine(folder: Path) -> Copy:
    """What a folder says it is, without opening it.

    Raises ``CopyIncomplete`` where it is no whole copy, and what reading the key file raises.
    """
    if folder.is_symlink() or not folder.is_dir():
        raise CopyIncomplete
    size = _measure(folder / DATABASE_NAME)
    key_size = _measure(folder / KEY_FILE_NAME)
    if size < _PAGE_BYTES or size % _PAGE_BYTES or key_size > _LARGEST_KEY_FILE:
        raise CopyIncomplete
    kind = read_keys(folder).kind
    return Copy(folder=folder, at=_moment(folder), size=size, kind=kind)


def read_keys(folder: Path) -> Keys:
    """The key file of a folder that was measured."""
    return KeyFile(folder / KEY_FILE_NAME).read()


def share_keys(place: Path, key_file: Path) -> None:
    """Let the copies in a place open with what opens the vault now, and with nothing from before.

    A copy of another vault, or one whose key file cannot be read, is left as it is.
    """
    content, vault = key_file.read_bytes(), KeyFile(key_file).read().vault
    for folder in list_folders(place):
        with suppress(ExpectedError, OSError):
            theirs = folder / KEY_FILE_NAME
            known = _measure(theirs) <= _LARGEST_KEY_FILE and read_keys(folder).vault == vault
            if known and theirs.read_bytes() != content:
                disk.write(theirs, content)


def duplicate(
    source: Path, target: Path, stop: Stop, went: Callable[[int], object] = lambda _: None
) -> str:
    """Copy a plain file through and say its SHA-256; ``target`` must not be there.

    ``went`` hears how many percent are there.

    Raises ``CopyIncomplete`` where the source is no plain file or shrinks meanwhile, ``Interrupted``
    soon after ``stop`` says so, ``DiskFull`` or ``VaultReadOnly``.
    """
    size = _measure(source)
    told = hashlib.sha256()
    with disk.told_in_words(), _open_plain(source) as reader, _create(target) as writer:
        for chunk in _chunks(reader, size, stop):
            told.update(chunk)
            _write_all(writer, chunk)
            went(writer.tell() * 100 // size)
        os.fsync(writer.fileno())
    return told.hexdigest()


def fingerprint(path: Path, stop: Stop) -> str:
    """The SHA-256 of a plain file."""
    told = hashlib.sha256()
    with disk.told_in_words(), _open_plain(path) as reader:
        for chunk in _chunks(reader, _measure(path), stop):
            told.update(chunk)
    return told.hexdigest()


def _whole_in(place: Path) -> Iterator[Copy]:
    for folder in list_folders(place):
        with suppress(ExpectedError, OSError):
            yield examine(folder)


def _in_order(name: str) -> tuple[str, int]:
    moment, _, number = name.partition("-")
    return moment, int(number or 1)


def _moment(folder: Path) -> datetime:
    named = read_moment(folder.name)
    return named or datetime.fromtimestamp((folder / DATABASE_NAME).stat().st_mtime, UTC)


def _measure(path: Path) -> int:
    try:
        found = path.lstat()
    except OSError:
        raise CopyIncomplete from None
    if not stat.S_ISREG(found.st_mode):
        raise CopyIncomplete
    return found.st_size


def _open_plain(path: Path) -> FileIO:
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    return FileIO(handle)


def _create(path: Path) -> FileIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return FileIO(os.open(path, flags, 0o600), "wb")


def _chunks(file: FileIO, size: int, stop: Stop) -> Iterator[bytes]:
    left = size
    while left:
        if stop():
            raise Interrupted
        chunk = file.read(min(_CHUNK_BYTES, left))
        if not chunk:
            raise CopyIncomplete
        left -= len(chunk)
        yield chunk


def _write_all(file: FileIO, chunk: bytes) -> None:
    view = memoryview(chunk)
    while view:
        view = view[file.write(view) :]


def make_draft(folder: Path) -> None:
    """An empty, private folder, whatever an earlier attempt left there."""
    with disk.told_in_words():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=_PRIVATE)


def remove(folder: Path) -> None:
    """Delete a copy; what cannot be deleted now is left for the next time."""
    shutil.rmtree(folder, ignore_errors=True)
