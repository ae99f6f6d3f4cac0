"""The handover page's layout: the choice of paper over the pages, and beside them the rest."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from transitions.application.handovers import Sending
from transitions.ui.consent.board import Reader
from transitions.ui.controls.beside import Beside
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.controls.messages import MessageBar
from transitions.ui.controls.pages_view import PagesView
from transitions.ui.controls.printing import PaperFit
from transitions.ui.controls.touch import undisturbed
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.handover.actions import may_save
from transitions.ui.handover.delivery import BY, DeliveryPanel
from transitions.ui.handover.paper_check import PaperCheck
from transitions.ui.handover.passphrase import PassphrasePanel
from transitions.ui.handover.product_choice import ProductChoice
from transitions.ui.handover.reading import HandoverReading, Kind, Wanted
from transitions.ui.handover.side_column import SideColumn
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.present_parent import PresentParent
from transitions.ui.pages.reading_order import follow_reading_order
from transitions.ui.pages.said import Said
from transitions.ui.screen import Stage

TITLES: dict[Kind, str] = {
    "handover": "title", "withdrawal": "title_letter", "meeting": "title_meeting",
    "blank_consent": "title_sheet", "information": "title_sheet", "glossary": "title_sheet",
    "daycare_staff": "title_sheet", "first_visit": "title_sheet",
}
"""What stands over the pages; every other paper is the family's."""
BYTES_A_KILOBYTE = 1000


