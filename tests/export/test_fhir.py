"""KL's published example as bytes, and everything a validator does not check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from tests.export.papers import RIKKE, adbb, municipal
from tests.export.published import delivered, published_citizen, published_response
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


@pytest.fixture(scope="module", autouse=True)
def library_is_loaded() -> None:
    """The first export loads the FHIR library, longer than a property test gives one example."""
    write_adbb(adbb())


def test_the_published_example_is_written_byte_for_byte() -> None:
    assert write_adbb(adbb()).encode() == PUBLISHED.read_bytes()


def test_the_published_example_reads_back() -> None:
    assert read_adbb(PUBLISHED.read_text(encoding="utf-8")) == RIKKE | {"practice": False}


def test_the_published_example_has_the_items_codes_and_total_that_kl_published() -> None:
    citizen, response = published_citizen(), published_response()
    written = json.loads(write_adbb(adbb()))
    assert [entry["resource"] for entry in written["entry"]] == [citizen, response]


def test_what_kl_published_reads_back_to_the_same_items_total_status_and_day() -> None:
    read = read_adbb(delivered(published_citizen(), published_response()))
    assert [read[link] for link in (*ITEMS, "score")] == [0, 1, 0, 0, 0, 1, 0, 1, 3]
    assert (read["status"], read["authored"]) == ("completed", "2021-07-04")
    assert (read["cpr"], read["sor"]) == ("0505209996", "123456789012345")
    assert read["practice"] is False


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


def test_practice_departs_in_the_substitute_number_alone_and_is_marked() -> None:
    real, practice = (
        json.loads(write_adbb(adbb({"cpr": cpr}, practice=marked)))
        for cpr, marked in (("0505209996", False), ("6505209996", True))
    )
    assert practice["meta"].pop("tag") == [
        {
            "system": "https://tryg-overgang.example/tags",
            "code": "practice",
            "display": "ØVELSE - må ikke sendes",
        }
    ]
    assert practice["entry"][0]["resource"]["identifier"][0].pop("value") == "6505209996"
    assert real["entry"][0]["resource"]["identifier"][0].pop("value") == "0505209996"
    assert practice == real


@pytest.mark.parametrize("status", ["completed", "amended"])
def test_a_finished_and_a_corrected_answer_are_written_and_read(status: str) -> None:
    written = write_adbb(adbb({"status": status}))
    assert json.loads(written)["entry"][1]["resource"]["status"] == status
    assert read_adbb(written) == RIKKE | {"status": status, "practice": False}
