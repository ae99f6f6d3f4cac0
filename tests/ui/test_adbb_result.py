"""An observation that is done: its words, and what it asked for or answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from tests.domain.observations import ADBB, observed
from tests.ui.adbb_done import LATER, chip, copy_from_journal, is_there, observe_tired
from tests.ui.adbb_stage import FIRST_DAY, HIGH, LOW, all_words, follow_up, kept, observe, open_adbb
from tests.ui.family_stage import House, control, press, said
from transitions.application.desk import Desk
from transitions.domain.in_words import date_in_words
from transitions.domain.repeat import FollowUp
from transitions.domain.repeat import follow_up as follow_up_of
from transitions.domain.screening import ItemScore, Screening
from transitions.ui.adbb.result import result_said, stand_said, unanswered_said
from transitions.ui.screen import Stage


def test_the_one_that_asked_shows_the_days_as_its_own(home: House) -> None:
    screen = open_adbb(home, observe(home, HIGH, FIRST_DAY))
    assert chip(screen, "adbb.result.awaiting") == "Afventer gentagelse"
    assert said(screen, "adbb.result.follow_up").startswith("Gentages mellem 27. oktober 2026 og 3. november")


def test_another_one_refers_to_the_one_that_asked(home: House) -> None:
    observe(home, HIGH, FIRST_DAY)
    screen = open_adbb(home, observe_tired(home, LOW, LATER))
    assert chip(screen, "adbb.result.awaiting") == ""
    assert said(screen, "adbb.result.follow_up") == "Observationen den 20. oktober 2026 afventer gentagelse."
    assert "november" not in all_words(control(screen, "adbb.result"))
    assert not is_there(screen, "adbb.decline")


@pytest.mark.parametrize(
    ("scores", "words"), [(HIGH, "Bekræftet ved gentagelse."), (LOW, "Ikke bekræftet ved gentagelse.")]
)
def test_an_answer_says_so_on_both_pages_with_the_days_between(
    home: House, scores: Sequence[int], words: str
) -> None:
    first, answer = observe(home, HIGH, FIRST_DAY), observe(home, scores, LATER)
    for screening in (first, answer):
        screen = open_adbb(home, screening)
        assert said(screen, "adbb.result.follow_up") == f"{words} 10 dage mellem de to observationer."
        assert not is_there(screen, "adbb.begin")


def test_one_day_between_is_one_day(home: House) -> None:
    observe(home, HIGH, FIRST_DAY)
    screen = open_adbb(home, observe(home, HIGH, FIRST_DAY + timedelta(days=1)))
    assert "1 dag mellem" in said(screen, "adbb.result.follow_up")


def test_both_stand_beside_each_other_under_their_conditions(home: House) -> None:
    first, answer = observe(home, HIGH, FIRST_DAY), observe_tired(home, HIGH, LATER)
    for screening, this, other in ((answer, answer, first), (first, first, answer)):
        screen = open_adbb(home, screening)
        assert said(screen, f"adbb.result.conditions.{first}") == "Forholdene var gode."
        tired = said(screen, f"adbb.result.conditions.{answer}")
        assert tired == "Barnet var træt: ja.\nLige vågnet."
        above, table = control(screen, "adbb.result.conditions"), control(screen, "adbb.result.items")
        assert above.geometry().bottom() < table.geometry().top()
        for end, of in (("this", this), ("other", other)):
            for item in kept(home, of).items:
                assert said(screen, f"adbb.result.items.{item.item}.{end}") == str(item.score)
            assert said(screen, f"adbb.result.items.sum.{end}") == "6"


def test_a_conditional_one_does_not_clear_and_proposes_another(home: House, qtbot: QtBot) -> None:
    observe(home, HIGH, FIRST_DAY)
    screen = open_adbb(home, observe_tired(home, LOW, LATER))
    assert chip(screen, "adbb.result.conditional") == "Betinget observation"
    assert "fjerner ikke en ventende gentagelse" in said(screen, "adbb.result.unanswered")
    assert follow_up(home).state == "awaiting"
    press(screen, "adbb.begin")
    home.settle()
    assert is_there(screen, "adbb.finish")


def test_a_conditional_one_alone_proposes_another_until_it_has_come(home: House) -> None:
    tired = observe_tired(home, LOW, FIRST_DAY)
    screen = open_adbb(home, tired)
    assert "Barnet var træt: ja." in said(screen, "adbb.result.remarks")
    assert "Observér gerne igen" in said(screen, "adbb.result.remarks")
    assert "fjerner ikke en ventende gentagelse" in said(screen, "adbb.result.remarks")
    assert is_there(screen, "adbb.begin")
    observe(home, LOW, LATER)
    again = open_adbb(home, tired)
    assert "igen" not in said(again, "adbb.result.remarks")
    assert not is_there(again, "adbb.begin")


def test_a_no_of_the_parents_is_not_chased(home: House) -> None:
    first = observe_tired(home, HIGH, FIRST_DAY)
    home.ask(lambda desk: desk.screenings.decline_repeat(first))
    screen = open_adbb(home, first)
    assert said(screen, "adbb.result.follow_up") == "Forældrene har sagt nej til en ny observation."
    assert not is_there(screen, "adbb.begin")
    assert not is_there(screen, "adbb.decline")


def test_an_incomplete_one_never_says_below_and_does_not_clear(home: House) -> None:
    observe(home, HIGH, FIRST_DAY)
    later = observe(home, [0, 1, 0, 0, 0, 0, 0, None], LATER, done=False)

    def end(desk: Desk) -> None:
        desk.screenings.score(later, ItemScore(item="attraction", not_assessed="Faldt i søvn"))
        desk.screenings.finish(later)

    home.ask(end)
    screen = open_adbb(home, later)
    assert "mindst 1" in said(screen, "adbb.result.words")
    assert "under" not in said(screen, "adbb.result.words")
    assert said(screen, "adbb.result.unanswered").startswith("En ufuldstændig observation fjerner ikke")
    assert said(screen, "adbb.result.items.sum.this") == "mindst 1"
    assert said(screen, "adbb.result.items.attraction.this") == "ikke vurderet"
    assert said(screen, "adbb.result.items.attraction.notes") == "Ikke vurderet: Faldt i søvn"


def test_what_came_from_the_journal_is_marked_and_its_conditions_are_not_known(home: House) -> None:
    screen = open_adbb(home, copy_from_journal(home, LOW, date(2026, 9, 1)))
    assert chip(screen, "adbb.result.origin") == "Skrevet ind fra journalen"
    assert said(screen, "adbb.result.remarks").startswith("Forholdene er ikke kendt.")
    assert "Lone Prøvesen" in said(screen, "adbb.result.who")
    assert not is_there(screen, "adbb.second.invite")


def test_a_correction_says_what_it_was_before(home: House) -> None:
    first = observe(home, HIGH, FIRST_DAY)

    def correct(desk: Desk) -> None:
        desk.screenings.score(first, ItemScore(item="eye_contact", score=0))
        desk.screenings.finish(first, "Tastefejl")

    home.ask(correct)
    screen = open_adbb(home, first)
    assert said(screen, "adbb.result.words").endswith("før rettelsen 6, på eller over grænseværdien")
    assert chip(screen, "adbb.result.corrected") == "Rettet"
    assert chip(screen, "adbb.result.awaiting")


@pytest.mark.parametrize("seed", range(60))
def test_words_never_contradict_the_numbers(stage: Stage, seed: int) -> None:
    rng, texts = Random(seed), stage.library.texts
    made = [_any_observation(rng, number) for number in range(1, rng.randint(2, 5))]
    follow = follow_up_of(made)
    for screening in made:
        _check_result(screening, result_said(screening, texts))
        words = stand_said(screening, follow, date(2026, 11, 2), texts)
        _check_stand(screening, follow, words)
        why = unanswered_said(screening, follow, texts)
        assert not why or (follow.state == "awaiting" and follow.first != screening.id)


def _any_observation(rng: Random, number: int) -> Screening:
    highest = rng.choice((0, 1, 2))
    missing = rng.random() < 0.25
    scores: list[int | None] = [rng.randint(0, highest) for _ in range(8)]
    scores[7] = None if missing else scores[7]
    day = FIRST_DAY + timedelta(days=rng.randint(0, 20))
    conditions = {} if rng.random() < 0.3 else {c.id: c.ideal for c in ADBB.conditions}
    return observed(scores, number, day, conditions=conditions)


def _check_result(screening: Screening, words: str) -> None:
    reached = screening.at_least >= screening.scale.threshold.at_or_above
    assert ("på eller over grænseværdien" in words) == reached
    if screening.total is None:
        assert f"mindst {screening.at_least}" in words
        assert "under" not in words
        assert "Sum" not in words
    else:
        assert f"Sum {screening.total}," in words
        assert ("under grænseværdien" in words) != reached


def _check_stand(screening: Screening, follow: FollowUp, words: str) -> None:
    its_own = screening.id == follow.first or (
        follow.state in ("confirmed", "not_confirmed") and screening.id == follow.answer
    )
    assert ("Gentages mellem" in words or "senest" in words) == (follow.state == "awaiting" and its_own)
    assert words.startswith("Bekræftet") == (follow.state == "confirmed" and its_own)
    assert words.startswith("Ikke bekræftet") == (follow.state == "not_confirmed" and its_own)
    if follow.first_day and words and not its_own:
        assert date_in_words(follow.first_day) in words
