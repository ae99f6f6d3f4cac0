"""Mistakes as Danish sentences: what is wrong, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from transitions.catalogue.rules import RULES
from transitions.catalogue.schema import key_of, models_at
from transitions.domain.model import Words

_KINDS = {"kind": ("Felttypen", "text"), "event": ("Hændelsen", "given")}


def causes(errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Without the lists that are too short only because what stands in them is wrong."""
    for details in errors:
        here = details["loc"]
        below = [e for e in errors if len(e["loc"]) > len(here) and e["loc"][: len(here)] == here]
        if details["type"] != "too_short" or not below:
            yield details


def said(model: type[BaseModel], details: ErrorDetails) -> tuple[str, str]:
    """A pydantic error as a Danish sentence and what to do about it."""
    kind, location = details["type"], details["loc"]
    key = key_of(model, location)
    if kind == "extra_forbidden":
        known = {key for found in models_at(model, location[:-1]) for key in found.model_fields}
        return unknown("Nøglen", key, known), "Ret nøglen, eller slet linjen."
    if kind == "missing":
        return f'Nøglen "{key}" mangler.', f"Tilføj en linje med {key} = …"
    if kind.startswith("union_tag"):
        return _said_kind(details)
    if kind == "literal_error":
        return _said_choice(details)
    if kind == "value_error":
        return said_rule(key, str(details.get("ctx", {}).get("error", "")))
    if location and location[-1] == "[key]" and Words in models_at(model, location[:-2]):
        return _said_language(str(location[-2]))
    if kind == "dict_type" and Words not in models_at(model, location):
        kind = "mapping_type"
    return _said_value(kind, key, details)


def _said_language(code: str) -> tuple[str, str]:
    return f'"{code}" er ikke en sprogkode.', "Brug to eller tre små bogstaver, fx da eller en."


def _said_kind(details: ErrorDetails) -> tuple[str, str]:
    context = details.get("ctx", {})
    tag = str(context.get("discriminator", "")).strip("'")
    noun, example = _KINDS[tag]
    kinds = re.findall(r"'(\w+)'", str(context.get("expected_tags", "")))
    if not kinds:
        return f'Nøglen "{tag}" mangler.', f'Tilføj en linje som {tag} = "{example}".'
    message = unknown(noun, str(context.get("tag", "")), kinds)
    return message, f"Skriv {tag} som en af: {listed(kinds)}."


def _said_choice(details: ErrorDetails) -> tuple[str, str]:
    possible = re.findall(r"'([^']*)'", str(details.get("ctx", {}).get("expected", "")))
    meant = get_close_matches(str(details["input"]), possible, n=1)
    hint = f'; mente du "{meant[0]}"?' if meant else "."
    return f'"{details["input"]}" kan ikke bruges her{hint}', f"Brug: {listed(possible)}."


def said_rule(key: str, rule: str) -> tuple[str, str]:
    """A rule of the definitions that was broken, by its English message."""
    for pattern, message, remedy in RULES:
        found = re.match(pattern, rule)
        if found:
            return message.format(*found.groups(), key=key), remedy
    return "Oplysningerne passer ikke sammen.", "Sammenlign med filen, der fulgte med programmet."


_SHAPES = {
    "string": "en tekst i anførselstegn",
    "int": "et helt tal",
    "decimal": "et tal",
    "bool": "true eller false",
    "dict": 'tekster på hvert sprog: { da = "…" }',
    "mapping": "en tabel: { navn = … }",
    "tuple": "en liste i kantede parenteser",
    "model": "en tabel",
}

_LIMITS = {
    "greater_than_equal": ("ge", "mindst {0}"),
    "greater_than": ("gt", "mere end {0}"),
    "less_than_equal": ("le", "højst {0}"),
    "less_than": ("lt", "mindre end {0}"),
}

_LENGTHS = {
    "too_short": ("min_length", "mindst {0}"),
    "too_long": ("max_length", "højst {0}"),
}


def _said_value(kind: str, key: str, details: ErrorDetails) -> tuple[str, str]:
    context = details.get("ctx", {})
    if kind in _LIMITS:
        name, limit = _LIMITS[kind]
        bound = limit.format(context.get(name))
        return f'"{key}" skal være {bound}, men er {details["input"]}.', "Ret tallet."
    if kind in _LENGTHS:
        name, limit = _LENGTHS[kind]
        return f'"{key}" skal have {limit.format(context.get(name))}.', "Ret antallet."
    if kind == "string_too_short":
        return f'"{key}" er tom.', "Skriv en tekst, eller slet linjen."
    if kind == "string_too_long":
        return f'"{key}" er for lang.', f"Brug højst {context.get('max_length')} tegn."
    if kind == "string_pattern_mismatch":
        return _said_pattern(key, str(details["input"]), str(context.get("pattern", "")))
    return _said_shape(kind, key)


def _said_pattern(key: str, text: str, pattern: str) -> tuple[str, str]:
    if "{2,3}" in pattern:
        return _said_language(text)
    return (
        f'"{text}" kan ikke bruges som navn i "{key}".',
        "Brug små bogstaver fra a til z, tal og _, og begynd med et bogstav.",
    )


def _said_shape(kind: str, key: str) -> tuple[str, str]:
    shape = _SHAPES.get(kind.partition("_")[0])
    if shape is None:
        message = f'Værdien af "{key}" kan ikke bruges.'
        return message, "Sammenlign med filen, der fulgte med programmet."
    return f'"{key}" skal være {shape}.', "Ret linjen."


def unknown(noun: str, word: str, known: Iterable[str]) -> str:
    """That a word is not known, and which one may be meant."""
    meant = get_close_matches(word, list(known), n=1)
    hint = f'; mente du "{meant[0]}"?' if meant else "."
    return f'{noun} "{word}" kendes ikke{hint}'


def listed(words: Iterable[str]) -> str:
    """``a, b eller c``."""
    *most, last = [*words] or [""]
    return f"{', '.join(most)} eller {last}" if most else last
