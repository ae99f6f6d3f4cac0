"""Reads and checks the resources: those that came with the program, then the municipality's own."""

from __future__ import annotations

from transitions.catalogue.catalogue import Catalogue
from transitions.catalogue.mistakes import CatalogueError, Mistake
from transitions.catalogue.shelf import NEVER_LEAVES

__all__ = ["NEVER_LEAVES", "Catalogue", "CatalogueError", "Mistake"]
