"""The child: name, birth, gestation, number, and what must stay hidden about it."""

from __future__ import annotations

from transitions.domain.child import Child
from transitions.domain.cpr import CprReading, read_cpr
from transitions.domain.in_words import ages_in_words
from transitions.domain.line import LONGEST_LINE
from transitions.ui.controls.editors.choices import ChoicesEditor
from transitions.ui.controls.editors.cpr import CprEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.gestation import GestationEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.pages.kept import KeptCard, KeptRow, Values
from transitions.ui.screen import Stage

DETAILS = ("name", "address", "contact")


class ChildCard(KeptCard):
    """The facts about the child itself."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say("family.child.title"))
        self._stage = stage
        self._name = self._text("name")
        birth = DateEditor("family.child.birth_date", stage.words, stage.clock.today)
        self._birth = KeptRow(birth.name, "birth_date", stage.say("family.child.birth_date"), birth)
        self._gestation = self._gestation_row()
        self._cpr = self._cpr_row()
        self._protected = protection_row(
            stage, "family.child", stage.say("family.child.protected"), stage.say("family.protected.hint")
        )
        self._ages = Words("", "strong", name="family.child.ages")
        self._hints = Words("", "muted", name="family.child.cpr.hints")
        self._born = birth
        self._lay_out()

    def show_child(self, child: Child, unread: Values) -> None:
        """Show the child as it is stored."""
        self.show_stored({**child.model_dump(mode="json", exclude={"parents"}), **unread})
        self.say_ages()
        self._say_hints()

    def is_blank(self) -> bool:
        """Whether nobody has begun to write about the child."""
        return all(row.editor.is_empty() and not row.touched for row in (self._name, self._birth))

    def show_for_parents(self, shown: bool) -> None:
        """Number and protection are hers alone."""
        self._cpr.setVisible(not shown)
        self._protected.setVisible(not shown)

    def say_ages(self) -> None:
        """Say the age, and the corrected one, as soon as they are known."""
        gestation = self._gestation.editor.value()
        child = Child.model_validate({
            "id": "00000000-0000-0000-0000-000000000000",
            "birth_date": self._born.value(),
            "gestation": gestation,
        })
        today, say = self._stage.clock.today(), self._stage.say
        future = child.birth_date is not None and child.birth_date > today
        ages = "" if future else ages_in_words(child, today, self._stage.library.texts)
        self._ages.say(ages)
        self._ages.setVisible(bool(ages))
        at_term = child.gestation is not None and not child.gestation.preterm
        if isinstance(self._gestation.editor, GestationEditor):
            self._gestation.editor.say(say("family.child.at_term") if at_term else "")

    def _lay_out(self) -> None:
        self._birth.add_foot(self._ages)
        self._cpr.add_foot(self._hints)
        self.put(self._name)
        self.put(self._birth, self._gestation)
        self.put(self._cpr)
        self.put(self._protected)
        self._cpr.changed.connect(self._say_hints)
        self._gestation.changed.connect(self.say_ages)
        self._birth.changed.connect(self.say_ages)

    def _text(self, key: str) -> KeptRow:
        editor = TextEditor(f"family.child.{key}", self._stage.words, limit=LONGEST_LINE)
        return KeptRow(editor.name, key, self._stage.say(f"family.child.{key}"), editor)

    def _gestation_row(self) -> KeptRow:
        say = self._stage.say
        editor = GestationEditor(
            "family.child.gestation", self._stage.words, say("family.child.gestation_placeholder")
        )
        return KeptRow(editor.name, "gestation", say("family.child.gestation"), editor)

    def _cpr_row(self) -> KeptRow:
        say = self._stage.say
        editor = CprEditor(
            "family.child.cpr", self._stage.words, self._read_cpr,
            say("family.child.cpr_show"), say("family.child.cpr_hide"),
        )
        return KeptRow(editor.name, "cpr", say("family.child.cpr"), editor, say("family.child.cpr_hint"))

    def _read_cpr(self, text: str) -> CprReading:
        birth = self._birth.editor.value()
        born = self._born.value() if birth else None
        return read_cpr(text, self._stage.clock.today(), born)

    def _say_hints(self) -> None:
        editor = self._cpr.editor
        if not isinstance(editor, CprEditor):
            return
        hints = [self._stage.say(f"problem.{hint}") for hint in editor.hints()]
        if self._stage.practice and editor.value() and not self._read_cpr(editor.typed()).substitute:
            hints.append(self._stage.say("problem.cpr_practice_only"))
        self._hints.say("\n".join(hints))
        self._hints.setVisible(bool(hints))


def protection_row(stage: Stage, name: str, label: str, hint: str = "") -> KeptRow:
    """What name and address protection hides."""
    options = [(detail, stage.say(f"family.protected.{detail}")) for detail in DETAILS]
    editor = ChoicesEditor(f"{name}.protected", stage.words, options)
    return KeptRow(editor.name, "protected", label, editor, hint)
