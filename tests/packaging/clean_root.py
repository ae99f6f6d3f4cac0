"""A root of a system with nothing in it but the list of what is installed."""

from __future__ import annotations

import subprocess
from pathlib import Path

RECORDS = Path("var", "lib", "dpkg")


class CleanRoot:
    """dpkg installs into it. The libraries that a package asks for are not there, so that is not asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("info", "triggers", "updates"):
            (folder / RECORDS / name).mkdir(parents=True)
        for name in ("available", "status"):
            (folder / RECORDS / name).touch()

    def install(self, package: Path) -> None:
        self._dpkg("--force-depends", "--install", str(package))

    def remove(self, name: str) -> None:
        self._dpkg("--purge", name)

    def _dpkg(self, *asked: str) -> None:
        command = ["dpkg", f"--root={self.folder}", "--force-not-root", "--log=/dev/null", *asked]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def files_of(root: Path) -> list[Path]:
    """Everything that lies there but dpkg's own records and folders."""
    return sorted(
        path
        for path in root.rglob("*")
        if (path.is_symlink() or path.is_file()) and not path.is_relative_to(root / RECORDS)
    )
