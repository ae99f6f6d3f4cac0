"""One parent's receipt: the terms of the newest yes, and nothing the other parent did."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from tests.domain.families import (
    DAY,
    FATHER,
    MOTHER,
    key,
    record,
    shares,
    yes,
)
from tests.domain.papers_made import (
    BEFORE,
    EARLIER,
    FATHERS,
    MOTHERS,
    OTHER_CODE,
    blocked,
    delivered,
    made,
    paper,
    rows,
    words,
)
from transitions.domain.consent import AnyConsentEvent, Given, Recipient, Refused, Withdrawn
from transitions.domain.disclosure import Disclosure, Signatures
from transitions.domain.texts import Texts
from transitions.domain.transition import TransitionRecord
from transitions.domain.version import Author


def approving(who: UUID, *fields: str, day: date = DAY, **more: object) -> Given:
    """A yes to these questions alone."""
    whole = yes(who, record(), day)
    agreed = tuple(a for a in whole.approvals if a.key.field in fields)
    return yes(who, record(), day, **{"approvals": agreed, "id": MOTHERS, **more})


def receipt(of: TransitionRecord, texts: Texts, *events: AnyConsentEvent) -> Disclosure:
    return made(paper("receipt", of, texts, *events, reader=MOTHER))


def test_no_receipt_without_a_yes_of_her_own(texts: Texts) -> None:
    fathers = approving(FATHER, "play")
    assert blocked(paper("receipt", record(), texts, fathers, reader=MOTHER)) == ["no_consent"]
    assert blocked(paper("receipt", record(), texts, fathers, reader=UUID(int=5))) == ["no_such_parent"]


def test_the_receipt_tells_the_terms_of_the_newest_yes(texts: Texts) -> None:
    newest = approving(
        MOTHER, "play", giver={"name": "Mette Dengang"}, authority="Øvelseskommunen", reason="telefon",
        way="oral", channels=("sent",), informed=("voluntary", "withdraw"), interpreter="Tolk Øvesen",
        until=date(2027, 3, 4), recorded_by=Author(name="Sofie Øvesen"),
    )
    older = approving(
        MOTHER, "play", "sleep", day=BEFORE, until=date(2027, 1, 1), channels=("carry",), id=EARLIER,
        recipient=Recipient(name="Det gamle sted"),
    )
    told = receipt(record(), texts, older, newest)
    assert dict(rows(told)) == {
        texts.say(f"paper.{name}"): text for name, text in {
            "receipt.given_by": "Mette Dengang",
            "receipt.given_on": "2. november 2026",
            "receipt.how": texts.say("paper.receipt.oral", reason="telefon"),
            "receipt.from_whom": "Øvelseskommunen",
            "recipient": "Vuggestuen Solsikken · Rød stue",
            "purpose": "forberede starten",
            "receipt.channels": "sendt",
            "valid_until": "4. marts 2027",
            "receipt.interpreter": "Tolk Øvesen",
            "receipt.recorded_by": "Sofie Øvesen",
        }.items()
    }
    informed = "\n".join(texts.say(f"consent.informed.{name}") for name in ("voluntary", "withdraw"))
    assert informed in words(told)
    assert texts.say("consent.informed.complaint") not in words(told)
    assert rows(told, texts.say("paper.receipt.what")) == [("Afsnit", "Om play")]


def test_the_receipt_tells_what_she_took_back_and_did_not_wish(texts: Texts) -> None:
    kept = shares({"play": "share", "home": "keep", "call_father": "keep", "secret": "keep"})
    told = receipt(
        record(shares=kept), texts,
        approving(MOTHER, "play", "sleep", "illness", day=BEFORE),
        Withdrawn(parent=MOTHER, day=DAY, fields=(key("sleep"),)),
        Refused(parent=MOTHER, day=DAY, fields=(key("words"),)),
    )
    groups = {name: rows(told, texts.say(f"paper.receipt.{name}"))
              for name in ("what", "taken_back", "not_wished")}
    assert groups == {
        "what": [("Afsnit", "Om play · Om illness")],
        "taken_back": [("Afsnit", "Om sleep")],
        "not_wished": [("Afsnit", "Om home · Om words")],
    }
    assert (texts.say("paper.receipt.withdrawn_on"), "2. november 2026") in rows(told)


def test_a_yes_taken_back_holds_nothing_any_more(texts: Texts) -> None:
    given = approving(MOTHER, "play", "sleep", day=BEFORE)
    told = receipt(record(), texts, given, Withdrawn(parent=MOTHER, day=DAY))
    assert rows(told, texts.say("paper.receipt.what")) == []
    assert rows(told, texts.say("paper.receipt.taken_back")) == [("Afsnit", "Om play · Om sleep")]
    assert texts.say("paper.receipt.lead_withdrawn") in words(told)


def test_a_drawn_signature_stands_on_it_as_it_was_drawn(texts: Texts) -> None:
    strokes = (((1.0, 2.0), (3.0, 4.0)), ((5.0, 6.0),))
    given = approving(MOTHER, "play", way="drawn", strokes=strokes, pad=(300.0, 90.0),
                      giver={"name": "Mette Prøve"})
    (signed,) = [p for p in receipt(record(), texts, given).paper.parts if isinstance(p, Signatures)]
    (row,) = signed.rows
    assert (row.strokes, row.size) == (strokes, (300.0, 90.0))
    assert row.caption.danish == "Mette Prøve, 2. november 2026"


def test_a_typed_name_stands_on_it_in_words(texts: Texts) -> None:
    told = receipt(record(), texts, approving(MOTHER, "play", way="typed", signed_as="mette p"))
    how = texts.say("paper.receipt.typed", name="mette p")
    assert (texts.say("paper.receipt.how"), how) in rows(told)
    assert not any(isinstance(part, Signatures) for part in told.paper.parts)


def test_only_what_left_on_this_consent_stands_as_handed_over(texts: Texts) -> None:
    of = record(handovers=(
        delivered("play", consents=(EARLIER,), content_hash="3c" * 32),
        delivered("play", consents=(MOTHERS, FATHERS)),
        delivered("play", consents=(FATHERS,), content_hash=OTHER_CODE),
    ))
    title = texts.say("paper.receipt.handed_over")
    line = texts.say("paper.receipt.line", what=texts.say("product.handover"),
                     step=texts.say("step.delivered"), code="1a1a1a1a")
    told = receipt(of, texts, approving(MOTHER, "play", day=BEFORE, id=EARLIER), approving(MOTHER, "play"))
    assert rows(told, title) == [("13. oktober 2026", line)]
    nothing = receipt(record(), texts, approving(MOTHER, "play"))
    so_far = (texts.say("paper.receipt.so_far"), texts.say("paper.receipt.nothing_yet"))
    assert rows(nothing, title) == [so_far]


def test_the_receipt_holds_nothing_the_other_parent_did(texts: Texts) -> None:
    hers = approving(MOTHER, "play", "sleep", day=BEFORE)
    his = (
        approving(FATHER, "play", "call_father", id=FATHERS, interpreter="Hans Tolk"),
        Withdrawn(parent=FATHER, day=DAY, fields=(key("play"),)),
        Refused(parent=FATHER, day=DAY, fields=(key("sleep"),)),
    )
    alone = receipt(record(), texts, hers)
    assert receipt(record(), texts, hers, *his) == alone
    assert "Jonas" not in words(alone)
