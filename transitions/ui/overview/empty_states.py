"""What the overview shows where there is nothing to list, each with a word on what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.surfaces import EmptyState
from transitions.ui.controls.touch import touch_scroll
from transitions.ui.screen import Speech

_ICONS = {"no_match": "search", "none_open": "family", "none_here": "family"}


def empty_state(name: str, say: Speech) -> EmptyState:
    """Nothing found, nothing under way, or nothing in the part that was chosen."""
    return EmptyState(_ICONS[name], say(f"overview.{name}"), say(f"overview.{name}_hint"))


def first_state(say: Speech, begin: Callable[[], None], load: Callable[[], None] | None) -> EmptyState:
    """No family at all: begin with one, or in practice fetch the fictitious ones."""
    new = Button(say("overview.new"), "overview.empty.new", "primary", "plus")
    new.clicked.connect(begin)
    if load is None:
        return EmptyState("family", say("overview.empty"), say("overview.empty_lead"), [new])
    fetch = Button(say("overview.load_practice"), "overview.empty.load_practice", "plain", "family")
    fetch.clicked.connect(load)
    return EmptyState("family", say("overview.empty"), say("overview.empty_practice"), [new, fetch])


def scrolling(state: EmptyState) -> QScrollArea:
    """The same where there is too little room for it."""
    area = QScrollArea()
    area.setWidget(state)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    state.setProperty("kind", "clear")
    touch_scroll(area)
    return area
