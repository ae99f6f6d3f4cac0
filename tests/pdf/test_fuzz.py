"""Any paper the domain can describe is printed whole."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.pdf import gates, samples
from transitions.domain.disclosure import (
    Entry,
    Fact,
    Facts,
    Lines,
    Notice,
    Paper,
    Said,
    Section,
    Signature,
    Signatures,
    Ticks,
)
from transitions.domain.sheet import Sheet
from transitions.pdf.press import Press

WORDS = (
    "a<b>fed</b>", "<3", "&amp;", "&", "'", '"', "»mam«", "<img src='x'/>", "<unknown>", "søvn", "ÆØÅ", "æg",
    "Zażółć", "gęślą", "jaźń", "Їжак", "Ґудзик", "щедрий", "Iğdır", "İstanbul", "şöyle", "x" * 600,
    "børnefællesskabsforberedelsesmøde" * 3, "Alma", "og", "12", "34", "–", "mor-og-far", "a\u030a",
)  # fmt: skip

text = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
long_text = st.lists(text, max_size=12).map("\n".join)
said = st.builds(Said, danish=text, other=st.one_of(st.just(""), text), language=st.just("pl"))
long_said = st.builds(Said, danish=long_text, other=st.one_of(st.just(""), long_text), language=st.just("uk"))
maybe = st.one_of(st.none(), said)
entries = st.builds(
    Entry,
    label=said,
    voice=said,
    speaker=st.sampled_from(("parents", "health_visitor", "joint")),
    text=long_said,
    original=st.one_of(st.none(), long_said),
    special=st.booleans(),
    special_words=maybe,
    mark=st.sampled_from(("", "shared", "kept")),
    mark_words=maybe,
)
points = st.tuples(st.floats(-10, 400), st.floats(-10, 200))
strokes = st.lists(st.lists(points, max_size=8).map(tuple), max_size=4).map(tuple)
signatures = st.builds(Signature, caption=said, strokes=strokes, size=st.just((320.0, 100.0)))


def several(strategy: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


parts = st.one_of(
    st.builds(Facts, title=maybe, rows=several(st.builds(Fact, label=said, text=said), 6)),
    st.builds(Section, title=said, lead=maybe, entries=several(entries, 4)),
    st.builds(Notice, title=maybe, text=long_said, tone=st.sampled_from(("plain", "important"))),
    st.builds(Lines, caption=said, count=st.integers(0, 40)),
    st.builds(Ticks, caption=said, labels=several(said, 7)),
    st.builds(Signatures, text=long_said, rows=several(signatures, 3)),
)
papers = st.builds(
    Paper,
    title=said,
    subtitle=maybe,
    banner=maybe,
    parts=several(parts, 6),
    foot=st.just(samples.FOOT),
    practice=st.booleans(),
)


# No shrinking: a failing paper is found within seconds, and reads well enough as it is.
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(paper=papers, large=st.booleans())
def test_any_paper_is_printed_whole(press: Press, paper: Paper, large: bool) -> None:
    pdf = press.print_sheet(Sheet(name="blank", paper=paper), large)
    assert gates.missing(pdf, paper) == []
    assert gates.missing_glyphs(pdf) == []
    assert gates.wrong_page_numbers(pdf) == []
    assert gates.wrong_bookmarks(pdf) == []
    assert gates.structure_faults(pdf) == []
    assert gates.lonely_headings(pdf) == []
    assert gates.clipped(pdf, margin=0 if paper.practice else gates.MARGIN) == []
    assert paper.practice or gates.overlapping(pdf) == []
