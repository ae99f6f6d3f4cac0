"""Moments and sizes as they are read on the screen."""

from __future__ import annotations

from datetime import datetime

from transitions.domain.in_words import date_in_words

_MEGABYTE = 1_000_000


def moment_in_words(at: datetime, pattern: str) -> str:
    """``3. marts 2025 kl. 08.00``, in the time of this computer."""
    local = at.astimezone()
    return pattern.format(date=date_in_words(local.date()), time=f"{local:%H.%M}")


def size_in_words(size: int) -> str:
    """``1,2 MB``."""
    return f"{max(size / _MEGABYTE, 0.1):.1f} MB".replace(".", ",")
