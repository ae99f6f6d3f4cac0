"""What is read back from a bundle, and what is refused and by which name."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.export.bundles import (
    ANSWER,
    CITIZEN,
    FIRST,
    GONE,
    RESPONSE,
    VALUE,
    WRITTEN,
    Way,
    changed,
    refusal,
)
from tests.export.papers import RIKKE, adbb
from tests.export.published import delivered, published_citizen, published_response
from transitions.export.adbb import ITEMS
from transitions.export.fhir import read_adbb, write_adbb
from transitions.export.formats import Formats

CODING: Way = [*RESPONSE, "extension", 0, "valueCodeableConcept", "coding", 0]

FOREIGN: list[tuple[Way, Any, str]] = [
    (["resourceType"], "Patient", "Bundle"),
    (["type"], "batch", "type"),
    (["timestamp"], GONE, "timestamp"),
    (["timestamp"], "2021-07-04T24:00:00Z", "timestamp"),
    (["timestamp"], "2021-07-03T10:00:00Z", "authored"),
    (["total"], 2, "unknown"),
    (["total"], None, "unknown"),
    (["meta"], GONE, "meta"),
    (["meta", "profile"], ["https://fhir.kl.dk/children"], "profile"),
    (["meta", "tag"], [], "tag"),
    (["entry"], GONE, "entry"),
    (["entry", 0], GONE, "entry"),
    ([*CITIZEN, "resourceType"], "QuestionnaireResponse", "entry"),
    (CITIZEN, None, "resource"),
    (["entry", 1, "fullUrl"], "urn:uuid:00000000-0000-4000-8000-00000000000c", "fullUrl"),
    ([*RESPONSE, "questionnaire"], "http://fhir.kl.dk/children/Questionnaire/epds", "questionnaire"),
    ([*RESPONSE, "questionnaire"], GONE, "questionnaire"),
    ([*RESPONSE, "author"], {"display": "Mette"}, "unknown"),
    ([*RESPONSE, "status"], "done", "status"),
    ([*RESPONSE, "status"], GONE, "status"),
    ([*RESPONSE, "subject", "reference"], "urn:uuid:other", "reference"),
    ([*RESPONSE, "authored"], "2021-07-04T10:00:00+02:00", "authored"),
    ([*RESPONSE, "extension"], GONE, "extension"),
    ([*CODING, "code"], "166d2437-4e47-4a52-bd94-cdbe91086ca6", "code"),
    ([*CODING, "display"], 1, "display"),
    ([*CITIZEN, "name"], [{"text": "Rikke"}], "unknown"),
    ([*CITIZEN, "active"], 1, "active"),
    ([*CITIZEN, "active"], False, "active"),
    ([*CITIZEN, "identifier"], [], "cpr"),
    ([*CITIZEN, "identifier", 0, "value"], "6505209996", "cpr"),
    ([*CITIZEN, "identifier", 0, "system"], "urn:oid:1.2.3", "system"),
    ([*CITIZEN, "managingOrganization"], GONE, "sor"),
    ([*RESPONSE, "item"], [], "score"),
    ([*RESPONSE, "item"], GONE, "score"),
    ([*FIRST, "linkId"], "9other", "linkId"),
    ([*FIRST, "linkId"], "1FacialExpression", "linkId"),
    ([*FIRST, "linkId"], "cpr", "linkId"),
    ([*FIRST, "linkId"], ["score"], "linkId"),
    ([*FIRST, "linkId"], GONE, "linkId"),
    (FIRST, None, "linkId"),
]


@pytest.mark.parametrize(("path", "value", "named"), FOREIGN)
def test_a_foreign_bundle_is_refused_by_name(path: Way, value: Any, named: str) -> None:
    assert refusal(changed(path, value)) == named


FAULTY_FIRST: list[tuple[Way, Any]] = [
    (FIRST, GONE),
    ([*FIRST, "text"], "Ansigtsudtryk"),
    ([*FIRST, "item"], []),
    (ANSWER, GONE),
    (ANSWER, []),
    (ANSWER, {"valueInteger": 0}),
    (ANSWER, [{"valueInteger": 0}, {"valueInteger": 0}]),
    (ANSWER, [{"valueString": "0"}]),
    (ANSWER, [{"valueString": "x" * 31}]),
    (ANSWER, [{"valueInteger": 0, "valueString": "x" * 31}]),
    (VALUE, GONE),
    (VALUE, None),
    (VALUE, 5),
    (VALUE, -1),
    (VALUE, 10**400),
    (VALUE, 0.0),
    (VALUE, False),
    (VALUE, "0"),
    (VALUE, "x" * 31),
]


@pytest.mark.parametrize(("path", "value"), FAULTY_FIRST)
def test_a_fault_in_an_item_names_the_item(path: Way, value: Any) -> None:
    assert refusal(changed(path, value)) == "1facialExpression"


@pytest.mark.parametrize("link", [*ITEMS, "score"])
def test_an_item_that_is_missing_or_stands_twice_is_named(link: str) -> None:
    items = json.loads(WRITTEN)["entry"][1]["resource"]["item"]
    place = [item["linkId"] for item in items].index(link)
    assert refusal(changed([*RESPONSE, "item"], items[:place] + items[place + 1 :])) == link
    assert refusal(changed([*RESPONSE, "item"], items[: place + 1] + items[place:])) == link


@pytest.mark.parametrize("total", [0, 2, 4, 32, 33, -1, 3.0, "3", None, True])
def test_a_sum_that_the_items_do_not_make_is_named(total: Any) -> None:
    assert refusal(changed([*RESPONSE, "item", 8, "answer", 0, "valueInteger"], total)) == "score"


def test_an_answer_to_another_questionnaire_is_refused_as_that_and_not_by_its_items() -> None:
    response = published_response() | {
        "questionnaire": "http://fhir.kl.dk/children/Questionnaire/klgateway-children-epds",
        "item": [{"linkId": "epds1", "answer": [{"valueInteger": 1}]}],
    }
    assert refusal(delivered(published_citizen(), response)) == "questionnaire"


def test_the_items_stand_in_the_order_of_the_questionnaire() -> None:
    items = json.loads(WRITTEN)["entry"][1]["resource"]["item"]
    assert refusal(changed([*RESPONSE, "item"], items[::-1])) == "linkId"


def test_a_substitute_number_is_read_from_a_marked_file_alone() -> None:
    marked = write_adbb(adbb({"cpr": "6505209996"}, practice=True))
    assert read_adbb(marked) == RIKKE | {"cpr": "6505209996", "practice": True}
    bundle = json.loads(marked)
    del bundle["meta"]["tag"]
    assert refusal(json.dumps(bundle)) == "cpr"


def other_uuids() -> str:
    citizen, response = (f"{digit * 8}-1111-4111-8111-111111111111" for digit in "23")
    return WRITTEN.replace(str(RIKKE["citizen_uuid"]), citizen).replace(str(RIKKE["response_uuid"]), response)


def without_profiles() -> str:
    resources = published_citizen(), published_response()
    for resource in resources:
        del resource["meta"]
    return delivered(*resources)


VARIANTS = {
    "other ids": other_uuids(),
    "the response first": delivered(published_response(), published_citizen()),
    "no profiles on the resources": without_profiles(),
    "an id of the bundle": changed(["id"], "delivery-17"),
    "a time of collection to the millisecond": changed(["timestamp"], "2021-07-04T10:00:00.000Z"),
    "another display": changed([*CODING, "display"], "Kun medarbejderen"),
    "no display": changed([*CODING, "display"], GONE),
    "active unsaid": changed([*CITIZEN, "active"], GONE),
    "another order of names": json.dumps(json.loads(WRITTEN), sort_keys=True),
    "one line": json.dumps(json.loads(WRITTEN), separators=(",", ":")),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_says_nothing_may_be_written_otherwise(variant: str) -> None:
    read = read_adbb(VARIANTS[variant])
    silent = ("timestamp", "citizen_uuid", "response_uuid")
    assert read.keys() == RIKKE.keys() | {"practice"}
    assert {name: read[name] for name in RIKKE if name not in silent} == {
        name: value for name, value in RIKKE.items() if name not in silent
    }


MALFORMED = {
    "nothing": "",
    "a list": "[]",
    "null": "null",
    "no end": "{",
    "depth": "[" * 100_000,
    "depth in a bundle": WRITTEN.replace('"collection"', "[" * 900 + "]" * 900),
    "a name twice": WRITTEN.replace('"type"', '"type": "collection", "type"'),
    "a private name twice": '{"0505209996": 1, "0505209996": 2}',
    "no number": WRITTEN.replace('"valueInteger": 3', '"valueInteger": NaN'),
    "endless": WRITTEN.replace('"valueInteger": 3', '"valueInteger": Infinity'),
    "too many digits": WRITTEN.replace('"valueInteger": 3', f'"valueInteger": {"9" * 5000}'),
    "a byte order mark": "\ufeff" + WRITTEN,
    "two bundles": WRITTEN + WRITTEN,
    "an empty object": "{}",
}


@pytest.mark.parametrize("case", MALFORMED)
def test_what_is_no_bundle_is_refused(case: str) -> None:
    assert refusal(MALFORMED[case]) in {"Bundle", "type"}


def test_the_port_gives_the_name_as_the_words_of_a_value_error() -> None:
    assert Formats().read_adbb(WRITTEN) == RIKKE | {"practice": False}
    with pytest.raises(ValueError, match=r"^score$"):
        Formats().read_adbb(changed([*RESPONSE, "item", 8, "answer", 0, "valueInteger"], 4))
