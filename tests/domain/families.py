"""A small family and a small form to try the rules on."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from transitions.domain.answers import Answer, AnswerKey, Share, ShareKey
from transitions.domain.child import Child
from transitions.domain.consent import Approval, Given, Recipient
from transitions.domain.disclosure import Audience
from transitions.domain.form import Form
from transitions.domain.gate import Release
from transitions.domain.person import Custody, HealthVisitor, Parent
from transitions.domain.policy import Policy
from transitions.domain.transition import Daycare, TransitionRecord

DAY = date(2026, 11, 2)
MOTHER, FATHER = UUID(int=1), UUID(int=2)


def _field(name: str, category: str, **more: object) -> dict[str, object]:
    why = {} if category == "internal" else {"why": {"da": "Fordi"}}
    return {
        "id": name, "number": "1", "kind": "text", "label": {"da": f"Om {name}"}, "short": True,
        "voices": ["parents"], "category": category, **why, **more,
    }


FORM = Form.model_validate(
    {
        "id": "small", "version": "1", "title": {"da": "Skema"}, "purpose": {"da": "Formål"},
        "sections": [
            {
                "id": "only", "title": {"da": "Afsnit"},
                "fields": [
                    _field("play", "everyday"),
                    _field("sleep", "everyday"),
                    _field("illness", "special"),
                    _field("home", "special", reveals=["address"]),
                    _field("words", "special", origin="screening"),
                    _field("call_mother", "everyday", concerns="first_parent", reveals=["contact"]),
                    _field("call_father", "everyday", concerns="second_parent", reveals=["contact"]),
                    _field("both", "everyday", concerns="all_parents"),
                    _field("secret", "internal"),
                ],
            }
        ],
    }
)

POLICY = Policy.model_validate(
    {
        "version": "1", "municipality": {"name": {"da": "Øvelseskommunen"}},
        "purposes": [{"id": "start", "label": {"da": "forberede starten"}}],
        "channels": [
            {"id": "carry", "label": {"da": "forældrene"}}, {"id": "sent", "label": {"da": "sendt"}},
        ],
        "information": {"da": "Information"},
    }
)
DAYCARE = Daycare(name="Vuggestuen Solsikken", group="Rød stue")


def key(field: str) -> AnswerKey:
    """The parents' answer to a field."""
    return AnswerKey(field=field, voice="parents")


def parent(who: UUID, custody: Custody = "holder", **more: object) -> Parent:
    """Mette or Jonas."""
    name = "Mette Prøve" if who == MOTHER else "Jonas Prøve"
    return Parent.model_validate({"id": who, "name": name, "custody": custody, **more})


def record(**more: object) -> TransitionRecord:
    """A family that answered and shares everything."""
    names = [field.id for field in FORM.fields()]
    known: dict[str, object] = {
        "id": UUID(int=9),
        "child": Child(id=UUID(int=3), name="Alma Prøve", birth_date=date(2026, 1, 20),
                       parents=(parent(MOTHER), parent(FATHER))),
        "form": FORM,
        "salt": b"0123456789abcdef",
        "health_visitor": HealthVisitor(name="Sofie Øvesen", phone="00 00 00 00"),
        "daycare": DAYCARE,
        "form_wish": "yes",
        "answers": tuple(Answer(key=key(name), value=f"svar om {name}") for name in names),
        "shares": shares(dict.fromkeys(names, "share")),
        **more,
    }
    return TransitionRecord.model_validate(known)


def shares(choices: dict[str, Share]) -> dict[ShareKey, Share]:
    """Share choices of the parents' answers."""
    return {ShareKey(field=name, voice="parents"): choice for name, choice in choices.items()}


def yes(who: UUID, of: TransitionRecord, day: date = DAY, **more: object) -> Given:
    """A yes to everything that reads as it does in ``of``."""
    known: dict[str, object] = {
        "parent": who, "day": day, "until": date(day.year + 1, day.month, day.day),
        "recipient": Recipient(name=DAYCARE.name, group=DAYCARE.group), "channels": ("carry",),
        "purpose": "start", "way": "paper",
        "approvals": tuple(Approval(key=a.key, digest=of.digest(a)) for a in of.answers),
        **more,
    }
    return Given.model_validate(known)


def to_daycare(**more: object) -> Release:
    """The parents carry the daycare's copy."""
    known: dict[str, object] = {
        "product": "handover", "audience": Audience(kind="daycare"), "channel": "carry",
        "recipient": DAYCARE.recipient, "purpose": "start", **more,
    }
    return Release.model_validate(known)
