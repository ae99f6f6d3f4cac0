"""The Debian package in a system where nothing else is: ``make.py smoke``, and not otherwise; two minutes.

Where no such system can be had, this is skipped and says why. What is tried then is less: ``same_bytes.py``
lays the package into an empty root with ``dpkg --root``, beside the libraries of the system around it.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import counting
import freezing
from tests.packaging.clean_system import HOME, NAME, CleanSystem, NotHere
from tests.packaging.x_display import SERVER, TYPIST, display
from transitions import __version__

PACKAGES = sorted(freezing.DIST.glob(f"{NAME}_{__version__}_*.deb"))
PATIENCE = 120.0
LESSER = "The package was tried by same_bytes.py alone, with dpkg --root and the libraries around it"
DATA = HOME / ".local" / "share" / "Tryg Overgang"

pytestmark = pytest.mark.skipif(not PACKAGES, reason="make.py build deb has not been run")


@pytest.fixture(scope="module")
def system() -> Iterator[CleanSystem]:
    with TemporaryDirectory() as folder:
        try:
            made = CleanSystem(Path(folder, "root"))
        except NotHere as reason:
            pytest.skip(f"No clean system here: {reason}. {LESSER}.")
        made.install_needs_of(PACKAGES[0])
        yield made


def run(system: CleanSystem, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = system.as_her({"QT_QPA_PLATFORM": "offscreen"}, *arguments)
    return subprocess.run(command, capture_output=True, text=True, check=False)


def until(seen: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while not seen():
        assert process.poll() is None, "the program has ended"
        assert time.monotonic() < end, "it never came"
        time.sleep(0.2)


def opens_the_practice(system: CleanSystem, folder: Path) -> None:
    """Its window on a display nobody sees: the families are opened by keys, and it closes in order."""
    vault = system.folder / DATA / "vaults"
    with display(folder) as shown:
        process = subprocess.Popen(system.as_her({"DISPLAY": shown.name}), stderr=subprocess.PIPE)
        try:
            until(lambda: len(shown.painted().getcolors(maxcolors=1 << 24) or ()) > MANY, process)
            shown.press("Tab", "space")
            until(lambda: bool(list(vault.glob("*/vault.seal"))), process)
        finally:
            process.terminate()
            said = process.communicate(timeout=PATIENCE)[1]
    assert (process.returncode, said) == (0, b"")


MANY = 20
"""Letters with smooth edges have more colours than an empty window."""


def test_it_is_installed_runs_and_is_purged_without_a_trace_but_the_vault(
    system: CleanSystem, tmp_path: Path
) -> None:
    before = system.files()
    system.install(PACKAGES[0])
    told = run(system, "--version")
    assert (told.returncode, told.stdout.strip(), told.stderr) == (0, __version__, "")
    in_place = counting.fingerprint(counting.files_below(system.folder / "usr/lib" / NAME))
    assert in_place == counting.fingerprint(counting.files_below(freezing.PROGRAM))
    demo = run(system, "demo", "--out", f"/{HOME}/demo", "--today", "2026-11-21")
    assert (demo.returncode, demo.stderr) == (0, "")
    assert len(list((system.folder / HOME / "demo").rglob("*.pdf"))) > 100
    if SERVER and TYPIST:
        opens_the_practice(system, tmp_path)
    system.purge()
    after = system.files()
    ours = {name for name in after if not name.startswith(f"{HOME}/")}
    assert {name: after[name] for name in ours} == {name: before[name] for name in before}
    assert not list((system.folder / "var/lib/dpkg/info").glob(f"{NAME}*"))
    if SERVER and TYPIST:
        assert [name for name in after if name.endswith("vault.db")] == [f"{DATA}/vaults/oevelse/vault.db"]
