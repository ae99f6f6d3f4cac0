"""Printing, saving, encrypting, delivering: through the gate, the pages in sight, on the log."""

from __future__ import annotations

import tempfile
from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from tests.ui.consent_stage import (
    KEPT,
    SHARED,
    Chooser,
    Sofa,
    click,
    log,
    press,
    text_of,
    words_in_sight,
)
from tests.ui.family_stage import control, said
from transitions.catalogue import Catalogue
from transitions.domain.policy import Files
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.handover.file_choice import forget_folders
from transitions.ui.handover.screen import HandoverScreen
from transitions.ui.screen import Stage


def test_what_is_saved_is_what_was_shown(
    sofa: Sofa, screen: HandoverScreen, chooser: Chooser, tmp_path: Path
) -> None:
    shown = sofa.ask(lambda desk: desk.handovers.preview(sofa.transition))
    press(screen, "handover.save")
    sofa.settle()
    saved = (tmp_path / "overlevering.pdf").read_bytes()
    assert saved == shown.pdf
    assert SHARED in text_of(saved)
    assert KEPT not in text_of(saved)
    (line,) = log(sofa)
    assert (line.step, line.product) == ("saved", "handover")
    assert shown.verdict.disclosure is not None
    assert line.content_hash == shown.verdict.disclosure.content_hash
    press(screen, "handover.log.more")
    assert shown.verdict.disclosure.code in said(screen, "handover.log.0.details")
    assert "ikke krypteret" in words_in_sight(screen)


def test_the_printed_pages_are_on_the_log(sofa: Sofa, screen: HandoverScreen, tmp_path: Path) -> None:
    pages = len(PdfDocument(sofa.ask(lambda desk: desk.handovers.preview(sofa.transition).pdf)))
    press(screen, "handover.print")
    sofa.settle()
    printed = PdfDocument(tmp_path / "paper.pdf")
    assert len(printed) == pages
    assert min(bytes(printed[0].render(scale=0.5).buffer)) < 100
    assert "Alma" not in str(printed.get_metadata_dict())
    printed.close()
    (line,) = log(sofa)
    assert (line.step, line.product) == ("printed", "handover")


def test_a_computer_without_a_printer_offers_the_file(
    sofa: Sofa, screen: HandoverScreen, chooser: Chooser, tmp_path: Path
) -> None:
    chooser.missing = True
    press(screen, "handover.print")
    sofa.settle()
    assert said(screen, "handover.trouble.text").startswith("Computeren kan ikke finde en printer.")
    assert not log(sofa)
    press(screen, "handover.trouble.action")
    sofa.settle()
    assert [path.name for path in tmp_path.iterdir()] == ["overlevering.pdf"]
    assert [line.step for line in log(sofa)] == ["saved"]


def test_where_files_are_forbidden_none_is_offered_instead_of_paper(sofa: Sofa, chooser: Chooser) -> None:
    library = under(sofa.stage, Files(handover=False, parents=False, adbb=False))
    screen = HandoverScreen(replace(sofa.stage, library=library), chooser.file, chooser.printer)
    chooser.missing = True
    sofa.show(screen)
    press(screen, "handover.print")
    sofa.settle()
    assert "kan ikke finde en printer" in said(screen, "handover.trouble.text")
    assert not control(screen, "handover.trouble.action").isVisible()


def test_other_paper_is_asked_about_before_anything_is_printed(
    sofa: Sofa, screen: HandoverScreen, chooser: Chooser, tmp_path: Path
) -> None:
    chooser.paper = QPageSize.PageSizeId.Letter
    press(screen, "handover.print")
    sofa.settle()
    assert "216 × 279 mm" in said(screen, "handover.paper.words")
    assert "94 %" in said(screen, "handover.paper.words")
    assert not list(tmp_path.iterdir())
    assert not log(sofa)
    press(screen, "handover.paper.stop")
    sofa.settle()
    assert not log(sofa)
    press(screen, "handover.print")
    sofa.settle()
    press(screen, "handover.paper.anyway")
    sofa.settle()
    assert (tmp_path / "paper.pdf").exists()
    assert [line.step for line in log(sofa)] == ["printed"]


def test_the_paper_can_be_chosen_again(
    sofa: Sofa, screen: HandoverScreen, chooser: Chooser, tmp_path: Path
) -> None:
    chooser.paper = QPageSize.PageSizeId.A3
    press(screen, "handover.print")
    sofa.settle()
    assert "egen størrelse" in said(screen, "handover.paper.words")
    chooser.paper = QPageSize.PageSizeId.A4
    press(screen, "handover.paper.again")
    sofa.settle()
    assert chooser.asked == 2
    assert [line.step for line in log(sofa)] == ["printed"]


