"""What stands on the pages that left."""

from __future__ import annotations

from io import BytesIO

from pypdfium2 import PdfDocument


def words_on(pdf: bytes, password: str | None = None) -> str:
    """The words of a PDF in reading order, one space between them."""
    document = PdfDocument(BytesIO(pdf), password=password)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.split())
