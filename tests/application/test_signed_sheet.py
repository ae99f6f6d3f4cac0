"""A sheet left for the absent parent comes back signed, on its own day, and perhaps with other words."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from tests.application.desks import DAY, begin, make_desk, say, yes
from tests.fakes.clock import FakeClock
from transitions.application.consents import NOW, ConsentIncomplete
from transitions.application.desk import Desk
from transitions.application.keys import AGREED_UNTIL
from transitions.domain.consent import Asked, Given

BACK = date(2026, 11, 12)


def left(desk: Desk, until: str | None = None) -> tuple[UUID, UUID, UUID, str]:
    """A printed sheet, and ten days gone by."""
    transition, mother, father = begin(desk)
    say(desk, transition, "happy_with", "bolde")
    desk.transitions.share(transition, "happy_with", "parents", "share")
    desk.transitions.jot(transition, {AGREED_UNTIL: until})
    paper = desk.handovers.proposal(transition, "consent_sheet").verdict.disclosure
    assert paper is not None
    desk.handovers.log(transition, "printed", "consent_sheet", content_hash=paper.content_hash)
    clock = desk.around.clock
    assert isinstance(clock, FakeClock)
    clock.day = BACK
    return transition, mother, father, paper.content_hash


def refused(desk: Desk, transition: UUID, parent: UUID, day: date, **more: object) -> str:
    before = desk.consents.ledger(transition).events
    with pytest.raises(ConsentIncomplete) as refusal:
        desk.consents.give(transition, yes(parent, **more), day)
    assert desk.consents.ledger(transition).events == before
    assert desk.around.library.texts.say(refusal.value.text_id)
    return refusal.value.text_id.rpartition(".")[2]


def stands(desk: Desk, transition: UUID, field: str = "happy_with") -> tuple[str, ...]:
    return next(row.stands for row in desk.consents.board(transition).rows if row.key.field == field)


def test_it_is_a_yes_of_its_own_earlier_day() -> None:
    desk = make_desk()
    transition, _, father, _ = left(desk)
    given = desk.consents.give(transition, yes(father), DAY)
    assert (given.day, given.way) == (DAY, "paper")
    assert stands(desk, transition)[1] == "given"
    assert desk.consents.ledger(transition).position(father, DAY).on_handover(
        Asked(recipient=given.recipient, channel="parents_carry", purpose=given.purpose), DAY
    ) == "given"


def test_a_sheet_that_names_an_earlier_last_day_was_seen_as_it_reads() -> None:
    desk = make_desk()
    transition, mother, _, _ = left(desk)
    wanted = yes(mother, until=desk.consents.longest(BACK))
    given = desk.consents.give(transition, wanted)
    assert given.until < wanted.until
    now = desk.consents.proposal(transition, given.until).disclosure
    assert now is not None
    assert given.seen_hash == now.content_hash


def test_a_sheet_that_reads_otherwise_must_be_told_from_todays() -> None:
    desk = make_desk()
    transition, _, father, code = left(desk)
    say(desk, transition, "happy_with", "dukker")
    assert refused(desk, transition, father, DAY) == "sheet"
    assert refused(desk, transition, father, DAY, sheet="another") == "sheet"
    given = desk.consents.give(transition, yes(father, sheet=code), DAY)
    assert given.seen_hash == code
    assert stands(desk, transition)[1] == "changed"
    say(desk, transition, "happy_with", "bolde")
    assert stands(desk, transition)[1] == "given"


def test_a_sheet_with_todays_words_is_a_yes_to_them() -> None:
    desk = make_desk()
    transition, _, father, code = left(desk)
    say(desk, transition, "happy_with", "dukker")
    given = desk.consents.give(transition, yes(father, sheet=NOW), BACK)
    assert stands(desk, transition)[1] == "given"
    assert given.seen_hash != code


def test_an_answer_that_was_not_on_the_sheet_is_not_agreed_to() -> None:
    desk = make_desk()
    transition, _, father, code = left(desk)
    say(desk, transition, "our_child", "rolig")
    desk.transitions.share(transition, "our_child", "parents", "share")
    desk.consents.give(transition, yes(father, sheet=code), DAY)
    assert stands(desk, transition, "our_child")[1] == "missing"
    assert stands(desk, transition)[1] == "given"


@pytest.mark.parametrize(("typed", "last"), [("2027-03-01", date(2027, 3, 1)), (None, date(2027, 11, 2))])
def test_it_ends_no_later_than_the_sheet_says(typed: str | None, last: date) -> None:
    desk = make_desk()
    transition, _, father, _ = left(desk, until=typed)
    given = desk.consents.give(transition, yes(father, until=date(2027, 11, 10)), BACK)
    assert given.last_day == last


def test_a_no_that_came_later_is_not_taken_away_by_an_older_sheet() -> None:
    desk = make_desk()
    transition, mother, father, _ = left(desk)
    desk.consents.refuse(transition, father, day=date(2026, 11, 5))
    assert refused(desk, transition, father, DAY) == "said_since"
    assert refused(desk, transition, father, date(2026, 11, 5)) == "said_since"
    assert desk.consents.give(transition, yes(father), date(2026, 11, 6)).day == date(2026, 11, 6)
    desk.consents.disagree(transition, mother, day=date(2026, 11, 8))
    assert refused(desk, transition, father, date(2026, 11, 7)) == "said_since"


@pytest.mark.parametrize("day", [date(2026, 11, 13), date(2026, 11, 1)])
def test_nobody_signed_tomorrow_or_before_it_was_printed(day: date) -> None:
    desk = make_desk()
    transition, _, father, code = left(desk)
    say(desk, transition, "happy_with", "dukker")
    assert refused(desk, transition, father, day, sheet=code, until=date(2027, 1, 1)) == "day"


def test_what_was_printed_before_her_yes_is_done_with() -> None:
    desk = make_desk()
    transition, mother, father, _ = left(desk)
    desk.consents.give(transition, yes(father), BACK)
    say(desk, transition, "happy_with", "dukker")
    record = desk.transitions.show(transition)
    assert desk.consents.sheets_left(record, father) == ()
    assert len(desk.consents.sheets_left(record, mother)) == 1


def test_a_typed_yes_needs_the_name_and_keeps_it() -> None:
    desk = make_desk()
    transition, mother, *_ = left(desk)
    assert refused(desk, transition, mother, BACK, way="typed", signed_as="  ") == "signed_as"
    desk.consents.give(transition, yes(mother, way="typed", signed_as="Mette P."))
    (given,) = desk.consents.ledger(transition).events
    assert isinstance(given, Given)
    assert (given.way, given.signed_as, given.strokes) == ("typed", "Mette P.", ())
    assert "bekræftet på skærmen" in desk.handovers.journal_note(transition)
    receipt = desk.handovers.verdict(transition, "receipt", mother).disclosure
    assert receipt is not None
    assert "Mette P." in receipt.model_dump_json()


def test_an_earlier_day_is_replayed() -> None:
    desk = make_desk()
    transition, mother, father, _ = left(desk)
    desk.consents.give(transition, yes(father), DAY)
    desk.consents.withdraw(transition, father, day=date(2026, 11, 9))
    desk.consents.give(transition, yes(father), BACK)
    ledger = desk.consents.ledger(transition)
    assert ledger.position(father, DAY).given == ledger.events[0]
    assert ledger.position(father, date(2026, 11, 10)).withdrawn_all
    assert not ledger.position(father, BACK).withdrawn_all
    assert [event.event for event in ledger.until(date(2026, 11, 9)).events] == ["given", "withdrawn"]
    assert ledger.position(mother, BACK).given is None
