"""The recovery key on paper: one page, the groups large, and a code that holds the same key."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from tests.bundled import bundled_catalogue
from tests.pdf import gates
from tests.pdf.qr import Grid, read_qr
from transitions.domain.disclosure import KeyGroups, Lines, Said
from transitions.domain.recovery_sheet import Holder, RecoveryKey, recovery_sheet
from transitions.domain.sheet import Sheet
from transitions.pdf.key import QUIET_MODULES
from transitions.pdf.press import Press
from transitions.storage.recovery_key import RECOVERY_BYTES, generate_recovery_key, parse, spell

TEXTS = bundled_catalogue().texts
HOLDERS: tuple[Holder, ...] = ("own", "municipality")
DPI, SIZE = 216, 29


def sheet(key: str, holder: Holder = "own") -> Sheet:
    made = RecoveryKey(holder=holder, key=key, vault="vault-1a2b3c4d", day=date(2026, 11, 21))
    return recovery_sheet(made, TEXTS)


def squares(pdf: bytes) -> Grid:
    """The squares of the code as they are printed: a path as high as it is wide, looked at in a picture."""
    page = pypdfium2.PdfDocument(pdf)[0]
    bounds = [found.get_bounds() for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    ((left, bottom, right, top),) = [
        box for box in bounds if box[2] - box[0] > 60 and abs(box[2] - box[0] - box[3] + box[1]) < 1
    ]
    scale, height = DPI / 72, page.get_height()
    picture = page.render(scale=scale).to_pil().convert("L")
    across, down = (right - left) / SIZE, (top - bottom) / SIZE
    return [
        [
            picture.getpixel(
                (int((left + (x + 0.5) * across) * scale), int((height - top + (y + 0.5) * down) * scale))
            ) < 128
            for x in range(SIZE)
        ]
        for y in range(SIZE)
    ]  # fmt: skip


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
@pytest.mark.parametrize("holder", HOLDERS)
def test_every_gate_is_passed(press: Press, holder: Holder, large: bool) -> None:
    made = sheet(spell(generate_recovery_key()), holder)
    pdf = press.print_sheet(made, large)
    assert gates.missing(pdf, made.paper) == []
    assert gates.missing_glyphs(pdf) == []
    assert gates.wrong_page_numbers(pdf) == []
    assert gates.structure_faults(pdf) == []
    assert gates.lonely_headings(pdf) == []
    assert gates.clipped(pdf) == gates.overlapping(pdf) == gates.in_the_foot(pdf) == []
    assert gates.metadata(pdf)["/Title"] == "Gendannelsesark"


@pytest.mark.parametrize("holder", HOLDERS)
def test_it_is_one_page_with_every_group_and_its_number(press: Press, holder: Holder) -> None:
    key = spell(generate_recovery_key())
    pdf = press.print_sheet(sheet(key, holder))
    (text,) = gates.page_texts(pdf)
    lines = text.split()
    for number, group in enumerate(key.split("-"), start=1):
        assert group in lines
        assert str(number) in lines
    assert "vault-1a2b3c4d" in text
    assert "21. november 2026" in text
    assert ("Kommunens eksemplar" in text) is (holder == "municipality")


def test_the_groups_are_large(press: Press) -> None:
    key = spell(bytearray(RECOVERY_BYTES))
    page = pypdfium2.PdfDocument(press.print_sheet(sheet(key)))[0]
    text = page.get_textpage()
    content = text.get_text_range()
    _, bottom, _, top = text.get_charbox(content.index(key.split("-")[0]))
    assert top - bottom > 14


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(secret=st.binary(min_size=RECOVERY_BYTES, max_size=RECOVERY_BYTES))
def test_the_code_holds_the_same_key(press: Press, secret: bytes) -> None:
    key = spell(bytearray(secret))
    read = read_qr(squares(press.print_sheet(sheet(key))))
    assert read == key
    assert parse(read) == secret


def test_the_reader_of_the_test_can_tell_a_wrong_code(press: Press) -> None:
    grid = squares(press.print_sheet(sheet(spell(bytearray(RECOVERY_BYTES)))))
    assert QUIET_MODULES >= 4
    for row, column in ((28, 27), (20, 25), (15, 28)):
        grid[row][column] = not grid[row][column]
    with pytest.raises((AssertionError, ValueError, IndexError, UnicodeDecodeError)):
        assert read_qr(grid) == spell(bytearray(RECOVERY_BYTES))


def test_the_key_is_nowhere_but_on_the_page(press: Press) -> None:
    key = spell(generate_recovery_key())
    assert gates.leaks(press.print_sheet(sheet(key)), key.split("-")) == []
    assert key not in repr(sheet(key))


groups = st.lists(st.sampled_from(("7K2M9", "WWWWW", "00000", "Q")), min_size=1, max_size=9).map(tuple)
before = st.integers(0, 40).map(lambda count: Lines(caption=Said(danish="Linjer"), count=count))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(groups, st.text("AZ09-", min_size=1, max_size=60), before, st.booleans())
def test_a_key_anywhere_on_a_paper_stays_whole(
    press: Press, groups: tuple[str, ...], code: str, before: Lines, large: bool
) -> None:
    key = KeyGroups(groups=groups, code=code, caption=Said(danish="Samme tegn"))
    paper = sheet(spell(bytearray(RECOVERY_BYTES))).paper.model_copy(update={"parts": (before, key)})
    pdf = press.print_sheet(Sheet(name="recovery", paper=paper), large)
    assert gates.missing(pdf, paper) == gates.structure_faults(pdf) == []
    assert gates.clipped(pdf) == gates.overlapping(pdf) == gates.in_the_foot(pdf) == []
    pages = [[word for word in text.split() if word in groups] for text in gates.page_texts(pdf)]
    assert sorted(map(len, pages))[-1] == len(groups)
