"""The data inside the encrypted copy: the words of the pages and nothing else, both ways."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from shutil import which

import pikepdf
import pypdf
import pypdfium2
import pytest

from tests.bundled import bundled_catalogue
from tests.fakes.store import FakeStore
from tests.leaks import leaks
from tests.pdf.parents_papers import STROKES
from tests.pdf.samples import da, handover
from tests.rig import DAY, make_surroundings
from transitions.application.desk import Desk
from transitions.application.practice.play import PlayClock, PlayIds, Practice
from transitions.domain.disclosure import Disclosure, Paper, Signature, Signatures
from transitions.domain.gate import Verdict
from transitions.export.attached import ATTACHED_NAME, write_attached
from transitions.export.sending import encrypt
from transitions.pdf.press import Press
from transitions.places import bundled_resources

SECRET = "bølge-kande-lys-rugbrød-træ-vante"
FAMILIES = ("alma_alt_delt", "emil_beskyttet", "magne_fuldt_skema", "oliwia_to_sprog")
TURNED = re.compile("[\u0600-\u06ff]")
WORD = re.compile(r"\w+")


@cache
def desk_of(family: str) -> tuple[Desk, Verdict]:
    """A practice family as it is today, and what the gate says to sending."""
    clock = PlayClock(DAY)
    around = replace(make_surroundings(), clock=clock, ids=PlayIds())
    store = FakeStore()
    known = bundled_catalogue().families(bundled_resources() / "practice" / "families.toml")
    chosen = tuple(one for one in known.families if one.id == family)
    played = Practice(around.desk(store), clock, DAY).play(known.model_copy(update={"families": chosen}))
    desk = around.desk(store)
    return desk, desk.handovers.verdict(played[family].transition, "sending")


def disclosed(family: str) -> Disclosure:
    disclosure = desk_of(family)[1].disclosure
    assert disclosure is not None
    return disclosure


@cache
def pages_of(family: str) -> bytes:
    return Press(bundled_resources() / "fonts").print_disclosure(disclosed(family))


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def squeezed(text: str) -> str:
    return "".join(WORD.findall(unicodedata.normalize("NFC", text))).casefold()


def told(value: object) -> Iterator[str]:
    """Every word meant for a reader: what is said, in either language, and the foot."""
    if isinstance(value, dict):
        for name, held in value.items():
            if name in {"danish", "other", "left", "middle", "practice_words"}:
                yield held
            else:
                yield from told(held)
    elif isinstance(value, list):
        for held in value:
            yield from told(held)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_data_names_nothing_that_is_not_printed(family: str) -> None:
    printed = squeezed(text_of(pages_of(family)))
    said = [text for text in told(json.loads(write_attached(disclosed(family)))) if not TURNED.search(text)]
    assert len(said) > 30
    lines = [line for text in said for line in text.splitlines()]
    assert [line for line in lines if squeezed(line) not in printed] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_everything_that_is_printed_is_in_the_data(family: str) -> None:
    """Every run of signs on the pages; only their numbers, and that a topic goes on, are not in it."""
    inside = squeezed("".join(told(json.loads(write_attached(disclosed(family))))))
    printed = re.sub(r"Side \d+ af \d+|\(fortsat\)", "", text_of(pages_of(family)))
    assert {word for word in WORD.findall(printed) if squeezed(word) not in inside} == set()


@pytest.mark.parametrize("family", FAMILIES)
def test_the_data_is_the_disclosure_again(family: str) -> None:
    disclosure = disclosed(family)
    data = json.loads(write_attached(disclosure))
    again = disclosure.model_copy(update={"paper": Paper.model_validate(data["paper"])})
    assert again.content_hash == disclosure.content_hash
    assert data["code"] == disclosure.code
    assert data["code"] in text_of(pages_of(family))


def test_an_answer_that_stays_is_not_in_the_data() -> None:
    desk, verdict = desk_of("emil_beskyttet")
    assert verdict.withheld
    data = desk.handovers.data_of(verdict)
    for kept in verdict.withheld:
        assert f'"{kept.label}"' not in data
    assert not {"audience", "parent", "product", "consented"} & set(json.loads(data))


def test_what_may_not_leave_has_no_data() -> None:
    desk, verdict = desk_of("noah_nej_til_overlevering")
    assert verdict.obstacles
    assert desk.handovers.data_of(verdict) == ""
    proposed = Verdict(disclosure=handover().model_copy(update={"consented": False}))
    assert desk.handovers.data_of(proposed) == ""


def test_a_drawn_signature_is_a_caption_in_the_data() -> None:
    drawn = Signatures(text=da("Vi siger ja."), rows=(
        Signature(caption=da("Mette Prøve"), strokes=STROKES, size=(600.0, 200.0)),
    ))
    disclosure = handover()
    signed = disclosure.paper.model_copy(update={"parts": (*disclosure.paper.parts, drawn)})
    data = write_attached(disclosure.model_copy(update={"paper": signed}))
    assert "Mette Prøve" in data
    assert "strokes" not in data
    assert Paper.model_validate(json.loads(data)["paper"]).title == disclosure.paper.title


@pytest.fixture(scope="module")
def copy() -> bytes:
    return encrypt(pages_of("alma_alt_delt"), SECRET, write_attached(disclosed("alma_alt_delt")))


def test_the_data_is_under_the_same_lock_and_is_found_by_others(copy: bytes) -> None:
    wanted = write_attached(disclosed("alma_alt_delt")).encode()
    reader = pypdf.PdfReader(BytesIO(copy), password=SECRET)
    assert reader.attachments == {ATTACHED_NAME: [wanted]}
    with pikepdf.open(BytesIO(copy), password=SECRET) as document:
        (held,) = document.Root.AF
        assert [str(held.AFRelationship), str(held.EF.F.Subtype)] == ["/Data", "/application/json"]
    assert leaks(copy, ["Alma Prøve", ATTACHED_NAME], SECRET)
    assert [name for name in (b"Alma", ATTACHED_NAME.encode()) if name in copy] == []


def test_without_the_choice_nothing_is_inside() -> None:
    reader = pypdf.PdfReader(BytesIO(encrypt(pages_of("alma_alt_delt"), SECRET)), password=SECRET)
    assert reader.attachments == {}


def test_an_encrypted_copy_does_not_claim_to_be_for_an_archive(copy: bytes) -> None:
    """PDF/A forbids encryption; the tags stay, and say so."""
    with pikepdf.open(BytesIO(copy), password=SECRET) as document:
        claims = document.Root.Metadata.read_bytes()
        assert b"pdfaid" not in claims
        assert b"pdfuaid:part" in claims
        assert document.Root.StructTreeRoot.Type == "/StructTreeRoot"


@pytest.mark.skipif(which("pdfdetach") is None, reason="poppler is not installed")
def test_another_program_takes_the_data_out(tmp_path: Path) -> None:
    """A short passphrase: on its command line poppler reads 32 signs, in a window all of them."""
    few, wanted = "kande-lys-vante", write_attached(disclosed("alma_alt_delt"))
    locked = tmp_path / "kopi.pdf"
    locked.write_bytes(encrypt(pages_of("alma_alt_delt"), few, wanted))
    out = tmp_path / "ud.json"
    command = ["pdfdetach", "-upw", few, "-save", "1", "-o", str(out), str(locked)]
    subprocess.run(command, check=True, capture_output=True)
    assert out.read_bytes() == wanted.encode()
