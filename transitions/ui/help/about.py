"""What the program is: its version, the definitions in use, whose they are, and the licences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from transitions.application.desk import Surroundings
from transitions.application.installation import Part
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.stacking import in_columns
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.pages.page import Page

SHOWN = 12
"""Signs of a hash that are read aloud to somebody; the whole of it is copied."""

Line = tuple[str, str]


def lay_out_about(page: Page, around: Surroundings) -> None:
    """Put it on an empty page."""
    say, library = around.library.texts.say, around.library
    page.add_heading(say("about.title"), say("about.lead"))
    card = page.card(say("about.version_title"), say("about.version_hint"))
    card.add(_table([(name, value[:SHOWN] if _is_hash(value) else value) for name, value in facts(around)]))
    card.add(_copying(around))
    page.card(say("about.responsible_title")).add(
        Words(say("about.responsible", municipality=library.policy.municipality.name.danish))
    )
    scales = page.card(say("about.scales_title"))
    for scale in library.scales.values():
        scales.add(Words(scale.title.danish, "strong"))
        scales.add(Words(scale.notice.danish))
    parts = page.card(say("about.parts_title"), say("about.parts_hint"))
    parts.add(_table(list(_parts(around.installation.parts()))))


def facts(around: Surroundings) -> Sequence[Line]:
    """Version and hashes: what the one who looks after the program asks for, about nobody."""
    say, library = around.library.texts.say, around.library
    return (
        (say("about.program"), around.installation.version),
        (say("about.form", version=library.form.version), library.form.hash),
        (say("about.policy", version=library.policy.version), library.policy.hash),
        (say("about.texts"), library.texts.hash),
    )


def _copying(around: Surroundings) -> QWidget:
    copy = Button(around.library.texts.say("about.copy"), "about.copy", "plain", "copy")
    told = "\n".join(f"{name}: {value}" for name, value in facts(around))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(told))
    line = QWidget()
    WrapLayout(line).addWidget(copy)
    return line


def _parts(parts: Sequence[Part]) -> Iterator[Line]:
    return ((f"{part.name} {part.version}".strip(), part.licence) for part in parts)


def _is_hash(value: str) -> bool:
    return len(value) > SHOWN and all(sign in "0123456789abcdef" for sign in value)


def _table(lines: Sequence[Line]) -> QWidget:
    table = QWidget()
    grid = in_columns(table, "space.xl", "space.xs", 0, 1)
    for row, (name, value) in enumerate(lines):
        label = Words(name, "label")
        label.setWordWrap(False)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Words(value, "body"), row, 1, Qt.AlignmentFlag.AlignTop)
    return table
