"""*Print til besøget*, the papers that name nobody, and the sheets on the handover page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from tests.ui.family_stage import (
    House,
    accept,
    acting,
    consent,
    control,
    press,
    said,
    shown,
    spoken_name,
    write,
)
from transitions.domain.answers import Answer, AnswerKey
from transitions.ui.controls.print_job import PrintJob
from transitions.ui.controls.printing import plain_printer
from transitions.ui.handover.reading import Kind, Wanted, paper_to_leave, read_handover
from transitions.ui.introduction.screen import IntroductionScreen
from transitions.ui.journal.sparring import SparringCard
from transitions.ui.papers.card import PapersCard, sheet_makers
from transitions.ui.papers.run import joined
from transitions.ui.papers.visit import VisitPapers, hindrance
from transitions.ui.profile.screen import ProfileScreen

COARSE = 96
"""Dots in an inch: as fine as a real printer would only be slower."""


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def until_printed(home: House, card: PapersCard) -> None:
    """Wait until everything has been printed, however slow the computer is."""
    home.qtbot.waitUntil(lambda: not control(card, f"{card.objectName()}.stop").isVisible(), timeout=60_000)
    home.settle()


class Printer:
    """A printer that keeps what it prints in a folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "paper.pdf"
        self.asked = 0

    def choose(self, _parent: QWidget) -> QPrinter | None:
        self.asked += 1
        printer = plain_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        printer.setResolution(COARSE)
        return printer

    def pages(self) -> int:
        return len(PdfReader(self.path).pages)


@pytest.fixture
def printer(tmp_path: Path) -> Printer:
    return Printer(tmp_path)


def on_screen(home: House, card: QWidget) -> None:
    home.qtbot.addWidget(card)
    card.resize(900, 600)
    card.show()
    home.settle()


def show_family(home: House, card: VisitPapers) -> None:
    """As the introduction shows it after each reading."""
    transition = home.transition
    card.show_record(*home.ask(lambda desk: (desk.transitions.show(transition), hindrance(desk, transition))))


def visit(home: House, printer: Printer) -> VisitPapers:
    card = VisitPapers(home.stage, "visit", printer.choose)
    show_family(home, card)
    on_screen(home, card)
    return card


def share_one(home: House) -> None:
    home.ask(lambda desk: accept(desk, home.transition))
    record = home.ask(lambda desk: desk.transitions.show(home.transition))
    field, voice = next((f, v) for f, v in record.questions() if f.kind == "text")
    answer = Answer(key=AnswerKey(field=field.id, voice=voice), stance="answered", value="Sover ude")
    home.ask(lambda desk: desk.transitions.answer(home.transition, answer))
    home.ask(lambda desk: desk.transitions.share(home.transition, field.id, voice, "share"))


def test_before_there_is_anything_to_sign_the_samtykkeark_says_why(home: House, printer: Printer) -> None:
    card = visit(home, printer)
    assert not control(card, "visit.consent_sheet").isEnabled()
    assert said(card, "visit.why")
    assert control(card, "visit.information").property("checked")


def test_a_blank_samtykkeark_is_ticked_until_the_family_has_one(home: House, printer: Printer) -> None:
    card = visit(home, printer)
    assert control(card, "visit.blank_consent").property("checked")
    share_one(home)
    show_family(home, card)
    home.settle()
    assert control(card, "visit.consent_sheet").property("checked")
    assert not control(card, "visit.blank_consent").property("checked")
    press(card, "visit.blank_consent")
    show_family(home, card)
    home.settle()
    assert control(card, "visit.blank_consent").property("checked"), "her own choice stands"


def test_the_chosen_papers_are_printed_together(home: House, printer: Printer) -> None:
    card = visit(home, printer)
    told: list[str] = []
    card.told.connect(told.append)
    press(card, "visit.print")
    until_printed(home, card)
    alone = home.ask(lambda d: [d.sheets.information(), d.sheets.blank(), d.sheets.blank_consent()])
    assert printer.pages() == len(opened(joined(alone)).pages)
    assert told == ["Papirerne er sendt til printeren."]
    assert not home.ask(lambda d: d.transitions.show(home.transition)).handovers, "nobody is named"


