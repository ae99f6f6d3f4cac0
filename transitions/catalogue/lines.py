"""On which line of a TOML file something stands; the reader itself does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from transitions.catalogue.schema import TAGS, Location

_HEADER = re.compile(r"^\s*(\[{1,2})\s*([^\[\]]+?)\s*\]{1,2}\s*(#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"|' + r"'[^']*'")
_LONG = re.compile(r'"""|' + "'''")


def lines_in(text: str) -> dict[Location, int]:
    """The line on which each table and each key of the file begins, for the first time."""
    lines: dict[Location, int] = {}
    for path, number in _places(text):
        lines.setdefault(path, number)
    return lines


def line_of(lines: Mapping[Location, int], toml: Mapping[str, Any], location: Location) -> int:
    """The line of what a location names, or of the nearest table around it; 0 for none."""
    wanted = _known(toml, location)
    around = (wanted[:length] for length in range(len(wanted), 0, -1))
    return next((lines[path] for path in around if path in lines), 0)


def _known(toml: object, location: Location) -> Location:
    """The steps that are in the file; an error also names the kind of a thing, which is not."""
    steps: list[int | str] = []
    kind_comes = False
    for step in location:
        inner = dict(enumerate(toml)) if isinstance(toml, list) else toml
        if not isinstance(inner, Mapping) or (kind_comes and _is_kind(step, inner)):
            kind_comes = False
        elif step in inner:
            toml = inner[step]
            steps.append(step)
            kind_comes = isinstance(step, int)
    return tuple(steps)


def _is_kind(step: int | str, table: Mapping[object, object]) -> bool:
    """Whether a step says what a thing in a list is; a key of it may be called the same."""
    return any(step == table.get(tag) for tag in TAGS)


def _places(text: str) -> Iterator[tuple[Location, int]]:
    """Where each table and each key of the file begins."""
    counts: dict[Location, int] = {}
    table: Location = ()
    for number, line in _beginnings(text):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            table = _entered(_parts(header[2]), header[1] == "[[", counts)
            yield table, number
        elif key:
            yield (*table, *_parts(key[1])), number


def _entered(names: tuple[str, ...], repeated: bool, counts: dict[Location, int]) -> Location:
    """The table a header enters; of one that is repeated the last."""
    path: Location = ()
    for place, name in enumerate(names):
        path = (*path, name)
        if repeated and place == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _beginnings(text: str) -> Iterator[tuple[int, str]]:
    """The lines on which something can begin: not those within a text or a list of several lines."""
    quote, depth = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        if not quote and depth == 0:
            yield number, line
        is_header = not quote and depth == 0 and _HEADER.match(line)
        if is_header:
            continue
        quote, left = _after_long_texts(line, quote)
        bare = _STRING.sub("", left).split("#")[0]
        depth = max(depth + sum(map(bare.count, "[{")) - sum(map(bare.count, "]}")), 0)


def _after_long_texts(line: str, quote: str) -> tuple[str, str]:
    """Whether a text of several lines is open after this one, and what of it is no such text."""
    left = ""
    while line:
        if quote:
            _, closed, line = line.partition(quote)
            quote = "" if closed else quote
            continue
        found = _LONG.search(line)
        left += line[: found.start()] if found else line
        quote = found[0] if found else ""
        line = line[found.end() :] if found else ""
    return quote, left


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
