"""The letter to a daycare: what it must delete, and nothing of what stood there."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.domain.families import (
    DAY,
    FATHER,
    MOTHER,
    key,
    record,
    yes,
)
from tests.domain.papers_made import (
    BEFORE,
    FATHERS,
    MOTHERS,
    OTHER_CODE,
    blocked,
    both_yes,
    delivered,
    made,
    paper,
    rows,
    words,
)
from transitions.domain.consent import AnyConsentEvent, Refused, Withdrawn
from transitions.domain.texts import Texts
from transitions.domain.transition import Handover
from transitions.domain.version import Author


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
