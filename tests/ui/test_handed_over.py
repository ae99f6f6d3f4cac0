"""A family that a colleague has: every page can be read, none can be written in, and it says so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.rig import DAY, make_vaults
from tests.storage.moving import surroundings
from tests.ui.shell_stage import Shell
from transitions.application.desk import Desk
from transitions.application.practice.play import PlayClock, Practice
from transitions.domain.move import Move, MoveStep
from transitions.places import bundled_resources
from transitions.ui.controls.editors.editor import Editor
from transitions.ui.controls.signature import SignaturePad
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.journey.journey import Journey
from transitions.ui.journey.steps import STEPS, place_of

KAREN = "Karen Øvesen"


class Home(Shell):
    """A practice vault where some families have been handed over."""

    def go(self, screen: str, family: tuple[UUID, UUID], *, parents: bool = False) -> Journey:
        place = place_of(screen, *family).model_copy(update={"parent_view": parents})
        self.window.go(place)
        self.settle()
        self.until(lambda: self.journey()._standing is not None)
        return self.journey()

    def families(self) -> list[tuple[UUID, UUID]]:
        """Transition and child, the fullest first."""
        found = self.ask(lambda desk: [desk.transitions.show(row.transition) for row in desk.overview.rows()])
        found.sort(key=lambda record: -len(record.answers) - 9 * len(record.screenings))
        return [(record.id, record.child.id) for record in found]

    def move(self, child: UUID, step: MoveStep) -> None:
        move = Move(step=step, package=uuid4(), giver="Sofie Øvesen", taker=KAREN, day=DAY)
        self.ask(lambda desk: desk.colleagues._happen(child, move, "hand_over_child"))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three families in a practice vault."""
    around, folder = surroundings(), tmp_path_factory.mktemp("families")
    families = around.library.families(bundled_resources() / "practice" / "families.toml")  # type: ignore[attr-defined]
    few = families.model_copy(update={"families": families.families[:3]})
    clock = around.clock
    assert isinstance(clock, PlayClock)
    vault = make_vaults(folder, around).open_practice()
    vault.submit(lambda store: Practice(around.desk(store), clock, DAY).play(few)).result()
    vault.close()
    return folder


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path, played: Path) -> Iterator[Home]:
    """In a copy of their own: what is handed over in one test is not in the next."""
    shutil.copytree(played, tmp_path / "families")
    made = Home(qtbot, tmp_path / "families", surroundings())
    made.practise()
    yield made
    made.stop()


def pages(journey: Journey) -> QWidget:
    page = journey._stack.currentWidget()
    assert page is not None
    return page


def editable(page: QWidget) -> list[str]:
    """What can be typed or drawn in, and every answer that can be pressed."""
    found = []
    for widget in page.findChildren(QWidget):
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            open_ = not widget.isReadOnly()
        elif isinstance(widget, QAbstractButton):
            open_ = widget.isEnabled() and _in_editor(widget)
        else:
            open_ = isinstance(widget, SignaturePad) and widget.isEnabled()
        if open_ and widget.isVisible():
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def _in_editor(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Editor):
        above = above.parentWidget()
    return above is not None and not widget.objectName().endswith("cpr.show")


def written(desk: Desk) -> object:
    store = desk.store
    tables = ("version", "draft", "event", "subject")
    return [store.database.rows(f"SELECT * FROM {table} ORDER BY 1, 2, 3")  # type: ignore[attr-defined] # noqa: S608
            for table in tables]


def test_no_page_of_a_family_with_a_colleague_has_an_input_that_can_be_used(home: Home) -> None:
    for transition, child in home.families()[:2]:
        open_before = {step: editable(pages(home.go(step, (transition, child)))) for step in STEPS}
        assert sum(map(bool, open_before.values())) >= 6, open_before
        home.move(child, "handed")
        for step in STEPS:
            journey = home.go(step, (transition, child))
            home.until(lambda: home.sees("journey.handed"))
            assert editable(pages(journey)) == [], step
        note = home.control("journey.handed")
        assert isinstance(note, NoteBox)
        told = "Karen Øvesen har haft familien siden den 2. november 2026."
        assert note._body.said() == f"{told} Her kan den læses, men ikke ændres."


