"""The family page: parents, custody and protection."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.family_stage import (
    House,
    again,
    control,
    error,
    press,
    shown,
    tab_order,
    write,
)
from transitions.ui.family.screen import FamilyScreen


@pytest.fixture
def screen(home: House) -> FamilyScreen:
    made = FamilyScreen(home.stage)
    home.show(made)
    return made


def test_a_language_is_known_by_name_and_another_one_is_kept(home: House, screen: FamilyScreen) -> None:
    write(screen, "family.parent.0.language", "polsk")
    write(screen, "family.parent.1.language", "Klingon")
    later = again(home, screen)
    assert shown(later, "family.parent.0.language") == "Polsk"
    assert shown(later, "family.parent.1.language") == "Klingon"
    parents = home.ask(lambda desk: desk.children.show(home.child)).parents
    assert [parent.language for parent in parents] == ["pl", "mis"]


def test_custody_interpreter_and_protection_by_keys(home: House, screen: FamilyScreen) -> None:
    press(screen, "family.parent.0.custody.unknown")
    press(screen, "family.parent.0.interpreter.yes")
    press(screen, "family.parent.1.protected.address")
    press(screen, "family.child.protected.contact")
    home.settle()
    child = home.ask(lambda desk: desk.children.show(home.child))
    assert child.parents[0].custody == "unknown"
    assert child.parents[0].interpreter
    assert child.parents[1].protected == frozenset({"address"})
    assert child.protected == frozenset({"contact"})


def test_a_parent_more(home: House, screen: FamilyScreen) -> None:
    press(screen, "family.parents.add")
    home.settle()
    home.qtbot.waitUntil(lambda: screen.findChild(QLineEdit, "family.parent.2.name") is not None)
    assert QApplication.focusWidget() is control(screen, "family.parent.2.name")
    write(screen, "family.parent.2.name", "Bo")
    home.settle()
    names = [p.name for p in home.ask(lambda desk: desk.children.show(home.child)).parents]
    assert names == ["Mette Prøve", "Jonas Prøve", "Bo"]


def test_a_removed_parent_comes_back_with_every_word(home: House, screen: FamilyScreen) -> None:
    write(screen, "family.parent.0.phone", "22")
    press(screen, "family.parent.0.remove")
    home.settle()
    home.qtbot.waitUntil(lambda: shown(screen, "family.parent.0.name") == "Jonas Prøve")
    assert len(home.ask(lambda desk: desk.children.show(home.child)).parents) == 1
    press(screen, "family.parents.undo")
    home.settle()
    home.qtbot.waitUntil(lambda: shown(screen, "family.parent.0.name") == "Mette Prøve")
    assert shown(screen, "family.parent.0.phone") == "22"


def change_custody(home: House, screen: FamilyScreen, day: str) -> None:
    press(screen, "family.parent.0.custody.change")
    write(screen, "family.parent.0.custody.change.day", day)
    press(screen, "family.parent.0.custody.change.custody.not_holder")
    press(screen, "family.parent.0.custody.change.save")
    home.settle()
    home.qtbot.waitUntil(lambda: home.work.idle)


def test_custody_that_has_changed(home: House, screen: FamilyScreen) -> None:
    change_custody(home, screen, "1/10-26")
    child = home.ask(lambda desk: desk.children.show(home.child))
    assert child.parents[0].custody == "not_holder"
    assert control(screen, "family.parent.0.custody.not_holder").property("checked")


def test_custody_that_will_change(home: House, screen: FamilyScreen) -> None:
    change_custody(home, screen, "1/12-26")
    today = home.ask(lambda desk: desk.children.show(home.child))
    then = home.ask(lambda desk: desk.records.child(home.child, date(2026, 12, 1)))
    assert today.parents[0].custody == "holder"
    assert then.parents[0].custody == "not_holder"
    assert control(screen, "family.parent.0.custody.ahead").isVisible()


def test_a_change_of_custody_needs_its_day(home: House, screen: FamilyScreen) -> None:
    press(screen, "family.parent.0.custody.change")
    press(screen, "family.parent.0.custody.change.save")
    home.settle()
    assert error(screen, "family.parent.0.custody.change.day")
    assert home.ask(lambda desk: desk.children.show(home.child)).parents[0].custody == "holder"


def test_a_parent_card_that_comes_later_is_walked_in_its_place(home: House, screen: FamilyScreen) -> None:
    press(screen, "family.parents.add")
    home.settle()
    home.qtbot.waitUntil(lambda: screen.findChild(QLineEdit, "family.parent.2.name") is not None)
    control(screen, "family.parent.1.remove").setFocus()
    order = tab_order(screen)
    assert order[1] == "family.parent.2.name"
    assert order.index("family.parent.2.remove") < order.index("family.parents.add")


def test_parents_see_neither_number_nor_each_others_protection(screen: FamilyScreen) -> None:
    screen.set_parent_view(True)
    assert control(screen, "family.child.name").isVisible()
    for name in ("family.child.cpr", "family.parent.0.name", "family.child.protected.name"):
        assert not control(screen, name).isVisible()
    screen.set_parent_view(False)
    assert control(screen, "family.child.cpr").isVisible()
