"""What slips past our own model is refused by the FHIR library before it is handed on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.export.papers import adbb
from transitions.export import fhir
from transitions.export.adbb import ExportError
from transitions.export.fhir import write_adbb

ROOT = Path(__file__).parents[2]
Change = Callable[[dict[str, Any]], object]

def first_value(response: dict[str, Any]) -> dict[str, Any]:
    value: dict[str, Any] = response["item"][0]["answer"][0]
    return value


BROKEN_RESPONSE: dict[str, tuple[Change, str]] = {
    "an unknown element": (lambda made: made.update(invented=1), "invented"),
    "a time without an offset": (lambda made: made.update(authored="2021-07-04T10:00:00"), "authored"),
    "no status": (lambda made: made.pop("status"), "status"),
    "a null": (lambda made: made.update(authored=None), "authored"),
    "an unknown element in an item": (lambda made: made["item"][3].update(invented=1), "invented"),
    "no link id": (lambda made: made["item"][3].pop("linkId"), "linkId"),
    "a number as text": (lambda made: first_value(made).update(valueInteger="0"), "valueInteger"),
    "a number with decimals": (lambda made: first_value(made).update(valueInteger=0.0), "valueInteger"),
    "two values": (lambda made: first_value(made).update(valueString="0"), "answer"),
    "an unknown kind of resource": (lambda made: made.update(resourceType="Invented"), "resourceType"),
    "a kind that is no word": (lambda made: made.update(resourceType=1), "resourceType"),
}


def broken(build: Callable[[Any], dict[str, Any]], change: Change) -> Callable[[Any], dict[str, Any]]:
    def build_broken(answer: Any) -> dict[str, Any]:
        resource = build(answer)
        change(resource)
        return resource

    return build_broken


@pytest.mark.parametrize("case", BROKEN_RESPONSE)
def test_a_response_our_model_did_not_see_broken_is_refused_by_name(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, named = BROKEN_RESPONSE[case]
    monkeypatch.setattr(fhir, "_response", broken(fhir._response, change))
    with pytest.raises(ExportError) as refused:
        write_adbb(adbb())
    assert refused.value.item == named


@pytest.mark.parametrize("builder", ["_citizen", "_bundle"])
def test_a_broken_citizen_and_a_broken_bundle_are_refused(
    builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = broken(getattr(fhir, builder), lambda made: made.update(birthDate="05-05-2020"))
    monkeypatch.setattr(fhir, builder, change)
    with pytest.raises(ExportError, match=r"^birthDate$"):
        write_adbb(adbb())


@pytest.mark.parametrize("moment", ["2021-07-04T10:00:00.000Z", "2021-07-04T10:00:00+00:00"])
def test_a_time_that_the_library_reads_as_another_text_is_refused(moment: str) -> None:
    with pytest.raises(ExportError, match=r"^timestamp$"):
        write_adbb(adbb({"timestamp": moment}))


def test_a_refusal_names_the_element_and_not_what_stood_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    number = {"value": "0505209996"}
    change = broken(fhir._citizen, lambda made: made["identifier"][0].update(use=number))
    monkeypatch.setattr(fhir, "_citizen", change)
    with pytest.raises(ExportError) as refused:
        write_adbb(adbb())
    assert str(refused.value) == "use"
    assert refused.value.__suppress_context__


LOADED_LATE = """
import sys
sockets = []
sys.addaudithook(lambda event, _: sockets.append(event) if event.startswith("socket.") else None)
from tests.export.papers import adbb
from transitions.export.formats import Formats
before = "fhir" in sys.modules
Formats().write_adbb(adbb())
print(before, "fhir.resources.R4B.bundle" in sys.modules, sockets)
"""


def test_the_library_is_loaded_by_an_export_alone_and_opens_no_socket() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED_LATE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True", "[]"]
