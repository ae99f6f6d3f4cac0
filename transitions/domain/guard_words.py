"""Words in people's own answers that they are asked about, until they have said that it is to stand."""

from __future__ import annotations

from collections.abc import Mapping

from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.form import RepeatField, TextField
from transitions.domain.guard import Guard, Noted
from transitions.domain.model import digest
from transitions.domain.transition import TransitionRecord
from transitions.domain.version import Json

SAID_SO = "said_so/"
"""Under which name it is remembered that an answer is to stand as it reads."""


def asked_about(
    record: TransitionRecord, guard: Guard, remembered: Mapping[str, Json]
) -> dict[AnswerKey, tuple[Noted, ...]]:
    """The words of each answer that are still to be asked about; nothing of what stays at home."""
    found: dict[AnswerKey, tuple[Noted, ...]] = {}
    for answer in record.answers:
        key = answer.key
        kept = record.share(key.field, key.voice) == "keep"
        if not kept and remembered.get(said_so(key)) != as_it_reads(record, answer):
            noted = guard.asks_about(_own_words(record, answer))
            found |= {key: noted} if noted else {}
    return found


def said_so(key: AnswerKey) -> str:
    """The name under which *Ja, det skal stå der* to one answer is remembered."""
    return f"{SAID_SO}{key.field}/{key.voice}/{key.row}"


def as_it_reads(record: TransitionRecord, answer: Answer) -> str:
    """One answer's words as a digest: with other words it is asked about anew."""
    return digest([record.salt.hex(), _own_words(record, answer)])


def _own_words(record: TransitionRecord, answer: Answer) -> str:
    """What somebody wrote herself: a choice is the form's word, not hers."""
    if answer.stance != "answered":
        return ""
    if not isinstance(record.form.field(answer.key.field), TextField | RepeatField):
        return ""
    cells = answer.value.values() if isinstance(answer.value, dict) else [answer.value]
    danish = [answer.danish.text] if answer.danish else []
    return "\n".join(text for text in (*cells, *danish) if isinstance(text, str))
