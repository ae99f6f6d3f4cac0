"""The families file that came with the program."""

from __future__ import annotations

from transitions.places import bundled_resources

FILE = bundled_resources() / "practice" / "families.toml"
