"""The card that deletes: what is proposed, two presses, what stays on the list; a child by mistake."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.application.desks import yes
from tests.rig import DAY, make_surroundings
from tests.ui.shell_stage import Shell, add_alma, shell
from transitions.application.bookmark import Place
from transitions.application.copies import Carried, Errand, Stop
from transitions.application.desk import Desk
from transitions.domain.person import HealthVisitor
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.toggle import Toggle
from transitions.ui.family.screen import FamilyScreen
from transitions.ui.frame.backup_rounds import BackupRounds, carry_all
from transitions.ui.journey.steps import place_of
from transitions.ui.safety.backup_card import copy_now, take_to

LONG_AGO = (DAY - timedelta(200)).isoformat()


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, tmp_path, make_surroundings()) as made:
        made.practise()
        yield made


def done_with(desk: Desk, name: str, *, journal: bool = True) -> UUID:
    """A family whose transition is closed and long started."""
    child = desk.children.register(name, DAY - timedelta(500))
    parent = desk.children.add_parent(child, {"name": f"Mor til {name}", "custody": "holder"})
    transition = desk.transitions.start(child)
    daycare = {"name": "Vuggestuen Solsikken"}
    desk.transitions.write(transition, {"form_wish": "yes", "start_date": LONG_AGO, "daycare": daycare})
    desk.transitions.settle(transition)
    if not journal:
        desk.consents.give(transition, yes(parent, until=date(2027, 6, 1)))
    desk.transitions.close(transition)
    if journal:
        desk.handovers.entered_in_journal(transition)
    return child


def at_safety(house: Shell) -> None:
    house.window.go(Place(screen="safety", parent_view=False))
    house.settle()
    house.until(lambda: house.sees("safety.erasure.none") or house.sees("safety.erasure.erase"))


def mark(house: Shell, child: UUID) -> Toggle:
    found = house.control(f"safety.erasure.family.{child}.mark")
    assert isinstance(found, Toggle)
    return found


def test_nothing_to_delete_is_said(house: Shell) -> None:
    house.ask(add_alma)
    at_safety(house)
    assert house.sees("safety.erasure.none")
    assert not house.sees("safety.erasure.erase")
    assert not house.sees("safety.erasure.lines")


def test_the_marked_go_after_two_presses_and_the_list_tells_how_many(house: Shell) -> None:
    alma, ida, noor = (house.ask(partial(done_with, name=n)) for n in ("Alma P", "Ida P", "Noor P"))
    at_safety(house)
    assert house.said(f"safety.erasure.family.{alma}.why").startswith("Overgangen blev afsluttet den")
    assert "1 forælder, 1 overgang" in house.said(f"safety.erasure.family.{alma}.contents")
    assert not house.control("safety.erasure.erase").isEnabled()
    mark(house, alma).click()
    mark(house, noor).click()
    house.press("safety.erasure.erase")
    assert house.control("safety.erasure.erase.keep").hasFocus()
    assert len(house.ask(lambda desk: desk.overview.rows())) == 3
    house.press("safety.erasure.erase.do")
    house.settle()
    house.until(lambda: house.sees("safety.erasure.lines"))
    assert [row.child for row in house.ask(lambda desk: desk.overview.rows())] == [ida]
    assert house.said("safety.erasure.sum") == "I alt: 2 børn, 2 forældre, 2 overgange."
    assert "Alma" not in house.said("safety.erasure.lines")
    house.until(lambda: house.find(f"safety.erasure.family.{alma}.mark") is None)
    assert house.find(f"safety.erasure.family.{ida}.mark") is not None


def test_nothing_goes_when_she_keeps_them_or_marks_another(house: Shell) -> None:
    alma, ida = (house.ask(partial(done_with, name=n)) for n in ("Alma P", "Ida P"))
    at_safety(house)
    mark(house, alma).click()
    house.press("safety.erasure.erase")
    house.press("safety.erasure.erase.keep")
    assert house.control("safety.erasure.erase").hasFocus()
    house.press("safety.erasure.erase")
    mark(house, ida).click()
    assert not house.sees("safety.erasure.erase.do")
    assert len(house.ask(lambda desk: desk.overview.rows())) == 2


def test_what_the_journal_lacks_leads_to_the_journal_note(house: Shell) -> None:
    child = house.ask(lambda desk: done_with(desk, "Alma P", journal=False))
    house.window.go(Place(screen="safety", parent_view=False))
    house.until(lambda: house.sees(f"safety.erasure.family.{child}.journal"))
    assert house.find(f"safety.erasure.family.{child}.mark") is None or not mark(house, child).isVisible()
    house.press(f"safety.erasure.family.{child}.journal")
    house.settle()
    assert house.journey().place().screen == "journal"


def test_a_child_by_mistake_is_deleted_from_its_own_page(house: Shell) -> None:
    transition, child = house.ask(add_alma)
    house.window.go(place_of("family", transition, child))
    house.until(lambda: house.sees("family.mistake"))
    house.press("family.mistake")
    house.press("family.mistake.do")
    house.until(lambda: house.sees("overview.empty.new"))
    assert house.ask(lambda desk: desk.overview.rows()) == ()


def test_a_child_that_is_no_mistake_says_why_and_parents_see_nothing_of_it(house: Shell) -> None:
    transition, _ = house.ask(add_alma)
    child = house.ask(lambda desk: desk.transitions.show(transition).child)
    house.ask(lambda desk: desk.consents.refuse(transition, child.parents[0].id))
    house.window.go(place_of("family", transition, child.id))
    house.until(lambda: house.sees("family.mistake.text"))
    assert "samtykke" in house.said("family.mistake.text")
    assert not house.sees("family.mistake")
    (screen,) = house.window.findChildren(FamilyScreen)
    screen.set_parent_view(True)
    assert not house.sees("family.mistake.text")
    screen.reread()
    house.settle()
    assert not house.sees("family.mistake.text")
    screen.set_parent_view(False)
    assert house.sees("family.mistake.text")


@pytest.fixture
def real(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Shell, Path]]:
    """Her own vault with a family whose time has come, copied to a stick, and the stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    with shell(qtbot, tmp_path / "vaults", make_surroundings()) as made:
        made.begin()
        made.ask(lambda desk: desk.profile.write(HealthVisitor(name="Sofie Øvesen")))
        made.ask(lambda desk: take_to(desk, str(stick)))
        yield made, stick


