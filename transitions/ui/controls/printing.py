"""Pages to a printer: from memory, at their own size, under a name that tells nothing.

On Linux, Qt would write the pages to a file in plain for the print service to fetch. There the PDF
itself goes to the service through a pipe; elsewhere its pages are painted.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

DOCUMENT_NAME = "overlevering"
DOTS_PER_INCH = 600
_POINTS_PER_INCH = 72
_A4 = QPageSize(QPageSize.PageSizeId.A4)
WHOLE = 100
_NEARLY_MM = 2.0
_PATIENCE_SECONDS = 30
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}

class PrinterGone(Exception):
    """The printer cannot be reached, or no longer."""


def choose_printer(parent: QWidget) -> QPrinter | None:
    """Ask which printer; nothing when she thinks better of it.

    Where there is none the answer is a printer that ``is_missing``.
    """
    printer = plain_printer()
    if is_missing(printer):
        return printer
    dialog = QPrintDialog(printer, parent)
    options = QPrintDialog.PrintDialogOption
    dialog.setOptions(options.PrintShowPageSize | options.PrintCollateCopies)
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if chosen else None


def plain_printer() -> QPrinter:
    """A printer set to A4, edge to edge, named without anything about a family."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setDocName(DOCUMENT_NAME)
    printer.setCreator("")
    printer.setPageLayout(QPageLayout(_A4, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    return printer


def is_missing(printer: QPrinter) -> bool:
    """Whether there is nothing to print on: Qt then offers to write a file that has no name."""
    return printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and not printer.outputFileName()


@dataclass(frozen=True)
class PaperFit:
    """How large the printer's paper is, whether it is A4, and what the pages become on it."""

    size: str
    a4: bool
    percent: int


def fit_of(printer: QPrinter) -> PaperFit:
    """How A4 pages stand on the paper the printer is set to."""
    millimetre = QPageSize.Unit.Millimeter
    found, wanted = printer.pageLayout().pageSize().size(millimetre), _A4.size(millimetre)
    across, down = found.width() - wanted.width(), found.height() - wanted.height()
    a4 = abs(across) <= _NEARLY_MM and abs(down) <= _NEARLY_MM
    scale = min(1.0, found.width() / wanted.width(), found.height() / wanted.height())
    size = f"{found.width():.0f} × {found.height():.0f} mm"
    return PaperFit(size, a4, WHOLE if a4 else int(WHOLE * scale))


def has_queue(printer: QPrinter) -> bool:
    """Whether the PDF itself is handed to the system's print service."""
    return sys.platform == "linux" and printer.outputFormat() == QPrinter.OutputFormat.NativeFormat


def queue_command(printer: QPrinter) -> list[str]:
    """How the print service is asked; empty where there is none."""
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    client = shutil.which("lp")
    return [client, *_wishes(printer), "-"] if client is not None else []


def hand_over(pdf: bytes, command: list[str]) -> bool:
    """Give the print service the PDF through a pipe, so that it never lies in a file of ours.

    It may take half a minute to say that it has no printer.
    """
    if not command:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - the system's own client, without a shell
            command, input=pdf, capture_output=True, timeout=_PATIENCE_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _wishes(printer: QPrinter) -> list[str]:
    """What was chosen in the dialog, as the print service is told it."""
    fit = fit_of(printer)
    options = [
        f"media={printer.pageLayout().pageSize().key()}",
        "print-scaling=none" if fit.percent == WHOLE else "fit-to-page",
        f"collate={str(printer.collateCopies()).lower()}",
    ]
    if printer.duplex() in _SIDES:
        options.append(f"sides={_SIDES[printer.duplex()]}")
    if printer.colorMode() == QPrinter.ColorMode.GrayScale:
        options.append("print-color-mode=monochrome")
    wishes = ["-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", printer.docName()]
    return wishes + [part for option in options for part in ("-o", option)]


def painted(pdf: bytes, printer: QPrinter) -> Iterator[tuple[int, int]]:
    """Paint the pages, in the greys they are made of: each time which one comes next, and of how many."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - 40 ms that the first window need not wait for

    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterGone
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        with PdfDocument(pdf) as document:
            count = len(document)
            for sheet in range(times * count):
                yield sheet % count + 1, count
                if sheet and not printer.newPage():
                    raise PrinterGone
                _paint_page(document[sheet % count], printer, painter)
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        ended = painter.end()
    if not ended:
        raise PrinterGone


def _paint_page(page: PdfPage, printer: QPrinter, painter: QPainter) -> None:
    across, down = page.get_size()
    scale = fit_of(printer).percent / WHOLE * printer.logicalDpiX() / _POINTS_PER_INCH
    dots = min(printer.resolution(), DOTS_PER_INCH)
    bitmap = page.render(scale=dots / _POINTS_PER_INCH, grayscale=True)
    grey = QImage.Format.Format_Grayscale8
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, grey)
    painter.drawImage(QRectF(0, 0, across * scale, down * scale), image)
