"""What in a free text points at somebody, and what does not."""

from __future__ import annotations

import pytest

from transitions.domain.traces import Known, names_in, traces

FAMILY = Known.of(
    ["Alma Prøve", "Mette Prøve", "Åse-Marie"], ["Vuggestuen Solsikken"], ["Rød stue"]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Alma kigger væk.", ("Alma",)),
        ("Det er ALMA.", ("ALMA",)),
        ("Prøve er navnet.", ("Prøve",)),
        ("Det er almas bamse.", ("almas",)),
        ("hos Aase Marie derhjemme", ("Aase", "Marie")),
        ("i solsikken", ("solsikken",)),
        ("på rød stue", ("rød stue",)),
        ("Storesøster Karla leger med.", ("Karla",)),
        ("ring 12 34 56 78", ("12 34 56 78",)),
        ("ring +45 12345678 nu", ("+45 12345678",)),
        ("skriv til mor@eksempel.dk", ("mor@eksempel.dk",)),
        ("nummer 200126-1111", ("200126-1111",)),
        ("nummer 2001261111", ("2001261111",)),
        ("set den 3. maj", ("3. maj",)),
        ("set 3/5", ("3/5",)),
        ("set 03.05.2026", ("03.05.2026",)),
        ("set 2026-05-03", ("2026-05-03",)),
        ("født i marts", ("marts",)),
        ("flyttet i 2026", ("2026",)),
        ("bor på solsortevej 12", ("solsortevej 12",)),
        ("bor i 9999 Øveby", ("9999 Øveby",)),
        ("de kommer fra Aarhus", ("Aarhus",)),
    ],
)
def test_a_trace_is_found(text: str, found: tuple[str, ...]) -> None:
    assert traces(text, FAMILY) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Barnet kigger væk, når nogen kommer tæt på. Det smiler efter lidt tid.",
        "Mor siger: \"Vi har prøvet det.\" Far er enig.",
        "Jeg har talt med forældrene. De vil gerne prøve, og jeg spurgte, om I kan hjælpe.",
        "ADBB er lavet to gange. Barnet tager 3 lure og spiser 4-5 gange.",
        "Rødt hår. En stue med mange børn.",
        "Kl. 10.30 sover det.\nEfter en time vågner det.\n- Så er det glad.",
        "Spiste 120 ml kl. 8.",
    ],
)
def test_ordinary_words_are_no_trace(text: str) -> None:
    assert traces(text, FAMILY) == ()


def test_names_stand_with_a_capital_within_a_sentence() -> None:
    assert names_in("Vi bor med storebror Viggo. Karla er hos farmor Bodil.") == {"Viggo", "Bodil"}
