"""What form, policy and guides say in the families' languages, by the Danish words they say it for.

A Danish text that is changed no longer has its translation: it is then shown in Danish alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from transitions.catalogue.sentence_file import is_language
from transitions.catalogue.toml_file import TomlFile
from transitions.domain.model import DANISH, Definition

D = TypeVar("D", bound=Definition)
Table = dict[str, str]


class Translations:
    """One file for each language and folder.

    What came with the program stands back for words that a definition carries itself; what the
    municipality wrote in ``translations/`` goes before both.
    """

    def __init__(self) -> None:
        self._bundled: dict[str, Table] = {}
        self._own: dict[str, Table] = {}
        self._written: list[tuple[TomlFile, str]] = []

    def take(self, file: TomlFile, *, first: bool) -> None:
        """Read one file; a text that cannot be used is told and left out."""
        language = file.path.stem
        if not is_language(language) or language == DANISH:
            message = f'"{language}" er ikke koden for et sprog ved siden af dansk.'
            file.note("", message, "Kald filen to eller tre små bogstaver, fx uk.toml.")
            return
        for danish, other in (file.read() or {}).items():
            if not isinstance(other, str) or not other.strip():
                file.note(f'teksten "{danish}"', "Her skal stå en oversættelse.", 'Skriv: "dansk" = "…".')
                continue
            (self._bundled if first else self._own).setdefault(language, {})[danish] = other
            if not first:
                self._written.append((file, danish))

    def over(self, definition: D) -> D:
        """The definition in every language there are words for."""
        raw = definition.model_dump(mode="json")
        for words in _words_in(raw):
            for language, table in self._bundled.items():
                if words[DANISH] in table:
                    words.setdefault(language, table[words[DANISH]])
            for language, table in self._own.items():
                if words[DANISH] in table:
                    words[language] = table[words[DANISH]]
        return type(definition).model_validate(raw)

    def note_strays(self, *definitions: Definition) -> None:
        """Tell which of the municipality's translations are for words that stand nowhere."""
        said = {words[DANISH] for d in definitions for words in _words_in(d.model_dump(mode="json"))}
        for file, danish in self._written:
            if danish not in said:
                message = "Den danske tekst står ikke i skemaet, reglerne eller vejledningerne."
                file.note(f'teksten "{danish}"', message, "Skriv den præcis, som den står der.")


def _words_in(raw: object) -> Iterator[Table]:
    if isinstance(raw, dict):
        if isinstance(raw.get(DANISH), str):
            yield raw
            return
        for value in raw.values():
            yield from _words_in(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from _words_in(value)
