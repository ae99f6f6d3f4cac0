"""How what is stored is named: the keys of drafts and versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from transitions.domain.answers import Answer, AnswerKey, Share, ShareKey
from transitions.domain.form import Voice
from transitions.domain.screening import ItemScore
from transitions.domain.version import Json

ANSWER = "answer/"
SHARE = "share/"
ITEM = "item/"
CONDITION = "condition/"
CAUSE = "cause/"
SECOND = "second/"
UNREAD = "unread/"
JOTTING = "jotting/"
AGREED_UNTIL = "consent_draft/terms/until"
"""Where the last day of a consent that is being talked about waits, as the sheet to sign names it."""
NEVER_SETTLES = (UNREAD, JOTTING)
"""What is typed and not meant to stand: not understood, or waiting to be signed."""


def answer_key(key: AnswerKey) -> str:
    """``answer/<field>/<voice>/<row>``."""
    return f"{ANSWER}{key.field}/{key.voice}/{key.row}"


def is_answer(key: str) -> bool:
    """Whether something stored is an answer."""
    return key.startswith(ANSWER)


def share_key(field: str, voice: Voice) -> str:
    """``share/<field>/<voice>``."""
    return f"{SHARE}{field}/{voice}"


def answer_value(answer: Answer) -> Json:
    """An answer as it is stored under its key."""
    return answer.model_dump(mode="json", exclude={"key"})


def answers_in(values: Mapping[str, Json]) -> tuple[Answer, ...]:
    """The answers among stored values; a row that was taken away is stored as nothing."""
    found = []
    for key, value in values.items():
        if key.startswith(ANSWER) and value is not None:
            field, voice, row = key.removeprefix(ANSWER).split("/", 2)
            place = AnswerKey(field=field, voice=_voice(voice), row=row)
            found.append(Answer.model_validate({**value, "key": place}))
    return tuple(found)


def shares_in(values: Mapping[str, Json]) -> dict[ShareKey, Share]:
    """The share choices among stored values."""
    shares: dict[ShareKey, Share] = {}
    for key, value in values.items():
        if key.startswith(SHARE):
            field, voice = key.removeprefix(SHARE).split("/", 1)
            shares[ShareKey(field=field, voice=_voice(voice))] = value
    return shares


def is_beside(key: str) -> bool:
    """Whether something stored is words beside an observation: they change no number."""
    return key in ("joint_note", "together") or key.startswith(CAUSE)


def items_in(values: Mapping[str, Json]) -> tuple[ItemScore, ...]:
    """The scored items among stored values."""
    scored = (v for k, v in values.items() if k.startswith(ITEM) and v is not None)
    return tuple(ItemScore.model_validate(value) for value in scored)


def conditions_in(values: Mapping[str, Json]) -> dict[str, bool]:
    """The observation conditions among stored values."""
    return {
        key.removeprefix(CONDITION): value
        for key, value in values.items()
        if key.startswith(CONDITION) and value is not None
    }


def under(prefix: str, values: Mapping[str, Json]) -> dict[str, Json]:
    """The stored values whose names begin so, by the rest of their names."""
    return {k.removeprefix(prefix): v for k, v in values.items() if k.startswith(prefix)}


def only(values: Mapping[str, Json], names: Iterable[str]) -> dict[str, Json]:
    """The stored values of these names that are not nothing."""
    return {name: values[name] for name in names if values.get(name) is not None}


def _voice(text: str) -> Voice:
    for voice in get_args(Voice):
        if voice == text:
            found: Voice = voice
            return found
    raise ValueError("unknown voice")
