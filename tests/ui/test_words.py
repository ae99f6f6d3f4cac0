"""Labels remember how high they become, and it is always what Qt would measure now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from transitions.ui.controls.labels import Words
from transitions.ui.look.restyle import restyle
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens

KINDS = (
    "h1", "h2", "lead", "label", "strong", "translation", "translation-large", "body", "muted", "reading",
    "quiet", "caption", "error",
)  # fmt: skip
WIDTHS = (-1, 0, 1, 7, 40, 119, 300, 301, 640, 2000)
TEXTS = (
    "", "Søvn", "Alma sover i barnevogn kl. 9.30, og hun vil gerne have sin bamse med.\n\nHun vågner glad.",
    "טקסט קצר שרץ מימין לשמאל", "Speciallægekonsulentbistandsordningen " * 9, "a\tb  c", "ord " * 800,
)


@pytest.fixture
def words(qtbot: QtBot) -> Words:
    made = Words(TEXTS[2])
    qtbot.addWidget(made)
    made.show()
    return made


def measured(words: Words) -> list[int]:
    """Asked twice, so that what is remembered is asked for too."""
    first = [words.heightForWidth(width) for width in WIDTHS]
    assert [words.heightForWidth(width) for width in WIDTHS] == first
    return first


def by_qt(words: Words) -> list[int]:
    return [QLabel.heightForWidth(words, width) for width in WIDTHS]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_words_is_as_high_as_qt_finds_it(
    words: Words, qapp: QApplication, tokens: Tokens, kind: str, scale: float
) -> None:
    apply_theme(qapp, tokens, "light", scale)
    restyle(words, kind=kind)
    for text in TEXTS:
        words.say(text)
        assert measured(words) == by_qt(words), text


def in_larger_letters(words: Words) -> None:
    restyle(words, kind="h1")


def in_letters_of_their_own(words: Words) -> None:
    words.setStyleSheet("font-size: 31px; font-style: italic; letter-spacing: 3px")


def within_edges(words: Words) -> None:
    words.setContentsMargins(11, 3, 17, 5)


def with_the_least_height(words: Words) -> None:
    words.setMinimumHeight(90)


def with_other_words(words: Words) -> None:
    words.say("Andre ord " * 20)


def on_one_line(words: Words) -> None:
    words.setWordWrap(False)


@pytest.mark.parametrize(
    "changed",
    [
        in_larger_letters, in_letters_of_their_own, within_edges, with_the_least_height, with_other_words,
        on_one_line,
    ],
    ids=lambda change: change.__name__,
)
def test_what_changes_a_label_changes_its_height(words: Words, changed: Callable[[Words], None]) -> None:
    before = measured(words)
    changed(words)
    assert measured(words) == by_qt(words) != before
