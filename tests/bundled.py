"""The definitions that came with the program, read once in each process of the tests."""

from __future__ import annotations

from functools import cache

from transitions.catalogue import Catalogue
from transitions.places import bundled_resources


@cache
def bundled_catalogue() -> Catalogue:
    """Everybody's: who changes something takes a copy."""
    return Catalogue([bundled_resources()])
