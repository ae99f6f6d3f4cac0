"""*Det ser dagtilbuddet*: the exact pages, what stays, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast, get_args
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.application.handovers import Sending
from transitions.domain.disclosure import Product
from transitions.domain.gate import Obstacle
from transitions.domain.transition import HandoverStep
from transitions.ui.consent.board import Reader
from transitions.ui.consent.reading import TERMS, draft_key
from transitions.ui.controls.printing import choose_printer
from transitions.ui.handover.delivery import Delivery, deliver
from transitions.ui.handover.file_choice import choose_file
from transitions.ui.handover.file_run import ChooseFile, FileRun
from transitions.ui.handover.page import HandoverPage
from transitions.ui.handover.print_run import ChoosePrinter, PrintRun
from transitions.ui.handover.reading import (
    DELIVERY,
    SHEETS,
    HandoverReading,
    Kind,
    Observation,
    Offer,
    Paper,
    Wanted,
    paper_to_leave,
    read_handover,
)
from transitions.ui.handover.words import step_of
from transitions.ui.screen import Screen, Stage


class HandoverScreen(Screen):
    """The handover page of one transition. Files and printers are chosen by what it is given."""

    def __init__(
        self, stage: Stage, choose_file: ChooseFile = choose_file,
        choose_printer: ChoosePrinter = choose_printer,
    ) -> None:
        super().__init__(stage)
        self.setObjectName("handover")
        self._transition: UUID | None = None
        self._reading: HandoverReading | None = None
        self._wanted = Wanted("handover")
        self._present: UUID | None = None
        self._parent_view = False
        self._asked = 0
        self._page = HandoverPage(stage)
        self._run = PrintRun(stage, self._page, choose_printer)
        self._files = FileRun(stage, self._page, choose_file)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self._listen()

    def open(self, place: Place) -> None:
        if place.transition != self._transition:
            self._present, self._wanted = None, Wanted("handover")
            self._page.show_nothing()
        self._transition = place.transition
        self._parent_view = place.parent_view
        if place.section in get_args(Kind):
            self._wanted = Wanted(cast(Kind, place.section), large=self._wanted.large)
        self._reading = None
        self._page.set_aside()
        self._ask()

    def place(self) -> Place:
        return self._place("handover", section=self._wanted.kind)

    def leave(self) -> None:
        self._page.set_aside()
        super().leave()

    def set_parent_view(self, shown: bool) -> None:
        before, self._parent_view = self._parent_view, shown
        if self._reading is not None and before != shown:
            self._turn(self._reading)

    def _listen(self) -> None:
        page = self._page
        page.wanted.connect(self._show_wanted)
        page.present.connect(self._present_chosen)
        page.step.connect(self._take_step)
        page.chosen.connect(self._act)
        page.adbb.connect(self._save_adbb)
        page.delivered.connect(self._delivered)
        page.typed.connect(self._keep_delivery)
        page.paper_accepted.connect(lambda: self._with_paper(self._paint))

    def _ask(self) -> None:
        """Ask for the pages; an answer to an earlier question is passed over."""
        transition, wanted = self._transition, self._wanted
        if transition is None:
            return
        self._asked += 1
        asked = self._asked
        self._page.show_waiting()
        self.stage.work.ask(
            self,
            lambda desk: read_handover(desk, transition, wanted),
            lambda reading: self._show(reading) if asked == self._asked else None,
            self._unread,
        )

    def _unread(self, error: ExpectedError) -> None:
        self._page.show_nothing()
        self.complain(error)

    def _show(self, reading: HandoverReading) -> None:
        self._reading, self._wanted = reading, reading.wanted
        if self._present is None:
            self._present = reading.present or next(iter(reading.readable), None)
        self._page.show_pdf(reading.paper.pdf)
        self._turn(reading)

    def _turn(self, reading: HandoverReading) -> None:
        """Turn the page to who is looking; another parent's own copy is never left in sight."""
        reader = Reader(self._present if self._parent_view else None)
        shown = Offer(self._wanted.kind, self._wanted.parent)
        if not shown.suits(reader.parent):
            self._show_wanted(Wanted("handover", large=self._wanted.large))
            return
        self._page.show_reading(reading, reader, self._present)

    def _show_wanted(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._page.close_delivery()
        self._page.show_pdf(b"")
        self._ask()

    def _present_chosen(self, parent: UUID) -> None:
        self._present = parent
        self._keep(draft_key(TERMS, "present"), str(parent))
        if self._reading is not None:
            self._turn(self._reading)

    def _keep(self, key: str, value: object) -> None:
        """Keep what is typed and not registered yet."""
        transition = self._transition
        if transition is not None:
            self.stage.autosave.note(
                f"handover/{transition}/{key}",
                lambda desk: desk.transitions.jot(transition, {key: value}),
            )

    def _keep_delivery(self, name: str, value: object) -> None:
        if self._reading is not None:
            self._reading.delivery[name] = value
        self._keep(f"{DELIVERY}{name}", value)

    def _take_step(self, obstacle: Obstacle) -> None:
        section = ""
        if obstacle.field and self._reading is not None:
            section = self._reading.record.form.section_of(obstacle.field).id
        self.go.emit(self._place(step_of(obstacle), section=section, question=obstacle.field))

    def _act(self, what: str) -> None:
        {
            "print": lambda: self._with_paper(self._print),
            "save": lambda: self._with_paper(self._save),
            "sending": self._encrypt,
            "deliver": self._page.open_delivery,
        }[what]()

    def _with_paper(self, use: Callable[[Paper], None]) -> None:
        """Ask the gate again, now, and go on only with the very pages on the screen."""
        transition, reading = self._transition, self._reading
        if transition is None or reading is None:
            return
        wanted = reading.wanted
        self.stage.work.ask(
            self,
            lambda desk: paper_to_leave(desk, transition, wanted),
            lambda paper: self._use(paper, reading, use),
            self._stopped,
        )

    def _use(self, paper: Paper, shown: HandoverReading, use: Callable[[Paper], None]) -> None:
        if shown is not self._reading:
            return
        if paper.pdf == shown.paper.pdf:
            use(paper)
            return
        self.told.emit(self.stage.say("handover_screen.changed_since_shown"))
        self._ask()

    def _stopped(self, error: ExpectedError) -> None:
        self.complain(error)
        self._ask()

    def _print(self, _paper: Paper) -> None:
        if self._run.choose(self):
            self._with_paper(self._paint)

    def _paint(self, paper: Paper) -> None:
        transition, wanted, code = self._transition, self._wanted, paper.content_hash
        if transition is not None:
            self._run.begin(paper.pdf, lambda copies: self._printed(transition, wanted, code, copies))

    def _printed(self, transition: UUID, wanted: Wanted, code: str, copies: int) -> None:
        """What came out is written down, whatever she looks at meanwhile."""
        if copies and wanted.kind not in SHEETS:
            how = self.stage.say("handover_screen.log.copies", n=str(copies)) if copies > 1 else ""
            self._write_down("printed", cast(Product, wanted.kind), code, how, (transition, wanted))
        if isValid(self):
            self._say_printed(wanted, copies)

    def _say_printed(self, wanted: Wanted, copies: int) -> None:
        words = self.stage.say(f"handover_screen.{'printed' if copies else 'not_printed'}")
        if not copies and wanted == self._wanted and self.isVisible():
            self._page.say_no_print(words)
        else:
            self.told.emit(words)

    def _save(self, _paper: Paper) -> None:
        chosen = self._files.choose(self._wanted.kind)
        if chosen is not None:
            self._with_paper(lambda paper: self._keep_file(paper, chosen))

    def _keep_file(self, paper: Paper, chosen: Path) -> None:
        if self._files.write(chosen, paper.pdf):
            if self._wanted.kind not in SHEETS:
                self._write_down("saved", cast(Product, self._wanted.kind), paper.content_hash)
            self.told.emit(self.stage.say("handover_screen.saved"))

    def _encrypt(self) -> None:
        transition, shown, with_data = self._transition, self._reading, self._page.with_data
        chosen = self._files.choose("sending")
        if transition is not None and shown is not None and chosen is not None:
            large = shown.wanted.large
            self.stage.work.ask(
                self, lambda desk: desk.handovers.encrypted_copy(transition, large, with_data),
                lambda copy: self._save_copy(copy, shown, chosen, with_data=with_data), self._stopped,
            )

    def _save_copy(self, copy: Sending, shown: HandoverReading, chosen: Path, *, with_data: bool) -> None:
        if shown is not self._reading:
            return
        if copy.content_hash != shown.paper.content_hash:
            self.told.emit(self.stage.say("handover_screen.changed_since_shown"))
            self._ask()
        elif self._files.write(chosen, copy.pdf):
            how = self.stage.say("sending_screen.with_data") if with_data else ""
            self._write_down("saved", "sending", copy.content_hash, how)
            self._page.show_passphrase(copy)

    def _save_adbb(self, seen: Observation) -> None:
        transition, chosen = self._transition, self._files.choose("adbb")
        if transition is not None and chosen is not None:
            self.stage.work.ask(
                self, lambda desk: desk.handovers.adbb_answer(transition, seen.id),
                lambda text: self._save_answer(text, seen, chosen), self._stopped,
            )

    def _save_answer(self, text: str, seen: Observation, chosen: Path) -> None:
        if self._files.write(chosen, text.encode()):
            self._write_down("saved", "adbb", seen.content_hash)
            self.told.emit(self.stage.say("handover_screen.saved"))

    def _delivered(self, delivery: Delivery) -> None:
        printed = self._reading.last_printed() if self._reading is not None else None
        code, transition = printed.content_hash if printed else "", self._transition
        product = cast(Product, printed.product if printed else "handover")
        self._page.close_delivery()
        if transition is not None:
            self.flush()
            self.stage.work.ask(
                self, lambda desk: deliver(desk, transition, product, delivery, code),
                lambda _: self._written_down(),
            )
            self.told.emit(self.stage.say("handover_screen.delivered"))

    def _write_down(
        self, step: HandoverStep, product: Product, content_hash: str, how: str = "",
        of: tuple[UUID, Wanted] | None = None,
    ) -> None:
        """Write down what was done: with the pages in sight, or with those that were printed before them."""
        transition, wanted = of or (self._transition, self._wanted)
        if transition is None:
            return

        def write(desk: Desk) -> None:
            desk.handovers.log(transition, step, product, how, content_hash, parent=wanted.parent)

        self.stage.work.ask(self.stage.work, write, lambda _: self._written_down())

    def _written_down(self) -> None:
        if not isValid(self):
            return
        if self.isVisible():
            self._ask()
        self.changed.emit()

    def _place(self, screen: str, section: str = "", question: str = "") -> Place:
        child = self._reading.record.child.id if self._reading is not None else None
        return Place(
            screen=screen, transition=self._transition, child=child, section=section,
            question=question, parent_view=self._parent_view,
        )
