"""What is different between two forms, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.domain.form_changes import FormChanges, Question
from transitions.ui.controls.labels import Words
from transitions.ui.look.tokens import current_look

Say = Callable[..., str]


def changes_in_words(changes: FormChanges, say: Say) -> Sequence[QWidget]:
    """A heading and its lines for each kind of change there is; one sentence for none."""
    if changes.nothing:
        return (Words(say("settings.changes.nothing"), name="settings.changes.nothing"),)
    return tuple(_blocks(changes, say))


def told(title: str, lines: Sequence[str], name: str, hint: str = "") -> QWidget:
    """Lines under a heading."""
    block = QWidget()
    block.setObjectName(name)
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_look().length("space.xs"))
    column.addWidget(Words(title, "strong"))
    if hint:
        column.addWidget(Words(hint, "muted"))
    for number, line in enumerate(lines):
        column.addWidget(Words(line, name=f"{name}.{number}"))
    return block


def _blocks(changes: FormChanges, say: Say) -> Iterator[QWidget]:
    if changes.before != changes.now:
        versions = say("settings.changes.versions", before=changes.before, now=changes.now)
        yield Words(versions, "muted", name="settings.changes.versions")
    for kind in ("added", "removed"):
        yield from _questions(kind, getattr(changes, kind), say)
    if changes.reworded:
        lines = [
            say("settings.changes.reworded_line", before=q.before, now=q.now) for q in changes.reworded
        ]
        yield told(say("settings.changes.reworded"), lines, "settings.changes.reworded")
    for kind in ("changed", "moved"):
        yield from _questions(kind, getattr(changes, kind), say)


def _questions(kind: str, questions: Sequence[Question], say: Say) -> Iterator[QWidget]:
    if questions:
        lines = [f"{question.number}. {question.label}" for question in questions]
        yield told(say(f"settings.changes.{kind}"), lines, f"settings.changes.{kind}")
