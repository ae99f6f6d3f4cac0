"""*Print til besøget*: what is taken along to the family, chosen and printed in one place."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from transitions.application.desk import Desk
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.printing import choose_printer
from transitions.ui.handover.reading import Kind, Paper, Wanted, paper_to_leave, to_sign
from transitions.ui.papers.card import ChoosePrinter, PapersCard
from transitions.ui.papers.run import Make, WriteDown
from transitions.ui.screen import Stage

TAKEN_ALONG: tuple[Kind, ...] = ("information", "blank", "consent_sheet", "blank_consent")


class VisitPapers(PapersCard):
    """Information sheet, blank form and samtykkeark of one family.

    While there is nothing to sign yet, the blank samtykkeark is ticked in place of the family's own.
    """

    def __init__(self, stage: Stage, name: str, choose: ChoosePrinter = choose_printer) -> None:
        super().__init__(stage, name, "visit", choose)
        self._of: UUID | None = None
        self._hindered: str | None = None
        self.offer(self.makers(), chosen=True)

    def show_record(self, record: TransitionRecord, hindrance: str) -> None:
        """The papers of this family, and why there is nothing to sign yet."""
        self._of = record.id
        self.setVisible(not record.form_declined and record.closed_on is None)
        self._stop_signing(hindrance)

    def _stop_signing(self, why: str) -> None:
        if why != self._hindered:
            self._hindered = why
            self.choose("blank_consent", bool(why))
        self.stop("consent_sheet", why)

    def makers(self) -> Mapping[str, Make]:
        return {kind: _making(self._of, kind) for kind in TAKEN_ALONG}

    def write_down(self) -> WriteDown:
        transition = self._of

        def write(desk: Desk, name: str, paper: Paper) -> None:
            if transition is not None and name == "consent_sheet":
                desk.handovers.log(transition, "printed", "consent_sheet", content_hash=paper.content_hash)

        return write


def _making(transition: UUID | None, kind: Kind) -> Make:
    if transition is None:
        return lambda _: Paper()
    return lambda desk: paper_to_leave(desk, transition, Wanted(kind))


def hindrance(desk: Desk, transition: UUID) -> str:
    """Why there is nothing to sign yet, in words; nothing when there is."""
    verdict = to_sign(desk, transition)
    if verdict.obstacles:
        return "\n".join(obstacle.words for obstacle in verdict.obstacles)
    return "" if verdict.disclosure else desk.around.library.texts.say("obstacle.nothing_shared")
