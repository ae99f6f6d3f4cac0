"""From tokens to a palette and one style sheet for the whole application."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from transitions.ui.look.tokens import Look, Tokens

_ROLES = {
    "Window": "bg",
    "WindowText": "text",
    "Base": "surface",
    "AlternateBase": "sunken",
    "Text": "text",
    "Button": "surface",
    "ButtonText": "text",
    "BrightText": "danger",
    "Highlight": "primary",
    "HighlightedText": "on_primary",
    "Link": "primary",
    "LinkVisited": "primary",
    "PlaceholderText": "muted",
    "ToolTipBase": "text",
    "ToolTipText": "surface",
    "Accent": "primary",
    "Light": "surface",
    "Midlight": "line",
    "Mid": "line",
    "Dark": "edge",
}
_DISABLED_ROLES = ("Text", "WindowText", "ButtonText")


def palette_of(look: Look) -> QPalette:
    """The full palette of a look."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(QPalette.ColorRole[role], look.colour(token))
    for role in _DISABLED_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], look.colour("disabled"))
    return palette


def sheet_of(look: Look) -> str:
    """The style sheet of a look: the template with every token filled in."""
    filled: dict[str, str] = dict(look.tokens.colours[look.scheme])
    filled |= {name.replace(".", "_"): str(look.length(name)) for name in look.tokens.lengths}
    filled |= {f"border_{name}": str(width) for name, width in look.tokens.borders[look.scheme].items()}
    edges = 2 * look.border("control")
    filled["inner_control"] = str(look.length("size.control") - edges)
    filled["inner_target"] = str(look.length("size.target") - edges)
    filled["half_handle"] = str(look.length("size.handle") // 2 - look.length("size.handle_gap"))
    filled["scheme"] = look.scheme
    return Template(look.tokens.sheet).substitute(filled)


def wear(app: QApplication, look: Look) -> None:
    """Give the application a look without its style sheet: letters, palette, what painted controls ask."""
    app.setProperty("look", look)
    app.setFont(look.font())
    app.setPalette(palette_of(look))


def apply_theme(app: QApplication, tokens: Tokens, scheme: str = "light", scale: float = 1.0) -> Look:
    """Dress the application; call again to change scheme or text size. First call: just before `show()`."""
    look = Look(tokens, scheme, scale)
    wear(app, look)
    app.setStyleSheet(sheet_of(look))
    return look
