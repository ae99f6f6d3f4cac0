"""What the journal note tells about ADBB: numbers, reservations, and what is awaited."""

from __future__ import annotations

from collections.abc import Iterator

from transitions.domain.disclosure import Fact, Said
from transitions.domain.gate.rules import Case
from transitions.domain.gate.words import Speech
from transitions.domain.in_words import ages_in_words, date_in_words
from transitions.domain.model import digest
from transitions.domain.screening import ItemSheet, Screening

Told = tuple[str, Fact]
"""A name that says which news it is, and the news."""


def tell(name: str, text_id: str, words: str, speech: Speech) -> Told:
    """One piece of news under its label."""
    return name, Fact(label=speech.say(text_id), text=Said(danish=words))


def tell_screenings(case: Case, speech: Speech) -> Iterator[Told]:
    """Every observation that is done, and what it asks for; what came from the journal stays there."""
    for screening in case.record.screenings:
        if screening.done and screening.origin != "journal":
            yield _observation(case, screening, speech)
            yield from _second_observer(screening, speech)
            yield from _causes(screening, speech)
    yield from _repeat(case, speech)


def _observation(case: Case, screening: Screening, speech: Speech) -> Told:
    words = _screening_words(case, screening, speech)
    return tell(f"screening/{screening.id}/{screening.at_least}", "note.screening", words, speech)


def _second_observer(screening: Screening, speech: Speech) -> Iterator[Told]:
    second = screening.second
    if second is None or not second.done:
        return
    parts = [_items_words(second, speech), result_words(second, speech), *_who(second)]
    yield tell(f"second/{screening.id}", "note.second_observer", _sentences(parts), speech)
    if screening.joint_note:
        name = f"joint_note/{screening.id}/{digest(screening.joint_note)[:16]}"
        yield tell(name, "note.joint_note", screening.joint_note, speech)


def _causes(screening: Screening, speech: Speech) -> Iterator[Told]:
    considered = [cause for cause in screening.causes.values() if cause.considered]
    words = "; ".join(f"{c.label} ({c.note})" if c.note else c.label for c in considered)
    if words:
        yield tell(f"causes/{screening.id}/{digest(words)[:16]}", "note.causes", words, speech)


def _screening_words(case: Case, screening: Screening, speech: Speech) -> str:
    age = ages_in_words(case.record.child, screening.day, speech.texts)
    return _sentences(
        [
            f"{date_in_words(screening.day)}, {age}",
            *([speech.texts.say("screening.from_file")] if screening.origin == "file" else []),
            _items_words(screening, speech),
            result_words(screening, speech),
            *_reservations(screening, speech),
            *_who(screening),
        ]
    )


def _items_words(sheet: ItemSheet, speech: Speech) -> str:
    return "; ".join(
        f"{item.label.danish} {_score_words(sheet, item.id, speech)}" for item in sheet.scale.items
    )


def _who(sheet: ItemSheet) -> list[str]:
    named = ", ".join(part for part in (sheet.observer.name, sheet.observer.title) if part)
    return [named] if named else []


def _sentences(parts: list[str]) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts)


def _score_words(sheet: ItemSheet, item_id: str, speech: Speech) -> str:
    item = sheet.item(item_id)
    if item.score is None:
        return f"{speech.texts.say('screening.not_assessed')} ({item.not_assessed})"
    return str(item.score)


def _reservations(screening: Screening, speech: Speech) -> list[str]:
    """What makes the observation less sure, and why it was made outside the age window."""
    say = speech.texts.say
    found = []
    if screening.conditional:
        odd = (c for c in screening.scale.conditions if screening.conditions.get(c.id) != c.ideal)
        named = ", ".join(condition.label.danish for condition in odd)
        found.append(say("screening.conditional_why", conditions=named))
        found.append(screening.conditional_reason)
    if screening.outside_age_reason:
        found.append(f"{say('note.outside_age')}: {screening.outside_age_reason}")
    return [sentence for sentence in found if sentence.strip()]


def _repeat(case: Case, speech: Speech) -> Iterator[Told]:
    """Whether a new observation is awaited, has come, or was declined."""
    state = case.record.repeat
    if state.state == "none":
        return
    words = speech.texts.say(f"screening.{_REPEAT_WORDS[state.state]}")
    if state.due_from and state.due_to:
        named = {"first": date_in_words(state.due_from), "last": date_in_words(state.due_to)}
        words = speech.texts.say("screening.repeat_due", **named)
    yield tell(f"repeat/{state.first}/{state.state}", "note.repeat", words, speech)


_REPEAT_WORDS = {
    "awaiting": "awaiting_repeat",
    "confirmed": "confirmed",
    "not_confirmed": "not_confirmed",
    "declined": "repeat_declined",
}


def result_words(sheet: ItemSheet, speech: Speech) -> str:
    """The sum and what it means, for the health visitor; never *below* when incomplete."""
    say = speech.texts.say
    reached = say("screening.at_or_above")
    if sheet.total is None:
        parts = [
            say("screening.incomplete", n=str(sheet.scored), all=str(len(sheet.scale.items))),
            say("screening.at_least", sum=str(sheet.at_least)),
            *([reached] if sheet.at_threshold else []),
        ]
    else:
        outcome = reached if sheet.at_threshold else say("screening.below")
        parts = [say("screening.total", sum=str(sheet.total)), outcome]
    return ", ".join(parts) + _before_correction(sheet, speech)


def _before_correction(sheet: ItemSheet, speech: Speech) -> str:
    """The higher number a correction took away: what it asked for still stands."""
    if not isinstance(sheet, Screening) or sheet.at_threshold:
        return ""
    own = max((s.sum for s in sheet.history if s.kind != "second"), default=0)
    if own < sheet.scale.threshold.at_or_above:
        return ""
    return f"; {speech.texts.say('screening.before_correction', sum=str(own))}"
