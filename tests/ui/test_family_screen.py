"""The family page as a whole: saving, showing, order, names, the parent view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import QObject, QTimer

from tests.ui.family_stage import (
    STRANGE,
    House,
    acting,
    again,
    control,
    said,
    shown,
    spoken_name,
    tab_order,
    write,
)
from transitions.application.desk import Desk
from transitions.ui.family.reading import Family
from transitions.ui.family.screen import FamilyScreen
from transitions.ui.screen import Stage

pytestmark = pytest.mark.usefixtures("accepted")


@pytest.fixture
def screen(home: House) -> FamilyScreen:
    made = FamilyScreen(home.stage)
    home.show(made)
    return made


@pytest.fixture
def built() -> Event:
    """Set in the turn after the page has been put together."""
    return Event()


@pytest.fixture
def turns(built: Event) -> Iterator[list[str]]:
    """What is written down in each turn of the event loop; a turn in which nothing is is passed over."""
    seen, timer = [""], QTimer()

    def begin() -> None:
        if seen[-1]:
            seen.append("")
            built.set()

    timer.timeout.connect(begin)
    timer.start(0)
    yield seen
    timer.stop()


class Noting(FamilyScreen):
    """Writes down when its page is put together (``late``: once the vault has answered), filled and shown."""

    def __init__(self, stage: Stage, turns: list[str], *, late: bool) -> None:
        super().__init__(stage)
        self.turns, self.late = turns, late

    def _prepare(self) -> None:
        late, self.late = self.late, False
        if not late:
            super()._prepare()

    def build(self) -> None:
        self.turns[-1] += "build "
        super().build()

    def refresh(self, read: Family) -> None:
        self.turns[-1] += "refresh "
        super().refresh(read)

    def show_for_parents(self, shown: bool) -> None:
        self.turns[-1] += "show "
        super().show_for_parents(shown)


@pytest.mark.parametrize("late", [False, True])
def test_a_page_is_made_in_three_turns(home: House, turns: list[str], built: Event, late: bool) -> None:
    """Together they would be too long for one, also where the vault has answered before the page is there."""
    if not late:
        home.work.ask(home.work, lambda _: built.wait(10), lambda _: None)
    home.show(Noting(home.stage, turns, late=late))
    assert turns[:3] == ["build ", "refresh ", "show "]


def test_all_of_the_page_is_asked_for_at_once(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    ask = home.work.ask

    def noted(owner: QObject, work: Callable[[Desk], object], done: Callable[[object], None]) -> None:
        asked.append(owner)
        ask(owner, work, done)

    monkeypatch.setattr(home.work, "ask", noted)
    made = FamilyScreen(home.stage)
    home.show(made)
    assert control(made, "family.mistake.text").isVisible()
    assert asked == [made]


def test_what_is_stored_is_shown(screen: FamilyScreen) -> None:
    assert shown(screen, "family.child.name") == "Alma Prøve"
    assert shown(screen, "family.child.birth_date") == "14.01.2026"
    assert shown(screen, "family.parent.1.name") == "Jonas Prøve"
    assert shown(screen, "family.daycare.group") == "Mariehønen"
    assert said(screen, "family.child.ages") == "9 måneder"


def test_what_is_typed_is_saved_and_shown_again(home: House, screen: FamilyScreen) -> None:
    write(screen, "family.child.name", "Alma Ny")
    write(screen, "family.parent.0.phone", "12 34 56 78")
    write(screen, "family.parent.1.custody_established", "oplyst af mor")
    write(screen, "family.daycare.contact", "Ane")
    write(screen, "family.start_date", "1/2-27")
    later = again(home, screen)
    assert shown(later, "family.child.name") == "Alma Ny"
    assert shown(later, "family.parent.0.phone") == "12 34 56 78"
    assert shown(later, "family.parent.1.custody_established") == "oplyst af mor"
    assert shown(later, "family.daycare.contact") == "Ane"
    assert home.ask(lambda desk: desk.transitions.show(home.transition)).start_date == date(2027, 2, 1)


def test_typing_is_saved_by_itself(home: House, screen: FamilyScreen) -> None:
    write(screen, "family.child.name", "Alma Selv")
    home.qtbot.waitUntil(lambda: home.stage.autosave.quiet)
    assert home.ask(lambda desk: desk.children.show(home.child)).name == "Alma Selv"


def test_showing_is_not_editing(home: House, screen: FamilyScreen) -> None:
    sent: list[None] = []
    home.stage.autosave.saving.connect(lambda: sent.append(None))
    screen.reread()
    home.settle()
    assert not sent
    assert not home.ask(lambda desk: desk.store.drafts.of(home.child))


def test_any_text_is_kept(home: House, screen: FamilyScreen) -> None:
    fields = [
        f"family.{field}"
        for field in ("child.name", "parent.0.name", "parent.0.phone", "parent.1.relation",
                      "parent.1.custody_established", "daycare.contact")
    ]
    for field, text in zip(fields, STRANGE, strict=True):
        write(screen, field, text)
    later = again(home, screen)
    for field, text in zip(fields, STRANGE, strict=True):
        assert shown(later, field) == text.replace("\0", ""), field


def test_what_is_typed_while_an_answer_is_under_way_stays(home: House, screen: FamilyScreen) -> None:
    screen.reread()
    write(screen, "family.child.name", "Alma Imens")
    home.qtbot.waitUntil(lambda: home.work.idle)
    assert shown(screen, "family.child.name") == "Alma Imens"


def test_leaving_settles_what_was_typed(home: House, screen: FamilyScreen) -> None:
    write(screen, "family.child.name", "Alma Fast")
    screen.leave()
    home.settle()
    assert not home.ask(lambda desk: desk.store.drafts.of(home.child))
    assert home.ask(lambda desk: desk.children.show(home.child)).name == "Alma Fast"


def test_the_page_is_walked_in_reading_order(screen: FamilyScreen) -> None:
    control(screen, "family.child.name").setFocus()
    order = tab_order(screen)
    wanted = [
        "family.child.name", "family.child.birth_date", "family.child.gestation", "family.child.cpr",
        "family.parent.0.name", "family.parent.0.custody.holder", "family.parent.0.remove",
        "family.parent.1.name", "family.parents.add", "family.start_date", "family.daycare.name",
        "family.daycare.phone", "family.sibling.start",
    ]
    assert [name for name in order if name in wanted] == wanted


def test_everything_to_act_on_is_named_and_large_enough(screen: FamilyScreen) -> None:
    found = acting(screen)
    assert len(found) > 30
    for widget in found:
        assert widget.objectName().startswith("family."), widget
        assert spoken_name(widget), widget.objectName()
        assert widget.height() >= 44, widget.objectName()


def test_the_place_remembers_the_field(screen: FamilyScreen) -> None:
    control(screen, "family.daycare.phone").setFocus()
    assert screen.place().question == "family.daycare.phone"
