"""A file of sentences: its names, and the places in them that the program fills."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from typing import Any


def is_language(stem: str) -> bool:
    """Whether a file's name is a language code."""
    return re.fullmatch(r"[a-z]{2,3}", stem) is not None


def flatten(toml: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every sentence by its full name."""
    for key, value in toml.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def unusable(text: object) -> tuple[str, str] | None:
    """What is wrong with a sentence in itself, and what to do about it."""
    if not isinstance(text, str) or not text.strip():
        return "Her skal stå en tekst.", 'Skriv den i anførselstegn: navn = "…".'
    try:
        placeholders(text)
    except ValueError:
        return (
            "En krøllet parentes er ikke lukket, eller navnet i den kan ikke bruges.",
            "Skriv pladser som {navn} med små bogstaver og intet andet i parentesen.",
        )
    return None


def placeholders(text: str) -> frozenset[str]:
    """The names in ``{}``; raises ``ValueError`` for anything but plain lower-case names."""
    if "{" not in text and "}" not in text:
        return frozenset()
    names = set()
    for _, name, spec, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if spec or conversion or not re.fullmatch(r"[a-z][a-z_]*", name):
            raise ValueError("not a plain name")
        names.add(name)
    return frozenset(names)
