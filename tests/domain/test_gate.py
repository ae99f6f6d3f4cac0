"""What stays: each line of the table withholds on its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.domain.families import (
    DAY,
    FATHER,
    MOTHER,
    POLICY,
    key,
    parent,
    record,
    shares,
    yes,
)
from tests.domain.judging import ALL, answers_with, both_say_yes, family, gone_out, judge
from transitions.domain.answers import Answer
from transitions.domain.consent import AnyConsentEvent, NotAsked, Refused, Withdrawn
from transitions.domain.model import Record
from transitions.domain.policy import Consents
from transitions.domain.texts import Texts
from transitions.domain.transition import TransitionRecord

EVERYDAY = {"play", "sleep"}


def test_what_both_custody_holders_agreed_to_goes(texts: Texts) -> None:
    verdict = judge(record(), texts, *both_say_yes(record()))
    assert gone_out(verdict) == ALL
    assert not verdict.obstacles
    assert [w.key.field for w in verdict.withheld] == ["secret"]


class Line(Record):
    """A line of the decision table: what is otherwise than agreed, and what then still goes."""

    name: str
    record: Callable[[], TransitionRecord] = record
    events: Callable[[TransitionRecord], tuple[AnyConsentEvent, ...]] = both_say_yes
    goes: set[str]
    reason: str
    day: date = DAY


def otherwise(**more: object) -> Callable[[], TransitionRecord]:
    return lambda: record(**more)






def stance_of(field: str, stance: str) -> tuple[Answer, ...]:
    stood = {"stance": stance, "value": None}
    return tuple(
        a.model_copy(update=stood) if a.key.field == field else a for a in record().answers
    )


TABLE = [
    Line(name="a choice to keep it", record=otherwise(shares=shares({"play": "share", "sleep": "keep"})),
         goes={"play"}, reason="kept"),
    Line(name="no choice at all", record=otherwise(shares=shares({"play": "share"})),
         goes={"play"}, reason="not_shared"),
    Line(name="one holder refuses a field",
         events=lambda r: (*both_say_yes(r), Refused(parent=FATHER, day=DAY, fields=(key("play"),))),
         goes=ALL - {"play"}, reason="conflict"),
    Line(name="both refuse a field",
         events=lambda r: (*both_say_yes(r), *(Refused(parent=p, day=DAY, fields=(key("play"),))
                                               for p in (MOTHER, FATHER))),
         goes=ALL - {"play"}, reason="refused"),
    Line(name="one holder withdraws a field",
         events=lambda r: (*both_say_yes(r), Withdrawn(parent=MOTHER, day=DAY, fields=(key("play"),))),
         goes=ALL - {"play"}, reason="withdrawn"),
    Line(name="one holder withdraws everything",
         events=lambda r: (*both_say_yes(r), Withdrawn(parent=FATHER, day=DAY)),
         goes={"call_mother"}, reason="withdrawn"),
    Line(name="one holder has not answered", events=lambda r: (yes(MOTHER, r),),
         goes={"call_mother"}, reason="missing"),
    Line(name="the other holder was not asked, with a reason",
         events=lambda r: (yes(MOTHER, r), NotAsked(parent=FATHER, day=DAY, reason="udrejst")),
         goes={*EVERYDAY, "call_mother"}, reason="missing"),
    Line(name="one holder's yes has expired",
         events=lambda r: (yes(MOTHER, r, date(2025, 10, 1), until=DAY - timedelta(days=1)), yes(FATHER, r)),
         goes={"call_father"}, reason="expired"),
    Line(name="the other holder's custody is unknown",
         record=otherwise(child=family(father=parent(FATHER, "unknown"))),
         goes={*EVERYDAY, "call_mother", "call_father", "both"}, reason="custody_unknown"),
    Line(name="a parent without custody has not answered",
         record=otherwise(child=family(father=parent(FATHER, "not_holder"))),
         events=lambda r: (yes(MOTHER, r),),
         goes={*EVERYDAY, "illness", "home", "words", "call_mother"}, reason="other_subject"),
    Line(name="one letter changed after the consent",
         record=otherwise(answers=answers_with("play", "svar om plays")),
         events=lambda _: both_say_yes(record()),
         goes=ALL - {"play"}, reason="changed"),
    Line(name="a question that is not relevant", record=otherwise(answers=stance_of("play", "not_relevant")),
         goes=ALL - {"play"}, reason="no_words"),
    Line(name="a question they would not answer", record=otherwise(answers=stance_of("play", "declined")),
         goes=ALL - {"play"}, reason="no_words"),
    Line(name="an answer that was written after the consent",
         events=lambda r: both_say_yes(r.model_copy(update={"answers": r.answers[1:]})),
         goes=ALL - {"play"}, reason="missing"),
    Line(name="the child's address is protected",
         record=otherwise(child=family(protected={"address"})), goes=ALL - {"home"}, reason="protected"),
    Line(name="one parent's contact is protected",
         record=otherwise(child=family(mother=parent(MOTHER, protected={"contact"}))),
         goes=ALL - {"call_mother"}, reason="protected"),
    Line(name="one parent's address is protected",
         record=otherwise(child=family(father=parent(FATHER, protected={"address"}))),
         goes=ALL - {"home"}, reason="protected"),
]


@pytest.mark.parametrize("line", TABLE, ids=[line.name for line in TABLE])
def test_each_line_of_the_table_withholds_on_its_own(line: Line, texts: Texts) -> None:
    of = line.record()
    verdict = judge(of, texts, *line.events(of), day=line.day)
    assert gone_out(verdict) == line.goes
    reasons = {w.reason.text_id for w in verdict.withheld if w.key.field != "secret"}
    assert line.reason in reasons


def test_the_internal_field_stays_whatever_anybody_says(texts: Texts) -> None:
    verdict = judge(record(), texts, *both_say_yes(record()))
    assert "secret" not in gone_out(verdict)


def test_a_municipality_may_keep_words_from_observations(texts: Texts) -> None:
    policy = POLICY.model_copy(update={"consents": Consents(screening_words_may_travel=False)})
    assert gone_out(judge(record(), texts, *both_say_yes(record()), policy=policy)) == ALL - {"words"}


def test_a_restored_letter_counts_as_approved(texts: Texts) -> None:
    agreed = both_say_yes(record())
    changed = record(answers=answers_with("play", "noget andet"))
    assert "play" not in gone_out(judge(changed, texts, *agreed))
    assert "play" in gone_out(judge(record(), texts, *agreed))
