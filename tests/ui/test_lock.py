"""Locking, closing and coming back: no word is lost and nobody else's family is in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.shell_stage import PASSPHRASE, Shell, open_alma
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.application.errors import DiskFull
from transitions.domain.form import TextField
from transitions.ui.controls.question import Verb, ask
from transitions.ui.frame.idleness import LOOK_SECONDS, WARNING_SECONDS, Idleness
from transitions.ui.frame.system_lock import SystemLock

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_from_the_first_start_to_the_overview_and_back_after_a_lock(house: Shell) -> None:
    house.start()
    house.press("start.create")
    house.write("new_vault.passphrase", PASSPHRASE)
    house.write("new_vault.again", PASSPHRASE)
    house.press("new_vault.create")
    house.until(lambda: house.sees("recovery_key.written"))
    assert all(len(house.said(f"recovery_key.{group}")) == 5 for group in range(1, 9))
    house.press("recovery_key.written")
    house.press("recovery_key.go_on")
    house.until(lambda: house.sees("profile.name"))
    house.settle()
    house.write("profile.name", "Karen Prøve")
    house.press("profile.on")
    house.until(lambda: house.sees("overview.empty.new"))
    house.press("overview.empty.new")
    house.until(lambda: house.sees("family.child.name"))
    house.settle()
    house.write("family.child.name", "Alma Prøve")
    house.key(Qt.Key.Key_L, CTRL)
    house.until(lambda: house.ended == ["lock"])
    name = house.vaults.found()[0].name
    house.start(locked=name)
    house.unlock()
    assert house.window.session is not None
    assert house.sees("family.child.name")
    line = house.control("family.child.name")
    assert isinstance(line, QLineEdit)
    house.until(lambda: line.text() == "Alma Prøve")
    house.until(line.hasFocus)


def test_a_visit_begun_by_hand_puts_other_families_behind_the_lock(house: Shell) -> None:
    house.begin()
    open_alma(house, "family")
    house.key(Qt.Key.Key_F2)
    house.settle()
    assert house.journey().parent_view
    assert house.sees("journey.steps.form")
    house.key(Qt.Key.Key_F2)
    house.press("journey.overview")
    house.until(lambda: house.ended == ["lock"])
    house.start(locked=house.vaults.found()[0].name)
    house.unlock()
    assert house.sees("overview.list")


def test_without_a_visit_the_overview_is_one_press_away(house: Shell) -> None:
    house.begin()
    open_alma(house, "family")
    house.press("journey.overview")
    house.settle()
    assert house.sees("overview.list")
    assert house.ended == []


def test_it_locks_when_nobody_touches_it_and_later_while_parents_look(house: Shell) -> None:
    house.begin()
    open_alma(house, "family")
    idle = house.window.findChild(Idleness)
    assert idle is not None
    locking = house.around.library.policy.locking
    house.window.go(house.journey().place().model_copy(update={"screen": "form", "parent_view": True}))
    house.settle()
    sit_still(idle, locking.idle_minutes)
    assert not house.sees("lock.title")
    house.key(Qt.Key.Key_F2)
    house.settle()
    sit_still(idle, locking.idle_minutes)
    assert house.sees("lock.title")
    house.until(lambda: house.ended == ["lock"])


def test_every_touch_begins_the_wait_again(house: Shell) -> None:
    house.begin()
    idle = house.window.findChild(Idleness)
    assert idle is not None
    minutes = house.around.library.policy.locking.idle_minutes
    for _ in range(3):
        sit_still(idle, minutes - 1)
        house.key(Qt.Key.Key_Shift)
    assert not house.sees("lock.title")


def test_the_last_half_minute_is_counted_quietly_and_any_touch_stops_it(house: Shell) -> None:
    house.begin()
    idle = house.window.findChild(Idleness)
    assert idle is not None
    seconds = house.around.library.policy.locking.idle_minutes * 60
    looks = (seconds - WARNING_SECONDS) // LOOK_SECONDS
    focus, room = house.window.focusWidget(), house.control("profile.name").geometry()
    wait(idle, looks - 1)
    assert not house.sees("shell.countdown")
    wait(idle, 1)
    assert house.sees("shell.countdown")
    assert "30 sekunder" in house.said("shell.countdown.text")
    wait(idle, 1)
    assert "25 sekunder" in house.said("shell.countdown.text")
    assert house.window.focusWidget() is focus
    assert house.control("profile.name").geometry() == room
    assert house.control("profile.name").isEnabled()
    house.key(Qt.Key.Key_Shift)
    assert not house.sees("shell.countdown")
    wait(idle, looks - 1)
    assert not house.sees("shell.countdown")
    wait(idle, 2)
    strip = house.control("shell.countdown")
    assert strip.isVisible()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton)
    assert not house.sees("shell.countdown")
    assert house.ended == []
    wait(idle, seconds // LOOK_SECONDS)
    assert not house.sees("shell.countdown")
    house.until(lambda: house.ended == ["lock"])


def test_the_system_locks_a_childs_page_in_the_middle_of_a_word(house: Shell) -> None:
    """A question lies open over the form the parents look at; the word is half typed."""
    house.begin()
    open_alma(house, "form")
    section = house.around.library.form.sections[1]
    field = next(f for f in section.fields if isinstance(f, TextField) and f.short)
    here = house.journey().place().model_copy(update={"section": section.id, "parent_view": True})
    house.window.go(here)
    house.settle()
    assert house.journey().parent_view
    name = f"form.{field.id}.parents"
    house.control(name).setFocus()
    QTest.keyClicks(house.control(name), "Hun elsker at ba")
    ask(house.window, "test.question", "Spørgsmål", "Er det rigtigt?", [Verb("yes", "Ja")], lambda _: None)
    asked = QApplication.activeModalWidget()
    assert asked is not None
    lock = SystemLock(house.window, lambda: True)
    lock.asked.connect(house.window.lock)
    lock.asked.emit()
    assert house.sees("lock.title")
    assert not asked.isVisible()
    house.until(lambda: house.ended == ["lock"])
    house.start(locked=house.vaults.found()[0].name)
    house.unlock()
    house.until(lambda: house.find(name) is not None and house.control(name).hasFocus())
    line = house.control(name)
    assert isinstance(line, QPlainTextEdit | QLineEdit)
    text = line.toPlainText() if isinstance(line, QPlainTextEdit) else line.text()
    assert text == "Hun elsker at ba"
    assert house.journey().parent_view
    assert house.journey().place().section == section.id
    assert not house.sees("overview.list")


def test_an_unlock_after_wrong_tries_says_so_in_the_log(house: Shell) -> None:
    house.vaults.create(PASSPHRASE).vault.close()
    house.start()
    for _ in range(2):
        house.write("start.passphrase", "noget helt andet end det rigtige")
        QTest.keyClick(house.control("start.passphrase"), Qt.Key.Key_Return)
        house.until(lambda: house.sees("start.passphrase.error"))
        house.write("start.passphrase", "")
    house.unlock()
    lines = house.ask(lambda desk: desk.log.latest(5))
    assert [(line.action, line.detail) for line in lines] == [("unlock", "2")]


def wait(idle: Idleness, looks: int) -> None:
    for _ in range(looks):
        idle.look()


def sit_still(idle: Idleness, minutes: int) -> None:
    """So many looks as the program takes in that time."""
    for _ in range(minutes * 60 // 5):
        idle.look()


def test_what_cannot_be_saved_keeps_the_window_open_behind_a_curtain(house: Shell) -> None:
    house.begin()
    session = house.window.session
    assert session is not None
    full = [True]

    def save(desk: Desk) -> None:
        if full:
            raise DiskFull
        desk.bookmark.keep(Place(screen="overview"))

    session.autosave.note("test", save)
    house.key(Qt.Key.Key_L, CTRL)
    house.until(lambda: house.sees("lock.retry"))
    assert "Disken er fuld" in house.said("lock.text")
    assert not house.control("profile.name").isEnabled()
    house.press("lock.stay")
    assert house.control("profile.name").isEnabled()
    house.key(Qt.Key.Key_L, CTRL)
    house.until(lambda: house.sees("lock.retry"))
    full.clear()
    house.press("lock.retry")
    house.until(lambda: house.ended == ["lock"])


def test_a_save_that_broke_the_program_does_not_keep_it_from_closing(
    house: Shell, qtbot: QtBot
) -> None:
    house.begin()
    session = house.window.session
    assert session is not None
    session.autosave.note("test", lambda _: 1 // 0)
    with qtbot.captureExceptions() as caught:
        house.window.close()
        house.until(lambda: house.sees("lock.leave"))
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    house.press("lock.leave")
    house.until(lambda: house.ended == ["quit"])


def test_closing_saves_what_was_just_typed_and_closes_the_vault(house: Shell) -> None:
    house.begin()
    house.write("profile.phone", "12 34 56 78")
    house.window.close()
    house.until(lambda: house.ended == ["quit"])
    folder = house.vaults.found()[0]
    assert not list(folder.glob("vault.db-*"))
    house.start()
    house.unlock()
    line = house.control("profile.phone")
    assert isinstance(line, QLineEdit)
    house.until(lambda: line.text() == "12 34 56 78")


def test_a_place_that_is_gone_leads_to_the_overview(house: Shell) -> None:
    house.practise()
    gone = Place(screen="family", transition=house.around.ids.new(), parent_view=False)
    house.ask(lambda desk: desk.bookmark.keep(gone))
    house.window.end_now()
    house.practise()
    assert house.sees("overview.empty.new")
