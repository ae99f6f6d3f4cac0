"""Known vulnerabilities of what is pinned and of what was built, looked up in a file and on no network.

``python packaging/vulnerabilities.py DATA``, where DATA is OSV's export of PyPI, as the zip file it comes as
or as a folder. Exit code 0: none is known, 1: look at what is listed, 2: the data cannot be used.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

PACKAGING = Path(__file__).resolve().parent
LOCKS = tuple(PACKAGING / f"requirements{kind}.txt" for kind in ("", "-dev", "-build"))
BILL = PACKAGING.parent / "dist" / "tryg-overgang" / "sbom.cdx.json"
ECOSYSTEM = "PyPI"
OLD = timedelta(days=30)
NONE_KNOWN, FOUND, UNUSABLE = range(3)
NOT_BUILT = "the program is not built here"

Osv = Mapping[str, Any]


class Unusable(Exception):
    """The data cannot be used; the text says why."""


class Pin(NamedTuple):
    """A package of ours in one version."""

    name: str
    version: str


class Finding(NamedTuple):
    """A record that names one of our packages; ``uncertain`` where its versions cannot be compared."""

    pin: Pin
    names: frozenset[str]
    summary: str
    fixed: tuple[str, ...]
    uncertain: bool


# --- what is ours ---


def pinned(lock: Path) -> Iterator[Pin]:
    """Every package that a lock names."""
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock.read_text(encoding="utf-8"), re.M):
        yield Pin(canonicalize_name(name), version)


def packed(bill: Path) -> tuple[list[Pin], list[str]]:
    """What the frozen program holds of PyPI, and what of it is from elsewhere and not looked up."""
    parts = json.loads(bill.read_text(encoding="utf-8"))["components"]
    ours = [part for part in parts if part["purl"].startswith("pkg:pypi/")]
    others = [f"{part['name']} {part['version']}" for part in parts if part not in ours]
    return [Pin(canonicalize_name(part["name"]), part["version"]) for part in ours], others


# --- what is known ---


def records(data: Path) -> Iterator[Osv]:
    """Every record of the data that was not withdrawn."""
    for name, text in _texts(data):
        try:
            record = json.loads(text)
            date.fromisoformat(record["modified"][:10])
        except (ValueError, TypeError, KeyError) as wrong:
            raise Unusable(f"{name} is no record of a vulnerability.") from wrong
        if "withdrawn" not in record:
            yield record


def _texts(data: Path) -> Iterator[tuple[str, bytes]]:
    if data.is_dir():
        yield from ((path.name, path.read_bytes()) for path in sorted(data.rglob("*.json")))
        return
    try:
        with zipfile.ZipFile(data) as export:
            for name in sorted(export.namelist()):
                if name.endswith(".json"):
                    yield name, export.read(name)
    except (OSError, zipfile.BadZipFile) as wrong:
        raise Unusable(f"{data} is neither a folder nor a zip file that can be read.") from wrong


def concerns(record: Osv, pins: Mapping[str, set[Pin]]) -> Iterator[Finding]:
    """What a record says of our packages in our versions."""
    for affected in record.get("affected", ()):
        package = affected.get("package", {})
        if package.get("ecosystem") != ECOSYSTEM:
            continue
        for pin in pins.get(canonicalize_name(package.get("name", "")), ()):
            hit = is_affected(pin.version, affected)
            if hit is not False:
                names = frozenset((record["id"], *record.get("aliases", ())))
                yield Finding(pin, names, _summary(record), _fixed(affected), hit is None)


def is_affected(version: str, affected: Osv) -> bool | None:
    """Whether a version is among those named; None where that cannot be told."""
    if version in affected.get("versions", ()):
        return True
    try:
        ours = Version(version)
        listed = any(ours == Version(other) for other in affected.get("versions", ()) if _is_version(other))
        return listed or any(_is_within(ours, given["events"]) for given in _ranges(affected))
    except InvalidVersion:
        return None


def _is_within(ours: Version, events: Iterable[Mapping[str, str]]) -> bool:
    """The events of a range in the order of their versions; each turns it on or off from there."""
    within = False
    for kind, version in sorted((_event(given) for given in events), key=lambda event: event[1]):
        if kind == "introduced":
            within = within or ours >= version
        elif kind == "last_affected":
            within = within and ours <= version
        else:
            within = within and ours < version
    return within


def _event(given: Mapping[str, str]) -> tuple[str, Version]:
    ((kind, version),) = given.items()
    return kind, Version(version)


def _ranges(affected: Osv) -> Iterator[Osv]:
    """Ranges of versions; those of commits say nothing about a package that was published."""
    return (given for given in affected.get("ranges", ()) if given.get("type") in ("ECOSYSTEM", "SEMVER"))


def _is_version(text: str) -> bool:
    try:
        Version(text)
    except InvalidVersion:
        return False
    return True


def _summary(record: Osv) -> str:
    said = record.get("summary") or record.get("details") or ""
    return str(said).strip().partition("\n")[0][:100]


def _fixed(affected: Osv) -> tuple[str, ...]:
    return tuple(
        event["fixed"] for given in _ranges(affected) for event in given["events"] if "fixed" in event
    )


def together(findings: Iterable[Finding]) -> list[Finding]:
    """One for each vulnerability of a package: several records of it name each other."""
    joined: list[Finding] = []
    for finding in findings:
        same = [one for one in joined if one.pin == finding.pin and one.names & finding.names]
        joined = [one for one in joined if one not in same]
        joined.append(_joined([finding, *same]))
    return sorted(joined, key=lambda one: (one.pin, sorted(one.names)))


def _joined(findings: list[Finding]) -> Finding:
    return Finding(
        findings[0].pin,
        frozenset().union(*(one.names for one in findings)),
        next((one.summary for one in findings if one.summary), ""),
        tuple(sorted({version for one in findings for version in one.fixed})),
        all(one.uncertain for one in findings),
    )


# --- what is told ---


def told(finding: Finding, places: Iterable[str]) -> str:
    first, *others = sorted(finding.names)
    also = f" ({', '.join(others)})" if others else ""
    fixed = f"Fixed in {', '.join(finding.fixed)}." if finding.fixed else "No version is named that fixes it."
    doubt = " Its versions cannot be compared: read it." if finding.uncertain else ""
    named = f"{finding.pin.name} {finding.pin.version}: {first}{also}. {finding.summary}"
    return f"{named}\n  {fixed}{doubt} In {', '.join(sorted(places))}."


def main(data: Path, bill: Path = BILL, today: date | None = None) -> int:
    """Look everything up and print what is known."""
    places, others = _ours(bill)
    pins: dict[str, set[Pin]] = {}
    for pin in places:
        pins.setdefault(pin.name, set()).add(pin)
    try:
        known = list(records(data))
        newest = _newest(known)
    except Unusable as wrong:
        print(wrong, file=sys.stderr)
        return UNUSABLE
    found = together(finding for record in known for finding in concerns(record, pins))
    print(f"{len(places)} packages looked up in {len(known)} records; the newest is of {newest}.")
    if (today or datetime.now(UTC).date()) - newest > OLD:
        print(f"That is more than {OLD.days} days ago: what was found since is not in it.")
    for finding in found:
        print(told(finding, places[finding.pin]))
    print(f"Not from {ECOSYSTEM}, to be looked up by hand: {', '.join(others) or NOT_BUILT}.")
    print(f"{len(found)} known vulnerabilities." if found else "None is known.")
    return FOUND if found else NONE_KNOWN


def _newest(known: Iterable[Osv]) -> date:
    """The day of the newest record; a file without any about Python would find nothing in anything."""
    days = [date.fromisoformat(record["modified"][:10]) for record in known if _is_of_pypi(record)]
    if not days:
        raise Unusable(f"There is no record about {ECOSYSTEM} in the data.")
    return max(days)


def _is_of_pypi(record: Osv) -> bool:
    return any(part.get("package", {}).get("ecosystem") == ECOSYSTEM for part in record.get("affected", ()))


def _ours(bill: Path) -> tuple[dict[Pin, set[str]], list[str]]:
    """Every package of ours with where it is named, and what cannot be looked up."""
    places: dict[Pin, set[str]] = {}
    for lock in LOCKS:
        for pin in pinned(lock):
            places.setdefault(pin, set()).add(lock.name)
    inside, others = packed(bill) if bill.is_file() else ([], [])
    for pin in inside:
        places.setdefault(pin, set()).add(bill.name)
    return places, others


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
