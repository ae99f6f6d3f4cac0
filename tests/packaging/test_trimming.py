"""What goes into the frozen program's folder, told from where each file comes and where it is put."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

import trimming

ROOT = Path(__file__).parent.parent.parent
VENV = Path("/project/build/venv")
OURS = [VENV, Path("/python")]
PACKAGES = VENV / "lib" / "python3.11" / "site-packages"


@pytest.mark.parametrize(
    ("put", "stays"),
    [
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtNetwork.abi3.so", False),
        ("PySide6/QtQml.pyd", False),
        ("PySide6/libpyside6.abi3.so.6.11", True),
        ("PySide6/Qt/lib/libQt6Gui.so.6", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6/Qt/lib/libQt6Pdf.so.6", False),
        ("PySide6/Qt/lib/libicudata.so.73", True),
        ("PySide6/Qt6Core.dll", True),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/plugins/imageformats/libqpdf.so", False),
        ("PySide6/Qt/translations/qtbase_da.qm", True),
        ("PySide6/Qt/translations/qtbase_sv.qm", False),
        ("stdnum/dk/cpr.py", True),
        ("stdnum/oui.dat", False),
        ("hunspell/libhunspell-1.7.so.0", True),
    ],
)
def test_of_a_package_only_what_is_used_stays(put: str, stays: bool) -> None:
    assert trimming.stays(put, str(PACKAGES / put), OURS) is stays


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("libxcb-cursor.so.0", True),
        ("libffi.so.8", True),
        ("libpython3.11.so.1.0", True),
        ("libssl.so.3", False),
        ("libstdc++.so.6", False),
        ("libgtk-3.so.0", False),
        ("libxcb-cursory.so.0", False),
    ],
)
def test_of_the_system_only_what_a_desktop_may_lack_is_brought_along(name: str, stays: bool) -> None:
    assert trimming.stays(name, f"/usr/lib/x86_64-linux-gnu/{name}", OURS) is stays


def test_of_a_python_that_came_with_the_system_the_modules_are_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Or every library below /usr would be taken for a part of Python."""
    monkeypatch.setattr(sysconfig, "get_path", lambda _: "/usr/lib/python3.11")
    for base, own in (("/usr", "/usr/lib/python3.11"), ("/opt/python", "/opt/python")):
        monkeypatch.setattr(sys, "base_prefix", base)
        assert trimming.pythons_own() == Path(own)
        assert trimming.packed_whole(ROOT)[0] == Path(own)


def test_a_link_goes_with_what_it_leads_to() -> None:
    core = ("PySide6/Qt/lib/libQt6Core.so.6", str(PACKAGES / "Core"), "BINARY")
    network = ("PySide6/Qt/lib/libQt6Network.so.6", str(PACKAGES / "Network"), "BINARY")
    to_core = ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
    to_network = ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", "SYMLINK")
    upwards = ("PySide6/deep/libQt6Core.so.6", "../Qt/lib/libQt6Core.so.6", "SYMLINK")
    assert trimming.trimmed([core, network, to_core, to_network, upwards], OURS) == [core, to_core, upwards]


def test_what_the_source_may_not_import_is_not_in_the_folder_either() -> None:
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
    banned = set(lint["flake8-tidy-imports"]["banned-api"])
    assert len(banned) > 4
    out = {name for name in banned for left in trimming.EXCLUDED if f"{name}.".startswith(f"{left}.")}
    assert banned == out


# --- what the frozen program runs first ---

TELL = "; import os; print(os.environ.get('LD_LIBRARY_PATH'), os.environ['PYINSTALLER_RESET_ENVIRONMENT'])"


def after_the_hook(code: str, **added: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LD_")}
    return subprocess.run(
        [sys.executable, "-c", f"import frozen_surroundings{code}"],
        env={**clean, "PYTHONPATH": str(ROOT / "packaging"), **added},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="nothing to give back elsewhere")
@pytest.mark.parametrize(
    ("before", "after"),
    [({}, "None 1"), ({"LD_LIBRARY_PATH_ORIG": "/hers"}, "/hers 1"), ({"LD_LIBRARY_PATH_ORIG": ""}, "1")],
)
def test_what_the_program_starts_reads_the_libraries_it_would_have_read(
    before: dict[str, str], after: str
) -> None:
    assert after_the_hook(TELL, LD_LIBRARY_PATH="/frozen/_internal", **before) == after


def test_the_modules_that_are_left_empty_are_enough_for_who_reads_them() -> None:
    use = "; import segno, stdnum.dk.cpr, sys; print(sys.modules['ssl'].__spec__, '_ssl' in sys.modules)"
    assert after_the_hook(use) == "None False"
