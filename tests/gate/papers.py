"""A small form with every kind of question, category and concern, each with words found nowhere else."""

from __future__ import annotations

from functools import cache
from itertools import product

from tests.bundled import bundled_catalogue
from transitions.domain.answers import AnswerKey, ShareKey
from transitions.domain.form import Field, Form, Voice
from transitions.domain.policy import Policy
from transitions.domain.texts import Texts

_LETTERS = "bcdfghjkmnpqrtvwxz"
_CODES = ["".join(pair) for pair in product(_LETTERS, repeat=2)]


def mark(kind: str, number: int) -> str:
    """A word that no sentence of the program holds: no digit, no vowel, of one length."""
    return f"qz{kind}{_CODES[number]}qz"


def _words(kind: str, number: int, lead: str) -> dict[str, str]:
    return {"da": f"{lead} {mark(kind, number)}", "en": f"About {mark(kind, number)}x"}


def _field(
    number: int, name: str, kind: str, category: str, more: dict[str, object]
) -> dict[str, object]:
    why = {} if category == "internal" else {"why": {"da": "Fordi"}}
    known = {"voices": ["parents"], **more}
    return {
        "id": name, "number": str(number), "kind": kind, "label": _words("l", number, "Om"),
        "category": category, "short": True, **why, **_shape(number, kind), **known,
    }


def _shape(number: int, kind: str) -> dict[str, object]:
    match kind:
        case "choice" | "choices":
            labels = [_words("c", number * 4 + n, "Valg") for n in range(3)]
            return {"choices": [{"id": f"c{n}", "label": label} for n, label in enumerate(labels)]}
        case "yes_no":
            return {"yes": _words("y", number, "Ja"), "no": _words("n", number, "Nej")}
        case "number":
            return {"min": 0, "max": 999999, "unit": {"da": "ml"}}
        case "repeat":
            return {"columns": [{"id": f"k{number}", "label": _words("k", number, "Navn")}]}
        case _:
            return {}


BOTH = ["parents", "health_visitor"]
_SECTIONS: dict[str, list[tuple[str, str, str, dict[str, object]]]] = {
    "daily": [
        ("play", "text", "everyday", {"voices": BOTH}),
        ("sleep", "choice", "everyday", {}),
        ("milk", "number", "everyday", {}),
        ("meals", "choices", "everyday", {"voices": ["joint"]}),
        ("bedtime", "time", "everyday", {}),
        ("comfort", "text", "everyday", {"voices": BOTH}),
    ],
    "care": [
        ("allergy", "yes_no", "special", {}),
        ("allergy_what", "text", "special", {"visible_when": {"field": "allergy", "is_any_of": [True]}}),
        ("medicine", "repeat", "special", {}),
        ("seen_on", "date", "special", {"voices": ["health_visitor"]}),
        ("illness", "text", "special", {"voices": BOTH}),
        ("contact_words", "text", "special", {"voices": ["health_visitor"], "origin": "screening"}),
    ],
    "family": [
        ("call_first", "text", "everyday", {"concerns": "first_parent", "reveals": ["contact"]}),
        ("call_second", "text", "everyday", {"concerns": "second_parent", "reveals": ["contact"]}),
        ("strain_first", "text", "special", {"concerns": "first_parent"}),
        ("together", "text", "special", {"concerns": "all_parents", "reveals": ["name"]}),
        ("home", "text", "special", {"reveals": ["address"]}),
        ("nickname", "text", "everyday", {"reveals": ["name", "contact"]}),
    ],
    "about": [
        ("help", "text", "administrative", {"voices": ["joint"]}),
        ("start", "text", "administrative", {"source": "start_date"}),
        ("early", "text", "special", {"source": "gestation"}),
        ("due", "text", "special", {"source": "due_date"}),
        ("bearer", "text", "administrative", {"source": "carried_by"}),
        ("attends", "text", "administrative", {"source": "health_visitor_attends"}),
        ("later", "text", "administrative", {"source": "follow_up_date"}),
        ("child_named", "text", "administrative", {"source": "child_name"}),
    ],
    "inside": [
        ("secret", "text", "internal", {"voices": ["health_visitor"]}),
        ("custody_words", "text", "internal", {"source": "custody"}),
        ("protection_words", "text", "internal", {"source": "protection"}),
        ("number_of", "text", "internal", {"source": "cpr"}),
    ],
}


_FRONT = {
    "opening": ["play", "nickname"],
    "topics": [
        {"id": "bed", "title": _words("e", 0, "Emne"), "fields": ["sleep", "bedtime"]},
        {"id": "danger", "title": _words("e", 1, "Emne"), "fields": ["allergy", "allergy_what", "medicine"]},
        {"id": "gate", "title": _words("e", 2, "Emne"), "fields": ["call_first", "call_second", "attends"]},
    ],
}


@cache
def small_form() -> Form:
    """The synthetic form."""
    numbers = iter(range(100))
    sections = [
        {
            "id": name, "title": _words("s", place, "Afsnit"),
            "fields": [_field(next(numbers), *given) for given in fields],
        }
        for place, (name, fields) in enumerate(_SECTIONS.items())
    ]
    return Form.model_validate(
        {"id": "synthetic", "version": "1", "title": {"da": "Skema"}, "purpose": {"da": "Formål"},
         "front": _FRONT, "sections": sections}
    )


@cache
def fields_of(form_id: str) -> dict[str, Field]:
    """The fields of one of the two forms by their ids."""
    form = small_form() if form_id == small_form().id else real_form()
    return {field.id: field for field in form.fields()}


@cache
def answer_key(field: str, voice: Voice, row: str = "") -> AnswerKey:
    """The key of an answer; the families have the same ones."""
    return AnswerKey(field=field, voice=voice, row=row)


@cache
def share_key(field: str, voice: Voice) -> ShareKey:
    """The key of a share choice."""
    return ShareKey(field=field, voice=voice)


@cache
def texts() -> Texts:
    """The program's own sentences."""
    return bundled_catalogue().texts


@cache
def real_form() -> Form:
    """The bundled form."""
    return bundled_catalogue().form


@cache
def policy(everyday: str = "one", administrative: str = "one", screening: bool = True) -> Policy:
    """A municipality's rules."""
    return Policy.model_validate(
        {
            "version": "1", "municipality": {"name": {"da": "Øvelseskommunen"}},
            "consents": {"everyday": everyday, "administrative": administrative,
                         "screening_words_may_travel": screening},
            "purposes": [{"id": "start", "label": {"da": "forberede starten"}},
                         {"id": "other", "label": {"da": "noget andet"}}],
            "channels": [{"id": name, "label": {"da": name}} for name in ("carry", "joint", "sent")],
            "information": {"da": "Information"},
        }
    )
