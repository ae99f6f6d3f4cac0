"""What the overview says of one transition."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from transitions.domain.agenda import Turn, turn_of
from transitions.domain.model import Record
from transitions.domain.next_step import NextStep
from transitions.domain.reminders import Plans
from transitions.domain.transition import Progress


class OverviewRow(Record):
    """One transition in the overview.

    ``delete_on``: the day from which it is to be deleted, declined or closed. ``consent_ends_on``:
    the last day of a consent that ends soon or has ended. ``handed_to``: the colleague who has the
    family now; ``on_the_way_to``: the one whose receipt is awaited. ``carried``: the parents have the
    paper and take it along. ``plans``: what is planned while the family is here, told some days before.
    """

    transition: UUID
    child: UUID
    name: str
    birth_date: date | None
    daycare: str
    start_date: date | None
    step: NextStep
    progress: Progress
    closed: bool
    delete_on: date | None = None
    consent_ends_on: date | None = None
    handed_to: str = ""
    on_the_way_to: str = ""
    carried: bool = False
    plans: Plans = Plans()

    @property
    def turn(self) -> Turn:
        """Whose turn it is."""
        awaited = bool(self.on_the_way_to) or self.carried
        return turn_of(self.step, over=self.closed or bool(self.handed_to), awaited=awaited)


def read_row(says: str) -> OverviewRow:
    """What a line says."""
    return OverviewRow.model_validate_json(says)
