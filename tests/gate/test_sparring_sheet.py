"""The sheet for supervision: an age in months, her own words, and nothing that tells of whom."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.families import DAY, POLICY, key, record, to_daycare
from tests.domain.observations import HIGH, observed
from tests.gate.papers import texts
from transitions.domain.answers import Answer
from transitions.domain.consent import Ledger
from transitions.domain.disclosure import Audience
from transitions.domain.gate import Verdict, Written, disclose
from transitions.domain.person import HealthVisitor
from transitions.domain.transition import Agreement, Meeting, TransitionRecord

HERS = Audience(kind="municipality")
SEEN = "Barnet ser væk, når nogen kommer tæt på, og smiler, når det får tid."


def asked(of: TransitionRecord, *written: tuple[str, str], **more: object) -> Verdict:
    words = tuple(Written(field=field, text=text) for field, text in written)
    release = to_daycare(product="sparring", audience=HERS, written=words, **more)
    return disclose(of, Ledger(), POLICY, release, DAY, texts())


def told(verdict: Verdict) -> str:
    assert verdict.disclosure is not None, [o.words for o in verdict.obstacles]
    return verdict.disclosure.paper.model_dump_json()


def certified(**more: object) -> TransitionRecord:
    return record(health_visitor=HealthVisitor(name="Sofie Øvesen", certified=True), **more)


def test_it_tells_the_age_in_whole_months_and_her_words_alone() -> None:
    paper = told(asked(record(practice=True), ("observed", SEEN), ("question", "Hvad kan vi prøve?")))
    assert "9 måneder" in paper
    assert SEEN in paper
    assert "Hvad kan vi prøve?" in paper
    assert "ØVELSE" in paper
    for name in ("Alma", "Prøve\"", "Mette", "Jonas", "Sofie", "Solsikken", "2026", "november", "januar"):
        assert name not in paper, name


def test_no_answer_of_the_family_is_on_it() -> None:
    assert "svar om" not in told(asked(record(), ("observed", SEEN)))


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("alma ser væk", "alma"),
        ("Mettes stemme hjælper", "Mettes"),
        ("Jonas er rolig", "Jonas"),
        ("Karla er der også", "Karla"),
        ("Viggo ligeså", "Viggo"),
        ("solsikken er stedet", "solsikken"),
        ("Lis kender det", "Lis"),
        ("Bente har set det", "Bente"),
        ("Kontoret er lille", "kontoret"),
        ("ring 12 34 56 78", "12 34 56 78"),
        ("set den 2. november", "2. november"),
        ("cpr 200126-1111", "200126-1111"),
    ],
)
def test_each_trace_of_the_family_stops_it_and_names_the_field(text: str, hit: str) -> None:
    of = record(
        answers=(Answer(key=key("play"), value="Hun leger med storesøster Karla"),),
        agreements=(Agreement(text="Bamsen med", who="Lis"),),
        meeting=Meeting(place="Kontoret", participants="mor, far og Bente"),
        introduced_how="Talt med morbror Viggo",
    )
    verdict = asked(of, ("observed", SEEN), ("helps", text))
    assert verdict.disclosure is None
    assert [(o.text_id, o.field) for o in verdict.obstacles] == [("obstacle.sparring_trace", "helps")]
    assert f"«{hit}»" in verdict.obstacles[0].words
    assert "Det ser ud til at hjælpe" in verdict.obstacles[0].words


def test_a_number_of_the_observation_stops_it() -> None:
    verdict = asked(certified(), ("observed", "ADBB var 7"))
    assert [(o.text_id, o.field) for o in verdict.obstacles] == [("obstacle.sparring_score", "observed")]


def test_nothing_written_is_no_sheet() -> None:
    assert [o.text_id for o in asked(record(), ("observed", "  ")).obstacles] == ["obstacle.sparring_empty"]


def test_the_sum_is_there_only_when_she_is_certified_and_asks_for_it() -> None:
    seen = observed(HIGH)
    assert seen.total is not None
    words = ("observed", SEEN)
    assert f"sum {seen.total}" not in told(asked(certified(screenings=(seen,)), words)).lower()
    assert "eget fagligt brug" not in told(asked(certified(screenings=(seen,)), words, screening=seen.id))
    paper = told(asked(certified(screenings=(seen,)), words, screening=seen.id, with_sum=True))
    assert "eget fagligt brug" in paper
    assert str(seen.total) in paper
    refused = asked(record(screenings=(seen,)), words, screening=seen.id, with_sum=True)
    assert [o.text_id for o in refused.obstacles] == ["obstacle.sparring_not_certified"]


def test_the_observer_is_not_named_on_it() -> None:
    seen = observed(HIGH)
    assert seen.observer.name
    verdict = asked(certified(screenings=(seen,)), ("observed", f"hos {seen.observer.name} igen"))
    assert verdict.disclosure is None


def test_a_child_without_a_birth_date_has_no_age_on_it() -> None:
    child = record().child.model_copy(update={"birth_date": None})
    assert "måneder" not in told(asked(record(child=child), ("observed", SEEN)))


def test_an_age_is_never_said_in_days_or_weeks() -> None:
    child = record().child.model_copy(update={"birth_date": date(2026, 10, 30)})
    assert "0 måneder" in told(asked(record(child=child), ("observed", SEEN)))
