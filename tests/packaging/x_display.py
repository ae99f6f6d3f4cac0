"""A display that nobody sees, and what is painted on it."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

WIDTH, HEIGHT = 1366, 768
SERVER = shutil.which("Xvfb") or ""
TYPIST = shutil.which("xdotool") or ""


@dataclass(frozen=True)
class Display:
    """Its name, as in ``DISPLAY``, and the file its pixels lie in."""

    name: str
    pixels: Path

    def painted(self) -> Image.Image:
        """What can be seen now. The file is an X window dump: a header, a colour table, the pixels."""
        dump = self.pixels.read_bytes()
        header = struct.unpack(">25I", dump[:100])
        stride, colours = header[12], header[19]
        start = header[0] + 12 * colours
        return Image.frombytes("RGB", (WIDTH, HEIGHT), dump[start:], "raw", "BGRX", stride)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self._do("key", *keys)

    def touch(self) -> None:
        """Click below the middle: where no window manager is, only that makes a window the active one."""
        self._do("mousemove", str(WIDTH // 2), str(HEIGHT - 100), "click", "1")

    def _do(self, *asked: str) -> None:
        subprocess.run([TYPIST, *asked], env={**os.environ, "DISPLAY": self.name}, check=True)


@contextmanager
def display(folder: Path) -> Iterator[Display]:
    """A display of its own while the block lasts; which one, the server chooses."""
    read, write = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    server = subprocess.Popen(
        [SERVER, "-displayfd", str(write), "-fbdir", str(folder), "-screen", "0", size],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        yield Display(f":{number}", folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait()
