"""The installers that cannot be run here: every name in them is one that the build or the code knows."""

from __future__ import annotations

import codecs
import plistlib
import re
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
from platformdirs.macos import MacOS
from platformdirs.windows import Windows

import bill
import debian_package
import elsewhere
import finishing
import freezing
import make
from children import ROOT, SetupError
from tests.packaging.fake_child import FakeChild
from transitions.places import PROGRAM

Section = list[dict[str, str]]
COMMON = {"{commonappdata}": r"C:\ProgramData", "{autopf}": r"C:\Program Files"}


def script() -> str:
    return elsewhere.SCRIPT.read_text(encoding="utf-8-sig")


def sections() -> dict[str, Section]:
    """Inno's sections, with its definitions put in: one entry a line, or the one entry of all settings."""
    text = script()
    for name, value in {**dict(re.findall(r'^#define (\w+) "(.+)"', text, re.M)), "Version": "1.2.0"}.items():
        text = text.replace(f"{{#{name}}}", value)
    found: dict[str, Section] = {}
    for part in re.split(r"^\[", text, flags=re.M)[1:]:
        name, _, body = part.partition("]\n")
        lines = [line for line in body.splitlines() if line and not line.startswith(";")]
        listed = ": " in lines[0]
        found[name] = [entry(line) for line in lines] if listed else [dict(pair(line) for line in lines)]
    return found


def pair(line: str) -> tuple[str, str]:
    name, _, value = line.partition("=")
    return name, value


def entry(line: str) -> dict[str, str]:
    """``Name: "value"; Flags: one two``; a quotation mark inside is written twice."""
    named = re.findall(r'(\w+): (?:"((?:[^"]|"")*)"|([^;]*))', line)
    return {name: (quoted or plain).replace('""', '"') for name, quoted, plain in named}


def in_full(path: str) -> str:
    for name, place in COMMON.items():
        path = path.replace(name, place)
    return path


def test_everything_the_build_makes_is_installed_and_nothing_else() -> None:
    ((files,), (settings,)) = (sections()[name] for name in ("Files", "Setup"))
    source = (elsewhere.SCRIPT.parent / files["Source"].replace("\\", "/")).resolve()
    assert source == freezing.DIST / bill.NAME / "*"
    assert source.parent == freezing.PROGRAM
    assert {"recursesubdirs", "createallsubdirs"} <= set(files["Flags"].split())
    out = (elsewhere.SCRIPT.parent / settings["OutputDir"].replace("\\", "/")).resolve()
    assert out == freezing.DIST


def test_the_shortcut_leads_to_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    (icon,) = sections()["Icons"]
    (files,) = sections()["Files"]
    assert icon["Filename"] == f"{files['DestDir']}\\{freezing.executable().name}"
    assert icon["Name"] == f"{{commonprograms}}\\{PROGRAM}"


def test_it_is_for_everybody_and_asks_nothing() -> None:
    (settings,) = sections()["Setup"]
    assert settings["PrivilegesRequired"] == "admin"
    assert "PrivilegesRequiredOverridesAllowed" not in settings
    assert (settings["DisableDirPage"], settings["DisableProgramGroupPage"]) == ("yes", "yes")
    assert not {"LicenseFile", "InfoBeforeFile", "Password"} & set(settings)
    assert "Tasks" not in sections()
    assert settings["ArchitecturesInstallIn64BitMode"] == settings["ArchitecturesAllowed"] == "x64compatible"


def test_the_version_is_the_one_that_is_given() -> None:
    (settings,) = sections()["Setup"]
    given = {settings[name] for name in ("AppVersion", "VersionInfoVersion")}
    assert given == {"1.2.0"}
    assert settings["AppName"] == PROGRAM
    assert "1.2.0" in settings["OutputBaseFilename"]
    assert not re.search(r"\d+\.\d+\.\d+(?!\d)", script().split("[Setup]")[1].replace("10.0.17763", ""))
    assert "#error" in script().split("[Setup]")[0]


def test_an_update_finds_what_it_updates() -> None:
    """Another id would be another program beside the old one."""
    (settings,) = sections()["Setup"]
    assert settings["AppId"] == "{{9F1B6C52-6F0E-4B0C-9C1F-5D6C3E0A7B41}"


def test_the_municipalitys_folder_is_where_the_program_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIN_PD_OVERRIDE_COMMON_APPDATA", COMMON["{commonappdata}"])
    looked_in = Windows(PROGRAM, appauthor=False).site_config_dir
    (folder,) = sections()["Dirs"]
    assert PureWindowsPath(in_full(folder["Name"])) == PureWindowsPath(looked_in.replace("/", "\\"))
    assert folder["Flags"] == "uninsneveruninstall"
    (run,) = sections()["Run"]
    place, _, rights = run["Parameters"].removeprefix('"').partition('" ')
    assert place == folder["Name"]
    assert rights.split() == [
        "/inheritance:r", "/grant:r", "*S-1-5-18:(OI)(CI)F", "*S-1-5-32-544:(OI)(CI)F",
        "*S-1-5-32-545:(OI)(CI)RX",
    ]  # fmt: skip


