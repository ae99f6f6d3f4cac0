"""The shared words as paper, for theme days (SEED R21, R24)."""

from __future__ import annotations

from transitions.domain.disclosure import Fact, Facts, Foot, Notice, Paper, Part, Said
from transitions.domain.glossary import Glossary, GlossaryWord
from transitions.domain.model import DANISH
from transitions.domain.sheet import Sheet
from transitions.domain.texts import Texts


def glossary_sheet(glossary: Glossary, texts: Texts) -> Sheet:
    """All of it, each word with what is said to parents and in the daycare."""
    parts: tuple[Part, ...] = (
        Notice(text=texts.said("paper.glossary.lead")),
        *(_explained(word, texts) for word in glossary.words),
    )
    foot = Foot(
        left=texts.say("paper.leaflet_foot"), middle="", page_of=texts.tables[DANISH]["paper.page_of"]
    )
    title = texts.said("paper.glossary.title")
    return Sheet(name="glossary", paper=Paper(title=title, parts=parts, foot=foot))


def _explained(word: GlossaryWord, texts: Texts) -> Facts:
    rows = tuple(
        Fact(label=texts.said(f"paper.glossary.{reader}"), text=Said(danish=told.danish))
        for reader, told in (("parents", word.parents), ("daycare", word.daycare))
    )
    title = word.word.danish
    return Facts(title=Said(danish=title[:1].upper() + title[1:]), rows=rows)
