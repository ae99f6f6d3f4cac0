"""No count that is hidden can be worked out: not from sums, and not by whoever knows the rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transitions.domain.small_counts import LEAST, publish
from transitions.domain.tally import BRANCHES, CELLS, ROOTS, Branch

Shown = Mapping[str, int | None]


def branch(total: str, *rows: str) -> Branch:
    return Branch("", total, rows)


def splits(number: int, into: int) -> Iterator[tuple[int, ...]]:
    if into == 1:
        yield (number,)
        return
    for first in range(number + 1):
        yield from ((first, *rest) for rest in splits(number - first, into - 1))


def worlds(branches: Sequence[Branch], most: int) -> Iterator[dict[str, int]]:
    """Every municipality there could be with no more than so many families."""

    def grow(place: int, counts: dict[str, int]) -> Iterator[dict[str, int]]:
        if place == len(branches):
            yield counts
            return
        here = branches[place]
        for parts in splits(counts[here.total], len(here.rows)):
            yield from grow(place + 1, counts | dict(zip(here.rows, parts, strict=True)))

    for families in range(most + 1):
        yield from grow(0, {branches[0].total: families})


SMALL = [
    ([branch("t", "a", "b")], 40),
    ([branch("t", "a", "b", "c")], 26),
    ([branch("t", "a", "b", "c"), branch("a", "d", "e")], 20),
    ([branch("t", "a", "z"), branch("a", "d", "e", "f")], 22),
    ([branch("t", "a", "z"), branch("a", "d", "e"), branch("a", "g", "h")], 20),
    ([branch("t", "a"), branch("a", "d", "e", "f", "g")], 29),
    ([branch("t", "a", "z"), branch("a", "d", "e", "f"), branch("d", "g", "h")], 15),
]


@pytest.mark.parametrize(("branches", "most"), SMALL)
def test_who_knows_the_rule_too_learns_no_hidden_count(branches: Sequence[Branch], most: int) -> None:
    """Of all municipalities that would read the same, each hidden count has two values at least."""
    alike: dict[tuple[tuple[str, int | None], ...], list[dict[str, int]]] = defaultdict(list)
    for counts in worlds(branches, most):
        alike[tuple(publish(counts, branches).items())].append(counts)
    edge = most - 2 * LEAST  # another with the same page may lie beyond the largest tried
    known = [
        (shown, cell)
        for shown, could_be in alike.items()
        for cell, count in shown
        if count is None and len({counts[cell] for counts in could_be}) == 1
        and could_be[0][branches[0].total] <= edge
    ]
    assert known == []
    assert any(count is None for shown in alike for _, count in shown)


@st.composite
def municipalities(draw: st.DrawFn) -> dict[str, int]:
    """Numbers that add up, many of them small."""
    sizes = st.one_of(st.integers(0, 12), st.integers(0, 300))
    counts = {root: draw(sizes) for root in ROOTS}
    for each in BRANCHES:
        left = counts[each.total]
        for row in each.rows[:-1]:
            counts[row] = draw(st.one_of(st.integers(0, min(left, 6)), st.integers(0, left)))
            left -= counts[row]
        counts[each.rows[-1]] = left
    return counts


def follows(shown: Shown) -> set[str]:
    """The hidden cells that the sums give away: those alone in a row of the reduced equations."""
    hidden = [cell for cell, count in shown.items() if count is None]
    rows = [
        [Fraction((cell in each.rows) - (cell == each.total)) for cell in hidden] for each in BRANCHES
    ]
    pivots = 0
    for column in range(len(hidden)):
        pivot = next((n for n in range(pivots, len(rows)) if rows[n][column]), None)
        if pivot is None:
            continue
        rows[pivots], rows[pivot] = rows[pivot], rows[pivots]
        rows[pivots] = [value / rows[pivots][column] for value in rows[pivots]]
        for other, row in enumerate(rows):
            if other != pivots and row[column]:
                rows[other] = [a - row[column] * b for a, b in zip(row, rows[pivots], strict=True)]
        pivots += 1
    alone = (row for row in rows if sum(bool(value) for value in row) == 1)
    return {hidden[next(n for n, value in enumerate(row) if value)] for row in alone}


@given(municipalities())
@settings(max_examples=100, deadline=None)
def test_no_hidden_count_follows_from_the_sums(counts: dict[str, int]) -> None:
    assert follows(publish(counts)) == set()


@given(municipalities())
@settings(max_examples=100, deadline=None)
def test_what_is_shown_is_true_and_never_one_to_four(counts: dict[str, int]) -> None:
    shown = publish(counts)
    assert set(shown) == set(CELLS)
    assert all(count == counts[cell] for cell, count in shown.items() if count is not None)
    assert not [cell for cell, count in shown.items() if count is not None and 0 < count < LEAST]


def test_hiding_the_small_ones_alone_would_give_them_away() -> None:
    """The attack itself works: one that is hidden alone is found."""
    bare: dict[str, int | None] = {**dict.fromkeys(CELLS, 0), "offered": 12, "accepted": 9, "declined": None}
    assert follows(bare) == {"declined"}


def test_large_numbers_are_all_shown() -> None:
    counts = dict.fromkeys(CELLS, 0)
    for root in ROOTS:
        counts[root] = 6**5
    for each in BRANCHES:
        share, rest = divmod(counts[each.total], len(each.rows))
        counts |= dict.fromkeys(each.rows, share)
        counts[each.rows[0]] += rest
    assert None not in publish(counts).values()
