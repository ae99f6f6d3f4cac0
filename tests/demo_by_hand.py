"""By hand: what the papers of each practice family must never hold, and who gets none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ADBB_WORDS = ("ADBB-", "grænseværdi", "afventer gentagelse", "betinget", "ufuldstændig", "Vokalisering")
STAYS: Mapping[str, Sequence[str]] = {
    "ellen_nej_til_et_svar": (
        "flyttet fra hinanden", "en uge hos hver", "nyt værelse",
    ),
    "oliwia_to_sprog": ("Opdigt Tolkeservice",),
    "freja_bekraeftet": ("Lang tid til svar på lyd", "Som sidst", "grænseværdi", "observation"),
    "karla_ikke_bekraeftet": ("Tastet forkert", "Snue og en dårlig nat", "allergi eller intolerans"),
    "storm_ufuldstaendig": ("Fuld fart eller fuldt stop", "boremaskine", "håndværkere", "i weekenden"),
    "emil_beskyttet": ("Hemmelund", "09 00 00 99", "gule hus", "krisecentret"),
    "sigrid_ukendt_myndighed": ("Komælk", "havredrik", "hans nye nummer", "Lars Tænkt"),
    "saga_mundtligt": ("Vitamindråber", "Far sejler", "skibets telefon", "rykket frem", "til søs"),
    "asta_tvilling": ("Bjørn", "tænker først", "fars skæg", "to eller tre"),
    "luna_afsluttet": ("1 lure", "2 lure"),
}
"""By hand: words of each family that must be in no byte of what the daycare gets."""
NO_HANDOVER = {
    "noah_nej_til_overlevering", "aksel_ny_observation", "liva_intet_delt", "bjoern_tvilling",
    "viggo_nyt_dagtilbud", "ida_udloebet", "theo_trukket_tilbage", "lilje_lige_introduceret",
    "bertil_taenker_over_det", "otto_nej_tak", "vera_nej_til_sidst", "pelle_taenker_igen", "elias_uenige",
    "karl_intet_dagtilbud",
}
ADBB = {"aksel_ny_observation", "freja_bekraeftet", "karla_ikke_bekraeftet", "otto_nej_tak"}
"""The families with a complete observation; Storm's is not."""
