"""``python -m transitions``."""

from __future__ import annotations

import gc
import os
import signal
import sys

from transitions.exit_codes import STOPPED

gc.disable()  # nothing that is made while the window opens is garbage; then the window's own collector begins
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, lambda *_: os._exit(STOPPED))  # nothing has been begun while this is read

from transitions.ui.plain_imports import import_plainly  # noqa: E402

import_plainly()

from transitions.main import main  # noqa: E402


def begin() -> int:
    """Run; a command that is ended with Ctrl-C ends without a word of its own."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return main()
    except KeyboardInterrupt:
        return STOPPED


if __name__ == "__main__":
    sys.exit(begin())
