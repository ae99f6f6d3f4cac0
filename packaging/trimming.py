"""What goes into the frozen program, and what of it is left out again."""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""A file as PyInstaller lists it: where it is put, where it comes from, what kind it is."""

LINK = "SYMLINK"

READ_BY_NAME = (
    "fhir.resources.R4B.bundle",
    "fhir.resources.R4B.patient",
    "fhir.resources.R4B.questionnaireresponse",
)
"""Modules that a package loads by their name at run time."""

NO_NETWORK = (
    "PySide6.QtNetwork", "_hashlib", "_ssl", "ssl", "ftplib", "http", "imaplib", "nntplib", "poplib",
    "smtplib", "telnetlib", "urllib.request", "webbrowser", "xmlrpc", "socketserver",
)  # fmt: skip
"""What could speak with a network. Without ``_hashlib`` Python counts with hashes of its own, and OpenSSL's
libraries stay out too."""

UNUSED = (
    "PIL.AvifImagePlugin", "PIL.ImageQt", "PIL.ImageTk", "PIL.WebPImagePlugin", "PIL._avif",
    "PIL._imagingft", "PIL._imagingmath", "PIL._imagingtk", "PIL._webp", "_bz2", "_curses", "_dbm",
    "_gdbm", "_lzma", "_sqlite3", "_testcapi", "_tkinter", "_uuid", "bz2", "curses", "dbm", "distutils",
    "doctest", "idlelib", "lib2to3", "lxml.html", "lxml.isoschematron", "lxml.objectify", "lzma", "pdb",
    "pip", "pkg_resources", "pytest", "readline", "setuptools", "sqlite3", "test", "tkinter",
    "unittest",
)  # fmt: skip
"""Modules that a package would use if they were there, or that only a developer wants."""

EXCLUDED = (*NO_NETWORK, *UNUSED)

QT_MODULES = ("QtCore", "QtDBus", "QtGui", "QtPrintSupport", "QtSvg", "QtWidgets")
QT_LIBRARIES = (*QT_MODULES, "QtWaylandClient", "QtXcbQpa")
QT_PLUGINS = {
    "platforms": ("qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platformthemes": ("qxdgdesktopportal",),
    "printsupport": ("cocoaprintersupport", "windowsprintersupport"),
    "wayland-decoration-client": ("bradient",),
    "wayland-shell-integration": ("xdg-shell",),
    "xcbglintegrations": (),
}
"""By folder. A plugin for pictures is not needed: PNG is Qt's own, and icons are drawn by QtSvg."""

QT_TRANSLATION = "qtbase_da.qm"

AS_FILES = {"bidi": "py", "stdnum": "py"}
"""Under the LGPL: laid in the folder as their source, which a user may replace."""

REGISTERS = ".dat"
"""Tables of other countries' numbers, which python-stdnum brings."""

BROUGHT_ALONG = re.compile(
    r"lib(ffi|python3\.\d+|xcb-(cursor|icccm|image|keysyms|render-util|util|xkb)|xkbcommon-x11)\.so"
)
"""Of the system's libraries only those that a desktop may lack, or has in another version; the rest is the
system's to keep current."""

_LOADABLE = re.compile(r"^(lib)?(?P<stem>.+?)(\.abi3|\.cpython[^.]*)?\.(so|dll|dylib|pyd)(\.|$)")


def trimmed(entries: Iterable[Entry], ours: Sequence[Path]) -> list[Entry]:
    """The entries that stay; a link goes with what it leads to.

    ``ours`` are the folders that may be packed whole: Python's, the environment's and the project's.
    """
    every = list(entries)
    files = [entry for entry in every if entry[2] != LINK and stays(entry[0], entry[1], ours)]
    there = {entry[0] for entry in files}
    links = [entry for entry in every if entry[2] == LINK and _end(entry) in there]
    return [*files, *links]


def stays(put: str, source: str, ours: Sequence[Path]) -> bool:
    """Whether a file belongs in the folder."""
    parts = PurePosixPath(put.replace("\\", "/")).parts
    if not any(Path(source).is_relative_to(folder) for folder in ours):
        return bool(BROUGHT_ALONG.match(parts[-1]))
    if parts[0] == "PySide6":
        return _qt_stays(parts)
    return not (parts[0] == "stdnum" and put.endswith(REGISTERS))


def _qt_stays(parts: tuple[str, ...]) -> bool:
    if "plugins" in parts:
        return _stem(parts[-1]) in QT_PLUGINS.get(parts[-2], ())
    if "translations" in parts:
        return parts[-1] == QT_TRANSLATION
    stem = _stem(parts[-1])
    if stem.startswith("Qt6"):
        return f"Qt{stem[3:]}" in QT_LIBRARIES
    return stem in QT_MODULES or not stem.startswith("Qt")


def _stem(name: str) -> str:
    found = _LOADABLE.match(name)
    return found["stem"] if found else name


def _end(link: Entry) -> str:
    """Where a link leads, as a place in the folder."""
    parts: list[str] = []
    for part in (PurePosixPath(link[0]).parent / link[1].replace("\\", "/")).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


SYSTEM = (Path("/usr"), Path("/"))


def pythons_own() -> Path:
    """Python's folder; of one that came with the system its modules alone."""
    base = Path(sys.base_prefix).resolve()
    return base if base not in SYSTEM else Path(sysconfig.get_path("stdlib")).resolve()


def packed_whole(root: Path) -> list[Path]:
    """The folders whose files are known: Python's own, the environment's, the project's."""
    return [pythons_own(), Path(sys.prefix), Path(sys.prefix).resolve(), root]
