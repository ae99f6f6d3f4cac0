"""Encrypting: the copy that opens with its words alone, and what lies inside it when she chooses so."""

from __future__ import annotations

from dataclasses import replace
from math import log2
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument, PdfiumError
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from tests.ui.consent_stage import KEPT, SHARED, Chooser, Sofa, click, log, press, text_of, words_in_sight
from tests.ui.family_stage import control, said
from transitions.application.consents import Wish
from transitions.application.desk import Desk
from transitions.domain.drawn_words import DrawnWords
from transitions.storage.store import VaultStore
from transitions.ui.handover.passphrase import strength_in_words
from transitions.ui.handover.screen import HandoverScreen


def test_the_encrypted_copy_opens_with_the_words_alone(
    sofa: Sofa, screen: HandoverScreen, tmp_path: Path
) -> None:
    press(screen, "handover.sending")
    sofa.settle()
    words = said(screen, "handover.passphrase.words")
    copy = (tmp_path / "krypteret-kopi.pdf").read_bytes()
    with pytest.raises(PdfiumError):
        PdfDocument(copy)
    assert SHARED in text_of(copy, words)
    assert (log(sofa)[0].step, log(sofa)[0].product) == ("saved", "sending")
    assert "ad en anden vej" in words_in_sight(screen)
    press(screen, "handover.passphrase.done")
    sofa.settle()
    assert words not in words_in_sight(screen)


def test_how_the_words_are_told_and_what_they_are_worth(sofa: Sofa, screen: HandoverScreen) -> None:
    press(screen, "handover.sending")
    sofa.settle()
    words = said(screen, "handover.passphrase.words").split("-")
    numbered = [f"{place}. {word}" for place, word in enumerate(words, 1)]
    assert said(screen, "handover.passphrase.aloud").splitlines() == numbered
    choices = len(set(sofa.stage.library.passphrase_words))
    bits = int(len(words) * log2(choices))
    told = said(screen, "handover.passphrase.strength")
    assert told.startswith(f"6 tilfældige ord ud af {choices:,}, {bits} bit.".replace(",", ".", 1))
    assert "200 gange i sekundet" in told
    years = 2 ** (len(words) * log2(choices) - 1) / 200 / 1e6 / (365.25 * 86400)
    assert f"omkring {round(years, -3):,.0f} år".replace(",", ".") in told


def test_the_words_are_in_sight_where_everything_lies_under_each_other(
    sofa: Sofa, screen: HandoverScreen
) -> None:
    screen.resize(560, 480)
    sofa.settle()
    press(screen, "handover.sending")
    sofa.settle()
    sofa.settle()
    words = control(screen, "handover.passphrase.words")
    sofa.qtbot.waitUntil(lambda: words.visibleRegion().boundingRect() == words.rect())


@pytest.mark.parametrize(("choices", "count", "years"), [
    (2444, 6, "17.000"), (2048, 6, "5.800"), (2444, 7, "41 millioner"), (2444, 8, "100 milliarder"),
    (10_000, 7, "790 milliarder"), (1200, 7, "280.000"), (20, 2, "0"),
])
def test_years_are_told_in_round_numbers(sofa: Sofa, choices: int, count: int, years: str) -> None:
    words = strength_in_words(sofa.stage, DrawnWords(choices=choices, count=count))
    assert f"omkring {years} år" in words


def test_the_words_are_kept_nowhere(
    sofa: Sofa, screen: HandoverScreen, caplog: pytest.LogCaptureFixture
) -> None:
    press(screen, "handover.sending")
    sofa.settle()
    words = said(screen, "handover.passphrase.words")
    screen.leave()
    sofa.open(screen)
    everything = sofa.ask(every_row)
    assert SHARED in everything
    for kept in (everything, words_in_sight(screen), caplog.text):
        assert words not in kept
    assert words not in repr(sofa.ask(lambda desk: desk.handovers.encrypted_copy(sofa.transition)))


