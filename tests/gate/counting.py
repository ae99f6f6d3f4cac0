"""How many families are examined, and that the count is not empty of meaning."""

from __future__ import annotations

import pytest

from tests.gate.examination import Tally

PARTS = 4
CASES = 20_400
CHUNK = 425

REASONS = (
    "internal", "no_words", "screening_words_off", "protected", "kept", "not_shared", "refused", "conflict",
    "missing", "not_understood", "withdrawn", "expired", "changed", "other_release", "other_subject",
    "custody_unknown", "no_custody_holder",
)
OBSTACLES = (
    "wrong_audience", "form_declined", "form_thinking", "no_child_name", "no_birth_date", "no_daycare",
    "replaced", "no_custody_holder", "handover_refused", "disagreement", "custody_unknown",
    "consent_changed_recipient", "channel_not_agreed", "consent_withdrawn", "consent_expired",
    "consent_not_understood", "no_consent", "nothing_shared", "unclear_answer", "needs_danish",
    "cpr_in_text", "score_in_text",
)


def chunks(part: int) -> list[range]:
    """The numbers of one part, in pieces small enough to name a failure soon."""
    each = CASES // PARTS
    first = (part - 1) * each
    return [range(at, at + CHUNK) for at in range(first, first + each, CHUNK)]


def shows_everything(seen: Tally) -> None:
    """A third of the cases have something to release, and every reason and obstacle was told often."""
    if seen.cases < CASES // PARTS:
        pytest.skip("only some of the cases were run")
    assert seen.disclosures >= seen.cases / 3
    assert seen.went >= seen.disclosures * 4
    rare = {name: seen.reasons[name] for name in REASONS if seen.reasons[name] < seen.cases / 50}
    rare |= {name: seen.told[name] for name in OBSTACLES if seen.told[name] < seen.cases / 400}
    assert not rare
    assert set(seen.reasons) <= set(REASONS)
    assert set(seen.told) <= set(OBSTACLES)
