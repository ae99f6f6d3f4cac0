"""The right of access: for custody holders alone, and what a full copy holds."""

from __future__ import annotations

import pytest

from tests.domain.families import (
    DAY,
    DAYCARE,
    FATHER,
    MOTHER,
    POLICY,
    parent,
    record,
    yes,
)
from tests.domain.observations import HIGH, observed
from tests.domain.papers_made import (
    ACCESS,
    BEFORE,
    FATHERS,
    blocked,
    both_yes,
    delivered,
    made,
    paper,
    rows,
    words,
)
from tests.domain.test_receipt import approving
from transitions.domain.consent import AnyConsentEvent, Withdrawn
from transitions.domain.disclosure import Disclosure, Product
from transitions.domain.in_words import date_in_words
from transitions.domain.person import Custody
from transitions.domain.policy import Access
from transitions.domain.texts import Texts
from transitions.domain.transition import TransitionRecord, Use
from transitions.domain.wishes import SaidAgain


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
