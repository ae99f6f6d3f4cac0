"""Where the program writes down that it went wrong: the kind of error and places in its code only."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NAME = "fejl.log"
_PRIVATE_FOLDER = 0o700


@dataclass(frozen=True)
class CrashLog:
    """A small file in ``folder``; when it is full it becomes ``fejl.log.1`` and a new one begins."""

    folder: Path
    now: Callable[[], datetime]
    version: str
    most_bytes: int = 64 * 1024

    @property
    def file(self) -> Path:
        """The newest reports."""
        return self.folder / NAME

    def write(self, report: str) -> None:
        """Append a report; where nothing can be written, nothing is: a crash is told on screen too."""
        entry = f"{self.now():%Y-%m-%dT%H:%M:%SZ} {self.version}\n{report}\n\n".encode()[: self.most_bytes]
        with suppress(OSError):
            self.folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
            if self._size() + len(entry) > self.most_bytes:
                self.file.replace(self.folder / f"{NAME}.1")
            with self.file.open("ab") as file:
                file.write(entry)

    def _size(self) -> int:
        return self.file.stat().st_size if self.file.exists() else 0
