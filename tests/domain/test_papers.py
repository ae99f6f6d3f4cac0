"""The papers beside the daycare's copy: the letter, the receipt, the right of access, what is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.domain.families import (
    DAY,
    DAYCARE,
    FATHER,
    MOTHER,
    POLICY,
    key,
    parent,
    record,
    shares,
    to_daycare,
    yes,
)
from tests.domain.observations import HIGH, observed
from transitions.catalogue import Catalogue
from transitions.domain.answers import Answer
from transitions.domain.consent import AnyConsentEvent, Given, Ledger, Recipient, Refused, Withdrawn
from transitions.domain.disclosure import Audience, Disclosure, Facts, Product, Signatures
from transitions.domain.gate import Release, Verdict, disclose, propose
from transitions.domain.in_words import date_in_words
from transitions.domain.person import Custody
from transitions.domain.policy import Access, Policy
from transitions.domain.texts import Texts
from transitions.domain.transition import Handover, TransitionRecord, Use
from transitions.domain.version import Author
from transitions.domain.wishes import SaidAgain
from transitions.places import bundled_resources

MOTHERS, FATHERS, EARLIER = UUID(int=11), UUID(int=12), UUID(int=13)
"""The consents as they are stored."""
CODE, OTHER_CODE = "1a" * 32, "2b" * 32
BEFORE = DAY - timedelta(days=20)
ACCESS: tuple[Product, ...] = ("extract", "copy")


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Catalogue([bundled_resources()]).texts


def delivered(*fields: str, **more: object) -> Handover:
    """A daycare's copy that came there with the answers to these questions."""
    known: dict[str, object] = {
        "step": "delivered", "product": "handover", "day": BEFORE, "content_hash": CODE,
        "audience": "daycare", "recipient": DAYCARE.name, "answers": tuple(key(name) for name in fields),
        **more,
    }
    return Handover.model_validate(known)


def paper(
    product: Product, of: TransitionRecord, texts: Texts, *events: AnyConsentEvent,
    reader: UUID | None = None, policy: Policy = POLICY, day: date = DAY,
) -> Verdict:
    audience = Audience(kind="parent" if reader else "daycare", parent=reader)
    release = Release(product=product, audience=audience)
    return disclose(of, Ledger(events=events), policy, release, day, texts)


def made(verdict: Verdict) -> Disclosure:
    assert verdict.disclosure is not None, verdict.obstacles
    return verdict.disclosure


