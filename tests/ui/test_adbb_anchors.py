"""The municipality's licensed words are on the screen and in no stored byte."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.leaks import leaks, leaks_in_text
from tests.rig import make_surroundings, make_vaults
from tests.ui.adbb_stage import LOW, all_words, begin, kept, observe, open_adbb
from tests.ui.family_stage import House, control, house, press, said, write
from transitions.application.desk import Surroundings
from transitions.application.store import Store
from transitions.catalogue import Catalogue
from transitions.places import bundled_resources
from transitions.storage.store import VaultStore
from transitions.ui.autosave import Autosave
from transitions.ui.screen import Stage
from transitions.ui.work import VaultWork

ANCHORS = [f"Ankertekst A{score}" for score in range(5)]
LONG = "en opdigtet sætning, der er så lang, at den må brydes over flere linjer på skærmen, " * 4
HOLDER, EDITION = "Opdigtet Forlag Ankerholm", "Ankerudgave 1999"
CANARY = "Kanariefugl i det, jeg selv skrev"
CPR = "7401260004"
FILE = "\n".join(
    [
        f'scale = "adbb"\nholder = "{HOLDER}"\nedition = "{EDITION}"\nlanguage = "da"\n',
        "[texts.facial_expression]",
        *(f'{score} = "{text}: {LONG.strip()}"' for score, text in enumerate(ANCHORS)),
        '[texts.eye_contact]\n1 = "Ankertekst A1 alene"\n',
    ]
)
FORBIDDEN = (*ANCHORS, HOLDER, EDITION, LONG.strip())


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home, settings and temporary files of our own."""
    for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        folder = tmp_path / name.casefold()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    handler = logging.FileHandler(tmp_path / "everything.log")
    logging.getLogger().addHandler(handler)
    monkeypatch.setattr(logging.getLogger(), "level", logging.DEBUG)
    yield tmp_path
    logging.getLogger().removeHandler(handler)
    handler.close()


@pytest.fixture
def around(tmp_path_factory: pytest.TempPathFactory) -> Surroundings:
    """The bundled definitions with the municipality's licensed texts over them."""
    overlay = tmp_path_factory.mktemp("overlay")
    (overlay / "anchors").mkdir()
    (overlay / "anchors" / "adbb.toml").write_text(FILE, "utf-8")
    return replace(make_surroundings(), library=Catalogue([bundled_resources(), overlay]))


@pytest.fixture
def home(qtbot: QtBot, private: Path, around: Surroundings) -> Iterator[House]:
    work = VaultWork(make_vaults(private / "vaults", around).open_practice(), around)
    with house(qtbot, Stage(work, Autosave(work), around.library, around.clock, practice=True)) as made:
        yield made
    work.close()


def every_cell(store: Store) -> str:
    """Everything in the open, decrypted database."""
    assert isinstance(store, VaultStore)
    named = store.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = [str(row[0]) for row in named]
    rows = (row for table in tables for row in store.database.rows(f'SELECT * FROM "{table}"'))  # noqa: S608
    return "\n".join(_text(cell) for row in rows for cell in row)


def _text(cell: object) -> str:
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)


def in_files(folder: Path, forbidden: tuple[str, ...]) -> list[str]:
    """The files under a folder that hold one of the words in any spelling."""
    spellings = [word.encode(coding) for word in forbidden for coding in ("utf-8", "utf-16-le")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path.name for path in files if any(word in path.read_bytes() for word in spellings)]


def test_they_are_shown_with_whose_they_are_and_only_where_there_are_any(home: House) -> None:
    screen = open_adbb(home, begin(home))
    for score, text in enumerate(ANCHORS):
        assert said(screen, f"adbb.facial_expression.anchors.{score}").startswith(text)
    holder = said(screen, "adbb.facial_expression.anchors.holder")
    assert HOLDER in holder
    assert EDITION in holder
    assert said(screen, "adbb.eye_contact.anchors.1") == "Ankertekst A1 alene"
    assert screen.findChild(QWidget, "adbb.eye_contact.anchors.0") is None
    assert screen.findChild(QWidget, "adbb.relationship.anchors") is None


def test_long_texts_are_not_cut(home: House) -> None:
    screen = open_adbb(home, begin(home))
    words = control(screen, "adbb.facial_expression.anchors.2")
    assert words.height() >= words.heightForWidth(words.width())
    assert words.height() > 3 * words.fontMetrics().height()


def test_without_an_overlay_nothing_is_shown(qtbot: QtBot, stage: Stage) -> None:
    with house(qtbot, stage) as plain:
        screen = open_adbb(plain, begin(plain))
        assert not [w for w in screen.findChildren(QWidget) if ".anchors" in w.objectName()]


def test_parents_never_see_them(home: House) -> None:
    screen = open_adbb(home, begin(home))
    screen.set_parent_view(True)
    home.settle()
    assert leaks_in_text(all_words(screen), FORBIDDEN) == []


def test_they_are_in_no_stored_byte(home: House, private: Path, around: Surroundings) -> None:
    child, transition = home.child, home.transition
    home.ask(lambda desk: desk.children.write(child, {"cpr": CPR}))
    screening = observe(home, LOW, done=False)
    screen = open_adbb(home, screening)
    assert ANCHORS[0] in all_words(screen)
    write(screen, "adbb.facial_expression.note", CANARY)
    press(screen, "adbb.facial_expression.score.1")
    press(screen, "adbb.eye_contact.unsure")
    press(screen, "adbb.finish")
    home.settle()
    assert kept(home, screening).done
    made = home.ask(
        lambda desk: (
            desk.handovers.journal_note(transition), desk.handovers.adbb_answer(transition, screening),
        )
    )
    paper = home.ask(lambda desk: desk.handovers.proposal(transition).pdf)
    assert [leaks_in_text(text, FORBIDDEN) for text in made] == [[], []]
    assert paper
    assert leaks(paper, FORBIDDEN) == []
    cells = home.work._vault.submit(every_cell).result()
    assert leaks_in_text(cells, FORBIDDEN) == []
    assert leaks_in_text(cells, (CANARY,)) == [CANARY], "the control: what she wrote is found"
    home.work.close()
    assert in_files(private, FORBIDDEN) == []
    again = make_vaults(private / "vaults", around).open_practice()
    reopened = again.submit(every_cell).result()
    again.close()
    assert leaks_in_text(reopened, FORBIDDEN) == []
    assert leaks_in_text(reopened, (CANARY,)) == [CANARY]


def test_the_sweep_of_the_files_finds_what_lies_there(private: Path) -> None:
    """The control."""
    (private / "a").write_text(f"… {ANCHORS[3]} …", "utf-8")
    (private / "b").write_text(HOLDER, "utf-16-le")
    logging.getLogger("anywhere").warning(EDITION)
    assert sorted(in_files(private, FORBIDDEN)) == ["a", "b", "everything.log"]
