"""The form's words on the screen: Danish, and beside it the family's language where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from transitions.application.ports import Speller
from transitions.domain.form import Voice
from transitions.domain.model import DANISH, Words
from transitions.domain.phrases import FormPhrase, PhraseBank
from transitions.domain.texts import Texts
from transitions.ui.look.direction import apart, led

BETWEEN = " · "


@dataclass(frozen=True)
class FormWording:
    """The program's sentences, the language the family reads besides Danish, if any, and a phrase bank."""

    texts: Texts
    language: str = ""
    bank: PhraseBank | None = None
    speller: Speller | None = None

    def phrases(self, field: str, voice: Voice) -> tuple[FormPhrase, ...]:
        """Words to begin this voice's answer with."""
        return self.bank.offered(field, voice) if self.bank else ()

    def say(self, text_id: str, **named: str) -> str:
        """The sentence in Danish."""
        return self.texts.say(text_id, **named)

    def bare(self, text_id: str) -> str:
        """The Danish sentence with its places open, for controls that fill them."""
        return self.texts.say(text_id)

    def both(self, text_id: str) -> str:
        """The sentence in Danish and, where it is spoken, in the family's language."""
        return BETWEEN.join(filter(None, (self.bare(text_id), apart(self.beside(text_id)))))

    def beside(self, text_id: str, **named: str) -> str:
        """The sentence in the family's language, or nothing."""
        if not self.language or text_id not in self.texts.tables.get(self.language, {}):
            return ""
        return led(self.texts.say(text_id, self.language, **named), self.language)

    def other(self, words: Words | None) -> str:
        """The form's words in the family's language, or nothing."""
        if words is None or self.language in ("", DANISH) or not words.speaks(self.language):
            return ""
        return led(words.in_language(self.language), self.language)

    def joined(self, words: Words) -> str:
        """The form's words in Danish and the family's language on one line."""
        return BETWEEN.join(filter(None, (words.danish, apart(self.other(words)))))

    @property
    def is_draft(self) -> bool:
        """Whether the family reads a translation that no professional has reviewed."""
        return self.texts.translation(self.language) == "draft"

    def name_of(self, language: str) -> str:
        """A language's name in Danish, or what it calls itself."""
        known = self.texts.tables[DANISH].get(f"question.language.{language}")
        return known or QLocale(language).nativeLanguageName() or language
