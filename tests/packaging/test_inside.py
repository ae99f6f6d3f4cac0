"""Whose every file in the frozen program is: known, licensed, or the build stops."""

from __future__ import annotations

import json
import os
import platform
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

import bill
import inside
from inside import Component, Owners, UnknownOwner

ROOT = Path(__file__).parent.parent.parent
LICENCES = ROOT / "packaging" / "licences"


@pytest.fixture(scope="module")
def owners() -> Owners:
    return Owners(ROOT, LICENCES)


def file_of(package: str, name: str) -> Path:
    found = distribution(package)
    return next(Path(str(found.locate_file(file))) for file in found.files or () if file.name == name)


def test_a_file_of_a_package_is_told_with_its_licence(owners: Owners) -> None:
    owner = owners(file_of("python-stdnum", "cpr.py"))
    assert owner is not None
    assert (owner.name, owner.licence) == ("python-stdnum", "LGPL-2.1-or-later")
    assert owner.address == f"pkg:pypi/python-stdnum@{owner.version}"
    assert [text.name for text in owner.texts] == ["COPYING"]


def test_python_is_told_and_what_is_ours_is_not(owners: Owners) -> None:
    python = owners(Path(os.__file__))
    assert python is not None
    assert (python.name, python.version) == ("python", platform.python_version())
    assert owners(ROOT / "resources" / "policy.toml") is None


@pytest.mark.parametrize(
    ("path", "name"), [("fonts/NotoSans-Bold.ttf", "noto-sans"), ("spelling/da_DK.aff", "stavekontrolden")]
)
def test_fonts_and_words_are_others(owners: Owners, path: str, name: str) -> None:
    owner = owners(ROOT / "resources" / path)
    assert owner is not None
    assert owner.name == name
    assert all(text.is_file() for text in owner.texts)


def test_a_file_of_nobody_stops_the_build(owners: Owners, tmp_path: Path) -> None:
    stray = tmp_path / "libstray.so.1"
    stray.touch()
    with pytest.raises(UnknownOwner, match=r"libstray\.so\.1"):
        owners(stray)


def test_a_package_without_a_text_or_a_licence_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inside, "distributions", lambda: [distribution("fhir-core")])
    with pytest.raises(UnknownOwner, match="no text of its licence"):
        Owners(ROOT, tmp_path).package("fhir-core")
    monkeypatch.delitem(inside.STATED, "fhir-core")
    with pytest.raises(UnknownOwner, match="no known licence"):
        Owners(ROOT, LICENCES).package("fhir-core")


def test_every_package_the_program_needs_has_a_licence_and_a_text(owners: Owners) -> None:
    locked = (ROOT / "packaging" / "requirements.txt").read_text("utf-8")
    names = re.findall(r"^([a-z0-9.-]+)==(?!.*(?:win32|darwin))", locked, re.MULTILINE)
    assert len(names) > 20
    for name in names:
        assert all(text.stat().st_size > 30 for text in owners.package(inside.normalised(name)).texts)


def test_a_library_of_the_system_is_found_under_its_old_place_too() -> None:
    def knows_the_old_place(*command: str) -> str:
        return "libffi8:amd64: /lib/libffi.so.8" if command[-1] == "/lib/libffi.so.8" else ""

    assert inside.debian_package(Path("/usr/lib/libffi.so.8"), knows_the_old_place) == "libffi8"
    with pytest.raises(UnknownOwner):
        inside.debian_package(Path("/usr/lib/other.so"), knows_the_old_place)


# --- the bill of materials ---

QT = Component("qt", "6", "LGPL-3.0-only", "pkg:pypi/qt@6", (), "ab" * 32)


def test_the_bill_has_what_the_standard_asks_for_and_nothing_by_chance() -> None:
    listed = json.loads(bill.bill("0.1.0", [QT], 1_763_683_200))
    assert (listed["bomFormat"], listed["specVersion"], listed["version"]) == ("CycloneDX", "1.6", 1)
    assert listed["metadata"]["timestamp"] == "2025-11-21T00:00:00Z"
    assert "serialNumber" not in listed
    (part,) = listed["components"]
    assert (part["name"], part["version"], part["purl"]) == ("qt", "6", "pkg:pypi/qt@6")
    assert part["hashes"] == [{"alg": "SHA-256", "content": "ab" * 32}]
    assert part["licenses"] == [{"expression": "LGPL-3.0-only"}]
    ours = listed["metadata"]["component"]["bom-ref"]
    assert listed["dependencies"] == [{"ref": ours, "dependsOn": ["pkg:pypi/qt@6"]}]


def test_the_parts_are_listed_once_each_in_order_and_alike_each_time() -> None:
    cpr, speller = file_of("python-stdnum", "cpr.py"), file_of("chunspell", "__init__.py")
    entries = [("stdnum/dk/cpr.py", str(cpr), "DATA"), ("hunspell", str(speller), "PYMODULE")]
    links = [("link", "stdnum/dk/cpr.py", "SYMLINK"), ("empty", "-", "PYMODULE")]
    found = _listed([*entries, *links])
    assert [part.name for part in found] == ["chunspell", "python-stdnum"]
    assert found == _listed([*links, *reversed(entries)])


def _listed(entries: list[tuple[str, str, str]]) -> list[Component]:
    patch = pytest.MonkeyPatch()
    patch.setattr(inside, "ALWAYS", ())  # PyInstaller is in the builder's environment alone
    patch.setattr(inside, "distributions", lambda: map(distribution, ("chunspell", "python-stdnum")))
    try:
        return inside.components(entries, ROOT)
    finally:
        patch.undo()


def test_every_licence_of_what_qt_has_within_it_has_its_text() -> None:
    """The parts come first, each with its licences; then a heading and a text for each licence."""
    listed = (LICENCES / "pyside6-essentials" / "Qt-third-party.txt").read_text("utf-8")
    parts, *texts = re.split(r"^=+\n(.+)\n=+\n", listed, flags=re.M)
    named = re.findall(r"^\S[^:\n]*: (.+)$", parts.split("\n\n", 1)[1], re.M)
    wanted = {licence for line in named for licence in line.split(" and ")}
    assert len(named) > 40
    assert wanted == set(texts[::2])
    assert all(text.strip() for text in texts[1::2])
    for name in ("double-conversion", "md4c", "tinycbor", "freetype", "SipHash"):
        assert f"\n{name}: " in parts
