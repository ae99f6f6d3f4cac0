"""Papers about an invented family, as the gate would hand them over."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal
from uuid import UUID

from transitions.domain.disclosure import (
    Audience,
    Disclosure,
    Entry,
    Fact,
    Facts,
    Foot,
    Glance,
    Lines,
    Notice,
    Paper,
    Said,
    Section,
    Signature,
    Signatures,
    Speaker,
    Ticks,
    Topic,
)
from transitions.domain.sheet import Sheet

FOOT = Foot(left="Alma Prøve, født 14. maj 2025", middle="Personoplysninger")
USES = ("Stue eller dagplejer", "Børnefællesskab", "Hverdag", "Hvem", "Hvornår")
PARENT = UUID("00000000-0000-4000-8000-000000000001")
PARENTS, VISITOR, JOINT = "Forældrene", "Sundhedsplejersken", "Forældre og sundhedsplejerske sammen"
SPEAKERS: dict[str, Speaker] = {PARENTS: "parents", VISITOR: "health_visitor", JOINT: "joint"}
DELT, IKKE = Said(danish="delt"), Said(danish="ikke delt")


def da(text: str, other: str = "", language: str = "") -> Said:
    """Words in Danish, perhaps with another language."""
    return Said(danish=text, other=other, language=language)


def fact(label: str, text: str, other: str = "", language: str = "") -> Fact:
    """One row of facts."""
    return Fact(label=da(label, other, language), text=da(text))


def entry(label: str, text: str, voice: str = PARENTS, **more: Any) -> Entry:
    """One answer."""
    if more.get("special"):
        more["special_words"] = da("Særligt hensyn")
    return Entry(label=da(label), voice=da(voice), speaker=SPEAKERS[voice], text=da(text), **more)


def _facts() -> Facts:
    return Facts(
        rows=(
            fact("Barn", "Alma Prøve"),
            fact("Født", "14. maj 2025 (11 måneder, når hun starter)"),
            fact("Dagtilbud", "Vuggestuen Mælkebøtten, stue Solsikken"),
            fact("Forventet start", "mandag den 4. maj 2026"),
            fact("Skrevet", "16. april 2026 af forældrene og sundhedsplejerske Mette Eksempel"),
            fact("Ring til", "Mette Eksempel, 12 34 56 78, hverdage kl. 8-9"),
            fact(
                "Samtykke",
                "Forældrene har sagt ja til, at dette deles med Mælkebøtten. Samtykket gælder "
                "til den 16. april 2027.",
            ),
        )
    )


SILENCE = Notice(
    title=da("Det, der ikke står her"),
    text=da(
        "Her står kun det, forældrene har valgt at dele. At noget ikke er nævnt, betyder ikke nej. "
        "Spørg altid forældrene om allergi, medicin og sygdom."
    ),
    tone="important",
)


def _this_is_me() -> Section:
    return Section(
        title=da("Det her er jeg"),
        entries=(
            entry(
                "Sådan ser vi vores barn",
                "Alma er nysgerrig og rolig. Hun vil gerne se tingene an, før hun går i gang, og "
                "så griner hun højt, når hun har fundet ud af det. Vi synes, hun er modig på sin "
                "egen stille måde.",
            ),
            entry(
                "Det her er jeg glad for",
                "Bolde, bøger med klapper og alt, hvad der kan åbnes og lukkes. Katten hos mormor.",
            ),
            entry(
                "Det her er jeg god til, og det her øver jeg mig på",
                "Hun rejser sig ved møbler og går langs sofaen. Hun øver sig på at slippe.",
            ),
            entry(
                "Det her er jeg god til, og det her øver jeg mig på",
                "Alma søger øjenkontakt og peger for at dele noget med en voksen. Hun øver sig "
                "på at vente et kort øjeblik.",
                VISITOR,
            ),
            entry("Sådan viser jeg, at jeg er træt", "Gnider øjne, trækker sig i øret og vil op."),
            entry("Sådan viser jeg, at jeg er sulten", "Siger »mam« og kravler mod køkkenet."),
            entry(
                "Sådan viser jeg, at jeg er ked af det",
                "Hun bliver først helt stille. Gråden kommer et øjeblik senere.",
            ),
            entry(
                "Sådan bliver jeg trøstet",
                "Bliver taget op, holdt tæt og vugget. Sutteklud. En rolig stemme.",
            ),
            entry(
                "Mere om trøst",
                "Sig hendes navn, og vent lidt. Hun vil gerne selv lægge hovedet ind til skulderen.",
            ),
        ),
    )


def _everyday() -> Section:
    return Section(
        title=da("Hverdag"),
        entries=(
            entry("Søvn: antal lure om dagen", "2"),
            entry(
                "Søvn: hvornår og hvor længe",
                "Formiddag fra cirka 9.30 i en time. Eftermiddag fra cirka 13.30 i halvanden "
                "time.\nI barnevogn med sele, gerne ude.",
            ),
            entry(
                "Sut, bamse eller sutteklud", "Ja. Sutteklud med kanin, kun når hun skal sove eller trøstes."
            ),
            entry(
                "Mad: det får barnet nu",
                "Familiens mad i små stykker. Grød om morgenen. Modermælk morgen og aften.",
            ),
        ),
    )


def first_day(**more: Any) -> Glance:
    """A line for each topic; what is special is marked there too."""
    allergy = entry("Kendt allergi eller intolerans?", "Tåler ikke æg", special=True, **more)
    told = {
        "Søvn": [entry("Hvornår og hvor længe", "9.30 i en time, 13.30 i halvanden time.", **more)],
        "Trøst": [
            entry("Sådan bliver jeg trøstet", "Bliver båret, bamse eller sutteklud", **more),
            entry("Mere om trøst", "Sig hendes navn, og vent lidt.", **more),
        ],
        "Allergi": [allergy],
        "Aflevering og hentning": [
            entry("Sprog i hjemmet", "Dansk, polsk", **more),
            entry("Sange, ritualer og farvel", "Vink ved ruden sammen.", VISITOR, **more),
        ],
    }
    topics = tuple(Topic(title=da(title), entries=tuple(said)) for title, said in told.items())
    return Glance(title=da("Første dag"), topics=topics)


def _health() -> Section:
    return Section(
        title=da("Helbred"),
        entries=(
            entry(
                "Allergi og intolerans",
                "Æg: udslæt omkring munden efter få minutter. Ingen medicin. Egen læge er ved at "
                "udrede det.\nHun må ikke få mad med æg, heller ikke bagværk.",
                special=True,
            ),
            entry(
                "Er der noget, dagtilbuddet skal være opmærksomt på?",
                "Alma bliver let overvældet af høje lyde. Det hjælper at gå ud i garderoben et øjeblik.",
                special=True,
            ),
            entry(
                "Er der noget, dagtilbuddet skal være opmærksomt på?",
                "Forudsigelighed hjælper hende: samme voksne de første uger, og sig til, før I "
                "løfter hende op.",
                VISITOR,
                special=True,
            ),
        ),
    )


def _start() -> tuple[Section, Section]:
    view = Section(
        title=da("Sundhedsplejerskens blik"),
        entries=(
            entry(
                "Anbefalinger til starten",
                "Korte dage den første uge. Lad en forælder være med, til Alma selv søger væk for at lege.",
                VISITOR,
            ),
            entry(
                "Det hjælper barnet med at være med i børnefællesskabet",
                "En voksen, der sætter sig på gulvet og begynder legen sammen med hende og ét andet barn.",
                JOINT,
            ),
        ),
    )
    start = Section(
        title=da("Start og opfølgning"),
        entries=(
            entry("Opstartssamtale", "Torsdag den 23. april 2026 kl. 14. Sundhedsplejersken kommer med."),
            entry(
                "Opfølgning cirka tre måneder efter start",
                "Forældrene og stuen tager en snak i begyndelsen af august.",
                JOINT,
            ),
        ),
    )
    return view, start


def handover(practice: bool = False) -> Disclosure:
    """The daycare's copy of a short form."""
    use = Facts(title=da("Sådan bruger vi det"), rows=tuple(fact(label, "") for label in USES))
    ahead, rest = _this_is_me().entries[:2], _this_is_me().entries[2:]
    parts = (
        Section(title=da("Først om mig"), entries=ahead), first_day(), SILENCE,
        Section(title=da("Det her er jeg"), entries=rest), _everyday(), _health(), *_start(), _facts(),
        Lines(caption=da("Ændret siden"), count=1), use, Lines(caption=da("Aftaler på mødet"), count=3),
        Notice(text=da("Opbevar papiret, så kun de voksne omkring barnet kan læse det.")),
    )
    paper = Paper(
        title=da("Overgangsskema"),
        subtitle=da("Fra forældrene til vuggestuen, skrevet sammen med sundhedsplejersken"),
        parts=parts,
        foot=FOOT,
        practice=practice,
    )
    return _disclosure("handover", Audience(kind="daycare"), paper)


