"""The recovery key on paper: what it is, where to keep it, and the key itself."""

from __future__ import annotations

from datetime import date
from typing import Literal

from transitions.domain.disclosure import Fact, Facts, Foot, KeyGroups, Notice, Paper, Part, Said
from transitions.domain.in_words import date_in_words
from transitions.domain.model import DANISH, Record
from transitions.domain.sheet import Sheet
from transitions.domain.texts import Texts

Holder = Literal["own", "municipality"]
"""Whose recovery key it is."""


class RecoveryKey(Record):
    """A recovery key to be printed: whose, to which vault, made on which day."""

    holder: Holder
    key: str
    vault: str
    day: date


def recovery_sheet(recovery: RecoveryKey, texts: Texts) -> Sheet:
    """One page that names nobody."""
    said = texts.said
    facts = (
        Fact(label=said("recovery_sheet.vault"), text=Said(danish=recovery.vault)),
        Fact(label=said("recovery_sheet.made"), text=Said(danish=date_in_words(recovery.day))),
    )
    parts: tuple[Part, ...] = (
        Notice(text=said(f"recovery_sheet.what_{recovery.holder}")),
        Facts(rows=facts),
        KeyGroups(
            groups=tuple(recovery.key.split("-")), code=recovery.key, caption=said("recovery_sheet.code")
        ),
        Notice(title=said("recovery_sheet.use_title"), text=said("recovery_sheet.use")),
        Notice(
            title=said("recovery_sheet.keep_title"), text=said(f"recovery_sheet.keep_{recovery.holder}"),
            tone="important",
        ),
    )  # fmt: skip
    page_of = texts.tables[DANISH]["paper.page_of"]
    foot = Foot(left=texts.say("recovery_sheet.foot"), middle="", page_of=page_of)
    title, whose = said("recovery_sheet.title"), said(f"recovery_sheet.whose_{recovery.holder}")
    return Sheet(name="recovery", paper=Paper(title=title, subtitle=whose, parts=parts, foot=foot))
