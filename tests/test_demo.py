"""The demo: what every fictitious family leads to, read back from the files themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from tests.bundled import bundled_catalogue
from tests.demo_by_hand import ADBB, ADBB_WORDS, NO_HANDOVER, STAYS
from tests.leaks import SHORTEST, leaks, leaks_in_text, normalised, revisions
from tests.pdf.gates import metadata, missing
from tests.playing import (
    FILE,
    Again,
    Run,
    handover_of,
    play_from_the_command_line,
    strings,
    surroundings,
    told_by,
    with_more,
    words_of,
    written,
)
from tests.rig import DAY, make_surroundings, make_vaults
from transitions.application.practice.families import Families, Family
from transitions.demo import Demo
from transitions.domain.answers import Share
from transitions.domain.disclosure import Notice, Said
from transitions.pdf.press import Press
from transitions.places import bundled_resources

EVERYWHERE = ("handover.pdf", "sending.pdf")
BESIDE = ("receipt.pdf", "withdrawal.pdf", "extract.pdf", "copy.pdf")
"""The papers beside the daycare's and the parents' copy."""


@pytest.fixture(scope="session")
def shipped() -> Families:
    return bundled_catalogue().families(FILE)


@pytest.fixture(scope="session")
def again(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Again]:
    """Begun early and waited for late."""
    out = tmp_path_factory.mktemp("again") / "out"
    process = play_from_the_command_line(out, seed=1)
    yield Again(out, process)
    process.kill()
    process.communicate()


@pytest.fixture(scope="session")
def run(
    shipped: Families,
    again: Again,
    tmp_path_factory: pytest.TempPathFactory,
) -> Run:
    around, clock, press = surroundings()
    vaults = make_vaults(tmp_path_factory.mktemp("vaults"), make_surroundings())
    files = Demo(around, clock, shipped, DAY).play(vaults)
    return Run(shipped, files, press.printed)


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


def test_a_run_is_the_same_whatever_the_hash_seed(run: Run, again: Again) -> None:
    said = again.process.communicate()

    assert again.process.returncode == 0, said
    files = {path: content for path, content in written(again.out).items() if not is_screen(path)}
    assert files.keys() == run.files.keys()
    differs = {path for path in files if files[path] != run.files[path]}
    assert {path.rpartition("/")[2] for path in differs} <= {"sending.pdf"}


def is_screen(path: str) -> bool:
    return path.startswith("screens/")


def test_every_main_screen_is_drawn(again: Again) -> None:
    again.process.wait()
    screens = {path for path in written(again.out) if is_screen(path)}
    names = ("start", "overview", "family", "introduction", "adbb", "form", "consent", "handover",
             "journal", "meeting", "new_vault", "restore", "profile", "safety", "settings")
    assert screens == {f"screens/{name}.png" for name in names}


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
