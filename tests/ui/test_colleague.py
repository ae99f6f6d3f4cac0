"""Giving a family to a colleague and taking one over, in the window over real vaults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.rig import make_surroundings
from tests.storage.moving import Visitor, add_family, make_folder, visitor
from tests.storage.support import FAST
from tests.ui.shell_stage import Shell, shell
from transitions.application.bookmark import Place
from transitions.application.dossier import LARGEST
from transitions.application.package_errors import NotAKey, PackageTooLarge, PackageUnreadable
from transitions.domain.person import HealthVisitor
from transitions.storage.package import Sealing
from transitions.ui.safety.colleague_card import GIVE, TAKE
from transitions.ui.safety.colleague_files import LONGEST_KEY, read_key_file, read_package_file
from transitions.ui.safety.colleague_give import GiveScreen
from transitions.ui.safety.colleague_take import TakeScreen

GIVING, TAKING = "safety.colleague.giving", "safety.colleague.taking"
SAFETY = Place(screen="safety", parent_view=False)
SOFIE, KAREN = "Sofie Øvesen", "Karen Øvesen"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    """Sofie at her own vault, which is open, with Alma in it."""
    with shell(qtbot, tmp_path / "vaults", make_surroundings()) as made:
        made.begin()
        made.ask(lambda desk: setattr(desk.store, "sealing", Sealing(FAST)))
        known = HealthVisitor(name=SOFIE, municipality="Prøvestad", certified=True)
        made.ask(lambda desk: desk.profile.write(known))
        yield made


@pytest.fixture
def karen(tmp_path: Path) -> Iterator[Visitor]:
    make_folder(tmp_path / "karen", "real")
    with visitor(tmp_path / "karen", KAREN) as found:
        yield found


def go(house: Shell, place: Place) -> None:
    house.window.go(place)
    house.settle()


def give_screen(house: Shell, save_to: Path | None, key: Path | None = None) -> None:
    go(house, GIVE)
    screen = house.window.shown
    assert isinstance(screen, GiveScreen)
    screen._choose_place = lambda *_: save_to
    screen._choose_key = lambda *_: key


def take_screen(house: Shell, file: Path, save_to: Path | None = None) -> None:
    go(house, TAKE)
    screen = house.window.shown
    assert isinstance(screen, TakeScreen)
    screen._choose_package = lambda *_: file
    screen._choose_place = lambda *_: save_to


def choose_alma(house: Shell) -> None:
    house.write(f"{GIVING}.family.search", "alm")
    house.press(f"{GIVING}.family.1")
    house.write(f"{GIVING}.to", KAREN)


def test_a_family_is_given_by_words_and_received(house: Shell, karen: Visitor, tmp_path: Path) -> None:
    _, transition = house.ask(add_family)
    file = tmp_path / "overdragelse.tryg"
    give_screen(house, file)
    assert not house.control(f"{GIVING}.save").isEnabled()
    choose_alma(house)
    house.press(f"{GIVING}.save")
    house.settle()
    words = house.said(f"{GIVING}.words")
    assert len(words.split()) == 6
    assert house.sees(f"{GIVING}.never")
    assert not house.sees(f"{GIVING}.save")

    taken = karen.do(lambda desk: desk.takeovers.take(file.read_bytes(), words))
    house.press(f"{GIVING}.back")
    house.settle()
    assert "På vej til" in house.said("safety.colleague.moved.1")
    house.write("safety.colleague.receipt", taken.receipt[:-1] + "x")
    house.press("safety.colleague.enter")
    house.settle()
    assert house.said("safety.colleague.receipt.error")
    house.write("safety.colleague.receipt", taken.receipt)
    house.press("safety.colleague.enter")
    house.settle()
    assert "Overdraget til" in house.said("safety.colleague.moved.1")
    assert KAREN in house.said("safety.colleague.moved.1.periods")
    assert house.ask(lambda desk: desk.overview.row(transition)).handed_to == KAREN


def test_the_words_are_gone_when_she_leaves(house: Shell, tmp_path: Path) -> None:
    house.ask(add_family)
    give_screen(house, tmp_path / "x.tryg")
    choose_alma(house)
    house.press(f"{GIVING}.save")
    house.settle()
    go(house, SAFETY)
    go(house, GIVE)
    assert house.said(f"{GIVING}.words") == ""
    assert not house.sees(f"{GIVING}.words")


def test_a_key_is_used_only_when_the_fingerprints_agree(
    house: Shell, karen: Visitor, tmp_path: Path
) -> None:
    house.ask(add_family)
    key = karen.do(lambda desk: desk.colleagues.my_key())
    (tmp_path / "key.txt").write_text(key.text)
    give_screen(house, tmp_path / "x.tryg", tmp_path / "key.txt")
    choose_alma(house)
    house.press(f"{GIVING}.way.key")
    house.press(f"{GIVING}.fetch")
    house.settle()
    assert house.said(f"{GIVING}.fingerprint") == key.words
    assert not house.control(f"{GIVING}.save").isEnabled()
    house.press(f"{GIVING}.same.no")
    assert house.sees(f"{GIVING}.not_same")
    assert not house.control(f"{GIVING}.save").isEnabled()
    house.press(f"{GIVING}.same.yes")
    house.press(f"{GIVING}.save")
    house.settle()
    assert not house.sees(f"{GIVING}.words")
    cover = karen.do(lambda desk: desk.takeovers.cover((tmp_path / "x.tryg").read_bytes()))
    assert house.said(f"{GIVING}.check") == cover.check


def test_a_file_that_cannot_be_written_is_not_on_its_way(house: Shell, tmp_path: Path) -> None:
    house.ask(add_family)
    give_screen(house, tmp_path / "no" / "such" / "folder.tryg")
    choose_alma(house)
    house.press(f"{GIVING}.save")
    house.settle()
    assert house.sees(f"{GIVING}.wrong")
    assert house.ask(lambda desk: desk.colleagues.moved()) == ()


def test_a_family_is_taken_over_after_a_look(house: Shell, karen: Visitor, tmp_path: Path) -> None:
    child, _ = karen.do(add_family)
    sealed = karen.do(lambda desk: desk.colleagues.give(child, SOFIE))
    file = tmp_path / "x.tryg"
    file.write_bytes(sealed.file)
    take_screen(house, file)
    house.press(f"{TAKING}.fetch")
    house.settle()
    house.write(f"{TAKING}.words", "noget helt andet")
    house.press(f"{TAKING}.look")
    house.settle()
    assert "Ordene passer ikke" in house.said(f"{TAKING}.words.error")
    house.write(f"{TAKING}.words", sealed.words.replace("-", " "))
    house.press(f"{TAKING}.look")
    house.settle()
    assert house.said(f"{TAKING}.preview.child").startswith("Alma Prøve")
    assert KAREN in house.said(f"{TAKING}.preview.from")
    assert _children(house) == ()
    house.press(f"{TAKING}.preview.take")
    house.settle()
    assert _children(house) == (child,)
    receipt = house.said(f"{TAKING}.receipt")
    assert karen.do(lambda desk: desk.colleagues.receive(receipt)).child == child


def test_a_namesake_must_be_seen_before_both_are_kept(
    house: Shell, karen: Visitor, tmp_path: Path
) -> None:
    house.ask(add_family)
    child, _ = karen.do(add_family)
    key = house.ask(lambda desk: desk.colleagues.my_key())
    sealed = karen.do(lambda desk: desk.colleagues.give(child, SOFIE, key.text))
    (tmp_path / "x.tryg").write_bytes(sealed.file)
    take_screen(house, tmp_path / "x.tryg")
    house.press(f"{TAKING}.fetch")
    house.settle()
    assert house.said(f"{TAKING}.check") == sealed.check
    assert not house.control(f"{TAKING}.preview.take").isEnabled()
    house.press(f"{TAKING}.preview.both")
    house.press(f"{TAKING}.preview.take")
    house.settle()
    assert len(_children(house)) == 2


def test_a_wrong_file_is_said_where_she_chose_it(house: Shell, tmp_path: Path) -> None:
    (tmp_path / "x.tryg").write_bytes(b"noget andet")
    take_screen(house, tmp_path / "x.tryg")
    house.press(f"{TAKING}.fetch")
    house.settle()
    assert house.sees(f"{TAKING}.wrong")
    assert not house.sees(f"{TAKING}.look")


def test_her_key_is_saved_as_a_file_without_her_name(house: Shell, tmp_path: Path) -> None:
    take_screen(house, tmp_path / "x", tmp_path / "key.txt")
    assert not house.sees(f"{TAKING}.save_key")
    house.press(f"{TAKING}.show_key")
    house.settle()
    house.press(f"{TAKING}.save_key")
    text = (tmp_path / "key.txt").read_text()
    assert house.ask(lambda desk: desk.colleagues.read_key(text)).words == house.said(f"{TAKING}.fingerprint")
    assert "Sofie" not in text


def test_typing_in_a_family_that_is_gone_is_refused_and_not_owed(
    house: Shell, karen: Visitor
) -> None:
    child, transition = house.ask(add_family)
    sealed = house.ask(lambda desk: desk.colleagues.give(child, KAREN))
    taken = karen.do(lambda desk: desk.takeovers.take(sealed.file, sealed.words))
    house.ask(lambda desk: desk.colleagues.receive(taken.receipt))
    go(house, Place(screen="family", transition=transition, child=child, parent_view=False))
    name = house.control("family.child.name") if house.find("family.child.name") else None
    assert name is None or isinstance(name, QLineEdit)
    session = house.window.session
    assert session is not None
    session.autosave.note("x", lambda desk: desk.children.write(child, {"name": "Anna"}))
    session.autosave.flush()
    house.settle()
    assert session.autosave.quiet
    assert house.ask(lambda desk: desk.records.child(child)).name == "Alma Prøve"


def test_only_plain_files_of_a_bearable_size_are_read(tmp_path: Path) -> None:
    large, folder, odd = tmp_path / "large.tryg", tmp_path / "folder.tryg", tmp_path / "odd.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    folder.mkdir()
    odd.write_bytes(b"\xff\xfe")
    with pytest.raises(PackageTooLarge):
        read_package_file(large)
    for place in (folder, tmp_path / "gone", Path("/dev/zero"), tmp_path / ("x" * 300)):
        with pytest.raises(PackageUnreadable):
            read_package_file(place)
    with pytest.raises(NotAKey):
        read_key_file(odd)
    assert len(read_key_file(_filled(tmp_path / "long.txt"))) == LONGEST_KEY


def _filled(path: Path) -> Path:
    path.write_bytes(b"A" * 10 * LONGEST_KEY)
    return path


def _children(house: Shell) -> tuple[UUID, ...]:
    return house.ask(lambda desk: desk.store.subjects.all("child"))
