"""How an answer stands on the page at one moment."""

from __future__ import annotations

from typing import NamedTuple

from transitions.domain.answers import DanishText


class Moment(NamedTuple):
    """What is written, what a stand has put away, the stand, and the Danish text; not what may be shared."""

    written: object
    struck: object
    stance: object
    danish: tuple[str, DanishText | None] | None
