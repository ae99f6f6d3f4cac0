"""What a program asked of the system about its files, as ``strace`` wrote it down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CALLS = "openat,write,pwrite64,ftruncate,unlink,unlinkat,rename,mkdir,mkdirat,rmdir,fsync,fdatasync"
OF_A_FILE = ("write", "pwrite64", "ftruncate", "fsync", "fdatasync")

_CALL = re.compile(r"^(\w+)\((.*)\)\s+= (\d+)")
_HELD = re.compile(r"^(?:\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Call(NamedTuple):
    """One thing that was asked of the system: what, about which path, with which bytes at which place."""

    what: str
    path: str
    content: bytes = b""
    place: int = 0


def read_calls(lines: Iterator[str], root: str) -> Iterator[Call]:
    """The calls about the vault and the backups below ``root``, in the order they were finished."""
    begun: dict[str, str] = {}
    for line in lines:
        process, _, rest = line.strip().partition(" ")
        rest = rest.strip()
        if rest.endswith("<unfinished ...>"):
            begun[process] = rest.removesuffix("<unfinished ...>").strip()
            continue
        if rest.startswith("<..."):
            rest = begun.pop(process) + rest.partition("resumed>")[2]
        found = _CALL.match(rest)
        if found:
            yield from _understand(found.group(1), found.group(2), root)


def _understand(name: str, arguments: str, root: str) -> Iterator[Call]:
    held = _HELD.match(arguments)
    folder = _text(held.group(1)) if held else ""
    texts = [_bytes(text) for text in _TEXT.findall(arguments)]
    if name == "write" and arguments.startswith("1<"):
        yield Call("say", "", texts[0])
        return
    of_file = name in OF_A_FILE
    path = folder if of_file else str(Path(folder) / texts[0].decode()) if texts else ""
    if path.startswith((f"{root}/vault", f"{root}/backups")):
        yield from (_of_file if of_file else _of_name)(name, path, arguments, texts)


def _of_file(name: str, path: str, arguments: str, texts: list[bytes]) -> Iterator[Call]:
    match name:
        case "write":
            yield Call("write", path, texts[0], -1)
        case "pwrite64":
            yield Call("write", path, texts[0], int(arguments.rpartition(",")[2]))
        case "ftruncate":
            yield Call("cut", path, b"", int(arguments.rpartition(",")[2]))
        case _:
            yield Call("sync", path)


def _of_name(name: str, path: str, arguments: str, texts: list[bytes]) -> Iterator[Call]:
    match name:
        case "openat" if "O_CREAT" in arguments:
            yield Call("make", path)
            if "O_TRUNC" in arguments:
                yield Call("cut", path)
        case "unlink" | "unlinkat":
            yield Call("remove", path)
        case "rename":
            yield Call("rename", path, texts[1])
        case "mkdir" | "mkdirat":
            yield Call("folder", path)


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _text(text: str) -> str:
    return _bytes(text).decode()
