"""What would be told to a screen reader. No reader has been heard."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

POLITE, URGENT = QAccessible.AnnouncementPoliteness.Polite, QAccessible.AnnouncementPoliteness.Assertive


class Ear:
    """Hears as a reader would, in place of Qt's own way to the system."""

    AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

    def __init__(self) -> None:
        self.listens = True
        self.heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def isActive(self) -> bool:  # noqa: N802 - Qt's name
        return self.listens

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802 - Qt's name
        self.heard.append((event.message(), event.politeness()))
