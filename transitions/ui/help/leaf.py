"""One page of the guide as it is shown: the steps, the picture, and what to do when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from transitions.domain.handbook import HelpPage, Trouble
from transitions.ui.controls.labels import Words
from transitions.ui.controls.stacking import in_columns, stacked
from transitions.ui.help.picture import Picture
from transitions.ui.pages.page import Page

Say = Callable[..., str]
_TOP = Qt.AlignmentFlag.AlignTop


def lay_out(page: Page, told: HelpPage, pictures: Mapping[str, Path], say: Say) -> None:
    """Put a page of the guide on an empty page."""
    page.add_heading(told.title, told.lead)
    if told.steps:
        page.card(say("help.steps")).add(_steps(told.steps))
    if told.picture and told.picture in pictures:
        page.card().add(Picture(pictures[told.picture], told.shows, "help.picture"))
    if told.troubles:
        card = page.card(say("help.troubles"))
        for number, trouble in enumerate(told.troubles):
            card.add(_trouble(trouble, number))


def _steps(steps: Sequence[str]) -> QWidget:
    block = QWidget()
    grid = in_columns(block, "space.m", "space.m", 0, 1)
    for number, step in enumerate(steps):
        grid.addWidget(Words(f"{number + 1}.", "strong"), number, 0, _TOP)
        grid.addWidget(Words(step, name=f"help.step.{number}"), number, 1, _TOP)
    return block


def _trouble(trouble: Trouble, number: int) -> QWidget:
    when = Words(trouble.when, "strong", name=f"help.when.{number}")
    return stacked(when, Words(trouble.do, name=f"help.do.{number}"), space="space.xs")