def blocked(verdict: Verdict) -> list[str]:
    assert verdict.disclosure is None
    return [obstacle.text_id.removeprefix("obstacle.") for obstacle in verdict.obstacles]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inside in value.values():
            yield from strings(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from strings(inside)


def words(of: Disclosure) -> str:
    return "\n".join(strings(of.paper.model_dump()))


def rows(of: Disclosure, title: str = "") -> list[tuple[str, str]]:
    """Every row of the tables under a title; of those without one when none is named."""
    tables = [part for part in of.paper.parts if isinstance(part, Facts)]
    under = [part for part in tables if (part.title.danish if part.title else "") == title]
    return [(row.label.danish, row.text.danish) for part in under for row in part.rows]


def both_yes() -> tuple[Given, Given]:
    return yes(MOTHER, record(), BEFORE, id=MOTHERS), yes(FATHER, record(), BEFORE, id=FATHERS)


# --- the letter to a daycare ------------------------------------------------------------------------


@pytest.mark.parametrize("lines", [
    (),
    (delivered("play", step="printed"), delivered("play", step="saved")),
    (delivered("play", product="parents"), delivered("play", product="journal")),
], ids=["nothing", "printed and saved", "other papers"])
def test_no_letter_before_anything_was_delivered(lines: tuple[Handover, ...], texts: Texts) -> None:
    of = record(handovers=lines)
    no = Withdrawn(parent=MOTHER, day=DAY)
    assert blocked(paper("withdrawal", of, texts, *both_yes(), no)) == ["nothing_delivered"]


STANDING: dict[str, tuple[AnyConsentEvent, ...]] = {
    "both say yes": both_yes(),
    "a no before the yes": (Refused(parent=MOTHER, day=BEFORE - timedelta(days=1)), *both_yes()),
    "a no without a yes": (both_yes()[0], Refused(parent=FATHER, day=DAY, handover=True)),
    "a yes again": (*both_yes(), Withdrawn(parent=MOTHER, day=BEFORE), yes(MOTHER, record())),
    "a question it did not hold": (*both_yes(), Withdrawn(parent=MOTHER, day=DAY, fields=(key("sleep"),))),
    "a no tomorrow": (*both_yes(), Withdrawn(parent=MOTHER, day=DAY + timedelta(days=1))),
}


@pytest.mark.parametrize("events", STANDING.values(), ids=STANDING)
def test_no_letter_while_what_was_delivered_may_be_used(
    events: tuple[AnyConsentEvent, ...], texts: Texts
) -> None:
    of = record(handovers=(delivered("play", consents=(MOTHERS, FATHERS)),))
    assert blocked(paper("withdrawal", of, texts, *events)) == ["nothing_taken_back"]


def test_a_copy_that_left_on_another_yes_alone_is_not_asked_for(texts: Texts) -> None:
    of = record(handovers=(delivered("call_father", consents=(FATHERS,)),))
    no = Withdrawn(parent=MOTHER, day=DAY)
    assert blocked(paper("withdrawal", of, texts, *both_yes(), no)) == ["nothing_taken_back"]


def test_the_letter_names_the_delivered_copies_alone(texts: Texts) -> None:
    of = record(handovers=(
        delivered("play", step="printed", content_hash="3c" * 32),
        delivered("play"),
        delivered("play", product="sending", day=DAY - timedelta(days=9), content_hash=OTHER_CODE),
        delivered("play", product="parents", content_hash="4d" * 32),
    ))
    letter = made(paper("withdrawal", of, texts, *both_yes(), Withdrawn(parent=MOTHER, day=DAY)))
    assert rows(letter, texts.say("paper.withdrawal.which")) == [
        ("Modtaget den 13. oktober 2026", texts.say("paper.withdrawal.handover", code="1a1a1a1a")),
        ("Modtaget den 24. oktober 2026", texts.say("paper.withdrawal.sending", code="2b2b2b2b")),
    ]
    assert "3c3c" not in words(letter)
    assert "4d4d" not in words(letter)
    body = texts.say("paper.withdrawal.body", date="2. november 2026")
    assert body in words(letter)


def test_a_partial_no_names_the_questions_the_daycare_has_read_alone(texts: Texts) -> None:
    of = record(handovers=(delivered("play", "illness"), delivered("illness", content_hash=OTHER_CODE)))
    no = Withdrawn(parent=MOTHER, day=DAY, fields=(key("play"), key("sleep"), key("secret")))
    letter = made(paper("withdrawal", of, texts, *both_yes(), no))
    assert rows(letter, texts.say("paper.withdrawal.partly")) == [("Afsnit", "Om play")]
    assert [code for _, code in rows(letter, texts.say("paper.withdrawal.which"))] == [
        texts.say("paper.withdrawal.handover", code="1a1a1a1a")
    ]
    assert texts.say("paper.withdrawal.body_partly", date="2. november 2026") in words(letter)
    assert "Om sleep" not in words(letter)
    assert "secret" not in words(letter)


@pytest.mark.parametrize("fields", [(), ("play",)], ids=["all", "one answer"])
def test_the_letter_is_the_same_whoever_took_it_back_and_why(fields: tuple[str, ...], texts: Texts) -> None:
    of = record(handovers=(delivered("play", consents=(MOTHERS, FATHERS)),))
    keys, by = tuple(key(name) for name in fields), Author(name="Kim Øvesen")
    nos: tuple[AnyConsentEvent, ...] = (
        Withdrawn(parent=MOTHER, day=DAY, fields=keys, how="ringede og var vred", recorded_by=by),
        Withdrawn(parent=FATHER, day=DAY, fields=keys),
        Refused(parent=FATHER, day=DAY, fields=keys),
    )
    letters = [made(paper("withdrawal", of, texts, *both_yes(), no)) for no in nos]
    assert letters[0] == letters[1] == letters[2]
    for never in ("Mette", "Jonas", "vred", "Kim Øvesen", "svar om"):
        assert never not in words(letters[0])


@pytest.mark.parametrize("fields", [None, ("play",)], ids=["no no", "a partial no"])
def test_a_child_that_starts_elsewhere_recalls_every_copy(
    fields: tuple[str, ...] | None, texts: Texts
) -> None:
    lines = (delivered("play"), delivered("sleep", content_hash=OTHER_CODE))
    of = record(replaced_by=UUID(int=77), handovers=lines)
    keys = tuple(key(name) for name in fields or ())
    nos = () if fields is None else (Withdrawn(parent=MOTHER, day=DAY, fields=keys),)
    letter = made(paper("withdrawal", of, texts, *both_yes(), *nos))
    assert len(rows(letter, texts.say("paper.withdrawal.which"))) == 2
    assert texts.say("paper.withdrawal.elsewhere") in words(letter)
    assert rows(letter, texts.say("paper.withdrawal.partly")) == []


# --- one parent's receipt -------------------------------------------------------------------------


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


# --- the right of access --------------------------------------------------------------------------


def access(product: Product, of: TransitionRecord, texts: Texts, *events: AnyConsentEvent,
           **switches: bool) -> Disclosure:
    policy = POLICY.model_copy(update={"access": Access(**switches)})
    return made(paper(product, of, texts, *events, reader=MOTHER, policy=policy))


def of_custody(custody: Custody) -> TransitionRecord:
    parents = (parent(MOTHER, custody), parent(FATHER))
    return record(child=record().child.model_copy(update={"parents": parents}))


@pytest.mark.parametrize("product", ACCESS)
@pytest.mark.parametrize("custody", ["not_holder", "unknown"])
def test_access_is_for_custody_holders_alone(product: Product, custody: Custody, texts: Texts) -> None:
    refused = paper(product, of_custody(custody), texts, *both_yes(), reader=MOTHER)
    assert blocked(refused) == ["access_needs_custody"]
    assert paper(product, of_custody("holder"), texts, *both_yes(), reader=MOTHER).disclosure is not None


@pytest.mark.parametrize("on", [True, False])
def test_the_policy_decides_on_the_health_visitors_own_words(on: bool, texts: Texts) -> None:
    told = words(access("copy", record(), texts, internal=on))
    assert ("svar om secret" in told) is on
    assert "svar om play" in told
    assert "svar om" not in words(access("extract", record(), texts, internal=True))


@pytest.mark.parametrize("on", [True, False])
def test_the_policy_decides_on_observations(on: bool, texts: Texts) -> None:
    of = record(screenings=(observed(HIGH),))
    title = texts.say("paper.copy.screenings")
    told = access("copy", of, texts, screenings=on)
    assert bool(rows(told, title)) is on
    assert ("ADBB" in words(told)) is on
    assert "ADBB" not in words(access("extract", of, texts, screenings=True))


def test_a_full_copy_tells_both_answers_to_an_offer_and_the_day_of_the_second(texts: Texts) -> None:
    again = SaidAgain(wish="no", day=DAY)
    of = record(form_wish="yes", meeting_wish="thinking", form_wish_end=again, meeting_wish_end=again)
    no = texts.say("paper.copy.said_again", wish=texts.say("paper.copy.wish.no"), date=date_in_words(DAY))
    way = dict(rows(access("copy", of, texts), texts.say("paper.copy.transition")))
    assert way[texts.say("paper.copy.form_wish")] == texts.say("paper.copy.wish.yes")
    assert way[texts.say("paper.copy.form_wish_end")] == no
    assert way[texts.say("paper.copy.meeting_wish_end")] == no


def test_a_full_copy_tells_what_was_noted_beside_her_consents_and_the_handovers(texts: Texts) -> None:
    hers = approving(MOTHER, "play", interpreter="Tina Tolk", reason="hånden i gips")
    his = approving(FATHER, "play", id=FATHERS, interpreter="Hans Tolk")
    of = record(handovers=(delivered(how="lagt i hånden på lederen"),), introduced_how="til åbent hus",
                follow_up_on=DAY)
    told = access("copy", of, texts, hers, his)
    assert [text for _, text in rows(told, texts.say("paper.copy.beside"))] == [
        "Tina Tolk · hånden i gips", "lagt i hånden på lederen",
    ]
    way = dict(rows(told, texts.say("paper.copy.transition")))
    assert way[texts.say("paper.copy.introduced_how")] == "til åbent hus"
    assert way[texts.say("paper.copy.follow_up")] == date_in_words(DAY)
    assert "Hans Tolk" not in words(told)
    hidden = of.child.model_copy(update={"parents": tuple(
        p.model_copy(update={"protected": frozenset({"address"})}) if p.id == FATHER else p
        for p in of.child.parents)})
    sheltered = words(access("copy", of.model_copy(update={"child": hidden}), texts, hers, his))
    assert not [word for word in ("Tina Tolk", "lederen", "åbent hus") if word in sheltered]


@pytest.mark.parametrize("product", ACCESS)
def test_a_letter_that_went_out_is_told_to_either_parent(product: Product, texts: Texts) -> None:
    letter = delivered(product="withdrawal")
    back = Withdrawn(parent=FATHER, day=DAY)
    told = access(product, record(handovers=(letter,)), texts, yes(FATHER, record()), back)
    assert any(texts.say("product.withdrawal") in text
               for _, text in rows(told, texts.say("paper.extract.handovers")))


@pytest.mark.parametrize("product", ACCESS)
def test_no_civil_registration_number_stands_in_full(product: Product, texts: Texts) -> None:
    child = record().child.model_copy(update={"cpr": "2001264219"})
    told = words(access(product, record(child=child), texts))
    assert "4219" not in told
    assert ("200126-xxxx" in told) is (product == "copy")


@pytest.mark.parametrize("product", ACCESS)
def test_a_purpose_is_told_once_a_day(product: Product, texts: Texts) -> None:
    used = [(BEFORE, "open_transition"), (BEFORE, "add_child"), (BEFORE, "open_transition"),
            (BEFORE, "printed_handover"), (DAY, "open_transition"), (DAY, "consent_withdrawn"),
            (DAY, "of_no_name")]
    of = record(uses=tuple(Use(day=day, purpose=purpose) for day, purpose in used))
    opened, added, other = (texts.say(f"use.{name}") for name in ("open_transition", "add_child", "other"))
    assert rows(access(product, of, texts), texts.say("paper.extract.uses")) == [
        (date_in_words(BEFORE), f"{opened} · {added}"),
        (date_in_words(DAY), f"{opened} · {other}"),
    ]


@pytest.mark.parametrize("product", ACCESS)
def test_access_tells_her_consents_and_papers_alone(product: Product, texts: Texts) -> None:
    hers = yes(MOTHER, record(), BEFORE)
    his = (yes(FATHER, record()), Withdrawn(parent=FATHER, day=DAY))
    shared = delivered("play", purpose="start")
    own = delivered(product="receipt", step="printed", audience="parent", parent=FATHER, recipient="")
    told = access(product, record(handovers=(shared, own)), texts, hers, *his)
    assert told == access(product, record(handovers=(shared,)), texts, hers)
    line = texts.say("paper.extract.handed_for", what=texts.say("product.handover"),
                     step=texts.say("step.delivered"), recipient=DAYCARE.name, purpose="forberede starten")
    assert rows(told, texts.say("paper.extract.handovers")) == [("13. oktober 2026", line)]
    assert len(rows(told, texts.say("paper.extract.consents"))) == 1
    assert "Jonas" not in words(told)


# --- the copy that a new one replaces -------------------------------------------------------------


def copy(of: TransitionRecord, texts: Texts) -> Disclosure:
    ledger = Ledger(events=(yes(MOTHER, of), yes(FATHER, of)))
    return made(disclose(of, ledger, POLICY, to_daycare(), DAY, texts))


def handed(*lines: Handover) -> TransitionRecord:
    return record(handovers=lines)


def test_a_corrected_copy_names_the_delivered_one(texts: Texts) -> None:
    first = copy(record(), texts)
    corrected = tuple(a if a.key.field != "play" else Answer(key=a.key, value="andet")
                      for a in record().answers)
    older = delivered(content_hash=first.content_hash)
    new = copy(record(answers=corrected, handovers=(older,)), texts)
    assert new.paper.replaces is not None
    assert new.paper.replaces.danish == texts.say(
        "paper.handover.replaces", date="13. oktober 2026", code=first.code
    )
    without = copy(record(answers=corrected), texts)
    assert without.paper.replaces is None
    assert new.content_hash == without.content_hash != first.content_hash


def test_of_several_delivered_copies_the_last_is_replaced(texts: Texts) -> None:
    lines = (delivered(), delivered(day=DAY - timedelta(days=3), content_hash=OTHER_CODE, product="sending"),
             delivered(step="printed", content_hash="3c" * 32))
    replaces = copy(handed(*lines), texts).paper.replaces
    assert replaces is not None
    assert "30. oktober 2026" in replaces.danish
    assert "2b2b2b2b" in replaces.danish


def test_the_same_words_replace_nothing(texts: Texts) -> None:
    same = delivered(content_hash=copy(record(), texts).content_hash)
    assert copy(handed(same), texts).paper.replaces is None
    assert copy(handed(delivered(), same), texts).paper.replaces is None


def test_what_never_came_there_is_not_replaced(texts: Texts) -> None:
    lines = (delivered(step="prepared"), delivered(step="printed"), delivered(step="saved"),
             delivered(product="parents"), delivered(content_hash=""))
    assert copy(handed(*lines), texts).paper.replaces is None


def test_a_proposal_and_the_parents_own_copy_replace_nothing(texts: Texts) -> None:
    of = handed(delivered())
    assert copy(of, texts).paper.replaces is not None
    assert made(propose(of, POLICY, to_daycare(), DAY, texts)).paper.replaces is None
    assert made(paper("parents", of, texts, *both_yes(), reader=MOTHER)).paper.replaces is None


def test_a_yes_that_does_not_count_leaves_the_letter_and_the_receipt_as_they_were(texts: Texts) -> None:
    yes_then = approving(MOTHER, "comfort", day=BEFORE, id=MOTHERS)
    taken_back = Withdrawn(parent=MOTHER, day=DAY - timedelta(days=2))
    unread = approving(MOTHER, "comfort", day=DAY - timedelta(days=1), translation="draft")
    of = handed(delivered("comfort", consents=(MOTHERS,)))
    before = made(paper("withdrawal", of, texts, yes_then, taken_back))
    assert made(paper("withdrawal", of, texts, yes_then, taken_back, unread)) == before
    receipts = [receipt(of, texts, yes_then, taken_back, *more) for more in ((), (unread,))]
    assert receipts[0] == receipts[1]


def test_paper_and_encrypted_copy_are_both_named(texts: Texts) -> None:
    yes_then = approving(MOTHER, "comfort", day=BEFORE, id=MOTHERS)
    on_paper = delivered("comfort", consents=(MOTHERS,))
    of = handed(on_paper, on_paper.model_copy(update={"product": "sending"}))
    letter = made(paper("withdrawal", of, texts, yes_then, Withdrawn(parent=MOTHER, day=DAY)))
    assert words(letter).count(CODE[:8]) == 2


def test_a_copy_another_place_was_given_is_not_told_to_this_one(texts: Texts) -> None:
    assert copy(handed(delivered("comfort", content_hash=OTHER_CODE)), texts).paper.replaces is not None
    elsewhere = handed(delivered("comfort", content_hash=OTHER_CODE, recipient="Et andet sted"))
    assert copy(elsewhere, texts).paper.replaces is None
