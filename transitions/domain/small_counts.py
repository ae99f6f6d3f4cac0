"""Which counts may be read (SEED R109): none from one to four, and none from which such a one follows.

Nothing is decided by how large a count happens to be that is hidden only to protect another: it is
the last of its branch that is large enough, until the hidden ones together leave room for every
small count there could be. So that whoever knows this rule as well learns no hidden count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from transitions.domain.tally import BRANCHES, Branch

LEAST = 5
"""The smallest count that is shown, nought apart: of nobody nothing is told."""


def publish(
    counts: Mapping[str, int], branches: Sequence[Branch] = BRANCHES
) -> dict[str, int | None]:
    """Every count that may be read; nothing in place of the others.

    ``branches`` come with what they are part of first, and the counts add up in each.
    """
    parts = {row for branch in branches for row in branch.rows}
    hidden: set[str] = set()
    for branch in branches:
        if branch.total in hidden or 0 < counts[branch.total] < LEAST:
            hidden |= {branch.total, *branch.rows}
        else:
            hidden |= _hidden_in(branch, counts, branches, is_root=branch.total not in parts)
    cells = dict.fromkeys(cell for branch in branches for cell in (branch.total, *branch.rows))
    return {cell: None if cell in hidden else counts[cell] for cell in cells}


def _hidden_in(
    branch: Branch, counts: Mapping[str, int], branches: Iterable[Branch], *, is_root: bool
) -> set[str]:
    small = {row for row in branch.rows if 0 < counts[row] < LEAST}
    if not small or _protect_each_other([counts[row] for row in small]):
        return small
    if is_root:
        alone = all(counts[row] < LEAST for row in branch.rows)
        return {branch.total, *(branch.rows if alone else small)}
    return _with_others(branch, counts, small, {each.total for each in branches})


def _protect_each_other(counts: Sequence[int]) -> bool:
    """Whether each of them could be another small count: not all the least, not all the greatest."""
    return len(counts) > 1 and len(counts) < sum(counts) < len(counts) * (LEAST - 1)


def _with_others(
    branch: Branch, counts: Mapping[str, int], small: Collection[str], totals: Collection[str]
) -> set[str]:
    """The small ones with others of the branch, or all of it where that is not enough."""
    large = [row for row in reversed(branch.rows) if counts[row] >= LEAST]
    hidden, room = set(small), len(small) * (LEAST - 1)
    for row in sorted(large, key=lambda row: row in totals):
        hidden.add(row)
        room += LEAST
        if sum(counts[each] for each in hidden) >= room:
            return hidden
    return set(branch.rows)
