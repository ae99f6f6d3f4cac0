"""A family that said no, or whose transition is closed, is deleted whole; a no stays as a number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.application.desks import DAY, begin, library, make_desk, say, yes
from tests.application.test_screenings import observe
from tests.fakes import FakeClock, FakePress, FakeStore
from tests.storage.support import FAST, PASSPHRASE, RandomIds
from tests.storage.test_leaks import decrypt, decrypt_log
from transitions.application.backups import OutOfReach
from transitions.application.bookmark import Place
from transitions.application.desk import Desk, Surroundings
from transitions.application.erasures import NotInJournal, StillInUse
from transitions.application.errors import DiskFull
from transitions.application.mistakes import NotAMistake
from transitions.application.store import Store
from transitions.domain.move import MOVE, Move, MoveStep
from transitions.domain.name_words import words_in
from transitions.domain.person import HealthVisitor
from transitions.domain.transition import Daycare
from transitions.domain.version import Author, Event
from transitions.export.formats import Formats
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder

WORDS = ("Alma Prøve", "Mette Prøve", "Jonas Prøve", "Solsikken", "Kanariefugl", "2026-01-20")


def declined(desk: Desk, wish: str = "no") -> UUID:
    transition, *_ = begin(desk, wish)
    desk.transitions.write(transition, {"introduced_on": "2026-10-01"})
    desk.transitions.settle(transition)
    return transition


def delivered(desk: Desk) -> UUID:
    """A family whose pages are with the daycare."""
    transition, mother, father = begin(desk)
    say(desk, transition, "happy_with", "Kanariefugl")
    desk.transitions.share(transition, "happy_with", "parents", "share")
    for parent in (mother, father):
        desk.consents.give(transition, yes(parent))
    desk.handovers.log(transition, "printed", "handover")
    desk.handovers.log(transition, "delivered", "handover")
    return transition


def rows(desk: Desk) -> str:
    store = desk.store
    assert isinstance(store, FakeStore)
    held = (*store.versions.rows, *store.drafts.rows.values(), *store.events.rows)
    return repr([row.model_dump() for row in held]) + repr(store.subjects.salts)


def to_day(desk: Desk, days: int) -> None:
    clock = desk.around.clock
    assert isinstance(clock, FakeClock)
    clock.day = DAY + timedelta(days=days)


def numbers(desk: Desk) -> list[tuple[int, str, int]]:
    return [(count.year, count.what, count.number) for count in desk.erasures.counts()]


# --- when ---


def test_a_no_is_deleted_a_month_after_it_was_said_and_not_after_it_was_introduced() -> None:
    desk = make_desk()
    transition = declined(desk, "thinking")
    to_day(desk, 10)
    assert desk.overview.row(transition).delete_on is None
    desk.transitions.write(transition, {"form_wish": "no"})
    due = DAY + timedelta(days=40)
    assert desk.overview.row(transition).delete_on == due
    desk.transitions.settle(transition)
    to_day(desk, 60)
    assert desk.erasures.standing(transition).due == due
    desk.transitions.write(transition, {"form_wish": "yes"})
    assert desk.overview.row(transition).delete_on is None


def test_a_no_at_the_end_and_a_refused_handover_count_from_their_day() -> None:
    desk = make_desk()
    transition, mother, _ = begin(desk)
    to_day(desk, 2)
    desk.wishes.answer_again(transition, "form", "no")
    assert desk.overview.row(transition).delete_on == DAY + timedelta(days=32)
    desk.wishes.answer_again(transition, "form", "yes")
    to_day(desk, 5)
    desk.consents.refuse(transition, mother)
    to_day(desk, 9)
    assert desk.overview.row(transition).delete_on == DAY + timedelta(days=35)


def test_a_closed_one_is_deleted_by_the_policys_days_after_the_start() -> None:
    desk = make_desk()
    transition = delivered(desk)
    assert desk.overview.row(transition).delete_on is None
    desk.transitions.close(transition)
    row = desk.overview.row(transition)
    assert row.delete_on == row.step.due
    assert row.start_date is not None
    assert row.delete_on == row.start_date + timedelta(days=90)


def test_those_who_said_no_stand_calmly_after_the_others() -> None:
    desk = make_desk()
    no, busy = declined(desk), begin(desk)[0]
    desk.transitions.write(busy, {"start_date": "2027-06-01", "introduced_on": "2026-10-01"})
    closed = begin(desk)[0]
    desk.transitions.close(closed)
    assert [row.transition for row in desk.overview.rows()] == [busy, no, closed]


# --- what goes, what stays ---


def test_the_whole_child_goes_and_a_number_stays() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    say(desk, transition, "happy_with", "Kanariefugl")
    desk.transitions.write(transition, {"form_wish": "no"})
    desk.bookmark.keep(Place(screen="introduction", transition=transition))
    assert [word for word in WORDS if word not in rows(desk)] == []
    child = child_of(desk, transition)
    desk.erasures.erase(transition)
    assert not [word for word in WORDS if word in rows(desk)]
    assert desk.overview.rows() == ()
    assert numbers(desk) == [(2026, "declined_form", 1)]
    assert desk.bookmark.read() == Place(screen="overview", parent_view=False)
    store = desk.store
    assert isinstance(store, FakeStore)
    assert [line[2:] for line in store.audit.rows if line[2] == "erase_child"] == [
        ("erase_child", str(child), "")
    ]


def test_the_numbers_are_the_same_before_and_after() -> None:
    desk = make_desk()
    first, second, third = declined(desk), declined(desk), begin(desk)[0]
    desk.transitions.write(second, {"meeting_wish": "no"})
    desk.wishes.answer_again(third, "meeting", "no")
    before = numbers(desk)
    assert before == [(2026, "declined_form", 2), (2026, "declined_meeting", 2)]
    for transition in (first, second):
        desk.erasures.erase(transition)
        assert numbers(desk) == before
    to_day(desk, 100)
    fourth = declined(desk)
    desk.erasures.erase(fourth)
    assert numbers(desk)[:2] == [(2026, "declined_form", 2), (2026, "declined_meeting", 1)]
    assert (2027, "declined_form", 1) in numbers(desk)


def test_a_family_that_moves_daycare_is_counted_once() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    desk.transitions.write(transition, {"meeting_wish": "no"})
    desk.transitions.change_daycare(transition, Daycare(name="Dagplejen"))
    assert numbers(desk) == [(2026, "declined_meeting", 1)]


# --- what is never lost ---


def test_what_is_in_use_is_not_deleted() -> None:
    desk = make_desk()
    transition, *_ = begin(desk)
    assert desk.erasures.standing(transition).due is None
    before = rows(desk)
    with pytest.raises(StillInUse):
        desk.erasures.erase(transition)
    assert rows(desk) == before


def test_a_childs_other_open_transition_keeps_it() -> None:
    desk = make_desk()
    transition = declined(desk)
    child = desk.transitions.show(transition).child.id
    other = desk.transitions.start(child)
    assert desk.erasures.standing(transition).refusal == "refusal.erase_in_use"
    with pytest.raises(StillInUse):
        desk.erasures.erase(transition)
    desk.transitions.close(other)
    desk.erasures.erase(transition)
    assert desk.overview.rows() == ()


def test_what_was_handed_over_is_in_the_journal_first() -> None:
    desk = make_desk()
    transition = delivered(desk)
    desk.transitions.close(transition)
    before = rows(desk)
    with pytest.raises(NotInJournal):
        desk.erasures.erase(transition)
    assert rows(desk) == before
    desk.handovers.entered_in_journal(transition)
    assert desk.erasures.standing(transition).refusal == ""
    desk.erasures.erase(transition)
    assert not [word for word in WORDS if word in rows(desk)]


def test_what_came_after_the_last_entry_is_in_the_journal_first_too() -> None:
    desk = make_desk()
    transition = delivered(desk)
    desk.handovers.entered_in_journal(transition)
    desk.wishes.answer_again(transition, "form", "no")
    assert desk.erasures.standing(transition).refusal == ""
    mother = desk.transitions.show(transition).child.parents[0]
    desk.consents.withdraw(transition, mother.id)
    with pytest.raises(NotInJournal):
        desk.erasures.erase(transition)


def test_a_name_that_cannot_be_printed_does_not_make_the_journal_look_complete() -> None:
    desk = make_desk()
    transition = delivered(desk)
    child = desk.transitions.show(transition).child.id
    desk.children.write(child, {"name": "Alma 🙂"})
    desk.transitions.close(transition)
    with pytest.raises(NotInJournal):
        desk.erasures.erase(transition)


def test_a_failure_leaves_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk()
    transition = declined(desk)
    before, counted = rows(desk), numbers(desk)

    def fail(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(FakeStore, "erasures", property(fail))
    with pytest.raises(OSError, match="full"):
        desk.erasures.erase(transition)
    assert rows(desk) == before
    assert numbers(desk) == counted


# --- what is proposed, several at once, and what stays of it ---


def entered(desk: Desk) -> UUID:
    """A family that is done with: delivered, in the journal, closed."""
    transition = delivered(desk)
    desk.transitions.close(transition)
    desk.handovers.entered_in_journal(transition)
    return transition


def child_of(desk: Desk, transition: UUID) -> UUID:
    return desk.transitions.show(transition).child.id


def test_a_family_is_proposed_from_its_day_on_with_what_goes() -> None:
    desk = make_desk()
    transition = entered(desk)
    due = desk.erasures.standing(transition).due
    assert due is not None
    to_day(desk, (due - DAY).days - 1)
    assert desk.erasures.state().proposals == ()
    to_day(desk, (due - DAY).days)
    (proposed,) = desk.erasures.state().proposals
    assert (proposed.name, proposed.why, proposed.since, proposed.due) == ("Alma Prøve", "closed", DAY, due)
    assert proposed.refusal == ""
    gone = proposed.contents
    assert (gone.children, gone.parents, gone.transitions, gone.answers) == (1, 2, 1, 1)
    assert (gone.observations, gone.consents, gone.handovers) == (0, 2, 2)


def test_what_the_journal_lacks_is_proposed_with_the_reason_it_cannot_go_yet() -> None:
    desk = make_desk()
    transition = delivered(desk)
    desk.transitions.close(transition)
    to_day(desk, 400)
    (proposed,) = desk.erasures.state().proposals
    assert proposed.refusal == "refusal.erase_not_in_journal"
    desk.handovers.entered_in_journal(transition)
    assert desk.erasures.state().proposals[0].refusal == ""


def test_a_child_with_another_open_transition_is_not_proposed() -> None:
    desk = make_desk()
    transition = entered(desk)
    desk.transitions.start(child_of(desk, transition))
    to_day(desk, 400)
    assert desk.erasures.state().proposals == ()


def test_several_go_at_once_or_none_and_the_list_names_nobody() -> None:
    desk = make_desk()
    first, second, open_one = entered(desk), declined(desk), begin(desk)[0]
    children = [child_of(desk, t) for t in (first, second, open_one)]
    before = rows(desk)
    with pytest.raises(StillInUse):
        desk.erasures.erase_families(children)
    assert rows(desk) == before
    desk.erasures.erase_families(children[:2])
    (deletion,) = desk.erasures.state().deletions
    assert (deletion.day, deletion.by) == (DAY, "Sofie Øvesen")
    assert (deletion.contents.children, deletion.contents.parents, deletion.contents.transitions) == (2, 4, 2)
    kept = [row.model_dump_json() for row in desk.store.events.of(counter(desk), "erased")]
    assert not [word for word in WORDS if word in repr(kept)]
    assert not [child for child in children if str(child) in repr(kept)]
    assert desk.store.subjects.all("transition") == (open_one,)


def counter(desk: Desk) -> UUID:
    return desk.store.subjects.all("counter")[0]


def test_the_newest_deletion_is_told_first() -> None:
    desk = make_desk()
    desk.erasures.erase(declined(desk))
    to_day(desk, 3)
    desk.erasures.erase(declined(desk))
    assert [d.day for d in desk.erasures.state().deletions] == [DAY + timedelta(days=3), DAY]


def test_after_a_deletion_the_files_are_written_anew() -> None:
    desk = make_desk()
    store = desk.store
    assert isinstance(store, FakeStore)
    desk.erasures.erase(declined(desk))
    assert store.wiped == 1
    desk.erasures.sweep()
    assert store.wiped == 1


def test_what_could_not_be_swept_is_remembered_until_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk()

    def full(_: FakeStore) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(FakeStore, "wipe", full)
        desk.erasures.erase(declined(desk))
        assert desk.overview.rows() == ()
        assert desk.erasures.state().unswept
        with pytest.raises(DiskFull):
            desk.erasures.sweep()
    desk.erasures.sweep()
    assert not desk.erasures.state().unswept


# --- taken over by a colleague ---


def move(desk: Desk, transition: UUID, step: MoveStep) -> None:
    made = Move(step=step, package=UUID(int=77), giver="Sofie", taker="Karen", day=desk.around.clock.today())
    event = Event(
        id=desk.around.ids.new(), subject=child_of(desk, transition), kind=MOVE,
        value=made.model_dump(mode="json"), day=made.day, recorded_at=desk.around.clock.now(),
        author=Author(name="Sofie"),
    )
    desk.store.events.add(event)


def test_a_family_a_colleague_has_taken_over_goes_after_the_policys_days() -> None:
    desk = make_desk()
    transition = begin(desk)[0]
    move(desk, transition, "sent")
    to_day(desk, 100)
    assert desk.erasures.standing(transition).due is None
    with pytest.raises(StillInUse):
        desk.erasures.erase(transition)
    move(desk, transition, "handed")
    assert desk.erasures.standing(transition).due == DAY + timedelta(days=130)
    assert desk.overview.row(transition).delete_on == DAY + timedelta(days=130)
    assert desk.erasures.state().proposals == ()
    to_day(desk, 130)
    (proposed,) = desk.erasures.state().proposals
    assert (proposed.why, proposed.since, proposed.refusal) == ("handed_over", DAY + timedelta(days=100), "")
    desk.erasures.erase_families([proposed.child])
    assert desk.overview.rows() == ()


def test_a_family_that_came_back_is_in_use_again() -> None:
    desk = make_desk()
    transition = begin(desk)[0]
    move(desk, transition, "handed")
    move(desk, transition, "taken")
    assert desk.erasures.standing(transition).due is None


def test_a_no_that_moved_is_counted_where_the_family_is() -> None:
    desk = make_desk()
    transition = declined(desk)
    move(desk, transition, "handed")
    assert numbers(desk) == []
    desk.erasures.erase(transition)
    assert numbers(desk) == []


# --- a child created by mistake ---


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
    assert numbers(desk) == []


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
    assert library().texts.say(refused.value.text_id)


# --- on the disk ---


class Clock(FakeClock):
    """The rig's day, for a vault that is opened again."""


