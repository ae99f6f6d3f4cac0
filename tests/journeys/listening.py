"""Writes down every internet socket that Python opens from now on; loaded into pytest with ``-p``."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

REPORT = "TRYG_OVERGANG_TEST_SOCKETS"
"""Names the file that the sockets are written to."""

_INTERNET = (socket.AF_INET, socket.AF_INET6)
_LOOKING_UP = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    opened = event == "socket.__new__" and arguments[1] in _INTERNET
    if opened or event in _LOOKING_UP:
        with Path(os.environ[REPORT]).open("a", encoding="utf-8") as report:
            report.write(f"{event} {arguments}\n")


if REPORT in os.environ:
    sys.addaudithook(_listen)
