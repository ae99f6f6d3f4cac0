"""What the program is made of: as the installed packages say themselves, or the frozen program's own bill."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from transitions.application.installation import Part
from transitions.own_files import frozen_folder

BUILT_ON = (
    "PySide6-Essentials", "reportlab", "pillow", "sqlcipher3", "pydantic", "cryptography", "platformdirs",
    "python-stdnum", "pikepdf", "arabic-reshaper", "python-bidi", "pypdfium2", "segno", "fhir-resources",
    "fhir-core", "chunspell",
)
"""The packages it asks for; what these need is found from them."""

UNSAID = {"sqlcipher3": "Zlib, BSD-3-Clause"}
"""Licences that lie beside a package, and are not named by what it says of itself."""

BESIDE = (("Noto Sans", "OFL-1.1"), ("Noto Sans Arabic", "OFL-1.1"), ("Stavekontrolden", "LGPL-2.1"))
"""What lies among the resources, each with its licence as a file."""

BILL = "sbom.cdx.json"
"""What lies in the frozen program's folder; the packages themselves are not there to be asked."""

_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_LONGEST = 60


def parts() -> tuple[Part, ...]:
    """Python, every package below, letters and words; what is not installed is passed over."""
    frozen = frozen_folder()
    if frozen is not None:
        return _listed(frozen / BILL)
    python = Part(name="Python", version=platform.python_version(), licence="PSF-2.0")
    packages = (_part(name) for name in sorted(_below(BUILT_ON), key=str.casefold))
    beside = (Part(name=name, version="", licence=licence) for name, licence in BESIDE)
    return (python, *packages, *beside)


def _listed(bill: Path) -> tuple[Part, ...]:
    """Nothing where there is no bill, as in a folder made by hand; a bundle has it among its resources."""
    found = next((path for path in (bill, bill.parent / "Resources" / BILL) if path.is_file()), None)
    components = json.loads(found.read_text(encoding="utf-8"))["components"] if found else ()
    return tuple(
        Part(name=one["name"], version=one["version"], licence=one["licenses"][0]["expression"])
        for one in components
    )


def _below(names: Iterable[str]) -> Iterator[str]:
    """The packages of these names and all that they need here, each once."""
    waiting, seen = list(names), set()
    while waiting:
        name = waiting.pop()
        key = name.casefold().replace("_", "-").replace(".", "-")
        if key in seen:
            continue
        seen.add(key)
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        yield metadata.metadata(name)["Name"]
        waiting += [found[0] for need in needs if "extra ==" not in need and (found := _NAME.match(need))]


def _part(name: str) -> Part:
    told = metadata.metadata(name)
    return Part(name=told["Name"], version=told["Version"], licence=_licence(told) or UNSAID.get(name, ""))


def _licence(told: metadata.PackageMetadata) -> str:
    """The expression, else the classifiers, else the first line of what the package says itself."""
    if "License-Expression" in told:
        return told["License-Expression"]
    classifiers = [c for c in told.get_all("Classifier") or [] if c.startswith("License ::")]
    if classifiers:
        return ", ".join(c.rpartition(" :: ")[2] for c in classifiers)
    said = told["License"].strip() if "License" in told else ""
    return said.partition("\n")[0][:_LONGEST]
