"""Whose every file in the frozen program is: a package's, Python's, the system's or ours."""

from __future__ import annotations

import platform
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import NamedTuple

from counting import fingerprint
from trimming import LINK, Entry, pythons_own

ALWAYS = ("pyinstaller",)
"""In the folder without being listed: the bootloader is the program's own file."""

STATED = {
    "arabic-reshaper": "MIT",
    "charset-normalizer": "MIT",
    "chunspell": "MIT AND (MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-only)",
    "fhir-core": "BSD-3-Clause",
    "fhir-resources": "BSD-3-Clause",
    "lxml": "BSD-3-Clause",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyinstaller-hooks-contrib": "Apache-2.0",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "python-bidi": "LGPL-3.0-only",
    "python-stdnum": "LGPL-2.1-or-later",
    "reportlab": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",
}
"""Licences of packages that do not name theirs in a form a program can read; read in their texts."""

_LICENCE_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


class UnknownOwner(Exception):
    """A file in the folder that nobody vouches for, or one without a licence."""


class Component(NamedTuple):
    """Something by somebody else that is in the folder, with the texts of its licence."""

    name: str
    version: str
    licence: str
    address: str
    texts: tuple[Path, ...]
    digest: str


class Owner(NamedTuple):
    """Somebody a file can be of."""

    name: str
    version: str
    licence: str
    address: str
    texts: tuple[Path, ...]


BESIDE = {
    "fonts": ("noto-sans", "2.004", "OFL-1.1", "OFL.txt"),
    "spelling": ("stavekontrolden", "2.7", "LGPL-2.1-only OR GPL-2.0-only OR MPL-1.1", "LGPL-2.1.txt"),
}
"""By folder of ``resources``: what others made, and the text of its licence there."""


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def components(contents: Iterable[Entry], root: Path) -> list[Component]:
    """Everything in the folder that is not ours, by name."""
    owner_of = Owners(root, root / "packaging" / "licences")
    found: dict[Owner, list[tuple[str, Path]]] = {owner_of.package(name): [] for name in ALWAYS}
    for put, source, kind in contents:
        if kind == LINK or not source or not Path(source).is_file():
            continue
        owner = owner_of(Path(source))
        if owner is not None:
            found.setdefault(owner, []).append((put, Path(source)))
    return sorted(Component(*owner, fingerprint(files)) for owner, files in found.items())


class Owners:
    """Answers whose a file is; None is ours."""

    def __init__(self, root: Path, added_texts: Path) -> None:
        self._added = added_texts
        self._ours = tuple(root / part for part in ("transitions", "resources", "packaging"))
        self._made = root / "build" / "work"
        self._packages = {normalised(found.name): found for found in distributions()}
        self._files = {
            Path(str(found.locate_file(file))).resolve(): name
            for name, found in self._packages.items()
            for file in found.files or ()
        }
        self._system: dict[str, Owner] = {}

    def __call__(self, source: Path) -> Owner | None:
        real = source.resolve()
        if real in self._files:
            return self.package(self._files[real])
        if real.is_relative_to(self._made) or real.is_relative_to(pythons_own()):
            return python(self._added)
        if any(real.is_relative_to(folder) for folder in self._ours):
            return self._beside(real)
        return self._of_the_system(source)

    def _beside(self, source: Path) -> Owner | None:
        """Fonts and words are others', the rest of our folders is ours."""
        folder = source.parent
        if folder.parent.name != "resources" or folder.name not in BESIDE:
            return None
        name, version, licence, text = BESIDE[folder.name]
        return Owner(name, version, licence, f"pkg:generic/{name}@{version}", (folder / text,))

    def package(self, name: str) -> Owner:
        """A package of the environment."""
        found = self._packages[name]
        named = "License-Expression"
        licence = found.metadata[named] if named in found.metadata else STATED.get(name)
        texts = (*_texts_of(found), *sorted((self._added / name).glob("*.txt")))
        if not licence or not texts:
            raise UnknownOwner(
                f"{name} {found.version} has no {'text of its' if licence else 'known'} licence. "
                f"Add one to packaging/{'licences/' + name if licence else 'inside.py'}."
            )
        return Owner(name, found.version, licence, f"pkg:pypi/{name}@{found.version}", texts)

    def _of_the_system(self, source: Path) -> Owner:
        name = debian_package(source)
        if name not in self._system:
            text = Path("/usr/share/doc") / name / "copyright"
            if not text.is_file():
                raise UnknownOwner(f"{name} has no copyright file, and {source.name} is of it.")
            version = _asked("dpkg-query", "-W", "-f", "${Version}", name)
            licence = "LicenseRef-debian-copyright"
            address = f"pkg:deb/debian/{name}@{version}"
            self._system[name] = Owner(name, version, licence, address, (text,))
        return self._system[name]


def python(added_texts: Path) -> Owner:
    """Python itself: its library, its modules, its standard library."""
    version = platform.python_version()
    stdlib = Path(sysconfig.get_path("stdlib"))
    places = (stdlib, Path(sys.base_prefix), added_texts / "python")
    texts = tuple(text for place in places if (text := place / "LICENSE.txt").is_file())[:1]
    if not texts:
        raise UnknownOwner("Python's licence is not where Python lies. Add it to packaging/licences/python.")
    return Owner("python", version, "Python-2.0.1", f"pkg:generic/python@{version}", texts)


def debian_package(source: Path, asked: Callable[..., str] | None = None) -> str:
    """The Debian package that a library of the system is of."""
    ask = asked or _asked
    real = source.resolve()
    for place in (real, source, Path("/", *real.parts[2:]) if real.parts[1:2] == ("usr",) else real):
        answer = ask("dpkg-query", "-S", str(place))
        if ":" in answer:
            return answer.split(":")[0]
    raise UnknownOwner(f"{source.name} is of no package that is known here.")


def _asked(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _texts_of(found: Distribution) -> tuple[Path, ...]:
    """The licence files a package brings beside its metadata."""
    return tuple(
        sorted(
            Path(str(found.locate_file(file)))
            for file in found.files or ()
            if ".dist-info" in file.parts[0] and _LICENCE_TEXT.search("/".join(file.parts[1:]))
        )
    )
