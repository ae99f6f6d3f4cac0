"""What is otherwise than agreed: each disturbance alone, and how often it comes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from uuid import UUID

from tests.gate.draft import BESIDE, PARENTS, PLACES, SALT, Draft, chance, pick, protection
from tests.gate.papers import fields_of, small_form
from transitions.domain.answers import Answer, AnswerKey, DanishText, ShareKey
from transitions.domain.disclosure import Audience
from transitions.domain.form import Field
from transitions.domain.wishes import SaidAgain


def _texts(d: Draft) -> list[AnswerKey]:
    """The free texts among the answers."""
    return [k for k in _answered(d, "text") if d.answers[k].value]


def _answered(d: Draft, *kinds: str) -> list[AnswerKey]:
    """The answers in words to questions of these kinds."""
    fields = fields_of(d.form.id)
    return [
        key for key, a in d.answers.items()
        if a.stance == "answered" and key in d.marks and fields[key.field].kind in kinds
    ]


def _cpr(d: Draft) -> None:
    _write(d, d.rng.choice((" ring 010126-1234", " 0101261234", " 010126 1234 om aftenen")))


def _score(d: Draft) -> None:
    _write(d, d.rng.choice((" ADBB var 6", " scoren var 4", " adbb: 12")))


def _write(d: Draft, more: str) -> None:
    keys = _texts(d)
    if not keys:
        return
    key = d.rng.choice(keys)
    answer = d.answers[key]
    if answer.danish and chance(d.rng, 50):
        danish = answer.danish.model_copy(update={"text": answer.danish.text + more})
        d.answers[key] = answer.model_copy(update={"danish": danish})
    else:
        d.answers[key] = answer.model_copy(update={"value": f"{answer.value}{more}"})


def _unclear(d: Draft) -> None:
    fields = fields_of(d.form.id)
    keys = [k for k in _answered(d, "text", "choice", "number") if d.answers[k].language == "da"]
    if not keys:
        return
    key = d.rng.choice(keys)
    asked = fields[key.field]
    wrong = {"text": d.marks[key] + "a" * 2001, "choice": "c9", "number": "9000000"}[asked.kind]
    update = {"unread": f"halv {d.marks[key]}"} if chance(d.rng, 40) else {"value": wrong}
    d.answers[key] = d.answers[key].model_copy(update=update)


def _untranslated(d: Draft) -> None:
    keys = _texts(d)
    if not keys:
        return
    key = d.rng.choice(keys)
    word = d.marks[key]
    danish = d.rng.choice((
        None, DanishText(text=word, made_by="tolk"), DanishText(text=" ", made_by="tolk", approved=True),
    ))
    d.answers[key] = Answer(key=key, value=f"said {word}o", language="en", danish=danish)


def _stray(d: Draft) -> None:
    """Answers of a voice that is not asked, and to a question the form has no more."""
    word = BESIDE["stranger_answer"]
    for key in (AnswerKey(field="sleep", voice="health_visitor"), AnswerKey(field="gone", voice="parents")):
        if d.form.id == small_form().id:
            d.answers[key] = Answer(key=key, value=word if key.field == "gone" else "c0")
            d.shares[ShareKey(field=key.field, voice=key.voice)] = "share"


def _changed(d: Draft) -> None:
    """Some answers read otherwise when the earlier consents were given."""
    fields = fields_of(d.form.id)
    keys = [key for key in d.answers if key.field in fields]
    for key in d.rng.sample(keys, min(len(keys), d.rng.randrange(1, 4))):
        d.before[key] = _as_it_was(d.rng, d.answers[key], fields[key.field])


def _as_it_was(rng: Random, now: Answer, asked: Field) -> tuple[Answer, Field, bytes]:
    labels = asked.label.root
    kind = rng.choice(("letter", "language", "danish", "question", "english", "stance", "salt"))
    match kind:
        case "letter":
            return now.model_copy(update={"value": f"{now.value}."}), asked, SALT
        case "language":
            return now.model_copy(update={"language": "so"}), asked, SALT
        case "danish":
            text = DanishText(text=f"{now.danish.text if now.danish else ''}s", made_by="tolk", approved=True)
            return now.model_copy(update={"danish": text}), asked, SALT
        case "question":
            return now, _asked_as(asked, {**labels, "da": f"{labels['da']}?"}), SALT
        case "english":
            return now, _asked_as(asked, {**labels, "en": f"{labels.get('en', '')} then"}), SALT
        case "stance":
            return now.model_copy(update={"stance": "declined"}), asked, SALT
        case _:
            return now, asked, b"another transition"


def _asked_as(asked: Field, labels: dict[str, str]) -> Field:
    return asked.model_copy(update={"label": type(asked.label)(labels)})


def _set(group: str, name: str, *values: object) -> Callable[[Draft], None]:
    def disturb(d: Draft) -> None:
        getattr(d, group)[name] = d.rng.choice(values)

    return disturb


def _asked_again(d: Draft) -> None:
    wish = pick(d.rng, ("yes", "no", "thinking"), (1, 1, 2))
    d.facts["form_wish_end"] = SaidAgain(wish=wish, day=d.agreed_on)


def _custody(d: Draft) -> None:
    for n, parent in enumerate(d.parents):
        if chance(d.rng, 50):
            d.parents[n] = parent.model_copy(update={"custody": d.rng.choice(("unknown", "not_holder"))})


def _protected(d: Draft) -> None:
    for n, parent in enumerate(d.parents):
        d.parents[n] = parent.model_copy(update={"protected": protection(d.rng, 40)})
    if chance(d.rng, 40):
        d.child["protected"] = protection(d.rng, 40)


def _unshared(d: Draft) -> None:
    for key in list(d.shares):
        if chance(d.rng, 60):
            d.shares[key] = d.rng.choice(("keep", "undecided"))


def _nothing_shared(d: Draft) -> None:
    d.shares = {key: "keep" for key, _ in d.shares.items() if chance(d.rng, 50)}


def _other_day(d: Draft) -> None:
    days = (-1, 0, 30, 364, 365, 366, 700)
    d.day = d.agreed_on + timedelta(days=d.rng.choice(days))


def _wrong_door(d: Draft) -> None:
    kind = pick(d.rng, ("municipality", "meeting", "parent"), (1, 1, 1))
    d.release["audience"] = Audience(kind=kind, parent=PARENTS[0] if kind == "parent" else None)


def _wild(d: Draft) -> None:
    d.facts["wild"] = True


DISTURBANCES: tuple[list[Callable[[Draft], None]], list[int]] = tuple(map(list, zip(  # type: ignore[assignment]
    (_changed, 12), (_cpr, 5), (_score, 4), (_unclear, 5), (_untranslated, 4), (_stray, 4),
    (_set("facts", "form_wish", "no", "no", "thinking", ""), 3), (_asked_again, 4),
    (_set("facts", "daycare", None, *PLACES), 4),
    (_set("facts", "replaced_by", UUID(int=77)), 2),
    (_set("child", "name", ""), 2), (_set("child", "birth_date", None), 2),
    (_set("release", "channel", "carry", "joint", "sent", "post"), 6),
    (_set("release", "purpose", "other"), 3),
    (_set("release", "recipient", None, *(place.recipient for place in PLACES)), 3),
    (_set("rules", "everyday", "all"), 7), (_set("rules", "administrative", "all"), 5),
    (_set("rules", "screening", False), 8),
    (_custody, 5), (_protected, 6), (_unshared, 6), (_nothing_shared, 3), (_other_day, 9),
    (_wrong_door, 2), (_wild, 5), strict=True,
)))
