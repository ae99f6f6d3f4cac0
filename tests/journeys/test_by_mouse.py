"""The same way with the mouse: a drawn signature, the encrypted copy, the journal, the meeting."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.journeys.hands import Mouse
from tests.journeys.test_by_keyboard import text_of
from tests.rig import make_surroundings
from tests.ui.shell_stage import Shell, shell
from transitions.ui.handover.screen import HandoverScreen


def test_from_a_vault_of_her_own_to_the_follow_up(qtbot: QtBot, tmp_path: Path) -> None:
    with shell(qtbot, tmp_path / "vaults", make_surroundings()) as house:
        house.begin()
        mouse = Mouse(house)
        mouse.write("profile.name", "Karen Øvelse")
        mouse.press("profile.on")
        house.until(lambda: house.sees("overview.empty.new"))
        write_family(house, mouse)
        fill_form(house, mouse)
        sign(house, mouse)
        sending = encrypted_copy(house, mouse, tmp_path / "kopi.pdf")
        deliver(house, mouse)
        journal(house, mouse)
        meet(house, mouse)
        row = house.ask(lambda desk: desk.overview.rows()[0])
    assert row.step.name == "follow_up"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "kopi.pdf")
    with pikepdf.open(tmp_path / "kopi.pdf", password=sending) as pdf:
        assert pdf.encryption.R == 6
        pdf.save(tmp_path / "opened.pdf")
    assert "Bolde og bade" in text_of(tmp_path / "opened.pdf")


def write_family(house: Shell, mouse: Mouse) -> None:
    mouse.press("overview.empty.new")
    house.until(lambda: house.sees("family.child.name"))
    house.settle()
    mouse.write("family.child.name", "Alma Prøve")
    mouse.write("family.child.birth_date", "140126")
    mouse.press("family.parents.add")
    house.settle()
    house.until(lambda: house.sees("family.parent.0.name"))
    mouse.write("family.parent.0.name", "Mette Prøve")
    mouse.press("family.parent.0.custody.holder")
    mouse.write("family.start_date", "1/12-2026")
    assert not house.sees("family.daycare.known.yes")
    mouse.press("journey.steps.introduction")
    house.settle()
    mouse.write("introduction.introduced_on", "20.10.2026")
    mouse.press("introduction.form_wish.yes")
    mouse.press("introduction.meeting_wish.yes")
    house.settle()
    mouse.press("journey.steps.family")
    house.until(lambda: house.sees("family.daycare.known.yes"))
    house.settle()
    mouse.press("family.daycare.known.yes")
    house.settle()
    mouse.write("family.daycare.name", "Vuggestuen Solsikken")


def fill_form(house: Shell, mouse: Mouse) -> None:
    mouse.press("journey.steps.form")
    house.settle()
    mouse.press("form.next")
    house.until(lambda: house.sees("form.happy_with.parents"))
    mouse.write("form.happy_with.parents", "Bolde og bade")
    mouse.press("form.happy_with.parents.share.share")
    house.settle()


def sign(house: Shell, mouse: Mouse) -> None:
    mouse.press("journey.steps.consent")
    house.settle()
    for channel in ("parents_carry", "sent"):
        mouse.press(f"consent.channel.{channel}")
    mouse.press("consent.parent.0.says.yes")
    house.until(lambda: house.sees("consent.parent.0.way.drawn"))
    mouse.press("consent.parent.0.way.drawn")
    house.until(lambda: house.sees("consent.parent.0.signature"))
    mouse.draw("consent.parent.0.signature")
    house.settle()
    mouse.press("consent.parent.0.give")
    house.settle()
    house.settle()
    events = house.ask(lambda desk: desk.consents.ledger(desk.store.subjects.all("transition")[0]).events)
    assert [(event.event, event.way) for event in events] == [("given", "drawn")]  # type: ignore[union-attr]


def encrypted_copy(house: Shell, mouse: Mouse, target: Path) -> str:
    mouse.press("journey.steps.handover")
    house.settle()
    mouse.press("journey.parent_view")
    house.settle()
    screen = house.window.findChild(HandoverScreen)
    assert isinstance(screen, HandoverScreen)
    screen._files._choose = lambda *_: target
    house.until(lambda: house.control("handover.sending").isEnabled())
    mouse.press("handover.sending")
    house.settle()
    house.until(lambda: house.sees("handover.passphrase.words"))
    words = house.said("handover.passphrase.words")
    mouse.press("handover.passphrase.done")
    return words


def deliver(house: Shell, mouse: Mouse) -> None:
    house.settle()
    mouse.press("handover.deliver")
    house.until(lambda: house.sees("handover.delivery.done"))
    mouse.press("handover.delivery.how.sent")
    mouse.press("handover.delivery.done")
    house.settle()
    house.settle()
    steps = house.ask(lambda desk: desk.transitions.show(desk.store.subjects.all("transition")[0]).handovers)
    assert {"saved", "delivered"} <= {line.step for line in steps}


def journal(house: Shell, mouse: Mouse) -> None:
    mouse.press("journey.steps.journal")
    house.settle()
    house.until(lambda: house.sees("journal.copy"))
    note = house.control("journal.note")
    assert isinstance(note, QPlainTextEdit)
    assert "Mette Prøve har sagt ja" in note.toPlainText()
    mouse.press("journal.copy")
    assert QApplication.clipboard().text() == note.toPlainText()
    mouse.press("journal.written")
    house.settle()


def meet(house: Shell, mouse: Mouse) -> None:
    mouse.press("journey.steps.meeting")
    assert QApplication.clipboard().text() == ""
    house.settle()
    mouse.write("meeting.day", "30.10.2026")
    mouse.write("meeting.participants", "Mette og Lis")
    mouse.press("meeting.held.yes")
    house.settle()
    mouse.press("meeting.follow_up.use")
    house.settle()
