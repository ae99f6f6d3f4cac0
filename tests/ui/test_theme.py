from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.support import RESOURCES, WORDS
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.look.theme import apply_theme, sheet_of
from transitions.ui.look.tokens import SCHEMES, Look, Tokens

PAIRS = (
    ("text", "bg", 7.0),
    ("text", "surface", 7.0),
    ("text", "sunken", 7.0),
    ("muted", "surface", 4.5),
    ("muted", "bg", 4.5),
    ("muted", "sunken", 4.5),
    ("on_primary", "primary", 4.5),
    ("on_primary", "primary_hover", 4.5),
    ("on_tint", "tint", 4.5),
    ("primary", "surface", 4.5),
    ("edge", "surface", 3.0),
    ("edge", "bg", 3.0),
    ("focus", "surface", 3.0),
    ("focus", "bg", 3.0),
    ("ok", "ok_bg", 4.5),
    ("warn", "warn_bg", 4.5),
    ("danger", "danger_bg", 4.5),
    ("danger", "surface", 4.5),
    ("text", "warn_bg", 4.5),
    ("text", "danger_bg", 4.5),
    ("text", "tint", 4.5),
    ("primary", "tint", 3.0),
    ("paper_line", "paper", 4.5),
    ("ink", "paper", 7.0),
)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_knows_black_and_white() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("scheme", "pair"), list(product(SCHEMES, PAIRS)))
def test_colours_are_far_enough_apart(tokens: Tokens, scheme: str, pair: tuple[str, str, float]) -> None:
    front, back, least = pair
    look = Look(tokens, scheme)
    assert contrast(look.colour(front), look.colour(back)) >= least


def test_every_scheme_names_the_same_colours_and_borders(tokens: Tokens) -> None:
    assert {frozenset(colours) for colours in tokens.colours.values()} == {frozenset(tokens.colours["light"])}
    assert set(tokens.colours) == set(SCHEMES) == set(tokens.borders)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_sheet_is_filled_and_holds_no_value_of_its_own(tokens: Tokens, scheme: str) -> None:
    assert "$" not in sheet_of(Look(tokens, scheme))
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b", tokens.sheet)
    assert not re.search(r"[\w*]#\w", tokens.sheet), "object names belong to tests"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_tick_in_the_sheet_has_the_colour_of_its_scheme(tokens: Tokens, scheme: str) -> None:
    wanted = tokens.colours[scheme]["on_primary"]
    assert wanted in tokens.icons[f"on-primary-{scheme}"]


def test_every_icon_can_be_drawn(tokens: Tokens) -> None:
    assert len(tokens.icons) > 30
    for name in tokens.icons:
        assert QSvgRenderer(Look(tokens).icon(name, "text")).isValid(), name


def test_a_new_theme_reaches_the_palette_and_keeps_what_was_typed(
    qapp: QApplication, tokens: Tokens, qtbot: QtBot
) -> None:
    editor = TextEditor("name", WORDS)
    qtbot.addWidget(editor)
    editor.show()
    line = editor.findChild(QLineEdit, "name")
    assert line is not None
    QTest.keyClicks(line, "Søren Åge Ærø")
    small = line.height()
    apply_theme(qapp, tokens, "dark", 1.5)
    qtbot.waitUntil(lambda: line.height() > small)
    assert editor.value() == "Søren Åge Ærø"
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(tokens.colours["dark"]["surface"])
    assert line.fontInfo().pixelSize() == 24


def test_fonts_carry_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (RESOURCES / "fonts" / "OFL.txt").read_text("utf-8")
