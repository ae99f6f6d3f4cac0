"""The encrypted copy to the daycare, and its generated passphrase."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Sequence
from io import BytesIO
from math import log2

import pikepdf

from transitions.export.attached import ATTACHED_NAME

_LONGEST = 127
_FEWEST_BITS = 64.0


def encrypt(pdf: bytes, passphrase: str, attached: str = "") -> bytes:
    """``pdf`` under AES-256 (revision 6), metadata too; readable aloud by a screen reader.

    ``attached`` is data that lies inside it, under the same lock. Raises ``ValueError`` for a
    passphrase that is empty or longer than the format takes.
    """
    secret = unicodedata.normalize("NFKC", passphrase)
    if not secret or len(secret.encode()) > _LONGEST:
        raise ValueError("the passphrase must have 1 to 127 bytes")
    locks = pikepdf.Encryption(
        user=secret,
        owner=secrets.token_urlsafe(48),
        R=6,
        aes=True,
        metadata=True,
        allow=pikepdf.Permissions(accessibility=True),
    )
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        if attached:
            _attach(document, attached)
        document.save(target, encryption=locks)
    return target.getvalue()


def _attach(document: pikepdf.Pdf, data: str) -> None:
    """Where every reader looks for it: among the attachments, and as the data of the document."""
    held = pikepdf.AttachedFileSpec(
        document, data.encode(), filename=ATTACHED_NAME, mime_type="application/json",
        description="", creation_date="", mod_date="",
    )
    held.relationship = pikepdf.Name.Data
    document.attachments[ATTACHED_NAME] = held
    document.Root.AF = pikepdf.Array([held.obj])


def make_passphrase(words: Sequence[str], count: int, randbelow: Callable[[int], int]) -> str:
    """``count`` words drawn with ``randbelow``, joined by hyphens.

    Raises ``ValueError`` when the draw would hold less than 64 bits: one guess costs
    an attacker only a few milliseconds.
    """
    choices = sorted(set(words))
    if not choices or count * log2(len(choices)) < _FEWEST_BITS:
        raise ValueError("too few words for a safe passphrase")
    return "-".join(choices[randbelow(len(choices))] for _ in range(count))
