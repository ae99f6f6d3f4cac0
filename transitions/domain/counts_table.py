"""A year's numbers in words, as tables and as paper: only what may be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from transitions.domain.disclosure import Fact, Facts, Foot, Notice, Paper, Part, Said
from transitions.domain.evaluation import QUESTIONS
from transitions.domain.model import DANISH
from transitions.domain.sheet import CountRow, CountTable, CountTables, Sheet
from transitions.domain.small_counts import LEAST, publish
from transitions.domain.tally import BRANCHES, ROOTS, Branch
from transitions.domain.texts import Texts

FEW_VAULTS = 3
"""With fewer, what one health visitor knows of her own families tells her about another's."""


class Year(NamedTuple):
    """Whose numbers, of how many vaults, of which year."""

    municipality: str
    year: int
    vaults: int
    practice: bool = False


def count_tables(year: Year, counts: Mapping[str, int], texts: Texts) -> CountTables:
    """The numbers of a year that may be read, branch by branch."""
    shown = publish(counts)
    named = {"place": year.municipality, "vaults": str(year.vaults), "least": str(LEAST)}
    notes = [texts.say("counts.of_one" if year.vaults == 1 else "counts.of_many", **named)]
    if year.vaults < FEW_VAULTS:
        notes.append(texts.say("counts.few_vaults"))
    notes += [texts.say(f"counts.{note}", **named) for note in ("least", "meaning")]
    title = texts.say("counts.title", year=str(year.year))
    return CountTables(
        title=title, notes=tuple(notes), practice=year.practice, unshown=texts.say("counts.unshown"),
        tables=tuple(_table(branch, shown, texts) for branch in BRANCHES if _tells(branch, shown)),
    )


def _tells(branch: Branch, shown: Mapping[str, int | None]) -> bool:
    """Whether there is anybody to tell of; what nothing may be read of is told where it is a part."""
    return bool(shown[branch.total]) or (shown[branch.total] is None and branch.total in ROOTS)


def _table(branch: Branch, shown: Mapping[str, int | None], texts: Texts) -> CountTable:
    total = shown[branch.total]
    parts = []
    told = any(shown[row] is not None for row in branch.rows)
    for row in branch.rows if told or total is not None else ():
        count = shown[row]
        percent = None if count is None or not total else round(100 * count / total, 1)
        parts.append(CountRow(label=_label(row, texts), count=count, percent=percent))
    return CountTable(
        title=texts.say(f"counts.branch.{branch.name}"),
        whole=CountRow(label=_label(branch.total, texts), count=total), parts=tuple(parts),
    )


def _label(cell: str, texts: Texts) -> str:
    """What the two evaluations have in common is said once."""
    question = next((q for q in QUESTIONS if cell.startswith(f"{q}_")), None)
    if question is None:
        return texts.say(f"counts.cell.{cell}")
    return texts.say(f"counts.answer.{cell.rsplit('_', 1)[1]}")


def counts_sheet(tables: CountTables, texts: Texts) -> Sheet:
    """The tables as paper."""
    head, *notes = tables.notes
    parts: list[Part] = [Notice(text=Said(danish=head), tone="important")]
    parts += [_facts(table, tables.unshown) for table in tables.tables]
    parts += [Notice(text=Said(danish=note)) for note in notes]
    foot = Foot(
        left=texts.say("counts.foot"), middle="", page_of=texts.tables[DANISH]["paper.page_of"]
    )
    paper = Paper(
        title=Said(danish=tables.title), parts=tuple(parts), foot=foot, practice=tables.practice
    )
    return Sheet(name="counts", paper=paper)


def _facts(table: CountTable, unshown: str) -> Facts:
    rows = tuple(
        Fact(label=Said(danish=row.label), text=Said(danish=row_in_words(row, unshown)))
        for row in table.rows
    )
    return Facts(title=Said(danish=table.title), rows=rows)


def row_in_words(row: CountRow, unshown: str) -> str:
    """``12 (40 %)``, or that it is not shown."""
    if row.count is None:
        return unshown
    share = "" if row.percent is None else f" ({f'{row.percent:g}'.replace('.', ',')} %)"
    return f"{row.count}{share}"
