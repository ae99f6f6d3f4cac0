"""Journeys use the same application and look as the tests of the screens."""

from tests.ui.conftest import nothing_left_open, plain_look, qapp, qtbot, tokens

__all__ = ["nothing_left_open", "plain_look", "qapp", "qtbot", "tokens"]
