"""A mistake about keys, the log or a colleague: the cursor is at the first problem, and it is told."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from tests.storage.moving import add_family
from tests.storage.support import FAST
from tests.ui.ear import Ear
from tests.ui.problem_stage import SAFETY, go, meets
from tests.ui.shell_stage import PASSPHRASE, Shell
from tests.ui.support import focus_name
from transitions.domain.person import HealthVisitor
from transitions.storage.package import Sealing
from transitions.ui.safety.colleague_card import GIVE, TAKE
from transitions.ui.safety.colleague_give import GiveScreen
from transitions.ui.safety.colleague_take import TakeScreen


@pytest.fixture
def opened(house: Shell) -> Shell:
    """Her own vault, open, with nothing in it."""
    house.begin()
    return house


def other_passphrase(house: Shell, old: str, new: str, again: str) -> None:
    house.press("safety.keys.change")
    house.until(lambda: house.sees("safety.keys.old"))
    house.write("safety.keys.old", old)
    house.write("safety.keys.new.passphrase", new)
    house.write("safety.keys.new.again", again)
    house.control("safety.keys.keep").setFocus()
    house.press("safety.keys.keep")


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        ("", "", "", "old"),
        ("ikke den rigtige sætning", "seks nye ord som jeg husker", "seks nye ord som jeg husker", "old"),
        (PASSPHRASE, "sommer", "sommer", "new.passphrase"),
        (PASSPHRASE, "sommer", "vinter", "new.again"),
    ],
)
def test_another_passphrase(opened: Shell, ear: Ear, old: str, new: str, again: str, field: str) -> None:
    go(opened, SAFETY)
    other_passphrase(opened, old, new, again)
    meets(opened, ear, f"safety.keys.{field}")


@pytest.mark.parametrize("typed", ["", "ikke den rigtige sætning"])
def test_a_new_recovery_key(opened: Shell, ear: Ear, typed: str) -> None:
    go(opened, SAFETY)
    opened.press("safety.keys.renew_own")
    opened.until(lambda: opened.sees("safety.keys.passphrase"))
    opened.write("safety.keys.passphrase", typed)
    opened.control("safety.keys.make").setFocus()
    opened.press("safety.keys.make")
    meets(opened, ear, "safety.keys.passphrase")


@pytest.mark.parametrize("typed", ["", "123"])
def test_the_code_of_the_log(opened: Shell, ear: Ear, typed: str) -> None:
    go(opened, SAFETY)
    opened.write("safety.log.typed", typed)
    opened.control("safety.log.code_compare").setFocus()
    opened.press("safety.log.code_compare")
    meets(opened, ear, "safety.log.typed")


def test_what_is_no_key_of_a_colleague(opened: Shell, ear: Ear, tmp_path: Path) -> None:
    key = tmp_path / "noegle.txt"
    key.write_text("ikke en nøgle", encoding="utf-8")
    opened.ask(add_family)
    go(opened, GIVE)
    screen = opened.window.shown
    assert isinstance(screen, GiveScreen)
    screen._choose_key = lambda *_: key
    opened.press("safety.colleague.giving.way.key")
    opened.press("safety.colleague.giving.fetch")
    meets(opened, ear, "safety.colleague.giving.fetch", "safety.colleague.giving.wrong")


def family_to_give(house: Shell) -> UUID:
    """Sofie's, sealed quickly."""
    house.ask(lambda desk: setattr(desk.store, "sealing", Sealing(FAST)))
    house.ask(lambda desk: desk.profile.write(HealthVisitor(name="Sofie Øvesen", municipality="Prøvestad")))
    return house.ask(add_family)[0]


def take_screen(house: Shell, file: Path) -> None:
    go(house, TAKE)
    screen = house.window.shown
    assert isinstance(screen, TakeScreen)
    screen._choose_package = lambda *_: file
    house.press("safety.colleague.taking.fetch")
    house.settle()


def test_what_is_no_family_of_a_colleague(opened: Shell, ear: Ear, tmp_path: Path) -> None:
    file = tmp_path / "x.tryg"
    file.write_bytes(b"ikke en familie")
    take_screen(opened, file)
    meets(opened, ear, "safety.colleague.taking.fetch", "safety.colleague.taking.wrong")


def test_the_wrong_words_of_a_colleague(opened: Shell, ear: Ear, tmp_path: Path) -> None:
    child = family_to_give(opened)
    sealed = opened.ask(lambda desk: desk.colleagues.give(child, "Birthe Øvesen", ""))
    file = tmp_path / "x.tryg"
    file.write_bytes(sealed.file)
    take_screen(opened, file)
    opened.until(lambda: opened.sees("safety.colleague.taking.words"))
    assert focus_name() == "safety.colleague.taking.words"
    opened.write("safety.colleague.taking.words", "helt andre ord end dem der er")
    opened.control("safety.colleague.taking.look").setFocus()
    opened.press("safety.colleague.taking.look")
    meets(opened, ear, "safety.colleague.taking.words")


def test_a_wrong_receipt(opened: Shell, ear: Ear) -> None:
    child = family_to_give(opened)
    opened.ask(lambda desk: desk.colleagues.give(child, "Birthe Øvesen", ""))
    go(opened, SAFETY)
    opened.write("safety.colleague.receipt", "000 000 000 000")
    opened.control("safety.colleague.enter").setFocus()
    opened.press("safety.colleague.enter")
    meets(opened, ear, "safety.colleague.receipt")
