"""The positive controls of the leak gate: every planted leak must be found."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from tests.leaks import leaks, leaks_in_text, normalised, revisions, to_unicode
from transitions.domain.disclosure import Audience, Disclosure, Foot, Notice, Paper, Said
from transitions.export.sending import encrypt
from transitions.pdf.press import Press
from transitions.places import bundled_resources

SECRET = "Ellen er flyttet for nylig"
Plant = Callable[[pikepdf.Pdf], None]


def printed(text: str) -> bytes:
    paper = Paper(
        title=Said(danish="Overgangsskema"),
        parts=(Notice(text=Said(danish=text)),),
        foot=Foot(left="Opdigt", middle="00000000"),
    )
    disclosure = Disclosure(
        product="handover", audience=Audience(kind="daycare"), consented=True,
        written_on=date(2026, 11, 2), paper=paper,
    )
    return Press(bundled_resources() / "fonts").print_disclosure(disclosure)


@pytest.fixture(scope="module")
def clean() -> bytes:
    return printed("Her står kun det, forældrene har valgt at dele.")


def planted(pdf: bytes, plant: Plant, packed: bool = False) -> bytes:
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        plant(document)
        document.save(target, object_stream_mode=mode)
    return target.getvalue()


def secret_bytes() -> bytes:
    return SECRET.encode("latin-1")


def in_the_information(document: pikepdf.Pdf) -> None:
    document.docinfo["/Subject"] = SECRET


def in_the_metadata(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:description"] = SECRET


def attach(document: pikepdf.Pdf, name: str, content: bytes) -> None:
    document.attachments[name] = pikepdf.AttachedFileSpec(
        document, content, description="", filename=name, mime_type="", creation_date="", mod_date=""
    )


def in_an_attachment(document: pikepdf.Pdf) -> None:
    attach(document, "data.json", secret_bytes())


def in_the_name_of_an_attachment(document: pikepdf.Pdf) -> None:
    attach(document, f"{SECRET}.json", b"{}")


def in_a_bookmark(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


def in_an_annotation(document: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=SECRET
    )
    document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])


def in_an_alternate_text(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot["/ActualText"] = SECRET


def in_two_byte_letters(document: pikepdf.Pdf) -> None:
    document.Root["/Note"] = pikepdf.String(b"\xfe\xff" + SECRET.encode("utf-16-be"))


def in_a_name(document: pikepdf.Pdf) -> None:
    document.Root["/Marked"] = pikepdf.Name("/" + SECRET.replace(" ", "_").replace("_", " "))


def in_a_key(document: pikepdf.Pdf) -> None:
    document.Root["/PieceInfo"] = pikepdf.Dictionary({"/" + SECRET: True})


def in_a_script(document: pikepdf.Pdf) -> None:
    document.Root["/OpenAction"] = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=pikepdf.Stream(document, b"app.alert('" + secret_bytes() + b"')")
    )


def in_a_private_object(document: pikepdf.Pdf) -> None:
    document.Root["/Kept"] = document.make_indirect(pikepdf.Array([pikepdf.String(SECRET)]))


def in_a_packed_stream(document: pikepdf.Pdf) -> None:
    document.Root["/Kept"] = pikepdf.Stream(document, secret_bytes())


def in_a_form_nobody_uses(document: pikepdf.Pdf) -> None:
    letters = re.findall("..?", SECRET)
    shown = " ".join(f"({pair})" for pair in letters)
    form = pikepdf.Stream(document, f"BT /F1 9 Tf [{shown}] TJ ET".encode())
    form["/Type"], form["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
    document.Root["/Unused"] = document.make_indirect(form)


def on_the_page(document: pikepdf.Pdf, before: str) -> None:
    half, rest = SECRET[:9], SECRET[9:]
    content = f"q BT /F1 9 Tf {before} ({half}) Tj 0 -12 Td ({rest}) Tj ET Q".encode()
    document.pages[0].contents_add(content)


def hidden_on_the_page(document: pikepdf.Pdf) -> None:
    on_the_page(document, "3 Tr 50 50 Td")


def off_the_page(document: pikepdf.Pdf) -> None:
    on_the_page(document, "-900 -900 Td")


PLANTS: list[Plant] = [
    in_the_information,
    in_the_metadata,
    in_an_attachment,
    in_the_name_of_an_attachment,
    in_a_bookmark,
    in_an_annotation,
    in_an_alternate_text,
    in_two_byte_letters,
    in_a_name,
    in_a_key,
    in_a_script,
    in_a_private_object,
    in_a_packed_stream,
    in_a_form_nobody_uses,
    hidden_on_the_page,
    off_the_page,
]


def test_a_clean_paper_has_no_leak(clean: bytes) -> None:
    assert leaks(clean, [SECRET]) == []


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: str(plant.__name__))
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "in object streams"])
def test_a_planted_leak_is_found(clean: bytes, plant: Plant, packed: bool) -> None:
    assert leaks(planted(clean, plant, packed), [SECRET]) != []


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: str(plant.__name__))
def test_a_leak_in_an_encrypted_copy_is_found_with_its_passphrase(clean: bytes, plant: Plant) -> None:
    pdf = encrypt(planted(clean, plant), "fire korte ord her")

    assert leaks(pdf, [SECRET], "fire korte ord her") != []


def test_text_in_a_font_that_is_only_partly_there_is_found() -> None:
    pdf = printed(f"Far fortæller: {SECRET}.")

    assert secret_bytes() not in pdf
    assert leaks(pdf, [SECRET]) != []


def test_text_over_a_line_break_is_found() -> None:
    long = "Forældrene har " + "talt længe og i ro og mag om, at " * 6 + SECRET

    assert leaks(printed(long), [long]) != []


def test_what_was_there_before_a_later_save_is_found(clean: bytes) -> None:
    old = planted(clean, in_an_annotation, packed=True)

    grown = old + b"\n" + clean

    assert leaks(clean, [SECRET]) == []
    assert leaks(grown, [SECRET]) != []
    assert (revisions(clean), revisions(grown)) == (1, 2)


def test_an_object_that_nobody_names_is_found(clean: bytes) -> None:
    named = planted(clean, in_a_packed_stream)

    unnamed = re.sub(rb"/Kept \d+ 0 R", lambda found: b" " * len(found.group()), named)

    assert unnamed != named
    assert secret_bytes() not in unnamed
    assert leaks(unnamed, [SECRET]) != []


def test_letters_behind_numbers_are_read() -> None:
    cmap = """
    2 beginbfchar <01> <0041> <02> <00660069> endbfchar
    2 beginbfrange <0003> <0005> <0061> <0006> <0007> [<00E6> <00F8>] endbfrange
    """

    codes = to_unicode(cmap)

    assert [codes[bytes([n])] for n in (1, 2)] == ["A", "fi"]
    assert [codes[bytes([0, n])] for n in (3, 4, 5, 6, 7)] == ["a", "b", "c", "æ", "ø"]


def test_what_stands_after_the_end_is_found(clean: bytes) -> None:
    assert leaks(clean + secret_bytes(), [SECRET]) != []
    assert leaks(clean + b"stream\n" + zlib.compress(secret_bytes()) + b"\nendstream", [SECRET]) != []


def test_letters_are_compared_however_they_are_written() -> None:
    assert normalised("Fl\u00adyt te\nt") == normalised("FLYTTET") == normalised("\ufb02yttet")


def test_what_is_too_short_to_look_for_is_refused(clean: bytes) -> None:
    with pytest.raises(ValueError, match="too short"):
        leaks(clean, ["Kim"])


def test_a_text_file_is_searched_too() -> None:
    assert leaks_in_text("Ellen er\nflyttet  for nylig", [SECRET]) == [SECRET]
    assert leaks_in_text("Ellen er her", [SECRET]) == []