def copied(house: Shell) -> None:
    """A copy here and on the stick."""
    errands = house.ask(copy_now)
    outcomes = carry_all(errands, lambda: False)
    house.ask(lambda desk: desk.backups.note(outcomes))


def copies_on(stick: Path) -> set[str]:
    return {copy.name for place in stick.iterdir() for copy in place.iterdir()}


def erase_it(house: Shell, child: UUID) -> None:
    at_safety(house)
    mark(house, child).click()
    house.press("safety.erasure.erase")
    house.press("safety.erasure.erase.do")


def test_copies_in_another_folder_go_at_once_and_the_card_says_so_meanwhile(
    real: tuple[Shell, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    house, stick = real
    child = house.ask(partial(done_with, name="Alma P"))
    copied(house)
    before, let_go = copies_on(stick), Event()
    assert len(before) == 1

    def slowly(errands: Sequence[Errand], stop: Stop) -> tuple[Carried, ...]:
        let_go.wait(8)
        return carry_all(errands, stop)

    monkeypatch.setattr("transitions.ui.frame.backup_rounds.carry_all", slowly)
    erase_it(house, child)
    house.until(lambda: str(stick) in note_of(house) and "skiftet ud nu" in note_of(house))
    assert copies_on(stick) == before
    let_go.set()
    house.until(lambda: not house.sees("safety.erasure.copies"))
    assert len(copies_on(stick)) == 1
    assert not copies_on(stick) & before


def test_a_folder_out_of_reach_is_named_with_its_date_at_once(real: tuple[Shell, Path]) -> None:
    house, stick = real
    child = house.ask(partial(done_with, name="Alma P"))
    copied(house)
    shutil.rmtree(stick)
    erase_it(house, child)
    house.until(lambda: "kan ikke nås nu" in note_of(house))
    assert str(stick) in note_of(house)
    assert "31.01.2027" in note_of(house)
    assert "skiftet ud nu" not in note_of(house)


def test_a_folder_visited_while_she_marks_families_leaves_her_marks(real: tuple[Shell, Path]) -> None:
    house, _ = real
    child = house.ask(partial(done_with, name="Alma P"))
    at_safety(house)
    mark(house, child).click()
    session = house.window.session
    assert session is not None
    session.work.carried.emit()
    answered: list[None] = []
    session.work.ask_when_idle(house.window, lambda _: None, answered.append)
    house.until(lambda: bool(answered))
    assert mark(house, child).isChecked()


def test_a_child_by_mistake_leaves_the_other_folder_at_once(real: tuple[Shell, Path]) -> None:
    house, stick = real
    transition, child = house.ask(add_alma)
    copied(house)
    before = copies_on(stick)
    house.window.go(place_of("family", transition, child))
    house.until(lambda: house.sees("family.mistake"))
    house.press("family.mistake")
    house.press("family.mistake.do")
    house.until(lambda: not copies_on(stick) & before)
    house.settle()


def test_a_round_under_way_is_followed_by_another(real: tuple[Shell, Path]) -> None:
    """What it carries was chosen before the family was erased."""
    house, stick = real
    child = house.ask(partial(done_with, name="Alma P"))
    copied(house)
    before = copies_on(stick)
    session = house.window.session
    assert session is not None
    rounds = session.findChild(BackupRounds)
    assert rounds is not None
    rounds._busy = True
    house.ask(lambda desk: desk.erasures.erase_families([child]))
    session.work.outdated.emit()
    house.settle()
    assert copies_on(stick) == before
    rounds._carry(())
    house.until(lambda: not copies_on(stick) & before)


def note_of(house: Shell) -> str:
    note = house.control("safety.erasure.copies")
    assert isinstance(note, NoteBox)
    return note._body.said() if note.isVisible() else ""
