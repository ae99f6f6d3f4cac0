"""The Debian package, of a small folder: the same bytes each time, installed, removed without a trace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

import debian_package
import finishing
from children import ROOT, SetupError
from freezing import GIVEN
from tests.packaging.clean_root import CleanRoot, files_of

MADE = 1_763_683_200
on_debian = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="Debian's tools are not here")


def small_program(folder: Path) -> Path:
    """A folder as a build leaves it, with a program that does nothing."""
    (folder / "_internal").mkdir(parents=True)
    shutil.copy(shutil.which("true") or "", folder / "tryg-overgang")
    (folder / "_internal" / "words.txt").write_text("ord", encoding="utf-8")
    (folder / "words.txt").symlink_to("_internal/words.txt")
    return folder


@on_debian
def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name, rights, day in (("one", 0o755, 1_000_000_000), ("two", 0o700, 1_500_000_000)):
        folder = small_program(tmp_path / name / "tryg-overgang")
        (folder / "_internal").chmod(rights)
        os.utime(folder / "_internal" / "words.txt", (day, day))
        package = debian_package.make(folder, GIVEN, tmp_path / name, "0.1.0", MADE)
        made.append(package.read_bytes())
        assert not (tmp_path / name / "root").exists()
    assert made[0] == made[1]


@on_debian
def test_it_is_installed_run_and_removed_without_a_trace_but_the_vault(tmp_path: Path) -> None:
    package = debian_package.make(small_program(tmp_path / "tryg-overgang"), GIVEN, tmp_path, "0.1.0", MADE)
    root = CleanRoot(tmp_path / "clean")
    vault = root.folder / "home/her/.local/share/Tryg Overgang/vaults/hers/vault.db"
    vault.parent.mkdir(parents=True)
    vault.touch()
    root.install(package)
    assert subprocess.run([root.folder / "usr/bin/tryg-overgang"], check=False).returncode == 0
    assert (root.folder / "usr/lib/tryg-overgang/words.txt").is_symlink()
    there = {path.name for path in files_of(root.folder)}
    assert {"tryg-overgang.desktop", "tryg-overgang.svg", "tryg-overgang.1.gz", "copyright"} <= there
    root.remove("tryg-overgang")
    assert files_of(root.folder) == [vault]


@on_debian
def test_it_asks_for_the_libraries_that_it_does_not_bring(tmp_path: Path) -> None:
    folder = small_program(tmp_path / "tryg-overgang")
    assert [need.split()[0] for need in debian_package.needs(folder)] == ["libc6"]
    assert debian_package.needs(folder)[0].startswith("libc6 (>= 2.")


@on_debian
def test_it_does_not_ask_for_what_those_libraries_load_in_turn(tmp_path: Path) -> None:
    folder = small_program(tmp_path / "tryg-overgang")
    shutil.copy(shutil.which("dpkg") or "", folder / "tryg-overgang")
    wanted = debian_package.needs(folder)
    assert "libselinux1" in wanted
    assert not [name for name in wanted if "pcre" in name]


def test_a_library_that_is_not_here_is_told() -> None:
    assert debian_package._package("libwayland-cursor.so.0", "not found") == "libwayland-cursor0"
    with pytest.raises(SetupError, match=r"libstray\.so\.1"):
        debian_package._package("libstray.so.1", "not found")


def test_the_desktop_finds_the_program_its_icon_and_its_words() -> None:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(GIVEN / "tryg-overgang.desktop", encoding="utf-8")
    said = entry["Desktop Entry"]
    assert (said["Type"], said["Exec"], said["Icon"]) == ("Application", "tryg-overgang", "tryg-overgang")
    told = ElementTree.parse(GIVEN / "tryg-overgang.metainfo.xml").getroot()  # noqa: S314 - our own file
    assert told.findtext("launchable") == "tryg-overgang.desktop"
    assert told.findtext("name") == said["Name"]
    assert {line.get(LANG) for line in told.findall("summary")} == {None, "da"}


def said_by(*command: str) -> tuple[int, str]:
    """What one of the desktop's own tools says of a file; skipped where it is not installed."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=GIVEN, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_desktop_entry_is_valid() -> None:
    assert said_by("desktop-file-validate", "tryg-overgang.desktop") == (0, "")


def test_the_metainfo_lacks_the_publishers_domain_alone() -> None:
    _, said = said_by("appstreamcli", "validate", "--no-net", "--no-color", "tryg-overgang.metainfo.xml")
    found = re.findall(r"^[EW]: \S+ (\S+)", said, re.M)
    assert found == ["cid-desktopapp-is-not-rdns"], said


def test_the_manual_is_set_without_a_warning() -> None:
    code, said = said_by("groff", "-man", "-ww", "-z", "-K", "utf8", "tryg-overgang.1")
    assert (code, said) == (0, "")


LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_the_icon_has_the_colour_of_the_theme() -> None:
    theme = tomllib.loads((ROOT / "resources" / "theme" / "theme.toml").read_text("utf-8"))
    assert theme["colour"]["light"]["primary"] in (GIVEN / "tryg-overgang.svg").read_text("utf-8")


def test_the_manual_names_every_command_and_variable() -> None:
    manual = (GIVEN / "tryg-overgang.1").read_text("utf-8")
    for name in ("demo", "pictures", "check", "recover", "statistics"):
        assert f".B {name}\n" in manual
    for variable in ("TRYG_OVERGANG_HOME", "TRYG_OVERGANG_OVERLAY", finishing.BILL, finishing.LICENCES):
        assert variable in manual


def test_who_has_no_debian_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SetupError, match="Debian or Ubuntu only"):
        debian_package.make(tmp_path, GIVEN, tmp_path, "0.1.0", MADE)
