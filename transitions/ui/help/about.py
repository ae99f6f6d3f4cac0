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
from transitions.ui.errands import Errands
from transitions.ui.pages.page import Page

SHOWN = 12
"""Signs of a hash that are read aloud to somebody; the whole of it is copied."""

Line = tuple[str, str]


def lay_out_about(page: Page, around: Surroundings, errands: Errands) -> None:
    """Put it on an empty page; the program's files are counted aside, and only now."""
    say, library = around.library.texts.say, around.library
    page.add_heading(say("about.title"), say("about.lead"))
    card = page.card(say("about.version_title"), say("about.version_hint"))
    files = Words(say("about.counting"), name="about.files")
    known = [(name, Words(_short(value))) for name, value in facts(around)]
    card.add(_table([*known, (say("about.files"), files)]))
    copied = _Copied(around)
    card.add(copied)

    def show(hashed: str) -> None:
        files.say(_short(hashed) or say("about.uncounted"))
        copied.add_files(hashed)

    errands.run(files, lambda _: around.installation.files(), show, lambda _: show(""))
    page.card(say("about.responsible_title")).add(
        Words(say("about.responsible", municipality=library.policy.municipality.name.danish))
    )
    scales = page.card(say("about.scales_title"))
    for scale in library.scales.values():
        scales.add(Words(scale.title.danish, "strong"))
        scales.add(Words(scale.notice.danish))
    parts = page.card(say("about.parts_title"), say("about.parts_hint"))
    parts.add(_table([(name, Words(licence)) for name, licence in _parts(around.installation.parts())]))


def facts(around: Surroundings) -> Sequence[Line]:
    """Version and hashes: what the one who looks after the program asks for, about nobody."""
    say, library = around.library.texts.say, around.library
    return (
        (say("about.program"), around.installation.version),
        (say("about.form", version=library.form.version), library.form.hash),
        (say("about.policy", version=library.policy.version), library.policy.hash),
        (say("about.texts"), library.texts.hash),
    )


class _Copied(QWidget):
    """The button that copies all of it, whole; what is counted last comes along once it is there."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._say, self._lines = around.library.texts.say, list(facts(around))
        copy = Button(self._say("about.copy"), "about.copy", "plain", "copy")
        copy.clicked.connect(self._copy)
        WrapLayout(self).addWidget(copy)

    def add_files(self, hashed: str) -> None:
        """The hash over the program's files is known, or nothing where they could not be read."""
        self._lines.append((self._say("about.files"), hashed or self._say("about.uncounted")))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {value}" for name, value in self._lines))


def _parts(parts: Sequence[Part]) -> Iterator[Line]:
    return ((f"{part.name} {part.version}".strip(), part.licence) for part in parts)


def _short(value: str) -> str:
    return value[:SHOWN] if _is_hash(value) else value


def _is_hash(value: str) -> bool:
    return len(value) > SHOWN and all(sign in "0123456789abcdef" for sign in value)


def _table(lines: Sequence[tuple[str, Words]]) -> QWidget:
    table = QWidget()
    grid = in_columns(table, "space.xl", "space.xs", 0, 1)
    for row, (name, words) in enumerate(lines):
        label = Words(name, "label")
        label.setWordWrap(False)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignTop)
    return table
