"""The answers of a family: in every kind, voice and language, with or without words."""

from __future__ import annotations

from datetime import date

from tests.gate.draft import Draft, chance, pick
from tests.gate.explaining import planted
from tests.gate.papers import answer_key, fields_of, mark, share_key
from transitions.domain.answers import Answer, AnswerKey, DanishText
from transitions.domain.form import Field, Voice


def give_answers(d: Draft) -> None:
    for n, asked in enumerate(fields_of(d.form.id).values()):
        for voice in asked.voices:
            share = pick(d.rng, ("share", "keep", "undecided", ""), (82, 7, 4, 7))
            if share:
                d.shares[share_key(asked.id, voice)] = share
            if asked.source is None and chance(d.rng, 62):
                _answer(d, n, asked, voice)


def _answer(d: Draft, number: int, asked: Field, voice: Voice) -> None:
    rows = ("r1", "r2") if asked.kind == "repeat" else ("",)
    for row in rows:
        key = answer_key(asked.id, voice, row)
        word = mark("a" if voice == "parents" else "h" if voice == "health_visitor" else "j", number)
        d.marks[key] = word + row.replace("r1", "u").replace("r2", "v")
        d.answers[key] = _said(d, number, asked, key)


def _said(d: Draft, number: int, asked: Field, key: AnswerKey) -> Answer:
    stance = pick(d.rng, ("answered", "not_relevant", "declined"), (90, 5, 5))
    if stance != "answered":
        return Answer(key=key, stance=stance)
    if asked.kind in ("text", "repeat") and chance(d.rng, 12):
        return _spoken(d, asked, key)
    if chance(d.rng, 2):
        return Answer(key=key, value="")
    return Answer(key=key, value=_value(d, number, asked, d.marks[key]))


def _value(d: Draft, number: int, asked: Field, word: str) -> object:
    match asked.kind:
        case "text":
            return f"svar {word}{planted(number)}"
        case "repeat":
            return {asked.columns[0].id: f"svar {word}{planted(number)}"}
        case "choice":
            return d.rng.choice(asked.choices).id
        case "choices":
            return [choice.id for choice in d.rng.sample(asked.choices, 2)]
        case "yes_no":
            return chance(d.rng, 75)
        case "number":
            small = asked.max < 999999
            return str(asked.min if small else 410000 + number)
        case "date":
            return date(1941, 5, 1 + d.rng.randrange(28)).isoformat()
        case _:
            return f"{d.rng.randrange(21, 24)}:{d.rng.randrange(32, 60)}"


def _spoken(d: Draft, asked: Field, key: AnswerKey) -> Answer:
    """Their own words in another language, with the Danish they approved."""
    word = d.marks[key]
    own = {asked.columns[0].id: f"said {word}o"} if asked.kind == "repeat" else f"said {word}o"
    danish = DanishText(text=f"på dansk {word}", made_by="tolk", approved=True)
    return Answer(key=key, value=own, language=d.rng.choice(("en", "tr")), danish=danish)
