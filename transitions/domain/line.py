"""A name or another short line, as long as paper has room for."""

from __future__ import annotations

LONGEST_LINE = 200
