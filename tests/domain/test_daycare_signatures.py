"""The signatures on the daycare's copy: only where the policy says so, only drawn, no protected name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.domain.families import DAY, FATHER, MOTHER, POLICY, parent, record, to_daycare, yes
from tests.domain.families import shares as chosen
from transitions.domain.child import Child
from transitions.domain.consent import AnyConsentEvent, Ledger, Withdrawn
from transitions.domain.disclosure import Disclosure, Signature, Signatures
from transitions.domain.gate import disclose, propose
from transitions.domain.texts import Texts
from transitions.domain.transition import TransitionRecord
from transitions.domain.version import Author
from transitions.domain.wishes import SaidAgain
from transitions.pdf.press import Press
from transitions.places import bundled_resources

PRINTED = POLICY.model_copy(update={"signatures_on_daycare_copy": True})
STROKES = (((1.5, 2.25), (3.0, 4.0), (9.125, 5.0)),)


def drawn(who: UUID, of: TransitionRecord, **more: Any) -> AnyConsentEvent:
    return yes(who, of, way="drawn", strokes=STROKES, pad=(400.0, 100.0), **more)


def pages(of: TransitionRecord, texts: Texts, *events: AnyConsentEvent, **more: Any) -> Disclosure:
    verdict = disclose(
        of, Ledger(events=events), more.pop("policy", PRINTED), to_daycare(**more), DAY, texts
    )
    assert verdict.disclosure is not None, verdict.obstacles
    return verdict.disclosure


def signed(disclosure: Disclosure) -> list[Signature]:
    return [row for part in disclosure.paper.parts if isinstance(part, Signatures) for row in part.rows]


def family(**protected: Any) -> TransitionRecord:
    """Everyday answers alone, so that one yes is enough."""
    child = Child(
        id=record().child.id, name="Alma Prøve", birth_date=date(2026, 1, 20),
        parents=(parent(MOTHER, **protected), parent(FATHER)),
    )
    return record(child=child, shares=chosen({"play": "share"}))


def test_what_was_drawn_is_there_with_name_and_day(texts: Texts) -> None:
    of = family()
    rows = signed(pages(of, texts, drawn(MOTHER, of), drawn(FATHER, of)))
    assert [row.caption.danish for row in rows] == [
        "Mette Prøve, 2. november 2026", "Jonas Prøve, 2. november 2026",
    ]
    assert [(row.strokes, row.size) for row in rows] == [(STROKES, (400.0, 100.0))] * 2


def test_by_default_nobodys_is(texts: Texts) -> None:
    of = family()
    found = pages(of, texts, drawn(MOTHER, of), drawn(FATHER, of), policy=POLICY)
    assert signed(found) == []
    assert "9.125" not in found.model_dump_json()


def test_no_empty_line_and_no_reason_is_there_for_who_said_yes_otherwise(texts: Texts) -> None:
    of = family()
    oral = yes(FATHER, of, way="oral", reason="telefon i bilen")
    found = pages(of, texts, drawn(MOTHER, of), oral)
    assert len(signed(found)) == 1
    assert "Jonas" not in found.model_dump_json()
    alone = pages(of, texts, yes(MOTHER, of), oral)
    assert not [part for part in alone.paper.parts if isinstance(part, Signatures)]


@pytest.mark.parametrize("whose", ["parent", "child"])
def test_a_protected_name_is_in_no_signature(texts: Texts, whose: str) -> None:
    of = family(protected=["name"]) if whose == "parent" else family()
    if whose == "child":
        hidden = of.child.model_copy(update={"protected": frozenset({"name"})})
        of = of.model_copy(update={"child": hidden})
    found = pages(of, texts, drawn(MOTHER, of), drawn(FATHER, of))
    assert "Mette" not in found.model_dump_json()
    assert len(signed(found)) == (1 if whose == "parent" else 0)


def test_a_signature_under_a_consent_that_no_longer_holds_is_not_there(texts: Texts) -> None:
    of = family()
    ended = drawn(FATHER, of, day=DAY - timedelta(days=300), until=DAY - timedelta(days=1))
    verdict = disclose(of, Ledger(events=(drawn(MOTHER, of), ended)), PRINTED, to_daycare(), DAY, texts)
    assert verdict.disclosure is None or "Jonas" not in verdict.disclosure.model_dump_json()
    gone = Withdrawn(parent=FATHER, day=DAY)
    verdict = disclose(
        of, Ledger(events=(drawn(MOTHER, of), drawn(FATHER, of), gone)), PRINTED, to_daycare(), DAY, texts
    )
    assert verdict.disclosure is None or "Jonas" not in verdict.disclosure.model_dump_json()


def test_what_is_shown_before_signing_has_none(texts: Texts) -> None:
    proposed = propose(family(), PRINTED, to_daycare(), DAY, texts).disclosure
    assert proposed is not None
    assert signed(proposed) == []


def test_the_press_prints_them(texts: Texts) -> None:
    of = family()
    press = Press(bundled_resources() / "fonts")
    both = (drawn(MOTHER, of), drawn(FATHER, of))
    with_them = press.print_disclosure(pages(of, texts, *both))
    without = press.print_disclosure(pages(of, texts, *both, policy=POLICY))
    assert len(with_them) > len(without)


@pytest.mark.parametrize(
    ("wish", "name"), [("no", "form_declined"), ("thinking", "form_thinking"), ("yes", "")]
)
def test_what_was_answered_at_the_end_decides(texts: Texts, wish: str, name: str) -> None:
    said = SaidAgain.model_validate({"wish": wish, "day": DAY, "by": Author(name="Sofie Øvesen")})
    of = family().model_copy(update={"form_wish_end": said})
    events = (drawn(MOTHER, of), drawn(FATHER, of))
    verdict = disclose(of, Ledger(events=events), POLICY, to_daycare(), DAY, texts)
    assert [o.text_id for o in verdict.obstacles] == ([f"obstacle.{name}"] if name else [])
    assert (verdict.disclosure is None) is bool(name)
