"""Pages to a printer: drawn from bytes in memory at 300 dots per inch, under a name that tells nothing."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

DOCUMENT_NAME = "overlevering"
DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72


def choose_printer(parent: QWidget) -> QPrinter | None:
    """Ask which printer; nothing when she thinks better of it."""
    printer = plain_printer()
    dialog = QPrintDialog(printer, parent)
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if chosen else None


def plain_printer() -> QPrinter:
    """A printer set to A4, edge to edge, named without anything about a family."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setDocName(DOCUMENT_NAME)
    page = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    return printer


def print_pages(pdf: bytes, printer: QPrinter) -> bool:
    """Paint every page once; false when the printer cannot be reached."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - 40 ms that the first window need not wait for

    painter = QPainter()
    if not painter.begin(printer):
        return False
    document = PdfDocument(pdf)
    for number in range(len(document)):
        if number:
            printer.newPage()
        page = document[number]
        bitmap = page.render(scale=DOTS_PER_INCH / _POINTS_PER_INCH)
        image = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888
        )
        painter.drawImage(QRectF(painter.viewport()), image)
    document.close()
    return painter.end()
