"""The list of observations: where each came from, what is done less often, and who may observe."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from tests.rig import make_surroundings, make_vaults
from tests.ui.adbb_stage import FIRST_DAY, LOW, all_words, observe, open_adbb
from tests.ui.family_stage import House, acting, control, house, press, spoken_name
from tests.ui.shell_stage import Shell, open_alma, shell
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.domain.person import HealthVisitor
from transitions.domain.screening import ItemScore
from transitions.domain.version import Author
from transitions.ui.adbb.screen import AdbbScreen
from transitions.ui.autosave import Autosave
from transitions.ui.controls.labels import Chip
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens
from transitions.ui.pages.page import Page
from transitions.ui.screen import Stage
from transitions.ui.work import VaultWork

MORE = {"adbb.over_time", "adbb.copy_earlier", "adbb.read_file"}


@pytest.fixture
def real(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[House]:
    """A vault of real families; nobody has said that she is certified."""
    around = make_surroundings()
    work = VaultWork(make_vaults(tmp_path, around).create("en lang nok sætning til prøven").vault, around)
    with house(qtbot, Stage(work, Autosave(work), around.library, around.clock, practice=False)) as made:
        yield made
    work.close()


def certify(home: House, certified: bool) -> None:
    visitor = HealthVisitor(name="Karen Sund", certified=certified)
    home.ask(lambda desk: desk.profile.write(visitor))


def offered(screen: AdbbScreen) -> set[str]:
    return {widget.objectName() for widget in acting(screen)} & MORE


def test_an_observation_from_elsewhere_says_so(home: House) -> None:
    child, lis = home.child, Author(name="Lis Holm", title="sundhedsplejerske")
    here = observe(home, LOW)
    copied = home.ask(lambda desk: desk.screenings.copy_earlier(child, FIRST_DAY, lis))
    nobody = Author(name="")
    read = home.ask(lambda desk: desk.screenings.add(child, FIRST_DAY, "file", nobody, "adbb"))
    screen = open_adbb(home)
    chips = {chip.objectName(): chip.text() for chip in screen.findChildren(Chip)}
    assert chips[f"adbb.listed.{copied}.origin"] == "Skrevet ind fra journalen"
    assert chips[f"adbb.listed.{read}.origin"] == "Indlæst fra fil"
    assert f"adbb.listed.{here}.origin" not in chips
    assert "Lis Holm, sundhedsplejerske" in all_words(screen)
    assert "Observatøren er ikke nævnt" in all_words(screen)


def test_the_second_observer_is_named(home: House) -> None:
    screening = observe(home, LOW)
    assert "sammen med" not in all_words(open_adbb(home))
    karla = Author(name="Karla Prøve")
    home.ask(lambda desk: desk.second_observers.invite(screening, karla, certified=True))
    assert "sammen med Karla Prøve" in all_words(open_adbb(home))


def test_over_time_is_offered_once_an_observation_is_done(home: House) -> None:
    observe(home, [1] * 7 + [None], done=False)
    assert offered(open_adbb(home)) == MORE - {"adbb.over_time"}
    observe(home, LOW, FIRST_DAY)
    assert offered(open_adbb(home)) == MORE


def test_without_certification_the_page_says_why_and_where_to_go(real: House) -> None:
    certify(real, certified=True)
    observe(real, LOW, FIRST_DAY)
    certify(real, certified=False)
    screen = open_adbb(real)
    places: list[Place] = []
    screen.go.connect(places.append)
    assert offered(screen) == {"adbb.over_time"}
    assert "ADBB kræver certificering" in all_words(control(screen, "adbb.bar"))
    said = all_words(control(screen, "adbb.refused"))
    assert "profilen" in said
    assert "Prøv med opdigtede familier" in said
    press(screen, "adbb.to_profile")
    assert [(place.screen, place.parent_view) for place in places] == [("profile", False)]


def test_pressing_without_certification_loses_nothing(real: House) -> None:
    screen = open_adbb(real)
    press(screen, "adbb.begin")
    real.settle()
    assert control(screen, "adbb.to_profile").hasFocus()
    child = real.child
    assert real.ask(lambda desk: desk.screenings.of(child)) == ()
    assert real.ask(lambda desk: desk.store.subjects.all("screening")) == ()


def test_with_certification_real_families_are_observed(real: House) -> None:
    certify(real, certified=True)
    screen = open_adbb(real)
    assert not control(screen, "adbb.refused").isVisible()
    assert offered(screen) == {"adbb.copy_earlier", "adbb.read_file"}
    press(screen, "adbb.begin")
    real.settle()
    assert screen.place().screening is not None


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_list_fits_and_everything_is_named(
    real: House, qapp: QApplication, tokens: Tokens, scale: float
) -> None:
    apply_theme(qapp, tokens, "light", scale)
    certify(real, certified=True)
    child, lis = real.child, Author(name="Lis Holm", title="sundhedsplejerske")
    real.ask(lambda desk: desk.screenings.copy_earlier(child, FIRST_DAY, lis))
    for certified in (True, False):
        certify(real, certified)
        screen = open_adbb(real)
        screen.resize(882, 704)
        QApplication.processEvents()
        page = screen.findChild(Page)
        assert isinstance(page, Page)
        assert screen.width() == 882
        assert page._column.minimumSizeHint().width() <= page.area.viewport().width()
        assert [w for w in acting(screen) if not w.objectName() or not spoken_name(w)] == []
        assert [w.objectName() for w in acting(screen) if w.height() < 44] == []


def told(shown: QWidget) -> str:
    """Every word in sight or said aloud, lists too."""
    labels = [label.text() for label in shown.findChildren(QLabel)]
    buttons = [button.text() for button in shown.findChildren(QAbstractButton)]
    spoken = []
    for widget in shown.findChildren(QWidget):
        face = QAccessible.queryAccessibleInterface(widget)
        spoken += [face.text(QAccessible.Text.Name), face.text(QAccessible.Text.Description)]
    for view in shown.findChildren(QListView):
        model = view.model()
        spoken += [repr(model.index(row, 0).data(0x100)) for row in range(model.rowCount())]
        spoken += [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return "\n".join(filter(None, (*labels, *buttons, *spoken)))


def observe_high(desk: Desk) -> None:
    desk.profile.write(HealthVisitor(name="Karen Sund"))
    transition = desk.transitions.all()[0]
    child = desk.transitions.show(transition).child.id
    screening = desk.screenings.begin(child, date(2026, 10, 26))
    for place, item in enumerate(desk.screenings.show(screening).scale.items):
        desk.screenings.score(screening, ItemScore(item=item.id, score=4 if place else 1))
    desk.screenings.finish(screening)


def test_overview_and_journey_tell_the_day_and_no_number(qtbot: QtBot, tmp_path: Path) -> None:
    with shell(qtbot, tmp_path, make_surroundings()) as window:
        home: Shell = window
        home.practise()
        open_alma(home, "family")
        home.ask(observe_high)
        home.window.go(Place(screen="overview", parent_view=False))
        home.settle()
        overview = told(home.window)
        transition = home.ask(lambda desk: desk.transitions.all()[0])
        home.window.go(Place(screen="family", transition=transition, parent_view=False))
        home.settle()
        for words in (overview, told(home.window)):
            assert "09.11.2026" in words
            assert "Ny ADBB-observation" in words
            assert not any(part in words.lower() for part in ("29", "grænse", "score"))
            assert "Sum " not in words


