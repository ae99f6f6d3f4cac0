"""Imports as Python makes them.

Qt for Python puts an import of its own in place of Python's. It reads the source of every module that is
imported afterwards, for a switch (``__feature__``) that nobody uses here.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - Qt's import is in place once this has been read


def import_plainly() -> None:
    """Import as Python does from now on."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
