"""A whole system with nothing in it but what every Debian has, to install the package in."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

NAME = "tryg-overgang"
USER = 1000
HOME = Path("home", "her")
LEFT_OUT = frozenset(
    ("dev", "proc", "run", "sys", "tmp", "var/cache", "var/lib/apt", "var/lib/dpkg", "var/log")
)
"""What changes by itself where anything at all is installed or run."""


class NotHere(Exception):
    """No clean system can be had on this computer; the text says why."""


class CleanSystem:
    """A release's smallest system in a folder. What runs in it sees nothing of the one around it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if platform.system() != "Linux" or not hasattr(os, "geteuid") or os.geteuid() != 0:
            raise NotHere("only root can run a program in a root of its own")
        if shutil.which("mmdebstrap") is None:
            raise NotHere("mmdebstrap is not installed")
        release = platform.freedesktop_os_release().get("VERSION_CODENAME", "")
        made = _run("mmdebstrap", "--quiet", "--variant=apt", release, str(folder))
        if made.returncode:
            raise NotHere(f"mmdebstrap could not make one: {made.stderr.strip().splitlines()[-1]}")
        home = folder / HOME
        home.mkdir(parents=True)
        os.chown(home, USER, USER)

    def install_needs_of(self, package: Path) -> None:
        """Only what the package itself asks for, and what that asks for in turn."""
        wanted = _told("dpkg-deb", "-f", str(package), "Depends")
        self.asked("apt-get", "-qq", "update")
        self.asked("apt-get", "-qq", "-y", "--no-install-recommends", "satisfy", wanted)

    def install(self, package: Path) -> None:
        """With dpkg, which refuses where anything is missing."""
        shutil.copyfile(package, self.folder / "tmp" / package.name)
        self.asked("dpkg", "--install", f"/tmp/{package.name}")  # noqa: S108 - the root's own

    def purge(self) -> None:
        self.asked("dpkg", "--purge", NAME)

    def asked(self, *command: str) -> str:
        done = _run("chroot", str(self.folder), *command)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def as_her(self, added: Mapping[str, str], *arguments: str) -> list[str]:
        """How an ordinary user of that system starts the program."""
        given = {"HOME": f"/{HOME}", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **added}
        variables = [f"{name}={value}" for name, value in given.items()]
        user = f"--userspec={USER}:{USER}"
        return ["chroot", user, str(self.folder), "/usr/bin/env", "-i", *variables, NAME, *arguments]

    def files(self) -> dict[str, str]:
        """Everything that lies in it, with its hash or where it leads."""
        return dict(self._seen(self.folder))

    def _seen(self, folder: Path) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for path in sorted(folder.iterdir()):
            name = path.relative_to(self.folder).as_posix()
            if name in LEFT_OUT:
                continue
            found.append((name, _content(path)))
            if path.is_dir() and not path.is_symlink():
                found += self._seen(path)
        return found


def _content(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "other"


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)


def _told(*command: str) -> str:
    done = _run(*command)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
