"""Free text made fit for print: one Unicode form, no control signs, no markup."""

from __future__ import annotations

import html
import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = ("Cc", "Cf")
_NUMBER = re.compile(r"(?<![\w.,:])\+?\d{2,4}(?: \d{2,4}){1,4}(?![\w:])")
"""Groups of digits, as a telephone number is written."""


def plain(text: str) -> str:
    """``text`` in NFC, with line feeds for every kind of line end and no control or format signs."""
    lines = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    if lines.isprintable():
        return lines
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in _INVISIBLE)


def markup(text: str) -> str:
    """One paragraph for reportlab: nothing in ``text`` is read as markup."""
    return html.escape(plain(text).strip("\n"), quote=False).replace("\n", "<br/>")


def unbroken(safe: str) -> str:
    """``safe`` with no line end inside a telephone number; reportlab prints such a space as any other."""
    return _NUMBER.sub(lambda number: number.group().replace(" ", "\u00a0"), safe)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of ``text``, ready for reportlab; empty ones are left out."""
    return [markup(line) for line in plain(text).split("\n") if line.strip()]
