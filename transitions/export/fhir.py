"""KL's ADBB answer as a FHIR R4 collection bundle; written, and read back just as strictly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from transitions.domain.disclosure import Disclosure
from transitions.export.adbb import ITEMS, Answer, ExportError, check

_KL = "http://fhir.kl.dk/children"
_PROFILE = f"{_KL}/StructureDefinition/klgateway-children"
_QUESTIONNAIRE = f"{_KL}/Questionnaire/klgateway-children-adbb"
_INFORMER = {
    "url": f"{_KL}/StructureDefinition/FindingInformer",
    "valueCodeableConcept": {
        "coding": [
            {
                "system": "http://fhir.kl.dk/term/CodeSystem/CareSocialCodes",
                "code": "8fe80acb-2c2a-4f10-b2b8-ddb77d2f69dc",
                "display": "Medarbejder alene",
            }
        ]
    },
}
_PRACTICE_TAG = {
    "system": "https://tryg-overgang.example/tags",
    "code": "practice",
    "display": "ØVELSE - må ikke sendes",
}
_CPR, _SOR = "urn:oid:1.2.208.176.1.2", "urn:oid:1.2.208.176.1.1"


def write_adbb(disclosure: Disclosure) -> str:
    """The bundle as JSON text; raises :class:`ExportError` naming what may not leave."""
    if disclosure.product != "adbb":
        raise ExportError("product")
    values = ((value.name, value.value) for value in disclosure.values)
    return _text(_bundle(check(values, disclosure.paper.practice)))


def read_adbb(text: str) -> dict[str, Any]:
    """The values of a bundle of exactly the shape written here, and whether it is practice.

    Raises :class:`ExportError` naming the element that is missing, unknown or wrong; nothing
    is repaired.
    """
    bundle = _parse(text)
    meta = _at(bundle, "meta")
    practice = isinstance(meta, dict) and "tag" in meta
    answer = check(_values(bundle), practice)
    difference = next(_differences(_bundle(answer), bundle, "Bundle"), None)
    if difference is not None:
        raise ExportError(difference)
    return {**answer.values, "practice": practice}


def _text(bundle: dict[str, Any]) -> str:
    return json.dumps(bundle, ensure_ascii=False, indent=2) + "\n"


def _bundle(answer: Answer) -> dict[str, Any]:
    resources = ((answer.citizen_uuid, _citizen(answer)), (answer.response_uuid, _response(answer)))
    return {
        "resourceType": "Bundle",
        "meta": _meta("delivery-report") | ({"tag": [_PRACTICE_TAG]} if answer.practice else {}),
        "type": "collection",
        "timestamp": answer.timestamp,
        "entry": [{"fullUrl": f"urn:uuid:{uuid}", "resource": resource} for uuid, resource in resources],
    }


def _meta(profile: str) -> dict[str, Any]:
    return {"profile": [f"{_PROFILE}-{profile}"]}


def _identifier(system: str, value: str) -> dict[str, str]:
    return {"use": "official", "system": system, "value": value}


def _citizen(answer: Answer) -> dict[str, Any]:
    return {
        "resourceType": "Patient",
        "id": answer.citizen_uuid,
        "meta": _meta("citizen"),
        "identifier": [_identifier(_CPR, answer.cpr)],
        "active": True,
        "managingOrganization": {"identifier": _identifier(_SOR, answer.sor)},
    }


def _response(answer: Answer) -> dict[str, Any]:
    values = answer.values
    return {
        "resourceType": "QuestionnaireResponse",
        "id": answer.response_uuid,
        "meta": _meta("questionnaire-response"),
        "extension": [_INFORMER],
        "questionnaire": _QUESTIONNAIRE,
        "status": answer.status,
        "subject": {"reference": f"urn:uuid:{answer.citizen_uuid}"},
        "authored": answer.authored,
        "item": [{"linkId": link, "answer": [{"valueInteger": values[link]}]} for link in (*ITEMS, "score")],
    }


def _parse(text: str) -> dict[str, Any]:
    try:
        bundle = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise ExportError("Bundle") from None
    if not isinstance(bundle, dict):
        raise ExportError("Bundle")
    return bundle


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) != len(pairs):
        names = [name for name, _ in pairs]
        raise ExportError(next(name for name in names if names.count(name) > 1))
    return named


def _values(bundle: dict[str, Any]) -> Iterator[tuple[str, object]]:
    citizen, response = _at(bundle, "entry", 0, "resource"), _at(bundle, "entry", 1, "resource")
    yield "cpr", _at(citizen, "identifier", 0, "value")
    yield "sor", _at(citizen, "managingOrganization", "identifier", "value")
    yield "authored", _at(response, "authored")
    yield "timestamp", _at(bundle, "timestamp")
    yield "status", _at(response, "status")
    yield "citizen_uuid", _at(citizen, "id")
    yield "response_uuid", _at(response, "id")
    items = _at(response, "item")
    for index in range(len(items) if isinstance(items, list) else 0):
        yield str(_at(items, index, "linkId")), _at(items, index, "answer", 0, "valueInteger")


def _at(value: object, *path: str | int) -> object:
    for step in path:
        value = _inside(value, step)
        if value is None:
            raise ExportError(next(name for name in reversed(path) if isinstance(name, str)))
    return value


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _differences(ours: object, theirs: object, name: str) -> Iterator[str]:
    if type(ours) is not type(theirs):
        yield name
    elif isinstance(ours, dict) and isinstance(theirs, dict):
        for key in [*ours, *sorted(set(theirs) - set(ours))]:
            yield from _differences(ours.get(key), theirs.get(key), key)
    elif isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            yield name
        for one, other in zip(ours, theirs, strict=False):
            yield from _differences(one, other, name)
    elif ours != theirs:
        yield name
