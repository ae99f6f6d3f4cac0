"""The demo: what every fictitious family leads to, read back from the files themselves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from tests.fakes import FakeStore
from tests.leaks import SHORTEST, leaks, leaks_in_text, normalised, revisions
from tests.pdf.gates import metadata, missing
from tests.rig import DAY, make_surroundings, make_vaults
from transitions.application.desk import Surroundings
from transitions.application.practice.families import Families, Family, FamilyAnswer
from transitions.application.practice.play import PlayClock, PlayIds, Practice
from transitions.catalogue import Catalogue
from transitions.clock import SystemClock
from transitions.demo import Demo
from transitions.domain.answers import Share
from transitions.domain.disclosure import Disclosure, Notice, Said
from transitions.domain.sheet import Sheet
from transitions.main import main
from transitions.pdf.press import Press
from transitions.places import bundled_resources

FILE = bundled_resources() / "practice" / "families.toml"
ROOT = Path(__file__).resolve().parents[1]
EVERYWHERE = ("handover.pdf", "sending.pdf")
BESIDE = ("receipt.pdf", "withdrawal.pdf", "extract.pdf", "copy.pdf")
"""The papers beside the daycare's and the parents' copy."""
ADBB_WORDS = ("ADBB-", "grænseværdi", "afventer gentagelse", "betinget", "ufuldstændig", "Vokalisering")

STAYS: Mapping[str, Sequence[str]] = {
    "ellen_nej_til_et_svar": (
        "flyttet fra hinanden", "en uge hos hver", "nyt værelse",
    ),
    "oliwia_to_sprog": ("Opdigt Tolkeservice",),
    "freja_bekraeftet": ("Lang tid til svar på lyd", "Som sidst", "grænseværdi", "observation"),
    "karla_ikke_bekraeftet": ("Tastet forkert", "Snue og en dårlig nat", "allergi eller intolerans"),
    "storm_ufuldstaendig": ("Fuld fart eller fuldt stop", "boremaskine", "håndværkere", "i weekenden"),
    "emil_beskyttet": ("Hemmelund", "09 00 00 99", "gule hus", "krisecentret"),
    "sigrid_ukendt_myndighed": ("Komælk", "havredrik", "hans nye nummer", "Lars Tænkt"),
    "saga_mundtligt": ("Vitamindråber", "Far sejler", "skibets telefon", "rykket frem", "til søs"),
    "asta_tvilling": ("Bjørn", "tænker først", "fars skæg", "to eller tre"),
    "luna_afsluttet": ("1 lure", "2 lure"),
}
"""By hand: words of each family that must be in no byte of what the daycare gets."""

NO_HANDOVER = {
    "noah_nej_til_overlevering", "aksel_ny_observation", "liva_intet_delt", "bjoern_tvilling",
    "viggo_nyt_dagtilbud", "ida_udloebet", "theo_trukket_tilbage", "lilje_lige_introduceret",
    "bertil_taenker_over_det", "otto_nej_tak", "vera_nej_til_sidst", "pelle_taenker_igen", "elias_uenige",
    "karl_intet_dagtilbud",
}
ADBB = {"aksel_ny_observation", "freja_bekraeftet", "karla_ikke_bekraeftet", "otto_nej_tak"}
"""The families with a complete observation; Storm's is not."""


class ListeningPress(Press):
    """A press that remembers what it printed for whom."""

    def __init__(self, fonts: Path) -> None:
        super().__init__(fonts)
        self.printed: list[tuple[Disclosure, bytes]] = []

    def print_disclosure(self, disclosure: Disclosure, large: bool = False) -> bytes:
        pdf = super().print_disclosure(disclosure, large)
        self.printed.append((disclosure, pdf))
        return pdf

    def print_sheet(self, sheet: Sheet, large: bool = False) -> bytes:
        return super().print_sheet(sheet, large)


