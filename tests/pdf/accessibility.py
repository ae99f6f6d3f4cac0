"""What PDF/UA-1 and PDF/A-2a ask of a file, rule by rule; each check returns what it found wrong."""

from __future__ import annotations

from collections.abc import Callable

from tests.pdf import file_rules, tree_rules
from tests.pdf.reading import Reading, reading_of, unspaced

RULES: dict[str, Callable[[Reading], list[str]]] = {
    rule.__name__: rule
    for rule in (
        file_rules.language, file_rules.marked, file_rules.title, file_rules.description,
        file_rules.readable_aloud, file_rules.archivable, file_rules.colours, tree_rules.content,
        tree_rules.parents, tree_rules.pages, tree_rules.headings, tree_rules.tables, tree_rules.lists,
        tree_rules.figures, tree_rules.fields, tree_rules.drawn_fields, tree_rules.painted,
        tree_rules.furniture, file_rules.fonts, tree_rules.bookmarks, file_rules.nesting, file_rules.inert,
    )
}  # fmt: skip
BYTE_RULES: dict[str, Callable[[bytes], list[str]]] = {
    "stream_ends": file_rules.stream_ends, "header": file_rules.header,
}  # fmt: skip


def faults(pdf: bytes, *but: str) -> dict[str, list[str]]:
    """What every rule found, apart from those named; empty when all is well."""
    reading = reading_of(pdf)
    found = {name: rule(reading) for name, rule in RULES.items()}
    found |= {name: check(pdf) for name, check in BYTE_RULES.items()}
    return {name: wrong for name, wrong in found.items() if wrong and name not in but}


def unlabelled(pdf: bytes, said: dict[str, list[str]]) -> list[str]:
    """Words of a second language that do not stand under an element that names it."""
    reading = reading_of(pdf)
    under = {lang: unspaced("".join(n.words for n in reading.nodes() if n.lang == lang)) for lang in said}
    return [
        word
        for lang, texts in said.items()
        for text in texts
        for word in text.split()
        if unspaced(word) not in under[lang]
    ]
