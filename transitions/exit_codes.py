"""What the shell is told by every command alike."""

from __future__ import annotations

STOPPED = 130
"""She ended it with Ctrl-C."""
