"""Every definition the program works with, from the folders it is written in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from transitions.application.practice.families import Families
from transitions.catalogue.families import read_families
from transitions.catalogue.mistakes import Mistake
from transitions.catalogue.shelf import FORM_ID, Shelf
from transitions.domain.form import Form
from transitions.domain.glossary import Glossary
from transitions.domain.guard import Guard
from transitions.domain.guide import Anchors, Guide
from transitions.domain.handbook import Handbook
from transitions.domain.leaflet import Leaflet, LeafletId
from transitions.domain.phrases import PhraseBank
from transitions.domain.policy import Policy
from transitions.domain.scale import Scale
from transitions.domain.texts import Texts


class Catalogue:
    """Every definition the program works with.

    ``folders`` are read in order: the first came with the program, each later one adds to it or
    replaces. Forms, leaflets, pages of the guide and the glossary are replaced file by file, guides key by
    key, policy key by key inside its tables, texts, translations and phrases one by one; scales can only
    be added. Licensed texts (``anchors``) come from a later folder alone; which of them are not there is
    told in ``warnings``.

    Raises :class:`CatalogueError` with every mistake found. With ``forgiving`` a mistake in a
    later folder only puts that file (that text) out of use and is found in ``warnings``.
    """

    def __init__(self, folders: Sequence[Path], *, forgiving: bool = False) -> None:
        first, *later = folders
        shelf = Shelf()
        shelf.take(first)
        shelf.refuse_mistakes()
        for folder in later:
            shelf.take(folder)
        translated = shelf.translations.over
        said = (shelf.forms[FORM_ID], shelf.policy, shelf.glossary, *shelf.guides.values())
        shelf.translations.note_strays(*said)
        if not forgiving:
            shelf.refuse_mistakes()
        self.warnings: tuple[Mistake, ...] = (*shelf.mistakes, *shelf.gaps)
        self.form: Form = translated(shelf.forms[FORM_ID])
        self.scales: Mapping[str, Scale] = dict(shelf.scales)
        self.guides: Mapping[str, Guide] = {name: translated(guide) for name, guide in shelf.guides.items()}
        self.phrases: PhraseBank = shelf.phrases
        self.anchors: Mapping[str, Anchors] = dict(shelf.anchors)
        self.leaflets: Mapping[LeafletId, Leaflet] = dict(shelf.leaflets)
        self.handbook: Handbook = shelf.handbook
        self.pictures: Mapping[str, Path] = dict(shelf.pictures)
        self.policy: Policy = translated(shelf.policy)
        self.glossary: Glossary = translated(shelf.glossary)
        self.texts: Texts = shelf.languages.texts().model_copy(update={"glossary": self.glossary.words})
        self.passphrase_words: tuple[str, ...] = shelf.words
        self.common_passphrases: tuple[str, ...] = shelf.common
        self.guard: Guard = shelf.guard

    @classmethod
    def load(cls, bundled: Path, overlay: Path | None = None) -> tuple[Self, tuple[Mistake, ...]]:
        """The catalogue and what is wrong with the municipality's folder.

        A missing overlay is none. What is broken in it gives way to what came with the program.
        Raises :class:`CatalogueError` only when the bundled resources themselves are broken.
        """
        present = [overlay] if overlay is not None and overlay.is_dir() else []
        catalogue = cls([bundled, *present], forgiving=True)
        return catalogue, catalogue.warnings

    def scale(self, scale_id: str) -> Scale:
        """The scale of that id; raises ``KeyError`` when there is none."""
        return self.scales[scale_id]

    def families(self, path: Path) -> Families:
        """The fictitious families of a file, checked against form, scales and policy.

        Raises :class:`CatalogueError` with every mistake found.
        """
        return read_families(path, self)
