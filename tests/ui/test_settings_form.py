"""A form of the municipality's own: shown before it is used, told when it is, and families moved to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.bundled import bundled_catalogue
from tests.ui.patience import PATIENCE_MS
from tests.ui.settings_stage import check, installed, message, open_settings, own_form, said
from tests.ui.shell_stage import Shell, add_alma
from transitions.application.new_form import NewForm, Waiting
from transitions.catalogue import Catalogue
from transitions.domain.answers import Answer, AnswerKey
from transitions.places import bundled_resources


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    return tmp_path / "overlay"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with installed(qtbot, tmp_path) as made:
        yield made


def test_a_changed_form_is_shown_before_it_is_used(house: Shell, overlay: Path) -> None:
    own_form(overlay)
    (overlay / "policy.toml").write_text("[locking]\nidle_minutes = 9\n", encoding="utf-8")
    (overlay / "texts").mkdir()
    (overlay / "texts" / "da.toml").write_text('[shell]\nlock = "Lås nu"\n', encoding="utf-8")
    house.practise()
    open_settings(house)
    told = check(house)
    assert "Kører barnet med på cykel?" in told
    assert "Før: Det her er jeg glad for\nNu: Det her elsker jeg" in told
    assert "Minutter til låsning: 5 bliver til 9" in told
    assert "texts/da.toml" in told
    assert house.around.library.form.version in said(house, "settings.form.in_use")
    house.press("settings.overlay.use")
    house.until(lambda: house.ended == ["lock"])


def begin_under_the_old_form(house: Shell) -> UUID:
    house.begin()
    transition, _ = house.ask(add_alma)
    likes = AnswerKey(field="happy_with", voice="parents")
    house.ask(lambda desk: desk.transitions.answer(transition, Answer(key=likes, value="Bolde")))
    house.ask(lambda desk: desk.transitions.share(transition, "happy_with", "parents", "share"))
    house.window.lock()
    house.until(lambda: house.ended == ["lock"])
    return transition


def begin_anew(house: Shell, overlay: Path) -> None:
    """The program begins again after the municipality has laid its form in the folder."""
    own_form(overlay)
    known, mistakes = Catalogue.load(bundled_resources(), overlay)
    assert mistakes == ()
    house.around = replace(house.around, library=known)
    house.start()
    house.unlock()


def test_a_family_is_moved_after_a_preview(house: Shell, overlay: Path) -> None:
    transition = begin_under_the_old_form(house)
    begin_anew(house, overlay)
    open_settings(house)
    assert "Alma Prøve" in said(house, f"settings.form.family.{transition}")
    house.press(f"settings.form.look.{transition}")
    house.settle()
    assert "Bolde" in said(house, "new_form.anew")
    assert "Kører barnet med på cykel?" in said(house, "settings.changes.added")
    before = house.ask(lambda desk: desk.transitions.show(transition))
    assert before.form.version == bundled_catalogue().form.version
    house.press("new_form.do")
    house.settle_idle()
    after = house.ask(lambda desk: desk.transitions.show(transition))
    assert after.form.version.startswith("vores-")
    assert after.share("happy_with", "parents") == "undecided"
    assert "Alle åbne familier" in said(house, "settings.form.all_new")


def test_she_may_let_the_family_be(house: Shell, overlay: Path) -> None:
    transition = begin_under_the_old_form(house)
    begin_anew(house, overlay)
    open_settings(house)
    house.press(f"settings.form.look.{transition}")
    house.settle()
    house.press("new_form.keep")
    house.settle_idle()
    assert house.sees(f"settings.form.look.{transition}")
    assert house.ask(lambda desk: desk.transitions.show(transition)).form.version == "1.0"


def test_what_is_new_is_told_once_it_is_in_use(house: Shell, overlay: Path) -> None:
    begin_under_the_old_form(house)
    begin_anew(house, overlay)
    if house.sees("profile.on"):
        house.press("profile.on")
    open_settings(house)
    assert house.sees("settings.form.seen")
    house.press("settings.form.seen")
    house.settle_idle()
    assert not house.sees("settings.form.seen")


def test_who_waits_is_looked_for_when_the_vault_has_nothing_else_to_do(
    house: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.begin()
    house.press("profile.on")
    house.settle_idle()
    session, done, free = house.window.session, list[str](), Event()
    assert session is not None
    look = NewForm.waiting

    def noted(form: NewForm) -> tuple[Waiting, ...]:
        done.append("looked for")
        return look(form)

    monkeypatch.setattr(NewForm, "waiting", noted)
    session.work.ask(house.window, lambda _: free.wait(PATIENCE_MS / 1000))
    house.press("shell.settings")
    session.work.ask(house.window, lambda _: done.append("hers"))
    free.set()
    house.settle_idle()
    assert done == ["hers", "looked for"]


def test_the_overview_tells_that_the_form_is_another(house: Shell, overlay: Path) -> None:
    house.begin()
    house.press("profile.on")
    house.ask(add_alma)
    house.window.lock()
    house.until(lambda: house.ended == ["lock"])
    begin_anew(house, overlay)
    house.until(lambda: "Skemaet er ændret" in message(house.window))
