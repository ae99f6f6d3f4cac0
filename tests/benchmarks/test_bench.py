"""The benchmark itself: it measures all it says, on a vault with as many families as it was asked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import growing_window, growth, overview, papers, run, start
from tests.benchmarks.line import Line
from tests.benchmarks.many import make_vault
from tests.storage import acts
from transitions.storage.store import VaultStore
from transitions.ui.journey.steps import STEPS


def test_the_families_are_whole_and_each_its_own(tmp_path: Path) -> None:
    thread = make_vault(tmp_path / "vault", 7).unlock(acts.passphrase(0))

    def read(store: VaultStore) -> tuple[int, set[str], set[int]]:
        store.check()
        desk = acts.surroundings().desk(store)
        records = [desk.transitions.show(transition) for transition in desk.transitions.all()]
        parents = {str(parent.id) for record in records for parent in record.child.parents}
        return len(records), parents, {len(record.answers) for record in records}

    def read_lines(store: VaultStore) -> list[Any]:
        return store.database.rows("SELECT * FROM line ORDER BY place")

    def write_lines_anew(store: VaultStore) -> bool:
        store.database.change("UPDATE line SET until = '', says = ''")
        return acts.surroundings().desk(store).overview.catch_up()

    count, parents, answers = thread.submit(read).result()
    lines = thread.submit(read_lines).result()
    thread.submit(write_lines_anew).result()
    anew = thread.submit(read_lines).result()
    thread.close()
    assert (count, len(parents), answers) == (7, 14, {len(acts.FIELDS)})
    assert len({line[-2] for line in lines}) > 3
    assert lines == anew


@pytest.mark.usefixtures("qapp")
def test_it_measures_all_it_says_and_tells_what_was_wished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in {"SAVES": 5, "OPENINGS": 2, "BESIDE": 2}.items():
        monkeypatch.setattr(run, name, number)
    for name in ("ROUNDS", "STARTS"):
        monkeypatch.setattr(papers, name, 1)
    for name, number in {"ROUNDS": 1, "WALKS": 2}.items():
        monkeypatch.setattr(overview, name, number)
    for name, number in {"ROUNDS": 1, "SAVES": 2}.items():
        monkeypatch.setattr(growth, name, number)
    monkeypatch.setattr(growing_window, "WALKS", 2)
    monkeypatch.setattr(start, "STARTS", 1)
    monkeypatch.setattr(run, "alone", lambda measure: measure())  # where these numbers hold too
    lines = run.measure(tmp_path, 2, 4, 20, 4)
    told = run.table(lines).splitlines()
    assert len(told) == 1 + len(lines) == 12 + len(STEPS)
    assert all(line.wish in row for line, row in zip(lines, told[1:], strict=True))
    headings, *grown = run.growing(tmp_path, 2, 4, 6).splitlines()
    assert headings.split()[3:] == ["2", "transitions", "floor", "to", "floor", "4", "6", "that", "is"]
    assert [row.split("  ")[0] for row in grown] == [
        "start", "unlock", "save", "search, per key", "PDF", "sending copy", "screen change", "memory",
    ]
    assert all(row.count(" x ") == 3 for row in grown)


def test_growth_is_told_beside_the_floor_and_the_smallest() -> None:
    row = growth.Growth("save", "bare commit", 0.5, (1.0, 1.2, 3.0))
    assert row.cells() == ("save", "1.00 ms", "bare commit 0.50 ms", "2.00 x", "1.20 x", "3.00 x", "3.00 ms")


def own_process() -> list[Line]:
    return [Line(str(os.getpid()), "", "", "", "", met=True)]


def test_the_window_is_measured_in_a_process_of_its_own() -> None:
    assert run.alone(own_process)[0].what != own_process()[0].what


def test_a_wish_that_is_missed_is_told() -> None:
    told = run.table([Line("a save", "3 ms", "1 ms", "3.00 x", "<= 2.0 x", met=False)])
    assert told.splitlines()[1].endswith("MISSED")
