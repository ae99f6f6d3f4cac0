"""What the handover page reads from the vault: the pages, what stays, what has left already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast
from uuid import UUID

from transitions.application.desk import Desk
from transitions.application.handovers import NotReleased, Pages
from transitions.domain.answers import AnswerKey
from transitions.domain.consent import Given, Ledger
from transitions.domain.disclosure import Product
from transitions.domain.gate import Obstacle, Verdict
from transitions.domain.model import DANISH
from transitions.domain.transition import Handover, TransitionRecord
from transitions.domain.version import Json
from transitions.ui.consent.reading import TERMS, draft_key, readable

DELIVERY = "delivery_draft/"
"""Where something typed about a delivery is kept until it is registered."""

Kind = Literal[
    "handover", "parents", "consent_sheet", "blank", "withdrawal", "receipt", "extract", "copy",
    "meeting", "blank_consent", "information", "glossary", "daycare_staff", "first_visit",
]
SHEETS = frozenset({"blank", "blank_consent", "information", "glossary", "daycare_staff", "first_visit"})
"""Papers that name nobody."""
USUAL = frozenset({"handover", "parents", "consent_sheet", "blank"})
"""The papers of every family; the others stand on a row of their own."""
OF_ONE_PARENT = frozenset({"parents", "receipt", "extract", "copy"})
HERS_ALONE = frozenset({"withdrawal", "extract", "copy", "daycare_staff", "first_visit"})
"""Not opened while parents look: they may hold scores, hint at what another said, or are not for them."""
DELIVERED = frozenset({"handover", "withdrawal"})
"""Papers that reach the daycare, on a day and by somebody."""


@dataclass(frozen=True)
class Wanted:
    """Which pages: the product, whose copy, in large print or not."""

    kind: Kind
    parent: UUID | None = None
    large: bool = False


@dataclass(frozen=True)
class Offer:
    """A paper that can be opened, and whose it is."""

    kind: Kind
    parent: UUID | None = None

    def suits(self, reader: UUID | None) -> bool:
        """Whether it may be opened in front of that parent; nobody: she looks alone."""
        return reader is None or (self.kind not in HERS_ALONE and self.parent in (None, reader))


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
    offers: tuple[Offer, ...]
    paper: Paper
    verdict: Verdict
    may_leave: bool
    given: Given | None
    until: date | None
    """The last day of the consents that stand: the earliest end, as the paper says it."""
    consents: Mapping[UUID, Given]
    as_agreed: bool
    sending: tuple[Obstacle, ...]
    data: str
    """What would lie inside an encrypted copy, if it is chosen; nothing while none may be made."""
    observations: tuple[Observation, ...]
    readable: Mapping[UUID, frozenset[AnswerKey]]
    present: UUID | None
    delivery: dict[str, Json]

    def last_printed(self) -> Handover | None:
        """The newest line of printing or saving the pages in sight, where the daycare gets them."""
        if self.wanted.kind == "withdrawal":
            lines = self.record.handed("printed", "saved", product="withdrawal")
        else:
            lines = self.record.to_daycare("printed", "saved")
        return lines[-1] if lines else None


def read_handover(desk: Desk, transition: UUID, wanted: Wanted) -> HandoverReading:
    """Everything the page shows, read in one piece of work."""
    record = desk.transitions.show(transition)
    day = desk.around.clock.today()
    ledger = desk.consents.ledger(transition)
    given, texts = ledger.latest_given(day), desk.around.library.texts
    values = desk.transitions.jottings(transition)
    kept = values.get(draft_key(TERMS, "present"))
    present = UUID(kept) if kept else None
    offers = tuple(_offers(record, ledger, day))
    wanted = _whose(wanted, offers, present)
    pages = _pages(desk, transition, wanted, record)
    sending = desk.handovers.verdict(transition, "sending")
    return HandoverReading(
        record=record,
        wanted=wanted,
        offers=offers,
        paper=_paper(pages),
        verdict=pages.verdict,
        may_leave=_may_leave(wanted, pages),
        given=given,
        until=_until(record, ledger, day),
        consents={yes.id: yes for yes in ledger.events if isinstance(yes, Given) and yes.id},
        as_agreed=_as_agreed(desk, transition, given),
        sending=sending.obstacles,
        data=desk.handovers.data_of(sending),
        observations=_observations(desk, record),
        readable={p.id: readable(record, texts, p) for p in record.child.parents},
        present=present,
        delivery={k.removeprefix(DELIVERY): v for k, v in values.items() if k.startswith(DELIVERY) and v},
    )


def _until(record: TransitionRecord, ledger: Ledger, day: date) -> date | None:
    positions = (ledger.position(parent.id, day) for parent in record.child.parents)
    ends = [p.given.last_day for p in positions if p.given and not p.withdrawn_all]
    return min((end for end in ends if end >= day), default=None)


def paper_to_leave(desk: Desk, transition: UUID, wanted: Wanted) -> Paper:
    """The pages as they may leave this moment; raises NotReleased when they may not."""
    if wanted.kind != "consent_sheet" and wanted.kind not in SHEETS:
        product = cast(Product, wanted.kind)
        return _paper(desk.handovers.print(transition, product, wanted.parent, wanted.large))
    pages = _pages(desk, transition, wanted, desk.transitions.show(transition))
    if pages.verdict.obstacles:
        raise NotReleased(pages.verdict.obstacles)
    return _paper(pages)


def _offers(record: TransitionRecord, ledger: Ledger, day: date) -> Iterator[Offer]:
    """The usual papers, then those that this family has a use for."""
    family = record.child.parents
    yield Offer("handover")
    yield from (Offer("parents", parent.id) for parent in family)
    yield Offer("consent_sheet")
    yield Offer("blank")
    if not record.meeting_declined:
        yield Offer("meeting")
    if record.to_daycare("delivered"):
        yield Offer("withdrawal")
    for parent in family:
        if ledger.position(parent.id, day).given is not None:
            yield Offer("receipt", parent.id)
        if parent.custody == "holder":
            yield Offer("extract", parent.id)
            yield Offer("copy", parent.id)
    sheets: tuple[Kind, ...] = ("blank_consent", "information", "glossary", "daycare_staff", "first_visit")
    yield from (Offer(kind) for kind in sheets)


def _whose(wanted: Wanted, offers: tuple[Offer, ...], present: UUID | None) -> Wanted:
    """A paper of one parent is the present one's until another is chosen."""
    if wanted.kind not in OF_ONE_PARENT or wanted.parent is not None:
        return wanted
    owners = [offer.parent for offer in offers if offer.kind == wanted.kind]
    owner = present if present in owners else next(iter(owners), None)
    return Wanted(wanted.kind, owner, wanted.large)


