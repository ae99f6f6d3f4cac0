"""What somebody wants to release, and the gate's answer."""

from __future__ import annotations

from uuid import UUID

from transitions.domain.answers import AnswerKey
from transitions.domain.consent import Asked, Recipient
from transitions.domain.disclosure import Audience, Disclosure, Product
from transitions.domain.model import DANISH, Language, Record


class Written(Record):
    """Free words typed for one paper and kept nowhere: under which of its headings they stand."""

    field: str
    text: str


class Release(Record):
    """What is to leave: product, audience, recipient, channel, purpose, second language.

    ``screening`` names the observation of an ADBB answer, or of a sparring sheet that is to tell
    its sum (``with_sum``); ``written`` holds what she typed for that sheet.
    """

    product: Product
    audience: Audience
    recipient: Recipient | None = None
    channel: str = ""
    purpose: str = ""
    language: Language = DANISH
    screening: UUID | None = None
    written: tuple[Written, ...] = ()
    with_sum: bool = False

    @property
    def asked(self) -> Asked:
        """What consent this release needs; an absent recipient matches none."""
        recipient = self.recipient or Recipient(name="")
        return Asked(recipient=recipient, channel=self.channel, purpose=self.purpose)


class Obstacle(Record):
    """Why nothing may leave, and the step that removes it, in words."""

    text_id: str
    words: str
    field: str = ""


class Reason(Record):
    """Why one answer stays: a text id under ``withheld.`` and whom it is about."""

    text_id: str
    who: str = ""


class Withheld(Record):
    """An answer that stays, for the health visitor's screen only."""

    key: AnswerKey
    label: str
    reason: Reason
    words: str


class Verdict(Record):
    """A disclosure or none; the obstacles; what stays and why."""

    disclosure: Disclosure | None = None
    obstacles: tuple[Obstacle, ...] = ()
    withheld: tuple[Withheld, ...] = ()
