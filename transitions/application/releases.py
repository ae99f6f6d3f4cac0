"""What is wished for when something leaves, in the terms of this municipality."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.domain.consent import Given
from transitions.domain.disclosure import Audience, Product
from transitions.domain.gate import Release
from transitions.domain.model import DANISH
from transitions.domain.transition import TransitionRecord

SENT = "sent"
"""The channel of a file; every other channel is paper in somebody's hand."""


@dataclass(frozen=True)
class Releases:
    """Fills in recipient, channel, purpose and language for a product."""

    archive: Archive
    records: Records
    library: Library

    def of(
        self, record: TransitionRecord, product: Product, parent: UUID | None = None,
        screening: UUID | None = None,
    ) -> Release:
        """The release of a product to whom it is for."""
        given = self.records.ledger(record.id).latest_given(self.archive.clock.today())
        return Release(
            product=product,
            audience=_audience(product, parent),
            recipient=record.daycare.recipient if record.daycare else None,
            channel=SENT if product == "sending" else self._paper_channel(given),
            purpose=self._purpose(given),
            language=record.second_language or DANISH,
            screening=screening,
        )

    def _paper_channel(self, given: Given | None) -> str:
        """The way of carrying paper that the newest yes names; the policy's first where none does."""
        ways = [channel.id for channel in self.library.policy.channels if channel.id != SENT]
        agreed = [way for way in ways if given and way in given.channels]
        return (agreed or ways or [SENT])[0]

    def _purpose(self, given: Given | None) -> str:
        known = [purpose.id for purpose in self.library.policy.purposes]
        return given.purpose if given and given.purpose in known else known[0]


def _audience(product: Product, parent: UUID | None) -> Audience:
    match product:
        case "handover" | "sending" | "withdrawal":
            return Audience(kind="daycare")
        case "parents" | "consent_sheet" | "receipt" | "extract" | "copy":
            return Audience(kind="parent", parent=parent)
        case "meeting":
            return Audience(kind="meeting")
        case _:
            return Audience(kind="municipality")
