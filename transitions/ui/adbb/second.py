"""What a colleague sees who observes the same occasion: who she is, the items, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from transitions.application.errors import ExpectedError
from transitions.application.screenings import NotCertified
from transitions.domain.screening import ItemSheet
from transitions.domain.texts import Texts
from transitions.domain.version import Author
from transitions.ui.adbb.bar import SheetBar
from transitions.ui.adbb.setting import Setting
from transitions.ui.adbb.sheet import ScoringPage
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import BottomBar, EmptyState
from transitions.ui.controls.wide import TickBox
from transitions.ui.pages.page import Page


class InvitePage(Page):
    """The colleague says who she is. ``written`` as it is typed, ``accepted`` to begin."""

    returning = Signal()
    written = Signal()
    accepted = Signal()

    def __init__(self, named: Author, texts: Texts) -> None:
        super().__init__("adbb")
        self._texts, say = texts, texts.say
        self.add_heading(say("adbb_screen.second.title"), say("adbb_screen.second.lead"))
        self.who = TextEditor("adbb.invite.name", say)
        self.job = TextEditor("adbb.invite.title", say)
        self.tick = TickBox(say("adbb_screen.second.certified"), "adbb.invite.certified", boxed=True)
        self._name_row = Row("adbb.invite.name", say("adbb_screen.second.name"), self.who)
        self._tick_row = Row("adbb.invite.certified", say("adbb_screen.second.certified_label"), self.tick)
        self.tick.setAccessibleName(say("adbb_screen.second.certified"))
        card = self.card()
        card.add(self._name_row)
        card.add(Row("adbb.invite.title", say("adbb_screen.second.job"), self.job))
        card.add(self._tick_row)
        self.who.show_value(named.name)
        self.job.show_value(named.title)
        self.set_bottom_bar(self._make_bar())
        for editor in (self.who, self.job):
            editor.edited.connect(self.written)
        self.who.edited.connect(self._name_row.clear_error)
        self.tick.toggled.connect(self._tick_row.clear_error)

    def said(self) -> Author:
        """Who she is as it is written now."""
        return Author(name=self.who.value().strip(), title=self.job.value().strip())

    def begin(self, _question: str) -> None:
        """Put the cursor in the name."""
        self._name_row.focus()

    def show_refusal(self, error: ExpectedError) -> None:
        """Say beside the field why she cannot begin."""
        if isinstance(error, NotCertified):
            row, said = self._tick_row, self._texts.say("adbb_screen.second.not_certified")
        else:
            row, said = self._name_row, self._texts.say("adbb_screen.second.not_another")
        row.show_error(said)
        row.focus()

    def _make_bar(self) -> BottomBar:
        bar, say = BottomBar("adbb.bar"), self._texts.say
        back = Button(say("adbb_screen.second.cancel"), "adbb.invite.back", icon="arrow-left")
        back.clicked.connect(self.returning)
        accept = Button(say("adbb_screen.second.begin"), "adbb.invite.begin", "primary")
        accept.setAutoDefault(True)
        accept.clicked.connect(self.accepted)
        bar.add_leading(back)
        bar.add_trailing(accept)
        return bar


class SecondPage(ScoringPage):
    """The items alone: no conditions, no result, nothing of the first observer's."""

    def __init__(self, sheet: ItemSheet, child: str, setting: Setting, *, one_at_a_time: bool) -> None:
        super().__init__(sheet, setting, one_at_a_time=one_at_a_time)
        say = setting.texts.say
        self.add_heading(
            say("adbb_screen.second.heading", name=sheet.observer.name),
            say("adbb_screen.second.sheet_lead", child=child),
        )
        back, finish = say("adbb_screen.second.pause"), say("adbb_screen.second.finish")
        self.lay_out(SheetBar(setting.name, setting.texts, back, finish))


class HandBackPage(Page):
    """A calm page between two observers; ``returning`` leads to the first one's own."""

    returning = Signal()

    def __init__(self, first: str, sheet: ItemSheet, texts: Texts) -> None:
        super().__init__("adbb")
        say = texts.say
        title = say("adbb_screen.second.hand_back", name=first)
        text = say(f"adbb_screen.second.hand_back_{'done' if sheet.done else 'paused'}")
        self._back = Button(say("adbb_screen.second.return"), "adbb.second.return", "primary")
        self._back.setAutoDefault(True)
        self._back.clicked.connect(self.returning)
        calm = EmptyState("person", title, text, (self._back,))
        self.add(calm)
        self._stack.setStretchFactor(calm, 1000)

    def begin(self, _question: str) -> None:
        """Put the cursor on the way back."""
        self._back.setFocus(Qt.FocusReason.TabFocusReason)
