"""What the parents of the invented family get: their own copy, a sheet to sign, a form to fill in."""

from __future__ import annotations

from tests.pdf.samples import (
    DELT,
    FOOT,
    IKKE,
    PARENT,
    PARENTS,
    da,
    disclosure,
    everyday,
    fact,
    facts,
    first_day,
    health,
    this_is_me,
)
from transitions.domain.disclosure import (
    Audience,
    Disclosure,
    Entry,
    Facts,
    Foot,
    Lines,
    Notice,
    Paper,
    Section,
    Signature,
    Signatures,
    Ticks,
)
from transitions.domain.sheet import Sheet


def parents() -> Disclosure:
    """The parents' own copy, with the family's own words in Polish."""
    section = Section(
        title=da("Det her er jeg", "To jestem ja", "pl"),
        lead=da(
            "Det er jeres eksemplar. Ved hvert svar står, om det er delt med vuggestuen.",
            "To jest wasz egzemplarz. Przy każdej odpowiedzi widać, czy została przekazana żłobkowi.",
            "pl",
        ),
        entries=(
            Entry(
                label=da("Det her er jeg glad for", "To mnie cieszy", "pl"),
                voice=da(PARENTS, "Rodzice", "pl"),
                speaker="parents",
                text=da("Bolde, bøger med klapper og katten hos mormor."),
                original=da(
                    "Bolde, bøger med klapper og katten hos mormor.",
                    "Piłki, książeczki z okienkami i kot u babci. Lubi też, gdy śpiewamy „Wlazł "
                    "kotek na płotek”.",
                    "pl",
                ),
                mark="shared",
                mark_words=da("delt", "przekazane", "pl"),
            ),
            Entry(
                label=da("Det kan gøre mig utryg", "To może mnie niepokoić", "pl"),
                voice=da(PARENTS, "Rodzice", "pl"),
                speaker="parents",
                text=da("Høje lyde og mange mennesker på én gang."),
                original=da("", "Głośne dźwięki i wielu ludzi naraz.", "pl"),
                mark="kept",
                mark_words=da("ikke delt", "nieprzekazane", "pl"),
            ),
        ),
    )
    more = tuple(
        item.model_copy(update={"mark": mark, "mark_words": DELT if mark == "shared" else IKKE})
        for item, mark in zip(
            (*everyday().entries, *health().entries), ("shared", "shared", "kept") * 3, strict=False
        )
    )
    answered = Section(title=da("Hverdag og helbred"), entries=more)
    number = Notice(
        title=da("Har I spørgsmål?"),
        text=da("Ring til sundhedsplejerske Mette Eksempel på 12 34 56 78, hverdage kl. 8-9."),
    )
    paper = Paper(
        title=da("Forældrenes eget eksemplar", "Egzemplarz dla rodziców", "pl"),
        parts=(section, first_day(mark="shared", mark_words=DELT), answered, number, facts()),
        foot=FOOT,
    )
    return disclosure("parents", Audience(kind="parent", parent=PARENT), paper)


STROKES = (
    tuple((10.0 + 4 * i, 60.0 - (30 if i % 3 == 1 else -12 if i % 3 == 2 else 0)) for i in range(24)),
    tuple((110.0 + 3 * i, 70.0 - 2.2 * i) for i in range(14)),
)


def consent_sheet() -> Disclosure:
    """A proposal to sign: one signature drawn, one line still empty."""
    text = da(
        "Jeg siger ja til, at de svar, der står på dette ark, må gives til Vuggestuen Mælkebøtten, "
        "så personalet kan tage godt imod Alma.\n"
        "Samtykket gælder til den 16. april 2027. Jeg kan til enhver tid trække det "
        "tilbage ved at ringe til "
        "sundhedsplejerske Mette Eksempel på 12 34 56 78. Det, vuggestuen allerede har "
        "læst, kan ikke gøres ulæst.",
        "Wyrażam zgodę na przekazanie odpowiedzi z tej kartki żłobkowi Mælkebøtten, aby "
        "personel mógł "
        "dobrze przyjąć Almę.\n"
        "Zgoda obowiązuje do 16 kwietnia 2027. Mogę ją wycofać w każdej chwili, dzwoniąc "
        "do pielęgniarki.",
        "pl",
    )
    signatures = Signatures(
        text=text,
        rows=(
            Signature(
                caption=da("Underskrift og dato, Anna Prøve (mor)", "Podpis i data", "pl"),
                strokes=STROKES,
                size=(320, 100),
            ),
            Signature(caption=da("Underskrift og dato, Piotr Prøve (far)", "Podpis i data", "pl")),
        ),
    )
    shares = Section(
        title=da("Det ser dagtilbuddet", "To zobaczy żłobek", "pl"),
        entries=(*this_is_me().entries, *everyday().entries, *health().entries),
    )
    paper = Paper(
        title=da("Samtykkeark", "Formularz zgody", "pl"),
        banner=da("Forslag. Endnu ikke givet videre.", "Propozycja. Jeszcze nieprzekazana.", "pl"),
        parts=(first_day(), shares, facts(), signatures),
        foot=FOOT,
    )
    return disclosure("consent_sheet", Audience(kind="parent", parent=PARENT), paper, consented=False)


def blank() -> Sheet:
    """The form to fill in by hand."""
    head = Facts(rows=(fact("Barnets navn", ""), fact("Født", ""), fact("Forventet start", "")))
    parts = (
        Notice(
            text=da(
                "Skemaet hjælper jer med at fortælle dagtilbuddet det, I gerne vil have, at de "
                "ved om jeres barn. Det er et tilbud. I bestemmer selv, hvad I vil svare på."
            )
        ),
        head,
        Section(title=da("Det her er jeg"), entries=()),
        Lines(caption=da("Sådan ser vi vores barn"), count=4),
        Lines(caption=da("Det her er jeg glad for"), count=3),
        Ticks(
            caption=da("Sådan bliver jeg trøstet"),
            labels=(da("Bliver taget op"), da("Vugges"), da("Sut eller sutteklud"), da("Synges for")),
        ),
        Lines(caption=da("Mere om trøst"), count=2),
        Section(title=da("Hverdag"), lead=da("Skriv kun det, I synes er vigtigt."), entries=()),
        Lines(caption=da("Søvn: hvornår og hvor længe"), count=3),
        Lines(caption=da("Mad: det får barnet nu"), count=3),
        Signatures(
            text=da("Vi siger ja til, at dette ark gives til dagtilbuddet."),
            rows=(
                Signature(caption=da("Underskrift og dato, forælder")),
                Signature(caption=da("Underskrift og dato, forælder")),
            ),
        ),
    )
    foot = Foot(left="Overgangsskema", middle="")
    return Sheet(
        name="blank",
        paper=Paper(
            title=da("Overgangsskema"), subtitle=da("Til at udfylde i hånden"), parts=parts, foot=foot
        ),
    )
