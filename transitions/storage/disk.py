"""Files written whole or not at all, and how to know them again."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transitions.application.errors import DiskFull, VaultNoAccess, VaultReadOnly

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PROTECTED = {errno.EROFS, errno.EACCES, errno.EPERM}

Identity = tuple[int, int]
"""Device and inode: what a file is, whatever it is called."""


def identify(path: Path) -> Identity | None:
    """The identity of the file at ``path``, or ``None`` when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of the last change of a file; ``None`` when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn a full disk and a write-protected place into the errors the user is told."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull from None
        if error.errno in _PROTECTED:
            raise VaultReadOnly from None
        raise


def read(path: Path) -> bytes | None:
    """The bytes of a file, ``None`` when it is not there; raises ``VaultNoAccess``."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError:
        raise VaultNoAccess from None


def write(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` so that a crash leaves the old file or the new one, never neither.

    Raises ``DiskFull`` or ``VaultReadOnly``; the old file is then untouched.
    """
    with told_in_words():
        _replace(path, content)


def sync(path: Path) -> None:
    """Wait until a file's content is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until a folder's names are on the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def free_path(path: Path) -> Path:
    """``path``, or beside it the first of ``…-2``, ``…-3`` and on that is not there yet."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def copy_path(path: Path, number: int) -> Path:
    """Where the ``number``-th copy of ``path`` lies, beside it."""
    return path.with_name(f"{path.name}.{number}")


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    try:
        _create(fresh, content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)


def _create(path: Path, content: bytes) -> None:
    binary = getattr(os, "O_BINARY", 0)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
