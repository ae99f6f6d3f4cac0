"""An adbb.json read in: the same numbers again, or a sentence beside the button and nothing else."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.adbb_stage import FIRST_DAY, HIGH, all_words, follow_up, kept, observe, open_adbb
from tests.ui.family_stage import BORN, House, control, house, press
from transitions.application.desk import Desk
from transitions.domain.screening import ItemScore
from transitions.ui.adbb.list import ObservationList
from transitions.ui.adbb.read_file import LARGEST, choose_to_read
from transitions.ui.adbb.screen import AdbbScreen
from transitions.ui.screen import Stage

CPR = "7401264321"
NAME = "Alma-fra-Lis.json"


@pytest.fixture
def home(qtbot: QtBot, stage: Stage) -> Iterator[House]:
    with house(qtbot, stage) as made:
        child = made.child
        made.ask(lambda desk: desk.children.write(child, {"cpr": CPR}))
        yield made


@dataclass
class Bench:
    """The list on the screen, and a folder whose file is the one she chooses."""

    home: House
    folder: Path
    screen: AdbbScreen

    def choose(self, content: bytes | None) -> None:
        """Press the button and choose a file with this content, or nothing."""
        path = self.folder / NAME
        if content is not None:
            path.write_bytes(content)
        self.choose_path(path if content is not None else None)

    def choose_path(self, path: Path | None) -> None:
        """Press the button and choose this, or nothing."""

        def choose(parent: QWidget) -> Path | None:
            return path

        self.screen._choose_file = choose
        press(self.screen, "adbb.read_file")
        self.home.settle()

    def refusal(self) -> str:
        return all_words(control(self.screen, "adbb.read_file.error"))

    def stored(self) -> object:
        return self.home.ask(_stored)


@pytest.fixture
def bench(home: House, tmp_path: Path) -> Bench:
    return Bench(home, tmp_path, open_adbb(home))


def _stored(desk: Desk) -> object:
    subjects = desk.store.subjects.all("screening")
    return [(s, desk.store.versions.of(s), desk.store.drafts.of(s)) for s in subjects]


def answer(home: House, scores: tuple[int, ...] = HIGH, day: date = FIRST_DAY) -> dict[str, Any]:
    """What another health visitor's program wrote about the same child."""

    def write(desk: Desk) -> str:
        child = desk.children.register("Alma Prøve", BORN)
        desk.children.write(child, {"cpr": CPR})
        screening = desk.screenings.begin(child, day)
        for item, score in zip(desk.screenings.show(screening).scale.items, scores, strict=True):
            desk.screenings.score(screening, ItemScore(item=item.id, score=score))
        desk.screenings.finish(screening)
        return desk.handovers.adbb_answer(desk.transitions.start(child), screening)

    bundle: dict[str, Any] = json.loads(home.ask(write))
    return bundle


def response(bundle: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = bundle["entry"][1]["resource"]
    return found


def as_bytes(bundle: dict[str, Any]) -> bytes:
    return json.dumps(bundle, ensure_ascii=False).encode()


def test_it_reads_back_to_the_same_numbers_sum_and_day_and_is_opened(home: House, bench: Bench) -> None:
    changes: list[bool] = []
    bench.screen.changed.connect(lambda: changes.append(True))
    bench.choose(as_bytes(answer(home)))
    screening = bench.screen.place().screening
    assert screening is not None
    made = kept(home, screening)
    assert tuple(made.item(item.id).score for item in made.scale.items) == HIGH
    assert (made.total, made.day, made.origin, made.done) == (sum(HIGH), FIRST_DAY, "file", True)
    assert "Sum 6, på eller over grænseværdien" in all_words(bench.screen)
    assert changes
    assert follow_up(home).state == "awaiting"


def test_a_mark_before_the_text_is_passed_over(home: House, bench: Bench) -> None:
    bench.choose(b"\xef\xbb\xbf" + as_bytes(answer(home)))
    assert bench.screen.place().screening is not None


def for_real(bundle: dict[str, Any]) -> None:
    bundle["meta"].pop("tag")
    bundle["entry"][0]["resource"]["identifier"][0]["value"] = "1401264321"


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "summen": lambda b: response(b)["item"][8]["answer"][0].update(valueInteger=7),
    "2. Øjenkontakt": lambda b: response(b)["item"].pop(1),
    "3. Generelt aktivitetsniveau": lambda b: response(b)["item"][2]["answer"][0].update(valueInteger=5),
    "kun afsluttede": lambda b: response(b).update(status="in-progress"),
    "CPR-nummeret i filen er ikke barnets": (
        lambda b: b["entry"][0]["resource"]["identifier"][0].update(value="7401264322")
    ),
    "Øvelse og rigtige familier": for_real,
}


