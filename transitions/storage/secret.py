"""Bytes that are wiped after use."""

from __future__ import annotations

from types import TracebackType

KEY_BYTES = 32
"""Length of every key here: 256 bits."""


class Secret:
    """A buffer for key material that never turns into ``bytes`` or ``str``.

    As a context manager it wipes itself at the end.
    """

    __slots__ = ("buffer",)

    def __init__(self, buffer: bytearray) -> None:
        self.buffer = buffer

    @classmethod
    def empty(cls, size: int = KEY_BYTES) -> Secret:
        """A buffer of ``size`` zero bytes to be filled in place."""
        return cls(bytearray(size))

    @classmethod
    def from_text(cls, text: str) -> Secret:
        """The UTF-8 bytes of ``text``."""
        return cls(bytearray(text, "utf-8"))

    def wipe(self) -> None:
        """Overwrite every byte with zero."""
        self.buffer[:] = bytes(len(self.buffer))

    def __enter__(self) -> Secret:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wipe()

    def __repr__(self) -> str:
        return "<Secret>"


def write_hex(key: Secret) -> bytearray:
    """SQLCipher's spelling of a raw key, ``x'…64 digits…'``, built without a string."""
    digits = b"0123456789abcdef"
    spelled = bytearray(b"x'")
    for byte in key.buffer:
        spelled.append(digits[byte >> 4])
        spelled.append(digits[byte & 15])
    spelled.append(ord("'"))
    return spelled