def test_a_withdrawal_while_the_paper_is_asked_about(
    sofa: Sofa, screen: HandoverScreen, chooser: Chooser, tmp_path: Path
) -> None:
    chooser.paper = QPageSize.PageSizeId.Letter
    press(screen, "handover.print")
    sofa.settle()
    sofa.ask(lambda desk: desk.consents.withdraw(sofa.transition, sofa.people.mette))
    sofa.ask(lambda desk: desk.consents.withdraw(sofa.transition, sofa.people.jonas))
    press(screen, "handover.paper.anyway")
    sofa.settle()
    assert not list(tmp_path.iterdir())
    assert not log(sofa)


def test_how_many_copies_is_on_the_log(sofa: Sofa, screen: HandoverScreen, chooser: Chooser) -> None:
    chooser.copies = 2
    press(screen, "handover.print")
    sofa.settle()
    assert [line.how for line in log(sofa)] == ["2 eksemplarer"]
    assert control(screen, "handover.print").property("text") == "Udskriv"


def test_only_the_chosen_file_is_written(
    sofa: Sofa, screen: HandoverScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing in the folders of the system, of the user or of the program's work."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("TMPDIR", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(elsewhere))
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    monkeypatch.chdir(elsewhere)
    for name in ("print", "save", "sending"):
        press(screen, f"handover.{name}")
        sofa.settle()
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"elsewhere", "paper.pdf", "overlevering.pdf", "krypteret-kopi.pdf"}
    assert not list(elsewhere.iterdir())


def test_thinking_better_of_it_leaves_no_trace(sofa: Sofa, screen: HandoverScreen, chooser: Chooser) -> None:
    chooser.folder = None
    for name in ("print", "save", "sending"):
        press(screen, f"handover.{name}")
        sofa.settle()
    assert chooser.asked == 3
    assert not log(sofa)


def test_a_withdrawal_blocks_pages_that_are_still_in_sight(
    sofa: Sofa, screen: HandoverScreen, chooser: Chooser, tmp_path: Path
) -> None:
    consent = ConsentScreen(sofa.stage)
    sofa.show(consent)
    click(consent, "consent.parent.0.says.withdraw")
    click(consent, "consent.parent.0.withdraw.all")
    sofa.settle()
    sofa.ask(lambda desk: desk.consents.withdraw(sofa.transition, sofa.people.jonas))
    press(screen, "handover.save")
    sofa.settle()
    assert not list(tmp_path.iterdir())
    assert not chooser.asked
    assert not log(sofa)
    assert "Samtykket er trukket tilbage." in words_in_sight(screen)
    assert not control(screen, "handover.save").isEnabled()


def test_pages_that_changed_meanwhile_are_shown_before_they_leave(
    sofa: Sofa, screen: HandoverScreen, chooser: Chooser
) -> None:
    sofa.answer("our_child", "Noget helt andet")
    press(screen, "handover.save")
    sofa.settle()
    assert sofa.told == ["Siderne er ændret, siden du så dem. Se dem igennem, og prøv igen."]
    press(screen, "handover.save")
    sofa.settle()
    assert chooser.asked == 1


def test_a_place_that_cannot_be_written_is_said(
    sofa: Sofa, screen: HandoverScreen, chooser: Chooser, tmp_path: Path
) -> None:
    chooser.folder = tmp_path / "missing"
    press(screen, "handover.save")
    sofa.settle()
    assert said(screen, "handover.trouble.text") == "Filen kunne ikke gemmes der. Vælg et andet sted."
    assert not log(sofa)


def test_the_municipality_may_forbid_plain_files(sofa: Sofa, chooser: Chooser) -> None:
    library = under(sofa.stage, Files(handover=False, parents=False, adbb=False))
    screen = HandoverScreen(replace(sofa.stage, library=library), chooser.file, chooser.printer)
    sofa.show(screen)
    assert screen.findChild(QWidget, "handover.save") is None
    assert screen.findChild(QWidget, "handover.sending") is None
    assert control(screen, "handover.print").isEnabled()
    assert "ikke gemmes som fil" in words_in_sight(screen)


def test_the_file_dialog_leaves_no_folders_behind(tmp_path: Path) -> None:
    native, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(native, user, str(tmp_path))
    settings = QSettings(user, "QtProject")
    settings.setValue("FileDialog/lastVisited", "/home/karen/Alma")
    settings.setValue("Other/kept", "yes")
    settings.sync()
    forget_folders()
    written = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.conf"))
    assert "Alma" not in written
    assert "kept" in written


def under(stage: Stage, files: Files) -> Catalogue:
    """The library of a stage under other rules for files."""
    assert isinstance(stage.library, Catalogue)
    library = copy(stage.library)
    library.policy = library.policy.model_copy(update={"files": files})
    return library
