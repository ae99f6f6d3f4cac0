"""The code of the log on paper, to be kept away from the computer."""

from __future__ import annotations

from transitions.domain.audit_code import AuditCode
from transitions.domain.disclosure import Foot, Notice, Paper, Said
from transitions.domain.model import DANISH
from transitions.domain.sheet import Sheet
from transitions.domain.texts import Texts


def code_sheet(code: AuditCode, day: str, texts: Texts) -> Sheet:
    """The stamp: the code, the day it is of, and what it is for."""
    stamp = Said(danish=code.spell())
    parts = (
        Notice(title=stamp, text=texts.said("safety.log.sheet.of", day=day), tone="important"),
        Notice(text=texts.said("safety.log.sheet.use")),
    )
    foot = Foot(left="", middle="", page_of=texts.tables[DANISH]["paper.page_of"])
    return Sheet(
        name="audit_code", paper=Paper(title=texts.said("safety.log.sheet.title"), parts=parts, foot=foot)
    )
