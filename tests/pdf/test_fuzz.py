"""Any paper the domain can describe is printed whole; two hundred of them in the long count."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.pdf import gates, parents_papers, random_papers, samples
from transitions.domain.disclosure import Lines, Part, Section
from transitions.domain.sheet import Sheet
from transitions.pdf.press import Press

COUNT = 24


@pytest.mark.parametrize("number", range(COUNT))
def test_any_paper_is_printed_whole(number: int) -> None:
    assert random_papers.wrong(number)[1] == {}


@pytest.mark.parametrize("own", ["", "Lubi spać w wózku. " * 9])
def test_a_question_that_danish_does_not_answer_stays_with_what_does(press: Press, own: str) -> None:
    asked = [
        samples.entry(f"Spørgsmål {number}, " + "som er langt, " * 9, "", original=samples.da("", own, "pl"))
        for number in range(9)
    ]
    section = Section(title=samples.da("Hverdag"), entries=tuple(asked))
    for lines in range(22, 38):
        parts = (Lines(caption=samples.da("Plads"), count=lines), section)
        paper = parents_papers.blank().paper.model_copy(update={"parts": parts})
        pdf = press.print_sheet(Sheet(name="blank", paper=paper))
        assert gates.lonely_headings(pdf) == []


def test_every_kind_of_part_and_every_script_is_among_them() -> None:
    papers = [random_papers.paper(number) for number in range(COUNT)]
    assert {part.kind for paper in papers for part in paper.parts} == KINDS
    assert {paper.title.language for paper in papers} == set(random_papers.LANGUAGES)
    assert {paper.practice for paper in papers} == {True, False}


def test_a_number_names_one_paper() -> None:
    assert random_papers.paper(5) == random_papers.paper(5) != random_papers.paper(6)


KINDS = {kind.model_fields["kind"].default for kind in get_args(get_args(Part)[0])}
