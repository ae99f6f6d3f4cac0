"""The frozen program as a Debian package: the same bytes each time, and nothing runs at install.

What it needs of the system is asked of its libraries: each that lies outside the folder is of some package.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path

import inside
from bill import NAME
from children import SetupError

MAINTAINER = "Tryg Overgang <ingen-adresse@tryg-overgang.invalid>"
RECOMMENDED = "cups-client"
"""Brings ``lp``, through which papers are printed."""

WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""What only a desktop without X11 has, and who builds may have none."""

LOADED = re.compile(r"(\S+) => (/\S+|not found)")
OLDEST = "libc6"
"""The one library that must not be older than where the folder was made."""
EXECUTABLE, PLAIN = 0o755, 0o644


def make(folder: Path, given: Path, out: Path, version: str, made: int) -> Path:
    """The package of the frozen program in ``folder``, with the files of ``given``, in ``out``."""
    if shutil.which("dpkg-deb") is None:
        raise SetupError("A Debian package can be made on Debian or Ubuntu only: dpkg-deb is missing.")
    machine = _told("dpkg", "--print-architecture")
    root = out / "root"
    shutil.rmtree(root, ignore_errors=True)
    lay_out(folder, given, root)
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(_control(version, machine, needs(folder), _kilobytes(root)), encoding="utf-8")
    settle(root, made)
    package = out / f"{NAME}_{version}_{machine}.deb"
    _told("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package), epoch=made)
    shutil.rmtree(root)
    return package


def lay_out(folder: Path, given: Path, root: Path) -> None:
    """Every file where Debian puts it."""
    share = root / "usr" / "share"
    shutil.copytree(folder, root / "usr" / "lib" / NAME, symlinks=True)
    program = root / "usr" / "bin" / NAME
    program.parent.mkdir()
    program.symlink_to(f"../lib/{NAME}/{NAME}")
    _copy(given / f"{NAME}.desktop", share / "applications")
    _copy(given / f"{NAME}.metainfo.xml", share / "metainfo")
    _copy(given / f"{NAME}.svg", share / "icons" / "hicolor" / "scalable" / "apps")
    _pack(given / f"{NAME}.1", share / "man" / "man1")
    _pack(given.parent / "CHANGELOG.md", share / "doc" / NAME, "changelog")
    _copy(given / "copyright", share / "doc" / NAME)


def settle(root: Path, made: int) -> None:
    """The same rights and times each time, whoever builds."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(EXECUTABLE if runs else PLAIN)
        os.utime(path, (made, made), follow_symlinks=False)


def needs(folder: Path) -> list[str]:
    """The Debian packages that hold what the folder loads and does not bring."""
    found = {need for binary in folder.rglob("*") if _is_binary(binary) for need in _wanted(binary, folder)}
    names = sorted(_package(name, path) for name, path in found)
    return sorted({f"{name} (>= {_upstream(name)})" if name == OLDEST else name for name in names})


def _wanted(binary: Path, folder: Path) -> list[tuple[str, str]]:
    """Name and place of the libraries that a file itself asks for, not of those that these ask for."""
    inside_it = binary.read_bytes()
    found = LOADED.findall(_told("ldd", str(binary), libraries=folder / "_internal"))
    return [
        (name, path)
        for name, path in found
        if name.encode() + b"\0" in inside_it and not Path(path).is_relative_to(folder)
    ]


def _package(name: str, path: str) -> str:
    if path.startswith("/"):
        return inside.debian_package(Path(path))
    if name not in WAYLAND:
        raise SetupError(f"{name} is needed and not on this system.")
    return WAYLAND[name]


def _upstream(package: str) -> str:
    """The version without what Debian adds to it."""
    return _told("dpkg-query", "-W", "-f", "${source:Upstream-Version}", package)


def _is_binary(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _control(version: str, machine: str, depends: list[str], kilobytes: int) -> str:
    return f"""\
Package: {NAME}
Version: {version}
Architecture: {machine}
Maintainer: {MAINTAINER}
Installed-Size: {kilobytes}
Depends: {', '.join(depends)}
Recommends: {RECOMMENDED}
Section: misc
Priority: optional
Description: consented handover from health visitor to daycare, offline
 A health visitor and the parents fill in a transition form together. The
 parents decide point by point what the daycare is told. Everything stays in
 an encrypted file on this computer; no network is used.
"""


def _kilobytes(root: Path) -> int:
    return sum(-(-path.lstat().st_size // 1024) for path in root.rglob("*") if not path.is_dir())


def _copy(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, folder / file.name)


def _pack(file: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name or file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))


def _told(*command: str, epoch: int = 0, libraries: Path | None = None) -> str:
    added = {"SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C"}
    if libraries is not None:
        added["LD_LIBRARY_PATH"] = str(libraries)
    done = subprocess.run(command, env={**os.environ, **added}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"{command[0]} failed: {done.stderr.strip()}")
    return done.stdout.strip()
