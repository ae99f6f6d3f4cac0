"""A passphrase that is not the vault's."""

from __future__ import annotations

OTHER = "en helt anden lang sætning"