def desk_on(store: Store) -> Desk:
    around = Surroundings(
        clock=Clock(DAY), ids=RandomIds(), library=library(), press=FakePress(), exports=Formats()
    )
    return around.desk(store)


def test_no_byte_of_an_erased_family_is_in_the_decrypted_data_file(tmp_path: Path) -> None:
    vault = VaultFolder(tmp_path / "Agnes", Clock(DAY), FAST)
    vault.create(RandomIds(), PASSPHRASE)
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)

    def add(store: VaultStore) -> UUID:
        desk = desk_on(store)
        desk.profile.write(HealthVisitor(name="Sofie Øvesen"))
        transition = delivered(desk)
        desk.transitions.jot(transition, {"delivery/by": "Kanariefugl"})
        desk.handovers.entered_in_journal(transition)
        desk.wishes.answer_again(transition, "form", "no")
        desk.bookmark.keep(Place(screen="introduction", transition=transition))
        store.settle()
        return transition

    transition = thread.submit(add).result()
    before = decrypt(vault)
    assert [word for word in WORDS if word.encode() not in before] == []

    def erase(store: VaultStore) -> list[tuple[int, str, int]]:
        desk_on(store).erasures.erase(transition)
        store.settle()
        return numbers(desk_on(store))

    assert thread.submit(erase).result() == [(2026, "declined_form", 1)]
    after = decrypt(vault)
    assert [word for word in WORDS if word.encode() in after] == []
    assert b"Sofie" in after
    thread.close()


