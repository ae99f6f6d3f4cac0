"""A child created by mistake goes at once, while nothing has happened."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from tests.application.desks import begin, make_desk, say
from tests.application.erasing import WORDS, child_of, move, noes, rows
from tests.application.test_screenings import observe
from tests.bundled import bundled_catalogue
from transitions.application.desk import Desk
from transitions.application.mistakes import NotAMistake


def test_a_child_created_by_mistake_goes_at_once() -> None:
    desk = make_desk()
    transition = begin(desk)[0]
    say(desk, transition, "happy_with", "Kanariefugl")
    child = child_of(desk, transition)
    assert desk.erasures.mistake(child) == ""
    desk.erasures.erase_mistake(child)
    assert not [word for word in WORDS if word in rows(desk)]
    (deletion,) = desk.erasures.state().deletions
    assert deletion.contents.children == 1
    assert noes(desk) == [(2026, 0)]


def printed(desk: Desk, transition: UUID) -> None:
    desk.handovers.log(transition, "printed", "consent_sheet")


def agreed(desk: Desk, transition: UUID) -> None:
    mother = desk.transitions.show(transition).child.parents[0]
    desk.consents.refuse(transition, mother.id)


def observed(desk: Desk, transition: UUID) -> None:
    observe(desk, child_of(desk, transition), [0] * 8)


def journalised(desk: Desk, transition: UUID) -> None:
    desk.handovers.entered_in_journal(transition)


def said_no(desk: Desk, transition: UUID) -> None:
    desk.transitions.write(transition, {"meeting_wish": "no"})


def sent(desk: Desk, transition: UUID) -> None:
    move(desk, transition, "sent")


@pytest.mark.parametrize(
    ("happen", "why"),
    [
        (printed, "released"), (agreed, "consent"), (observed, "observed"), (journalised, "journal"),
        (said_no, "declined"), (sent, "moved"),
    ],
)
def test_what_has_happened_makes_it_no_mistake(happen: Callable[[Desk, UUID], None], why: str) -> None:
    desk = make_desk()
    transition = begin(desk)[0]
    happen(desk, transition)
    child, before = child_of(desk, transition), rows(desk)
    assert desk.erasures.mistake(child) == f"refusal.mistake_{why}"
    with pytest.raises(NotAMistake) as refused:
        desk.erasures.erase_mistake(child)
    assert refused.value.text_id == f"refusal.mistake_{why}"
    assert rows(desk) == before
    assert bundled_catalogue().texts.say(refused.value.text_id)
