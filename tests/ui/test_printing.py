"""Paper: the right size, as many copies as asked, a neutral name, and no file that nobody asked for."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QObject, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.journeys.test_offline import TRACER, environment, made, plainly_written, trace
from transitions.ui.controls.print_job import PrintJob
from transitions.ui.controls.printing import (
    DOTS_PER_INCH,
    choose_printer,
    fit_of,
    hand_over,
    is_missing,
    plain_printer,
    queue_command,
)

MM = 72 / 25.4
CHILD = "Alma Prøve"
FAKE_CLIENT = """#!/bin/sh
cat > "{folder}/spool"
printf '%s\\n' "$@" > "{folder}/asked"
exit {code}
"""
Client = Callable[[int], Path]


def two_pages() -> bytes:
    """A black square of 20 mm, 10 mm from the top left corner, on each of two A4 pages."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(210 * MM, 297 * MM), invariant=True)
    for _ in range(2):
        canvas.drawString(100 * MM, 150 * MM, CHILD)
        canvas.rect(10 * MM, 267 * MM, 20 * MM, 20 * MM, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def print_pages(pdf: bytes, printer: QPrinter, told: list[tuple[int, int]] | None = None) -> bool:
    """Print, and wait for the end of it."""
    keeper, ends = QObject(), list[bool]()
    job = PrintJob([pdf], printer, keeper)
    job.told.connect(lambda *step: told.append(step) if told is not None else None)
    job.ended.connect(ends.append)
    job.start()
    while not ends:
        QApplication.processEvents()
    return ends[0]


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path) -> QPrinter:
    """A printer whose paper comes out as a PDF."""
    made = plain_printer()
    made.setResolution(150)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "papir.pdf"))
    return made


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The system's print client, that keeps what it was handed and ends as it is told."""

    def put(code: int) -> Path:
        folder = tmp_path / "client"
        folder.mkdir()
        program = folder / "lp"
        program.write_text(FAKE_CLIENT.format(folder=folder, code=code), "utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return folder

    return put


def dark_square(path: Path, page: int = 0) -> tuple[float, float, float]:
    """Left, top and width in millimetres of what is black in the upper left of a page."""
    with PdfDocument(path) as document:
        bitmap = document[page].render(scale=150 / 72, grayscale=True)
        width, height, stride = bitmap.width // 2, bitmap.height // 4, bitmap.stride
        pixels = bytes(bitmap.buffer)
    dark = [(x, y) for y in range(height) for x in range(width) if pixels[y * stride + x] < 60]
    across, down = [x for x, _ in dark], [y for _, y in dark]
    millimetre = 25.4 / 150
    return min(across) * millimetre, min(down) * millimetre, (max(across) - min(across)) * millimetre


def test_a_page_keeps_its_own_size_on_a4(printer: QPrinter) -> None:
    told: list[tuple[int, int]] = []
    assert print_pages(two_pages(), printer, told)
    paper = Path(printer.outputFileName())
    assert dark_square(paper, 1) == pytest.approx((10, 10, 20), abs=0.4)
    assert told == [(1, 2), (2, 2)]


def test_letters_are_sharp_on_a_printer() -> None:
    assert plain_printer().resolution() == DOTS_PER_INCH == 600


def test_other_paper_is_told_and_the_page_keeps_its_shape(printer: QPrinter) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    fit = fit_of(printer)
    assert not fit.a4
    assert (fit.size, fit.percent) == ("216 × 279 mm", 94)
    assert print_pages(two_pages(), printer)
    left, top, width = dark_square(Path(printer.outputFileName()))
    assert (left, top, width) == pytest.approx((9.4, 9.4, 18.8), abs=0.4)


def test_larger_paper_does_not_make_the_page_larger(printer: QPrinter) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    assert (fit_of(printer).a4, fit_of(printer).percent) == (False, 100)


def test_a_driver_that_rounds_is_still_a4(printer: QPrinter) -> None:
    rounded = QPageSize(QSizeF(209.9, 296.7), QPageSize.Unit.Millimeter, "A4 (næsten)")
    printer.setPageSize(rounded)
    assert (fit_of(printer).a4, fit_of(printer).percent) == (True, 100)


def test_pages_stand_up_whatever_the_dialog_says(printer: QPrinter) -> None:
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    assert print_pages(two_pages(), printer)
    with PdfDocument(printer.outputFileName()) as document:
        assert document[0].get_width() < document[0].get_height()


def test_as_many_copies_as_were_asked_for(printer: QPrinter) -> None:
    """A PDF printer makes no copies by itself: each page comes again."""
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(3)
    assert print_pages(two_pages(), printer)
    with PdfDocument(printer.outputFileName()) as document:
        assert len(document) == 6


def test_nothing_about_a_family_in_the_name_of_the_print(printer: QPrinter) -> None:
    assert print_pages(two_pages(), printer)
    with PdfDocument(printer.outputFileName()) as document:
        told = document.get_metadata_dict()
    assert told["Title"] == "overlevering"
    assert told["Creator"] == ""


def test_without_a_printer_nothing_is_written(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    missing = QPrinter()
    missing.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    assert is_missing(missing)
    assert not print_pages(two_pages(), missing)
    assert not list(tmp_path.iterdir())


def test_no_dialog_is_opened_about_printers_there_are_none_of(qtbot: QtBot) -> None:
    if not is_missing(plain_printer()):
        pytest.skip("there is a printer here")
    asking = QWidget()
    qtbot.addWidget(asking)
    chosen = choose_printer(asking)
    assert chosen is not None
    assert is_missing(chosen)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_place_that_cannot_be_written_is_not_printed(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "missing" / "papir.pdf"))
    assert not print_pages(two_pages(), printer)


def test_the_queue_gets_the_very_pages_and_what_was_chosen(printer: QPrinter, client: Client) -> None:
    folder = client(0)
    printer.setCopyCount(2)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    assert hand_over(two_pages(), queue_command(printer))
    assert (folder / "spool").read_bytes() == two_pages()
    asked = (folder / "asked").read_text("utf-8").split("\n")
    assert asked[:2] == ["-d", printer.printerName()]
    assert asked[2:6] == ["-n", "2", "-t", "overlevering"]
    assert {"media=A4", "print-scaling=none", "sides=one-sided"} <= set(asked)
    assert "print-color-mode=monochrome" in asked
    assert asked[-2] == "-"


def test_the_queue_is_asked_to_fit_other_paper(printer: QPrinter, client: Client) -> None:
    folder = client(0)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    assert hand_over(two_pages(), queue_command(printer))
    asked = (folder / "asked").read_text("utf-8").split("\n")
    assert {"media=Letter", "fit-to-page"} <= set(asked)


def test_a_queue_that_refuses_is_a_printer_that_does_not_answer(printer: QPrinter, client: Client) -> None:
    client(1)
    assert not hand_over(two_pages(), queue_command(printer))


def test_a_computer_without_the_print_client(printer: QPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not hand_over(two_pages(), queue_command(printer))


SENDING = """
import sys
from PySide6.QtWidgets import QApplication
from tests.ui.test_printing import two_pages
from transitions.ui.controls.printing import hand_over, plain_printer, queue_command
app = QApplication([])
assert hand_over(two_pages(), queue_command(plain_printer()))
"""


@pytest.mark.skipif(TRACER is None, reason="there is no strace")
def test_no_file_of_ours_on_the_way_to_the_queue(tmp_path: Path, client: Client) -> None:
    """Only the client's own spool is written; every call of the program and the client is looked at."""
    folder, report, home = client(0), tmp_path / "calls.txt", tmp_path / "home"
    home.mkdir()
    code, said = trace([sys.executable, "-c", SENDING], environment(home), report)
    assert code == 0, said
    assert {Path(path).parent for path in made(report)} <= {folder, Path("/dev")}
    assert not [line for line in plainly_written(report, (CHILD,)) if "/client/spool" not in line]
