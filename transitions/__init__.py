"""Tryg Overgang: a consented handover from health visitor to daycare, offline."""

__version__ = "0.1.0"
