"""Paper that names nobody: the blank form, what parents are told first, pages of general words."""

from __future__ import annotations

from dataclasses import dataclass

from transitions.application.ports import Library, Press
from transitions.domain.blank_consent import blank_consent_sheet
from transitions.domain.blank_form import blank_form
from transitions.domain.glossary_sheet import glossary_sheet
from transitions.domain.information import information_sheet
from transitions.domain.leaflet import LeafletId, leaflet_sheet
from transitions.domain.model import DANISH


@dataclass(frozen=True)
class Sheets:
    """The sheets of this program."""

    library: Library
    press: Press

    def blank(self, large: bool = False, full: bool = False, language: str = DANISH) -> bytes:
        """The empty form as a PDF, short or full, with the family's language beside the Danish."""
        library = self.library
        return self.press.print_sheet(blank_form(library.form, library.texts, full, language), large)

    def blank_consent(self, language: str = DANISH, large: bool = False) -> bytes:
        """The empty samtykkeark, to be written and signed by hand."""
        library = self.library
        return self.press.print_sheet(blank_consent_sheet(library.policy, library.texts, language), large)

    def information(self, language: str = DANISH, large: bool = False) -> bytes:
        """What parents are told before they choose, with their language beside the Danish."""
        library = self.library
        return self.press.print_sheet(information_sheet(library.policy, library.texts, language), large)

    def glossary(self, large: bool = False) -> bytes:
        """The shared words, to be handed out."""
        return self.press.print_sheet(glossary_sheet(self.library.glossary, self.library.texts), large)

    def leaflet(self, name: LeafletId, large: bool = False) -> bytes:
        """A page of general words, for the daycare's staff or for her own first time."""
        library = self.library
        return self.press.print_sheet(leaflet_sheet(library.leaflets[name], library.texts), large)
