"""What a screen reader is told that something is, where Qt itself would tell nothing."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = Literal["document", "chart"]
_ROLES = {"document": QAccessible.Role.Document, "chart": QAccessible.Role.Chart}
_TOLD = "tells_roles"


def tell_role(widget: QWidget, role: Role) -> None:
    """Say what a widget is. To be called while it is made: a reader asks once and remembers."""
    widget.setProperty("told_role", role)
    app = QCoreApplication.instance()
    if app is not None and not app.property(_TOLD):
        app.setProperty(_TOLD, True)
        QAccessible.installFactory(_tell)


class _Told(QAccessibleWidget):
    """As Qt tells of any widget, with our role and the name it has now."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role, "")
        self._widget = widget

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._widget.accessibleName()
        if kind == QAccessible.Text.Description:
            return self._widget.accessibleDescription()
        return super().text(kind)


def _tell(_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = _ROLES.get(thing.property("told_role")) if isinstance(thing, QWidget) else None
    return _Told(thing, role) if isinstance(thing, QWidget) and role is not None else None
