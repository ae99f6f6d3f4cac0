"""The hashes of what was built: of the files as they are sent, and of the program as it lies installed."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from counting import files_below, fingerprint, source_files

SUMS = "SHA256SUMS"
INSTALLED = "INSTALLED.txt"


def write(dist: Path, program: Path, version: str) -> None:
    """Both lists anew, of what lies in ``dist`` now."""
    told = [f"Tryg Overgang {version}", "", *_INTRODUCTION, "", *installed(dist, program, version), ""]
    (dist / INSTALLED).write_text("\n".join(told), encoding="utf-8")
    (dist / SUMS).write_text("".join(f"{line}\n" for line in sums(dist)), encoding="utf-8")


def sums(dist: Path) -> Iterator[str]:
    """A line for each file that is sent, as ``sha256sum --check`` reads it."""
    for file in sorted(path for path in dist.iterdir() if path.is_file() and path.name != SUMS):
        yield f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}"


def installed(dist: Path, program: Path, version: str) -> Iterator[str]:
    """A line for each way the program is installed, with the hash it tells of itself there."""
    if program.is_dir():
        yield f"{fingerprint(files_below(program))}  the folder {program.name}, and the Debian package of it"
    for wheel in dist.glob(f"*-{version}-*.whl"):
        with TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as packed:
            packed.extractall(folder)
            yield f"{fingerprint(source_files(Path(folder)))}  the wheel, and the source it is made of"


_INTRODUCTION = (
    "What the page Om programmet shows as Programmets filer, by what was installed.",
    "packaging/README.md tells how the same is counted from outside.",
)
