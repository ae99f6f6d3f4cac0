"""KL's ADBB answer as a FHIR R4 collection bundle; written, checked twice, and read back strictly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from transitions.domain.disclosure import Disclosure
from transitions.export.adbb import ITEMS, Answer, ExportError, check
from transitions.export.second_check import confirm, refuse_difference

_KL = "http://fhir.kl.dk/children"
_PROFILE = f"{_KL}/StructureDefinition/klgateway-children"
_QUESTIONNAIRE = f"{_KL}/Questionnaire/klgateway-children-adbb"
_EMPLOYEE_ALONE = {
    "system": "http://fhir.kl.dk/term/CodeSystem/CareSocialCodes",
    "code": "8fe80acb-2c2a-4f10-b2b8-ddb77d2f69dc",
    "display": "Medarbejder alene",
}
_INFORMER = {
    "url": f"{_KL}/StructureDefinition/FindingInformer",
    "valueCodeableConcept": {"coding": [_EMPLOYEE_ALONE]},
}
_PRACTICE_TAG = {
    "system": "https://tryg-overgang.example/tags",
    "code": "practice",
    "display": "ØVELSE - må ikke sendes",
}
_CPR, _SOR = "urn:oid:1.2.208.176.1.2", "urn:oid:1.2.208.176.1.1"
_KINDS = ["Patient", "QuestionnaireResponse"]
_LINKS = (*ITEMS, "score")


def write_adbb(disclosure: Disclosure) -> str:
    """The bundle as JSON text; raises :class:`ExportError` naming what may not leave."""
    if disclosure.product != "adbb":
        raise ExportError("product")
    values = ((value.name, value.value) for value in disclosure.values)
    text = _text(_bundle(check(values, disclosure.paper.practice)))
    confirm(text)
    return text


def read_adbb(text: str) -> dict[str, Any]:
    """The values of a bundle such as is written here, and whether it is practice.

    Another system may leave out or word otherwise what says nothing, see ``_settle``. All else
    raises :class:`ExportError` naming the element that is missing, unknown or wrong, and never
    with a word of the text; nothing is repaired.
    """
    bundle = _parse(text)
    citizen, response = _resources(bundle)
    if response.get("questionnaire") != _QUESTIONNAIRE:
        raise ExportError("questionnaire")
    practice = _inside(bundle, "meta", "tag") is not None
    answer = check(_values(bundle, citizen, response), practice)
    _settle(bundle, citizen, response)
    refuse_difference(_bundle(answer), bundle)
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
        "item": [{"linkId": link, "answer": [{"valueInteger": values[link]}]} for link in _LINKS],
    }


def _parse(text: str) -> dict[str, Any]:
    try:
        bundle = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise ExportError("Bundle") from None
    if not isinstance(bundle, dict) or bundle.get("resourceType") != "Bundle":
        raise ExportError("Bundle")
    return bundle


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) != len(pairs):
        raise ValueError("a name stands twice")
    return named


def _refuse_constant(_: str) -> None:
    raise ValueError("not a number of JSON")


def _resources(bundle: dict[str, Any]) -> list[dict[str, Any]]:
    entries = bundle.get("entry")
    resources = [_inside(entry, "resource") for entry in entries] if isinstance(entries, list) else []
    found = [resource for resource in resources if isinstance(resource, dict)]
    if len(found) != len(resources):
        raise ExportError("resource")
    found.sort(key=lambda resource: resource.get("resourceType") != "Patient")
    if [resource.get("resourceType") for resource in found] != _KINDS:
        raise ExportError("entry")
    return found


def _values(
    bundle: dict[str, Any], citizen: dict[str, Any], response: dict[str, Any]
) -> Iterator[tuple[str, object]]:
    yield "cpr", _inside(citizen, "identifier", 0, "value")
    yield "sor", _inside(citizen, "managingOrganization", "identifier", "value")
    yield "authored", response.get("authored")
    yield "timestamp", bundle.get("timestamp")
    yield "status", response.get("status")
    yield "citizen_uuid", citizen.get("id")
    yield "response_uuid", response.get("id")
    items = response.get("item")
    yield from map(_score, items if isinstance(items, list) else [])


def _score(item: object) -> tuple[str, object]:
    link, value = _inside(item, "linkId"), _inside(item, "answer", 0, "valueInteger")
    if not isinstance(link, str) or link not in _LINKS:
        raise ExportError("linkId")
    if item != {"linkId": link, "answer": [{"valueInteger": value}]}:
        raise ExportError(link)
    return link, value


def _settle(bundle: dict[str, Any], citizen: dict[str, Any], response: dict[str, Any]) -> None:
    """Give what says nothing our own form: an id and profiles, an active citizen, a display, an order."""
    if isinstance(bundle.get("id"), str):
        del bundle["id"]
    citizen.setdefault("active", True)
    citizen.setdefault("meta", _meta("citizen"))
    response.setdefault("meta", _meta("questionnaire-response"))
    coding = _inside(response, "extension", 0, "valueCodeableConcept", "coding", 0)
    if isinstance(coding, dict) and isinstance(coding.get("display", ""), str):
        coding["display"] = _EMPLOYEE_ALONE["display"]
    bundle["entry"].sort(key=lambda entry: entry["resource"] is not citizen)


def _inside(value: object, *path: str | int) -> object:
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
