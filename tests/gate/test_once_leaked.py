"""What once got through, each case written out: it stays shut."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from tests.gate.examination import Tally, examine_daycare, verdict_of
from tests.gate.finding import sweep
from tests.gate.generator import situation
from tests.gate.hearing import Situation
from tests.gate.oracle import CPR, SCORE, judge
from tests.gate.own_papers import sheet_for
from tests.gate.papers import texts
from transitions.domain.consent import AnyConsentEvent, Disagreement, Given, Ledger, Refused, Withdrawn
from transitions.domain.gate import Release, disclose

FARTHEST = 6_000


def agreed() -> Situation:
    """A family of two who both said yes before today, and of whom much goes."""
    for seed in range(FARTHEST):
        s = situation(seed)
        events = s.ledger.events
        both = len({e.parent for e in events}) == len(events) == len(s.child.parents) == 2
        given = all(isinstance(e, Given) and e.day < s.day for e in events)
        if both and given and len(judge(s).goes) > 5:
            return s
    raise AssertionError("no family agrees")


def blocked_or_empty(s: Situation) -> bool:
    """Whether nothing that needs both parents leaves."""
    examine_daycare(s, Tally())
    disclosure = verdict_of(s).disclosure
    full = verdict_of(agreed()).disclosure
    return disclosure is None or disclosure != full


def noes(s: Situation) -> list[AnyConsentEvent]:
    who, day = s.ledger.events[0].parent, max(e.day for e in s.ledger.events) + timedelta(days=1)
    return [
        Withdrawn(parent=who, day=day), Disagreement(parent=who, day=day),
        Refused(parent=who, day=day, handover=True),
        Refused(parent=who, day=day, fields=tuple(judge(s).goes)),
    ]


@pytest.mark.parametrize("which", range(4), ids=["withdrawn", "disagreement", "handover", "answers"])
def test_a_sheet_signed_before_a_no_and_registered_after_it_does_not_undo_it(which: int) -> None:
    s = agreed()
    ledger = Ledger(events=(noes(s)[which], *s.ledger.events))
    assert blocked_or_empty(replace(s, ledger=ledger, seen={1: s.seen[0], 2: s.seen[1]}))


@pytest.mark.parametrize("which", range(4), ids=["withdrawn", "disagreement", "handover", "answers"])
def test_a_yes_on_a_draft_translation_alone_ends_no_no(which: int) -> None:
    s = agreed()
    no = noes(s)[which]
    alone = {"day": no.day, "translation": "draft", "interpreter": "", "read_aloud": False}
    again = tuple(e.model_copy(update=alone) for e in s.ledger.events)
    seen = {**s.seen, 3: s.seen[0], 4: s.seen[1]}
    assert blocked_or_empty(replace(s, ledger=Ledger(events=(*s.ledger.events, no, *again)), seen=seen))


def test_a_second_disagreement_does_not_end_the_one_of_a_parent_who_was_taken_off() -> None:
    s = agreed()
    day = max(e.day for e in s.ledger.events)
    quarrels = [Disagreement(parent=who, day=day) for who in (UUID(int=98), s.ledger.events[0].parent)]
    again = tuple(e.model_copy(update={"day": day}) for e in s.ledger.events)
    ledger = Ledger(events=(*s.ledger.events, *quarrels, *again))
    told = verdict_of(replace(s, ledger=ledger, seen={**s.seen, 4: s.seen[0], 5: s.seen[1]})).obstacles
    assert "obstacle.disagreement" in [o.text_id for o in told]


@pytest.mark.parametrize("obstacle", ["cpr_in_text", "score_in_text"])
def test_a_number_in_the_parents_own_words_is_an_obstacle_though_the_danish_has_none(obstacle: str) -> None:
    own_words = [s for s in map(situation, sweep().blocked_by(obstacle, 25)) if _in_own_words_alone(s)]
    assert own_words
    for s in own_words:
        told = [o.text_id for o in verdict_of(s).obstacles]
        assert f"obstacle.{obstacle}" in told, f"seed {s.seed}"


def _in_own_words_alone(s: Situation) -> bool:
    danish = [a.danish.text if a.danish else str(a.value) for a in s.record.answers]
    return not any(CPR.search(text) or SCORE.search(text) for text in danish)


def test_the_sheet_for_one_parent_holds_no_answer_about_the_other() -> None:
    met = 0
    for seed in range(400):
        s = situation(seed)
        for parent in s.child.parents:
            sheet_for(s, parent)
            met += 1
    assert met > 500


def test_the_journal_note_survives_a_parent_who_was_taken_off_the_family() -> None:
    s = agreed()
    gone = Withdrawn(parent=UUID(int=98), day=s.ledger.events[0].day)
    release = Release.model_validate(
        {**s.release.model_dump(), "product": "journal", "audience": {"kind": "municipality"}}
    )
    ledger = Ledger(events=(*s.ledger.events, gone))
    assert disclose(s.record, ledger, s.policy, release, s.day, texts()).disclosure is not None
