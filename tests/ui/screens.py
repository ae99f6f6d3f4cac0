"""Screens that hold every shared control, for pictures and for tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from io import BytesIO
from itertools import count
from math import sin

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QWidget
from reportlab.pdfgen.canvas import Canvas

from tests.ui.support import WORDS
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.choice import ChoiceEditor, YesNoEditor
from transitions.ui.controls.editors.choices import ChoicesEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.number import NumberEditor
from transitions.ui.controls.editors.repeat import RepeatEditor
from transitions.ui.controls.editors.repeat_row import Column
from transitions.ui.controls.editors.share import ShareEditor
from transitions.ui.controls.editors.stance import StanceEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.editors.time import TimeEditor
from transitions.ui.controls.labels import Chip
from transitions.ui.controls.messages import MessageBar, SaveChip
from transitions.ui.controls.pages_view import PagesView
from transitions.ui.controls.rows import Row
from transitions.ui.controls.score import ScoreEditor
from transitions.ui.controls.signature import SignatureField
from transitions.ui.controls.stepper import Step, Stepper
from transitions.ui.controls.surfaces import BottomBar, EmptyState, NoteBox
from transitions.ui.controls.wide import TickBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.pages.page import Page

TODAY = date(2025, 3, 14)
HEIGHT = 768
STEPS = (
    Step("family", "Barnet og familien", "done"),
    Step("sleep", "Søvn og hvile", "done"),
    Step("food", "Mad og måltider", "warn"),
    Step("contact", "Kontakt og trøst", "now"),
    Step("health", "Helbred, medicin og særlige hensyn", "todo"),
    Step("consent", "Samtykke", "todo", "Begge forældre"),
    Step("print", "Udskriv og overlevér", "todo"),
)


def foot(name: str) -> QWidget:
    foot = QWidget()
    row = WrapLayout(foot, "apart", "space.l")
    row.addWidget(StanceEditor(f"{name}.stance", WORDS))
    row.addWidget(ShareEditor(f"{name}.share", WORDS))
    return foot


def form_page() -> Page:
    page = Page("form")
    page.add_heading(
        "Søvn og hvile", "Hvordan plejer jeres barn at falde til ro? Skriv det med jeres egne ord."
    )
    card = page.card()
    naps = TextEditor("form.sleep_naps", WORDS, lines=3, limit=400, placeholder="")
    naps.show_value(
        "Sover bedst i barnevogn udenfor, cirka kl. 9.30 og igen efter frokost. Skal have sin sut."
    )
    row = Row(
        "form.sleep_naps",
        "Hvornår og hvor sover barnet i løbet af dagen?",
        naps,
        "For eksempel tidspunkter, barnevogn eller seng, ude eller inde.",
    )
    row.add_foot(foot("form.sleep_naps"))
    card.add(row)
    comfort = YesNoEditor("form.sleep_comfort", WORDS)
    comfort.show_value(True)
    row = Row("form.sleep_comfort", "Bruger barnet sut eller en ting at sove med?", comfort)
    card.add(row)
    where = ChoiceEditor(
        "form.sleep_where", WORDS, [("pram", "Barnevogn"), ("bed", "Seng"), ("both", "Skiftevis")]
    )
    row = Row(
        "form.sleep_where", "Hvor sover barnet oftest?", where, translated="Where does your child sleep?"
    )
    card.add(row)
    page.set_bottom_bar(bar())
    return page


def bar() -> BottomBar:
    bar = BottomBar("bar")
    bar.add_leading(Button("Tilbage", "bar.back", icon="arrow-left"))
    chip = SaveChip("bar.saved", WORDS)
    chip.show_saved(time(14, 32))
    bar.add_leading(chip)
    bar.add_trailing(Button("Lås", "bar.lock", "ghost", "lock"))
    bar.add_trailing(Button("Næste", "bar.next", "primary", "arrow-right", icon_last=True))
    return bar


def kinds_page() -> Page:
    page = Page("kinds")
    card = page.card("Felter af alle slags", "Hjælpetekst til hele kortet.")
    name = TextEditor("kinds.name", WORDS, limit=40)
    name.show_value("En tekst der er længere end grænsen på de fyrre tegn")
    row = Row("kinds.name", "Navn", name)
    card.add(row)
    row.check()
    weight = NumberEditor("kinds.weight", WORDS, unit="gram", least=500, most=20000)
    weight.show_value(8250)
    card.add(Row("kinds.weight", "Seneste vægt", weight))
    height = NumberEditor("kinds.height", WORDS, unit="cm", decimals=1)
    height.show_value(Decimal("71.5"))
    height.show_typed("halvfjerds")
    row = Row("kinds.height", "Seneste længde", height)
    card.add(row)
    row.check()
    day = DateEditor("kinds.start", WORDS, lambda: TODAY)
    day.show_value(date(2025, 4, 1))
    card.add(Row("kinds.start", "Forventet start", day))
    clock = TimeEditor("kinds.time", WORDS)
    clock.show_value(time(7, 30))
    card.add(Row("kinds.time", "Afleveres oftest", clock))
    return page


def more_page() -> Page:
    page = Page("more")
    card = page.card()
    many = [
        ("yes", "Ja, hele tiden"),
        ("some", "Noget af tiden"),
        ("seldom", "Kun sjældent"),
        ("other", "Det er forskelligt fra dag til dag, og det afhænger af hvem der henter og bringer"),
    ]
    column = ChoiceEditor("more.many", WORDS, many)
    column.show_value("some")
    card.add(Row("more.many", "Hvor ofte ammes barnet?", column))
    several = ChoicesEditor(
        "more.several",
        WORDS,
        [("milk", "Mælk"), ("egg", "Æg"), ("nuts", "Nødder"), ("fish", "Fisk"), ("other", "Andet")],
    )
    several.show_value(("milk", "fish"))
    card.add(Row("more.several", "Hvad tåler barnet ikke?", several))
    ids = map(str, count(1))
    columns = [Column("name", "Navn", 2), Column("relation", "Relation")]
    people = RepeatEditor("more.people", WORDS, columns, ids.__next__)
    people.show_value(
        ({"id": "a", "name": "Bodil Ærø", "relation": "Mormor"}, {"id": "b", "name": "", "relation": ""})
    )
    card.add(Row("more.people", "Hvem må hente barnet?", people))
    people.remove_row(people._rows[1])
    return page


def score_page() -> Page:
    page = Page("adbb")
    page.add_heading("ADBB-observation", "6 af 8 er vurderet")
    card = page.card()
    captions = ("Spontan og varieret", "Let nedsat", "Tydeligt nedsat", "Næsten ingen", "Ingen")
    for place, item in enumerate(("Ansigtsudtryk", "Øjenkontakt")):
        score = ScoreEditor(f"adbb.{place}.score", WORDS, captions)
        score.show_value(2 if place else None)
        card.add(Row(f"adbb.{place}.score", item, score, "Barnets evne til at vise følelser i ansigtet."))
    page.add(NoteBox("Summen vises først, når alle otte punkter er vurderet.", name="adbb.note"))
    page.add(
        NoteBox("Barnet er uden for aldersvinduet. Skriv en begrundelse.", "warn", "Uden for 2-24 måneder")
    )
    return page


def consent_page() -> Page:
    page = Page("consent")
    bar = MessageBar("consent.message", WORDS)
    bar.show_error("Kunne ikke gemme lige nu. Intet er gået tabt.", retry=True)
    page.add(bar)
    card = page.card("Samtykke")
    chips = QWidget()
    row = WrapLayout(chips)
    for text, tone in (
        ("ØVELSE", "warn"),
        ("Delt", "ok"),
        ("Ikke delt", ""),
        ("Næste skridt", "tint"),
        ("Udløbet", "danger"),
    ):
        row.addWidget(Chip(text, tone))
    card.add(chips)
    card.add(TickBox("Jeg har læst arket sammen med forældrene, og de har forstået det.", "consent.read"))
    ticked = TickBox("Samtykket gælder til 1. marts 2026.", "consent.until")
    ticked.setChecked(True)
    card.add(ticked)
    pad = SignatureField("consent.signature", WORDS)
    pad.show_strokes(scribble(), (600, 176))
    card.add(pad)
    return page


def scribble() -> tuple[tuple[tuple[float, float], ...], ...]:
    wave = tuple((120 + step * 6.0, 90 - 34 * sin(step / 2.1) - step * 0.2) for step in range(46))
    return (wave, ((400.0, 70.0), (430.0, 62.0)))


def list_page() -> QWidget:
    page = Page("list")
    page.add_heading("Familier")
    page.add(
        EmptyState(
            "family",
            "Ingen familier endnu",
            "Begynd med et barn, eller se øvelsesfamilierne.",
            (Button("Nyt barn", "list.new", "primary", "plus"), Button("Øvelse", "list.practice")),
        )
    )
    line = QLineEdit()
    line.setEnabled(False)
    line.setText("Kan ikke ændres")
    card = page.card("Knapper")
    card.add(Row("list.disabled", "Slået fra", line))
    buttons = QWidget()
    row = WrapLayout(buttons)
    for text, kind, icon in (
        ("Gem", "plain", ""),
        ("Udskriv", "primary", "print"),
        ("Vis", "ghost", "eye"),
        ("Slet familien", "danger", "trash"),
    ):
        row.addWidget(Button(text, f"list.{icon}", kind, icon))
    off = Button("Slået fra", "list.off", "primary")
    off.setEnabled(False)
    row.addWidget(off)
    card.add(buttons)
    return page


def pdf_page() -> QWidget:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for number in (1, 2):
        canvas.setFont("Helvetica", 22)
        canvas.drawString(72, 740, f"Dagtilbuddets eksemplar, side {number}")
        canvas.showPage()
    canvas.save()
    view = PagesView("pdf", WORDS)
    view.show_pdf(buffer.getvalue())
    return view


def screens() -> Iterator[QWidget]:
    """Every screen of the gallery."""
    yield form_page()
    yield kinds_page()
    yield more_page()
    yield score_page()
    yield consent_page()
    yield list_page()
    yield pdf_page()


def window(width: int) -> tuple[QWidget, QStackedWidget]:
    """A window with the stepper and all screens."""
    window = QWidget()
    window.setProperty("kind", "page")
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    stepper = Stepper("steps", WORDS, "Ida")
    stepper.show_steps(STEPS, "contact")
    stack = QStackedWidget()
    for screen in screens():
        stack.addWidget(screen)
    row.addWidget(stepper)
    row.addWidget(stack, 1)
    window.resize(width, HEIGHT)
    return window, stack
