"""``vault.key``: who may have the data key. Losing this file loses the vault."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from transitions.application.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryKey,
)
from transitions.domain.model import canonical
from transitions.storage import disk, key_slots
from transitions.storage.key_slots import STANDARD_COST, Cost, Slot
from transitions.storage.recovery_key import generate_recovery_key, parse, spell
from transitions.storage.secret import KEY_BYTES, Secret

FORMAT: Final = 1
EARLIER_COPIES = 2

Kind = Literal["real", "practice"]
"""Real families, or the fictitious ones of the practice vault."""


@dataclass(frozen=True, slots=True)
class NewKeys:
    """What a new key file gives: the data key, to be wiped, and the recovery key to print."""

    data_key: Secret
    recovery_key: str


class Keys(BaseModel):
    """The content of the key file. A later format keeps ``format`` and ``checksum`` where they are."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    format: Literal[1]
    vault: UUID
    kind: Kind
    slots: Annotated[tuple[Slot, ...], Field(min_length=1, max_length=16)]

    @property
    def header(self) -> str:
        """What each slot is bound to."""
        return _spell_header(self.vault, self.kind)

    def with_slot(self, slot: Slot) -> Keys:
        """The same keys with ``slot`` in place of those of its kind."""
        others = tuple(one for one in self.slots if one.kind != slot.kind)
        return self.model_copy(update={"slots": (slot, *others)})


class KeyFile:
    """The key file at ``path``; two earlier contents are kept beside it.

    An earlier content still opens with the passphrase of its time. Reading raises
    ``KeyFileMissing``, ``KeyFileDamaged`` or ``VaultNewer``, writing ``DiskFull`` or ``VaultReadOnly``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def create(self, vault: UUID, kind: Kind, passphrase: str, cost: Cost = STANDARD_COST) -> NewKeys:
        """Write a new key file around a new random data key.

        Raises ``PassphraseTooShort``, and ``FileExistsError`` rather than replace another file.
        """
        key_slots.check_passphrase(passphrase)
        if self.path.exists():
            raise FileExistsError("there is a key file already")
        data_key, recovery = Secret(bytearray(secrets.token_bytes(KEY_BYTES))), generate_recovery_key()
        header = _spell_header(vault, kind)
        slots = (
            key_slots.wrap_with_passphrase(data_key, passphrase, cost, header),
            key_slots.wrap_with_recovery_key(data_key, recovery, header),
        )
        self._write(Keys(format=FORMAT, vault=vault, kind=kind, slots=slots))
        return NewKeys(data_key, spell(recovery))

    def read(self) -> Keys:
        """What the file says without opening any slot: the vault, its kind, the slots."""
        return _parse(self.path)

    def open(self, passphrase: str) -> Secret:
        """The data key; raises ``WrongPassphrase``."""
        keys = self.read()
        return _unwrap(keys, passphrase)

    def open_with_recovery_key(self, recovery_key: str) -> Secret:
        """The data key; raises ``WrongRecoveryKey`` or ``RecoveryKeyMistyped``."""
        keys = self.read()
        return _unwrap_by_recovery(keys, recovery_key)

    def change_passphrase(self, old: str, new: str, cost: Cost = STANDARD_COST) -> None:
        """Let ``new`` open the vault instead of ``old``; the data is not encrypted again."""
        self._set_passphrase(lambda keys: _unwrap(keys, old), new, cost)

    def reset_passphrase(self, recovery_key: str, new: str, cost: Cost = STANDARD_COST) -> None:
        """Let ``new`` open the vault when the passphrase is forgotten."""
        self._set_passphrase(lambda keys: _unwrap_by_recovery(keys, recovery_key), new, cost)

    def renew_recovery_key(self, passphrase: str) -> str:
        """A new recovery key to print; the old one stops working."""
        keys = self.read()
        recovery = generate_recovery_key()
        with _unwrap(keys, passphrase) as data_key:
            self._write(keys.with_slot(key_slots.wrap_with_recovery_key(data_key, recovery, keys.header)))
        return spell(recovery)

    def restore_earlier(self) -> None:
        """Put the latest whole earlier copy in place; raises ``KeyFileDamaged`` when there is none."""
        for number in range(1, EARLIER_COPIES + 1):
            copy = disk.copy_path(self.path, number)
            try:
                _parse(copy)
            except (KeyFileMissing, KeyFileDamaged):
                continue
            disk.write(self.path, copy.read_bytes())
            return
        raise KeyFileDamaged

    def _set_passphrase(self, unwrap: Callable[[Keys], Secret], new: str, cost: Cost) -> None:
        key_slots.check_passphrase(new)
        keys = self.read()
        with unwrap(keys) as data_key:
            self._write(keys.with_slot(key_slots.wrap_with_passphrase(data_key, new, cost, keys.header)))

    def _write(self, keys: Keys) -> None:
        content = keys.model_dump(mode="json")
        content["checksum"] = _checksum(content)
        disk.write(self.path, json.dumps(content, indent=1).encode(), copies=EARLIER_COPIES)


def _spell_header(vault: UUID, kind: Kind) -> str:
    return canonical({"format": FORMAT, "vault": str(vault), "kind": kind})


def _checksum(content: dict[str, Any]) -> str:
    kept = {name: value for name, value in content.items() if name != "checksum"}
    return hashlib.sha256(canonical(kept).encode()).hexdigest()


def _parse(path: Path) -> Keys:
    content = _read_json(path)
    if content.pop("checksum", None) != _checksum(content):
        raise KeyFileDamaged
    if isinstance(content.get("format"), int) and content["format"] > FORMAT:
        raise VaultNewer
    try:
        return Keys.model_validate(content)
    except ValidationError:
        raise KeyFileDamaged from None


def _read_json(path: Path) -> dict[str, Any]:
    raw = disk.read(path)
    if raw is None:
        raise KeyFileMissing
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        raise KeyFileDamaged from None
    if not isinstance(content, dict):
        raise KeyFileDamaged
    return content


def _unwrap(keys: Keys, passphrase: str) -> Secret:
    for slot in keys.slots:
        if slot.kind == key_slots.BY_PASSPHRASE:
            data_key = key_slots.unwrap_with_passphrase(slot, passphrase, keys.header)
            if data_key is not None:
                return data_key
    raise WrongPassphrase


def _unwrap_by_recovery(keys: Keys, recovery_key: str) -> Secret:
    recovery = parse(recovery_key)
    for slot in keys.slots:
        if slot.kind == key_slots.BY_RECOVERY_KEY:
            data_key = key_slots.unwrap_with_recovery_key(slot, recovery, keys.header)
            if data_key is not None:
                return data_key
    raise WrongRecoveryKey
