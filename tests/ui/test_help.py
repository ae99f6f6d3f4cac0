"""The guide: F1 on every screen leads to its page, and Escape back to the same question."""

from __future__ import annotations

import tomllib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from tests.ui.shell_stage import PASSPHRASE, Shell, open_alma
from transitions.application.bookmark import Place
from transitions.application.desk import Surroundings
from transitions.catalogue import Catalogue
from transitions.domain.handbook import HelpPage
from transitions.places import bundled_resources
from transitions.ui.controls.labels import Words
from transitions.ui.help.layer import HelpLayer
from transitions.ui.help.picture import Picture
from transitions.ui.journey.steps import STEPS, place_of
from transitions.ui.pictures import HERS, JOURNEY
from transitions.ui.rooms import factories

ENTRANCE = ("start", "new_vault", "restore", "reset_passphrase")
GUIDE = bundled_resources() / "guide"
TAKEN = {"start", "new_vault", "restore", "adbb", *HERS, *JOURNEY}
"""What the program takes pictures of."""


def screens() -> set[str]:
    """Every screen there is, by the name its page is found under."""
    return {*ENTRANCE, *STEPS, *(name for name in factories(None) if name != "journey")}


def layer(house: Shell) -> HelpLayer:
    QApplication.processEvents()
    return house.window._over.help


def page_shown(house: Shell) -> str:
    return layer(house).shown if layer(house).isVisible() else ""


def words(house: Shell) -> str:
    return "\n".join(label.said() for label in layer(house).findChildren(Words) if label.isVisible())


def test_every_screen_has_a_page_and_every_page_a_screen(around: Surroundings) -> None:
    named = [screen for page in around.library.handbook.pages for screen in page.screens]

    assert sorted(named) == sorted(screens())


def test_every_page_has_what_a_reader_needs(around: Surroundings) -> None:
    for page in around.library.handbook.pages:
        assert 1 <= len(page.steps) <= 5, page.id
        assert page.troubles, page.id


def test_the_pictures_of_the_guide_are_of_screens_there_are(around: Surroundings) -> None:
    raw = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in GUIDE.glob("*.toml")}
    named = {toml["picture"] for toml in raw.values() if "picture" in toml}

    assert named <= TAKEN, "a picture of a screen the program no longer takes"
    assert named >= TAKEN, "a screen whose page has no picture"
    assert named == {path.stem for path in (GUIDE / "pictures").glob("*.png")}
    assert not around.library.warnings if isinstance(around.library, Catalogue) else True


@pytest.mark.parametrize("path", sorted((GUIDE / "pictures").glob("*.png")), ids=lambda path: path.stem)
def test_a_picture_is_small_and_no_blank(path: Path) -> None:
    with Image.open(BytesIO(path.read_bytes())) as picture:
        assert picture.size == (872, 490)
        assert len(picture.getcolors(256) or ()) > 8
    assert path.stat().st_size < 80_000


def test_f1_before_anything_is_open(house: Shell) -> None:
    house.start()
    house.key(Qt.Key.Key_F1)
    assert page_shown(house) == "start"
    house.key(Qt.Key.Key_Escape)
    assert page_shown(house) == ""
    house.press("start.create")
    house.write("new_vault.passphrase", "fire ord og et til")
    house.key(Qt.Key.Key_F1)
    assert page_shown(house) == "new_vault"
    house.key(Qt.Key.Key_F1)
    line = house.control("new_vault.passphrase")
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.hasFocus()) == ("fire ord og et til", True)


def test_f1_on_every_screen_of_an_open_vault(house: Shell) -> None:
    house.practise()
    open_alma(house, "family")
    place = house.journey().place()
    assert place.transition is not None
    assert place.child is not None
    for screen in STEPS:
        house.window.go(place_of(screen, place.transition, place.child))
        house.settle()
        leads_there_and_back(house, screen)
    for screen in sorted(screens() - set(STEPS) - set(ENTRANCE)):
        house.window.go(Place(screen=screen, transition=place.transition, parent_view=False))
        house.settle()
        leads_there_and_back(house, screen)


def leads_there_and_back(house: Shell, screen: str) -> None:
    shown, focused = house.window.shown, QApplication.focusWidget()
    page = house.around.library.handbook.of(screen)
    assert page is not None
    house.key(Qt.Key.Key_F1)
    assert page_shown(house) == page.id, screen
    assert page.title in words(house)
    house.key(Qt.Key.Key_Escape)
    assert page_shown(house) == ""
    assert house.window.shown is shown
    assert QApplication.focusWidget() is focused or focused is None, screen


def test_what_is_being_written_is_there_after_reading(house: Shell) -> None:
    house.practise()
    open_alma(house, "family")
    house.write("family.child.name", "Alma Prøve Øvesen")
    house.press("shell.help")
    assert page_shown(house) == "family"
    house.press("help.back")
    line = house.control("family.child.name")
    assert isinstance(line, QLineEdit)
    assert line.text() == "Alma Prøve Øvesen"
    house.settle()
    assert "Øvesen" in house.ask(lambda desk: desk.transitions.show(desk.transitions.all()[0]).child.name)


