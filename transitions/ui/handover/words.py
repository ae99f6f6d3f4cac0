"""The handover page in sentences: what has left, what stays and why, and the step each obstacle asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transitions.domain.answers import AnswerKey
from transitions.domain.gate import Obstacle, Withheld
from transitions.domain.in_words import date_in_words
from transitions.domain.transition import TO_DAYCARE, Handover, TransitionRecord
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
    "meeting_declined": "introduction",
    "cpr_in_meeting": "meeting",
    "score_in_meeting": "meeting",
    "kept_in_meeting": "meeting",
}
"""Where the step that removes an obstacle is taken; the others have none in the program."""
HERS_ALONE = frozenset({"family", "introduction", "adbb", "meeting"})
"""Steps that lead out of the parents' view: they are hers to take."""

_OF_ANOTHER_PARENT = frozenset({"handover_refused", "disagreement", "kept_in_meeting"})
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


@dataclass(frozen=True)
class LogLine:
    """One line of the handover log: what was done on which day, and the details."""

    summary: str
    details: tuple[str, ...] = ()


def log_lines(stage: Stage, reading: HandoverReading, *, to_parents: bool) -> tuple[LogLine, ...]:
    """The log, newest first; to parents only what went to the daycare, without details."""
    lines = reversed(reading.record.handovers)
    if to_parents:
        return tuple(LogLine(_summary(stage, line)) for line in lines if line.product in TO_DAYCARE)
    return tuple(LogLine(_summary(stage, line), tuple(_details(stage, reading, line))) for line in lines)


def _summary(stage: Stage, line: Handover) -> str:
    named = stage.say(f"product.{line.product}")
    done = stage.say(f"handover_screen.log.{line.step}", product=named)
    to = ""
    if line.step == "delivered" and line.recipient:
        to = f" {stage.say('handover_screen.log.to', recipient=line.recipient)}"
    return f"{date_in_words(line.day)}: {done}{to}."


def _details(stage: Stage, reading: HandoverReading, line: Handover) -> Iterator[str]:
    """For whom where the summary does not say, how, what for, on which consents, by whom, and the code."""
    say = stage.say
    yield from _for_whom(stage, reading.record, line)
    if line.how:
        yield say("handover_screen.log.how", how=line.how)
    purposes = {purpose.id: purpose.label.danish for purpose in stage.library.policy.purposes}
    if line.purpose in purposes:
        yield say("handover_screen.log.purpose", purpose=purposes[line.purpose])
    for given in (reading.consents[yes] for yes in line.consents if yes in reading.consents):
        day = date_in_words(given.day)
        yield say("handover_screen.log.consent", who=given.giver.name, date=day)
    if line.by.name:
        yield say("handover_screen.log.by", who=line.by.name)
    if line.content_hash:
        yield say("handover_screen.log.code", code=line.content_hash[:CODE_LENGTH])


def _for_whom(stage: Stage, record: TransitionRecord, line: Handover) -> Iterator[str]:
    say = stage.say
    owner = next((p.name for p in record.child.parents if p.id == line.parent), "")
    if line.audience == "municipality":
        yield say("handover_screen.log.municipality")
    elif line.audience == "parent" and owner:
        yield say("handover_screen.log.recipient", who=owner)
    elif line.audience == "daycare" and line.recipient and line.step != "delivered":
        yield say("handover_screen.log.recipient", who=line.recipient)


def leave_words(stage: Stage, reading: HandoverReading) -> tuple[tuple[str, str], ...]:
    """What is said when the daycare's pages may leave: tone and sentence."""
    said: list[tuple[str, str]] = []
    if reading.until is not None:
        until = date_in_words(reading.until)
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
