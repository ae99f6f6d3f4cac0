"""The daycare as it is written: name, kind, group, contact and phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from transitions.domain.line import LONGEST_LINE
from transitions.domain.transition import Daycare
from transitions.domain.version import Json
from transitions.ui.controls.editors.stance import TogglesEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.pages.kept import UNREAD, KeptRow, Values, WholeCard
from transitions.ui.screen import Stage

KINDS = ("vuggestue", "dagpleje", "aldersintegreret", "privat")
NAMING = ("name", "kind", "group")
"""What a consent names the daycare by."""


class DaycareFields(WholeCard):
    """``key`` is what the whole daycare is stored under; without a name it is kept as unread."""

    def __init__(
        self, stage: Stage, stem: str, key: str, title: str, hint: str = "", above: Sequence[QWidget] = ()
    ) -> None:
        super().__init__(title, hint)
        for widget in above:
            self.add(widget)
        self._stage, self._stem, self._key = stage, stem, key
        self._kind_shown = KINDS[0]
        self._kind = self._kind_row()
        self._group = self._text("group")
        self.put(self._text("name"))
        self.put(self._kind)
        self.put(self._group)
        self.put(self._text("contact"), self._text("phone"))
        self._kind.changed.connect(self._after_kind)
        self._say_group()

    def show_daycare(self, values: Mapping[str, Json]) -> None:
        """Show the daycare among stored values, or what was begun of one."""
        known = values.get(self._key) or values.get(UNREAD + self._key) or {}
        self.show_stored({"kind": KINDS[0], **known})
        self._kind_shown = self._kind_id()
        self._say_group()

    def stored(self) -> Values:
        """The daycare if it has a name; what was begun of one if it has not."""
        if str(self.written()["name"]).strip():
            return {self._key: self.written(), UNREAD + self._key: None}
        return {self._key: None, UNREAD + self._key: self.begun()}

    def begun(self) -> Values | None:
        """What stands in the fields, if there is a word in any of them."""
        written = self.written()
        said = any(str(value).strip() for key, value in written.items() if key != "kind")
        return written if said else None

    def written(self) -> Values:
        """What stands in the fields."""
        values = {key: value for row in self.rows for key, value in row.stored().items()}
        return {**values, "kind": self._kind_id()}

    def daycare(self) -> Daycare:
        """What stands in the fields, as a daycare."""
        return Daycare.model_validate({key: _trimmed(value) for key, value in self.written().items()})

    def hold_naming(self, held: bool) -> None:
        """Keep the name, kind and group as they are, or let them be mended."""
        self._kind.editor.setEnabled(not held)
        for row in self.rows:
            for line in row.editor.findChildren(QLineEdit):
                line.setReadOnly(held and row.key in NAMING)

    def focus_name(self) -> None:
        """Put the cursor in the name."""
        self.rows[0].focus()

    def say_name_missing(self) -> None:
        """Ask for the name."""
        self.rows[0].show_error(self._stage.say("daycare_card.name_missing"))
        self.focus_name()

    def _text(self, key: str) -> KeptRow:
        editor = TextEditor(f"{self._stem}.{key}", self._stage.words, limit=LONGEST_LINE)
        return KeptRow(editor.name, key, self._stage.say(f"daycare_card.{key}"), editor)

    def _kind_row(self) -> KeptRow:
        options = [(kind, self._stage.say(f"daycare_card.kind_{kind}"), "tint") for kind in KINDS]
        editor = TogglesEditor(f"{self._stem}.kind", self._stage.words, options)
        return KeptRow(editor.name, "kind", self._stage.say("daycare_card.kind"), editor)

    def _kind_id(self) -> str:
        return str(self._kind.editor.value() or self._kind_shown)

    def _after_kind(self) -> None:
        self._kind_shown = self._kind_id()
        self._kind.editor.show_value(self._kind_shown)
        self._say_group()

    def _say_group(self) -> None:
        words = self._stage.say(f"daycare_card.group_{self._kind_id()}")
        self._group.label.say(words)
        self._group.editor.describe(words, "")


def _trimmed(value: Json) -> Json:
    return value.strip() if isinstance(value, str) else value
