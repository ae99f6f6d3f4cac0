"""What is done to the frozen program's folder once PyInstaller has made it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import bill
import inside
from inside import Component
from trimming import NO_NETWORK, Entry

LICENCES = "licenses"
BILL = "sbom.cdx.json"
EPOCH = "SOURCE_DATE_EPOCH"

NETWORK_FILE = re.compile(r"Network|^lib(ssl|crypto|curl)\b|^_(ssl|hashlib)\b|qopensslbackend", re.IGNORECASE)
WITH_SYMBOLS = ("libpython*", "python3.*/lib-dynload/*.so", "sqlcipher3/*.so")
"""Built with a developer's symbols, which are two thirds of them. Nothing under the LGPL is touched."""


class NetworkInside(Exception):
    """Something that could speak with a network is in the folder."""


def finish(folder: Path, contents: Iterable[Entry], root: Path) -> None:
    """Strip, add licences and the bill of materials, and refuse what must not be there."""
    listed = list(contents)
    refuse_network((entry[0] for entry in listed), folder)
    components = inside.components(listed, root)
    add_licences(folder / LICENCES, components)
    listing = bill.bill(version(root), components, int(os.environ[EPOCH]))
    (folder / BILL).write_text(listing, encoding="utf-8")
    strip(folder)


def refuse_network(modules: Iterable[str], folder: Path) -> None:
    """Raises ``NetworkInside`` with the names."""
    wrong = sorted({*_network_modules(modules), *network_files(folder)})
    if wrong:
        raise NetworkInside(", ".join(wrong))


def _network_modules(modules: Iterable[str]) -> Iterable[str]:
    return (
        name
        for name in modules
        for left_out in NO_NETWORK
        if name == left_out or name.startswith(f"{left_out}.")
    )


def network_files(folder: Path) -> list[str]:
    """Files with a name that only a network library has."""
    return [path.name for path in folder.rglob("*") if NETWORK_FILE.search(path.name)]


def add_licences(folder: Path, components: Sequence[Component]) -> None:
    """One folder for each component, with the texts under the names they came with."""
    for component in components:
        of_it = folder / component.name
        of_it.mkdir(parents=True)
        for text in component.texts:
            shutil.copyfile(text, of_it / _name(text))
    lines = [f"{c.name} {c.version}: {c.licence}" for c in components]
    (folder / "README.txt").write_text("\n".join([*_INTRODUCTION, *lines, ""]), encoding="utf-8")


_INTRODUCTION = (
    "Tryg Overgang is made with what is listed here. Each folder holds the licence texts of one part.",
    "Qt, Qt for Python (PySide6, shiboken6), python-bidi and python-stdnum are under the LGPL and unchanged;",
    "they lie in the folder _internal as files of their own, and may be replaced by others that fit.",
    "",
)


def _name(text: Path) -> str:
    """The name of a text, with the folders in which a package sorts its texts."""
    parts = text.parts
    start = next((at for at, part in enumerate(parts) if part.endswith(".dist-info")), len(parts) - 2)
    return "-".join(part for part in parts[start + 1 :] if part != "licenses")


def strip(folder: Path) -> None:
    """Take developers' symbols out of what was built with them, where the tool for it is at hand."""
    tool = shutil.which("strip") if sys.platform.startswith("linux") else None
    if tool is None:
        return
    for pattern in WITH_SYMBOLS:
        for path in sorted((folder / "_internal").glob(pattern)):
            if not path.is_symlink():
                subprocess.run([tool, "--strip-unneeded", str(path)], check=True)


def version(root: Path) -> str:
    found = re.search(r'__version__ = "(.+?)"', (root / "transitions" / "__init__.py").read_text("utf-8"))
    if found is None:
        raise ValueError("transitions/__init__.py names no version")
    return found[1]
