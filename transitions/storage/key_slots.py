"""Slots of the key file: each wraps the same data key under something the user has or knows."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Annotated

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from transitions.application.errors import KeyFileDamaged, NotEnoughMemory, PassphraseTooShort
from transitions.domain.model import canonical
from transitions.domain.passphrase import (
    MINIMUM_CHARACTERS,
    MINIMUM_WORDS,
    is_long_enough,
    is_varied,
    normalise,
)
from transitions.domain.recovery_sheet import Holder
from transitions.storage.secret import KEY_BYTES, Secret

BY_PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind of slot
BY_RECOVERY_KEY: dict[Holder, str] = {"own": "recovery", "municipality": "municipality"}
"""Who holds a recovery key, and the kind of its slot."""

_SALT_BYTES = 16
_NONCE_BYTES = 12
_RECOVERY_INFO = b"tryg overgang recovery key 1"
_LEAST_ITERATIONS = 3
_LEAST_MEMORY_KIB = 64 * 1024
_HIGHEST = {"iterations": 64, "memory_kib": 4 * 1024 * 1024, "lanes": 16}

Hex = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{2})+$", max_length=4096)]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs with Argon2id: passes, KiB of memory, lanes.

    Raises ``ValueError`` below three passes or 64 MiB.
    """

    iterations: int = 3
    memory_kib: int = 128 * 1024
    lanes: int = 4

    def __post_init__(self) -> None:
        if self.iterations < _LEAST_ITERATIONS or self.memory_kib < _LEAST_MEMORY_KIB:
            raise ValueError("the cost of a passphrase is below the floor")

    def choose(self) -> Cost:
        """Itself: this cost is decided."""
        return self

    def least(self) -> Cost:
        """Itself too."""
        return self


@dataclass(frozen=True, slots=True)
class CostForTests(Cost):
    """A cost below the floor, so that a test run takes seconds. Never in the program itself."""

    iterations: int = 1
    memory_kib: int = 64
    lanes: int = 1

    def __post_init__(self) -> None:
        """No floor."""


STANDARD_COST = Cost()


class Slot(BaseModel):
    """One wrapping of the data key.

    ``kind`` is ``passphrase``, ``recovery``, ``municipality`` or one that a later program knows
    (``keypair``) and this one carries along unread. ``sealed`` is AES-GCM over the data key; everything
    else in the slot and the vault it belongs to is bound into it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    kind: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$", max_length=32)]
    parameters: dict[str, int | str] = Field(max_length=16)
    salt: Hex
    nonce: Hex
    sealed: Hex


def check_passphrase(passphrase: str) -> None:
    """Raise ``PassphraseTooShort`` unless it has 16 characters or five words, and some variety."""
    if not is_long_enough(passphrase) or not is_varied(passphrase):
        raise PassphraseTooShort(characters=str(MINIMUM_CHARACTERS), words=str(MINIMUM_WORDS))


def wrap_with_passphrase(data_key: Secret, passphrase: str, cost: Cost, header: str) -> Slot:
    """A slot that ``passphrase`` opens; ``header`` names the vault it is bound to."""
    parameters = _spell_cost(cost)
    salt = secrets.token_bytes(_SALT_BYTES)
    with _derive_from_passphrase(passphrase, parameters, salt) as wrapping:
        return _wrap(data_key, wrapping, BY_PASSPHRASE, parameters, salt, header)


def derive_for_nothing(cost: Cost) -> None:
    """Do the work of one guess at a passphrase."""
    with _derive_from_passphrase("", _spell_cost(cost), bytes(_SALT_BYTES)):
        pass


def wrap_with_recovery_key(
    data_key: Secret, recovery: bytearray, header: str, holder: Holder = "own"
) -> Slot:
    """A slot that the recovery key opens; it is random, so one hash is enough."""
    salt = secrets.token_bytes(_SALT_BYTES)
    with _derive_from_recovery_key(recovery, salt) as wrapping:
        kind = BY_RECOVERY_KEY[holder]
        return _wrap(data_key, wrapping, kind, {"kdf": "hkdf-sha256"}, salt, header)


def unwrap_with_passphrase(slot: Slot, passphrase: str, header: str) -> Secret | None:
    """The data key, or ``None`` when the passphrase does not fit this slot."""
    with _derive_from_passphrase(passphrase, slot.parameters, bytes.fromhex(slot.salt)) as wrapping:
        return _unwrap(slot, wrapping, header)


def unwrap_with_recovery_key(slot: Slot, recovery: bytearray, header: str) -> Secret | None:
    """The data key, or ``None`` when the recovery key does not fit this slot."""
    with _derive_from_recovery_key(recovery, bytes.fromhex(slot.salt)) as wrapping:
        return _unwrap(slot, wrapping, header)


def _derive_from_passphrase(passphrase: str, parameters: dict[str, int | str], salt: bytes) -> Secret:
    argon = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=_read(parameters, "iterations"),
        lanes=_read(parameters, "lanes"),
        memory_cost=_read(parameters, "memory_kib"),
    )
    wrapping = Secret.empty()
    with Secret.from_text(normalise(passphrase)) as material:
        try:
            # The stub says bytes; the function takes any buffer, and this one can be wiped.
            argon.derive_into(material.buffer, wrapping.buffer)  # type: ignore[arg-type]
        except MemoryError:
            raise NotEnoughMemory(megabytes=str(_read(parameters, "memory_kib") // 1024)) from None
    return wrapping


def _spell_cost(cost: Cost) -> dict[str, int | str]:
    return {
        "kdf": "argon2id",
        "iterations": cost.iterations,
        "memory_kib": cost.memory_kib,
        "lanes": cost.lanes,
    }


def _read(parameters: dict[str, int | str], name: str) -> int:
    value = parameters.get(name)
    if parameters.get("kdf") != "argon2id" or not isinstance(value, int):
        raise KeyFileDamaged
    if not 1 <= value <= _HIGHEST[name]:
        raise KeyFileDamaged
    return value


def _derive_from_recovery_key(recovery: bytearray, salt: bytes) -> Secret:
    wrapping = Secret.empty()
    HKDF(SHA256(), KEY_BYTES, salt, _RECOVERY_INFO).derive_into(recovery, wrapping.buffer)
    return wrapping


def _bind(kind: str, parameters: dict[str, int | str], salt: bytes, header: str) -> bytes:
    return canonical([header, kind, parameters, salt.hex()]).encode()


def _wrap(
    data_key: Secret, wrapping: Secret, kind: str, parameters: dict[str, int | str], salt: bytes, header: str
) -> Slot:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    bound = _bind(kind, parameters, salt, header)
    sealed = AESGCM(wrapping.buffer).encrypt(nonce, data_key.buffer, bound)
    return Slot(kind=kind, parameters=parameters, salt=salt.hex(), nonce=nonce.hex(), sealed=sealed.hex())


def _unwrap(slot: Slot, wrapping: Secret, header: str) -> Secret | None:
    data_key = Secret.empty()
    bound = _bind(slot.kind, slot.parameters, bytes.fromhex(slot.salt), header)
    try:
        AESGCM(wrapping.buffer).decrypt_into(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.sealed), bound, data_key.buffer
        )
    except (InvalidTag, ValueError):
        data_key.wipe()
        return None
    return data_key
