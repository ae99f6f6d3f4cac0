"""On which line a mistake stands, and what the municipality's folder would make otherwise."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.bundled import bundled_catalogue
from transitions.catalogue.examination import examine
from transitions.catalogue.lines import line_of, lines_in
from transitions.domain.policy_changes import policy_changes, policy_names
from transitions.places import bundled_resources

TOML = '''# one
title = "a"
long = """
title = "not this"
[table]
"""
list = [
  { key = 1 },
  ["table"]
]

[table]
key = 1
"quoted key" = 2
deep.er = 3

[[rows]]
name = "first"   # [[rows]]

[[rows]]
name = "second"
inline = { a = 1, b = [1, 2] }

[[rows.cells]]
text = "one"

[[rows.cells]]
text = "two"
'''


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("title",), 2), (("long",), 3), (("list", 0, "key"), 7), (("table",), 12), (("table", "key"), 13),
        (("table", "quoted key"), 14), (("table", "deep", "er"), 15), (("rows", 0, "name"), 18),
        (("rows", 1), 20), (("rows", 1, "name"), 21), (("rows", 1, "inline", "b"), 22),
        (("rows", 1, "cells", 0, "text"), 25), (("rows", 1, "text", "cells", 1, "text"), 28),
        (("rows", 1, "missing"), 20), (("nowhere",), 0),
    ],
)
def test_the_line_of_a_place(location: tuple[int | str, ...], line: int) -> None:
    assert line_of(lines_in(TOML), tomllib.loads(TOML), location) == line


def test_every_key_of_the_form_is_found_on_its_own_line() -> None:
    text = (bundled_resources() / "forms" / "overgangsskema.toml").read_text(encoding="utf-8")
    toml, lines, begins = tomllib.loads(text), text.splitlines(), lines_in(text)
    for place, section in enumerate(toml["sections"]):
        for number, field in enumerate(section["fields"]):
            line = line_of(begins, toml, ("sections", place, "fields", number, field["kind"], "id"))
            assert f'"{field["id"]}"' in lines[line - 1]


def test_the_same_is_no_difference(tmp_path: Path) -> None:
    used = bundled_catalogue()
    found = examine(used, bundled_resources(), tmp_path)
    assert (found.present, found.faults, found.differs) == (True, (), False)
    assert not examine(used, bundled_resources(), tmp_path / "nowhere").present


def test_a_value_of_the_policy_is_told_by_its_name(tmp_path: Path) -> None:
    used = bundled_catalogue()
    own = '[municipality]\nname = { da = "Prøveby" }\n[[channels]]\nid = "post"\nlabel = { da = "brev" }\n'
    (tmp_path / "policy.toml").write_text(own, encoding="utf-8")
    found = examine(used, bundled_resources(), tmp_path)
    told = {change.name: (change.before, change.now) for change in found.policy}
    assert told["municipality.name"] == ("Øvelseskommunen", "Prøveby")
    assert told["channels"][1] == "brev"
    assert set(told) == {"municipality.name", "channels"}


def test_other_files_are_named(tmp_path: Path) -> None:
    used = bundled_catalogue()
    for folder in ("leaflets", "glossary"):
        (tmp_path / folder).mkdir()
    leaflet = (bundled_resources() / "leaflets" / "first_visit.toml").read_text(encoding="utf-8")
    changed = leaflet.replace("2. Print", "2. Tryk")
    (tmp_path / "leaflets" / "first_visit.toml").write_text(changed, encoding="utf-8")
    assert examine(used, bundled_resources(), tmp_path).others == ("leaflets/first_visit.toml",)


def test_every_value_of_the_policy_has_a_danish_name() -> None:
    used = bundled_catalogue()
    danish = used.texts.tables["da"]
    assert [name for name in policy_names(used.policy) if f"settings.rule.{name}" not in danish] == []


def test_a_policy_does_not_differ_from_itself() -> None:
    policy = bundled_catalogue().policy
    assert policy_changes(policy, policy) == ()
