"""What goes to the journal, and that it leaves the clipboard again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.family_stage import (
    House,
    acting,
    control,
    press,
    said,
    shown,
    spoken_name,
    write,
)
from transitions.ui.controls.labels import Words
from transitions.ui.journal import screen as journal
from transitions.ui.journal.cards import left_in_words
from transitions.ui.journal.clipping import Clipping
from transitions.ui.journal.screen import JournalScreen


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    QApplication.clipboard().clear()


@pytest.fixture
def screen(home: House) -> Iterator[JournalScreen]:
    facts = {"introduced_on": "2026-10-20", "introduced_how": "Mundtligt", "form_wish": "yes"}
    home.ask(lambda desk: desk.transitions.write(home.transition, facts))
    home.ask(lambda desk: desk.children.write(home.child, {"cpr": "7401261111"}))
    made = JournalScreen(home.stage)
    home.show(made)
    yield made
    made.leave()


def clipboard() -> str:
    return QApplication.clipboard().text()


def test_the_note_is_shown_without_the_number(screen: JournalScreen) -> None:
    note = shown(screen, "journal.note")
    assert "Alma Prøve" in note
    assert "20. oktober 2026" in note
    assert "1111" not in note


def test_the_note_is_copied_and_remembered(home: House, screen: JournalScreen) -> None:
    note = shown(screen, "journal.note")
    press(screen, "journal.copy")
    assert clipboard() == note
    home.settle()
    assert shown(screen, "journal.note") == note, "it stays until she has put it in the journal"
    copies = home.ask(lambda desk: desk.transitions.show(home.transition)).handed("copied")
    assert len(copies) == 1
    assert "2. november 2026: 2 oplysninger" in said(screen, "journal.history")


def test_copying_again_is_not_a_second_copy(home: House, screen: JournalScreen) -> None:
    trouble: list[object] = []
    home.work.trouble.connect(trouble.append)
    note = shown(screen, "journal.note")
    press(screen, "journal.copy")
    home.settle()
    QApplication.clipboard().clear()
    press(screen, "journal.copy")
    home.settle()
    assert clipboard() == note
    assert not trouble
    assert len(home.ask(lambda desk: desk.transitions.show(home.transition)).handed("copied")) == 1


def test_next_time_there_is_only_what_is_new(home: House, screen: JournalScreen) -> None:
    press(screen, "journal.copy")
    press(screen, "journal.written")
    home.settle()
    home.settle()
    screen.leave()
    home.show(screen)
    assert control(screen, "journal.nothing").isVisible()
    assert not control(screen, "journal.copy").isVisible()
    home.ask(lambda desk: desk.transitions.write(home.transition, {"follow_up_on": "2027-03-10"}))
    screen.leave()
    home.show(screen)
    assert "10. marts 2027" in shown(screen, "journal.note")
    assert "20. oktober 2026" not in shown(screen, "journal.note")


def test_an_answer_that_an_earlier_question_waited_for_is_passed_over(
    home: House, screen: JournalScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first answer comes while something is pressed, and is there after the second."""
    held: list[Callable[[], object]] = []
    monkeypatch.setattr(journal, "when_nothing_is_pressed", lambda _, show: held.append(show))
    screen.reread()
    home.settle()
    home.ask(lambda desk: desk.transitions.write(home.transition, {"follow_up_on": "2027-03-10"}))
    screen.reread()
    home.settle()
    first, second = held
    second()
    first()
    assert "10. marts 2027" in shown(screen, "journal.note")


def test_leaving_takes_the_text_off_the_clipboard(home: House, screen: JournalScreen) -> None:
    press(screen, "journal.copy")
    screen.leave()
    assert clipboard() == ""
    assert shown(screen, "journal.note") == ""


def test_leaving_spares_what_somebody_else_copied(home: House, screen: JournalScreen) -> None:
    press(screen, "journal.copy")
    QApplication.clipboard().setText("noget andet")
    screen.leave()
    assert clipboard() == "noget andet"


def test_the_end_of_the_program_takes_it_too(qapp: QApplication) -> None:
    clipping = Clipping(180)
    clipping.copy("Alma")
    assert QApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")
    qapp.aboutToQuit.emit()
    assert clipboard() == ""


def test_it_is_entered_in_the_journal(home: House, screen: JournalScreen) -> None:
    assert not control(screen, "journal.written.done").isVisible()
    press(screen, "journal.written")
    home.settle()
    home.settle()
    assert control(screen, "journal.written.done").isVisible()
    assert "handover" in home.ask(lambda desk: desk.transitions.show(home.transition)).journalised