@pytest.mark.parametrize("named", CHANGES)
def test_a_fault_is_said_beside_the_button_and_nothing_is_stored(
    home: House, bench: Bench, named: str
) -> None:
    bundle = answer(home)
    CHANGES[named](bundle)
    before = bench.stored()
    bench.choose(as_bytes(bundle))
    assert named in bench.refusal()
    assert "Intet er gemt" in bench.refusal()
    assert bench.stored() == before
    assert bench.screen.place().screening is None


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"\xff\xfe{\x00}\x00", "ikke læses som tekst"),
        (b" " * (LARGEST + 1), "for stor"),
        (b"", "filens opbygning"),
        (b"{}", "filens opbygning"),
        (b"[" * 100_000, "filens opbygning"),
        (b"%PDF-1.7", "filens opbygning"),
    ],
)
def test_what_is_no_answer_at_all_is_said(bench: Bench, content: bytes, named: str) -> None:
    before = bench.stored()
    bench.choose(content)
    assert named in bench.refusal()
    assert "Intet er gemt" in bench.refusal()
    assert bench.stored() == before


def test_a_file_that_is_gone_or_no_file_is_said(bench: Bench, tmp_path: Path) -> None:
    endless, unheard_of = Path("/dev/zero"), tmp_path / ("a" * 300)
    for path in (tmp_path / "gone.json", tmp_path, endless, unheard_of):
        bench.choose_path(path)
        assert "kan ikke åbnes" in bench.refusal()


def test_the_same_file_is_read_once(home: House, bench: Bench) -> None:
    content = as_bytes(answer(home))
    bench.choose(content)
    press(bench.screen, "adbb.back")
    home.settle()
    before = bench.stored()
    bench.choose(content)
    assert "her allerede" in bench.refusal()
    assert bench.stored() == before


def test_the_sentence_stands_in_sight_and_goes_with_the_next_try(home: House, tmp_path: Path) -> None:
    for number in range(6):
        observe(home, HIGH, FIRST_DAY + timedelta(days=number))
    bench = Bench(home, tmp_path, open_adbb(home))
    bench.choose(b"{}")
    QApplication.processEvents()
    error = control(bench.screen, "adbb.read_file.error")
    assert error.visibleRegion().boundingRect() == error.rect()
    assert control(bench.screen, "adbb.read_file").hasFocus()
    bench.choose(None)
    assert bench.refusal()
    page = bench.screen.findChild(ObservationList)
    assert isinstance(page, ObservationList)
    page.show_unread("")
    assert not error.isVisible()


def test_thinking_better_of_it_changes_nothing(bench: Bench) -> None:
    before = bench.stored()
    bench.choose(None)
    assert bench.stored() == before
    assert not bench.refusal()


def test_the_name_of_the_file_goes_nowhere(
    home: House, bench: Bench, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    caplog.set_level(logging.DEBUG)
    bundle = answer(home)
    (tmp_path / NAME).mkdir()
    bench.choose_path(tmp_path / NAME)
    (tmp_path / NAME).rmdir()
    for content in (b"\xff", b" " * (LARGEST + 1), b"{}", as_bytes(bundle)):
        bench.choose(content)
    written = capfd.readouterr()
    assert bench.screen.place().screening is not None
    for text in (caplog.text, written.out, written.err, str(bench.stored()), all_words(bench.screen)):
        assert "fra-Lis" not in text


def test_the_dialog_leaves_no_folder_behind(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    native, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(native, user, str(tmp_path))

    def remember_and_choose(*_: object) -> tuple[str, str]:
        settings = QSettings(user, "QtProject")
        settings.setValue("FileDialog/lastVisited", str(tmp_path / "Alma"))
        settings.sync()
        return str(tmp_path / "Alma" / "adbb.json"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", remember_and_choose)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert choose_to_read(parent) == tmp_path / "Alma" / "adbb.json"
    assert "Alma" not in "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.conf"))


def test_two_children_may_have_the_same_answer(home: House, bench: Bench) -> None:
    """What another vault wrote is known by its own number, not by what it says."""
    first, second = answer(home), answer(home)
    bench.choose(as_bytes(first))
    press(bench.screen, "adbb.back")
    home.settle()
    bench.choose(as_bytes(second))
    child = home.child
    known: list[UUID] = [s.id for s in home.ask(lambda desk: desk.screenings.of(child))]
    assert len(known) == 2
