"""The sentences of the way in, read before anything else; all others are asked of the catalogue."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

Say = Callable[..., str]
TABLES = ("editor", "entrance", "lock", "message", "shell", "start")
"""The tables that the window before unlocking speaks from."""

_MARK = "\ufeff"
"""What some editors put before the first letter. Python's own reading past it is a module more to load."""
_TABLE = re.compile(r"^\[(\w+)[^\]]*\]", re.MULTILINE)


class FirstWords:
    """Says what stands in a few tables of the bundled texts, and asks ``rest`` for everything else.

    A sentence that the municipality has put in place of one of these is asked for as well: only the
    catalogue can tell whether it can be used.
    """

    def __init__(self, bundled: Path, overlay: Path, rest: Callable[[], Say]) -> None:
        replaced = dict(_sentences(overlay))
        self._known = {name: text for name, text in _sentences(bundled) if name not in replaced}
        self._rest = rest

    def say(self, text_id: str, **named: str) -> str:
        """The sentence in Danish with its places filled."""
        text = self._known.get(text_id)
        if text is None:
            return self._rest()(text_id, **named)
        return text.format_map(named) if named else text


def _sentences(resources: Path) -> Iterator[tuple[str, str]]:
    """The sentences of these tables; a file that cannot be read has none, the catalogue says why."""
    try:
        text = (resources / "texts" / "da.toml").read_text(encoding="utf-8").removeprefix(_MARK)
        yield from _flat(tomllib.loads("".join(_tables(text))), "")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return


def _tables(text: str) -> Iterator[str]:
    """The wanted tables, each as it stands: reading all of them takes ten times as long."""
    heads = [*_TABLE.finditer(text)]
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=False):
        if head[1] in TABLES:
            yield text[head.start() : end]


def _flat(table: Mapping[str, object], stem: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{stem}{key}.")
        elif isinstance(value, str):
            yield f"{stem}{key}", value
