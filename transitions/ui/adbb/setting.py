"""How the items of a sheet are put before the one who scores them."""

from __future__ import annotations

from dataclasses import dataclass

from transitions.domain.guide import Anchors
from transitions.domain.scale import Scale
from transitions.domain.screening import Origin
from transitions.domain.texts import Texts
from transitions.ui.screen import Stage


@dataclass(frozen=True)
class Setting:
    """The scale and the words for it; ``name`` is how the names of the controls begin.

    ``prompted``: what to look for may be shown. ``copied``: the numbers stand in the journal already.
    """

    scale: Scale
    texts: Texts
    name: str = "adbb"
    prompted: bool = False
    copied: bool = False
    anchors: Anchors | None = None


def setting_for(stage: Stage, scale: Scale, origin: Origin = "here", name: str = "adbb") -> Setting:
    """In a real vault prompts are shown once somebody certified has read them."""
    library = stage.library
    return Setting(
        scale, library.texts, name,
        prompted=stage.practice or bool(scale.certified_reviewer),
        copied=origin == "journal",
        anchors=library.anchors.get(scale.id),
    )
