"""Whether an answer may travel to the daycare."""

from __future__ import annotations

from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.editors.stance import TogglesEditor


class ShareEditor(TogglesEditor):
    """`share`, `keep` or `undecided`; starts undecided, with neither toggle in."""

    def __init__(self, name: str, words: Speech) -> None:
        options = (
            ("share", words("editor.share.share"), "ok"),
            ("keep", words("editor.share.keep"), "tint"),
        )
        super().__init__(name, words, options)

    def value(self) -> object:
        return super().value() or "undecided"

    def is_empty(self) -> bool:
        return self.value() == "undecided"