def _pages(desk: Desk, transition: UUID, wanted: Wanted, record: TransitionRecord) -> Pages:
    spoken = record.second_language or DANISH
    match wanted.kind:
        case "blank":
            return Pages(pdf=desk.sheets.blank(wanted.large, record.full_form, spoken), verdict=Verdict())
        case "blank_consent":
            return Pages(pdf=desk.sheets.blank_consent(spoken, wanted.large), verdict=Verdict())
        case "information":
            return Pages(pdf=desk.sheets.information(spoken, wanted.large), verdict=Verdict())
        case "glossary":
            return Pages(pdf=desk.sheets.glossary(wanted.large), verdict=Verdict())
        case "daycare_staff" | "first_visit":
            return Pages(pdf=desk.sheets.leaflet(wanted.kind, wanted.large), verdict=Verdict())
        case "consent_sheet":
            last = _talked_about(desk, transition)
            return desk.handovers.proposal(transition, "consent_sheet", last, wanted.large)
        case _:
            return desk.handovers.preview(transition, wanted.kind, wanted.parent, wanted.large)


def to_sign(desk: Desk, transition: UUID) -> Verdict:
    """What a samtykkeark would say today, or why there is none yet."""
    return desk.handovers.proposed(transition, "consent_sheet", _talked_about(desk, transition))


def _talked_about(desk: Desk, transition: UUID) -> date:
    """The last day that was talked about, or the last there may be."""
    until = desk.transitions.jottings(transition).get(draft_key(TERMS, "until"))
    return date.fromisoformat(until) if until else desk.consents.longest(desk.around.clock.today())


def _paper(pages: Pages) -> Paper:
    disclosure = pages.verdict.disclosure
    return Paper(pdf=pages.pdf, content_hash=disclosure.content_hash if disclosure else "")


def _may_leave(wanted: Wanted, pages: Pages) -> bool:
    if wanted.kind == "consent_sheet" or wanted.kind in SHEETS:
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
