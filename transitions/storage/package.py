"""The sealed file of one family: a header that says how it is sealed, and ciphertext bound to it.

``MAGIC``, the length of the header, the header as canonical JSON, the ciphertext, and SHA-256 over
all that. The last tells a damaged file from wrong words; it protects nothing. Everything before the
ciphertext is bound into it, so that a header of another file does not fit.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from transitions.application.dossier import LARGEST, VaultKind
from transitions.application.package_errors import (
    ForSomebodyElse,
    NotAKey,
    NotAPackage,
    PackageDamaged,
    PackageNewer,
    PackageTooLarge,
    WrongWords,
)
from transitions.domain.model import canonical
from transitions.storage.key_slots import STANDARD_COST, Cost
from transitions.storage.secret import Secret

FORMAT = 1
MAGIC = b"TRYG OVERGANG PAKKE\n"
KEY_TITLE = "TRYG-OVERGANG-NOEGLE"

_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_SUM_BYTES, _LENGTH_BYTES = 32, 4
_LONGEST_HEADER = 4096
_SALT_BYTES, _NONCE_BYTES = 16, 12
_LATTICE_SEED, _LATTICE_PUBLIC, _CURVE = 64, 1184, 32
_KINDS: dict[str, bytes] = {"real": b"\x01", "practice": b"\x02"}
_CHECK_BYTES = 4

Way = Literal["words", "key"]
Hex = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{2})+$", max_length=64)]


class _Header(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)

    format: Literal[1] = 1
    vault: VaultKind


class WordsHeader(_Header):
    """Sealed by words: what one guess costs. More than these limits would only stop this computer."""

    way: Literal["words"] = "words"
    salt: Hex
    nonce: Hex
    iterations: Annotated[int, Field(ge=1, le=16)]
    memory_kib: Annotated[int, Field(ge=64, le=512 * 1024)]
    lanes: Annotated[int, Field(ge=1, le=16)]


class KeyHeader(_Header):
    """Sealed to a key, by the beginning of its hash."""

    way: Literal["key"] = "key"
    suite: Literal["hpke-mlkem768x25519-hkdfsha256-aes256gcm"] = "hpke-mlkem768x25519-hkdfsha256-aes256gcm"
    to: Hex


_HEADER = TypeAdapter[WordsHeader | KeyHeader](WordsHeader | KeyHeader)


@dataclass(frozen=True, slots=True)
class _Parts:
    header: WordsHeader | KeyHeader
    bound: bytes
    sealed: bytes


class Sealing:
    """Seals and opens; ``cost`` is what a guess at the words costs."""

    def __init__(self, cost: Cost = STANDARD_COST) -> None:
        self._cost = cost

    def make_key(self) -> str:
        """A new private key, to be kept in the vault and nowhere else."""
        lattice, curve = MLKEM768PrivateKey.generate(), X25519PrivateKey.generate()
        return (lattice.private_bytes_raw() + curve.private_bytes_raw()).hex()

    def public_key(self, private: str, vault: VaultKind) -> str:
        """The public key as text to give away; it says whether the vault is a practice vault."""
        raw = _public_bytes(private)
        whole = _KINDS[vault] + raw
        checked = whole + hashlib.sha256(whole).digest()[:_CHECK_BYTES]
        letters = base64.b64encode(checked).decode()
        lines = [letters[at : at + 64] for at in range(0, len(letters), 64)]
        return "\n".join([f"{KEY_TITLE} {FORMAT}", *lines, ""])

    def read_key(self, text: str) -> tuple[VaultKind, bytes]:
        """What vault a public key belongs to, and the key; raises NotAKey."""
        title, _, letters = text.strip().partition("\n")
        try:
            checked = base64.b64decode("".join(letters.split()), validate=True)
        except (binascii.Error, ValueError):
            raise NotAKey from None
        whole, check = checked[:-_CHECK_BYTES], checked[-_CHECK_BYTES:]
        fits = len(whole) == 1 + _LATTICE_PUBLIC + _CURVE
        if title.split() != [KEY_TITLE, str(FORMAT)] or not fits:
            raise NotAKey
        kinds: dict[bytes, VaultKind] = {b"\x01": "real", b"\x02": "practice"}
        if hashlib.sha256(whole).digest()[:_CHECK_BYTES] != check or whole[:1] not in kinds:
            raise NotAKey
        _read_public(whole[1:])
        return kinds[whole[:1]], whole[1:]

    def seal_by_words(self, content: bytes, vault: VaultKind, words: str) -> bytes:
        """Only who hears the words opens it."""
        header = WordsHeader(
            vault=vault, salt=secrets.token_hex(_SALT_BYTES), nonce=secrets.token_hex(_NONCE_BYTES),
            iterations=self._cost.iterations, memory_kib=self._cost.memory_kib, lanes=self._cost.lanes,
        )
        bound = _bind(header)
        with _derive(header, words) as key:
            sealed = AESGCM(key.buffer).encrypt(bytes.fromhex(header.nonce), content, bound)
        return _with_sum(bound + sealed)

    def seal_to_key(self, content: bytes, vault: VaultKind, public: bytes) -> bytes:
        """Only the vault that made the key opens it."""
        bound = _bind(KeyHeader(vault=vault, to=_name(public)))
        return _with_sum(bound + _SUITE.encrypt(content, _read_public(public), info=bound))

    def look(self, file: bytes) -> tuple[VaultKind, Way]:
        """What vault it comes from and how it is opened.

        Raises PackageTooLarge, NotAPackage, PackageNewer or PackageDamaged.
        """
        header = _take_apart(file).header
        return header.vault, header.way

    def open(self, file: bytes, words: str, private: str) -> bytes:
        """What is sealed; raises as ``look``, and WrongWords or ForSomebodyElse."""
        parts = _take_apart(file)
        if isinstance(parts.header, WordsHeader):
            return _open_by_words(parts, parts.header, words)
        if not private or parts.header.to != _name(_public_bytes(private)):
            raise ForSomebodyElse
        try:
            return bytes(_SUITE.decrypt(parts.sealed, _read_private(private), info=parts.bound))
        except (InvalidTag, ValueError):
            raise PackageDamaged from None


def _open_by_words(parts: _Parts, header: WordsHeader, words: str) -> bytes:
    try:
        with _derive(header, words) as key:
            return AESGCM(key.buffer).decrypt(bytes.fromhex(header.nonce), parts.sealed, parts.bound)
    except InvalidTag:
        raise WrongWords from None
    except (ValueError, MemoryError):
        raise PackageDamaged from None


def _take_apart(file: bytes) -> _Parts:
    if len(file) > LARGEST:
        raise PackageTooLarge
    if not file.startswith(MAGIC):
        raise NotAPackage
    begin = len(MAGIC) + _LENGTH_BYTES
    body, check = file[:-_SUM_BYTES], file[-_SUM_BYTES:]
    length = int.from_bytes(file[len(MAGIC) : begin], "big")
    whole = length <= _LONGEST_HEADER and begin + length < len(body)
    if not whole or hashlib.sha256(body).digest() != check:
        raise PackageDamaged
    bound, sealed = body[: begin + length], body[begin + length :]
    return _Parts(_read_header(bound[begin:]), bound, sealed)


def _read_header(text: bytes) -> WordsHeader | KeyHeader:
    later = re.match(rb'\{"format":([2-9]|[1-9][0-9]{1,8}),', text)
    if later:
        raise PackageNewer
    try:
        header = _HEADER.validate_json(text)
    except ValidationError:
        raise PackageDamaged from None
    if canonical(header.model_dump(mode="json")).encode() != text:
        raise PackageDamaged
    return header


def _bind(header: WordsHeader | KeyHeader) -> bytes:
    text = canonical(header.model_dump(mode="json")).encode()
    return MAGIC + len(text).to_bytes(_LENGTH_BYTES, "big") + text


def _with_sum(body: bytes) -> bytes:
    if len(body) + _SUM_BYTES > LARGEST:
        raise PackageTooLarge
    return body + hashlib.sha256(body).digest()


def _derive(header: WordsHeader, words: str) -> Secret:
    argon = Argon2id(
        salt=bytes.fromhex(header.salt), length=32, iterations=header.iterations,
        lanes=header.lanes, memory_cost=header.memory_kib,
    )
    key = Secret.empty()
    with Secret.from_text(_heard(words)) as material:
        argon.derive_into(material.buffer, key.buffer)  # type: ignore[arg-type] # it takes any buffer
    return key


def _heard(words: str) -> str:
    """Words as they are heard: neither capitals, hyphens nor spaces are said aloud."""
    plain = unicodedata.normalize("NFC", words).lower()
    return " ".join(re.findall(r"\w+", plain))


def _name(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()[:16]


def _read_private(private: str) -> MLKEM768X25519PrivateKey:
    raw = bytes.fromhex(private)
    lattice = MLKEM768PrivateKey.from_seed_bytes(raw[:_LATTICE_SEED])
    return MLKEM768X25519PrivateKey(lattice, X25519PrivateKey.from_private_bytes(raw[_LATTICE_SEED:]))


def _public_bytes(private: str) -> bytes:
    raw = bytes.fromhex(private)
    lattice = MLKEM768PrivateKey.from_seed_bytes(raw[:_LATTICE_SEED]).public_key()
    curve = X25519PrivateKey.from_private_bytes(raw[_LATTICE_SEED:]).public_key()
    return lattice.public_bytes_raw() + curve.public_bytes_raw()


def _read_public(raw: bytes) -> MLKEM768X25519PublicKey:
    try:
        lattice = MLKEM768PublicKey.from_public_bytes(raw[:_LATTICE_PUBLIC])
        return MLKEM768X25519PublicKey(lattice, X25519PublicKey.from_public_bytes(raw[_LATTICE_PUBLIC:]))
    except ValueError:
        raise NotAKey from None