def test_data_lies_inside_only_when_chosen_and_is_seen_first(
    sofa: Sofa, screen: HandoverScreen, tmp_path: Path
) -> None:
    note, inside = control(screen, "handover.pages.attached"), control(screen, "handover.pages.inside")
    assert not note.isVisible()
    press(screen, "handover.sending")
    sofa.settle()
    assert attached(screen, tmp_path) == {}
    press(screen, "handover.passphrase.done")
    press(screen, "handover.sending.data")
    assert note.isVisible()
    assert "overgangsskema.json" in words_in_sight(screen)
    press(screen, "handover.pages.see_inside")
    assert isinstance(inside, QPlainTextEdit)
    seen = inside.toPlainText()
    assert SHARED in seen
    assert KEPT not in seen
    press(screen, "handover.sending")
    sofa.settle()
    assert attached(screen, tmp_path) == {"overgangsskema.json": [seen.encode()]}
    first, second = log(sofa)
    assert (first.how, second.how) == ("", "med data i kopien")
    assert first.content_hash == second.content_hash == paper_hash(sofa)


def test_another_family_begins_without_data(sofa: Sofa, screen: HandoverScreen) -> None:
    press(screen, "handover.sending.data")
    screen.leave()
    sofa.open(screen)
    assert not control(screen, "handover.sending.data").property("checked")
    assert not control(screen, "handover.pages.attached").isVisible()


def test_parents_see_no_choice_of_data(sofa: Sofa, screen: HandoverScreen) -> None:
    press(screen, "handover.sending.data")
    screen.set_parent_view(True)
    QApplication.processEvents()
    assert not control(screen, "handover.pages.attached").isVisible()
    assert screen.findChild(QWidget, "handover.sending.data") is None or "data" not in words_in_sight(screen)


def test_a_copy_of_other_words_than_those_in_sight_is_not_made(
    sofa: Sofa, screen: HandoverScreen, tmp_path: Path
) -> None:
    sofa.answer("our_child", "Noget helt andet")
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    press(screen, "handover.sending")
    sofa.settle()
    assert not list(tmp_path.iterdir())
    assert sofa.told == ["Siderne er ændret, siden du så dem. Se dem igennem, og prøv igen."]
    assert not log(sofa)


def test_large_letters_are_large_in_the_copy_too(sofa: Sofa, screen: HandoverScreen, tmp_path: Path) -> None:
    def made() -> int:
        press(screen, "handover.sending")
        sofa.settle()
        words = said(screen, "handover.passphrase.words")
        press(screen, "handover.passphrase.done")
        with PdfDocument((tmp_path / "krypteret-kopi.pdf").read_bytes(), password=words) as copy:
            return len(copy[0].get_textpage().get_text_range())

    small = made()
    click(screen, "handover.large")
    sofa.settle()
    assert made() < small


def every_row(desk: Desk) -> str:
    """Everything the vault holds."""
    assert isinstance(desk.store, VaultStore)
    rows = desk.store.database.rows
    tables = [str(name) for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return repr([[tuple(row) for row in rows(f"SELECT * FROM {table}")] for table in tables])  # noqa: S608


def attached(screen: HandoverScreen, folder: Path) -> dict[str, list[bytes]]:
    """What lies inside the copy that was saved last."""
    words = said(screen, "handover.passphrase.words")
    with (folder / "krypteret-kopi.pdf").open("rb") as copy:
        return dict(PdfReader(copy, password=words).attachments)


def paper_hash(sofa: Sofa) -> str:
    disclosure = sofa.ask(lambda desk: desk.handovers.verdict(sofa.transition, "handover")).disclosure
    assert disclosure is not None
    return disclosure.content_hash


def test_an_encrypted_copy_needs_a_yes_to_sending(sofa: Sofa, screen: HandoverScreen) -> None:
    carry = sofa.stage.library.policy.channels[0].id

    def say(desk: Desk) -> None:
        day, purpose = desk.around.clock.today(), sofa.stage.library.policy.purposes[0].id
        for parent in (sofa.people.mette, sofa.people.jonas):
            wish = Wish(parent=parent, until=day, way="paper", channels=(carry,), purpose=purpose)
            desk.consents.give(sofa.transition, wish)

    sofa.ask(say)
    sofa.open(screen)
    assert control(screen, "handover.print").isEnabled()
    assert not control(screen, "handover.sending").isEnabled()
    assert "gælder ikke en krypteret kopi" in words_in_sight(screen)


def test_practice_is_never_sent(sofa: Sofa, chooser: Chooser) -> None:
    screen = HandoverScreen(replace(sofa.stage, practice=True), chooser.file, chooser.printer)
    sofa.show(screen)
    assert not control(screen, "handover.sending").isEnabled()