def test_the_keys_stay_in_the_guide_and_scroll_it(house: Shell) -> None:
    house.practise()
    house.key(Qt.Key.Key_F1)
    bar = layer(house)._page.area.verticalScrollBar()
    house.until(lambda: bar.maximum() > 0)
    for _ in range(40):
        house.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert layer(house).isAncestorOf(focused)
    house.control("help.back").setFocus()
    bar.setValue(0)
    house.key(Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_other_pages_are_reached_from_the_list(house: Shell) -> None:
    house.practise()
    house.key(Qt.Key.Key_F1)
    house.press("help.page.lost_computer")
    assert page_shown(house) == "lost_computer"
    assert "72 timer" in words(house)
    assert house.control("help.back").hasFocus()
    house.press("help.keys")
    assert page_shown(house) == ""
    assert house.sees("shortcuts.close")


def test_parents_beside_her_turn_to_pages_about_what_they_see_alone(house: Shell) -> None:
    house.practise()
    open_alma(house, "form")
    assert house.journey().parent_view
    house.key(Qt.Key.Key_F1)
    assert page_shown(house) == "form"
    pages = {b.objectName() for b in layer(house).findChildren(QPushButton) if b.isVisible()}
    assert {name for name in pages if ".page." in name} == {"help.page.consent", "help.page.handover"}
    house.key(Qt.Key.Key_Escape)
    house.key(Qt.Key.Key_F2)
    house.key(Qt.Key.Key_F1)
    assert house.sees("help.page.adbb")


def test_a_picture_is_said_to_those_who_do_not_see_it(house: Shell) -> None:
    house.practise()
    house.key(Qt.Key.Key_F1)
    picture = house.control("help.picture")
    assert isinstance(picture, Picture)
    assert picture.accessibleName()
    assert picture.height() > 100


def test_the_guide_opens_nothing_over_the_curtain(house: Shell) -> None:
    house.practise()
    house.window.lock()
    house.key(Qt.Key.Key_F1)
    assert page_shown(house) == ""
    house.until(lambda: house.ended == ["lock"])


def test_locking_reaches_through_the_guide(house: Shell) -> None:
    house.practise()
    house.key(Qt.Key.Key_F1)
    house.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    house.until(lambda: house.ended == ["lock"])


def test_the_municipality_rewrites_a_page_with_a_picture_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "guide" / "pictures").mkdir(parents=True)
    own = 'id = "journal"\nplace = 120\ntitle = "Sådan i vores kommune"\nlead = "Ring til os."\n'
    own += 'screens = ["journal"]\npicture = "journal"\nshows = "Vores journal."\n'
    (tmp_path / "guide" / "journal.toml").write_text(own, encoding="utf-8")
    (tmp_path / "guide" / "pictures" / "journal.png").write_bytes(b"own")
    known, mistakes = Catalogue.load(bundled_resources(), tmp_path)

    assert mistakes == ()
    page = known.handbook.of("journal")
    assert page is not None
    assert page.title == "Sådan i vores kommune"
    assert known.pictures["journal"].read_bytes() == b"own"


def test_a_broken_page_gives_way_and_a_missing_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "form.toml").write_text('id = "form"\nplace = 1\nledd = "x"\n', encoding="utf-8")
    extra = 'id = "ours"\nplace = 5\ntitle = "T"\nlead = "L"\npicture = "nowhere"\nshows = "Intet."\n'
    (tmp_path / "guide" / "ours.toml").write_text(extra, encoding="utf-8")
    known, mistakes = Catalogue.load(bundled_resources(), tmp_path)

    said = [str(mistake) for mistake in mistakes]
    assert any("guide/form.toml" in told and "ledd" in told for told in said)
    assert any('"nowhere.png"' in told for told in said)
    assert known.handbook.page("form").title == "Overgangsskemaet"
    assert known.handbook.page("ours").picture is None


def test_a_picture_needs_words() -> None:
    with pytest.raises(ValueError, match="a picture needs words"):
        HelpPage(id="x", place=1, title="T", lead="L", picture="form")


def test_a_page_fits_the_smallest_window(house: Shell) -> None:
    house.practise()
    house.window.resize(960, 600)
    for page in house.around.library.handbook.pages:
        layer(house).open(page.screens[0] if page.screens else "start")
        QApplication.processEvents()
        wide = [w for w in layer(house).findChildren(QWidget) if w.isVisible() and w.width() > 960]
        assert wide == [], page.id
    layer(house).sink()


def test_a_vault_of_ones_own_says_the_same(house: Shell) -> None:
    house.begin()
    house.key(Qt.Key.Key_F1)
    assert page_shown(house) == "profile"
    assert PASSPHRASE not in words(house)
