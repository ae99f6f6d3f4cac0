"""The handover page in sentences: what has left, what stays and why, and the step each obstacle asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transitions.domain.answers import AnswerKey
from transitions.domain.gate import Obstacle, Withheld
from transitions.domain.in_words import date_in_words
from transitions.domain.transition import Handover, TransitionRecord
from transitions.ui.handover.reading import HandoverReading
from transitions.ui.screen import Stage

_STEPS = {
    "no_daycare": "family",
    "no_birth_date": "family",
    "no_child_name": "family",
    "no_custody_holder": "family",
    "custody_unknown": "family",
    "no_cpr": "family",
    "no_consent": "consent",
    "handover_refused": "consent",
    "disagreement": "consent",
    "consent_expired": "consent",
    "consent_withdrawn": "consent",
    "consent_changed_recipient": "consent",
    "holder_missing": "consent",
    "nothing_shared": "form",
    "cpr_in_text": "form",
    "score_in_text": "form",
    "unclear_answer": "form",
    "unprintable": "form",
    "unprintable_signs": "form",
    "unprintable_names": "family",
    "form_declined": "introduction",
    "form_thinking": "introduction",
    "screening_incomplete": "adbb",
}
"""Where the step that removes an obstacle is taken; the others have none in the program."""
HERS_ALONE = frozenset({"family", "introduction", "adbb"})
"""Steps that lead out of the parents' view: they are hers to take."""

_OF_ANOTHER_PARENT = frozenset({"handover_refused", "disagreement"})
CODE_LENGTH = 8


@dataclass(frozen=True)
class Staying:
    """Answers that stay for one reason."""

    reason: str
    labels: tuple[str, ...]


def step_of(obstacle: Obstacle) -> str:
    """The screen where an obstacle is removed, or nothing."""
    return _STEPS.get(obstacle.text_id.rpartition(".")[2], "")


def obstacle_words(stage: Stage, obstacle: Obstacle, *, to_parents: bool) -> str:
    """The obstacle in words; to parents nothing about what another parent has said."""
    if to_parents and obstacle.text_id.rpartition(".")[2] in _OF_ANOTHER_PARENT:
        return stage.say("handover_screen.not_yet")
    return obstacle.words


def staying(withheld: Sequence[Withheld]) -> tuple[Staying, ...]:
    """What stays, for the health visitor: the questions under each reason."""
    found: dict[str, list[str]] = {}
    for answer in withheld:
        labels = found.setdefault(answer.words, [])
        if answer.label not in labels:
            labels.append(answer.label)
    return tuple(Staying(reason, tuple(labels)) for reason, labels in found.items())


def staying_for(withheld: Sequence[Withheld], readable: frozenset[AnswerKey]) -> tuple[str, ...]:
    """What stays of one parent's own answers, by the names of the questions."""
    return tuple(dict.fromkeys(answer.label for answer in withheld if answer.key in readable))


def log_line(stage: Stage, line: Handover) -> str:
    """One line of the handover log: day, what was done, with what, its code and how."""
    done = stage.say(
        f"handover_screen.log.{line.step}", product=stage.say(f"product.{line.product}")
    )
    code = stage.say("handover_screen.log.code", code=line.content_hash[:CODE_LENGTH])
    parts = [f"{date_in_words(line.day)}: {done}"]
    if line.step == "delivered" and line.recipient:
        parts[0] = f"{parts[0]} {stage.say('handover_screen.log.to', recipient=line.recipient)}"
    parts += [line.how] if line.how else []
    parts += [code] if line.content_hash else []
    return ". ".join(part.rstrip(".") for part in parts) + "."


def log_lines(stage: Stage, record: TransitionRecord, *, to_parents: bool) -> tuple[str, ...]:
    """The log, newest first; to parents only what went to the daycare."""
    shown = ("handover", "sending")
    lines = (line for line in reversed(record.handovers) if not to_parents or line.product in shown)
    return tuple(log_line(stage, line) for line in lines)


def leave_words(stage: Stage, reading: HandoverReading) -> tuple[tuple[str, str], ...]:
    """What is said when the daycare's pages may leave: tone and sentence."""
    said: list[tuple[str, str]] = []
    if reading.given is not None:
        until = date_in_words(reading.given.last_day)
        said.append(("ok", stage.say("handover_screen.ready", until=until)))
    if reading.given is not None and not reading.as_agreed:
        day = date_in_words(reading.given.day)
        said.append(("warn", stage.say("handover_screen.differs", date=day)))
    printed = reading.last_printed()
    if printed is not None and printed.content_hash != reading.paper.content_hash:
        said.append(("warn", stage.say("handover_screen.reprint", date=date_in_words(printed.day))))
    elif printed is not None:
        said.append(("", stage.say("handover_screen.same", date=date_in_words(printed.day))))
    return tuple(said)
