"""What stops a release, what is proposed, and what each parent reads."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.families import (
    DAY,
    DAYCARE,
    FATHER,
    MOTHER,
    POLICY,
    parent,
    record,
    shares,
    to_daycare,
    yes,
)
from tests.domain.judging import ALL, answers_with, both_say_yes, family, gone_out, judge
from transitions.domain.answers import DanishText
from transitions.domain.child import Gestation
from transitions.domain.consent import Disagreement, Ledger, NotAsked, Refused
from transitions.domain.disclosure import Audience, Section
from transitions.domain.gate import Verdict, disclose, propose
from transitions.domain.gate.content import candidates
from transitions.domain.gate.rules import Case, stays
from transitions.domain.person import HealthVisitor
from transitions.domain.texts import Texts


def blocked(verdict: Verdict) -> list[str]:
    assert verdict.disclosure is None
    return [obstacle.text_id.removeprefix("obstacle.") for obstacle in verdict.obstacles]


def test_a_refused_handover_blocks_everything(texts: Texts) -> None:
    refusal = Refused(parent=FATHER, day=DAY, handover=True)
    assert blocked(judge(record(), texts, *both_say_yes(record()), refusal)) == ["handover_refused"]


def test_a_parent_without_custody_cannot_release_the_child_with_her_own_yes(texts: Texts) -> None:
    of = record(child=family(father=parent(FATHER, "not_holder")))
    assert blocked(judge(of, texts, yes(FATHER, of))) == ["no_consent"]


def test_unknown_custody_counts_as_no_yes_at_all(texts: Texts) -> None:
    of = record(child=family(mother=parent(MOTHER, "unknown"), father=parent(FATHER, "unknown")))
    assert blocked(judge(of, texts, *both_say_yes(of))) == ["custody_unknown"]


def test_two_holders_who_were_not_asked_are_not_a_yes(texts: Texts) -> None:
    nobody = tuple(NotAsked(parent=p, day=DAY, reason="udrejst") for p in (MOTHER, FATHER))
    case = Case(record=record(), ledger=Ledger(events=nobody), policy=POLICY,
                asked=to_daycare().asked, day=DAY)
    assert {c.field.id for c in candidates(record(), texts) if stays(case, c) is None} == set()


def test_a_refused_handover_is_the_parents_stand_on_every_answer() -> None:
    ledger = Ledger(events=(yes(FATHER, record()), Refused(parent=FATHER, day=DAY, handover=True)))
    assert ledger.position(FATHER, DAY).on_handover(to_daycare().asked, DAY) == "refused"


def test_a_later_yes_lifts_the_refusal_and_the_record_of_it_stays(texts: Texts) -> None:
    refusal = Refused(parent=FATHER, day=DAY, handover=True)
    assert gone_out(judge(record(), texts, yes(MOTHER, record()), refusal, yes(FATHER, record()))) == ALL


def test_a_disagreement_blocks_until_both_have_said_yes_again(texts: Texts) -> None:
    agreed, quarrel = both_say_yes(record()), Disagreement(parent=MOTHER, day=DAY)
    assert blocked(judge(record(), texts, *agreed, quarrel)) == ["disagreement"]
    assert blocked(judge(record(), texts, *agreed, quarrel, yes(MOTHER, record()))) == ["disagreement"]
    assert gone_out(judge(record(), texts, quarrel, *agreed)) == ALL


@pytest.mark.parametrize(
    ("more", "obstacle"),
    [
        ({"daycare": None}, "no_daycare"),
        ({"form_wish": "no"}, "form_declined"),
        ({"child": family(name="")}, "no_child_name"),
        ({"child": family(birth_date=None)}, "no_birth_date"),
        ({"child": family(mother=parent(MOTHER, "not_holder"), father=parent(FATHER, "not_holder"))},
         "no_custody_holder"),
        ({"daycare": DAYCARE.model_copy(update={"name": "Et andet sted"})}, "consent_changed_recipient"),
        ({"shares": {}}, "nothing_shared"),
    ],
)
def test_what_lacks_is_an_obstacle_in_words(more: dict[str, object], obstacle: str, texts: Texts) -> None:
    verdict = judge(record(**more), texts, *both_say_yes(record()))
    assert obstacle in blocked(verdict)
    assert all(o.words for o in verdict.obstacles)


@pytest.mark.parametrize(
    ("release", "obstacle"),
    [
        ({"channel": "sent"}, "channel_not_agreed"),
        ({"purpose": "other"}, "channel_not_agreed"),
        ({"recipient": None}, "consent_changed_recipient"),
        ({"audience": Audience(kind="municipality")}, "wrong_audience"),
        ({"audience": Audience(kind="parent", parent=MOTHER)}, "wrong_audience"),
    ],
)
def test_another_release_than_the_one_agreed_to_is_refused(
    release: dict[str, Any], obstacle: str, texts: Texts
) -> None:
    assert blocked(judge(record(), texts, *both_say_yes(record()), **release)) == [obstacle]


def test_a_daycare_written_otherwise_needs_a_new_consent(texts: Texts) -> None:
    of = record(daycare=DAYCARE.model_copy(update={"name": "Et andet sted"}))
    verdict = judge(of, texts, *both_say_yes(record()), recipient=of.daycare and of.daycare.recipient)
    assert blocked(verdict) == ["consent_changed_recipient"]


def test_the_last_day_of_a_consent_is_valid_and_the_next_is_not(texts: Texts) -> None:
    until = DAY + timedelta(days=30)
    agreed = tuple(yes(p, record(), until=until) for p in (MOTHER, FATHER))
    assert gone_out(judge(record(), texts, *agreed, day=until)) == ALL
    assert blocked(judge(record(), texts, *agreed, day=until + timedelta(days=1))) == ["consent_expired"]


def test_no_consent_lasts_longer_than_a_year_whatever_it_says(texts: Texts) -> None:
    agreed = tuple(yes(p, record(), until=DAY + timedelta(days=4000)) for p in (MOTHER, FATHER))
    assert gone_out(judge(record(), texts, *agreed, day=DAY + timedelta(days=365))) == ALL
    assert blocked(judge(record(), texts, *agreed, day=DAY + timedelta(days=366))) == ["consent_expired"]


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [("ring om 010126-1234", "cpr_in_text"), ("0101261234", "cpr_in_text"), ("ADBB var 6", "score_in_text")],
)
def test_a_number_that_must_not_travel_names_its_field(text: str, obstacle: str, texts: Texts) -> None:
    of = record(answers=answers_with("play", text))
    verdict = judge(of, texts, *both_say_yes(of))
    assert blocked(verdict) == [obstacle]
    assert verdict.obstacles[0].field == "play"
    assert text not in verdict.obstacles[0].words


@pytest.mark.parametrize(
    ("danish", "stopped"),
    [
        (None, True),
        (DanishText(text="Bolde", made_by="tolk"), True),
        (DanishText(text=" ", made_by="tolk", approved=True), True),
        (DanishText(text="Bolde", made_by="tolk", approved=True), False),
    ],
)
def test_words_in_another_language_wait_for_a_danish_text_the_parents_approved(
    danish: DanishText | None, stopped: bool, texts: Texts
) -> None:
    spoken = {"language": "en", "value": "Balls", "danish": danish}
    answers = tuple(
        a.model_copy(update=spoken) if a.key.field == "play" else a for a in record().answers
    )
    of = record(answers=answers)
    verdict = judge(of, texts, *both_say_yes(of))
    assert (verdict.disclosure is None) == stopped
    assert [o.text_id for o in verdict.obstacles] == (["obstacle.needs_danish"] if stopped else [])


def test_what_was_withheld_leaves_no_trace_on_the_daycares_copy(texts: Texts) -> None:
    full = record(shares=shares({"play": "share", "sleep": "keep"}))
    bare = record(answers=full.answers[:1], shares=shares({"play": "share"}))
    of_full = judge(full, texts, *both_say_yes(full)).disclosure
    of_bare = judge(bare, texts, *both_say_yes(full)).disclosure
    assert of_full is not None
    assert of_full == of_bare


def test_prematurity_is_not_told_unless_it_is_shared(texts: Texts) -> None:
    of = record(child=family(gestation=Gestation(weeks=33)))
    disclosure = judge(of, texts, *both_say_yes(of)).disclosure
    assert disclosure is not None
    assert "korrigeret" not in disclosure.model_dump_json()


def test_a_proposal_is_never_cleared_to_leave(texts: Texts) -> None:
    verdict = propose(record(), POLICY, to_daycare(), DAY, texts)
    assert verdict.disclosure is not None
    assert not verdict.disclosure.consented
    assert verdict.disclosure.paper.banner is not None


def test_signing_what_was_proposed_gives_the_same_words(texts: Texts) -> None:
    of = record(settled_on=DAY)
    until = date(DAY.year + 1, DAY.month, DAY.day)
    proposed = propose(of, POLICY, to_daycare(), DAY, texts, until).disclosure
    agreed = judge(of, texts, *both_say_yes(of)).disclosure
    assert proposed is not None
    assert agreed is not None
    assert proposed.paper.parts == agreed.paper.parts


@pytest.mark.parametrize(("own", "named"), [("Lejre Kommune", "Lejre Kommune"), ("", "Øvelseskommunen")])
def test_the_sheet_to_sign_names_the_health_visitors_municipality(
    own: str, named: str, texts: Texts
) -> None:
    of = record(health_visitor=HealthVisitor(name="Sofie Øvesen", municipality=own))
    release = to_daycare(product="consent_sheet", audience=Audience(kind="parent"))
    disclosure = propose(of, POLICY, release, DAY, texts).disclosure
    assert disclosure is not None
    assert f"sundhedsplejersken i {named} giver" in disclosure.model_dump_json()


def test_each_parent_reads_her_own_copy_and_not_the_others_details(texts: Texts) -> None:
    of = record(child=family(father=parent(FATHER, protected={"address", "contact"})))
    release = to_daycare(product="parents", audience=Audience(kind="parent", parent=MOTHER))
    verdict = disclose(of, Ledger(events=both_say_yes(of)), POLICY, release, DAY, texts)
    assert gone_out(verdict) == {"play", "sleep", "illness", "words", "call_mother", "both"}


def test_the_parents_copy_says_of_each_line_whether_it_is_shared(texts: Texts) -> None:
    of = record(shares=shares({"play": "share"}))
    release = to_daycare(product="parents", audience=Audience(kind="parent", parent=MOTHER))
    disclosure = disclose(of, Ledger(events=both_say_yes(of)), POLICY, release, DAY, texts).disclosure
    assert disclosure is not None
    marks = {
        entry.text.danish.removeprefix("svar om "): entry.mark
        for part in disclosure.paper.parts if isinstance(part, Section)
        for entry in part.entries
    }
    assert marks.pop("play") == "shared"
    assert set(marks.values()) == {"kept"}


def test_while_the_handover_is_blocked_nothing_is_called_shared(texts: Texts) -> None:
    release = to_daycare(product="parents", audience=Audience(kind="parent", parent=MOTHER))
    ledger = Ledger(events=(*both_say_yes(record()), Disagreement(parent=MOTHER, day=DAY)))
    disclosure = disclose(record(), ledger, POLICY, release, DAY, texts).disclosure
    assert disclosure is not None
    sections = [part for part in disclosure.paper.parts if isinstance(part, Section)]
    assert {entry.mark for part in sections for entry in part.entries} == {"kept"}
