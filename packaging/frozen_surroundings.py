"""Runs first in the frozen program.

PyInstaller puts the program's own folder first among those that libraries are read from. This process has
read it already; the print service, which the program starts, must not load our libraries. And the program
begins itself anew when it is locked: as a new one, not as a part of the one that ends.

Two packages read modules of Python's that speak with a network, and never use them. Here these are empty.
"""

import os
import sys
from types import ModuleType

EMPTY = ("ssl", "urllib.request")

if sys.platform.startswith("linux"):
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"

for name in EMPTY:
    sys.modules[name] = ModuleType(name)
