"""The program's sentences, language by language and text by text."""

from __future__ import annotations

from transitions.catalogue.sentence_file import flatten, placeholders, unusable
from transitions.catalogue.sentences import listed, unknown
from transitions.catalogue.toml_file import TomlFile
from transitions.domain.model import DANISH
from transitions.domain.texts import Texts


class Languages:
    """What has been read so far; a text that cannot be used leaves what stood there before."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[str, str]] = {}
        self._reviewed: set[str] = {DANISH}
        self._places: dict[str, frozenset[str]] = {}

    def texts(self) -> Texts:
        """The program's sentences."""
        return Texts(tables=self._tables, reviewed=frozenset(self._reviewed))

    def take(self, file: TomlFile, *, first: bool) -> None:
        """Read one language; the first Danish file says which texts there are."""
        language, toml = file.path.stem, file.read()
        if toml is None:
            return
        self._take_reviewed(language, toml.pop("reviewed", None), file)
        table = self._tables.setdefault(language, {})
        defines = first and language == DANISH
        for text_id, text in flatten(toml):
            problem = unusable(text) or (None if defines else self._misfit(text_id, text))
            if problem is not None:
                file.note(f'tekst "{text_id}"', *problem, line=file.line(toml, text_id))
                continue
            if defines:
                self._places[text_id] = placeholders(text)
            table[text_id] = text

    def _take_reviewed(self, language: str, value: object, file: TomlFile) -> None:
        """By whom a language has been read; with nobody named it is a draft, and Danish never is."""
        if value is None:
            return
        if not isinstance(value, str):
            message = "reviewed siger, hvem der har læst sproget igennem, og hvornår."
            file.note("", message, 'Skriv det i anførselstegn: reviewed = "…"; "" er et udkast.')
        elif value.strip():
            self._reviewed.add(language)
        elif language != DANISH:
            self._reviewed.discard(language)

    def _misfit(self, text_id: str, text: str) -> tuple[str, str] | None:
        """What a text has that its Danish original has not."""
        if text_id not in self._places:
            return unknown("Teksten", text_id, self._places), "Ret navnet, eller slet linjen."
        stray = sorted(placeholders(text) - self._places[text_id])
        if stray:
            known = listed(f"{{{name}}}" for name in sorted(self._places[text_id]))
            return f"Teksten bruger {{{stray[0]}}}, som ikke bliver fyldt ud her.", (
                f"Den kan bruge {known}." if known else "Den har ingen pladser at fylde ud."
            )
        return None