def test_parents_see_nothing_of_it(home: House, screen: JournalScreen) -> None:
    screen.set_parent_view(True)
    for name in ("journal.note", "journal.copy", "journal.history", "journal.written"):
        assert not control(screen, name).isVisible()
    screen.leave()
    home.show(screen)
    assert not control(screen, "journal.note").isVisible()


def test_names_and_sizes(screen: JournalScreen) -> None:
    found = acting(screen)
    assert {w.objectName() for w in found} == {
        "journal.note", "journal.copy", "journal.written_on", "journal.written_on.calendar",
        "journal.written", "sparring.open",
    }
    for widget in found:
        assert spoken_name(widget), widget.objectName()
        assert widget.height() >= 44, widget.objectName()


def with_a_date_to_follow_up(home: House, screen: JournalScreen) -> None:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"follow_up_on": "2027-03-10"}))
    screen.leave()
    home.show(screen)


def test_one_heading_is_copied_and_only_that_is_remembered(home: House, screen: JournalScreen) -> None:
    assert not screen.findChildren(QPushButton, "journal.copy.0")[0].isVisible(), "one heading is the note"
    with_a_date_to_follow_up(home, screen)
    press(screen, "journal.copy.1")
    assert clipboard() == "ØVELSE\nOpfølgning aftalt til: 10. marts 2027\n"
    home.settle()
    copies = home.ask(lambda desk: desk.transitions.show(home.transition)).handed("copied")
    assert [line.tells for line in copies] == [("follow_up/10. marts 2027",)]
    press(screen, "journal.copy")
    home.settle()
    assert clipboard() == shown(screen, "journal.note")


def test_no_heading_holds_the_number_of_the_child(home: House, screen: JournalScreen) -> None:
    with_a_date_to_follow_up(home, screen)
    for place in range(2):
        press(screen, f"journal.copy.{place}")
        assert "1111" not in clipboard()
        assert clipboard().startswith("ØVELSE")


def test_the_text_goes_when_its_time_is_up(qtbot: QtBot, qapp: QApplication) -> None:
    clipping, told = Clipping(1), list[int]()
    clipping.left.connect(told.append)
    clipping.copy("Alma")
    assert clipboard() == "Alma"
    assert told == [1]
    qtbot.waitUntil(lambda: told[-1] == 0, timeout=4000)
    assert clipboard() == ""


def test_what_somebody_else_copied_stays_when_the_time_is_up(qtbot: QtBot, qapp: QApplication) -> None:
    clipping, told = Clipping(1), list[int]()
    clipping.left.connect(told.append)
    clipping.copy("Alma")
    QApplication.clipboard().setText("noget andet")
    qtbot.waitUntil(lambda: told[-1] == 0, timeout=4000)
    assert clipboard() == "noget andet"


def test_the_page_counts_by_the_policy_and_says_when_it_has_gone(home: House, screen: JournalScreen) -> None:
    press(screen, "journal.copy")
    seconds = home.stage.library.policy.clipboard.clear_after_seconds
    assert said(screen, "journal.left") == left_in_words(home.stage, seconds)
    assert "3 min. 0 sek." in said(screen, "journal.left")
    application = QApplication.instance()
    assert application is not None
    clipping = screen.findChild(Clipping) or application.findChildren(Clipping)[-1]
    clipping.left.emit(0)
    assert "fjernet" in said(screen, "journal.left")
    assert not control(screen, "journal.copied").isVisible()
    assert control(screen, "journal.copy").property("text") == "Kopiér igen"


def test_histories_are_asked_to_leave_it_alone(screen: JournalScreen) -> None:
    press(screen, "journal.copy")
    carried = QApplication.clipboard().mimeData()
    for kind in (
        'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
        'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"',
        "x-kde-passwordManagerHint", "org.nspasteboard.ConcealedType",
    ):
        assert carried.hasFormat(kind), kind


def test_the_day_it_was_entered_is_written(home: House, screen: JournalScreen) -> None:
    write(screen, "journal.written_on", "1.11.2026")
    press(screen, "journal.written")
    home.settle()
    home.settle()
    words = [each.said() for each in control(screen, "journal.written.done").findChildren(Words)]
    assert words == ["Ført i journalen den 1. november 2026."]
    record = home.ask(lambda desk: desk.transitions.show(home.transition))
    assert record.journalised_on == date(2026, 11, 1)


def test_a_day_to_come_is_not_a_day_it_was_entered(home: House, screen: JournalScreen) -> None:
    write(screen, "journal.written_on", "1.12.2026")
    press(screen, "journal.written")
    home.settle()
    assert home.ask(lambda desk: desk.transitions.show(home.transition)).journalised_on is None
    assert "i dag eller tidligere" in said(screen, "journal.written_on.error")