def test_she_sees_how_far_it_is_and_can_stop_it(home: House, printer: Printer) -> None:
    card = visit(home, printer)
    told: list[str] = []
    card.told.connect(told.append)
    printed: list[object] = []
    card.printed.connect(printed.append)
    press(card, "visit.print")
    assert said(card, "visit.progress") == "Gør papir 1 af 3 klar …"
    assert not control(card, "visit.print").isEnabled()
    home.qtbot.waitUntil(lambda: said(card, "visit.progress").startswith("Sender"), timeout=60_000)
    press(card, "visit.stop")
    assert told == ["Udskriften er stoppet. Det, printeren allerede har fået, kan komme ud."]
    assert not said(card, "visit.progress")
    assert control(card, "visit.print").isEnabled()
    home.settle()
    assert (printed, len(told)) == ([], 1)
    press(card, "visit.print")
    until_printed(home, card)
    assert len(printed) == 1


def test_the_print_service_is_asked_aside_and_paper_by_paper(
    home: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    client = tmp_path / "lp"
    client.write_text(f"#!/bin/sh\n/bin/sleep 0.4\n/bin/cat > {tmp_path}/$$.pdf\n")
    client.chmod(0o700)
    queue = plain_printer()
    queue.setOutputFormat(QPrinter.OutputFormat.NativeFormat)
    if queue.outputFormat() != QPrinter.OutputFormat.NativeFormat:
        monkeypatch.setattr("transitions.ui.controls.print_job.has_queue", lambda _: True)
        monkeypatch.setattr("transitions.ui.controls.print_job.is_missing", lambda _: False)
    job = PrintJob([b"one", b"two"], queue, home.work)
    steps: list[tuple[int, int]] = []
    ends: list[bool] = []
    job.told.connect(lambda place, count: steps.append((place, count)))
    job.ended.connect(ends.append)
    job.start()
    assert (steps, ends) == ([(1, 2)], []), "nobody has waited"
    home.qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
    assert (steps, ends) == ([(1, 2), (2, 2)], [True])
    assert sorted(path.read_bytes() for path in tmp_path.glob("*.pdf")) == [b"one", b"two"]


def test_one_paper_alone(home: House, printer: Printer) -> None:
    card = visit(home, printer)
    press(card, "visit.blank")
    press(card, "visit.blank_consent")
    press(card, "visit.print")
    until_printed(home, card)
    assert printer.pages() == len(opened(home.ask(lambda d: d.sheets.information())).pages)
    press(card, "visit.information")
    assert not control(card, "visit.print").isEnabled()


def test_a_samtykkeark_is_written_in_the_log_with_its_code(home: House, printer: Printer) -> None:
    share_one(home)
    card = visit(home, printer)
    assert control(card, "visit.consent_sheet").isEnabled()
    press(card, "visit.print")
    until_printed(home, card)
    home.settle()
    lines = home.ask(lambda d: d.transitions.show(home.transition)).handovers
    assert [(line.step, line.product) for line in lines] == [("printed", "consent_sheet")]
    assert len(lines[0].content_hash) == 64
    assert lines[0].sheet is not None


def test_the_introduction_has_the_card_and_a_no_takes_it_away(home: House) -> None:
    screen = IntroductionScreen(home.stage)
    home.show(screen)
    assert control(screen, "introduction.papers").isVisible()
    home.ask(lambda d: d.transitions.write(home.transition, {"form_wish": "no"}))
    screen.reread()
    home.settle()
    assert not control(screen, "introduction.papers").isVisible()


def test_papers_that_name_nobody_are_always_on_her_profile(home: House, printer: Printer) -> None:
    screen = ProfileScreen(home.stage)
    home.show(screen)
    assert not control(screen, "profile.papers.print").isEnabled(), "nothing is chosen for her"
    card = PapersCard(home.stage, "any", "any_time", printer.choose)
    card.offer(sheet_makers(), chosen=False)
    on_screen(home, card)
    for name in ("information", "blank", "blank_consent", "glossary", "daycare_staff", "first_visit",
                 "lost_computer"):
        assert control(screen, f"profile.papers.{name}").isVisible()
        press(card, f"any.{name}")
    press(card, "any.print")
    until_printed(home, card)
    assert printer.pages() > 4
    for widget in acting(card):
        assert spoken_name(widget), widget.objectName()
        assert widget.height() >= 44, widget.objectName()


@pytest.mark.parametrize("kind", ["blank_consent", "information", "glossary", "daycare_staff", "first_visit"])
def test_a_sheet_stands_on_the_handover_page_and_may_always_leave(home: House, kind: Kind) -> None:
    reading = home.ask(lambda d: read_handover(d, home.transition, Wanted(kind)))
    assert reading.may_leave
    assert kind in [offer.kind for offer in reading.offers]
    text = "".join(page.extract_text() for page in opened(reading.paper.pdf).pages)
    for name in ("Alma", "Mette", "Karen", "2026"):
        assert name not in text, name


def test_the_meeting_sheet_leaves_only_with_consent(home: House) -> None:
    share_one(home)
    before = home.ask(lambda d: read_handover(d, home.transition, Wanted("meeting")))
    assert not before.may_leave
    assert not before.paper.pdf
    home.ask(lambda d: consent(d, home.transition))
    after = home.ask(lambda d: paper_to_leave(d, home.transition, Wanted("meeting")))
    code = after.content_hash
    home.ask(lambda d: d.handovers.log(home.transition, "printed", "meeting", content_hash=code))
    record = home.ask(lambda d: d.transitions.show(home.transition))
    assert record.handovers[-1].consents, "the log names the yes it stands on"
    assert record.handovers[-1].answers
    assert not record.to_daycare("printed"), "the daycare's copy is still to be printed"


@pytest.fixture
def sparring(home: House, printer: Printer) -> SparringCard:
    card = SparringCard(home.stage, printer.choose)
    card.show_record(home.ask(lambda d: d.transitions.show(home.transition)))
    on_screen(home, card)
    press(card, "sparring.open")
    home.settle()
    return card


def test_a_name_is_told_beside_its_field_and_nothing_is_printed(
    home: House, sparring: SparringCard, printer: Printer
) -> None:
    write(sparring, "sparring.helps", "Alma bliver rolig")
    press(sparring, "sparring.print")
    home.settle()
    assert "Alma" in said(sparring, "sparring.helps.error")
    assert not said(sparring, "sparring.observed.error")
    assert printer.asked == 0
    write(sparring, "sparring.helps", "Barnet bliver roligt")
    told: list[str] = []
    sparring.told.connect(told.append)
    press(sparring, "sparring.print")
    home.qtbot.waitUntil(lambda: bool(told))
    assert not said(sparring, "sparring.helps.error")
    assert printer.pages() == 1


def test_of_a_sparring_sheet_only_a_line_in_the_log_is_kept(
    home: House, sparring: SparringCard, printer: Printer
) -> None:
    canary = "zanzibarblomst"
    write(sparring, "sparring.observed", f"Barnet ser en {canary}")
    press(sparring, "sparring.print")
    home.qtbot.waitUntil(printer.path.exists)
    home.settle()
    assert home.ask(lambda d: d.log.latest(1))[0].action == "sparring"
    assert not home.ask(lambda d: d.transitions.show(home.transition)).handovers
    kept = home.ask(lambda d: [*d.store.versions.of(home.transition), *d.store.drafts.of(home.transition)])
    assert canary not in "".join(row.model_dump_json() for row in kept)
    sparring.forget()
    assert not control(sparring, "sparring.observed").isVisible()


def test_what_is_written_of_one_family_is_gone_before_the_next(home: House, sparring: SparringCard) -> None:
    write(sparring, "sparring.question", "noget at tale om")
    record = home.ask(lambda d: d.transitions.show(home.transition))
    sparring.show_record(record)
    assert control(sparring, "sparring.question").isVisible()
    sparring.show_record(record.model_copy(update={"id": record.child.id}))
    assert not control(sparring, "sparring.question").isVisible()
    assert shown(sparring, "sparring.question") == ""


def test_an_uncertified_visitor_is_not_offered_the_sum(sparring: SparringCard) -> None:
    assert not control(sparring, "sparring.with_sum").isVisible()
