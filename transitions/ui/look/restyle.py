"""Properties that the style sheet selects by."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget, **properties: str) -> None:
    """Set properties and let the sheet see them, if anything changed and the sheet has been read."""
    changed = {name: value for name, value in properties.items() if (widget.property(name) or "") != value}
    if not changed:
        return
    for name, value in changed.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
    widget.update()
