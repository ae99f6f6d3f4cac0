"""Where the child starts and when; another daycare after a consent is another transition."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.domain.model import DANISH
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.family.daycare_fields import DaycareFields
from transitions.ui.family.parent_card import language_names
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.kept import UNREAD, KeptCard, KeptRow, Values, beside
from transitions.ui.screen import Stage

NAME = "family.daycare"
KNOWN = f"{UNREAD}daycare_known"
NEW = f"{UNREAD}new_daycare"


class StartCard(KeptCard):
    """The expected start, the language beside Danish, and whether the daycare is known."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say("daycare_card.start_title"))
        self._stage = stage
        start = DateEditor("family.start_date", stage.words, stage.clock.today)
        hint = stage.say("daycare_card.start_hint")
        self.put(KeptRow(start.name, "start_date", stage.say("daycare_card.start"), start, hint))
        self._language = self._language_row()
        self.put(self._language)
        known = [(answer, stage.say(f"daycare_card.known_{answer}")) for answer in ("yes", "none")]
        self._known = KeptRow(
            f"{NAME}.known", KNOWN, stage.say("daycare_card.known"),
            ChoiceEditor(f"{NAME}.known", stage.words, known, clearable=False),
        )
        self.put(self._known)

    @property
    def known(self) -> str:
        """Whether there is a daycare: ``yes``, ``none``, or nothing said yet."""
        return str(self._known.editor.value() or "")

    def show_record(self, record: TransitionRecord, unread: Values) -> None:
        """Show the transition as stored."""
        values = record.model_dump(mode="json", include={"start_date", "second_language"})
        values["second_language"] = values["second_language"] or DANISH
        known = "yes" if record.daycare else unread.get(KNOWN)
        self.show_stored({**values, **unread, KNOWN: known})

    def hold_known(self, held: bool) -> None:
        """Keep the answer as it is, or let it be changed."""
        self._known.setVisible(not held)

    def show_language(self, shown: bool) -> None:
        """Let the language of the form be chosen, or leave it out."""
        self._language.setVisible(shown)

    def stored_of(self, row: KeptRow) -> Values:
        values = super().stored_of(row)
        if values.get("second_language") == DANISH:
            values["second_language"] = ""
        return values

    def _language_row(self) -> KeptRow:
        names, say = language_names(self._stage), self._stage.say
        others = [code for code in self._stage.library.texts.tables if code != DANISH]
        options = [(DANISH, say("daycare_card.only_danish"))]
        options += [(code, self._named(code, names.get(code, code).lower())) for code in sorted(others)]
        editor = ChoiceEditor("family.second_language", self._stage.words, options, clearable=False)
        hint = say("daycare_card.second_language_hint")
        return KeptRow(editor.name, "second_language", say("daycare_card.second_language"), editor, hint)

    def _named(self, code: str, language: str) -> str:
        """The choice of a language; a translation that nobody has reviewed says so."""
        draft = self._stage.library.texts.translation(code) == "draft"
        return self._stage.say("daycare_card.also_draft" if draft else "daycare_card.also", language=language)


class DaycareCard(QWidget):
    """``edited`` carries what to store; ``moved`` the daycare of a new transition."""

    edited = Signal(object)
    moved = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._mends = self._moving = self._consented = self._accepted = False
        self.start = StartCard(stage)
        say = stage.say
        self._before_yes = NoteBox(say("daycare_card.before_yes"), name=f"{NAME}.before_yes")
        self._none = NoteBox(say("daycare_card.none_note"), name=f"{NAME}.none")
        self._held = NoteBox(say("daycare_card.held"), name=f"{NAME}.held")
        self._mending = NoteBox(say("daycare_card.mending"), "warn", name=f"{NAME}.mending")
        notes = (self._held, self._mending)
        self.fields = DaycareFields(stage, NAME, "daycare", say("daycare_card.title"), above=notes)
        self.new = DaycareFields(
            stage, f"{NAME}.new", "new_daycare", say("daycare_card.new_title"), say("daycare_card.new_hint")
        )
        self._build()

    def show_record(self, record: TransitionRecord, unread: Values, consented: bool) -> None:
        """Show the daycare of the transition: from the *ja* on; held once somebody has consented."""
        values = record.model_dump(mode="json", include={"daycare"})
        self.start.show_record(record, unread)
        self.fields.show_daycare({**values, **unread})
        self.new.show_daycare(unread)
        self._accepted = record.form_wish == "yes"
        self._consented = consented and record.daycare is not None
        self._moving = self._moving or bool(unread.get(NEW))
        self._settle()

    def cards(self) -> tuple[KeptCard, ...]:
        """The cards whose rows are kept."""
        return self.start, self.fields, self.new

    def let_go(self) -> None:
        """The page is left: what was held is held again."""
        self._mends = self._moving = False

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_look().length("space.l"))
        for widget in (self.start, self._before_yes, self._none, self.fields, self.new):
            column.addWidget(widget)
        self._dress_held()
        self._dress_new()
        self.start.edited.connect(self._pass_on)
        self.fields.edited.connect(self.edited)
        self.new.edited.connect(lambda _: self.edited.emit({NEW: self.new.begun()}))
        self._settle()

    def _dress_held(self) -> None:
        say = self._stage.say
        self._move = Button(say("daycare_card.move"), f"{NAME}.move", "plain", "arrow-right")
        mend = Button(say("daycare_card.mend"), f"{NAME}.mend", "ghost", "pen")
        self._held.add(beside((self._move, mend), "flow", "space.m"))
        self._move.clicked.connect(self._begin_moving)
        mend.clicked.connect(self._begin_mending)

    def _dress_new(self) -> None:
        say = self._stage.say
        start = Button(say("daycare_card.new_start"), f"{NAME}.new.start", "primary")
        drop = Button(say("daycare_card.new_drop"), f"{NAME}.new.drop", "ghost")
        self.new.add(beside((start, drop), "flow", "space.m"))
        start.clicked.connect(self._move_now)
        drop.clicked.connect(self._stay)

    def _settle(self) -> None:
        accepted, consented = self._accepted, self._consented
        held = consented and not self._mends
        self._before_yes.setVisible(not accepted)
        self.start.show_language(accepted)
        self.start.hold_known(consented or not accepted)
        self._none.setVisible(accepted and self.start.known == "none")
        self.fields.setVisible(accepted and (self.start.known == "yes" or consented))
        self.fields.hold_naming(held)
        self._held.setVisible(held and not self._moving)
        self._mending.setVisible(consented and self._mends)
        self.new.setVisible(accepted and consented and self._moving)

    def _pass_on(self, values: Values) -> None:
        if KNOWN not in values:
            self.edited.emit(values)
            return
        self._settle()
        begun = {"daycare": None, f"{UNREAD}daycare": self.fields.begun()}
        self.edited.emit({**values, **(self.fields.stored() if self.start.known == "yes" else begun)})

    def _begin_mending(self) -> None:
        self._mends = True
        self._settle()
        self.fields.focus_name()

    def _begin_moving(self) -> None:
        self._moving = True
        self._settle()
        self.new.focus_name()

    def _stay(self) -> None:
        self._moving = False
        self.new.let_go()
        self.new.show_daycare({})
        self._settle()
        self._move.setFocus()
        self.edited.emit({NEW: None})

    def _move_now(self) -> None:
        daycare = self.new.daycare()
        if not daycare.name:
            self.new.say_name_missing()
            return
        self.moved.emit(daycare)
