"""Installers of the frozen program for Windows and macOS: written from documentation and NOT YET RUN.

Each is made on its own system, of what ``make.py build`` left in ``dist/`` there.
"""

from __future__ import annotations

import plistlib
import shutil
import sys
from pathlib import Path
from typing import Any

import children
from bill import NAME
from children import ROOT, SetupError

SCRIPT = ROOT / "packaging" / "windows" / f"{NAME}.iss"
PLIST = ROOT / "packaging" / "macos" / "Info.plist"
IDENTIFIER = "invalid.tryg-overgang.program"
"""A reverse domain name; the municipality that publishes it puts its own."""
BUNDLE = "Tryg Overgang.app"
COMPILER = "iscc"


def windows(program: Path, version: str) -> int:
    """A setup program, with Inno Setup."""
    tool = _tool(COMPILER, "win32", "Windows with Inno Setup 6.3 or newer")
    _refuse_if_missing(program)
    return children.child([tool, "/Qp", f"/DVersion={version}", SCRIPT])


def macos(program: Path, version: str) -> int:
    """A package for the system's installer, of the bundle beside the folder."""
    tool = _tool("pkgbuild", "darwin", "macOS with Xcode's command line tools")
    bundle = program.parent / BUNDLE
    _refuse_if_missing(bundle)
    return children.child(package_command(tool, bundle, version))


def package_command(tool: str, bundle: Path, version: str) -> list[str | Path]:
    """It is installed for everybody; nothing runs before or after it."""
    package = bundle.parent / f"{NAME}-{version}.pkg"
    return [
        tool, "--component", bundle, "--install-location", "/Applications",
        "--identifier", IDENTIFIER, "--version", version, package,
    ]  # fmt: skip


def described(version: str) -> dict[str, Any]:
    """What the bundle says of itself, with the version from the one place where it stands."""
    told: dict[str, Any] = plistlib.loads(PLIST.read_bytes())
    return told | {"CFBundleShortVersionString": version, "CFBundleVersion": version}


def complete(bundle: Path, folder: Path, names: tuple[str, ...]) -> None:
    """Licences and bill go along; PyInstaller knows nothing of them."""
    for name in names:
        source, target = folder / name, bundle / "Contents" / "Resources" / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)


def _tool(name: str, platform: str, told: str) -> str:
    found = shutil.which(name)
    if sys.platform != platform or found is None:
        raise SetupError(f"This installer can be made on {told} only.")
    return found


def _refuse_if_missing(program: Path) -> None:
    if not program.exists():
        raise SetupError(f"{program.name} is not in {program.parent.name}. Run: make.py build")
