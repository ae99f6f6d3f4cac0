"""Beside an observation that is done: two observers, and what is looked into once it is confirmed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.adbb_done import LATER, beside, chip, done_page, drafts, is_there, observe_tired
from tests.ui.adbb_stage import FIRST_DAY, HIGH, LOW, all_words, kept, observe, open_adbb
from tests.ui.family_stage import House, control, press, said, shown, write
from transitions.domain.guide import Guide, Referral
from transitions.domain.screening import CauseNote
from transitions.ui.adbb.causes import ReferralsCard
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens


def test_two_observers_stand_side_by_side_and_differences_are_said(home: House) -> None:
    first = observe(home, LOW, FIRST_DAY)
    beside(home, first, (0, 3, 0, 0, 0, 0, 0, None))
    screen = open_adbb(home, first)
    assert "Karen Sund" in all_words(control(screen, "adbb.observers"))
    assert "Lone Prøvesen" in all_words(control(screen, "adbb.observers"))
    for item in kept(home, first).scale.items:
        marked = chip(screen, f"adbb.observers.items.{item.id}.differs")
        assert marked == ("forskel" if item.id in ("eye_contact", "attraction") else "")
    assert said(screen, "adbb.observers.items.eye_contact.first") == "1"
    assert said(screen, "adbb.observers.items.eye_contact.second") == "3"
    assert said(screen, "adbb.observers.items.attraction.second") == "ikke vurderet"
    assert said(screen, "adbb.observers.items.sum.first") == "1"
    assert said(screen, "adbb.observers.items.sum.second") == "mindst 3"
    assert said(screen, "adbb.observers.items.eye_contact.notes") == "Lone Prøvesen: Ser ned"
    words = all_words(screen).lower()
    assert not any(word in words for word in ("kappa", "icc", "enighed", "procent", "gennemsnit", "ret i"))
    stem = "adbb.observers.items.relationship."
    names = [w.objectName() for w in screen.findChildren(QWidget) if w.objectName().startswith(stem)]
    assert sorted(names) == [f"{stem}first", f"{stem}second"]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_two_long_names_fit_a_narrow_window(
    home: House, qapp: QApplication, tokens: Tokens, scale: float
) -> None:
    apply_theme(qapp, tokens, "light", scale)
    first = observe(home, LOW, FIRST_DAY)
    beside(home, first, (0, 3, 0, 0, 0, 0, 0, None), who="Anne-Margrethe Prøvesen-Kristoffersen")
    screen = open_adbb(home, first)
    screen.resize(882, 704)
    QApplication.processEvents()
    page = done_page(screen)
    assert page._column.minimumSizeHint().width() <= page.area.viewport().width()


def test_two_who_agree_are_told_so(home: House) -> None:
    first = observe(home, LOW, FIRST_DAY)
    beside(home, first, LOW)
    screen = open_adbb(home, first)
    assert said(screen, "adbb.observers.differ") == "Tallene er ens ved alle punkter."


def test_the_second_observers_numbers_can_ask_for_a_repeat(home: House) -> None:
    first = observe(home, LOW, FIRST_DAY)
    beside(home, first, HIGH)
    screen = open_adbb(home, first)
    assert said(screen, "adbb.result.words") == "Sum 1, under grænseværdien"
    assert chip(screen, "adbb.result.awaiting")
    assert said(screen, "adbb.result.second_asked").startswith("Den ene af de to observatører nåede")


def test_a_later_one_where_the_second_reached_it_too_did_not_ask(home: House) -> None:
    observe(home, HIGH, FIRST_DAY)
    later = observe_tired(home, LOW, LATER)
    beside(home, later, HIGH)
    screen = open_adbb(home, later)
    assert said(screen, "adbb.result.follow_up").startswith("Observationen den 20. oktober 2026 afventer")
    assert not is_there(screen, "adbb.result.second_asked")


def test_nothing_of_the_second_observers_is_shown_until_she_is_done(home: House, qtbot: QtBot) -> None:
    first = observe(home, LOW, FIRST_DAY)
    beside(home, first, HIGH, done=False)
    screen = open_adbb(home, first)
    assert not is_there(screen, "adbb.observers")
    assert not is_there(screen, "adbb.second.invite")
    assert "Ser ned" not in all_words(screen)
    assert "Lone Prøvesen observerer også" in all_words(control(screen, "adbb.second.awaited"))
    assert "ikke færdig" in all_words(control(screen, "adbb.second.awaited"))
    with qtbot.waitSignal(done_page(screen).resuming_second):
        press(screen, "adbb.second.resume")


def test_a_colleague_can_be_named_from_the_page(home: House, qtbot: QtBot) -> None:
    screen = open_adbb(home, observe(home, LOW, FIRST_DAY))
    with qtbot.waitSignal(done_page(screen).inviting):
        press(screen, "adbb.second.invite")


def test_the_joint_note_is_kept_as_it_is_written_and_stands_when_she_leaves(home: House) -> None:
    first = observe(home, LOW, FIRST_DAY)
    beside(home, first, LOW)
    screen = open_adbb(home, first)
    write(screen, "adbb.joint_note", "Vi ser det samme")
    home.settle()
    assert kept(home, first).joint_note == "Vi ser det samme"
    assert "joint_note" in drafts(home, first)
    press(screen, "adbb.back")
    home.settle()
    assert drafts(home, first) == {}
    assert shown(open_adbb(home, first), "adbb.joint_note") == "Vi ser det samme"


# --- causes and contacts ---


@pytest.fixture
def confirmed(home: House) -> tuple[UUID, UUID]:
    return observe(home, HIGH, FIRST_DAY), observe(home, HIGH, LATER)


def test_causes_are_noted_on_the_one_that_confirmed_from_either_page(
    home: House, confirmed: tuple[UUID, UUID]
) -> None:
    first, answer = confirmed
    screen = open_adbb(home, first)
    assert not control(screen, "adbb.causes.feeding.note").isVisible()
    press(screen, "adbb.causes.feeding.considered")
    write(screen, "adbb.causes.feeding.note", "Spiser godt")
    home.settle()
    noted = kept(home, answer).causes["feeding"]
    assert (noted.considered, noted.note) == (True, "Spiser godt")
    assert noted.label == "Mad og måltider: amning, flaske, appetit og vækst"
    assert kept(home, first).causes == {}
    screen.leave()
    home.settle()
    assert drafts(home, answer) == {}
    assert shown(open_adbb(home, answer), "adbb.causes.feeding.note") == "Spiser godt"


def test_a_cause_the_guide_no_longer_has_is_shown_as_it_was_named(
    home: House, confirmed: tuple[UUID, UUID]
) -> None:
    _, answer = confirmed
    old = CauseNote(label="Søvn og døgnrytme", considered=True, note="Sover uroligt")
    home.ask(lambda desk: desk.screenings.consider(answer, "sleep_of_old", old))
    screen = open_adbb(home, answer)
    assert said(screen, "adbb.causes.sleep_of_old.label") == "Søvn og døgnrytme"
    write(screen, "adbb.causes.sleep_of_old.note", "Sover nu")
    home.settle()
    assert kept(home, answer).causes["sleep_of_old"] == old.model_copy(update={"note": "Sover nu"})


def test_there_are_no_causes_before_a_result_is_confirmed(home: House) -> None:
    for screening in (observe(home, HIGH, FIRST_DAY), observe(home, LOW, LATER)):
        screen = open_adbb(home, screening)
        assert not is_there(screen, "adbb.causes")
        assert not is_there(screen, "adbb.referrals")


def test_an_observation_outside_the_two_has_no_causes(home: House, confirmed: tuple[UUID, UUID]) -> None:
    third = open_adbb(home, observe(home, HIGH, date(2026, 11, 1)))
    words = said(third, "adbb.result.follow_up")
    assert words == "Observationen den 20. oktober 2026 er bekræftet ved gentagelse."
    assert not is_there(third, "adbb.causes")


def test_contacts_are_the_municipalitys_or_a_calm_line(home: House, confirmed: tuple[UUID, UUID]) -> None:
    screen = open_adbb(home, confirmed[1])
    assert "kommunens egen mappe" in said(screen, "adbb.referrals.none")
    guide: Guide = home.stage.library.guides["adbb"]
    contact = Referral(name="Familieteamet", about="Samspil", phone="11 22 33 44")
    card = ReferralsCard(guide.model_copy(update={"referrals": (contact,)}), home.stage.library.texts)
    home.qtbot.addWidget(card)
    card.show()
    assert all_words(card).splitlines()[1:] == ["Familieteamet", "Samspil", "11 22 33 44"]


def test_showing_the_page_saves_nothing(home: House, confirmed: tuple[UUID, UUID], qtbot: QtBot) -> None:
    _, answer = confirmed
    beside(home, answer, LOW)
    before = kept(home, answer)
    with qtbot.assertNotEmitted(home.stage.autosave.saving):
        screen = open_adbb(home, answer)
        screen.leave()
        home.settle()
    assert kept(home, answer) == before
