"""Other programs that are not started."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path


class FakeChild:
    """Notes what it was asked to run and answers with one exit code."""

    def __init__(self, code: int = 0) -> None:
        self.code = code
        self.asked: list[list[str]] = []

    def __call__(self, arguments: Sequence[str | Path], added: Mapping[str, str] | None = None) -> int:
        self.asked.append([str(argument) for argument in arguments])
        return self.code
