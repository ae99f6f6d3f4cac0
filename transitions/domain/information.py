"""What parents are told before they choose: the offer, and what the municipality does with what they tell."""

from __future__ import annotations

from transitions.domain.disclosure import Foot, Notice, Paper, Part, Said
from transitions.domain.gate.words import Speech, told_as_draft
from transitions.domain.model import DANISH
from transitions.domain.policy import Policy
from transitions.domain.sheet import Sheet
from transitions.domain.texts import Texts

TOLD = ("how", "privacy")


def information_sheet(policy: Policy, texts: Texts, language: str = DANISH) -> Sheet:
    """The sheet to leave with a family; the offer first (SEED R53)."""
    say = texts.said
    offer = Notice(
        title=say("paper.information.offer_title", language),
        text=say("paper.information.offer", language), tone="important",
    )
    told = (
        Notice(title=say(f"paper.information.{name}_title", language),
               text=say(f"paper.information.{name}", language))
        for name in TOLD
    )
    rights = Notice(title=say("paper.information.rights_title", language), text=_rights(policy, language))
    parts: tuple[Part, ...] = (
        *told_as_draft(Speech(texts=texts, language=language)), offer, *told, rights,
        Notice(text=say("paper.information.questions", language)),
    )
    page_of = texts.tables[DANISH]["paper.page_of"]
    foot = Foot(left=policy.municipality.name.danish, middle="", page_of=page_of)
    title, lead = (say(f"paper.information.{name}", language) for name in ("title", "lead"))
    return Sheet(name="information", paper=Paper(title=title, subtitle=lead, parts=parts, foot=foot))


def _rights(policy: Policy, language: str) -> Said:
    danish = policy.information.danish.strip()
    if language == DANISH or not policy.information.speaks(language):
        return Said(danish=danish)
    return Said(danish=danish, other=policy.information.in_language(language).strip(), language=language)
