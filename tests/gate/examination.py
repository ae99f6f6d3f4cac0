"""What the gate lets out, held against the decision table: one case at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.gate.explaining import explains_exactly
from tests.gate.generator import situation
from tests.gate.hearing import Situation
from tests.gate.oracle import Judgement, judge, judge_unasked, last_day
from tests.gate.own_papers import as_daycare_copy, examine_parents
from tests.gate.papers import small_form, texts
from tests.gate.recognising import entries, hides_secrets, searchable, words_of
from tests.gate.said import danish_day
from transitions.domain.answers import AnswerKey
from transitions.domain.disclosure import Disclosure
from transitions.domain.gate import Verdict, disclose, propose

IN_TEXT = {"unclear_answer", "needs_danish", "cpr_in_text", "score_in_text"}
"""Of these an answer may have several; the first is told."""


@dataclass
class Tally:
    """What has been seen so far."""

    cases: int = 0
    disclosures: int = 0
    went: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    obstacles: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count another's as well."""
        self.cases += other.cases
        self.disclosures += other.disclosures
        self.went += other.went
        for mine, theirs in ((self.reasons, other.reasons), (self.obstacles, other.obstacles),
                             (self.told, other.told)):
            mine.update(theirs)


def examine_all(seeds: Iterable[int]) -> Tally:
    """Every case of these numbers; a failure names its number."""
    tally = Tally()
    for seed in seeds:
        s = situation(seed)
        examine_daycare(s, tally)
        if seed % 10 == 0:
            examine_proposal(s)
        if seed % 25 == 0:
            examine_parents(s)
    return tally


def verdict_of(s: Situation) -> Verdict:
    return disclose(s.record, s.ledger, s.policy, s.release, s.day, texts())


def examine_daycare(s: Situation, tally: Tally) -> None:
    """The daycare's copy, on paper or encrypted: exactly what the table allows, or the obstacles."""
    table = judge(s)
    tally.cases += 1
    verdict = verdict_of(s)
    assert (verdict.disclosure is None) == bool(table.obstacles), f"seed {s.seed}: {table.obstacles}"
    assert _told(verdict) <= table.obstacles, f"seed {s.seed}: {_told(verdict)} of {table.obstacles}"
    if verdict.obstacles or table.obstacles:
        assert verdict.obstacles, f"seed {s.seed}"
    if "wrong_audience" not in table.obstacles:
        names_the_rest(s, table, verdict)
    if verdict.disclosure is not None:
        assert verdict.disclosure.consented, f"seed {s.seed}"
        written = holds_exactly(s, table.goes, verdict.disclosure)
        assert danish_day(last_day(s)) in written, f"seed {s.seed}"
    _count(tally, table, verdict)


def _told(verdict: Verdict) -> set[str]:
    return {obstacle.text_id.removeprefix("obstacle.") for obstacle in verdict.obstacles}


def _count(tally: Tally, table: Judgement, verdict: Verdict) -> None:
    tally.disclosures += verdict.disclosure is not None
    tally.went += len(table.goes)
    tally.reasons.update(w.reason.text_id for w in verdict.withheld)
    tally.obstacles.update(table.obstacles)
    tally.told.update(_told(verdict))


def names_the_rest(s: Situation, table: Judgement, verdict: Verdict) -> None:
    """Each answer that stays is told once, with a reason that holds and words for it."""
    named = {w.key for w in verdict.withheld}
    stays = {key for key, why in table.reasons.items() if why}
    assert len(verdict.withheld) == len(named), f"seed {s.seed}: told twice"
    assert named == stays, f"seed {s.seed}: {named ^ stays}"
    for held in verdict.withheld:
        assert held.reason.text_id in table.reasons[held.key], f"seed {s.seed}: {held.key.field}"
        assert held.words, f"seed {s.seed}"


def holds_exactly(s: Situation, goes: frozenset[AnswerKey], disclosure: Disclosure) -> str:
    """Every word of what goes is there; no word of the rest, of the ledger or of the family is.

    Returns the whole as text.
    """
    written = searchable(disclosure)
    labels = Counter[str]()
    for asked, answer in s.said:
        if answer.key in goes:
            labels[asked.label.danish] += 1
            lost = [word for word in words_of(s, asked, answer) if word not in written]
            assert not lost, f"seed {s.seed}: {answer.key.field} is missing"
        else:
            leaked = [word for word in words_of(s, asked, answer) if word in written]
            assert not leaked, f"seed {s.seed}: {answer.key.field} leaks"
    assert Counter(e.label.danish for e in entries(disclosure)) == labels, f"seed {s.seed}"
    hides_questions(s, set(labels), written)
    explains_exactly(s, goes, disclosure)
    hides_secrets(s, written)
    return written


def hides_questions(s: Situation, shown: set[str], written: str) -> None:
    """No question is named of which nothing goes (the real form's may use everyday words)."""
    if s.record.form.id == small_form().id:
        for asked in small_form().fields():
            label = asked.label.danish
            assert label in shown or label not in written, f"seed {s.seed}: asks {asked.id}"
        for topic in small_form().front.topics:
            named = {small_form().field(name).label.danish for name in topic.fields}
            assert (topic.title.danish in written) == bool(named & shown), f"seed {s.seed}: {topic.id}"


def examine_proposal(s: Situation) -> None:
    """The proposal: as if everybody agreed, never cleared to leave, with what must be mended first."""
    if "wrong_audience" in judge(s).obstacles:
        verdict = propose(s.record, s.policy, s.release, s.day, texts())
        assert verdict.disclosure is None, f"seed {s.seed}"
        assert _told(verdict) & {"wrong_audience", "not_released"}, f"seed {s.seed}"
        s = as_daycare_copy(s)
    table = judge_unasked(s)
    verdict = propose(s.record, s.policy, s.release, s.day, texts())
    assert verdict.disclosure is not None, f"seed {s.seed}"
    assert not verdict.disclosure.consented, f"seed {s.seed}"
    assert _told(verdict) <= table.obstacles, f"seed {s.seed}: {_told(verdict)} of {table.obstacles}"
    assert table.obstacles - _told(verdict) <= IN_TEXT, f"seed {s.seed}: {table.obstacles} told by halves"
    assert bool(verdict.obstacles) == bool(table.obstacles), f"seed {s.seed}"
    names_the_rest(s, table, verdict)
    holds_exactly(s, table.free, verdict.disclosure)
