"""One family on the list of what is to be deleted: why, what goes, and whether it can go."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.bookmark import Place
from transitions.application.deletions import Contents, Proposal
from transitions.domain.in_words import short_date
from transitions.domain.texts import Texts
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Called, Fitted, Rule, Words, in_short
from transitions.ui.controls.toggle import Toggle
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.kept import beside

PARTS = ("parents", "transitions", "answers", "observations", "consents", "handovers")


class ErasureRow(Fitted, QWidget):
    """``chosen`` when its mark changes; ``go`` carries the Place of its journal note; ``child``: the name."""

    chosen = Signal()
    go = Signal(object)

    def __init__(self, proposal: Proposal, texts: Texts) -> None:
        super().__init__()
        self.proposal = proposal
        name = f"safety.erasure.family.{proposal.child}"
        self.child = in_short(proposal.name) or texts.say("overview.no_name")
        mark = texts.say("safety.erasure.mark")
        spoken = texts.say("safety.erasure.mark_spoken", child=self.child)
        self._mark = Toggle(mark, f"{name}.mark", "warn", spoken)
        self._mark.toggled.connect(lambda _: self.chosen.emit())
        self._stack = QVBoxLayout(self)
        self._stack.addWidget(Rule())
        self._stack.addWidget(Called(self.child, "strong", name=f"{name}.name"))
        self._stack.addWidget(Words(why_in_words(proposal, texts), "body", name=f"{name}.why"))
        contents = texts.say("safety.erasure.holds", contents=contents_in_words(proposal.contents, texts))
        if not proposal.refusal:
            contents = f"{contents} {texts.say('safety.erasure.in_journal')}"
        self._stack.addWidget(Words(contents, "muted", name=f"{name}.contents"))
        if proposal.refusal:
            self._add_refusal(name, texts)
        else:
            self._stack.addWidget(beside((self._mark,), "flow"))
        self._fit()

    @property
    def marked(self) -> bool:
        """Whether it is to be deleted now."""
        return self._mark.isChecked()

    def _add_refusal(self, name: str, texts: Texts) -> None:
        why_not = Words(texts.say(self.proposal.refusal), "body", "warn", name=f"{name}.refusal")
        self._stack.addWidget(why_not)
        journal = Button(texts.say("safety.erasure.to_journal"), f"{name}.journal", "plain")
        journal.clicked.connect(self._to_journal)
        self._stack.addWidget(beside((journal,), "flow"))

    def _to_journal(self) -> None:
        family = self.proposal
        place = Place(
            screen="journal", transition=family.transition, child=family.child, parent_view=False
        )
        self.go.emit(place)

    def _fit(self) -> None:
        look = current_look()
        self._stack.setContentsMargins(0, 0, 0, look.length("space.m"))
        self._stack.setSpacing(look.length("space.s"))


def why_in_words(proposal: Proposal, texts: Texts) -> str:
    """Why a family is to be deleted, since when, and by which day."""
    since = short_date(proposal.since) if isinstance(proposal.since, date) else ""
    why = texts.say(f"safety.erasure.why.{proposal.why}", date=since)
    return f"{why} {texts.say('safety.erasure.due', date=short_date(proposal.due))}"


def contents_in_words(contents: Contents, texts: Texts) -> str:
    """How many of what, the kinds there are none of left out."""
    told = [(part, getattr(contents, part)) for part in PARTS]
    return ", ".join(number_in_words(part, number, texts) for part, number in told if number)


def number_in_words(part: str, number: int, texts: Texts) -> str:
    """`1 forælder`, `2 forældre`."""
    return texts.say(f"safety.erasure.{'one' if number == 1 else 'many'}.{part}", number=str(number))
