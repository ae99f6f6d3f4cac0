"""The window is painted before the house behind it is there; whoever needs the house waits for it."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.benchmarks.start import ROOT, home_with_a_vault, start
from tests.rig import make_surroundings, make_vaults
from transitions.places import bundled_resources
from transitions.storage.folders import Doors
from transitions.ui.first_words import FirstWords
from transitions.ui.house import House, LateHouse, LateVaults

HEAVY = {
    "pydantic", "reportlab", "PIL", "pikepdf", "pypdfium2", "sqlcipher3", "cryptography", "fhir", "segno",
}  # fmt: skip


def test_nothing_heavy_is_read_before_the_passphrase_can_be_typed(tmp_path: Path) -> None:
    _, read = start("ours", home_with_a_vault(tmp_path / "home"))
    assert "transitions" in read
    assert read & HEAVY == set()


def test_no_source_is_read_to_begin() -> None:
    told = "import linecache, transitions.__main__ as m; print(m.main, *linecache.cache, sep=chr(10))"
    said = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    begun, *read = said.stdout.splitlines()
    assert "main" in begun
    assert [name for name in read if name.startswith(str(ROOT / "transitions"))] == []


# --- the sentences ---


def asked_for(text_id: str, **named: str) -> str:
    return f"asked for {text_id} {named}"


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    return tmp_path


def write(overlay: Path, text: str) -> None:
    (overlay / "texts" / "da.toml").write_text(text, "utf-8")


def test_the_way_in_speaks_at_once_and_as_the_catalogue_does(tmp_path: Path) -> None:
    words = FirstWords(bundled_resources(), tmp_path, lambda: pytest.fail)
    texts = make_surroundings().library.texts
    for text_id in ("start.title", "start.unlock", "shell.lock", "lock.soon", "message.retry"):
        assert words.say(text_id) == texts.say(text_id)
    assert words.say("lock.soon", seconds="20") == texts.say("lock.soon", seconds="20")


def test_every_other_sentence_is_asked_of_the_catalogue(tmp_path: Path) -> None:
    words = FirstWords(bundled_resources(), tmp_path, lambda: asked_for)
    assert words.say("consent.given", day="x") == "asked for consent.given {'day': 'x'}"


@pytest.mark.parametrize("before", ["", "\ufeff"], ids=["plain", "as some editors write it"])
def test_a_sentence_the_municipality_replaced_is_asked_for(overlay: Path, before: str) -> None:
    write(overlay, f"{before}" '[start]\ntitle = "Overgange i {kommune}"\n[consent]\ntitle = "Ja"\n')
    words = FirstWords(bundled_resources(), overlay, lambda: asked_for)
    assert words.say("start.title") == "asked for start.title {}"
    assert words.say("start.unlock") == make_surroundings().library.texts.say("start.unlock")


@pytest.mark.parametrize("broken", ["[start]\ntitle = ", "[start\n", "\x00"])
def test_a_broken_file_of_the_municipality_s_changes_nothing(overlay: Path, broken: str) -> None:
    write(overlay, broken)
    words = FirstWords(bundled_resources(), overlay, lambda: asked_for)
    assert words.say("start.title") == make_surroundings().library.texts.say("start.title")


# --- the house ---


def house(tmp_path: Path) -> House:
    around = make_surroundings()
    return House(around, make_vaults(tmp_path, around), {})


def test_it_is_furnished_once_on_a_thread_of_its_own(tmp_path: Path) -> None:
    made, threads, told = house(tmp_path), [], threading.Event()

    def furnish() -> House:
        threads.append(threading.current_thread())
        return made

    late = LateHouse(furnish)
    late.begin(told.set)
    late.begin()
    assert late.find() is made
    assert told.wait(5)
    assert len(threads) == 1
    assert threads != [threading.current_thread()]


def test_whoever_needs_it_first_waits_for_it(tmp_path: Path) -> None:
    made = house(tmp_path)
    assert LateHouse(lambda: made).find() is made


def test_what_kept_it_from_being_there_is_raised_to_whoever_asks() -> None:
    def furnish() -> House:
        raise LookupError("no form")

    late = LateHouse(furnish)
    for _ in range(2):
        with pytest.raises(LookupError, match="no form"):
            late.find()
    late.rest()


def test_a_house_nobody_asked_for_is_not_waited_for() -> None:
    LateHouse(lambda: pytest.fail("nobody asked")).rest()


def test_the_vaults_are_known_before_the_house_and_opened_by_it(tmp_path: Path) -> None:
    made, asked = house(tmp_path), []

    def find() -> House:
        asked.append(True)
        return made

    home_with_a_vault(tmp_path)
    vaults = LateVaults(Doors(tmp_path / "vaults"), find)
    assert [folder.name for folder in vaults.found()] == ["vault-1"]
    assert vaults.called(tmp_path / "vaults" / "vault-1") == ""
    assert asked == []
    vaults.open_practice().close()
    assert asked == [True]
