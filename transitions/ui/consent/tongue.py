"""The consent page's words as a family reads them: Danish, and beside it their own language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from transitions.domain.in_words import MONTHS, date_in_words
from transitions.domain.model import DANISH, Words
from transitions.domain.texts import Texts
from transitions.ui.controls.editors.date import spelled_out
from transitions.ui.look.direction import apart, led

BETWEEN = " · "
Named = str | date | Words
"""What is put into a sentence: words as they are, or what each language has its own words for."""


@dataclass(frozen=True)
class Tongue:
    """The program's sentences, and the language the family reads besides Danish, if any."""

    texts: Texts
    language: str = DANISH

    def say(self, text_id: str, **named: Named) -> str:
        """The sentence in Danish."""
        return self.texts.say(text_id, **_told(named, DANISH))

    def beside(self, text_id: str, **named: Named) -> str:
        """The sentence in the family's language, or nothing."""
        if self.language in ("", DANISH) or text_id not in self.texts.tables.get(self.language, {}):
            return ""
        return led(self.texts.say(text_id, self.language, **_told(named, self.language)), self.language)

    def both(self, text_id: str, **named: Named) -> str:
        """A label in Danish and the family's language on one line."""
        return self._joined(BETWEEN, text_id, named)

    def under(self, text_id: str, **named: Named) -> str:
        """A sentence in Danish with the family's language under it."""
        return self._joined("\n", text_id, named)

    def spelled_out(self, day: date) -> str:
        """A day in Danish words, and in those of the family's language where its months are known."""
        other = date_in_words(day, self.language) if self.language in MONTHS else ""
        return self.lines(spelled_out(day), "" if self.language == DANISH else other)

    def words(self, text_id: str, **named: Named) -> Words:
        """The sentence in each language there is, to be put into another sentence."""
        other = self.beside(text_id, **named)
        return Words({DANISH: self.say(text_id, **named), **({self.language: other} if other else {})})

    def strung(self, *sentences: Words) -> Words:
        """Sentences after each other, in each language that has the first of them."""
        return Words({
            language: " ".join(sentence.in_language(language) for sentence in sentences)
            for language in sentences[0].root
        })

    def joined(self, words: Words) -> str:
        """A definition's words in Danish and the family's language on one line."""
        return BETWEEN.join(self._each(words.danish, words.in_language(self.language)))

    def beneath(self, words: Words) -> str:
        """Words in Danish with the family's language under them."""
        return self.lines(words.danish, words.in_language(self.language))

    def lines(self, danish: str, other: str) -> str:
        """Danish words with the same in the family's language under them, where it is another text."""
        return "\n".join(self._each(danish, other))

    def _each(self, danish: str, other: str) -> list[str]:
        beside = apart(led(other, self.language)) if other != danish else ""
        return [part for part in (danish, beside) if part]

    def _joined(self, between: str, text_id: str, named: Mapping[str, Named]) -> str:
        danish, other = self.say(text_id, **named), self.beside(text_id, **named)
        return between.join(part for part in (danish, apart(other)) if part)


def _told(named: Mapping[str, Named], language: str) -> dict[str, str]:
    return {name: _in(value, language) for name, value in named.items()}


def _in(value: Named, language: str) -> str:
    match value:
        case date():
            return date_in_words(value, language)
        case Words():
            return value.in_language(language)
        case _:
            return value
