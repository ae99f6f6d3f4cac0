"""Playing: everything goes through the application's own verbs, on the days the file says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.fakes.press import FakePress
from tests.fakes.store import FakeStore
from tests.rig import DAY, make_surroundings
from transitions.application.desk import Desk
from transitions.application.practice.families import Families
from transitions.application.practice.play import PlayClock, PlayIds, Practice, Unplayable
from transitions.application.practice.turns import Played
from transitions.domain.answers import AnswerKey
from transitions.domain.consent import Given

MOTHER = {"id": "mor", "name": "Mor Opdigt", "custody": "holder"}
FATHER = {"id": "far", "name": "Far Opdigt", "custody": "holder"}
CHILD = {"name": "Alma Opdigt", "birth_date": "-9m", "cpr": "4006"}
CARE = {"name": "Øvehaven"}
WORDS = {"field": "our_child", "voice": "parents", "value": "Alma griner.", "share": "share"}
UNFINISHED = "Der mangler noget i observationen."
YES = {"event": "given", "on": "-5d", "parent": "mor"}


@dataclass
class Table:
    """A played family, and the desk it is looked at from."""

    desk: Desk
    way: Played

    @property
    def record(self) -> Any:
        return self.desk.transitions.show(self.way.transition)

    def position(self, parent: str, day: date = DAY) -> Any:
        return self.desk.consents.ledger(self.way.transition).position(self.way.parents[parent], day)


def play(*families: dict[str, Any], today: date = DAY) -> list[Table]:
    clock = PlayClock(today)
    around = replace(make_surroundings(), clock=clock, ids=PlayIds(), press=FakePress())
    store = FakeStore()
    known = Families.model_validate(
        {"health_visitor": {"name": "Sofie Øvesen"}, "families": list(families)}
    )
    played = Practice(around.desk(store), clock, today).play(known)
    return [Table(around.desk(store), way) for way in played.values()]


def family(*events: dict[str, Any], **more: Any) -> dict[str, Any]:
    known = {
        "id": "alma", "about": "Opdigtet.", "child": CHILD, "parents": [MOTHER, FATHER],
        "transition": {"form_wish": "yes", "visit_on": "-6d", "daycare": CARE},
        "answers": [WORDS], "events": list(events),
    }
    return {**known, **more}


def test_the_same_file_gives_the_same_ids() -> None:
    first, second = (play(family(YES))[0].way for _ in range(2))

    assert first == second


def test_the_clock_stands_on_today_again() -> None:
    (table,) = play(family(YES))

    assert table.desk.around.clock.today() == DAY


def test_what_was_written_long_ago_names_its_author() -> None:
    (table,) = play(family(YES, transition={"form_wish": "yes", "began": "-30w", "daycare": CARE}))

    authors = {v.author.name for v in table.desk.store.versions.of(table.way.transition)}
    assert authors == {"Sofie Øvesen"}


def test_the_number_is_made_from_the_birth_date() -> None:
    assert play(family())[0].record.child.cpr == "6202264006"


def test_consent_is_given_on_its_day_and_for_as_long_as_allowed() -> None:
    given = play(family(YES))[0].position("mor").given

    assert isinstance(given, Given)
    assert given.day == DAY - timedelta(days=5)
    assert given.until == given.day + timedelta(days=365)


def test_a_signature_on_the_screen_has_strokes() -> None:
    given = play(family({**YES, "way": "drawn"}))[0].position("mor").given

    assert given.strokes


def test_refusal_of_an_answer_and_of_the_handover() -> None:
    no = {"event": "refused", "on": "-4d"}
    (table,) = play(family(
        YES, {**no, "parent": "mor", "fields": ["our_child/parents"]}, {**no, "parent": "far"}
    ))

    assert table.position("mor").refused == {AnswerKey(field="our_child", voice="parents")}
    assert table.position("far").refused_handover


def test_withdrawal_of_one_answer_and_of_all() -> None:
    back = {"event": "withdrawn", "on": "-3d", "parent": "mor"}
    (one,) = play(family(YES, {**back, "fields": ["our_child/parents"]}))
    (everything,) = play(family(YES, back))

    assert one.position("mor").withdrawn
    assert everything.position("mor").withdrawn_all


def test_an_answer_said_again_after_the_consent_changes_it() -> None:
    again = {"field": "our_child", "voice": "parents", "value": "Alma synger.", "on": "-2d"}
    (table,) = play(family(YES, answers=[WORDS, again]))

    assert table.record.answers[0].value == "Alma synger."
    verdict = table.desk.handovers.verdict(table.way.transition, "handover")
    assert [o.text_id for o in verdict.obstacles] == ["obstacle.nothing_shared"]


def test_a_whole_section_s_everyday_answers_are_shared_and_the_special_ones_are_not() -> None:
    asked = [
        {"field": "wishes", "voice": "parents", "value": "Ud hver dag."},
        {"field": "events", "voice": "parents", "value": "En flytning."},
    ]
    (table,) = play(family({"event": "share", "on": "-5d", "sections": ["family"]}, answers=asked))

    assert table.record.share("wishes", "parents") == "share"
    assert table.record.share("events", "parents") == "undecided"


def test_an_offer_made_again_is_answered_on_its_day_and_a_no_stops_the_handover() -> None:
    again = {"event": "asked_again", "on": "-4d"}
    (table,) = play(family(
        YES, {**YES, "parent": "far"},
        {**again, "offer": "form", "wish": "no"}, {**again, "offer": "meeting", "wish": "thinking"},
    ))
    form, meeting = table.record.form_wish_end, table.record.meeting_wish_end

    assert (form.wish, form.day, form.by.name) == ("no", DAY - timedelta(days=4), "Sofie Øvesen")
    assert meeting.wish == "thinking"
    verdict = table.desk.handovers.verdict(table.way.transition, "handover")
    assert [o.text_id for o in verdict.obstacles] == ["obstacle.form_declined"]


def test_custody_and_protection_begin_on_their_day() -> None:
    (table,) = play(family(
        {"event": "custody", "on": "-4d", "parent": "far", "custody": "not_holder"},
        {"event": "protection", "on": "-3d", "parent": "mor", "protected": ["name"]},
        {"event": "protection", "on": "-3d", "protected": ["address"]},
    ))
    child = table.record.child

    assert [parent.custody for parent in child.parents] == ["holder", "not_holder"]
    assert child.parents[0].protected == {"name"}
    assert child.protected == {"address"}
    before = table.desk.records.child(child.id, DAY - timedelta(days=5))
    assert [parent.custody for parent in before.parents] == ["holder", "holder"]


def scored(score: int) -> dict[str, int]:
    names = [item.id for item in make_surroundings().library.scales["adbb"].items]
    return dict.fromkeys(names, score)


def test_a_correction_keeps_the_sum_it_once_had() -> None:
    (table,) = play(family(
        {"event": "screening_corrected", "on": "-2d", "items": scored(0), "reason": "Tastet forkert."},
        screenings=[{"on": "-3d", "items": scored(1)}],
    ))
    screening = table.record.screenings[0]

    assert (screening.total, screening.reached) == (0, 8)
    assert table.record.repeat.state == "awaiting"


def test_a_new_observation_can_be_declined() -> None:
    (table,) = play(family(
        {"event": "repeat_declined", "on": "-2d"}, screenings=[{"on": "-3d", "items": scored(1)}]
    ))

    assert table.record.repeat.state == "declined"


def test_another_daycare_is_another_transition() -> None:
    changed = {"event": "daycare_changed", "on": "-2d", "daycare": {"name": "Lysningen"}, "start_date": "+3w"}
    (table,) = play(family(YES, changed))

    assert table.record.daycare.name == "Lysningen"
    assert table.record.start_date == DAY + timedelta(weeks=3)
    assert table.position("mor").given is None


def test_what_was_handed_over_stands_on_the_log() -> None:
    steps = [
        {"event": "printed", "on": "-4d", "product": "consent_sheet"},
        {"event": "printed", "on": "-4d"},
        {"event": "delivered", "on": "-3d", "how": "i døren"},
        {"event": "copied", "on": "-2d"},
        {"event": "journalised", "on": "-2d"},
        {"event": "closed", "on": "-1d"},
    ]
    (table,) = play(family(YES, {**YES, "parent": "far"}, *steps))
    record = table.record

    assert [line.step for line in record.handovers] == ["printed", "printed", "delivered", "copied"]
    assert all(line.content_hash for line in record.handovers[:3])
    now = table.desk.handovers.verdict(table.way.transition, "handover").disclosure
    assert now is not None
    assert record.handovers[1].content_hash == now.content_hash
    assert record.closed_on == DAY - timedelta(days=1)


def test_twins_have_the_same_parents_as_people_of_their_own() -> None:
    first, second = play(family(), family(id="asta", parents=[], parents_of="alma"))

    assert list(second.way.parents) == ["mor", "far"]
    assert [p.name for p in second.record.child.parents] == [p.name for p in first.record.child.parents]
    assert set(second.way.parents.values()).isdisjoint(first.way.parents.values())


def test_what_could_not_be_read_stays_as_it_was_typed() -> None:
    typed = {"field": "sleep_naps", "voice": "parents", "unread": "to eller tre"}
    (table,) = play(family(answers=[typed]))
    parent: UUID = table.way.parents["mor"]

    assert table.record.answers[0].unread == "to eller tre"
    assert table.desk.handovers.verdict(table.way.transition, "parents", parent).disclosure is not None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (family(YES, transition={"form_wish": "yes"}), "Skriv først, hvilket dagtilbud"),
        (family({**YES, "until": "-9d"}), "Vælg en slutdag"),
        (family({**YES, "on": date(2026, 12, 24)}), "24.12.2026: Datoen ligger ude i fremtiden."),
        (family(transition={"form_wish": "no"}), "Forældrene har ikke sagt ja til skemaet endnu."),
        (family(screenings=[{"on": "-1d", "items": {"eye_contact": 1}}]), UNFINISHED),
        (family(child={**CHILD, "birth_date": "-40m"}, screenings=[{"on": "-1d", "items": scored(0)}]),
         UNFINISHED),
    ],
)
def test_what_the_program_would_refuse_names_family_and_words(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(Unplayable) as caught:
        play(wrong)

    assert 'familien "alma", ' in str(caught.value)
    assert words in str(caught.value)
