"""The rules of the definitions in Danish, by their English messages."""

from __future__ import annotations

RULES = (
    (
        r"the Danish text \(da\) is missing",
        'Den danske tekst mangler i "{key}".',
        'Tilføj da = "…" ved siden af de andre sprog.',
    ),
    (
        r"only everyday and administrative",
        "Kun hverdagsfelter og administrative felter kan foreslås delt.",
        "Slet proposed, eller ret category.",
    ),
    (r"a voice is named twice", "Den samme står to gange i voices.", "Slet den ene."),
    (
        r"say why the daycare",
        "Feltet siger ikke, hvad dagtilbuddet skal bruge svaret til.",
        "Tilføj why med en dansk tekst.",
    ),
    (r"min is greater than max", "min er større end max.", "Byt om på dem."),
    (
        r"used twice: (.+)",
        "Samme id er brugt to gange: {0}.",
        "Giv den ene et andet id, som ikke har været brugt før.",
    ),
    (
        r"on the front page, but no question or named twice: (.+)",
        "Forsiden nævner noget, der ikke er et felt, eller nævner det to gange: {0}.",
        "Ret feltets navn i front, eller slet det ene sted.",
    ),
    (
        r"a condition looks at (\w+), which",
        'En betingelse ser på feltet "{0}", som ikke står tidligere i skemaet.',
        "Ret feltets navn, eller flyt det op før det felt, der afhænger af det.",
    ),
    (
        r"a condition cannot look at a (\w+) field",
        'En betingelse kan ikke se på et felt af typen "{0}".',
        "Brug et felt af typen yes_no, choice eller choices.",
    ),
    (
        r"(\w+) can never be (.+)",
        'Feltet "{0}" kan aldrig have svaret "{1}".',
        "Brug et af feltets egne svar i is_any_of.",
    ),
    (
        r"an item or condition is named twice",
        "To items eller betingelser har samme id eller samme link.",
        "Giv hver sit eget.",
    ),
    (
        r"the threshold can never be reached",
        "Grænseværdien er højere end den højest mulige sum.",
        "Ret at_or_above, highest eller items.",
    ),
    (
        r"a prompt needs its source",
        "Et prompt mangler sin kilde.",
        "Tilføj prompt_source, eller slet prompt.",
    ),
    (
        r"a picture needs words",
        "Siden har et billede uden ord til dem, der ikke ser det.",
        "Skriv i shows, hvad der er på billedet, eller slet picture.",
    ),
    (
        r"an item is kept apart from one",
        "apart_from nævner et punkt, som skalaen ikke har.",
        "Skriv id på et af de andre punkter.",
    ),
    (
        r"special considerations always need all",
        "Særlige hensyn kræver altid et ja fra alle med forældremyndighed.",
        'Skriv special = "all", eller slet linjen.',
    ),
    (r"an id is used twice", "Samme id er brugt to gange.", "Giv hver sit eget id."),
    (
        r"not a day",
        '"{key}" er ikke en dag.',
        'Skriv en dato som 2026-02-01, eller dage, uger eller måneder fra i dag: "-3w", "+10d", "-9m".',
    ),
    (
        r"not an answer",
        "Svaret kan ikke læses.",
        "Skriv en tekst, et tal, true eller false, en liste af id'er eller kolonner med tekst.",
    ),
    (
        r"use a fictitious",
        "CPR-nummeret er ikke et erstatningsnummer.",
        "Læg 60 til dagen (ti cifre), eller skriv kun de fire sidste cifre.",
    ),
    (
        r"scored and not assessed at once",
        "Punktet har både en score og en grund til, at det ikke er vurderet.",
        "Slet score eller not_assessed.",
    ),
    (r"a parent is there twice", "To forældre har samme id.", "Giv hver sit eget id."),
    (
        r"parents and parents_of",
        "Familien har både egne forældre og parents_of.",
        "Slet den ene af dem.",
    ),
    (r"the family (\w+) is there twice", 'To familier hedder "{0}".', "Giv hver sit eget id."),
    (
        r"(\w+): parents_of must name",
        'parents_of i familien "{0}" skal være id på en familie, der står tidligere i filen.',
        "Ret navnet, eller flyt familien ned.",
    ),
)
