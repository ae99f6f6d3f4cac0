from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.export.papers import da, municipal, note
from transitions.domain.disclosure import Disclosure, Fact, Facts, Notice, TypedValue
from transitions.export.journal import journal_parts, write_journal

EXPECTED = """\
Journalnotat

Kontakt
Dato: 16. april 2026

Overgangsskema

Sådan bliver jeg trøstet, Forældrene:
Bliver taget op, holdt tæt og vugget. Sutteklud. En rolig stemme. Sig hendes navn, og vent lidt, før
du løfter.
Ikke andet.
Biorę ją na ręce.

Samtykke givet den 16. april 2026. Gælder til den 16. april 2027.

Aftaler

Talt om
Søvn
Mad

Læst højt.
Anna Prøve
"""


def test_the_note_reads_line_by_line() -> None:
    assert write_journal(note()) == EXPECTED


def test_practice_stands_first_and_last() -> None:
    lines = write_journal(note(practice=True)).splitlines()
    assert lines[0] == lines[-1] == "ØVELSE"


def test_the_foot_with_name_and_birth_date_is_not_in_the_note() -> None:
    assert "14. maj 2025" not in write_journal(note())


@given(st.text(max_size=400))
def test_no_line_is_wider_than_a_hundred_columns(text: str) -> None:
    written = write_journal(municipal("journal", Notice(text=da(text))))
    assert all(len(line) <= 100 for line in written.split("\n"))
    assert written.endswith("\n")
    assert not set(written) & set(map(chr, [*range(10), *range(11, 32)]))


@given(st.lists(st.text("abcæøå", min_size=1, max_size=250), min_size=1, max_size=30))
def test_no_word_is_lost(words: list[str]) -> None:
    written = write_journal(municipal("journal", Notice(text=da(" ".join(words)))))
    assert "".join(words) in "".join(written.split())


def told(practice: bool = False) -> Disclosure:
    fact = Fact(label=da("Aftale"), text=da("To timer"))
    made = municipal(
        "journal",
        Facts(rows=(Fact(label=da("Dato"), text=da("16. april 2026")),)),
        Facts(title=da("Samtykke"), rows=(fact, fact)),
        Facts(title=da("Opstartssamtale"), rows=(fact,)),
        practice=practice,
    )
    values = tuple(TypedValue(name="tells", value=name) for name in ("a", "b", "c"))
    return made.model_copy(update={"values": values})


def test_each_heading_has_its_own_lines_and_its_own_news() -> None:
    assert [(part.title, part.text, part.tells) for part in journal_parts(told())] == [
        ("Samtykke", "Aftale: To timer\nAftale: To timer\n", ("a", "b")),
        ("Opstartssamtale", "Aftale: To timer\n", ("c",)),
    ]


def test_practice_stands_over_each_heading() -> None:
    assert all(part.text.startswith("ØVELSE\n") for part in journal_parts(told(practice=True)))