@dataclass
class Run:
    """One demo in this process: the families, the files, and what was printed."""

    families: Families
    files: dict[str, bytes]
    printed: list[tuple[Disclosure, bytes]] = field(default_factory=list)

    @property
    def summary(self) -> dict[str, Any]:
        known: dict[str, Any] = json.loads(self.files["summary.json"])["families"]
        return known

    def family(self, name: str) -> Family:
        return next(family for family in self.families.families if family.id == name)

    def disclosure(self, name: str, product: str) -> Disclosure:
        code = self.summary[name]["products"][product]
        return next(d for d, _ in self.printed if d.content_hash == code and d.product == product)

    def of(self, *names: str) -> Iterator[tuple[str, str, bytes]]:
        """Family, file name and content of the files of these names."""
        for path, content in self.files.items():
            family, _, file = path.rpartition("/")
            if file in names:
                yield family, file, content

    def password(self, family: str, file: str) -> str:
        return str(self.summary[family]["sending_passphrase"]) if file == "sending.pdf" else ""


def surroundings() -> tuple[Surroundings, PlayClock, ListeningPress]:
    clock, press = PlayClock(DAY), ListeningPress(bundled_resources() / "fonts")
    return replace(make_surroundings(), clock=clock, ids=PlayIds(), press=press), clock, press


@pytest.fixture(scope="session")
def shipped() -> Families:
    return Catalogue([bundled_resources()]).families(FILE)


