"""``python -m transitions``."""

from __future__ import annotations

import gc
import sys

gc.disable()  # nothing that is made while the window opens is garbage; then the window's own collector begins

from transitions.ui.plain_imports import import_plainly  # noqa: E402

import_plainly()

from transitions.main import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
