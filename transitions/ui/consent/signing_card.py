"""One parent's card: where she stands, and what she says now."""

from __future__ import annotations

from PySide6.QtCore import Signal

from transitions.domain.person import Parent
from transitions.ui.consent.cells import StandMark
from transitions.ui.consent.reading import ConsentReading
from transitions.ui.consent.signing_panels import (
    DisagreementPanel,
    NotAskedPanel,
    Panel,
    PartRefusalPanel,
    RefusalPanel,
    WithdrawalPanel,
)
from transitions.ui.consent.tongue import Tongue
from transitions.ui.consent.words import Terms, named, status_words
from transitions.ui.consent.yes_panel import YesPanel
from transitions.ui.controls.editors.stance import TogglesEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.stacking import stacked
from transitions.ui.controls.surfaces import Card, NoteBox
from transitions.ui.screen import Stage

_PANELS: dict[str, type[Panel]] = {
    "yes": YesPanel,
    "some": PartRefusalPanel,
    "no": RefusalPanel,
    "not_asked": NotAskedPanel,
    "disagree": DisagreementPanel,
    "withdraw": WithdrawalPanel,
}
_TONES = {"yes": "ok"}


class SigningCard(Card):
    """`typed` names what to keep; `act` carries what to register; `sheet` asks for paper.

    `unfolded` says that there is more to tab through.
    """

    typed = Signal(str, object)
    act = Signal(object)
    sheet = Signal()
    unfolded = Signal()

    def __init__(self, stage: Stage, reading: ConsentReading, parent: Parent) -> None:
        place = reading.parents.index(parent)
        self.person = parent
        super().__init__()
        self._stage, self._reading = stage, reading
        self._tongue = Tongue(stage.library.texts, reading.record.second_language)
        self._name = f"consent.parent.{place}"
        self.setObjectName(self._name)
        self._terms: tuple[Terms, str] | None = None
        self._panel: Panel | None = None
        self._add_head()
        self._says = self._add_choice()
        self._unfold()

    def show_terms(self, terms: Terms, seen: str) -> None:
        """Say what a yes would be given to now."""
        self._terms = (terms, seen)
        if isinstance(self._panel, YesPanel):
            self._panel.show_terms(terms, seen)

    def complain_about(self, what: str, text: str) -> bool:
        """Show an error beside its cause; false when the cause is not on this card."""
        return self._panel is not None and self._panel.complain_about(what, text)

    def focus(self) -> None:
        """Put the cursor on what she may say."""
        if self._says is not None:
            self._says.focus_target().setFocus()

    def choose(self, says: str) -> None:
        """What she says, chosen beforehand and unfolded; nothing is registered by it."""
        if self._says is not None and says in self._options() and self._says.value() != says:
            self._says.show_value(says)
            self._says_edited()
        self.focus()

    def _add_head(self) -> None:
        reading, parent = self._reading, self.person
        stand = reading.board.overall[reading.parents.index(parent)]
        status = status_words(self._tongue, reading, parent)
        name = parent.name or self._tongue.both("consent_screen.unnamed")
        self._custody = Words(self._custody_words(), "muted", name=f"{self._name}.custody")
        title = stacked(Words(name, "h2", name=f"{self._name}.title"), self._custody)
        self.add(title)
        self.add(StandMark(stand, status, f"{self._name}.status"))
        new = [row for row in reading.rows_of(parent) if reading.stand(row, parent) in ("changed", "missing")]
        if stand == "given" and new:
            text = self._tongue.under("consent_screen.new_since", n=str(len(new)))
            self.add(NoteBox(text, "warn", name=f"{self._name}.new"))

    def _custody_words(self) -> str:
        custody = self._stage.say(f"custody.{self.person.custody}")
        return ", ".join(part for part in (self.person.relation, custody) if part)

    def set_parent_view(self, shown: bool) -> None:
        """Custody is for the health visitor alone."""
        self._custody.setVisible(not shown)

    def _options(self) -> list[str]:
        reading, parent = self._reading, self.person
        position = reading.ledger.position(parent.id, reading.day)
        stand = reading.board.overall[reading.parents.index(parent)]
        holder = parent.may_hold_custody
        answers = bool(reading.rows_of(parent))
        asked = position.given is not None
        offered = {
            "yes": answers or holder,
            "some": answers,
            "no": holder,
            "not_asked": holder and not asked,
            "disagree": holder and len(reading.parents) > 1,
            "withdraw": stand in ("given", "other_release", "not_understood"),
        }
        return [name for name, offer in offered.items() if offer]

    def _add_choice(self) -> TogglesEditor | None:
        offered = self._options()
        if not offered:
            self.add(Words(self._tongue.under("consent_screen.nothing_to_answer"), "muted"))
            return None
        who = named(self._tongue, self.person, self._reading.parents)
        options = [(n, self._tongue.both(f"consent_screen.says.{n}"), _TONES.get(n, "tint")) for n in offered]
        editor = TogglesEditor(f"{self._name}.says", self._stage.words, options)
        kept = self._reading.draft(self.person.id, "says")
        editor.show_value(kept if kept in offered else None)
        editor.edited.connect(self._says_edited)
        label = "consent_screen.says.label"
        words, beside = self._tongue.say(label, who=who), self._tongue.beside(label, who=who)
        self.add(Row(f"{self._name}.says", words, editor, "", beside))
        return editor

    def _says_edited(self) -> None:
        said = self._says.value() if self._says is not None else None
        self.typed.emit(f"{self.person.id}/says", said)
        self._unfold()

    def _unfold(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        said = self._says.value() if self._says is not None else None
        if isinstance(said, str):
            self._open_panel(_PANELS[said](self._name, self._stage, self._reading, self.person))

    def _open_panel(self, panel: Panel) -> None:
        self._panel = panel
        panel.typed.connect(self.typed)
        panel.act.connect(self.act)
        if isinstance(panel, YesPanel):
            panel.sheet.connect(self.sheet)
        self.add(panel)
        if self._terms is not None:
            self.show_terms(*self._terms)
        self.unfolded.emit()