@pytest.fixture(scope="session")
def again(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Path, subprocess.Popen[bytes]]]:
    """Two runs of the command, begun early and waited for late."""
    outs = [tmp_path_factory.mktemp("again") / name for name in ("one", "two")]
    runs = {out: play_from_the_command_line(out, seed) for seed, out in enumerate(outs, start=1)}
    yield runs
    for process in runs.values():
        process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def run(
    shipped: Families,
    again: dict[Path, subprocess.Popen[bytes]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Run:
    around, clock, press = surroundings()
    vaults = make_vaults(tmp_path_factory.mktemp("vaults"), make_surroundings())
    files = Demo(around, clock, shipped, DAY).play(vaults)
    return Run(shipped, files, press.printed)


def play_from_the_command_line(out: Path, seed: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)}
    today = DAY.isoformat()
    command = [sys.executable, "-m", "transitions", "demo", "--out", str(out), "--today", today]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def written(out: Path) -> dict[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inside in value.values():
                yield from strings(inside)
        case list() | tuple():
            for inside in value:
                yield from strings(inside)
        case _:
            return


def words_of(disclosure: Disclosure) -> str:
    return normalised(" ".join(strings(disclosure.paper.model_dump())))


# --- what is made ---------------------------------------------------------------------------------


def test_there_are_many_families_and_none_is_left_out(run: Run) -> None:
    assert len(run.families.families) >= 12
    assert list(run.summary) == [family.id for family in run.families.families]


def test_every_product_opens(run: Run) -> None:
    for path, content in run.files.items():
        family, _, file = path.rpartition("/")
        if path.endswith(".pdf"):
            with pikepdf.open(BytesIO(content), password=run.password(family, file)) as document:
                assert len(document.pages) > 0
            assert revisions(content) == 1
        elif path.endswith(".json"):
            assert json.loads(content)
        else:
            assert content.decode().startswith("ØVELSE\n")


def test_the_sending_copy_needs_its_passphrase(run: Run) -> None:
    copies = list(run.of("sending.pdf"))

    assert len(copies) >= 3
    for _, _, content in copies:
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(content))


def test_every_passphrase_is_its_own(run: Run) -> None:
    passphrases = [made["sending_passphrase"] for made in run.summary.values() if made["sending_passphrase"]]

    assert len(set(passphrases)) == len(passphrases)


def test_the_encrypted_copy_holds_the_same_content(run: Run) -> None:
    for name, made in run.summary.items():
        if "sending" in made["products"]:
            assert made["products"]["sending"] == made["products"]["handover"], name


def test_what_is_not_there_has_a_reason(run: Run) -> None:
    for name, made in run.summary.items():
        for product in ("handover", "parents", "journal", "sending"):
            there = any(path.startswith(f"{name}/{product}.") for path in run.files)
            assert there == (product in made["products"]) != bool(made["obstacles"].get(product)), name


def test_who_gets_a_handover(run: Run) -> None:
    without = {name for name, made in run.summary.items() if "handover" not in made["products"]}

    assert without == NO_HANDOVER


def test_the_national_answer_is_there_for_a_complete_observation_alone(run: Run) -> None:
    assert {family for family, _, _ in run.of("adbb.json")} == ADBB
    assert not any("adbb" in run.summary[name]["obstacles"] for name in ADBB)


# --- what is in it --------------------------------------------------------------------------------


def test_every_word_disclosed_stands_on_the_handover(run: Run) -> None:
    copies = list(run.of("handover.pdf"))

    assert len(copies) >= 10
    for family, _, content in copies:
        paper = run.disclosure(family, "handover").paper
        assert list(paper.entries())
        assert missing(content, paper) == [], family


def test_a_family_s_pages_are_three_at_most(run: Run) -> None:
    """Also those of the full form, and those in two languages."""
    for family, file, content in run.of("handover.pdf", "parents.pdf"):
        assert len(pypdfium2.PdfDocument(content)) <= 3, f"{family}/{file}"


def test_every_word_of_their_own_copy_stands_on_it(run: Run) -> None:
    for family, _, content in run.of("parents.pdf"):
        assert missing(content, run.disclosure(family, "parents").paper) == [], family


def test_nothing_but_what_is_disclosed_is_in_any_byte(run: Run) -> None:
    """Every word of the family's data that the disclosure lacks is looked for in the file."""
    for family, file, content in run.of("handover.pdf", "sending.pdf", "parents.pdf"):
        allowed = words_of(run.disclosure(family, "parents" if file == "parents.pdf" else "handover"))
        known = set(strings(run.family(family).model_dump(exclude={"id"})))
        kept = [text for text in known if len(normalised(text)) > SHORTEST and " " in text]
        kept = [text for text in kept if normalised(text) not in allowed]
        assert kept, family
        assert leaks(content, kept, run.password(family, file)) == [], f"{family}/{file}"


@pytest.mark.parametrize("name", STAYS)
def test_what_stays_is_in_no_byte(run: Run, name: str) -> None:
    copies = [found for found in run.of(*EVERYWHERE) if found[0] == name]

    assert copies
    for family, file, content in copies:
        assert leaks(content, STAYS[name], run.password(family, file)) == [], file


def test_what_is_shared_is_found_by_the_same_gate(run: Run) -> None:
    """The positive control of the three tests above."""
    for family, file, content in run.of(*EVERYWHERE):
        answer = next(a.value for a in run.family(family).answers if a.field == "our_child")
        english = next((a.danish.text for a in run.family(family).answers
                        if a.field == "our_child" and a.danish), str(answer))
        assert leaks(content, [english], run.password(family, file)), f"{family}/{file}"


@pytest.mark.parametrize(
    ("file", "his"),
    [("parents.pdf", "Ring til Peter"), ("receipt.pdf", "Peter Fiktiv"), ("copy.pdf", "Peter Fiktiv"),
     ("extract.pdf", "Du sagde ja")],
)
def test_the_other_parent_s_protected_details_are_not_on_one_s_own_papers(
    run: Run, file: str, his: str
) -> None:
    hidden = ["Nanna", "Hemmelund", "09 00 00 99", "gule hus", "krisecentret"]

    content = run.files[f"emil_beskyttet/{file}"]

    assert leaks(content, hidden) == []
    assert leaks(content, [his]) != []


def test_no_number_of_the_observations_goes_to_the_daycare(run: Run) -> None:
    for family, file, content in run.of("handover.pdf", "sending.pdf", "parents.pdf", "withdrawal.pdf"):
        assert leaks(content, ADBB_WORDS, run.password(family, file)) == [], f"{family}/{file}"


def test_who_gets_the_papers_beside(run: Run) -> None:
    made = {file: {family for family, _, _ in run.of(file)} for file in BESIDE}

    assert made["withdrawal.pdf"] == {"theo_trukket_tilbage"}
    assert len(made["receipt.pdf"]) >= 10
    assert len(made["extract.pdf"]) >= 20
    assert made["extract.pdf"] == made["copy.pdf"]
    for name, summary in run.summary.items():
        for file, families in made.items():
            product = file.removesuffix(".pdf")
            assert (name in families) == (product in summary["products"]), f"{name}/{file}"
            assert (name in families) != bool(summary["obstacles"].get(product)), f"{name}/{file}"


def test_every_word_of_the_papers_beside_stands_on_them(run: Run) -> None:
    for family, file, content in run.of(*BESIDE):
        paper = run.disclosure(family, file.removesuffix(".pdf")).paper
        assert missing(content, paper) == [], f"{family}/{file}"


def told_by(family: Family) -> list[str]:
    """The family's own words, who she is and how she took it back."""
    answers = [text for a in family.answers for text in strings(a.model_dump()) if " " in text]
    assert len(answers) > 5
    return [*answers, *(parent.name for parent in family.parents), "ringede", "Sanne"]


def test_the_letter_holds_no_answer_and_nobody_s_name(run: Run) -> None:
    never = told_by(run.family("theo_trukket_tilbage"))

    content = run.files["theo_trukket_tilbage/withdrawal.pdf"]

    assert leaks(content, never) == []
    assert leaks(content, ["Theo Fiktiv"]) != []


def test_an_answer_planted_in_the_letter_is_found(run: Run) -> None:
    """The positive control of the test above."""
    never = told_by(run.family("theo_trukket_tilbage"))
    letter = run.disclosure("theo_trukket_tilbage", "withdrawal")
    answer = next(text for text in never if text.startswith("Han har haft mange nætter"))
    planted = (*letter.paper.parts, Notice(text=Said(danish=answer)))
    paper = letter.paper.model_copy(update={"parts": planted})

    press = Press(bundled_resources() / "fonts")
    content = press.print_disclosure(letter.model_copy(update={"paper": paper}))

    assert [found.split(" in ")[0] for found in leaks(content, never)] == [repr(answer)]


def test_no_cpr_number_but_in_the_national_answer(run: Run) -> None:
    numbers = {family.id: family.child.number(DAY) for family in run.families.families}
    both = [n for number in numbers.values() if number for n in (number, f"{number[:6]}-{number[6:]}")]

    assert len(both) > 20
    for path, content in run.files.items():
        family, _, file = path.rpartition("/")
        if file == "adbb.json":
            assert leaks_in_text(content.decode(), [numbers[family]])
        elif file.endswith(".pdf"):
            assert leaks(content, both, run.password(family, file)) == [], path
        else:
            assert leaks_in_text(content.decode(), both) == [], path
        assert leaks_in_text(path, both) == []


def test_file_properties_name_nobody(run: Run) -> None:
    for family, _, content in run.of("handover.pdf", "parents.pdf", *BESIDE):
        about = normalised(" ".join(metadata(content).values()))
        known = run.family(family)
        names = [known.child.name, *(parent.name for parent in known.parents)]
        assert not any(normalised(name) in about for name in names), family


def test_practice_is_written_on_everything(run: Run) -> None:
    for family, file, content in run.of("handover.pdf", "parents.pdf", "sending.pdf", *BESIDE):
        assert leaks(content, ["ØVELSE"], run.password(family, file)), f"{family}/{file}"


# --- the same again -------------------------------------------------------------------------------


def test_a_run_is_the_same_whatever_the_hash_seed(
    run: Run, again: dict[Path, subprocess.Popen[bytes]]
) -> None:
    said = [process.communicate() for process in again.values()]

    assert [process.returncode for process in again.values()] == [0, 0], said
    one, two = (written(out) for out in again)
    assert one.keys() == two.keys() == run.files.keys() | {path for path in one if is_screen(path)}
    differs = {path for path in one if not one[path] == two[path] == run.files.get(path, one[path])}
    assert {path.rpartition("/")[2] for path in differs} <= {"sending.pdf"}


def is_screen(path: str) -> bool:
    return path.startswith("screens/")


def test_every_main_screen_is_drawn(again: dict[Path, subprocess.Popen[bytes]]) -> None:
    for process in again.values():
        process.wait()
    screens = {path for path in written(next(iter(again))) if is_screen(path)}
    names = ("start", "overview", "family", "introduction", "adbb", "form", "consent", "handover",
             "journal", "meeting", "new_vault", "restore", "profile", "safety", "settings")
    assert screens == {f"screens/{name}.png" for name in names}


def with_more(family: Family, share: Share, fields: Sequence[str]) -> Families:
    """One family that also answered these questions."""
    more = tuple(
        FamilyAnswer(field=name, voice="parents", value=f"Noget om {name}, som bliver hjemme.", share=share)
        for name in fields
    )
    told = family.model_copy(update={"answers": (*family.answers, *more)})
    visitor = {"name": "Sofie Øvesen", "phone": "09 00 00 10"}
    return Families.model_validate({"health_visitor": visitor, "families": [told]})


def handover_of(families: Families) -> bytes:
    around, clock, _ = surroundings()
    desk = around.desk(FakeStore())
    played = Practice(desk, clock, DAY).play(families)
    (way,) = played.values()
    return around.desk(desk.store).handovers.print(way.transition, "handover").pdf


@pytest.mark.parametrize("share", ["keep", "undecided"])
def test_ten_things_kept_leave_no_trace(run: Run, share: Share) -> None:
    ten = ["uneasy", "falling_asleep_text", "food_not_served", "nappy_skin", "medicine", "contact",
           "temperament", "household", "events", "first_time"]
    family = run.family("noah_nej_til_overlevering").model_copy(update={"events": ()})
    agreed = Family.model_validate(
        {**family.model_dump(), "events": [{"event": "given", "on": "-9d", "parent": parent}
                                           for parent in ("mor", "far")]}
    )

    assert handover_of(with_more(agreed, share, ten)) == handover_of(with_more(agreed, share, ()))
    assert handover_of(with_more(agreed, "share", ten)) != handover_of(with_more(agreed, share, ()))


# --- the command line -----------------------------------------------------------------------------

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


def test_without_a_day_it_is_today(tmp_path: Path) -> None:
    file, out = tmp_path / "familier.toml", tmp_path / "out"
    file.write_text(SMALL, encoding="utf-8")
    before = SystemClock().today()

    assert main(["demo", "--out", str(out), "--families", str(file)]) == 0

    told = json.loads((out / "summary.json").read_text(encoding="utf-8"))["today"]
    assert before.isoformat() <= told <= SystemClock().today().isoformat()


def test_what_an_earlier_demo_left_goes(tmp_path: Path) -> None:
    file, out = tmp_path / "familier.toml", tmp_path / "out"
    file.write_text(SMALL, encoding="utf-8")
    for left in ("lilje/handover.pdf", "gamle/journal.txt", "lilje/mine_noter.txt"):
        (out / left).parent.mkdir(parents=True, exist_ok=True)
        (out / left).write_bytes(b"fra sidst")

    assert main(["demo", "--out", str(out), "--families", str(file)]) == 0

    assert {"lilje/mine_noter.txt", "summary.json", "blank.pdf"} <= written(out).keys()
    assert not {"lilje/handover.pdf", "gamle/journal.txt"} & written(out).keys()
