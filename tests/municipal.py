"""What a municipality might write in its folder, and what the program says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from transitions.catalogue import Catalogue, CatalogueError, Mistake
from transitions.places import bundled_resources

BUNDLED = bundled_resources()
FORM = "forms/overgangsskema.toml"
Overlay = Callable[..., Path]

BICYCLE = """
[[sections.fields]]
id = "bicycle_seat"
number = "K1"
kind = "yes_no"
label = { da = "Kører barnet med på cykel?" }
yes = { da = "Kører med på cykel" }
no = { da = "Kører ikke med på cykel" }
why = { da = "Så ladcyklen ikke bliver en overraskelse." }
voices = ["parents"]
category = "everyday"
"""

SWING = """
id = "swing"
version = "1"
title = { da = "Gyngeskala" }
source = "Opdigtet"
notice = { da = "Kun til øvelse." }
highest = 3
items = [
  { id = "push", label = { da = "Fart" }, link = "push" },
  { id = "laugh", label = { da = "Latter" }, link = "laugh" },
]
threshold = { at_or_above = 4, source = "Opdigtet" }
repeat = { from_days = 1, to_days = 2, source = "Opdigtet" }
age_window = { from_months = 1, to_months = 20, source = "Opdigtet" }
"""

SMALL_FORM = """
id = "overgangsskema"
version = "2"
title = { da = "Skema" }
purpose = { da = "Formål" }

[[sections]]
id = "child"
title = { da = "Barnet" }

[[sections.fields]]
id = "sleep"
number = "1"
kind = "choice"
label = { da = "Søvn" }
why = { da = "Fordi" }
voices = ["parents"]
category = "everyday"
choices = [{ id = "pram", label = { da = "Vogn" } }, { id = "cot", label = { da = "Seng" } }]

[[sections.fields]]
id = "more"
number = "2"
kind = "text"
label = { da = "Mere" }
why = { da = "Fordi" }
voices = ["parents"]
category = "everyday"
"""
SLEEP = f'{FORM}, afsnit "Barnet", felt "sleep": '
MORE = f'{FORM}, afsnit "Barnet", felt "more": '


def form_with(old: str, new: str) -> tuple[str, str]:
    assert old in SMALL_FORM
    return FORM, SMALL_FORM.replace(old, new)


def mistakes(folder: Path) -> list[Mistake]:
    with pytest.raises(CatalogueError) as caught:
        Catalogue([BUNDLED, folder])
    return list(caught.value.mistakes)


def sentences(folder: Path) -> list[str]:
    return [str(mistake) for mistake in mistakes(folder)]
