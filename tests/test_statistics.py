"""`statistics DIR`: many vaults' numbers added up, small ones hidden, bad files told by name."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from tests.counts_files import counts, put, run
from transitions.domain.tally import BRANCHES, ROOTS
from transitions.main import main
from transitions.statistics import COMPLETE, INCOMPLETE, NOTHING


def anywhere(rng: Random) -> dict[str, int]:
    cells: dict[str, int] = {}
    for root in ROOTS:
        cells[root] = rng.randrange(40)
    for branch in BRANCHES:
        left = cells[branch.total]
        for row in branch.rows[:-1]:
            cells[row] = rng.randint(0, left)
            left -= cells[row]
        cells[branch.rows[-1]] = left
    return cells


def offered(said: str) -> str:
    """How many families, as the terminal tells it."""
    line = next(line for line in said.splitlines() if line.startswith("  Familier, der fik tilbuddet"))
    return line.split()[-1]


def picture(folder: Path) -> ET.Element:
    """The chart, read as every program reads it."""
    return ET.fromstring((folder / "statistik-2026.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own


def table(path: Path) -> list[list[str]]:
    return list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))


def test_many_are_added_up_into_table_chart_and_list(tmp_path: Path) -> None:
    put(tmp_path, *(counts(vault) for vault in range(4)))
    code, said = run(tmp_path)
    assert code == COMPLETE
    assert "Tal fra 4 talfiler" in said
    assert offered(said) == "80"
    rows = table(tmp_path / "statistik-2026.csv")
    assert ["2026", "Tilbuddet om skemaet", "Sagde nej til skemaet", "80", "100,0"] in rows
    pdf = pypdfium2.PdfDocument(BytesIO((tmp_path / "statistik-2026.pdf").read_bytes()))
    assert "80 (100 %)" in "".join(page.get_textpage().get_text_range() for page in pdf)
    chart = picture(tmp_path)
    assert "Sagde nej til skemaet: 80" in "".join(chart.itertext())


def test_each_year_by_itself_and_where_it_is_wanted(tmp_path: Path) -> None:
    put(tmp_path, counts(1), counts(1, year=2025), counts(2))
    assert run(tmp_path, out=tmp_path / "ud" / "her")[0] == COMPLETE
    made = {path.name for path in (tmp_path / "ud" / "her").iterdir()}
    assert made == {f"statistik-{year}.{kind}" for year in (2025, 2026) for kind in ("pdf", "csv", "svg")}


def test_nothing_small_stands_in_any_of_them(tmp_path: Path) -> None:
    for seed in range(12):
        folder = tmp_path / str(seed)
        folder.mkdir()
        rng = Random(seed)
        put(folder, *(counts(vault, anywhere(rng)) for vault in range(1 + seed % 4)))
        code, said = run(folder)
        assert code == COMPLETE
        numbers = [row[3] for row in table(folder / "statistik-2026.csv")[1:] if len(row) == 5]
        assert numbers
        assert not {"1", "2", "3", "4"} & set(numbers), seed
        svg = picture(folder)
        assert not {"1", "2", "3", "4"} & {"".join(text.itertext()) for text in svg.iter()}, seed
        shown = [line.rsplit("  ", 1)[-1] for line in said.splitlines() if line.startswith("  ")]
        assert not [one for one in shown if one.split(" ")[0] in ("1", "2", "3", "4")], seed


def test_what_is_not_shown_has_no_bar_that_could_be_measured(tmp_path: Path) -> None:
    put(tmp_path, counts(1, {"offered": 9, "declined": 7, "undecided": 2}))
    run(tmp_path)
    svg = picture(tmp_path)
    bars = [each for each in svg.iter() if each.tag.endswith("rect")][1:]
    assert len(bars) == 1
    rows = {row[2]: row[3] for row in table(tmp_path / "statistik-2026.csv") if len(row) == 5}
    assert rows["Familier, der fik tilbuddet"] == "vises ikke"
    assert rows["Tænker over det eller har ikke svaret"] == "vises ikke"
    assert rows["Sagde nej til skemaet"] == "7"


def test_no_vault_is_told_apart(tmp_path: Path) -> None:
    """No staff comparison: nothing written names a file or a mark, nor changes with their order."""
    one, two = tmp_path / "a", tmp_path / "b"
    files = [counts(vault, {"offered": 5 + vault, "declined": 5 + vault}) for vault in range(3)]
    for folder, order in ((one, files), (two, files[::-1])):
        folder.mkdir()
        put(folder, *order)
        run(folder)
    for kind in ("pdf", "csv", "svg"):
        made = (one / f"statistik-2026.{kind}").read_bytes()
        assert made == (two / f"statistik-2026.{kind}").read_bytes()
        assert not [each.vault for each in files if each.vault.encode() in made]


def test_a_vault_counts_once_by_its_latest_file(tmp_path: Path) -> None:
    later = counts(1, {"offered": 30, "declined": 30}, edition=2)
    put(tmp_path, counts(1), later, later, counts(2))
    code, said = run(tmp_path)
    assert code == INCOMPLETE
    assert offered(said) == "50"
    assert "0.json er ikke talt med: 1.json er fra samme datafil og år, og den er nyere." in said
    assert "2.json er ikke talt med igen" in said


def test_two_that_differ_and_neither_is_later_are_both_left_out(tmp_path: Path) -> None:
    put(tmp_path, counts(1), counts(1, {"offered": 30, "declined": 30}), counts(2))
    code, said = run(tmp_path)
    assert code == INCOMPLETE
    assert offered(said) == "20"
    assert "0.json, 1.json er ikke talt med" in said


def test_bad_files_are_told_by_name_and_the_rest_is_added_up(tmp_path: Path) -> None:
    put(tmp_path, counts(1), counts(2))
    whole_file = (tmp_path / "0.json").read_text(encoding="utf-8")
    bad = {
        "noter.json": "hej", "tom.json": "", "stor.json": " " * 200_000, "kort.json": whole_file[:300],
        "rettet.json": whole_file.replace('"offered": 20', '"offered": 21'),
        "ny.json": whole_file.replace('"version": 1', '"version": 2'),
    }
    for name, content in bad.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "mappe.json").mkdir()
    (tmp_path / "brev.txt").write_text("hej", encoding="utf-8")
    code, said = run(tmp_path)
    assert code == INCOMPLETE
    assert offered(said) == "40"
    assert [name for name in (*bad, "mappe.json") if f"{name} er ikke talt med: " not in said] == []
    assert "ny.json er ikke talt med: Den er lavet af en nyere udgave" in said
    assert "rettet.json er ikke talt med: Tallene i den hænger ikke sammen" in said
    assert "brev.txt" not in said


def test_practice_and_real_ones_are_never_added_up_together(tmp_path: Path) -> None:
    put(tmp_path, counts(1), counts(2, {"offered": 9, "declined": 9}, practice=True))
    code, said = run(tmp_path)
    assert code == INCOMPLETE
    assert offered(said) == "20"
    assert "1.json er ikke talt med: Det er øvelsestal." in said
    code, said = run(tmp_path, practice=True)
    assert code == INCOMPLETE
    assert offered(said) == "9"
    assert "ØVELSE" in said.splitlines()[0]
    for kind in ("csv", "svg"):
        assert "ØVELSE" in (tmp_path / f"oevelse-statistik-2026.{kind}").read_text(encoding="utf-8")


def test_few_vaults_are_warned_of(tmp_path: Path) -> None:
    put(tmp_path, counts(1), counts(2))
    assert "færre end tre talfiler" in run(tmp_path)[1]
    put(tmp_path, counts(1), counts(2), counts(3))
    assert "færre end tre talfiler" not in run(tmp_path)[1]


@pytest.mark.parametrize("missing", ["", "ingen"])
def test_nothing_to_add_up(tmp_path: Path, missing: str) -> None:
    code, said = run(tmp_path / missing)
    assert code == NOTHING
    assert said == "Der er ingen talfiler at lægge sammen i mappen."


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    put(tmp_path, counts(1))
    code, said = run(tmp_path, out=tmp_path / "0.json")
    assert code == NOTHING
    assert "--out" in said


def test_a_name_that_no_font_has_or_that_is_run_does_no_harm(tmp_path: Path) -> None:
    put(tmp_path, counts(1, municipality="=cmd|'/C calc'!A0"), counts(2, municipality="\U0001f600 \x00"))
    code, _ = run(tmp_path)
    assert code == COMPLETE
    cells = [cell for row in table(tmp_path / "statistik-2026.csv") for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    picture(tmp_path)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, counts(1))
    assert main(["statistics", str(tmp_path)]) == COMPLETE
    assert "Tal om overgange 2026" in capsys.readouterr().out
    done = subprocess.run(
        [sys.executable, "-m", "transitions", "statistics", str(tmp_path), "--practice"],
        capture_output=True, text=True, check=False, encoding="utf-8",
    )
    assert done.returncode == NOTHING
    assert "rigtige tal" in done.stdout
    assert done.stderr == "", "only a terminal is told how far it is"
    assert json.loads((tmp_path / "0.json").read_text(encoding="utf-8"))["edition"] == 1
