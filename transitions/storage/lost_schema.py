"""The list of tables of a file that lost it, put back in a copy of the file.

``VACUUM`` writes that list last, so a file that was cut has all its rows and no table by name. What is
left of the list is kept where it is enough. Where it is not, the tables are taken to lie where
``VACUUM`` lays those of the same version, unless the pages there are of another kind.
"""

from __future__ import annotations

import hmac
import secrets
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from transitions.application.errors import ExpectedError, VaultDamaged
from transitions.storage.database import Row, create_database, open_database
from transitions.storage.schema import Schema
from transitions.storage.secret import KEY_BYTES, Secret

PAGE_BYTES = 4096
_SALT_BYTES = 16
_VECTOR_BYTES = 16
_TAG_BYTES = 64
_PLAIN_BYTES = PAGE_BYTES - _VECTOR_BYTES - _TAG_BYTES
_MASK, _ROUNDS = 0x3A, 2

_ROOT = 100
"""Where the list of tables begins on the first page, after the header of the file."""
_INNER, _LEAF = 5, 13
_AS_LEAF = 8
"""The bit that an inner page's kind lacks; without it tables and indexes can still be told apart."""

_LIST = (
    "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master"
    " WHERE type IN ('table', 'index') ORDER BY rowid"
)


class SealedPages:
    """The pages of the SQLCipher 4 file at ``path`` in plain; ``key`` is only borrowed."""

    def __init__(self, path: Path, key: Secret) -> None:
        self._file = path.open("rb+")
        self._key, self._tag_key = key, Secret.empty()
        self._salt = self._file.read(_SALT_BYTES)
        masked = bytes(byte ^ _MASK for byte in self._salt)
        PBKDF2HMAC(SHA512(), KEY_BYTES, masked, _ROUNDS).derive_into(key.buffer, self._tag_key.buffer)

    def __enter__(self) -> SealedPages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tag_key.wipe()
        self._file.close()

    def count(self) -> int:
        """How many there are."""
        return self._file.seek(0, 2) // PAGE_BYTES

    def read(self, number: int) -> bytearray | None:
        """The page without its seal, or ``None`` where it is missing or the seal is broken."""
        start = self._start(number)
        self._file.seek((number - 1) * PAGE_BYTES)
        page = self._file.read(PAGE_BYTES)
        sealed, tag = page[start:-_TAG_BYTES], page[-_TAG_BYTES:]
        if len(page) < PAGE_BYTES or not hmac.compare_digest(self._tag(number, sealed), tag):
            return None
        cipher = self._cipher(sealed[-_VECTOR_BYTES:]).decryptor()
        return bytearray(start) + cipher.update(sealed[:-_VECTOR_BYTES])

    def write(self, number: int, plain: bytes | bytearray) -> None:
        """Seal the page anew, under a vector that was never used."""
        start, vector = self._start(number), secrets.token_bytes(_VECTOR_BYTES)
        sealed = self._cipher(vector).encryptor().update(bytes(plain[start:_PLAIN_BYTES])) + vector
        self._file.seek((number - 1) * PAGE_BYTES + start)
        self._file.write(sealed + self._tag(number, sealed))
        self._file.flush()

    def _start(self, number: int) -> int:
        return _SALT_BYTES if number == 1 else 0

    def _cipher(self, vector: bytes) -> Cipher[modes.CBC]:
        return Cipher(algorithms.AES(self._key.buffer), modes.CBC(vector))

    def _tag(self, number: int, sealed: bytes) -> bytes:
        return hmac.digest(self._tag_key.buffer, sealed + number.to_bytes(4, "little"), "sha512")


def mend(path: Path, key: Secret) -> None:
    """Put back the list of tables in the file at ``path``, a copy beside which there is room for another.

    Raises ``VaultDamaged`` when the first page cannot be read, or nothing is left and nothing fits.
    """
    with SealedPages(path, key) as pages:
        first = pages.read(1)
        if first is None:
            raise VaultDamaged
        listed, kinds = _usual(path.with_name("usual.db"), key, _number(first, 60))
        kept = _keep_children(pages, first)
    if kept and _names(path, key) >= {row[1] for row in listed}:
        return
    with SealedPages(path, key) as pages:
        fits = _fit(pages, kinds)
        if fits:
            _empty(pages, first)
    if fits:
        _put_back(path, key, listed)
    elif not kept:
        raise VaultDamaged


def _fit(pages: SealedPages, kinds: dict[int, int]) -> bool:
    """Whether every page where a table or an index should begin, and that can be read, is of its kind."""
    found = {root: pages.read(root) for root in kinds}
    return all(page is None or page[0] | _AS_LEAF == kinds[root] for root, page in found.items())


def _usual(path: Path, key: Secret, version: int) -> tuple[list[Row], dict[int, int]]:
    """Tables and indexes as ``VACUUM`` lays them in a file of that version, and each first page's kind."""
    database = create_database(path, key)
    try:
        Schema().build(database, version)
        database.change("VACUUM")
        database.checkpoint()
        listed = database.rows(_LIST)
    finally:
        database.close()
    with SealedPages(path, key) as pages:
        roots = {int(row[3]): pages.read(int(row[3])) for row in listed}
    return listed, {root: page[0] | _AS_LEAF for root, page in roots.items() if page}


def _keep_children(pages: SealedPages, first: bytearray) -> bool:
    """Let the first page know those pages of the list alone that can be read; false when there are none."""
    if first[_ROOT] != _INNER:
        return False
    kept, cells = bytearray(first), _short(first, _ROOT + 3)
    pointers = [_short(first, _ROOT + 12 + 2 * cell) for cell in range(cells)]
    good = [pointer for pointer in pointers if pages.read(_number(first, pointer)) is not None]
    last = _number(first, _ROOT + 8)
    if pages.read(last) is None:
        if not good:
            return False
        last = _number(first, good.pop())
    kept[_ROOT + 3 : _ROOT + 5] = len(good).to_bytes(2)
    kept[_ROOT + 8 : _ROOT + 12] = last.to_bytes(4)
    for cell, pointer in enumerate(good):
        kept[_ROOT + 12 + 2 * cell : _ROOT + 14 + 2 * cell] = pointer.to_bytes(2)
    pages.write(1, kept)
    return True


def _empty(pages: SealedPages, first: bytearray) -> None:
    """Make the first page that of a file without tables and free pages, as long as the file is now."""
    bare = bytearray(first[:_ROOT]) + bytes(_PLAIN_BYTES - _ROOT)
    bare[28:32] = pages.count().to_bytes(4)
    bare[32:40] = bytes(8)
    bare[92:96] = bare[24:28]
    bare[_ROOT] = _LEAF
    bare[_ROOT + 5 : _ROOT + 7] = _PLAIN_BYTES.to_bytes(2)
    pages.write(1, bare)


def _names(path: Path, key: Secret) -> set[str]:
    """What is listed now; nothing where the list cannot be read."""
    with suppress(ExpectedError):
        database = open_database(path, key)
        try:
            return {str(row[1]) for row in database.rows(_LIST)}
        finally:
            database.close()
    return set()


def _put_back(path: Path, key: Secret, listed: list[Row]) -> None:
    database = open_database(path, key)
    try:
        database.change("PRAGMA writable_schema = ON")
        with database.transaction():
            database.change_many("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", listed)
    finally:
        database.close()


def _short(page: bytearray, at: int) -> int:
    return int.from_bytes(page[at : at + 2])


def _number(page: bytearray, at: int) -> int:
    return int.from_bytes(page[at : at + 4])
