"""On the observer's own page: a colleague can be asked in, go on, or be taken away."""

from __future__ import annotations

from PySide6.QtCore import Signal

from transitions.domain.screening import ItemSheet
from transitions.domain.texts import Texts
from transitions.ui.adbb.two_observers import SecondAwaited
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.wrap_button import WrapButton


class SecondCard(Card):
    """Never a number, neither hers to the colleague nor the colleague's to her."""

    inviting = Signal()
    resuming = Signal()
    dismissing = Signal()

    def __init__(self, second: ItemSheet | None, texts: Texts) -> None:
        super().__init__(texts.say("adbb_screen.second.title"))
        self.setObjectName("adbb.second.card")
        self._texts = texts
        if second is None:
            self._offer()
        elif second.done:
            said = texts.say("adbb_screen.second.done", name=second.observer.name)
            self.add(Words(said, "body", name="adbb.second.done"))
        else:
            self._await(second)

    def _offer(self) -> None:
        self.add(Words(self._texts.say("adbb_screen.second.text"), "body"))
        invite = WrapButton(self._texts.say("adbb_screen.second.invite"), "adbb.second.invite", icon="person")
        invite.clicked.connect(self.inviting)
        self.add(invite)

    def _await(self, second: ItemSheet) -> None:
        awaited = SecondAwaited(second, self._texts)
        awaited.resuming.connect(self.resuming)
        remove = WrapButton(
            self._texts.say("adbb_screen.second.remove"), "adbb.second.remove", "ghost", "trash"
        )
        remove.clicked.connect(self.dismissing)
        awaited.add(remove)
        self.add(awaited)
