"""The frame fits a small window and large letters."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.ui.shell_stage import PASSPHRASE, Shell, open_alma
from transitions.application.bookmark import Place
from transitions.ui.controls.labels import Words
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens

SIZES = ((960, 1.0), (960, 2.0), (1366, 1.5), (1366, 2.0))


def fits(house: Shell, part: QWidget | None = None) -> None:
    """Nothing makes the window wider, and every label and button has the room it asks for."""
    window = house.window
    QApplication.processEvents()
    inside = part or window
    for widget in inside.findChildren(QWidget):
        if not widget.isVisible():
            continue
        left = widget.mapTo(window, widget.rect().topLeft()).x()
        assert left + widget.width() <= window.width(), widget.objectName()
        if isinstance(widget, QPushButton):
            assert widget.width() >= widget.minimumSizeHint().width(), widget.objectName()
        if isinstance(widget, Words) and widget.objectName() and widget.wordWrap():
            assert widget.height() >= widget.heightForWidth(widget.width()) - 1, widget.objectName()


@pytest.mark.parametrize(("width", "scale"), SIZES)
def test_the_frame_fits(
    house: Shell, qapp: QApplication, tokens: Tokens, width: int, scale: float
) -> None:
    apply_theme(qapp, tokens, "light", scale)
    house.vaults.create(PASSPHRASE).vault.close()
    house.start()
    house.window.resize(width, 768)
    fits(house)
    house.press("start.create")
    fits(house)
    house.window._entrance.show_start()
    house.press("start.practice")
    house.until(lambda: house.window.session is not None and house.sees("overview.empty.new"))
    house.settle()
    fits(house)
    house.window.go(Place(screen="profile", parent_view=False))
    house.settle()
    fits(house)
    open_alma(house, "family")
    fits(house, house.journey().header)
    fits(house, house.control("shell.bar"))
    house.window.go(Place(screen="overview", parent_view=False))
    house.settle()
    fits(house)
