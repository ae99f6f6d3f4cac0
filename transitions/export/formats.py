"""Every format that is not pages, behind one object."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from transitions.domain.disclosure import Disclosure, NotePart
from transitions.export.attached import write_attached
from transitions.export.fhir import read_adbb, write_adbb
from transitions.export.journal import journal_parts, write_journal
from transitions.export.sending import encrypt, make_passphrase

PASSPHRASE_WORDS = 6
"""Six of at least 2,048 words: 66 bits or more."""


class Formats:
    """Writes finished words as text, JSON or an encrypted file."""

    def write_journal(self, disclosure: Disclosure) -> str:
        """The note as plain text."""
        return write_journal(disclosure)

    def write_journal_parts(self, disclosure: Disclosure) -> tuple[NotePart, ...]:
        """The news of the note as plain text, heading by heading."""
        return journal_parts(disclosure)

    def write_adbb(self, disclosure: Disclosure) -> str:
        """KL's FHIR bundle as JSON text."""
        return write_adbb(disclosure)

    def read_adbb(self, text: str) -> Mapping[str, Any]:
        """The values of such a bundle; raises ``ValueError`` that names the element at fault."""
        return read_adbb(text)

    def write_attached(self, disclosure: Disclosure) -> str:
        """The words of the pages as JSON text."""
        return write_attached(disclosure)

    def encrypt(self, pdf: bytes, passphrase: str, attached: str = "") -> bytes:
        """The same pages, and data inside if any, to be opened with the passphrase alone."""
        return encrypt(pdf, passphrase, attached)

    def make_passphrase(self, words: Sequence[str]) -> str:
        """Ordinary words, too many to guess."""
        return make_passphrase(words, PASSPHRASE_WORDS, secrets.randbelow)