CANARIES = ("Kanariefugl", "Østergård-Kanarie", "200126-9996", "kanariestuen", "kanarieord")


def everything(vault: VaultFolder) -> dict[str, bytes]:
    """Each data file in reach and its log, in plain, by its place."""
    found = {}
    for file in vault.folder.parent.rglob("vault.db"):
        place = str(file.parent.relative_to(vault.folder.parent))
        held = VaultFolder(file.parent, Clock(DAY), FAST)
        found[place] = decrypt(held) + decrypt_log(held)
    return found


def hits(vault: VaultFolder) -> dict[str, list[str]]:
    spelled = {word: [word.encode(), "".join(words_in(word)).encode()] for word in CANARIES}
    return {
        place: [word for word, ways in spelled.items() if any(way and way in pages for way in ways)]
        for place, pages in everything(vault).items()
    }


def fill_with_canaries(desk: Desk) -> UUID:
    desk.profile.write(HealthVisitor(name="Sofie Øvesen"))
    transition = delivered(desk)
    child = desk.transitions.show(transition).child
    desk.children.write(child.id, {"name": "Alma Østergård-Kanarie", "cpr": "200126-9996"})
    desk.children.settle(child.id)
    daycare = Daycare(name="Vuggestuen Solsikken", group="kanariestuen")
    desk.transitions.write(transition, {"daycare": daycare.model_dump(mode="json")})
    desk.transitions.jot(transition, {"delivery/by": "kanarieord"})
    desk.handovers.entered_in_journal(transition)
    desk.wishes.answer_again(transition, "form", "no")
    return transition


