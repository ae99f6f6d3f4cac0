"""What the handover page reads from the vault: the pages, what stays, what has left already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from transitions.application.desk import Desk
from transitions.application.handovers import NotReleased, Pages
from transitions.domain.answers import AnswerKey
from transitions.domain.consent import Given
from transitions.domain.gate import Obstacle, Verdict
from transitions.domain.transition import Handover, TransitionRecord
from transitions.domain.version import Json
from transitions.ui.consent.reading import TERMS, draft_key, readable

DELIVERY = "delivery_draft/"
"""Where something typed about a delivery is kept until it is registered."""

Kind = Literal["handover", "parents", "consent_sheet", "blank"]


@dataclass(frozen=True)
class Wanted:
    """Which pages: the product, whose copy, in large print or not."""

    kind: Kind
    parent: UUID | None = None
    large: bool = False


@dataclass(frozen=True)
class Paper:
    """Pages with the hash of their words; the blank form has none."""

    pdf: bytes = b""
    content_hash: str = ""


@dataclass(frozen=True)
class Observation:
    """A finished ADBB observation that may be saved for the national reporting."""

    id: UUID
    day: date
    obstacles: tuple[Obstacle, ...]
    content_hash: str


@dataclass(frozen=True)
class HandoverReading:
    """A transition as the handover page needs it."""

    record: TransitionRecord
    wanted: Wanted
    paper: Paper
    verdict: Verdict
    may_leave: bool
    given: Given | None
    as_agreed: bool
    sending: tuple[Obstacle, ...]
    observations: tuple[Observation, ...]
    readable: Mapping[UUID, frozenset[AnswerKey]]
    present: UUID | None
    delivery: dict[str, Json]

    def last_printed(self) -> Handover | None:
        """The newest line of printing or saving the daycare's pages."""
        lines = self.record.to_daycare("printed", "saved")
        return lines[-1] if lines else None


def read_handover(desk: Desk, transition: UUID, wanted: Wanted) -> HandoverReading:
    """Everything the page shows, read in one piece of work."""
    record = desk.transitions.show(transition)
    day = desk.around.clock.today()
    pages = _pages(desk, transition, wanted, record)
    given = desk.consents.ledger(transition).latest_given(day)
    texts = desk.around.library.texts
    values = desk.transitions.jottings(transition)
    present = values.get(draft_key(TERMS, "present"))
    return HandoverReading(
        record=record,
        wanted=wanted,
        paper=_paper(pages),
        verdict=pages.verdict,
        may_leave=_may_leave(wanted, pages),
        given=given,
        as_agreed=_as_agreed(desk, transition, given),
        sending=desk.handovers.verdict(transition, "sending").obstacles,
        observations=_observations(desk, record),
        readable={p.id: readable(record, texts, p) for p in record.child.parents},
        present=UUID(present) if present else None,
        delivery={k.removeprefix(DELIVERY): v for k, v in values.items() if k.startswith(DELIVERY) and v},
    )


def paper_to_leave(desk: Desk, transition: UUID, wanted: Wanted) -> Paper:
    """The pages as they may leave this moment; raises NotReleased when they may not."""
    if wanted.kind in ("handover", "parents"):
        return _paper(desk.handovers.print(transition, wanted.kind, wanted.parent, wanted.large))
    pages = _pages(desk, transition, wanted, desk.transitions.show(transition))
    if pages.verdict.obstacles:
        raise NotReleased(pages.verdict.obstacles)
    return _paper(pages)


def _pages(desk: Desk, transition: UUID, wanted: Wanted, record: TransitionRecord) -> Pages:
    match wanted.kind:
        case "blank":
            return Pages(pdf=desk.sheets.blank(wanted.large, record.full_form), verdict=Verdict())
        case "consent_sheet":
            until = desk.transitions.jottings(transition).get(draft_key(TERMS, "until"))
            last = date.fromisoformat(until) if until else desk.consents.longest(desk.around.clock.today())
            return desk.handovers.proposal(transition, "consent_sheet", last, wanted.large)
        case _:
            return desk.handovers.preview(transition, wanted.kind, wanted.parent, wanted.large)


def _paper(pages: Pages) -> Paper:
    disclosure = pages.verdict.disclosure
    return Paper(pdf=pages.pdf, content_hash=disclosure.content_hash if disclosure else "")


def _may_leave(wanted: Wanted, pages: Pages) -> bool:
    if wanted.kind in ("blank", "consent_sheet"):
        return bool(pages.pdf) and not pages.verdict.obstacles
    return pages.may_leave


def _as_agreed(desk: Desk, transition: UUID, given: Given | None) -> bool:
    """Whether the answers still read as they did at the newest yes."""
    if given is None or not given.seen_hash:
        return True
    now = desk.consents.proposal(transition, given.until).disclosure
    return now is not None and now.content_hash == given.seen_hash


def _observations(desk: Desk, record: TransitionRecord) -> tuple[Observation, ...]:
    found = []
    for screening in record.screenings:
        if screening.done and screening.complete:
            verdict = desk.handovers.verdict(record.id, "adbb", screening=screening.id)
            code = verdict.disclosure.content_hash if verdict.disclosure else ""
            found.append(Observation(screening.id, screening.day, verdict.obstacles, code))
    return tuple(found)
