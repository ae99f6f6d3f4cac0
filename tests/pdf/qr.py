"""Reads a QR code of version 1 to 6 with one block from its squares, without the library that draws it.

No error correction: what is printed must be right as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

Grid = list[list[bool]]
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_ALPHANUMERIC, _BYTES = 2, 4


def read_qr(grid: Grid) -> str:
    """The text a code holds."""
    bits = "".join("1" if bit else "0" for bit in _bits(grid, _mask(grid)))
    mode, rest = int(bits[:4], 2), bits[4:]
    if mode == _BYTES:
        count = int(rest[:8], 2)
        return bytes(int(rest[8 + 8 * n : 16 + 8 * n], 2) for n in range(count)).decode()
    assert mode == _ALPHANUMERIC
    count, rest = int(rest[:9], 2), rest[9:]
    text = ""
    while len(text) < count - 1:
        pair, rest = int(rest[:11], 2), rest[11:]
        text += _ALPHABET[pair // 45] + _ALPHABET[pair % 45]
    return text if len(text) == count else text + _ALPHABET[int(rest[:6], 2)]


def _mask(grid: Grid) -> int:
    """The three mask bits of the format information beside the upper left finder."""
    told = "".join("1" if grid[8][column] else "0" for column in (2, 3, 4))
    return int(told, 2) ^ 0b101


def _is_masked(mask: int, i: int, j: int) -> bool:
    return (
        (i + j) % 2, i % 2, j % 3, (i + j) % 3, (i // 2 + j // 3) % 2, i * j % 2 + i * j % 3,
        (i * j % 2 + i * j % 3) % 2, ((i + j) % 2 + i * j % 3) % 2,
    )[mask] == 0  # fmt: skip


def _bits(grid: Grid, mask: int) -> Iterator[bool]:
    size, column, upwards = len(grid), len(grid) - 1, True
    while column > 0:
        column -= column == 6
        rows = range(size - 1, -1, -1) if upwards else range(size)
        for row in rows:
            for at in (column, column - 1):
                if not _is_fixed(size, row, at):
                    yield grid[row][at] ^ _is_masked(mask, row, at)
        column, upwards = column - 2, not upwards


def _is_fixed(size: int, row: int, column: int) -> bool:
    finder = (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9)
    middle = size - 7
    aligned = size > 21 and abs(row - middle) <= 2 and abs(column - middle) <= 2
    return finder or aligned or 6 in (row, column)