class HandoverPage(Fitted, QWidget):
    """Signals tell what the person asked for; nothing here asks the vault."""

    wanted = Signal(object)
    present = Signal(object)
    step = Signal(object)
    chosen = Signal(str)
    adbb = Signal(object)
    delivered = Signal(object)
    typed = Signal(str, object)
    paper_accepted = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stage = stage
        self._reading: HandoverReading | None = None
        self._pdf = b""
        self._said = Said()
        self._column = QVBoxLayout(self)
        self._present = PresentParent("handover.present", stage)
        self._choice = ProductChoice(stage)
        self._trouble = MessageBar("handover.trouble", stage.words)
        self._side = SideColumn(stage)
        self._beside = Beside(self._built_top(), self._built_paper(), self._side)
        self._column.addWidget(self._beside)
        self._connect()
        self._lay_out(wide=self._beside.wide)
        self._fit()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nothing of a family in sight."""
        self._reading, self._pdf = None, b""
        self._said.forget()
        self._pages.clear()
        self._close()
        self._side.hide()
        for widget in (self._present, self._choice, self._choice.more):
            widget.hide()
        self._beside.show()

    def set_aside(self) -> None:
        """Out of sight while the vault is asked; what is still true may come back as it is."""
        if not self._said.known or self.with_data:
            self.show_nothing()
            return
        self._close()
        self._beside.hide()

    def show_waiting(self) -> None:
        """The pages are being made."""
        if not self._pages.page_count():
            self._paper.setCurrentWidget(self._waiting)

    def show_pdf(self, pdf: bytes) -> None:
        """Show these pages, or none; the same ones stay where they are read."""
        if pdf and pdf != self._pdf:
            self._pages.show_pdf(pdf)
        elif not pdf:
            self._pages.clear()
        self._pdf = pdf
        self._waiting.say(self._stage.say("handover_screen.waiting"))
        self._paper.setCurrentWidget(self._pages if pdf else self._waiting)

    @undisturbed()
    def show_reading(self, reading: HandoverReading, reader: Reader, present: UUID | None) -> None:
        """Show everything round the pages for this reader; what says so already stays."""
        self._reading = reading
        offers = [offer for offer in reading.offers if offer.suits(reader.parent)]
        self._choice.show_offers(offers, reading.record.child.parents, reading.wanted)
        if not self._said.still(reading, reader, present):
            self._show_anew(reading, reader, present)
            self._said.make(reading, reader, present)
        self._beside.show()

    def _show_anew(self, reading: HandoverReading, reader: Reader, present: UUID | None) -> None:
        self._present.show_parents(reading.record.child.parents, present)
        self._present.setVisible(reader.parent is not None and self._present.needed())
        self._onward.say(self._stage.say(f"handover_screen.onward.{_ahead(reading.wanted.kind)}"))
        self._title.say(self._stage.say(f"handover_screen.{TITLES.get(reading.wanted.kind, 'title_family')}"))
        if not reading.paper.pdf:
            self._waiting.say(self._stage.say("handover_screen.no_pages"))
        self._side.show_reading(reading, reader)
        for widget in (self._choice, self._side):
            widget.show()
        self._show_attached()
        follow_reading_order(self)

    def say_trouble(self, text: str) -> None:
        """Say over the pages what did not work."""
        self._trouble.show_error(text)

    def say_no_print(self, text: str) -> None:
        """Say that nothing came out of a printer, with the file as the other way where it is allowed."""
        files = self._stage.library.policy.files
        if self._reading is not None and may_save(files, self._reading.wanted.kind):
            self._trouble.show_info(text, self._stage.say("handover_screen.do.save"), "save")
        else:
            self._trouble.show_info(text)

    def say_page(self, place: int, count: int) -> None:
        """This page is on its way to the printer; none: all are. The print service takes them as one."""
        page = self._stage.say("pages.page", place=str(place), count=str(count))
        sending = self._stage.say("papers.sending")
        self._side.acts.say_progress({0: "", 1: sending}.get(count, page))

    @property
    def with_data(self) -> bool:
        """Whether the words are wanted as data inside the encrypted copy."""
        return self._side.acts.with_data

    def ask_paper(self, fit: PaperFit) -> None:
        """Ask whether to go on with paper that is not A4."""
        panel = PaperCheck(self._stage, fit)
        panel.stopped.connect(self._side.close_panel)
        for signal, told in ((panel.anyway, self.paper_accepted.emit), (panel.again, self._print_again)):
            signal.connect(self._side.close_panel)
            signal.connect(told)
        self._open_panel(panel)

    def open_delivery(self) -> None:
        """Ask how the pages reached the daycare."""
        if self._reading is None:
            return
        carried = self._reading.record.carried_by
        by = carried if carried in BY else None
        panel = DeliveryPanel(self._stage, {"by": by, **self._reading.delivery})
        panel.delivered.connect(self.delivered)
        panel.typed.connect(self.typed)
        panel.stopped.connect(self._side.close_panel)
        self._open_panel(panel)

    def close_delivery(self) -> None:
        """The question has been answered, or is about pages that are no longer in sight."""
        if isinstance(self._side.panel, DeliveryPanel):
            self._side.close_panel()

    def show_passphrase(self, copy: Sending) -> None:
        """Show once the words that open the encrypted copy."""
        panel = PassphrasePanel(self._stage, copy)
        panel.seen.connect(self._side.close_panel)
        self._open_panel(panel)

    def _built_top(self) -> QWidget:
        self._title = Words(self._stage.say("handover_screen.title"), "h1", name="handover.title")
        self._title.setWordWrap(False)
        self._onward = Button("", "handover.onward", "ghost")
        head, line, top = QWidget(), QWidget(), QWidget()
        self._head, self._line = WrapLayout(head, "apart", "space.xl"), WrapLayout(line)
        self._over = QVBoxLayout(top)
        self._over.setContentsMargins(0, 0, 0, 0)
        for widget in (head, line, self._trouble):
            self._over.addWidget(widget)
        return top

    def _built_paper(self) -> QWidget:
        paper = QWidget()
        self._paper = QStackedLayout(paper)
        self._pages = PagesView("handover.pages", self._stage.words)
        self._waiting = Words(self._stage.say("handover_screen.waiting"), "lead", name="handover.waiting")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for widget in (self._waiting, self._pages):
            self._paper.addWidget(widget)
        return paper

    def _connect(self) -> None:
        self._choice.chosen.connect(self._want)
        self._side.large.toggled.connect(lambda _: self._want_again())
        self._present.chosen.connect(self.present)
        self._beside.arranged.connect(lambda wide: self._lay_out(wide=wide))
        self._onward.clicked.connect(self._go_on)
        self._side.standing.step.connect(self.step)
        self._side.acts.chosen.connect(self.chosen)
        self._side.acts.adbb.connect(self.adbb)
        self._side.acts.data.connect(lambda _: self._show_attached())
        self._trouble.chosen.connect(self._save_instead)

    def _lay_out(self, *, wide: bool) -> None:
        """Pages in a frame of their own beside the rest; or whole, with the way to what lies under them.

        There as little as can be stands over them: who sits here is asked where it matters, over what stays.
        """
        self._pages.stand_whole(not wide)
        more, choice = self._choice.more, self._choice
        if wide:
            over: tuple[QWidget, ...] = (self._title, self._present, self._onward, more)
            under: tuple[QWidget, ...] = (choice,)
        else:
            over, under = (self._title, self._onward), (more, self._pages.as_text, choice)
            self._side.put_over_stays(self._present)
        for row, widgets in ((self._head, over), (self._line, under)):
            for widget in widgets:
                row.removeWidget(widget)
                row.addWidget(widget)
        self._onward.setVisible(not wide)
        self._choice.fold(not wide)
        self._fit()

    def _go_on(self) -> None:
        ahead = {"stays": self._side.stays, "do": self._side.acts}
        if self._reading is not None:
            block: QWidget = ahead[_ahead(self._reading.wanted.kind)]
            asked = block is self._side.stays and self._present.isVisible()
            self._beside.scroll_to(self._present if asked else block)

    def _want(self, kind: Kind, parent: UUID | None) -> None:
        self.wanted.emit(Wanted(kind, parent, self._side.large.isChecked()))

    def _want_again(self) -> None:
        if self._reading is not None:
            self._want(self._reading.wanted.kind, self._reading.wanted.parent)

    def _show_attached(self) -> None:
        """What would lie inside the copy is seen before it is made."""
        data = self._reading.data if self._reading is not None and self.with_data else ""
        size = str(max(1, round(len(data.encode()) / BYTES_A_KILOBYTE)))
        self._pages.show_attached(self._stage.say("sending_screen.attached", size=size) if data else "", data)

    def _save_instead(self, action: str) -> None:
        self._trouble.hide()
        self.chosen.emit(action)

    def _print_again(self) -> None:
        self.chosen.emit("print")

    def _open_panel(self, panel: DeliveryPanel | PassphrasePanel | PaperCheck) -> None:
        self._side.open_panel(panel)
        follow_reading_order(self)
        panel.focus()
        QTimer.singleShot(0, panel, lambda: self._beside.scroll_to(panel))

    def _close(self) -> None:
        """What was opened for a while, and chosen for these pages alone."""
        self._side.close_panel()
        self._trouble.hide()
        self._side.acts.forget()
        self._choice.forget()
        self._beside.to_top()

    def _fit(self) -> None:
        look = current_look()
        side, top = look.length("space.xl"), look.length("space.l" if self._beside.wide else "space.s")
        self._column.setContentsMargins(side, top, side, top)
        self._over.setSpacing(look.length("space.m"))


def _ahead(kind: Kind) -> Literal["stays", "do"]:
    """What the person looks for under the pages: what stays, or what is done with a family's own paper."""
    return "stays" if kind == "handover" else "do"
