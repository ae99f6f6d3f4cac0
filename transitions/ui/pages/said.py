"""What a page says, so that it is not made to say the same again."""

from __future__ import annotations

from transitions.ui.look.tokens import Look, current_look


class Said:
    """What was last shown on a page, and the look it was made in.

    The same words in another look are not the same page: widths and marks were measured when it was made.
    """

    def __init__(self) -> None:
        self._what: tuple[object, ...] | None = None
        self._made_in: Look | None = None

    @property
    def known(self) -> bool:
        """Whether it is known what the page says: not when somebody has written on it since."""
        return self._what is not None

    def make(self, *what: object) -> None:
        """The page was made to say this, now."""
        self._what, self._made_in = what, current_look()

    def say(self, *what: object) -> None:
        """The page that was made earlier says this."""
        self._what = what

    def still(self, *what: object) -> bool:
        """Whether a page that is made now would say and look the same."""
        return self._what == what and self._made_in == current_look()

    def forget(self) -> None:
        """Somebody wrote on it, or it is gone."""
        self._what = None
