"""``vault.key``: who may have the data key. Losing this file loses the vault."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NamedTuple, Protocol
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from transitions.application.errors import (
    ExpectedError,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNoEarlier,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryKey,
)
from transitions.application.safekeeping import Note
from transitions.domain.model import canonical
from transitions.domain.recovery_sheet import Holder
from transitions.storage import disk, key_slots
from transitions.storage.key_slots import STANDARD_COST, Cost, Slot
from transitions.storage.recovery_key import generate_recovery_key, parse, spell
from transitions.storage.secret import KEY_BYTES, Secret

FORMAT: Final = 1
COPIES = 2

Kind = Literal["real", "practice"]
"""Real families, or the fictitious ones of the practice vault."""


class Price(Protocol):
    """What a new passphrase is to cost: decided, or measured when it is asked for."""

    def choose(self) -> Cost:
        """The cost."""
        ...

    def least(self) -> Cost:
        """What a passphrase costs that is no secret."""
        ...


class RecoveryKeys(NamedTuple):
    """The recovery keys of a new vault, to be printed; the municipality's only where it holds one."""

    own: str
    municipality: str = ""

    def __repr__(self) -> str:
        return "<RecoveryKeys>"


@dataclass(frozen=True, slots=True)
class NewKeys:
    """What a new key file gives: the data key, to be wiped, and the recovery keys."""

    data_key: Secret
    recovery: RecoveryKeys

    @property
    def recovery_key(self) -> str:
        """Her own."""
        return self.recovery.own


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


def _note_nothing() -> None:
    """Nobody keeps a log."""


class KeyFile:
    """The key file at ``path``; two copies of it lie beside it, so that damage loses nothing.

    Nothing from before a change is kept: it would still open with what opened then. Reading raises
    ``KeyFileMissing``, ``KeyFileDamaged`` or ``VaultNewer``, writing ``DiskFull`` or ``VaultReadOnly``.
    A new passphrase costs what ``price`` says.
    """

    def __init__(self, path: Path, price: Price = STANDARD_COST) -> None:
        self.path = path
        self._price = price

    @property
    def name(self) -> str:
        """What the vault is called: its folder's name."""
        return self.path.absolute().parent.name

    def create(self, vault: UUID, kind: Kind, passphrase: str, *, municipality: bool = False) -> NewKeys:
        """Write a new key file around a new random data key; ``municipality`` makes it a key too.

        Raises ``PassphraseTooShort``, and ``FileExistsError`` rather than replace another file.
        """
        key_slots.check_passphrase(passphrase)
        if self.path.exists():
            raise FileExistsError("there is a key file already")
        data_key, header = Secret(bytearray(secrets.token_bytes(KEY_BYTES))), _spell_header(vault, kind)
        by_passphrase = key_slots.wrap_with_passphrase(data_key, passphrase, self._price.choose(), header)
        own, spelled = _wrap_anew(data_key, header, "own")
        others, spelled_other = [], ""
        if municipality:
            other, spelled_other = _wrap_anew(data_key, header, "municipality")
            others.append(other)
        slots = (by_passphrase, own, *others)
        self._write(Keys(format=FORMAT, vault=vault, kind=kind, slots=slots))
        return NewKeys(data_key, RecoveryKeys(spelled, spelled_other))

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

    def holders(self) -> tuple[Holder, ...]:
        """Whose recovery keys open the vault."""
        kinds = {slot.kind for slot in self.read().slots}
        return tuple(holder for holder, kind in key_slots.BY_RECOVERY_KEY.items() if kind in kinds)

    def change_passphrase(self, old: str, new: str, note: Note = _note_nothing) -> None:
        """Let ``new`` open the vault instead of ``old``; the data is not encrypted again.

        Here and below ``note`` is called when all is ready and nothing is written yet.
        """
        self._set_passphrase(lambda keys: _unwrap(keys, old), new, note)

    def reset_passphrase(self, recovery_key: str, new: str, note: Note = _note_nothing) -> None:
        """Let ``new`` open the vault when the passphrase is forgotten."""
        self._set_passphrase(lambda keys: _unwrap_by_recovery(keys, recovery_key), new, note)

    def renew_recovery_key(self, passphrase: str, holder: Holder = "own", note: Note = _note_nothing) -> str:
        """A new recovery key to print; the one this holder had stops working, another's does not."""
        keys = self.read()
        with _unwrap(keys, passphrase) as data_key:
            slot, spelled = _wrap_anew(data_key, keys.header, holder)
        note()
        self._write(keys.with_slot(slot))
        return spelled

    def copy_beside(self) -> None:
        """Let the copies beside it be like it; what the disk refuses now is done another time."""
        content = disk.read(self.path)
        for place in self._copies:
            with suppress(ExpectedError, OSError):
                if content is not None and disk.read(place) != content:
                    disk.write(place, content)

    def restore_earlier(self) -> None:
        """Put the first whole copy in place, and what lay there aside as ``.damaged``.

        Raises ``KeyFileNoEarlier`` when there is none.
        """
        for copy in self._copies:
            try:
                _parse(copy)
            except (KeyFileMissing, KeyFileDamaged):
                continue
            self._set_aside()
            disk.write(self.path, copy.read_bytes())
            return
        raise KeyFileNoEarlier

    def _set_aside(self) -> None:
        found = disk.read(self.path)
        if found is not None:
            disk.write(self._damaged, found)

    def _set_passphrase(self, unwrap: Callable[[Keys], Secret], new: str, note: Note) -> None:
        key_slots.check_passphrase(new)
        keys = self.read()
        with unwrap(keys) as data_key:
            slot = key_slots.wrap_with_passphrase(data_key, new, self._price.choose(), keys.header)
        note()
        self._write(keys.with_slot(slot))

    def _write(self, keys: Keys) -> None:
        content = keys.model_dump(mode="json")
        content["checksum"] = _checksum(content)
        disk.write(self.path, json.dumps(content, indent=1).encode())
        self.copy_beside()
        with suppress(OSError):
            self._damaged.unlink(missing_ok=True)

    @property
    def _copies(self) -> tuple[Path, ...]:
        return tuple(disk.copy_path(self.path, number) for number in range(1, COPIES + 1))

    @property
    def _damaged(self) -> Path:
        return self.path.with_name(f"{self.path.name}.damaged")


def _wrap_anew(data_key: Secret, header: str, holder: Holder) -> tuple[Slot, str]:
    """A slot for a new recovery key, and the key as it is printed."""
    with Secret(generate_recovery_key()) as recovery:
        slot = key_slots.wrap_with_recovery_key(data_key, recovery.buffer, header, holder)
        return slot, spell(recovery.buffer)


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
    with Secret(parse(recovery_key)) as recovery:
        for slot in keys.slots:
            if slot.kind in key_slots.BY_RECOVERY_KEY.values():
                data_key = key_slots.unwrap_with_recovery_key(slot, recovery.buffer, keys.header)
                if data_key is not None:
                    return data_key
    raise WrongRecoveryKey
