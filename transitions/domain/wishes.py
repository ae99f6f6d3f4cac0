"""What the parents answer to the two offers, the form and the meeting: at the start, and again."""

from __future__ import annotations

from datetime import date
from typing import Literal

from transitions.domain.model import Record
from transitions.domain.version import Author

Wish = Literal["", "yes", "no", "thinking"]
"""The parents' answer to the offer: nothing yet, ja, nej, vil tænke over det."""
Offer = Literal["form", "meeting"]


class SaidAgain(Record):
    """What the parents answered when they were asked again: on which day, written down by whom."""

    wish: Wish
    day: date
    by: Author = Author(name="")
