"""What is known of our packages is found in a file, with invented records, and told once."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import environment
import make
import system_needs
import vulnerabilities
from bill import bill
from inside import Component
from tests.packaging.fake_child import FakeChild
from vulnerabilities import Finding, Pin

TODAY = date(2026, 11, 21)
PIN = Pin("pillow", "13.0.0")


def events(*named: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"type": "ECOSYSTEM", "events": [{kind: version} for kind, version in named]}]


def record(
    name: str = "PYSEC-1", package: str = "pillow", ecosystem: str = "PyPI", *, aliases: Sequence[str] = (),
    withdrawn: str = "", **affected: object,
) -> dict[str, Any]:  # fmt: skip
    told: dict[str, Any] = {
        "id": name, "aliases": list(aliases), "modified": "2026-11-20T10:00:00Z", "summary": "Invented.",
        "affected": [{"package": {"ecosystem": ecosystem, "name": package}, **affected}],
    }  # fmt: skip
    return told | ({"withdrawn": withdrawn} if withdrawn else {})


def folder_of(place: Path, *known: dict[str, Any]) -> Path:
    place.mkdir(exist_ok=True)
    for number, told in enumerate(known):
        (place / f"{number}.json").write_text(json.dumps(told), encoding="utf-8")
    return place


def found(*known: dict[str, Any], pin: Pin = PIN) -> list[Finding]:
    pins = {pin.name: {pin}}
    return vulnerabilities.together(one for told in known for one in vulnerabilities.concerns(told, pins))


@pytest.mark.parametrize(
    ("range_", "hit"),
    [
        (events(("introduced", "0")), True),
        (events(("introduced", "0"), ("fixed", "13.0.0")), False),
        (events(("introduced", "0"), ("fixed", "13.0.1")), True),
        (events(("introduced", "13.0.0"), ("fixed", "14")), True),
        (events(("introduced", "13.0.1")), False),
        (events(("introduced", "9"), ("last_affected", "13.0")), True),
        (events(("introduced", "9"), ("last_affected", "12.9")), False),
        (events(("fixed", "13.1"), ("introduced", "13"), ("fixed", "9.1"), ("introduced", "0")), True),
        (events(("introduced", "0"), ("fixed", "2.10"), ("introduced", "14"), ("fixed", "15")), False),
        (events(("fixed", "12"), ("introduced", "0")), False),
        (events(("introduced", "13.0.0rc1"), ("fixed", "13.0.0")), False),
        ([{"type": "GIT", "events": [{"introduced": "0"}]}], False),
        (events(("introduced", "0"), ("fixed", "2")) + events(("introduced", "12"), ("fixed", "13.1")), True),
    ],
)
def test_a_version_is_within_a_range_as_osv_says(range_: list[dict[str, Any]], hit: bool) -> None:
    assert bool(found(record(ranges=range_))) is hit


@pytest.mark.parametrize(
    ("versions", "hit"), [(["13.0.0"], True), (["13.0"], True), (["13.0.1", "odd"], False)]
)
def test_a_version_is_found_in_a_list(versions: list[str], hit: bool) -> None:
    assert bool(found(record(versions=versions))) is hit


def test_what_cannot_be_compared_is_told_rather_than_passed_over() -> None:
    (one,) = found(record(ranges=events(("introduced", "first"))))
    assert one.uncertain
    assert "cannot be compared" in vulnerabilities.told(one, ["requirements.txt"])


@pytest.mark.parametrize("name", ["Fhir_Resources", "fhir.resources", "FHIR--resources"])
def test_a_name_is_known_however_it_is_written(name: str) -> None:
    pin = Pin("fhir-resources", "8.3.0")
    assert found(record(package=name, ranges=events(("introduced", "0"))), pin=pin)


def test_another_package_and_another_ecosystem_do_not_concern_us() -> None:
    everything: dict[str, Any] = {"ranges": events(("introduced", "0"))}
    assert not found(record(package="pillows", **everything))
    assert not found(record(ecosystem="npm", **everything))


def test_several_records_of_one_vulnerability_are_told_once() -> None:
    everything: dict[str, Any] = {"ranges": events(("introduced", "0"), ("fixed", "13.0.2"))}
    (one,) = found(
        record("GHSA-1", aliases=["CVE-1"], **everything),
        record("PYSEC-1", aliases=["CVE-2"], **everything),
        record("OSV-1", aliases=["CVE-1", "CVE-2"], **everything),
    )
    assert one.names == {"GHSA-1", "PYSEC-1", "OSV-1", "CVE-1", "CVE-2"}
    assert one.fixed == ("13.0.2",)
    assert len(found(record("GHSA-1", **everything), record("GHSA-2", **everything))) == 2


def test_a_folder_and_the_zip_it_comes_as_are_read_alike(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path / "data", record("PYSEC-1"), record("PYSEC-2", withdrawn="2026-01-01T00:00:00Z")
    )
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as export:
        for path in folder.iterdir():
            export.write(path, path.name)
    for data in (folder, tmp_path / "all.zip"):
        assert [told["id"] for told in vulnerabilities.records(data)] == ["PYSEC-1"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"id": "PYSEC-1"}', '{"modified": "some day"}'])
def test_what_is_no_record_is_refused(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")
    assert vulnerabilities.main(tmp_path, tmp_path / "no bill") == vulnerabilities.UNUSABLE
    assert "odd.json is no record" in capsys.readouterr().err


def test_data_that_says_nothing_about_python_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    npm = folder_of(tmp_path / "npm", record(ecosystem="npm"))
    (tmp_path / "all.zip").write_text("no zip", encoding="utf-8")
    for data in (npm, folder_of(tmp_path / "empty"), tmp_path / "all.zip", tmp_path / "nowhere"):
        assert vulnerabilities.main(data, tmp_path / "no bill") == vulnerabilities.UNUSABLE
        assert capsys.readouterr().err


def test_nothing_known_is_said_with_the_day_of_the_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = folder_of(tmp_path / "data", record(ranges=events(("introduced", "0"), ("fixed", "2"))))
    assert vulnerabilities.main(data, tmp_path / "no bill", TODAY) == vulnerabilities.NONE_KNOWN
    told = capsys.readouterr().out
    assert "the newest is of 2026-11-20" in told
    assert "None is known." in told
    assert "30 days" not in told
    vulnerabilities.main(data, tmp_path / "no bill", date(2027, 1, 1))
    assert "30 days" in capsys.readouterr().out


def test_locks_and_bill_are_looked_up_and_the_rest_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = [
        Component("python", "3.11.7", "Python-2.0.1", "pkg:generic/python@3.11.7", (), ""),
        Component("odd_name", "1.0", "MIT", "pkg:pypi/odd_name@1.0", (), ""),
    ]
    listed = tmp_path / "sbom.cdx.json"
    listed.write_text(bill("0.1.0", parts, 0), encoding="utf-8")
    data = folder_of(
        tmp_path / "data",
        record("PYSEC-1", "Odd-Name", versions=["1.0"]),
        record("PYSEC-2", "ruff", ranges=events(("introduced", "0"))),
    )
    assert vulnerabilities.main(data, listed, TODAY) == vulnerabilities.FOUND
    told = capsys.readouterr().out
    assert "odd-name 1.0: PYSEC-1. Invented." in told
    assert "In sbom.cdx.json." in told
    assert "In requirements-dev.txt." in told
    assert "by hand: python 3.11.7." in told
    assert "2 known vulnerabilities." in told


def test_every_locked_package_is_looked_up() -> None:
    for lock in vulnerabilities.LOCKS:
        lines = [line for line in lock.read_text("utf-8").splitlines() if line[:1].isalnum()]
        assert len(list(vulnerabilities.pinned(lock))) == len(lines)


@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_command_runs_with_what_is_locked(
    code: int, monkeypatch: pytest.MonkeyPatch, child: FakeChild, tmp_path: Path
) -> None:
    monkeypatch.setattr(system_needs, "provide", lambda _: ())
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    child.code = code
    assert make.main(["vulnerabilities", str(tmp_path)]) == code
    assert child.asked[0][1:] == [str(vulnerabilities.__file__), str(tmp_path)]
    assert make.main(["vulnerabilities"]) == 1


def test_it_runs_by_itself_beside_the_library_of_the_folders_name(tmp_path: Path) -> None:
    data = folder_of(tmp_path / "data", record(package="none-of-ours"))
    done = subprocess.run([sys.executable, vulnerabilities.__file__, data], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (vulnerabilities.NONE_KNOWN, b"")
