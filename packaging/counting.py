"""The program's own way of counting its files, so that what is built and what *Om* says are counted alike."""

from __future__ import annotations

import sys

from children import ROOT

sys.path.append(str(ROOT))

from transitions.own_files import Named, files_below, fingerprint, source_files

__all__ = ("Named", "files_below", "fingerprint", "source_files")
