"""``vault.seal``: what the database said last, kept outside it.

A cut or older database, and a log that was thrown away, look perfectly healthy from inside. The seal
remembers the last line of the audit and the ids of everything erased, encrypted under a key made
from the data key.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import BaseModel, ConfigDict, Field

from transitions.application.errors import ExpectedError, VaultOlder, VaultSealMissing
from transitions.storage import disk
from transitions.storage.audit import AuditTable
from transitions.storage.erasures import ErasureTable
from transitions.storage.secret import KEY_BYTES, Secret

_NONCE_BYTES = 12
_INFO = b"tryg overgang seal 1"


class Anchor(BaseModel):
    """The last audit line by number and hash, and every id erased so far.

    ``unchecked``: an unclean end has not been followed by a full check that went well.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    seq: int = Field(ge=0)
    head: str
    erased: tuple[UUID, ...] = ()
    unchecked: bool = False


class Seal:
    """The seal file at ``path`` of one vault; its key is of no use for the data itself."""

    def __init__(self, path: Path, vault: UUID, data_key: Secret) -> None:
        self.path = path
        self._bound = _INFO + vault.bytes
        self._key = Secret.empty()
        self._written: Anchor | None = None
        HKDF(SHA256(), KEY_BYTES, vault.bytes, _INFO).derive_into(data_key.buffer, self._key.buffer)

    def read(self) -> Anchor:
        """What was sealed last; raises ``VaultSealMissing`` when it is gone or unreadable."""
        content = disk.read(self.path) or b""
        nonce, sealed = content[:_NONCE_BYTES], content[_NONCE_BYTES:]
        try:
            opened = AESGCM(self._key.buffer).decrypt(nonce, sealed, self._bound)
            return Anchor.model_validate_json(opened)
        except (InvalidTag, ValueError):
            raise VaultSealMissing from None

    def write(self, audit: AuditTable, erasures: ErasureTable) -> None:
        """Seal what is committed now; nothing is written when nothing has changed."""
        head = audit.head()
        anchor = Anchor(seq=head.seq, head=head.hash, erased=erasures.all())
        if anchor == self._written:
            return
        self._put(anchor)
        self._written = anchor

    @property
    def doubted(self) -> bool:
        """Whether a full check is owed; where the seal is gone nobody knows better."""
        try:
            return self.read().unchecked
        except VaultSealMissing:
            return True

    def doubt(self) -> None:
        """Remember that a full check is owed until something is sealed again.

        SQLite empties the log even when opening is refused, and with it the sign of an unclean end.
        """
        with suppress(ExpectedError):
            anchor = self.read()
            if not anchor.unchecked:
                self._put(anchor.model_copy(update={"unchecked": True}))

    def compare(self, audit: AuditTable) -> None:
        """Raise ``VaultOlder`` unless the sealed line is in the database exactly as sealed."""
        anchor = self.read()
        if audit.hash_at(anchor.seq) != anchor.head:
            raise VaultOlder

    def _put(self, anchor: Anchor) -> None:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        content = anchor.model_dump_json(exclude_defaults=True).encode()
        disk.write(self.path, nonce + AESGCM(self._key.buffer).encrypt(nonce, content, self._bound))

    def wipe(self) -> None:
        """Forget the key."""
        self._key.wipe()
