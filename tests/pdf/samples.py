"""What is told of an invented child, and the daycare's copy of it, as the gate would hand it over."""

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
    Speaker,
    Topic,
)

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


def facts() -> Facts:
    """Who the child is, and who may know."""
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


def this_is_me() -> Section:
    """What the child is like."""
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


def everyday() -> Section:
    """Sleep and food."""
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


def health() -> Section:
    """What the daycare must watch."""
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


def start() -> tuple[Section, Section]:
    """What the health visitor sees, and what was agreed."""
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
    ahead, rest = this_is_me().entries[:2], this_is_me().entries[2:]
    parts = (
        Section(title=da("Først om mig"), entries=ahead), first_day(), SILENCE,
        Section(title=da("Det her er jeg"), entries=rest), everyday(), health(), *start(), facts(),
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
    return disclosure("handover", Audience(kind="daycare"), paper)


def disclosure(
    product: Literal["handover", "parents", "consent_sheet"],
    audience: Audience,
    paper: Paper,
    consented: bool = True,
) -> Disclosure:
    """As the gate hands it over."""
    return Disclosure(
        product=product, audience=audience, consented=consented, written_on=date(2026, 4, 16), paper=paper
    )
