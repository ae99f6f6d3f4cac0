"""What is next for a family follows what was done; what is settled is not chased."""

from __future__ import annotations

from tests.application.desks import DAYCARE, begin, make_desk, yes
from transitions.domain.answers import Answer, AnswerKey


def test_the_next_step_follows_what_was_done() -> None:
    desk = make_desk()
    transition, mother, father = begin(desk, "")

    def step() -> str:
        return desk.overview.row(transition).step.name

    assert step() == "introduce"
    desk.transitions.write(transition, {"introduced_on": "2026-10-01"})
    assert step() == "visit"
    desk.transitions.write(transition, {"form_wish": "yes", "meeting_wish": "yes"})
    assert step() == "fill"
    for field, voice in list(desk.transitions.show(transition).questions()):
        desk.transitions.answer(
            transition, Answer(key=AnswerKey(field=field.id, voice=voice), stance="not_relevant"))
    assert step() == "daycare"
    desk.transitions.write(transition, {"daycare": DAYCARE.model_dump(mode="json")})
    assert step() == "ask_again"
    desk.wishes.answer_again(transition, "form", "yes")
    assert step() == "consent"
    desk.transitions.share_everyday(transition, "this_is_me")
    desk.consents.give(transition, yes(mother))
    desk.consents.give(transition, yes(father))
    assert step() == "print"
    desk.handovers.log(transition, "printed", "parents")
    assert step() == "print"
    desk.handovers.log(transition, "printed", "handover")
    assert step() == "deliver"
    desk.handovers.log(transition, "delivered", "handover")
    assert step() == "journal"
    desk.handovers.entered_in_journal(transition)
    assert step() == "meeting"
    desk.transitions.write(transition, {"meeting": {"impossible": True, "why_not": "Sygdom"}})
    assert step() == "close", "a meeting that could not be held is not chased"
    meeting = {"day": "2026-11-30", "held": True}
    desk.transitions.write(transition, {"meeting": meeting, "follow_up_on": "2027-02-28"})
    assert step() == "follow_up"
    desk.transitions.write(transition, {"followed_up": True})
    assert step() == "close"
    desk.transitions.close(transition)
    assert step() == "delete"


def test_a_no_is_a_finished_outcome() -> None:
    desk = make_desk()
    transition, *_ = begin(desk, "no")
    desk.transitions.write(transition, {"introduced_on": "2026-10-01"})
    step = desk.overview.row(transition).step
    assert (step.name, step.due) == ("declined", None)


def test_a_consent_taken_back_and_a_refused_handover_are_not_chased() -> None:
    desk = make_desk()
    transition, mother, father = begin(desk)
    desk.transitions.write(transition, {"introduced_on": "2026-10-01"})
    desk.consents.give(transition, yes(mother))
    desk.consents.withdraw(transition, mother)
    step = desk.overview.row(transition).step
    assert (step.name, step.due) == ("withdrawn", None)
    desk.consents.refuse(transition, father)
    step = desk.overview.row(transition).step
    assert (step.name, step.due) == ("declined", None)