def test_neither_installing_nor_removing_touches_what_somebody_wrote() -> None:
    found = sections()
    assert "UninstallDelete" not in found
    assert "UninstallRun" not in found
    assert [line["Name"] for line in found["InstallDelete"]] == [r"{app}\program"]
    assert not re.search(r"localappdata|userappdata|\{userdocs", re.sub(r"^;.*$", "", script(), flags=re.M))
    (settings,) = found["Setup"]
    assert settings["UninstallFilesDir"] == r"{app}\uninstall"


def test_it_speaks_danish() -> None:
    (language,) = sections()["Languages"]
    (said,) = sections()["CustomMessages"]
    assert language == {"Name": "da", "MessagesFile": r"compiler:Languages\Danish.isl"}
    asked = set(re.findall(r"\{cm:(\w+)\}", script()))
    assert {f"da.{name}" for name in asked} == set(said)
    desktop = (freezing.GIVEN / "tryg-overgang.desktop").read_text("utf-8")
    assert f"Comment={said['da.ShortcutHint']}\n" in desktop
    assert not [words for words in said.values() if "!" in words]
    assert elsewhere.SCRIPT.read_bytes().startswith(codecs.BOM_UTF8), "letters are misread"


# --- macOS ---


def test_the_bundle_describes_the_program() -> None:
    told = elsewhere.described("1.2.0")
    assert (told["CFBundleShortVersionString"], told["CFBundleVersion"]) == ("1.2.0", "1.2.0")
    assert told["CFBundleExecutable"] == bill.NAME
    assert told["CFBundleName"] == PROGRAM == elsewhere.BUNDLE.removesuffix(".app")
    assert told["CFBundleDevelopmentRegion"] == "da"
    assert "CFBundleVersion" not in plistlib.loads(elsewhere.PLIST.read_bytes())
    readme = (ROOT / "packaging" / "README.md").read_text("utf-8")
    assert f"macOS {told['LSMinimumSystemVersion'].removesuffix('.0')} or newer" in readme


def test_the_package_is_for_everybody_and_of_this_version(tmp_path: Path) -> None:
    command = elsewhere.package_command("pkgbuild", tmp_path / elsewhere.BUNDLE, "1.2.0")
    asked = dict(zip(command[1:-1:2], command[2:-1:2], strict=True))
    assert asked["--install-location"] == "/Applications"
    assert asked["--component"] == tmp_path / elsewhere.BUNDLE
    assert (asked["--identifier"], asked["--version"]) == (elsewhere.IDENTIFIER, "1.2.0")
    assert command[-1] == tmp_path / "tryg-overgang-1.2.0.pkg"


def test_removing_names_the_program_alone() -> None:
    place = elsewhere.PLIST.parent / "remove.sh"
    text = place.read_text("utf-8")
    commands = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert commands == [
        "set -eu",
        f'rm -rf "/Applications/{elsewhere.BUNDLE}"',
        f"pkgutil --forget {elsewhere.IDENTIFIER}",
    ]
    assert MacOS(PROGRAM, appauthor=False).site_config_dir in text
    subprocess.run(["sh", "-n", place], check=True)  # noqa: S607


def test_licences_and_bill_go_into_the_bundle(tmp_path: Path) -> None:
    (tmp_path / "folder" / finishing.LICENCES / "one").mkdir(parents=True)
    (tmp_path / "folder" / finishing.BILL).write_text("{}", encoding="utf-8")
    resources = tmp_path / elsewhere.BUNDLE / "Contents" / "Resources"
    resources.mkdir(parents=True)
    names = (finishing.LICENCES, finishing.BILL)
    elsewhere.complete(tmp_path / elsewhere.BUNDLE, tmp_path / "folder", names)
    assert (resources / finishing.LICENCES / "one").is_dir()
    assert (resources / finishing.BILL).read_text("utf-8") == "{}"


# --- both ---


@pytest.mark.parametrize(("asked", "system"), [("windows", "Windows"), ("macos", "macOS")])
def test_each_is_made_on_its_own_system(
    asked: str, system: str, child: FakeChild, capsys: pytest.CaptureFixture[str]
) -> None:
    assert make.main(["build", asked]) == 1
    assert f"on {system} with" in capsys.readouterr().err
    assert child.asked == []


def test_the_compiler_is_told_the_version(
    child: FakeChild, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(elsewhere.shutil, "which", lambda name: name)  # type: ignore[attr-defined]
    with pytest.raises(SetupError, match=r"make\.py build"):
        elsewhere.windows(tmp_path / "nothing", "1.2.0")
    assert elsewhere.windows(tmp_path, "1.2.0") == 0
    assert child.asked == [["iscc", "/Qp", "/DVersion=1.2.0", str(elsewhere.SCRIPT)]]


@pytest.mark.parametrize("place", [elsewhere.SCRIPT, elsewhere.PLIST.parent / "remove.sh"])
def test_each_says_that_it_was_not_run(place: Path) -> None:
    assert "NOT YET RUN" in place.read_text("utf-8")
    assert "NOT YET RUN" in str(elsewhere.__doc__)
    assert debian_package.MAINTAINER.endswith(".invalid>")
