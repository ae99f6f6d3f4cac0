"""The copy of a family that kept things back differs in nothing from that of one that never had them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.gate.examination import verdict_of
from tests.gate.generator import situation
from tests.gate.hearing import Situation
from tests.gate.oracle import judge
from transitions.domain.answers import AnswerKey
from transitions.domain.child import Gestation
from transitions.domain.consent import AnyConsentEvent, Given, Ledger
from transitions.domain.disclosure import Disclosure
from transitions.pdf.press import Press
from transitions.places import bundled_resources

FAMILIES = 120
PRINTED = 3


def families(fewest_kept: int) -> Iterator[Situation]:
    """Families of whom something goes and at least so much stays."""
    for seed in range(100_000, 200_000):
        s = situation(seed)
        table = judge(s)
        if table.goes and len(table.reasons) - len(table.goes) >= fewest_kept:
            yield s


def never_had_it(s: Situation) -> Situation:
    """The same family, as if what stays had never been said, chosen, agreed to, refused or observed."""
    goes = judge(s).goes
    asks = {asked.id: asked for asked, a in s.said if a.key in goes}
    needed = {asked.visible_when.field for asked in asks.values() if asked.visible_when}
    answers = tuple(a for a in s.record.answers if a.key in goes or a.key.field in needed)
    kept = {a.key for a in answers} | goes
    shown = {(key.field, key.voice) for key in goes}
    record = s.record.model_copy(update={
        "answers": answers,
        "shares": {k: v for k, v in s.record.shares.items() if (k.field, k.voice) in shown},
        **_elsewhere(s, {asked.source for asked in asks.values()}),
    })
    return replace(s, record=record, ledger=_about(s, kept))


def _elsewhere(s: Situation, shown: set[str | None]) -> dict[str, object]:
    """Dates and the like that are not shown were never written down."""
    nothing = {"start_date": None, "follow_up_date": None, "carried_by": "", "health_visitor_attends": ""}
    names = {"follow_up_date": "follow_up_on"}
    gone = {names.get(source, source): value for source, value in nothing.items() if source not in shown}
    child = {"cpr": ""}
    if not shown & {"gestation", "due_date"}:
        child["gestation"] = Gestation(weeks=40) if s.seed % 2 else None  # type: ignore[assignment]
    return {**gone, "child": s.child.model_copy(update=child), "agreements": (), "introduced_how": ""}


def _about(s: Situation, kept: set[AnswerKey]) -> Ledger:
    """The ledger without what was said about answers that were never there."""
    events: list[AnyConsentEvent] = []
    for event in s.ledger.events:
        if isinstance(event, Given):
            approvals = tuple(a for a in event.approvals if a.key in kept)
            events.append(event.model_copy(update={"approvals": approvals, "reason": "", "participants": ""}))
        else:
            events.append(event)
    return Ledger(events=tuple(events))


def copies(s: Situation) -> tuple[Disclosure, Disclosure]:
    full, bare = verdict_of(s), verdict_of(never_had_it(s))
    assert full.disclosure is not None, f"seed {s.seed}"
    assert bare.disclosure is not None, f"seed {s.seed}: {[o.text_id for o in bare.obstacles]}"
    return full.disclosure, bare.disclosure


def first(count: int, fewest_kept: int) -> list[Situation]:
    found = families(fewest_kept)
    return [next(found) for _ in range(count)]


def test_ten_things_kept_back_leave_no_trace_in_the_disclosure() -> None:
    for s in first(FAMILIES, 10):
        full, bare = copies(s)
        assert full == bare, f"seed {s.seed}"
        assert full.content_hash == bare.content_hash
        assert full.model_dump_json() == bare.model_dump_json()


@pytest.mark.parametrize("s", first(PRINTED, 10), ids=lambda s: str(s.seed))
def test_ten_things_kept_back_leave_no_trace_in_the_pages(s: Situation) -> None:
    press = Press(bundled_resources() / "fonts")
    full, bare = copies(s)
    assert press.print_disclosure(full) == press.print_disclosure(bare)


def test_the_comparison_can_fail() -> None:
    s = first(1, 10)[0]
    poorer = s.record.model_copy(update={"shares": dict(list(s.record.shares.items())[:0])})
    assert verdict_of(replace(s, record=poorer)).disclosure != copies(s)[0]
