"""The demo's command line: what is refused, and what a run leaves of the one before."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.playing import written
from transitions.clock import SystemClock
from transitions.main import main

SMALL = """
[health_visitor]
name = "Sofie Øvesen"

[[families]]
id = "lilje"
about = "Lige introduceret."
child = { name = "Lilje Opdigt", birth_date = "-8m" }
"""

ANSWERED = SMALL + """
answers = [{ field = "sleep_nap", voice = "parents", value = 2 }]
transition = { form_wish = "yes" }
"""

UNPLAYABLE = SMALL + """
transition = { form_wish = "yes" }
parents = [{ id = "mor", name = "Mor Opdigt", custody = "holder" }]
events = [{ event = "given", on = "-1d", parent = "mor" }]
"""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (ANSWERED, 'familien "lilje", svaret på "sleep_nap": Feltet "sleep_nap" kendes ikke; '
                   'mente du "sleep_naps"?'),
        (UNPLAYABLE, 'familien "lilje"'),
        (UNPLAYABLE, "Skriv først, hvilket dagtilbud barnet skal begynde i."),
        ("families = ", "Linjen kan ikke forstås."),
        ("", 'Nøglen "health_visitor" mangler.'),
    ],
)
def test_a_wrong_file_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, said: str
) -> None:
    file, out = tmp_path / "familier.toml", tmp_path / "out"
    file.write_text(content, encoding="utf-8")

    code = main(["demo", "--out", str(out), "--families", str(file)])

    assert code == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_a_missing_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["demo", "--out", str(tmp_path / "out"), "--families", str(tmp_path / "nothing.toml")])

    assert code == 2
    assert "nothing.toml: Filen findes ikke." in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("day", ["i morgen", "2026-02-30", "", "2026-11-02T12:00"])
def test_a_wrong_day_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["demo", "--out", str(tmp_path / "out"), f"--today={day}"])

    assert stopped.value.code == 2
    assert f'"{day}" er ikke en dag. Skriv den som 2026-11-02.' in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_out_that_is_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, file = tmp_path / "out", tmp_path / "familier.toml"
    out.write_text("her ligger noget andet", encoding="utf-8")
    file.write_text(SMALL, encoding="utf-8")

    assert main(["demo", "--out", str(out), "--families", str(file)]) == 2
    assert out.read_text(encoding="utf-8") == "her ligger noget andet"


class Played(NamedTuple):
    """Where a demo was written, over what an earlier one left, and the day it was."""

    out: Path
    before: date


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("demo")
    file, out = folder / "familier.toml", folder / "out"
    file.write_text(SMALL, encoding="utf-8")
    for left in ("lilje/handover.pdf", "gamle/journal.txt", "lilje/mine_noter.txt"):
        (out / left).parent.mkdir(parents=True, exist_ok=True)
        (out / left).write_bytes(b"fra sidst")
    before = SystemClock().today()
    assert main(["demo", "--out", str(out), "--families", str(file)]) == 0
    return Played(out, before)


def test_without_a_day_it_is_today(played: Played) -> None:
    told = json.loads((played.out / "summary.json").read_text(encoding="utf-8"))["today"]
    assert played.before.isoformat() <= told <= SystemClock().today().isoformat()


def test_what_an_earlier_demo_left_goes(played: Played) -> None:
    out = played.out
    assert {"lilje/mine_noter.txt", "summary.json", "blank.pdf"} <= written(out).keys()
    assert not {"lilje/handover.pdf", "gamle/journal.txt"} & written(out).keys()
