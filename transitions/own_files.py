"""The program's own files, and one hash over them that ``find`` and ``sha256sum`` give too."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

Named = tuple[str, Path]
"""A file by the name it has in the list, and where it lies."""

COMPILED = ".pyc"
"""What Python makes anew from the rest, where it may write."""


def frozen_folder() -> Path | None:
    """The folder of the frozen program; None where Python runs the source or a wheel."""
    unpacked = getattr(sys, "_MEIPASS", None)
    return None if unpacked is None else Path(unpacked).parent


def own_files() -> Iterator[Named]:
    """Every file of the program that runs, under the names the wheel gives where it is no frozen one."""
    frozen = frozen_folder()
    if frozen is not None:
        return files_below(frozen)
    return source_files(Path(__file__).resolve().parent.parent)


def source_files(root: Path) -> Iterator[Named]:
    """The package and its resources, where both lie side by side or the wheel put one into the other."""
    yield from files_below(root / "transitions", "transitions/")
    if not (root / "transitions" / "_resources").is_dir():
        yield from files_below(root / "resources", "transitions/_resources/")


def files_below(folder: Path, before: str = "") -> Iterator[Named]:
    """What lies in a folder, links left out, each named by where it lies below."""
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            if path.suffix != COMPILED and not path.is_symlink():
                yield before + path.relative_to(folder).as_posix(), path


def fingerprint(files: Iterable[Named]) -> str:
    """SHA-256 of a list as ``sha256sum`` writes it: the hash of each file and its name, by name."""
    listed = sorted(set(files), key=lambda file: file[0].encode())
    lines = (f"{_hash(path)}  {name}\n" for name, path in listed)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
