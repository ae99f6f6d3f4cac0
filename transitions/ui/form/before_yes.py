"""What stands in the form's place until the parents have said yes to it."""

from __future__ import annotations

from collections.abc import Callable

from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.surfaces import EmptyState
from transitions.ui.pages.page import Page
from transitions.ui.screen import Stage


def page_before_yes(stage: Stage, record: TransitionRecord, name: str, way_back: Callable[[], None]) -> Page:
    """Whether they have been asked, and the way to where they are."""
    button = Button(stage.say("form_screen.to_introduction"), "form.to_introduction", "primary")
    button.clicked.connect(way_back)
    kind = "declined" if record.form_wish == "no" else "not_yet"
    title, text = (stage.say(f"form_screen.{kind}{end}") for end in ("_title", ""))
    page = Page(name)
    page.add(EmptyState("document", title, text, (button,)))
    return page