def test_no_copy_in_reach_holds_an_erased_family(tmp_path: Path) -> None:
    vault = VaultFolder(tmp_path / "home" / "Agnes", Clock(DAY), FAST)
    vault.folder.parent.mkdir()
    vault.create(RandomIds(), PASSPHRASE)
    stick = vault.folder.parent / "stick"
    stick.mkdir()
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)

    def carry(desk: Desk) -> None:
        desk.backups.note([errand.run(lambda: False) for errand in desk.backups.errands()])

    def fill(store: VaultStore) -> UUID:
        desk = desk_on(store)
        transition = fill_with_canaries(desk)
        desk.backups.choose(str(stick))
        for _ in range(2):
            desk.backups.make()
            carry(desk)
        store.settle()
        return transition

    transition = thread.submit(fill).result()
    (vault.folder / "vault.db-wal.kept-0123456789ab").write_bytes(b"a damaged log")
    before = hits(vault)
    assert len(before) >= 4
    assert [found for found in before.values() if found != list(CANARIES)] == []

    def erase(store: VaultStore) -> tuple[str, str]:
        desk = desk_on(store)
        desk.erasures.erase(transition)
        waiting = desk.erasures.state().copies_wait
        carry(desk)
        return waiting, desk.erasures.state().copies_wait

    assert thread.submit(erase).result() == (str(stick), "")
    after = hits(vault)
    assert len(after) == 3
    assert [found for found in after.values() if found] == []
    assert not list(vault.folder.glob("*.kept-*"))
    thread.close()


def test_a_copy_that_cannot_be_reached_is_listed_with_the_day_it_is_too_old(tmp_path: Path) -> None:
    vault = VaultFolder(tmp_path / "Agnes", Clock(DAY), FAST)
    vault.create(RandomIds(), PASSPHRASE)
    stick = tmp_path / "stick"
    stick.mkdir()
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)

    def work(store: VaultStore) -> tuple[OutOfReach, ...]:
        desk = desk_on(store)
        desk.profile.write(HealthVisitor(name="Sofie Øvesen"))
        transition = declined(desk)
        desk.backups.choose(str(stick))
        desk.backups.make()
        desk.backups.note([errand.run(lambda: False) for errand in desk.backups.errands()])
        stick.rename(tmp_path / "in a drawer")
        desk.erasures.erase(transition)
        desk.backups.note([errand.run(lambda: False) for errand in desk.backups.errands()])
        return desk.erasures.state().out_of_reach

    (place,) = thread.submit(work).result()
    assert place.folder == str(stick)
    assert place.until == DAY + timedelta(days=library().policy.backups.longest_days)
    thread.close()
