"""Controls that paint themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

FIXED, EXPANDING = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
PREFERRED, MAXIMUM = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum


def draws_itself(
    button: QAbstractButton, name: str, width: QSizePolicy.Policy, *, wraps: bool = False
) -> None:
    """Let the style pass the button by, and the mouse and the keyboard reach it.

    One that ``wraps`` is as high as its words want at the width it is given.
    """
    button.setObjectName(name)
    button.setProperty("drawn", "self")
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    policy = QSizePolicy(width, QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(wraps)
    button.setSizePolicy(policy)
