"""The sheet for the meeting: nothing that stays from the daycare, in any family of the generator."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.families import (
    DAY,
    FATHER,
    FORM,
    MOTHER,
    POLICY,
    key,
    parent,
    record,
    shares,
    to_daycare,
    yes,
)
from tests.gate.generator import situation
from tests.gate.oracle import judge
from tests.gate.papers import texts
from tests.gate.recognising import searchable, words_of
from transitions.domain.answers import Answer
from transitions.domain.child import Child
from transitions.domain.consent import Ledger, Withdrawn
from transitions.domain.disclosure import Audience, Facts
from transitions.domain.form import Detail
from transitions.domain.gate import Verdict, disclose
from transitions.domain.transition import Agreement, Meeting, TransitionRecord
from transitions.domain.wishes import SaidAgain

ONLY_HERS = Audience(kind="meeting")
SOME = shares({"play": "share", "illness": "share", "sleep": "keep"})
MEETING = Meeting(day=date(2026, 12, 1), time="10.30", place="Kontoret", participants="Mette og Lis")
AGREED = (Agreement(text="To timer den første dag", who="Lis", when="uge 2"), Agreement(text="Bamsen med"))


def asked(of: TransitionRecord, *events: object, day: date = DAY) -> Verdict:
    ledger = Ledger.model_validate({"events": events or (yes(MOTHER, of), yes(FATHER, of))})
    return disclose(of, ledger, POLICY, to_daycare(product="meeting", audience=ONLY_HERS), day, texts())


def told(verdict: Verdict) -> str:
    assert verdict.disclosure is not None, [o.text_id for o in verdict.obstacles]
    return verdict.disclosure.model_dump_json()


def obstacles(verdict: Verdict) -> list[str]:
    return [o.text_id.removeprefix("obstacle.") for o in verdict.obstacles]


def test_in_no_family_does_anything_stand_there_that_the_table_withholds() -> None:
    sheets = went = 0
    for seed in range(900):
        s = situation(seed)
        release = s.release.model_copy(update={"product": "meeting", "audience": ONLY_HERS})
        usual = s.release.model_copy(update={"audience": Audience(kind="daycare")})
        table = judge(s)
        verdict = disclose(s.record, s.ledger, s.policy, release, s.day, texts())
        if s.release.audience != usual.audience or s.release.product == "sending":
            continue
        assert (verdict.disclosure is None) == bool(table.obstacles or s.record.meeting_declined), seed
        if verdict.disclosure is None:
            continue
        sheets += 1
        written = searchable(verdict.disclosure)
        for field, answer in s.said:
            if answer.key not in table.goes:
                assert not [w for w in words_of(s, field, answer) if w in written], (seed, field.id)
            elif field.category == "special":
                went += 1
                assert not [w for w in words_of(s, field, answer) if w not in written], (seed, field.id)
    assert sheets > 100
    assert went > 100


def test_special_considerations_stand_in_full_and_the_rest_by_name() -> None:
    words = told(asked(record(shares=SOME)))
    assert "svar om illness" in words
    assert "Om play" in words
    assert "svar om play" not in words
    assert "Om sleep" not in words


def test_the_three_rounds_the_agreements_and_the_day_to_talk_again() -> None:
    held = {"meeting": MEETING, "agreements": AGREED, "follow_up_on": date(2027, 3, 1)}
    words = told(asked(record(shares=SOME, **held)))
    for said_ in (
        "1. Hvad ønsker", "2. Hvad hjælper", "3. Hvem gør hvad", "1. december 2026", "kl. 10.30", "Kontoret",
        "Mette og Lis", "To timer den første dag", "Lis, uge 2", "Bamsen med", "1. marts 2027",
        "Sådan bruger vi det", "betyder ikke nej",
    ):
        assert said_ in words, said_


def test_without_a_day_there_is_a_line_to_write_it_on() -> None:
    disclosure = asked(record(shares=SOME)).disclosure
    assert disclosure is not None
    rows = [row for part in disclosure.paper.parts if isinstance(part, Facts) for row in part.rows]
    blank = {row.label.danish for row in rows if not row.text.danish}
    assert {"Hvornår", "Til stede", "Vi taler sammen igen"} <= blank


@pytest.mark.parametrize(
    ("events", "why"),
    [(("mother",), "no_consent"), (("mother", "father", "taken"), "consent_withdrawn")],
)
def test_without_consent_there_is_no_sheet(events: tuple[str, ...], why: str) -> None:
    of = record(shares=SOME, meeting=MEETING)
    known = {
        "mother": yes(MOTHER, of, channels=("sent",), recipient={"name": "Et andet sted"})
        if len(events) == 1 else yes(MOTHER, of),
        "father": yes(FATHER, of), "taken": Withdrawn(parent=MOTHER, day=DAY),
    }
    happened = [known[name] for name in events]
    if "taken" in events:
        happened.append(Withdrawn(parent=FATHER, day=DAY))
    verdict = asked(of, *happened)
    assert verdict.disclosure is None
    assert obstacles(verdict) in ([why], ["consent_changed_recipient"])


def test_a_no_to_the_meeting_is_no_sheet() -> None:
    of = record(shares=SOME, meeting_wish="no")
    assert obstacles(asked(of)) == ["meeting_declined"]
    again = record(shares=SOME, meeting_wish="yes", meeting_wish_end=SaidAgain(wish="no", day=DAY))
    assert obstacles(asked(again)) == ["meeting_declined"]


@pytest.mark.parametrize("protected", ["child", "mother"])
def test_where_somebody_is_protected_no_free_words_about_the_meeting_stand_there(protected: str) -> None:
    hidden: frozenset[Detail] = frozenset({"address"})
    mother = parent(MOTHER, protected=hidden if protected == "mother" else frozenset())
    child = Child(id=record().child.id, name="Alma Prøve", birth_date=date(2026, 1, 20),
                  parents=(mother, parent(FATHER)), protected=hidden if protected == "child" else frozenset())
    words = told(asked(record(child=child, shares=SOME, meeting=MEETING, agreements=AGREED)))
    assert "1. december 2026" in words
    for free in ("Kontoret", "Mette og Lis", "To timer", "Bamsen"):
        assert free not in words, free


@pytest.mark.parametrize(
    ("agreement", "why"),
    [
        ("Ring 200126-1111", "cpr_in_meeting"),
        ("ADBB var 7", "score_in_meeting"),
        ("Vi talte om svar om sleep igen", "kept_in_meeting"),
    ],
)
def test_her_own_words_give_nothing_away(agreement: str, why: str) -> None:
    verdict = asked(record(shares=SOME, agreements=(Agreement(text=agreement),)))
    assert verdict.disclosure is None
    assert obstacles(verdict) == [why]


def test_a_short_answer_that_stays_is_an_ordinary_word() -> None:
    answers = tuple(
        Answer(key=key(f.id), value="Ja" if f.id == "sleep" else f"svar om {f.id}") for f in FORM.fields()
    )
    of = record(answers=answers, shares=SOME, agreements=(Agreement(text="Ja, vi prøver igen"),))
    assert "vi prøver igen" in told(asked(of))


def test_it_is_for_the_meeting_and_nobody_else() -> None:
    of = record(shares=SOME)
    ledger = Ledger(events=(yes(MOTHER, of), yes(FATHER, of)))
    for kind in ("daycare", "municipality", "parent"):
        release = to_daycare(product="meeting", audience=Audience.model_validate({"kind": kind}))
        assert obstacles(disclose(of, ledger, POLICY, release, DAY, texts())) == ["wrong_audience"]
