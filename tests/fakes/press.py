"""A press that prints nothing."""

from __future__ import annotations


class FakePress:
    """A press that keeps what it printed and knows no emoji."""

    def __init__(self) -> None:
        self.printed: list[object] = []

    def print_disclosure(self, disclosure: object, large: bool = False) -> bytes:
        self.printed.append(disclosure)
        return b"%PDF-fake"

    def print_sheet(self, sheet: object, large: bool = False) -> bytes:
        self.printed.append(sheet)
        return b"%PDF-fake"

    def unprintable(self, text: str) -> str:
        return "".join(dict.fromkeys(sign for sign in text if ord(sign) > 0x1F000))
