"""Keys that work in a window, each with its line on the sheet that tells of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from transitions.ui.controls.editors.editor import Speech

Act = Callable[[], object]
_NAMED = {"+": "plus", "-": "minus", "Left": "left", "Right": "right"}
_BETWEEN = " + "


class Key(QShortcut):
    """Does something anywhere in a window, or with ``within`` while the cursor is inside its owner.

    ``line`` names what it does (``shell.keys.<line>``); of several keys for the same, the first is told.
    """

    def __init__(
        self, owner: QWidget, line: str, keys: str | QKeySequence.StandardKey, act: Act,
        *, within: bool = False,
    ) -> None:
        super().__init__(owner)
        self.line, self._owner = line, owner
        if isinstance(keys, str):
            self.setKeys([QKeySequence(key) for key in keys.split()])
        else:
            self.setKeys(keys)
        if within:
            self.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.activated.connect(lambda: act() and None)

    @property
    def works(self) -> bool:
        """Whether pressing it does something on what is shown now."""
        return self.isEnabled() and self._owner.isVisible()


def keys_that_work(window: QWidget) -> Iterator[Key]:
    """The keys of what a window shows, in the order they were given to it."""
    for key in window.findChildren(QShortcut):
        if isinstance(key, Key) and key.works:
            yield key


def key_in_words(key: QKeySequence, words: Speech) -> str:
    """What stands on the keys to press."""
    pressed = key.toString(QKeySequence.SequenceFormat.PortableText)
    *held, last = pressed[:-1].split("+") if pressed.endswith("+") else pressed.split("+")
    if pressed.endswith("+"):
        last = "+"
    named = words(f"shell.keys.named.{_NAMED[last]}") if last in _NAMED else last
    return _BETWEEN.join([*(part for part in held if part), named])
