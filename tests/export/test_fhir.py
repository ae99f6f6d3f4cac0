"""KL's published example as bytes, and everything a validator does not check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from tests.export.papers import RIKKE, adbb, municipal
from transitions.domain.disclosure import TypedValue
from transitions.export.adbb import ITEMS, ExportError
from transitions.export.fhir import read_adbb, write_adbb

PUBLISHED = Path(__file__).parent / "golden" / "rikke.json"
FORBIDDEN = {
    "name",
    "telecom",
    "gender",
    "birthDate",
    "address",
    "author",
    "source",
    "encounter",
    "text",
    "identifier",
}


def test_the_published_example_is_written_byte_for_byte() -> None:
    assert write_adbb(adbb()).encode() == PUBLISHED.read_bytes()


def test_the_published_example_reads_back() -> None:
    assert read_adbb(PUBLISHED.read_text(encoding="utf-8")) == RIKKE | {"practice": False}


def test_only_a_citizen_and_a_response_are_in_the_bundle() -> None:
    citizen, response = (entry["resource"] for entry in json.loads(write_adbb(adbb()))["entry"])
    assert citizen["resourceType"] == "Patient"
    assert not set(citizen) & (FORBIDDEN - {"identifier"})
    assert not set(response) & FORBIDDEN
    assert response["subject"]["reference"] == f"urn:uuid:{citizen['id']}"
    assert all(set(item) == {"linkId", "answer"} for item in response["item"])


@given(st.lists(st.integers(0, 4), min_size=8, max_size=8))
def test_any_complete_answer_reads_back(scores: list[int]) -> None:
    changes: dict[str, JsonValue] = dict(zip(ITEMS, scores, strict=True))
    written = write_adbb(adbb({**changes, "score": sum(scores)}))
    assert read_adbb(written) == RIKKE | changes | {"score": sum(scores), "practice": False}
    assert written.count("\n") == len(written.splitlines())
    assert not written.startswith("\ufeff")


BAD: list[tuple[str, JsonValue]] = [
    ("score", 4),
    ("score", 33),
    ("score", "3"),
    ("score", None),
    ("1facialExpression", 5),
    ("1facialExpression", -1),
    ("1facialExpression", False),
    ("1facialExpression", 0.0),
    ("1facialExpression", "0"),
    ("8attraction", None),
    ("cpr", "050520-9996"),
    ("cpr", "05052099961"),
    ("cpr", "3202209996"),
    ("cpr", "0513209996"),
    ("cpr", "6505209996"),
    ("cpr", "٠٥٠٥٢٠٩٩٩٦"),
    ("sor", "1234567890"),
    ("sor", None),
    ("authored", "2021-02-30"),
    ("authored", "04-07-2021"),
    ("authored", "2021-07-05"),
    ("timestamp", "2021-07-04T10:00:00"),
    ("timestamp", "2021-07-04T10:00+02:00"),
    ("timestamp", "2021-07-04T25:00:00+02:00"),
    ("status", "final"),
    ("citizen_uuid", "A0000000-0000-4000-8000-00000000000A"),
    ("response_uuid", RIKKE["citizen_uuid"]),
    ("note", "kun i journalen"),
    ("9other", 1),
    ("practice", True),
    ("items", 1),
]


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_bad_value_is_refused_by_name(name: str, value: JsonValue) -> None:
    values = dict(RIKKE | {name: value})
    typed = [TypedValue(name=key, value=item) for key, item in values.items() if item is not None]
    with pytest.raises(ExportError) as refused:
        write_adbb(municipal("adbb", values=typed))
    assert refused.value.item == name


def test_a_value_given_twice_is_refused() -> None:
    twice = [TypedValue(name=name, value=value) for name, value in [*RIKKE.items(), ("sor", RIKKE["sor"])]]
    with pytest.raises(ExportError, match="sor"):
        write_adbb(municipal("adbb", values=twice))


def test_another_product_is_refused() -> None:
    with pytest.raises(ExportError, match="product"):
        write_adbb(municipal("journal"))


def test_a_refusal_does_not_quote_the_value() -> None:
    with pytest.raises(ExportError) as refused:
        write_adbb(adbb({"cpr": "1111111111x"}))
    assert "1111" not in str(refused.value)


def test_practice_is_tagged_and_may_hold_a_substitute_number() -> None:
    written = write_adbb(adbb({"cpr": "6505209996"}, practice=True))
    tag = json.loads(written)["meta"]["tag"][0]
    assert tag == {
        "system": "https://tryg-overgang.example/tags",
        "code": "practice",
        "display": "ØVELSE - må ikke sendes",
    }
    assert read_adbb(written)["practice"] is True


def changed(path: list[str | int], value: Any) -> str:
    bundle = json.loads(write_adbb(adbb()))
    place = bundle
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return json.dumps(bundle)


RESPONSE: list[str | int] = ["entry", 1, "resource"]
CITIZEN: list[str | int] = ["entry", 0, "resource"]
FIRST: list[str | int] = [*RESPONSE, "item", 0]
FOREIGN: list[tuple[list[str | int], Any, str]] = [
    (["type"], "batch", "type"),
    (["timestamp"], None, "timestamp"),
    (["total"], 2, "total"),
    (["meta", "profile"], ["https://fhir.kl.dk/children"], "profile"),
    ([*RESPONSE, "questionnaire"], "http://fhir.kl.dk/children/Questionnaire/epds", "questionnaire"),
    ([*RESPONSE, "author"], {"display": "Mette"}, "author"),
    ([*RESPONSE, "status"], "done", "status"),
    ([*RESPONSE, "subject", "reference"], "urn:uuid:other", "reference"),
    ([*RESPONSE, "item"], [], "score"),
    ([*FIRST, "text"], "Ansigtsudtryk", "text"),
    ([*FIRST, "linkId"], "2eyeContact", "2eyeContact"),
    ([*FIRST, "answer", 0, "valueInteger"], 2.0, "1facialExpression"),
    ([*FIRST, "answer", 0, "valueInteger"], True, "1facialExpression"),
    ([*FIRST, "answer", 0, "valueInteger"], "1", "1facialExpression"),
    ([*FIRST, "answer", 0, "valueInteger"], 2, "score"),
    ([*FIRST, "answer"], [{"valueInteger": 0}, {"valueInteger": 0}], "answer"),
    ([*CITIZEN, "name"], [{"text": "Rikke"}], "name"),
    ([*CITIZEN, "active"], 1, "active"),
    ([*CITIZEN, "identifier", 0, "system"], "urn:oid:1.2.3", "system"),
]


@pytest.mark.parametrize(("path", "value", "named"), FOREIGN)
def test_a_foreign_bundle_is_refused_by_name(path: list[str | int], value: Any, named: str) -> None:
    with pytest.raises(ExportError) as refused:
        read_adbb(changed(path, value))
    assert refused.value.item == named


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 100_000, '{"a": 1, "a": 2}', "{}"])
def test_what_is_no_bundle_is_refused(text: str) -> None:
    with pytest.raises(ExportError):
        read_adbb(text)


@given(st.integers(0, 2000), st.sampled_from('0129{}[],"xæ '))
def test_a_changed_sign_is_refused_or_still_consistent(place: int, sign: str) -> None:
    written = write_adbb(adbb())
    place %= len(written)
    try:
        values = read_adbb(written[:place] + sign + written[place + 1 :])
    except ExportError:
        return
    assert values["score"] == sum(values[item] for item in ITEMS)
