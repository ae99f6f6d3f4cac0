"""A vault's files and a program's memory read in plain, to look there for what should be gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.storage.support import PASSPHRASE
from transitions.storage.keyfile import KeyFile
from transitions.storage.vault import VaultFolder

PAGE, RESERVED, SALT = 4096, 80, 16
CANARY = "Kanariefugl-Østergård"


def decrypt(vault: VaultFolder) -> bytes:
    """All pages of the data file, free ones too, as SQLCipher 4 encrypts them."""
    content = (vault.folder / "vault.db").read_bytes()
    return _in_plain(vault, [content[start : start + PAGE] for start in range(0, len(content), PAGE)])


def decrypt_log(vault: VaultFolder) -> bytes:
    """All frames of the write-ahead log, those of finished checkpoints too."""
    log = vault.folder / "vault.db-wal"
    content = log.read_bytes()[32:] if log.exists() else b""
    frames = [content[start : start + 24 + PAGE] for start in range(0, len(content), 24 + PAGE)]
    first = [frame[24:] for frame in frames if int.from_bytes(frame[:4]) == 1]
    others = [frame[24:] for frame in frames if int.from_bytes(frame[:4]) != 1]
    return b"".join(_in_plain(vault, [page]) for page in first) + _in_plain(vault, [b"", *others])


def _in_plain(vault: VaultFolder, encrypted: Sequence[bytes]) -> bytes:
    """The pages put together; the first of them is the file's first, with the salt before it."""
    pages = []
    with KeyFile(vault.folder / "vault.key").open(PASSPHRASE) as key:
        for number, page in enumerate(encrypted):
            vector = page[PAGE - RESERVED : PAGE - RESERVED + 16]
            body = page[SALT if number == 0 else 0 : PAGE - RESERVED]
            if body:
                decryptor = Cipher(algorithms.AES(bytes(key.buffer)), modes.CBC(vector)).decryptor()
                pages.append(decryptor.update(body))
    return b"".join(pages)


def read_memory(pid: int) -> bytes:
    """Everything a process of ours can write to."""
    regions = [line.split() for line in Path(f"/proc/{pid}/maps").read_text().splitlines()]
    spans = [region[0].split("-") for region in regions if region[1].startswith("rw")]
    content = bytearray()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for first, last in spans:
            memory.seek(int(first, 16))
            content += memory.read(int(last, 16) - int(first, 16)) or b""
    return bytes(content)
