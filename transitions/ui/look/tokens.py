"""The look in force: colours, lengths, letters and icons of one scheme at one text size."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

FAMILIES = ("Noto Sans Overgang", "Noto Sans Arabic", "Segoe UI")
SCHEMES = ("light", "dark", "contrast")
_LENGTHS = ("type", "space", "radius", "size")


@dataclass(frozen=True)
class Tokens:
    """Everything the theme folder says, for all schemes."""

    lengths: Mapping[str, int]
    borders: Mapping[str, Mapping[str, int]]
    colours: Mapping[str, Mapping[str, str]]
    icons: Mapping[str, str]
    sheet: str


def read_tokens(folder: Path) -> Tokens:
    """Read `theme.toml`, `theme.qss` and the icons from the theme folder."""
    raw = tomllib.loads((folder / "theme.toml").read_text("utf-8"))
    lengths = {f"{group}.{name}": size for group in _LENGTHS for name, size in raw[group].items()}
    icons = {path.stem: path.read_text("utf-8") for path in sorted((folder / "icons").glob("*.svg"))}
    sheet = (folder / "theme.qss").read_text("utf-8")
    return Tokens(lengths, raw["border"], raw["colour"], icons, sheet)


@dataclass(frozen=True)
class Look:
    """One scheme at one text size; what custom-painted controls ask."""

    tokens: Tokens
    scheme: str = "light"
    scale: float = 1.0

    def colour(self, name: str) -> QColor:
        """The colour with this token name."""
        return QColor(self.tokens.colours[self.scheme][name])

    def length(self, name: str) -> int:
        """A length such as `space.l`, grown with the text."""
        return round(self.tokens.lengths[name] * self.scale)

    def border(self, name: str) -> int:
        """A border width; it does not grow with the text."""
        return self.tokens.borders[self.scheme][name]

    def font(self, size: str = "body", weight: int = 400) -> QFont:
        """The bundled letters in a size from the type scale."""
        return QFont(_letters(self.length(f"type.{size}"), weight))

    def icon(self, name: str, tone: str) -> bytes:
        """The SVG of an icon, drawn in one colour."""
        return self.tokens.icons[name].replace("currentColor", self.colour(tone).name()).encode()


@lru_cache
def _letters(height: int, weight: int) -> QFont:
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(height)
    font.setWeight(QFont.Weight(weight))
    return font


def current_look() -> Look:
    """The look that the running application wears."""
    app = QApplication.instance()
    look = app.property("look") if app is not None else None
    if not isinstance(look, Look):
        raise RuntimeError("no look has been set for the application")
    return look
