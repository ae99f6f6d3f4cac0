"""Each line of the decision table withholds, or blocks, when it is the only one that does."""

from __future__ import annotations

import pytest

from tests.gate.counting import OBSTACLES, REASONS
from tests.gate.examination import Tally, examine_daycare, verdict_of
from tests.gate.finding import sweep
from tests.gate.generator import situation
from tests.gate.oracle import judge
from tests.gate.recognising import searchable, words_of

COUNT = 6


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_withholds_on_its_own(reason: str) -> None:
    seeds = sweep().held_by(reason, COUNT)
    assert len(seeds) == COUNT
    for seed in seeds:
        s = situation(seed)
        verdict, table = verdict_of(s), judge(s)
        alone = {key for key, why in table.reasons.items() if why == {reason}}
        told = {w.key: w.reason.text_id for w in verdict.withheld}
        assert {told.get(key) for key in alone} == {reason}, f"seed {seed}"
        if verdict.disclosure is not None:
            written = searchable(verdict.disclosure)
            held = [word for asked, a in s.said if a.key in alone for word in words_of(s, asked, a)]
            assert not [word for word in held if word in written], f"seed {seed}"


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_an_obstacle_blocks_on_its_own(obstacle: str) -> None:
    seeds = sweep().blocked_by(obstacle, COUNT)
    assert len(seeds) == COUNT
    for seed in seeds:
        s = situation(seed)
        verdict = verdict_of(s)
        assert verdict.disclosure is None, f"seed {seed}"
        told = [o.text_id.removeprefix("obstacle.") for o in verdict.obstacles]
        assert set(told) <= judge(s).obstacles, f"seed {seed}"
        assert obstacle in told, f"seed {seed}"
        assert all(o.words for o in verdict.obstacles)


def test_what_nothing_withholds_leaves() -> None:
    tally = Tally()
    for seed in range(400):
        examine_daycare(situation(seed), tally)
    assert tally.went > tally.disclosures > 100
