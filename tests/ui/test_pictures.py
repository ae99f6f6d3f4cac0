"""The picture book: every screen is sound in every look, and the main ones look as they were kept.

``PICTURES=folder`` writes all of it there, ``GOLDEN=keep`` keeps the main ones as they look now
(``packaging/make.py pictures``).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.rig import make_surroundings
from tests.ui import golden_pictures as golden
from tests.ui import seen
from tests.ui.album import LOOKS, SIZE, fill, set_up, worn
from tests.ui.scene_stage import TODAY, Scene, Stage, open_families, play
from tests.ui.scenes import AMONG_FAMILIES, HERS, JOURNEY, WAY_IN
from tests.ui.shell_stage import Shell
from transitions.application.practice.turns import Played
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens

PICTURES, KEEP = os.environ.get("PICTURES", ""), os.environ.get("GOLDEN") == "keep"
GROUPS = {"way_in": WAY_IN, "hers": HERS, "journey": JOURNEY}
CHECKED = (("light", 1.0), ("light", 2.0))
KEPT = (
    "start_unlock", "new_vault", "overview", "profile", "safety", "family", "introduction", "adbb_due",
    "form", "form_parents", "consent", "handover", "journal", "meeting",
)  # fmt: skip
KEPT_LOOKS = {"light": KEPT, "dark": ("form", "overview"), "contrast": ("form", "overview")}

Vault = tuple[Path, Mapping[str, Played]]


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Vault:
    folder = tmp_path_factory.mktemp("families")
    return folder, play(folder)


@pytest.fixture
def way_in(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(Shell(qtbot, tmp_path, make_surroundings(TODAY)))
    yield stage
    stage.house.stop()


@pytest.fixture
def families(qtbot: QtBot, vault: Vault, tmp_path: Path) -> Iterator[Stage]:
    """In a copy of their own: what is visited in one test is not remembered in the next."""
    folder, played = vault
    shutil.copytree(folder, tmp_path / "families")
    stage = open_families(qtbot, tmp_path / "families", played)
    yield stage
    stage.house.stop()


def stage_of(group: str, request: pytest.FixtureRequest) -> Stage:
    stage = request.getfixturevalue("way_in" if group == "way_in" else "families")
    assert isinstance(stage, Stage)
    return stage


@pytest.mark.parametrize("look", CHECKED, ids=str)
@pytest.mark.parametrize("group", GROUPS)
def test_every_screen_can_be_read_heard_and_hit(
    request: pytest.FixtureRequest, tokens: Tokens, group: str, look: tuple[str, float]
) -> None:
    wrong: dict[str, dict[str, list[str]]] = {}
    stage = stage_of(group, request)
    with worn(stage, tokens, *look):
        for scene in GROUPS[group]:
            found = seen.everything_wrong(set_up(stage, scene))
            scene.leave(stage)
            if found:
                wrong[scene.name] = found
    assert wrong == {}


@pytest.mark.parametrize("scheme", KEPT_LOOKS)
def test_the_main_screens_look_as_they_were_kept(
    request: pytest.FixtureRequest, tokens: Tokens, scheme: str
) -> None:
    changed: dict[str, list[str]] = {}
    for group, scenes in GROUPS.items():
        kept = [scene for scene in scenes if scene.name in KEPT_LOOKS[scheme]]
        stage = stage_of(group, request) if kept else None
        for scene in kept:
            assert stage is not None
            with worn(stage, tokens, scheme, 1.0):
                found = look_again(f"{scene.name}-{scheme}", stage, scene)
            if found:
                changed[scene.name] = found[:12]
    assert changed == {}


def look_again(name: str, stage: Stage, scene: Scene) -> list[str]:
    window = set_up(stage, scene)
    if KEEP:
        golden.keep(name, window)
    found = golden.changes(name, window)
    scene.leave(stage)
    return found


def test_a_page_of_the_book_is_written_for_each_look(families: Stage, tokens: Tokens, tmp_path: Path) -> None:
    scenes = [scene for scene in JOURNEY if scene.name == "form_parents"]
    written = fill(tmp_path / "book", families, tokens, scenes, LOOKS[:2])
    assert [path.name for path in written] == ["form_parents-light-100.png", "form_parents-dark-100.png"]
    assert len({path.read_bytes() for path in written}) == 2


@pytest.mark.skipif(not PICTURES, reason="written when a folder is named")
@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("group", GROUPS)
def test_the_book_is_written(
    request: pytest.FixtureRequest, tokens: Tokens, group: str, look: tuple[str, float]
) -> None:
    fill(Path(PICTURES), stage_of(group, request), tokens, GROUPS[group], [look])


def test_no_two_scenes_share_a_name_and_what_is_kept_is_a_scene() -> None:
    names = [scene.name for scene in (*WAY_IN, *AMONG_FAMILIES)]
    assert len(names) == len(set(names))
    assert set(KEPT) <= set(names)
    shown = {path.stem for path in golden.FOLDER.glob("*.png")}
    assert shown == {f"{name}-{scheme}" for scheme, kept in KEPT_LOOKS.items() for name in kept}


# --- the checks can fail ---


@pytest.fixture
def sheet(qtbot: QtBot) -> QWidget:
    """A small window with nothing wrong in it."""
    window = QWidget()
    window.setProperty("kind", "page")
    column = QVBoxLayout(window)
    column.addWidget(Words("Et punkt om søvn", "label", name="sheet.label"))
    line = QLineEdit()
    line.setObjectName("sheet.line")
    line.setAccessibleName("Søvn")
    column.addWidget(line)
    column.addWidget(Button("Gem", "sheet.save", "primary"))
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(600, 300)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    assert seen.everything_wrong(window) == {}
    return window


def wrong_in(window: QWidget) -> set[str]:
    QApplication.processEvents()
    return set(seen.everything_wrong(window))


def button(window: QWidget) -> Button:
    found = window.findChild(Button)
    assert found is not None
    return found


def label(window: QWidget) -> QLabel:
    found = window.findChild(QLabel, "sheet.label")
    assert found is not None
    return found


def test_a_button_without_a_name_is_found(sheet: QWidget) -> None:
    button(sheet).setText("")
    button(sheet).setAccessibleName("")
    button(sheet).setToolTip("")
    assert "no name" in wrong_in(sheet)


def test_a_button_no_test_can_find_is_found(sheet: QWidget) -> None:
    button(sheet).setObjectName("save")
    assert wrong_in(sheet) == {"no object name"}


def test_something_to_reach_that_does_not_say_what_it_is_is_found(sheet: QWidget) -> None:
    bare = QWidget(sheet)
    bare.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    bare.setAccessibleName("Tegn her")
    bare.show()
    assert "no role" in wrong_in(sheet)


def test_a_target_too_small_for_a_finger_is_found(sheet: QWidget) -> None:
    button(sheet).setFixedHeight(43)
    assert wrong_in(sheet) == {"too small"}


@pytest.mark.parametrize(("ink", "found"), [("#767676", set()), ("#777777", {"too faint"})])
def test_letters_that_stand_out_too_little_are_found(sheet: QWidget, ink: str, found: set[str]) -> None:
    """On white the one has a contrast of 4.54, the other of 4.48."""
    palette = QPalette(sheet.palette())
    palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    words = QLabel("Svage bogstaver", sheet)
    words.setProperty("kind", "planted")
    words.setStyleSheet(f"color: {ink}; background: #ffffff; font-size: 15px")
    words.setGeometry(10, 200, 200, 30)
    words.show()
    assert wrong_in(sheet) == found


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_label_cut_at_two_hundred_per_cent_is_found(
    sheet: QWidget, qapp: QApplication, tokens: Tokens, scale: float
) -> None:
    label(sheet).setFixedHeight(24)
    apply_theme(qapp, tokens, "light", scale)
    assert wrong_in(sheet) == ({"clipped"} if scale > 1 else set())


def test_a_button_pushed_out_of_the_window_is_found(sheet: QWidget) -> None:
    button(sheet).move(sheet.width() - 20, button(sheet).y())
    assert "clipped" in set(seen.everything_wrong(sheet))


def test_a_state_told_otherwise_is_found(sheet: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPushButton, "isChecked", lambda _self: True)
    assert "another state" in wrong_in(sheet)


# --- and so can the comparison ---


@pytest.fixture
def kept(sheet: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setattr(golden, "FOLDER", tmp_path / "golden")
    golden.keep("sheet", sheet)
    assert golden.changes("sheet", sheet) == []
    return sheet


def test_a_button_that_moved_is_seen(kept: QWidget) -> None:
    button(kept).move(button(kept).pos() + QPoint(golden.PIXELS + 1, 0))
    assert any("sheet.save" in line for line in golden.changes("sheet", kept))


def test_a_button_drawn_a_hair_aside_is_passed_over(kept: QWidget) -> None:
    button(kept).move(button(kept).pos() + QPoint(2, 0))
    assert golden.changes("sheet", kept) == []


def test_a_lost_label_is_seen(kept: QWidget) -> None:
    label(kept).setText("")
    assert any("sheet.label" in line for line in golden.changes("sheet", kept))


def test_a_wrong_colour_is_seen(kept: QWidget, qapp: QApplication, tokens: Tokens) -> None:
    reddish = {**tokens.colours["light"], "primary": "#7A2A10"}
    other = replace(tokens, colours={**tokens.colours, "light": reddish})
    apply_theme(qapp, other)
    QApplication.processEvents()
    found = golden.changes("sheet", kept)
    apply_theme(qapp, tokens)
    assert found
    assert all(line.startswith("square") for line in found)


def test_a_button_switched_off_is_seen(kept: QWidget) -> None:
    button(kept).setEnabled(False)
    assert any("off" in line for line in golden.changes("sheet", kept))


def test_the_window_is_a_laptop_s() -> None:
    assert SIZE == (1366, 768)