def test_every_button_that_is_left_leads_somewhere_and_writes_nothing(home: Home) -> None:
    family = home.families()[0]
    home.move(family[1], "handed")
    troubles: list[object] = []
    session = home.window.session
    assert session is not None
    session.work.trouble.connect(troubles.append)
    session.autosave.failed.connect(troubles.append)
    pressed = 0
    for step in STEPS:
        journey = home.go(step, family)
        journey.trouble.connect(troubles.append)
        for name in left(journey):
            before = home.ask(written)
            journey = home.go(step, family)
            button = home.find(name)
            if not isinstance(button, QAbstractButton) or not button.isVisible() or not button.isEnabled():
                continue
            pressed += 1
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            home.settle()
            for dialog in home.window.findChildren(QWidget, f"{name}.ask"):
                dialog.close()
            assert troubles == [], name
            if isinstance(home.window.shown, Journey):
                assert editable(pages(home.journey())) == [], name
            assert unlike(before, home.ask(written)) == [], name
    assert pressed > 15


def test_what_would_write_cannot_be_pressed(home: Home) -> None:
    family = home.families()[0]
    writing = {
        "family": ("family.parents.add", "family.parent.1.remove"),
        "adbb": ("adbb.begin", "adbb.read_file"),
        "handover": ("handover.print", "handover.save", "handover.deliver"),
        "journal": ("journal.copy", "journal.written"),
        "meeting": ("meeting.close", "meeting.agreements.add"),
    }
    home.move(family[1], "handed")
    for step, names in writing.items():
        home.go(step, family)
        home.until(lambda: home.sees("journey.handed"))
        seen = [name for name in names if home.sees(name)]
        assert seen, step
        assert not [name for name in seen if home.control(name).isEnabled()]


MANY_ALIKE = ("consent.board", "form.section", "handover.product")


def left(journey: Journey) -> list[str]:
    """The buttons that can be pressed; of those that are many and alike, two."""
    kinds: dict[str, list[str]] = {}
    for button in pages(journey).findChildren(QAbstractButton):
        name = button.objectName()
        if button.isVisible() and button.isEnabled():
            stem = name.rpartition(".")[0]
            kinds.setdefault(stem if stem in MANY_ALIKE else name, []).append(name)
    return [name for names in kinds.values() for name in names[:2]]


def unlike(before: object, after: object) -> list[object]:
    assert isinstance(before, list)
    assert isinstance(after, list)
    return [row for old, new in zip(before, after, strict=True) for row in set(new) ^ set(old)
            if {"place", "left_off"}.isdisjoint(row) and not str(row).count("preference")]


def test_the_next_family_can_be_written_in_and_one_that_came_back_too(home: Home) -> None:
    first, second = home.families()[:2]
    home.move(first[1], "handed")
    home.go("family", first)
    home.until(lambda: home.sees("journey.handed"))
    journey = home.go("family", second)
    assert not home.sees("journey.handed")
    assert editable(pages(journey))
    home.go("family", first)
    home.until(lambda: home.sees("journey.handed"))
    home.move(first[1], "taken")
    journey = home.go("family", first)
    home.until(lambda: not home.sees("journey.handed"))
    home.settle()
    assert editable(pages(journey))


def test_a_family_handed_over_while_its_page_is_open_closes(home: Home) -> None:
    family = home.families()[0]
    journey = home.go("form", family, parents=True)
    assert editable(pages(journey))
    home.move(family[1], "handed")
    journey._refresh()
    home.until(lambda: home.sees("journey.handed"))
    assert editable(pages(journey)) == []
    home.press("form.next")
    home.settle()
    assert editable(pages(journey)) == []
