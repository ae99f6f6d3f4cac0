"""``python -m transitions``."""

from __future__ import annotations

import sys

from transitions.main import main

if __name__ == "__main__":
    sys.exit(main())