def _disclosure(
    product: Literal["handover", "parents", "consent_sheet"],
    audience: Audience,
    paper: Paper,
    consented: bool = True,
) -> Disclosure:
    return Disclosure(
        product=product, audience=audience, consented=consented, written_on=date(2026, 4, 16), paper=paper
    )


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
            (*_everyday().entries, *_health().entries), ("shared", "shared", "kept") * 3, strict=False
        )
    )
    everyday = Section(title=da("Hverdag og helbred"), entries=more)
    number = Notice(
        title=da("Har I spørgsmål?"),
        text=da("Ring til sundhedsplejerske Mette Eksempel på 12 34 56 78, hverdage kl. 8-9."),
    )
    paper = Paper(
        title=da("Forældrenes eget eksemplar", "Egzemplarz dla rodziców", "pl"),
        parts=(section, first_day(mark="shared", mark_words=DELT), everyday, number, _facts()),
        foot=FOOT,
    )
    return _disclosure("parents", Audience(kind="parent", parent=PARENT), paper)


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
        entries=(*_this_is_me().entries, *_everyday().entries, *_health().entries),
    )
    paper = Paper(
        title=da("Samtykkeark", "Formularz zgody", "pl"),
        banner=da("Forslag. Endnu ikke givet videre.", "Propozycja. Jeszcze nieprzekazana.", "pl"),
        parts=(first_day(), shares, _facts(), signatures),
        foot=FOOT,
    )
    return _disclosure("consent_sheet", Audience(kind="parent", parent=PARENT), paper, consented=False)


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
